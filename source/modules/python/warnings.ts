/** `warnings` (`Lib/warnings.py`). Filters match messages and modules as plain text at the front, not as patterns. */
export const SOURCE = String.raw`
import linecache
import sys

__all__ = ['warn', 'warn_explicit', 'showwarning', 'formatwarning', 'filterwarnings', 'simplefilter', 'resetwarnings',
           'catch_warnings', 'deprecated']

filters = [
    ('default', None, DeprecationWarning, '__main__', 0),
    ('ignore', None, DeprecationWarning, None, 0),
    ('ignore', None, PendingDeprecationWarning, None, 0),
    ('ignore', None, ImportWarning, None, 0),
    ('ignore', None, ResourceWarning, None, 0),
]
_defaultaction = 'default'
_onceregistry = {}
_version = 0


class WarningMessage:
    _WARNING_DETAILS = ('message', 'category', 'filename', 'lineno', 'file', 'line', 'source')

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f'{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, '
                f'lineno : {self.lineno!r}, line : {self.line!r}}}')


def formatwarning(message, category, filename, lineno, line=None):
    text = f'{filename}:{lineno}: {category.__name__}: {message}\n'
    if line is None:
        line = linecache.getline(filename, lineno)
    line = line.strip()
    return f'{text}  {line}\n' if line else text


def showwarning(message, category, filename, lineno, file=None, line=None):
    if file is None:
        file = sys.stderr
        if file is None:
            return
    file.write(formatwarning(message, category, filename, lineno, line))


_plain_showwarning = showwarning
_log = None


def _show(message, category, filename, lineno, source):
    if _log is not None:
        _log.append(WarningMessage(message, category, filename, lineno, source=source))
    elif showwarning is not _plain_showwarning:
        showwarning(message, category, filename, lineno)
    else:
        _plain_showwarning(message, category, filename, lineno)


def _add_filter(item, append):
    global _version
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _version += 1


_ACTIONS = ('error', 'ignore', 'always', 'all', 'default', 'module', 'once')


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    if action not in _ACTIONS:
        raise ValueError(f'invalid action: {action!r}')
    _add_filter((action, message or None, category, module or None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    if action not in _ACTIONS:
        raise ValueError(f'invalid action: {action!r}')
    _add_filter((action, None, category, None, lineno), append)


def resetwarnings():
    global _version
    filters[:] = []
    _version += 1


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    if isinstance(message, Warning):
        category = message.__class__
    if category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    try:
        frame = sys._getframe(max(1, stacklevel))
    except ValueError:
        names, filename, lineno = sys.__dict__, 'sys', 0
    else:
        names, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    registry = names.setdefault('__warningregistry__', {})
    warn_explicit(message, category, filename, lineno, names.get('__name__', '<string>'), registry, None, source)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    if module is None:
        module = filename[:-3] if filename.endswith('.py') else filename or '<unknown>'
    if registry is None:
        registry = {}
    if registry.get('version', 0) != _version:
        registry.clear()
        registry['version'] = _version
    if isinstance(message, Warning):
        text = str(message)
        category = message.__class__
    else:
        text = message
        message = category(message)
    key = (text, category, lineno)
    if registry.get(key):
        return
    action = _defaultaction
    for each, msg, cat, mod, ln in filters:
        if ((msg is None or text.lower().startswith(msg.lower())) and issubclass(category, cat)
                and (mod is None or module == mod or module.startswith(mod)) and ln in (0, lineno)):
            action = each
            break
    if action == 'ignore':
        return
    if action == 'error':
        raise message
    if action == 'once':
        registry[key] = 1
        oncekey = (text, category)
        if _onceregistry.get(oncekey):
            return
        _onceregistry[oncekey] = 1
    elif action == 'module':
        registry[key] = 1
        altkey = (text, category, 0)
        if registry.get(altkey):
            return
        registry[altkey] = 1
    elif action == 'default':
        registry[key] = 1
    _show(message, category, filename, lineno, source)


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._filter = None if action is None else (action, category, lineno, append)
        self._entered = False

    def __enter__(self):
        global _log, _version
        if self._entered:
            raise RuntimeError(f'Cannot enter {self!r} twice')
        self._entered = True
        self._filters = filters[:]
        self._log = _log
        self._showwarning = showwarning
        _version += 1
        if self._filter is not None:
            simplefilter(*self._filter)
        _log = [] if self._record else _log
        return _log if self._record else None

    def __exit__(self, *exc_info):
        global _log, _version, showwarning
        if not self._entered:
            raise RuntimeError(f'Cannot exit {self!r} without entering first')
        filters[:] = self._filters
        _log = self._log
        showwarning = self._showwarning
        _version += 1


class deprecated:
    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        if self.category is None or isinstance(arg, type):
            arg.__deprecated__ = self.message
            return arg
        import functools
        message, category, stacklevel = self.message, self.category, self.stacklevel

        @functools.wraps(arg)
        def wrapper(*args, **kwargs):
            warn(message, category=category, stacklevel=stacklevel + 1)
            return arg(*args, **kwargs)

        arg.__deprecated__ = wrapper.__deprecated__ = message
        return wrapper
`;
