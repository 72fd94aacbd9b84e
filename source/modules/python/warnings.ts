/** `warnings` (`Lib/warnings.py`). */
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
_defaultaction = defaultaction = 'default'
_onceregistry = onceregistry = {}
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
    return _formatwarnmsg_impl(WarningMessage(message, category, filename, lineno, None, line))


def showwarning(message, category, filename, lineno, file=None, line=None):
    _showwarnmsg_impl(WarningMessage(message, category, filename, lineno, file, line))


_formatwarning_orig = formatwarning
_showwarning_orig = showwarning


def _formatwarnmsg_impl(msg):
    category = msg.category.__name__
    text = f'{msg.filename}:{msg.lineno}: {category}: {msg.message}\n'
    line = linecache.getline(msg.filename, msg.lineno) if msg.line is None else msg.line
    if line:
        text += f'  {line.strip()}\n'
    if msg.source is not None:
        text += _whence(msg.source, category)
    return text


def _whence(source, category):
    """Where an object was allocated that a warning is about, as far as tracemalloc knows."""
    import tracemalloc
    traceback = tracemalloc.get_object_traceback(source)
    if traceback is None:
        if tracemalloc.is_tracing():
            return ''
        return f'{category}: Enable tracemalloc to get the object allocation traceback\n'
    text = 'Object allocated at (most recent call last):\n'
    for frame in traceback:
        text += f'  File "{frame.filename}", lineno {frame.lineno}\n'
        line = linecache.getline(frame.filename, frame.lineno)
        if line:
            text += f'    {line.strip()}\n'
    return text


def _formatwarnmsg(msg):
    if formatwarning is not _formatwarning_orig:
        return formatwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.line)
    return _formatwarnmsg_impl(msg)


def _showwarnmsg_impl(msg):
    file = sys.stderr if msg.file is None else msg.file
    if file is None:
        return
    try:
        file.write(_formatwarnmsg(msg))
    except OSError:
        pass


def _showwarnmsg(msg):
    if showwarning is not _showwarning_orig:
        if not callable(showwarning):
            raise TypeError('warnings.showwarning() must be set to a function or method')
        showwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)
    else:
        _showwarnmsg_impl(msg)


def _filters_mutated():
    global _version
    _version += 1


def _add_filter(item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _filters_mutated()


_ACTIONS = ('error', 'ignore', 'always', 'default', 'module', 'once')


def _check(holds, error, message):
    # Assertions up to 3.12.
    if not holds:
        raise (error if sys.version_info >= (3, 13) else AssertionError)(message)


def _check_lineno(lineno):
    if sys.version_info >= (3, 13):
        _check(isinstance(lineno, int), TypeError, 'lineno must be an int')
    _check(isinstance(lineno, int) and lineno >= 0, ValueError, 'lineno must be an int >= 0')


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    _check(action in _ACTIONS, ValueError, f'invalid action: {action!r}')
    _check(isinstance(message, str), TypeError, 'message must be a string')
    is_class = isinstance(category, type)
    if sys.version_info >= (3, 13):
        _check(is_class and issubclass(category, Warning), TypeError, 'category must be a Warning subclass')
    else:
        _check(is_class, TypeError, 'category must be a class')
        _check(issubclass(category, Warning), TypeError, 'category must be a Warning subclass')
    _check(isinstance(module, str), TypeError, 'module must be a string')
    _check_lineno(lineno)
    if message or module:
        import re
    message = re.compile(message, re.I) if message else None
    module = re.compile(module) if module else None
    _add_filter((action, message, category, module, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    _check(action in _ACTIONS, ValueError, f'invalid action: {action!r}')
    _check_lineno(lineno)
    _add_filter((action, None, category, None, lineno), append)


def resetwarnings():
    filters[:] = []
    _filters_mutated()


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    if isinstance(message, Warning):
        category = message.__class__
    if category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    try:
        frame = sys._getframe(max(1, stacklevel))
        while skip_file_prefixes and frame.f_code.co_filename.startswith(skip_file_prefixes):
            frame = frame.f_back
    except ValueError:
        frame = None
    if frame is None:
        filename, lineno = ('<sys>', 0) if sys.version_info >= (3, 13) else ('sys', 1)
        names = sys.__dict__
    else:
        names, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    registry = names.setdefault('__warningregistry__', {})
    warn_explicit(message, category, filename, lineno, names.get('__name__', '<string>'), registry, None, source)


def _matches(pattern, text):
    # Those that the interpreter begins with are plain text (check_matched() of Python/_warnings.c).
    return pattern is None or (pattern == text if isinstance(pattern, str) else pattern.match(text) is not None)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    if module is None:
        module = filename[:-3] if filename.endswith('.py') else filename or '<unknown>'
    if registry is not None and registry.get('version') != _version:
        registry.clear()
        registry['version'] = _version
    if isinstance(message, Warning):
        text = str(message)
        category = message.__class__
    else:
        text = message
        message = category(message)
    key = (text, category, lineno)
    if registry is not None and registry.get(key):
        return
    action = defaultaction
    for each, msg, cat, mod, ln in filters:
        if _matches(msg, text) and issubclass(category, cat) and _matches(mod, module) and ln in (0, lineno):
            action = each
            break
    if action == 'ignore':
        return
    if action == 'error':
        raise message
    if action != 'always':
        if registry is not None:
            registry[key] = True
        seen = onceregistry if registry is None and action == 'once' else registry
        if action in ('once', 'module'):
            key = (text, category)
            if seen is not None:
                if seen.get(key):
                    return
                seen[key] = True
        elif action != 'default':
            raise RuntimeError(f'Unrecognized action ({action!r}) in warnings.filters:\n {(action, msg, cat, mod, ln)}')
    _showwarnmsg(WarningMessage(message, category, filename, lineno, source=source))


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._module = sys.modules['warnings'] if module is None else module
        self._filter = None if action is None else (action, category, lineno, append)
        self._entered = False

    def __repr__(self):
        args = ['record=True'] if self._record else []
        if self._module is not sys.modules['warnings']:
            args.append(f'module={self._module!r}')
        return f'{type(self).__name__}({", ".join(args)})'

    def __enter__(self):
        if self._entered:
            raise RuntimeError(f'Cannot enter {self!r} twice')
        self._entered = True
        module = self._module
        self._filters = module.filters
        module.filters = self._filters[:]
        module._filters_mutated()
        self._showwarning = module.showwarning
        self._showwarnmsg_impl = module._showwarnmsg_impl
        log = None
        if self._record:
            log = []
            module._showwarnmsg_impl = log.append
            module.showwarning = module._showwarning_orig
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError(f'Cannot exit {self!r} without entering first')
        module = self._module
        module.filters = self._filters
        module._filters_mutated()
        module.showwarning = self._showwarning
        module._showwarnmsg_impl = self._showwarnmsg_impl


class deprecated:
    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(f"Expected an object of type str for 'message', not {type(message).__name__!r}")
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        if self.category is None:
            arg.__deprecated__ = self.message
            return arg
        if isinstance(arg, type):
            return self._of_class(arg)
        if not callable(arg):
            raise TypeError('@deprecated decorator with non-None category must be applied to a class or callable, not '
                            f'{arg!r}')
        wrapper = self._warning(arg)
        arg.__deprecated__ = wrapper.__deprecated__ = self.message
        return wrapper

    def _warning(self, function):
        import functools
        message, category, stacklevel = self.message, self.category, self.stacklevel

        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            warn(message, category=category, stacklevel=stacklevel + 1)
            return function(*args, **kwargs)

        return wrapper

    def _of_class(self, arg):
        """Warns when an instance is made, and when a subclass is."""
        import functools
        from types import MethodType
        message, category, stacklevel = self.message, self.category, self.stacklevel
        new = arg.__new__

        @functools.wraps(new)
        def __new__(cls, /, *args, **kwargs):
            if cls is arg:
                warn(message, category=category, stacklevel=stacklevel + 1)
            if new is not object.__new__:
                return new(cls, *args, **kwargs)
            if cls.__init__ is object.__init__ and (args or kwargs):
                raise TypeError(f'{cls.__name__}() takes no arguments')
            return new(cls)

        arg.__new__ = staticmethod(__new__)
        init_subclass = arg.__init_subclass__
        if isinstance(init_subclass, MethodType):
            arg.__init_subclass__ = classmethod(self._warning(init_subclass.__func__))
        else:
            arg.__init_subclass__ = self._warning(init_subclass)
        arg.__deprecated__ = __new__.__deprecated__ = message
        return arg
`;
