/** `dataclasses` (`Lib/dataclasses.py`). */
export const SOURCE = String.raw`
import keyword
import sys
import types

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING', 'fields', 'asdict',
           'astuple', 'make_dataclass', 'replace', 'is_dataclass']


class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return '<factory>'


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()
_EMPTY_METADATA = types.MappingProxyType({})


class _FIELD_BASE:
    __slots__ = ('name',)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE('_FIELD')
_FIELD_CLASSVAR = _FIELD_BASE('_FIELD_CLASSVAR')
_FIELD_INITVAR = _FIELD_BASE('_FIELD_INITVAR')
_FIELDS = '__dataclass_fields__'
_PARAMS = '__dataclass_params__'
_POST_INIT_NAME = '__post_init__'


class InitVar:
    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f'dataclasses.InitVar[{name}]'

    def __class_getitem__(cls, type):
        return InitVar(type)


def _recursive_repr(user_function):
    running = set()

    def wrapper(self):
        # The second is as large as the ident of a thread: there is only one.
        key = id(self), id(None)
        if key in running:
            return '...'
        running.add(key)
        try:
            result = user_function(self)
        finally:
            running.discard(key)
        return result
    wrapper.__wrapped__ = user_function
    wrapper.__name__ = '__repr__'
    wrapper.__qualname__ = user_function.__qualname__
    return wrapper


if sys.version_info >= (3, 13):
    from reprlib import recursive_repr

    def _recursive_repr(user_function):
        return recursive_repr()(user_function)


class Field:
    __slots__ = ('name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init', 'compare', 'metadata',
                 'kw_only', '_field_type')

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _EMPTY_METADATA if metadata is None else types.MappingProxyType(metadata)
        self.kw_only = kw_only
        self._field_type = None

    @_recursive_repr
    def __repr__(self):
        return (f'Field(name={self.name!r},type={self.type!r},default={self.default!r},'
                f'default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},hash={self.hash!r},'
                f'compare={self.compare!r},metadata={self.metadata!r},'
                f'{f"kw_only={self.kw_only!r}," if sys.version_info >= (3, 10) else ""}'
                f'_field_type={self._field_type})')

    def __set_name__(self, owner, name):
        func = getattr(type(self.default), '__set_name__', None)
        if func:
            func(self.default, owner, name)


class _DataclassParams:
    __slots__ = ('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen',
                 *(('match_args', 'kw_only', 'slots', 'weakref_slot') if sys.version_info >= (3, 12) else ()))

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        return f'_DataclassParams({",".join(f"{n}={getattr(self, n)!r}" for n in self.__slots__)})'


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _leading_name(text):
    text = text.lstrip()
    end = 0
    while end < len(text) and (text[end].isalnum() or text[end] == '_'):
        end += 1
    return text[:end], text[end:].lstrip()


def _named(annotation, cls, home, home_name):
    # What an annotation in quotes begins with, looked up where the class stands: Name, or module.Name if that is home.
    name, rest = _leading_name(annotation)
    module = sys.modules.get(cls.__module__)
    if not name or module is None:
        return None
    inner = _leading_name(rest[1:])[0] if rest.startswith('.') else ''
    if not inner:
        return module.__dict__.get(name)
    if module.__dict__.get(name) is not home:
        return None
    return sys.modules[home_name].__dict__.get(inner)


def _is_classvar(annotation, cls):
    typing = sys.modules.get('typing')
    if typing is None:
        return False
    if isinstance(annotation, str):
        annotation = _named(annotation, cls, typing, 'typing')
    return annotation is typing.ClassVar or \
        type(annotation) is typing._GenericAlias and annotation.__origin__ is typing.ClassVar


def _is_initvar(annotation, cls):
    if isinstance(annotation, str):
        annotation = _named(annotation, cls, sys.modules[__name__], __name__)
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only(annotation, cls):
    if isinstance(annotation, str):
        annotation = _named(annotation, cls, sys.modules[__name__], __name__)
    return annotation is KW_ONLY


def _get_field(cls, a_name, a_type, default_kw_only):
    default = getattr(cls, a_name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if isinstance(default, types.MemberDescriptorType):
            default = MISSING
        f = field(default=default)
    f.name = a_name
    f.type = a_type
    f._field_type = _FIELD
    if _is_classvar(a_type, cls):
        f._field_type = _FIELD_CLASSVAR
    elif _is_initvar(a_type, cls):
        f._field_type = _FIELD_INITVAR
    if f._field_type in (_FIELD_CLASSVAR, _FIELD_INITVAR):
        if f.default_factory is not MISSING:
            raise TypeError(f'field {f.name} cannot have a default factory')
    if f._field_type in (_FIELD, _FIELD_INITVAR):
        if f.kw_only is MISSING:
            f.kw_only = default_kw_only
    elif f.kw_only is not MISSING:
        raise TypeError(f'field {f.name} is a ClassVar but specifies kw_only')
    if f._field_type is _FIELD and (f.default.__class__.__hash__ is None or isinstance(f.default, (list, dict, set))):
        raise ValueError(f'mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory')
    return f


def _create_fn(cls, name, args, body, namespace, globals):
    return _create_fns(cls, [(name, args, body)], namespace, globals)[0]


def _create_fns(cls, functions, namespace, globals):
    # Functions that are made together share the cells of what they use of the namespace.
    text = f'def __create_fn__({", ".join(namespace)}):\n'
    for name, args, body in functions:
        lines = '\n'.join(f'  {line}' for line in body)
        text += f' def {name}({", ".join(args)}):\n{lines}\n'
    text += f' return [{", ".join(name for name, args, body in functions)}]'
    ns = {}
    exec(text, globals, ns)
    fns = ns['__create_fn__'](**namespace)
    if sys.version_info >= (3, 10):
        for fn in fns:
            fn.__qualname__ = f'{cls.__qualname__}.{fn.__name__}'
    return fns


def _self_name(fields):
    return '__dataclass_self__' if any(f.name == 'self' for f in fields) else 'self'


def _init_param(f):
    if f.default is MISSING and f.default_factory is MISSING:
        default = ''
    elif f.default is not MISSING:
        default = f'=__dataclass_dflt_{f.name}__'
    else:
        default = '=__dataclass_HAS_DEFAULT_FACTORY__'
    return f'{f.name}:__dataclass_type_{f.name}__{default}'


def _init_value(f, frozen, namespace, self_name, slots):
    default_name = f'__dataclass_dflt_{f.name}__'
    if f.default_factory is not MISSING:
        namespace[default_name] = f.default_factory
        if f.init:
            value = f'{default_name}() if {f.name} is __dataclass_HAS_DEFAULT_FACTORY__ else {f.name}'
        else:
            value = f'{default_name}()'
    elif f.init:
        if f.default is not MISSING:
            namespace[default_name] = f.default
        value = f.name
    elif slots and f.default is not MISSING:
        namespace[default_name] = f.default
        value = default_name
    else:
        return None
    if f._field_type is _FIELD_INITVAR:
        return None
    if frozen:
        return f'__dataclass_builtins_object__.__setattr__({self_name},{f.name!r},{value})'
    return f'{self_name}.{f.name}={value}'


def _make_init(cls, fields, std_fields, kw_only_fields, frozen, has_post_init, self_name, globals, slots):
    seen_default = None
    for f in std_fields:
        if f.init:
            if not (f.default is MISSING and f.default_factory is MISSING):
                seen_default = f
            elif seen_default:
                after = f' {seen_default.name!r}' if sys.version_info >= (3, 13) else ''
                raise TypeError(f'non-default argument {f.name!r} follows default argument{after}')
    namespace = {f'__dataclass_type_{f.name}__': f.type for f in fields}
    namespace['__dataclass_HAS_DEFAULT_FACTORY__'] = _HAS_DEFAULT_FACTORY
    namespace['__dataclass_builtins_object__'] = object
    body = []
    for f in fields:
        line = _init_value(f, frozen, namespace, self_name, slots)
        if line:
            body.append(line)
    if has_post_init:
        params = ','.join(f.name for f in fields if f._field_type is _FIELD_INITVAR)
        body.append(f'{self_name}.{_POST_INIT_NAME}({params})')
    params = [_init_param(f) for f in std_fields]
    if kw_only_fields:
        params += ['*'] + [_init_param(f) for f in kw_only_fields]
    fn = _create_fn(cls, '__init__', [self_name] + params, body or ['pass'], namespace, globals)
    if sys.version_info >= (3, 14):
        fn.__annotate__ = _annotate_init(cls, [f.name for f in (*std_fields, *kw_only_fields)])
    else:
        fn.__annotations__['return'] = None
    return fn


def _annotations_of(cls):
    if sys.version_info < (3, 14):
        return cls.__dict__.get('__annotations__', {})
    from annotationlib import Format, get_annotations
    return get_annotations(cls, format=Format.FORWARDREF)


def _annotate_init(cls, names):
    def __annotate__(format, /):
        from annotationlib import Format, get_annotations
        if format == Format.VALUE_WITH_FAKE_GLOBALS:
            raise NotImplementedError(format)
        known = {}
        for base in reversed(cls.__mro__):
            known.update(get_annotations(base, format=format))
        found = {name: known[name] for name in names if name in known}
        return {**found, 'return': 'None' if format == Format.STRING else None}
    return __annotate__


def _tuple_str(obj_name, fields):
    if not fields:
        return '()'
    return f'({",".join(f"{obj_name}.{f.name}" for f in fields)},)'


def _set_new_attribute(cls, name, value):
    if name in cls.__dict__:
        return True
    if sys.version_info >= (3, 10):
        value.__qualname__ = f'{cls.__qualname__}.{value.__name__}'
    setattr(cls, name, value)
    return False


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    fields = {}
    module = sys.modules.get(cls.__module__)
    globals = module.__dict__ if module is not None else {}
    setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                                           weakref_slot))
    any_frozen_base = False
    all_frozen_bases = None
    has_dataclass_bases = False
    for b in cls.__mro__[-1:0:-1]:
        base_fields = getattr(b, _FIELDS, None)
        if base_fields is not None:
            has_dataclass_bases = True
            if all_frozen_bases is None:
                all_frozen_bases = True
            for f in base_fields.values():
                fields[f.name] = f
            all_frozen_bases = all_frozen_bases and getattr(b, _PARAMS).frozen
            if getattr(b, _PARAMS).frozen:
                any_frozen_base = True

    cls_annotations = _annotations_of(cls)
    cls_fields = []
    kw_only_seen = False
    for name, annotation in cls_annotations.items():
        if _is_kw_only(annotation, cls):
            if kw_only_seen:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
            kw_only_seen = True
            kw_only = True
        else:
            cls_fields.append(_get_field(cls, name, annotation, kw_only))
    for f in cls_fields:
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in cls_annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')
    if has_dataclass_bases:
        if any_frozen_base and not frozen:
            raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
        if all_frozen_bases is False and frozen:
            raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    setattr(cls, _FIELDS, fields)

    class_hash = cls.__dict__.get('__hash__', MISSING)
    has_explicit_hash = not (class_hash is MISSING or (class_hash is None and '__eq__' in cls.__dict__))
    if order and not eq:
        raise ValueError('eq must be true if order is true')
    all_init_fields = [f for f in fields.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    std_init_fields = [f for f in all_init_fields if f.init and not f.kw_only]
    kw_only_init_fields = [f for f in all_init_fields if f.init and f.kw_only]
    field_list = [f for f in fields.values() if f._field_type is _FIELD]

    if init:
        has_post_init = hasattr(cls, _POST_INIT_NAME)
        _set_new_attribute(cls, '__init__', _make_init(cls, all_init_fields, std_init_fields, kw_only_init_fields,
                                                       frozen, has_post_init, _self_name(fields.values()), globals,
                                                       slots))
    if sys.version_info >= (3, 13) and '__replace__' not in cls.__dict__:
        cls.__replace__ = _replace
    if repr:
        flds = [f for f in field_list if f.repr]
        text = ', '.join(f'{f.name}={{self.{f.name}!r}}' for f in flds)
        fn = _create_fn(cls, '__repr__', ['self'],
                        ['return f"{self.__class__.__qualname__}(' + text + ')"'], {}, globals)
        _set_new_attribute(cls, '__repr__', _recursive_repr(fn))
    if eq:
        flds = [f for f in field_list if f.compare]
        terms = [f'self.{f.name}==other.{f.name}' for f in flds]
        _set_new_attribute(cls, '__eq__', _create_fn(cls, '__eq__', ['self', 'other'], [
            'if self is other:', ' return True', 'if other.__class__ is self.__class__:',
            f' return {" and ".join(terms) or "True"}', 'return NotImplemented'], {}, globals))
    if order:
        flds = [f for f in field_list if f.compare]
        mine, others = _tuple_str('self', flds), _tuple_str('other', flds)
        for name, op in (('__lt__', '<'), ('__le__', '<='), ('__gt__', '>'), ('__ge__', '>=')):
            fn = _create_fn(cls, name, ['self', 'other'], ['if other.__class__ is self.__class__:',
                            f' return {mine}{op}{others}', 'return NotImplemented'], {}, globals)
            if _set_new_attribute(cls, name, fn):
                dot = '' if sys.version_info >= (3, 13) else '.'
                raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}{dot} '
                                'Consider using functools.total_ordering')
    if frozen:
        names = ', '.join(f'{f.name!r}' for f in field_list)
        condition = f'type(self) is cls or name in {{{names}}}' if names else 'type(self) is cls'
        ns = {'cls': cls, 'FrozenInstanceError': FrozenInstanceError}
        refusals = [(name, args, [f'if {condition}:',
                                  f' raise FrozenInstanceError(f"cannot {verb} field {{name!r}}")',
                                  f'super(cls, self).{name}({", ".join(args[1:])})'])
                    for name, args, verb in (('__setattr__', ['self', 'name', 'value'], 'assign to'),
                                             ('__delattr__', ['self', 'name'], 'delete'))]
        if sys.version_info >= (3, 13):
            fns = _create_fns(cls, refusals, ns, globals)
        else:
            fns = [_create_fn(cls, *refusal, ns, globals) for refusal in refusals]
        for fn in fns:
            if _set_new_attribute(cls, fn.__name__, fn):
                raise TypeError(f'Cannot overwrite attribute {fn.__name__} in class {cls.__name__}')
    if unsafe_hash and has_explicit_hash:
        raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
    if unsafe_hash or (eq and frozen and not has_explicit_hash):
        flds = [f for f in field_list if (f.compare if f.hash is None else f.hash)]
        cls.__hash__ = _create_fn(cls, '__hash__', ['self'], [f'return hash({_tuple_str("self", flds)})'], {}, globals)
    elif eq and not has_explicit_hash:
        cls.__hash__ = None

    if not getattr(cls, '__doc__'):
        cls.__doc__ = cls.__name__ + _signature_text(std_init_fields, kw_only_init_fields)
    if match_args and '__match_args__' not in cls.__dict__:
        cls.__match_args__ = tuple(f.name for f in std_init_fields)
    if weakref_slot and not slots:
        raise TypeError('weakref_slot is True but slots is False')
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot)
    if getattr(cls, '__abstractmethods__', None) is not None and sys.version_info >= (3, 10):
        from abc import update_abstractmethods
        update_abstractmethods(cls)
    return cls


def _type_text(annotation):
    if isinstance(annotation, type) and type(annotation) is type:
        return annotation.__name__ if annotation.__module__ == 'builtins' else \
            f'{annotation.__module__}.{annotation.__qualname__}'
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    return repr(annotation).replace('typing.', '')


def _signature_text(std_fields, kw_only_fields):
    def one(f):
        text = f'{f.name}: {_type_text(f.type)}'
        if f.default is not MISSING:
            text += f' = {f.default!r}'
        elif f.default_factory is not MISSING:
            text += ' = <factory>'
        return text
    parts = [one(f) for f in std_fields]
    if kw_only_fields:
        parts += ['*'] + [one(f) for f in kw_only_fields]
    return f'({", ".join(parts)})'


_ReplaceError = TypeError if sys.version_info >= (3, 13) else ValueError


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise _ReplaceError(f'field {f.name} is declared with init=False, it cannot be specified with '
                                    f'replace()')
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f'InitVar {f.name!r} must be specified with replace()')
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)


def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for field, value in zip(fields(self), state):
        object.__setattr__(self, field.name, value)


def _slots_of(cls):
    slots = cls.__dict__.get('__slots__')
    if slots is None:
        if sys.version_info >= (3, 12) and cls.__weakrefoffset__ != 0:
            yield '__weakref__'
        if sys.version_info >= (3, 13) and cls.__dictoffset__ != 0:
            yield '__dict__'
    elif isinstance(slots, str):
        yield slots
    elif hasattr(slots, '__iter__') and not hasattr(slots, '__next__'):
        yield from slots
    else:
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")


def _add_slots(cls, is_frozen, weakref_slot):
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    cls_dict = dict(cls.__dict__)
    field_names = tuple(f.name for f in fields(cls))
    inherited = set()
    if sys.version_info >= (3, 11):
        for base in cls.__mro__[1:-1]:
            inherited.update(_slots_of(base))
    wanted = field_names + ('__weakref__',) if weakref_slot else field_names
    cls_dict['__slots__'] = tuple(name for name in wanted if name not in inherited)
    for name in field_names:
        cls_dict.pop(name, None)
    cls_dict.pop('__dict__', None)
    cls_dict.pop('__weakref__', None)
    qualname = getattr(cls, '__qualname__', None)
    new = type(cls)(cls.__name__, cls.__bases__, cls_dict)
    if qualname is not None:
        new.__qualname__ = qualname
    if is_frozen:
        if '__getstate__' not in cls_dict:
            new.__getstate__ = _dataclass_getstate
        if '__setstate__' not in cls_dict:
            new.__setstate__ = _dataclass_setstate
    for value in new.__dict__.values() if sys.version_info >= (3, 14) else ():
        # What was compiled with super() in the old class refers to the new one.
        for cell in getattr(value, '__closure__', None) or ():
            try:
                if cell.cell_contents is cls:
                    cell.cell_contents = new
            except ValueError:
                pass
    return new


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                              weakref_slot)
    if cls is None:
        return wrap
    return wrap(cls)


if sys.version_info[:2] == (3, 10):
    def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
                  match_args=True, kw_only=False, slots=False):
        def wrap(cls):
            return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, False)
        if cls is None:
            return wrap
        return wrap(cls)
elif sys.version_info < (3, 10):
    def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False):
        def wrap(cls):
            return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, False, False, False, False)
        if cls is None:
            return wrap
        return wrap(cls)


def fields(class_or_instance):
    try:
        fields = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple(f for f in fields.values() if f._field_type is _FIELD)


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


def asdict(obj, *, dict_factory=dict):
    if not _is_dataclass_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')
    return _convert(obj, lambda pairs: dict_factory(pairs), True)


def astuple(obj, *, tuple_factory=tuple):
    if not _is_dataclass_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')
    return _convert(obj, lambda values: tuple_factory(values), False)


def _convert(obj, factory, with_names):
    kind = type(obj)
    if kind in (int, float, str, bool, bytes, complex, type(None)):
        return obj
    if hasattr(kind, _FIELDS):
        values = [(f.name, _convert(getattr(obj, f.name), factory, with_names)) for f in fields(obj)]
        return factory(values if with_names else [value for name, value in values])
    if issubclass(kind, tuple) and hasattr(kind, '_fields'):
        return kind(*[_convert(v, factory, with_names) for v in obj])
    if issubclass(kind, (list, tuple)):
        return kind([_convert(v, factory, with_names) for v in obj])
    if issubclass(kind, dict):
        pairs = [(_convert(k, factory, with_names), _convert(v, factory, with_names)) for k, v in obj.items()]
        if hasattr(kind, 'default_factory'):
            result = kind(obj.default_factory)
            result.update(pairs)
            return result
        return kind(pairs)
    from copy import deepcopy
    return deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, module=None, **options):
    namespace = dict(namespace or {})
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            name, tp = item, 'typing.Any'
        elif len(item) == 2:
            name, tp = item
        elif len(item) == 3:
            name, tp, namespace[item[0]] = item
        else:
            raise TypeError(f'Invalid field: {item!r}')
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if keyword.iskeyword(name):
            raise TypeError(f'Field names must not be keywords: {name!r}')
        if name in annotations:
            raise TypeError(f'Field name duplicated: {name!r}')
        annotations[name] = tp
    namespace['__annotations__'] = annotations
    namespace['__module__'] = (module or sys._getframe(1).f_globals.get('__name__', '__main__')
                               if sys.version_info >= (3, 12) else 'types')
    cls = types.new_class(cls_name, bases, {}, lambda ns: ns.update(namespace))
    return dataclass(cls, **options)


def replace(obj, /, **changes):
    if not _is_dataclass_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    return _replace(obj, **changes)
`;
