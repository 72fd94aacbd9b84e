/** `annotationlib` (3.14): annotations as values, as text, or with what is not there yet as `ForwardRef`. */
export const SOURCE = String.raw`
import builtins
import enum
import sys
import types

__all__ = ['Format', 'ForwardRef', 'call_annotate_function', 'call_evaluate_function',
           'get_annotate_from_class_namespace', 'get_annotations', 'annotations_to_string', 'type_repr']


class Format(enum.IntEnum):
    VALUE = 1
    VALUE_WITH_FAKE_GLOBALS = 2
    FORWARDREF = 3
    STRING = 4


_ATOM = 16
_SLOTS = ('__forward_arg__', '__forward_is_argument__', '__forward_is_class__', '__forward_module__', '__owner__',
          '_globals', '_level')


def _fill(ref, text, level=_ATOM, owner=None, is_class=False, globals=None, module=None, is_argument=True):
    ref.__forward_arg__ = text
    ref.__forward_is_argument__ = is_argument
    ref.__forward_is_class__ = is_class
    ref.__forward_module__ = module
    ref.__owner__ = owner
    ref._globals = globals
    ref._level = level


class ForwardRef:
    __slots__ = _SLOTS

    def __init__(self, arg, *, module=None, owner=None, is_argument=True, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f'Forward reference must be a string -- got {arg!r}')
        _fill(self, arg, _ATOM, owner, is_class, None, module, is_argument)

    def __init_subclass__(cls, /, *args, **kwds):
        raise TypeError('Cannot subclass ForwardRef')

    def evaluate(self, *, globals=None, locals=None, type_params=None, owner=None, format=Format.VALUE):
        if format == Format.STRING:
            return self.__forward_arg__
        owner = owner if owner is not None else self.__owner__
        if globals is None:
            globals = self._globals
        if globals is None and self.__forward_module__ is not None:
            module = self.__forward_module__
            globals = getattr(sys.modules.get(module) if isinstance(module, str) else module, '__dict__', None)
        if globals is None and isinstance(owner, type):
            globals = getattr(sys.modules.get(owner.__module__), '__dict__', None)
        if globals is None:
            globals = getattr(owner, '__globals__', None) or getattr(owner, '__dict__', None) or {}
        names = {}
        params = type_params if type_params is not None else getattr(owner, '__type_params__', None) or ()
        for param in params:
            names[param.__name__] = param
        if isinstance(owner, type):
            names.update(vars(owner))
        if locals is not None:
            names.update(locals)
        text = self.__forward_arg__
        if text.isidentifier() and text not in names and text not in globals and not hasattr(builtins, text):
            if format == Format.FORWARDREF:
                return self
            raise NameError(f'name {text!r} is not defined', name=text)
        try:
            return eval(text, globals, names)
        except NameError:
            if format == Format.FORWARDREF:
                return self
            raise

    @property
    def __forward_code__(self):
        return compile(self.__forward_arg__, '<string>', 'eval')

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return (self.__forward_arg__ == other.__forward_arg__ and self.__forward_module__ == other.__forward_module__
                and self.__forward_is_class__ == other.__forward_is_class__ and self.__owner__ is other.__owner__)

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__, self.__forward_is_class__))

    def __or__(self, other):
        return types.UnionType[self, other]

    def __ror__(self, other):
        return types.UnionType[other, self]

    def __repr__(self):
        extra = []
        if self.__forward_module__ is not None:
            extra.append(f', module={self.__forward_module__!r}')
        if self.__forward_is_class__:
            extra.append(', is_class=True')
        if self.__owner__ is not None:
            extra.append(f', owner={self.__owner__!r}')
        return f'ForwardRef({self.__forward_arg__!r}{"".join(extra)})'


class _Unknown:
    # Stands for a name while annotations are computed, and writes down what is done with it.
    __slots__ = _SLOTS

    def _made(self, text, level=_ATOM):
        return self._globals.unknown(text, level)

    def __getattr__(self, name):
        if name.startswith('__') and name.endswith('__'):
            raise AttributeError(name)
        return self._made(f'{_text(self, _ATOM)}.{name}')

    def __getitem__(self, key):
        if isinstance(key, tuple) and key:
            inside = ', '.join(_text(each) for each in key)
        else:
            inside = _text(key)
        return self._made(f'{_text(self, _ATOM)}[{inside}]')

    def __call__(self, /, *args, **kwargs):
        given = [_text(each) for each in args] + [f'{key}={_text(value)}' for key, value in kwargs.items()]
        return self._made(f'{_text(self, _ATOM)}({", ".join(given)})')

    def __iter__(self):
        yield self._made(f'*{_text(self, 7)}')

    def __hash__(self):
        return id(self)

    def __repr__(self):
        return self.__forward_arg__


def _text(value, level=0):
    if type(value) is _Unknown:
        text = value.__forward_arg__
        return text if value._level >= level else f'({text})'
    if isinstance(value, str):
        return repr(value)
    if type(value) is slice:
        ends = ['' if each is None else _text(each) for each in (value.start, value.stop)]
        return ':'.join(ends + ([] if value.step is None else [_text(value.step)]))
    if type(value) is tuple:
        return f'({", ".join(map(_text, value))}{"," if len(value) == 1 else ""})'
    if type(value) is list:
        return f'[{", ".join(map(_text, value))}]'
    if type(value) is dict:
        return f'{{{", ".join(f"{_text(key)}: {_text(each)}" for key, each in value.items())}}}'
    return type_repr(value)


def _add_operators():
    def binary(sign, level):
        left, right = (level + 1, level) if sign == '**' else (level, level + 1)

        def operate(self, other):
            return self._made(f'{_text(self, left)} {sign} {_text(other, right)}', level)

        def reflected(self, other):
            return self._made(f'{_text(other, left)} {sign} {_text(self, right)}', level)
        return operate, reflected

    def unary(sign):
        return lambda self: self._made(f'{sign}{_text(self, 13)}', 13)

    for name, sign, level in (
            ('or', '|', 7), ('xor', '^', 8), ('and', '&', 9), ('lshift', '<<', 10), ('rshift', '>>', 10),
            ('add', '+', 11), ('sub', '-', 11), ('mul', '*', 12), ('matmul', '@', 12), ('truediv', '/', 12),
            ('floordiv', '//', 12), ('mod', '%', 12), ('pow', '**', 14)):
        operate, reflected = binary(sign, level)
        setattr(_Unknown, f'__{name}__', operate)
        setattr(_Unknown, f'__r{name}__', reflected)
    for name, sign in (('lt', '<'), ('le', '<='), ('eq', '=='), ('ne', '!='), ('gt', '>'), ('ge', '>=')):
        setattr(_Unknown, f'__{name}__', binary(sign, 6)[0])
    for name, sign in (('neg', '-'), ('pos', '+'), ('invert', '~')):
        setattr(_Unknown, f'__{name}__', unary(sign))


_add_operators()


class _Names(dict):
    # The globals of an __annotate__ that is asked for something else than values: what is missing is an _Unknown.
    def __init__(self, known, globals=None, owner=None, is_class=False):
        super().__init__(known)
        self.made = []
        self.real, self.owner, self.is_class = globals, owner, is_class

    def unknown(self, text, level=_ATOM):
        each = _Unknown()
        _fill(each, text, level, self.owner, self.is_class, self)
        self.made.append(each)
        return each

    def __missing__(self, name):
        return self.unknown(name)

    def settle(self):
        # What is left of them in the results are references to come.
        for each in self.made:
            each._globals = self.real
            each.__class__ = ForwardRef


_REACHED = '__conditional_annotations__'


def _call_with_names(annotate, names, is_value_known):
    func = annotate
    while not isinstance(func, types.FunctionType):
        func = getattr(func, '__func__', None) or type(func).__call__
    cells = []
    for name, cell in zip(func.__code__.co_freevars, func.__closure__ or ()):
        if name == '__classdict__' and not is_value_known:
            cell = types.CellType(names)
        elif name != _REACHED and name != '__classdict__':
            try:
                cell.cell_contents
                is_empty = False
            except ValueError:
                is_empty = True
            if is_empty or not is_value_known:
                cell = types.CellType(names.unknown(name))
        cells.append(cell)
    fake = types.FunctionType(func.__code__, names, closure=tuple(cells) or None, argdefs=func.__defaults__,
                              kwdefaults=func.__kwdefaults__)
    return fake(Format.VALUE_WITH_FAKE_GLOBALS)


def call_annotate_function(annotate, format, *, owner=None, _is_evaluate=False):
    if format == Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError('The VALUE_WITH_FAKE_GLOBALS format is for internal use only')
    try:
        return annotate(format)
    except NotImplementedError:
        pass
    real = getattr(annotate, '__globals__', {})
    is_class = isinstance(owner, type)
    if format == Format.STRING:
        names = _Names({_REACHED: real[_REACHED]} if _REACHED in real else {})
        made = _call_with_names(annotate, names, False)
        if _is_evaluate:
            return _as_string(made)
        return {key: _as_string(value) for key, value in made.items()}
    if format == Format.FORWARDREF:
        try:
            return annotate(Format.VALUE)
        except (NameError, AttributeError, TypeError):
            pass
        names = _Names({**vars(builtins), **real}, real, owner, is_class)
        made = _call_with_names(annotate, names, True)
        names.settle()
        return made
    if format == Format.VALUE:
        raise RuntimeError('annotate function does not support VALUE format')
    raise ValueError(f'Invalid format: {format!r}')


def call_evaluate_function(evaluate, format, *, owner=None):
    return call_annotate_function(evaluate, format, owner=owner, _is_evaluate=True)


def _as_string(value):
    if isinstance(value, str):
        return value
    return _text(value) if type(value) is _Unknown else type_repr(value)


def get_annotate_from_class_namespace(namespace):
    try:
        return namespace['__annotate__']
    except KeyError:
        return namespace.get('__annotate_func__', None)


def type_repr(value):
    if isinstance(value, (type, types.FunctionType, types.BuiltinFunctionType)):
        if value.__module__ == 'builtins':
            return value.__qualname__
        return f'{value.__module__}.{value.__qualname__}'
    if value is ...:
        return '...'
    if isinstance(value, tuple):
        return f'({", ".join(map(type_repr, value))}{"," if len(value) == 1 else ""})'
    return repr(value)


def annotations_to_string(annotations):
    return {key: value if isinstance(value, str) else type_repr(value) for key, value in annotations.items()}


def _values(obj):
    if isinstance(obj, type):
        found = type.__dict__['__annotations__'].__get__(obj) if obj.__flags__ & (1 << 9) else None
    else:
        found = getattr(obj, '__annotations__', None)
    if found is None:
        return None
    if not isinstance(found, dict):
        raise ValueError(f'{obj!r}.__annotations__ is neither a dict nor None')
    return dict(found)


def _computed(obj, format):
    annotate = getattr(obj, '__annotate__', None) if not isinstance(obj, type) or obj.__flags__ & (1 << 9) else None
    if annotate is None:
        return None
    made = call_annotate_function(annotate, format, owner=obj)
    if not isinstance(made, dict):
        raise ValueError(f'{obj!r}.__annotate__ returned a non-dict')
    return dict(made)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=Format.VALUE):
    if eval_str and format != Format.VALUE:
        raise ValueError('eval_str=True is only supported with format=Format.VALUE')
    if format == Format.VALUE:
        found = _values(obj)
        if found is None:
            found = _computed(obj, format)
    elif format == Format.FORWARDREF:
        try:
            found = _values(obj)
        except Exception:
            found = _computed(obj, format)
    elif format == Format.STRING:
        found = _computed(obj, format)
        if found is None:
            found = _values(obj)
            if found is not None:
                return annotations_to_string(found)
    elif format == Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError('The VALUE_WITH_FAKE_GLOBALS format is for internal use only')
    else:
        raise ValueError(f'Unsupported format {format!r}')
    if found is None:
        if isinstance(obj, type) or callable(obj):
            return {}
        raise TypeError(f'{obj!r} does not have annotations')
    if not found or not eval_str:
        return found
    if globals is None:
        if isinstance(obj, type):
            globals = getattr(sys.modules.get(obj.__module__), '__dict__', {})
        else:
            globals = getattr(obj, '__globals__', None) or getattr(obj, '__dict__', {})
    if locals is None:
        locals = dict(vars(obj)) if isinstance(obj, type) else {}
        for param in getattr(obj, '__type_params__', ()):
            locals.setdefault(param.__name__, param)
    return {key: eval(value, globals, locals) if isinstance(value, str) else value for key, value in found.items()}
`;
