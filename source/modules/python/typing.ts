/** `typing`: names to annotate with, and the few of them that make classes (`Lib/typing.py`). */
export const SOURCE = String.raw`
import functools
import sys

TYPE_CHECKING = False
__all__ = ['AbstractSet', 'Annotated', 'Any', 'AnyStr', 'AsyncGenerator', 'AsyncIterable', 'AsyncIterator', 'Awaitable',
           'Callable', 'ChainMap', 'ClassVar', 'Collection', 'Concatenate', 'Container', 'Coroutine', 'Counter',
           'DefaultDict', 'Deque', 'Dict', 'Final', 'ForwardRef', 'FrozenSet', 'Generator', 'Generic', 'Hashable',
           'ItemsView', 'Iterable', 'Iterator', 'KeysView', 'List', 'Literal', 'LiteralString', 'Mapping', 'MappingView',
           'MutableMapping', 'MutableSequence', 'MutableSet', 'NamedTuple', 'Never', 'NewType', 'NoReturn',
           'NotRequired', 'Optional', 'OrderedDict', 'ParamSpec', 'Protocol', 'ReadOnly', 'Required', 'Reversible',
           'Self', 'Sequence', 'Set', 'Sized', 'SupportsAbs', 'SupportsBytes', 'SupportsComplex', 'SupportsFloat',
           'SupportsIndex', 'SupportsInt', 'SupportsRound', 'TYPE_CHECKING', 'Text', 'Tuple', 'Type', 'TypeAlias',
           'TypeAliasType', 'TypeGuard', 'TypeIs', 'TypeVar', 'TypeVarTuple', 'TypedDict', 'Union', 'Unpack',
           'ValuesView', 'BinaryIO', 'IO', 'Match', 'NoDefault', 'Pattern', 'TextIO', 'assert_never', 'assert_type', 'cast',
           'clear_overloads', 'dataclass_transform', 'final', 'get_args', 'get_origin', 'get_overloads',
           'get_protocol_members', 'get_type_hints', 'is_protocol', 'is_typeddict', 'no_type_check', 'overload', 'override', 'reveal_type', 'runtime_checkable']


def _type_repr(obj):
    if isinstance(obj, type) and type(obj) is not type(list[int]):
        return obj.__qualname__ if obj.__module__ == 'builtins' else f'{obj.__module__}.{obj.__qualname__}'
    if obj is ...:
        return '...'
    if isinstance(obj, list):
        return f'[{", ".join(_type_repr(each) for each in obj)}]'
    return repr(obj)


def _is_dunder(name):
    return name.startswith('__') and name.endswith('__')


def _tp_cache(func):
    # It keeps up to 128 results and what they were made of, classes too.
    cached = functools.lru_cache(typed=True)(func)

    @functools.wraps(func)
    def inner(*args):
        try:
            return cached(*args)
        except TypeError:
            pass
        return func(*args)
    return inner


class ForwardRef:
    __slots__ = ('__forward_arg__', '__forward_module__')

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f'Forward reference must be a string -- got {arg!r}')
        try:
            compile(arg, '<string>', 'eval')
        except SyntaxError:
            raise SyntaxError(f'Forward reference must be an expression -- got {arg!r}') from None
        self.__forward_arg__ = arg
        self.__forward_module__ = module

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        module = self.__forward_module__
        if module is None or sys.version_info < (3, 10):
            return f'ForwardRef({self.__forward_arg__!r})'
        return f'ForwardRef({self.__forward_arg__!r}, module={module!r})'


if sys.version_info >= (3, 14):
    # It is annotationlib's, which is imported when it is needed.
    del ForwardRef


def _forward_ref(text, module=None):
    if sys.version_info >= (3, 14):
        from annotationlib import ForwardRef as Reference
        return Reference(text, module=module)
    return ForwardRef(text, module=module)


def _is_forward_ref(value):
    return type(value).__name__ == 'ForwardRef'


def _type_argument(arg, module=None):
    if arg is None:
        return type(None)
    return _forward_ref(arg, module) if isinstance(arg, str) else arg


def _evaluated(value, names, local):
    if _is_forward_ref(value):
        value = value.__forward_arg__
    while isinstance(value, str):
        value = eval(value, names, local)
        if value is None:
            value = type(None)
    if isinstance(value, _GenericAlias) and any(isinstance(arg, _GenericAlias) or _is_forward_ref(arg) for arg in value.__args__):
        if value._name != 'typing.Literal':
            return _GenericAlias(value.__origin__, tuple(_evaluated(arg, names, local) for arg in value.__args__), value._name)
    return value


def _collect_parameters(args):
    parameters = []
    for each in args:
        if isinstance(each, TypeVar):
            found = (each,)
        elif isinstance(each, list):
            found = _collect_parameters(each)
        else:
            found = () if isinstance(each, type) else getattr(each, '__parameters__', ())
        parameters.extend(x for x in found if x not in parameters)
    return tuple(parameters)


def _check_arguments(alias, given):
    wanted = len(alias.__parameters__)
    if not wanted:
        raise TypeError(f'{alias} is not a generic class')
    if given != wanted:
        least = 'at least ' if given < wanted and sys.version_info >= (3, 13) else ''
        counts = f'; actual {given}, expected {least}{wanted}'
        things = 'arguments' if sys.version_info >= (3, 10) else 'parameters'
        raise TypeError(f'Too {"many" if given > wanted else "few"} {things} for {alias}{counts}')


def _substituted(arg, values):
    # The argument with the values of its type variables in their place.
    if isinstance(arg, TypeVar):
        return values[arg]
    if isinstance(arg, list):
        return [_substituted(each, values) for each in arg]
    found = () if isinstance(arg, type) else getattr(arg, '__parameters__', ())
    return arg[tuple(values[each] for each in found)] if found else arg


class _GenericAlias:
    def __init__(self, origin, args, name, inst=True):
        self._inst = inst
        self._name = name
        self.__origin__ = origin
        self.__args__ = args
        self.__parameters__ = _collect_parameters(args)

    def __getattr__(self, attr):
        if '__origin__' in self.__dict__ and not _is_dunder(attr):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __setattr__(self, attr, value):
        if _is_dunder(attr) or attr in ('_name', '_inst'):
            super().__setattr__(attr, value)
        else:
            setattr(self.__origin__, attr, value)

    def __repr__(self):
        if self._name == 'Optional':
            return f'typing.Optional[{_type_repr(self.__args__[0])}]'
        if self._name == 'typing.Callable' and len(self.__args__) > 0 and self.__args__[0] is not ...:
            *given, result = self.__args__
            return f'{self._name}[{_type_repr(given)}, {_type_repr(result)}]'
        args = ', '.join(_type_repr(arg) for arg in self.__args__) or '()'
        return f'{self._name}[{args}]'

    @_tp_cache
    def __getitem__(self, item):
        given = item if isinstance(item, tuple) else (item,)
        if any(isinstance(parameter, TypeVarTuple) for parameter in self.__parameters__):
            values = iter(given)
            args = tuple(next(values) if isinstance(arg, TypeVar) else arg for arg in self.__args__)
        else:
            _check_arguments(self, len(given))
            values = dict(zip(self.__parameters__, given))
            args = tuple(_substituted(arg, values) for arg in self.__args__)
        return _GenericAlias(self.__origin__, args, self._name, self._inst)

    def __call__(self, *args, **kwargs):
        if not self._inst and isinstance(self.__origin__, type):
            name, origin = self._name.removeprefix('typing.'), self.__origin__.__name__
            raise TypeError(f'Type {name} cannot be instantiated; use {origin}() instead')
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass
        return result

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        if self._name == other._name == 'typing.Literal':
            return set(zip(self.__args__, map(type, self.__args__))) == set(zip(other.__args__, map(type, other.__args__)))
        return self.__origin__ is other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self._name, self.__args__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _Form:
    def __init__(self, name, origin=None):
        self._name = name
        self.__origin__ = origin

    def __repr__(self):
        return f'typing.{self._name}'

    @_tp_cache
    def __getitem__(self, item):
        args = item if isinstance(item, tuple) else (item,)
        if self._name == 'Annotated':
            args = (_type_argument(args[0]), *args[1:])
        elif self._name != 'Literal':
            args = tuple(map(_type_argument, args))
            if self._name == 'Callable' and isinstance(args[0], list):
                args = (list(map(_type_argument, args[0])), *args[1:])
        if self._name == 'Optional':
            if isinstance(item, tuple):
                raise TypeError(f'{self} requires a single type. Got {item!r}.')
            return Union[item, None]
        if self._name == 'Annotated':
            return _GenericAlias(args[0], args, 'typing.Annotated')
        if self._name == 'Callable' and isinstance(args[0], list):
            args = (*args[0], args[1])
        if self._name == 'Union':
            flat = []
            for arg in args:
                arg = type(None) if arg is None else arg
                for each in (arg.__args__ if isinstance(arg, _GenericAlias) and arg.__origin__ is Union else (arg,)):
                    if each not in flat:
                        flat.append(each)
            if len(flat) == 1:
                return flat[0]
            if len(flat) == 2 and type(None) in flat:
                other = flat[0] if flat[1] is type(None) else flat[1]
                alias = _GenericAlias(Union, tuple(flat), 'Optional')
                if flat[0] is type(None):
                    alias.__dict__['_name'] = 'typing.Union'
                return alias
            args = tuple(flat)
        return _GenericAlias(self.__origin__ or self, args, f'typing.{self._name}', False)

    def __call__(self, *args, **kwargs):
        if self.__origin__ is None:
            raise TypeError(f'Cannot instantiate {self!r}')
        raise TypeError(f'Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead')

    def __mro_entries__(self, bases):
        return (self.__origin__,) if self.__origin__ is not None else ()

    def __instancecheck__(self, obj):
        if self.__origin__ is None:
            raise TypeError(f'{self!r} cannot be used with isinstance()')
        return isinstance(obj, self.__origin__)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


for _name in ('Any', 'Union', 'Optional', 'ClassVar', 'Final', 'Literal', 'Annotated', 'NoReturn', 'Never', 'Self',
              'LiteralString', 'Concatenate', 'TypeAlias', 'TypeGuard', 'TypeIs', 'Required', 'NotRequired', 'ReadOnly',
              'Unpack'):
    globals()[_name] = _Form(_name)
for _name, _origin in (('List', list), ('Dict', dict), ('Set', set), ('FrozenSet', frozenset), ('Tuple', tuple),
                       ('Type', type)):
    globals()[_name] = _Form(_name, _origin)
del _name, _origin

_collections_names = {'Deque': 'deque', 'DefaultDict': 'defaultdict', 'OrderedDict': 'OrderedDict',
                      'Counter': 'Counter', 'ChainMap': 'ChainMap'}
_abc_names = {'AbstractSet': 'Set'}
_abc_same = ('Awaitable', 'Coroutine', 'AsyncIterable', 'AsyncIterator', 'AsyncGenerator', 'Hashable', 'Iterable',
             'Iterator', 'Generator', 'Reversible', 'Sized', 'Container', 'Collection', 'Callable', 'MutableSet',
             'Mapping', 'MutableMapping', 'Sequence', 'MutableSequence', 'KeysView', 'ItemsView', 'ValuesView',
             'MappingView', 'ByteString')


_supported = ('Int', 'Float', 'Index', 'Abs', 'Bytes', 'Complex', 'Round')


class _NoDefaultType:
    __slots__ = ()

    def __new__(cls):
        return NoDefault

    def __repr__(self):
        return 'typing.NoDefault'

    def __reduce__(self):
        return 'NoDefault'


_NoDefaultType.__name__ = _NoDefaultType.__qualname__ = 'NoDefaultType'
NoDefault = object.__new__(_NoDefaultType)


def __getattr__(name):
    # Names over collections come to be when they are asked for: their modules load then.
    if name in _collections_names:
        import collections
        form = _Form(name, getattr(collections, _collections_names[name]))
    elif name in _abc_names or name in _abc_same:
        import collections.abc
        form = _Form(name, getattr(collections.abc, _abc_names.get(name, name)))
    elif name == 'Protocol' or name.startswith('Supports') and name[8:] in _supported:
        _make_protocols()
        return globals()[name]
    elif name == 'ForwardRef':
        from annotationlib import ForwardRef
        return ForwardRef
    elif name in ('Pattern', 'Match'):
        import re
        form = _Form(name, getattr(re, name))
    elif name in ('ContextManager', 'AsyncContextManager'):
        import contextlib
        form = _Form(name, getattr(contextlib, 'Abstract' + name))
    elif name in ('IO', 'TextIO', 'BinaryIO'):
        class IO(Generic[TypeVar('AnyStr', bytes, str)]):
            """Generic base class for TextIO and BinaryIO."""
            __slots__ = ()
        globals()['IO'] = IO
        for kind, text in ('BinaryIO', bytes), ('TextIO', str):
            import types
            globals()[kind] = types.new_class(kind, (IO[text],), exec_body=lambda body: body.update(__module__='typing'))
        IO.__module__, IO.__qualname__ = 'typing', 'IO'
        return globals()[name]
    elif name == 'abstractmethod':
        from abc import abstractmethod as form
    else:
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    globals()[name] = form
    return form


class TypeVar:
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False,
                 default=None):
        self.__name__ = name
        self._constraints = constraints
        self._bound = bound
        self._evaluates = False
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant
        self.__infer_variance__ = infer_variance

    @property
    def __bound__(self):
        self._evaluate()
        return self._bound

    @property
    def __constraints__(self):
        self._evaluate()
        return self._constraints

    def _evaluate(self):
        # What stands in brackets is evaluated when somebody asks (PEP 695).
        if self._evaluates:
            self._evaluates = False
            self._bound = self._bound and self._bound()
            self._constraints = self._constraints and self._constraints()

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        mark = '+' if self.__covariant__ else '-' if self.__contravariant__ else '~'
        return mark + self.__name__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class ParamSpec(TypeVar):
    args = kwargs = None

    def __init__(self, name, **options):
        TypeVar.__init__(self, name, **{'infer_variance': True, **options})


class TypeVarTuple(TypeVar):
    def __init__(self, name, **options):
        TypeVar.__init__(self, name, infer_variance=True, **options)

    def __iter__(self):
        yield _GenericAlias(Unpack, (self,), 'typing.Unpack')


# What the instructions for type parameters call: see interpreter.typeParameter().

def _inferred(name):
    return TypeVar(name, infer_variance=True)


def _inferred_bound(name, evaluate):
    parameter = TypeVar(name, bound=evaluate, infer_variance=True)
    parameter._evaluates = True
    return parameter


def _inferred_constraints(name, evaluate):
    parameter = TypeVar(name, infer_variance=True)
    parameter._constraints = evaluate
    parameter._evaluates = True
    return parameter


def _generic_base(parameters):
    # _Py_subscript_generic() asks no cache.
    args = tuple(next(iter(p)) if isinstance(p, TypeVarTuple) else p for p in parameters)
    return _GenericAlias(Generic, args, 'typing.Generic')


def _type_alias(name, parameters, evaluate):
    alias = TypeAliasType(name, None, type_params=parameters or ())
    alias._evaluate = evaluate
    return alias


class TypeAliasType:
    def __init__(self, name, value, *, type_params=()):
        self.__name__ = name
        self.__type_params__ = self.__parameters__ = type_params
        self._evaluate = lambda: value

    @property
    def __value__(self):
        value = self._evaluate()
        self._evaluate = lambda: value
        return value

    def __repr__(self):
        return self.__name__

    def __getitem__(self, item):
        if not self.__type_params__:
            raise TypeError('Only generic type aliases are subscriptable')
        return _GenericAlias(self, item if isinstance(item, tuple) else (item,), self.__name__)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class Generic:
    __slots__ = ()

    @_tp_cache
    def __class_getitem__(cls, params):
        if not isinstance(params, tuple):
            params = (params,)
        wanted = cls.__dict__.get('__parameters__')
        if wanted and len(params) != len(wanted) and all(type(each) is TypeVar for each in wanted):
            few = 'few' if len(params) < len(wanted) else 'many'
            raise TypeError(f'Too {few} arguments for {cls}; actual {len(params)}, expected {len(wanted)}')
        name = f'{cls.__module__}.{cls.__qualname__}'
        return _GenericAlias(cls, params, name)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        for base in cls.__dict__.get('__orig_bases__', ()):
            if isinstance(base, _GenericAlias) and base.__origin__ is Generic:
                cls.__parameters__ = base.__parameters__
                return
        parameters = []
        for base in cls.__dict__.get('__orig_bases__', ()):
            for each in getattr(base, '__args__', ()):
                each = each.__args__[0] if isinstance(each, _GenericAlias) and each.__origin__ is Unpack else each
                if isinstance(each, TypeVar) and each not in parameters:
                    parameters.append(each)
        cls.__parameters__ = tuple(parameters)


AnyStr = TypeVar('AnyStr', bytes, str)
Text = str
T = TypeVar('T')
KT = TypeVar('KT')
VT = TypeVar('VT')


def NewType(name, tp):
    return _NewType(name, tp)


class _NewType:
    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp
        self.__module__ = sys._getframe(2).f_globals.get('__name__')

    def __call__(self, value):
        return value

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'


def cast(typ, val):
    return val


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    raise AssertionError(f'Expected code to be unreachable, but got: {arg!r}')


def reveal_type(obj, /):
    print(f'Runtime type is {type(obj).__name__!r}', file=sys.stderr)
    return obj


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def no_type_check(arg):
    return arg


_overload_registry = {}


def overload(func):
    f = getattr(func, '__func__', func)
    try:
        _overload_registry.setdefault(f.__module__, {}).setdefault(f.__qualname__, {})[f.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    f = getattr(func, '__func__', func)
    return list(_overload_registry.get(f.__module__, {}).get(f.__qualname__, {}).values())


def clear_overloads():
    _overload_registry.clear()


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False,
                        field_specifiers=(), **kwargs):
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            'eq_default': eq_default, 'order_default': order_default, 'kw_only_default': kw_only_default,
            'frozen_default': frozen_default, 'field_specifiers': field_specifiers, 'kwargs': kwargs}
        return cls_or_fn
    return decorator


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


def is_protocol(tp, /):
    return isinstance(tp, type) and getattr(tp, '_is_protocol', False) and tp.__name__ != 'Protocol'


def get_protocol_members(tp, /):
    if not is_protocol(tp):
        raise TypeError(f'{tp!r} is not a Protocol')
    return frozenset(tp.__protocol_attrs__)


def _overload_dummy(*args, **kwds):
    raise NotImplementedError('You should not call an overloaded function. A series of @overload-decorated functions '
                              'outside a stub module should always be followed by an implementation that is not '
                              '@overload-ed.')


def runtime_checkable(cls):
    cls._is_runtime_protocol = True
    if sys.version_info >= (3, 12):
        cls.__non_callable_proto_members__ = {
            attr for attr in cls.__protocol_attrs__ if not callable(getattr(cls, attr, None))}
    return cls


def _own_annotations(cls):
    if sys.version_info >= (3, 14):
        from annotationlib import Format, get_annotations
        return get_annotations(cls, format=Format.FORWARDREF)
    return cls.__dict__.get('__annotations__', {})


def _annotations_in(namespace):
    # What a class body annotates: in 3.14 its __annotate__ tells.
    if sys.version_info < (3, 14) or '__annotations__' in namespace:
        return namespace.get('__annotations__', {})
    from annotationlib import Format, call_annotate_function, get_annotate_from_class_namespace
    annotate = get_annotate_from_class_namespace(namespace)
    return {} if annotate is None else call_annotate_function(annotate, Format.FORWARDREF)


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    hints = {}
    sources = reversed(obj.__mro__) if isinstance(obj, type) else [obj]
    for source in sources:
        if isinstance(obj, type):
            annotations = _own_annotations(source)
            module = sys.modules.get(source.__module__)
            names = module.__dict__ if module is not None else {}
        else:
            annotations = getattr(source, '__annotations__', {})
            names = getattr(source, '__globals__', {})
        for name, value in annotations.items():
            if value is None:
                value = type(None)
            hints[name] = _evaluated(value, globalns or names, localns)
    return hints


def get_origin(tp):
    return getattr(tp, '__origin__', None)


def get_args(tp):
    args = getattr(tp, '__args__', ())
    if args and getattr(get_origin(tp), '__name__', '') == 'Callable' and args[0] is not ...:
        if not (len(args) == 2 and isinstance(args[0], ParamSpec)):
            return list(args[:-1]), args[-1]
    return args


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        from collections import namedtuple
        types = {name: _type_argument(tp) for name, tp in _annotations_in(ns).items()}
        default_names = []
        for field_name in types:
            if field_name in ns:
                default_names.append(field_name)
            elif default_names:
                plural = 's' if len(default_names) > 1 else ''
                raise TypeError(f'Non-default namedtuple field {field_name} cannot follow default field{plural} '
                                f'{", ".join(default_names)}')
        nm_tpl = namedtuple(typename, types, defaults=[ns[n] for n in default_names], module=ns['__module__'])
        nm_tpl.__annotations__ = nm_tpl.__new__.__annotations__ = dict(types)
        for key in ns:
            if key in ('__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults', '_make',
                       '_replace', '_asdict', '_source'):
                raise AttributeError('Cannot overwrite NamedTuple attribute ' + key)
            if key not in ('__module__', '__annotations__', '__annotate_func__', '__qualname__') and key not in nm_tpl._fields:
                setattr(nm_tpl, key, ns[key])
        return nm_tpl


_NamedTuple = type.__new__(NamedTupleMeta, 'NamedTuple', (), {})


def NamedTuple(typename, fields=None, /, **kwargs):
    from collections import namedtuple
    fields = list(fields if fields is not None else kwargs.items())
    nt = namedtuple(typename, [name for name, tp in fields], module=sys._getframe(1).f_globals.get('__name__'))
    nt.__annotations__ = nt.__new__.__annotations__ = dict(fields)
    return nt


NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        annotations, required, optional = {}, set(), set()
        for base in bases:
            annotations.update(_own_annotations(base))
            required |= base.__dict__.get('__required_keys__', set())
            optional |= base.__dict__.get('__optional_keys__', set())
        own = _annotations_in(ns)
        for key, tp in own.items():
            marks = set()
            while (origin := str(get_origin(tp))) in ('typing.Required', 'typing.NotRequired', 'typing.ReadOnly'):
                marks.add(origin)
                tp = tp.__args__[0]
            is_required = 'typing.Required' in marks or total and 'typing.NotRequired' not in marks
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
        annotations.update({name: _type_argument(tp, ns.get('__module__')) for name, tp in own.items()})
        tp_dict = type.__new__(_TypedDictMeta, name, (dict,), ns)
        tp_dict.__annotations__ = annotations
        tp_dict.__total__ = total
        tp_dict.__required_keys__ = frozenset(required)
        tp_dict.__optional_keys__ = frozenset(optional)
        return tp_dict

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, instance):
        raise TypeError('TypedDict does not support instance and class checks')

    __subclasscheck__ = __instancecheck__


_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {})


def TypedDict(typename, fields=None, /, *, total=True):
    return _TypedDictMeta(typename, (), {'__annotations__': dict(fields or {})}, total=total)


TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def _make_protocols():
    from abc import ABCMeta, abstractmethod

    class _ProtocolMeta(ABCMeta):
        def __instancecheck__(cls, instance):
            if not getattr(cls, '_is_protocol', False):
                return super().__instancecheck__(instance)
            if not getattr(cls, '_is_runtime_protocol', False):
                raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
            nonlocal asks_of_instance
            asks_of_instance += 1
            try:
                if super().__instancecheck__(instance):
                    return True
            finally:
                asks_of_instance -= 1
            missing = object()
            return all(getattr(instance, attr, missing) is not missing for attr in cls.__protocol_attrs__)

        def __subclasscheck__(cls, other):
            if cls.__dict__.get('_is_protocol') and cls is not Protocol and not asks_of_instance:
                if not isinstance(other, type):
                    raise TypeError('issubclass() arg 1 must be a class')
                if not getattr(cls, '_is_runtime_protocol', False):
                    raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
                data = sorted(attr for attr in cls.__protocol_attrs__ if not callable(getattr(cls, attr, None)))
                if data:
                    told = f". Non-method members: {str(data)[1:-1]}." if sys.version_info >= (3, 13) else ''
                    raise TypeError("Protocols with non-method members don't support issubclass()" + told)
                if super().__subclasscheck__(other):
                    return True
                return all(_has_method(other, attr) for attr in cls.__protocol_attrs__)
            return super().__subclasscheck__(other)

    def _has_method(cls, attr):
        for base in cls.__mro__:
            if attr in base.__dict__:
                return base.__dict__[attr] is not None
        return False

    asks_of_instance = 0

    class Protocol(Generic, metaclass=_ProtocolMeta):
        __slots__ = ()
        _is_protocol = True
        __protocol_attrs__ = set()

        def __init_subclass__(cls, *args, **kwargs):
            super().__init_subclass__(*args, **kwargs)
            cls._is_protocol = any(b is Protocol for b in cls.__bases__)
            if cls._is_protocol:
                skip = {'__module__', '__qualname__', '__dict__', '__weakref__', '__doc__', '__slots__',
                        '__annotations__', '__annotate__', '__annotate_func__', '__annotations_cache__',
                        '__abstractmethods__', '__firstlineno__', '__static_attributes__',
                        '__init__', '__parameters__', '__orig_bases__', '__match_args__'}
                attrs = set(cls.__protocol_attrs__)
                for name in (*cls.__dict__, *_own_annotations(cls)):
                    if name not in skip and not name.startswith('_abc_') and not name.startswith('_is_'):
                        attrs.add(name)
                cls.__protocol_attrs__ = attrs
                if cls.__init__ is Protocol.__init__:
                    cls.__init__ = _no_init_or_replace_init

    def _no_init_or_replace_init(self, *args, **kwargs):
        if type(self)._is_protocol:
            raise TypeError('Protocols cannot be instantiated')
        for base in type(self).__mro__:
            init = base.__dict__.get('__init__', _no_init_or_replace_init)
            if init is not _no_init_or_replace_init:
                return init(self, *args, **kwargs)

    Protocol.__module__ = 'typing'
    Protocol.__qualname__ = 'Protocol'
    globals()['Protocol'] = Protocol
    for name in _supported:
        globals()['Supports' + name] = runtime_checkable(_ProtocolMeta('Supports' + name, (Protocol,), {
            '__module__': 'typing', f'__{name.lower()}__': abstractmethod(lambda self: None)}))
`;
