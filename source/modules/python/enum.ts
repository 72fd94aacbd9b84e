/** `enum` (`Lib/enum.py`). */
export const SOURCE = String.raw`
import sys
import types

__all__ = ['EnumType', 'EnumMeta', 'Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag', 'ReprEnum', 'auto', 'unique',
           'property', 'member', 'nonmember', 'CONFORM', 'STRICT', 'EJECT', 'KEEP', 'global_flag_repr',
           'global_enum_repr', 'global_str', 'global_enum']

_property = property
Enum = Flag = ReprEnum = None
STRICT, CONFORM, EJECT, KEEP = 'strict', 'conform', 'eject', 'keep'


class nonmember:
    def __init__(self, value):
        self.value = value


class member:
    def __init__(self, value):
        self.value = value


class property(_property):
    pass


_auto_null = object()


class auto:
    def __init__(self, value=_auto_null):
        self.value = value

    def __repr__(self):
        return f'auto({self.value!r})'


def _is_descriptor(obj):
    return hasattr(obj, '__get__') or hasattr(obj, '__set__') or hasattr(obj, '__delete__')


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == '__' and name[2] != '_' and name[-3] != '_'


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == '_' and name[1] != '_' and name[-2] != '_'


def _is_private(cls_name, name):
    pattern = f'_{cls_name}__'
    return name.startswith(pattern) and len(name) > len(pattern) and not name.endswith('__')


class EnumDict(dict):
    def __init__(self, cls_name=None):
        super().__init__()
        self._cls_name = cls_name
        self._member_names = {}
        self._last_values = []
        self._auto_called = False
        self._ignore = []
        self._generate = None

    def __setitem__(self, key, value):
        if Enum is None or _is_private(self._cls_name, key) or _is_dunder(key):
            pass
        elif _is_sunder(key):
            if key == '_generate_next_value_':
                if self._auto_called:
                    raise TypeError('_generate_next_value_ must be defined before members')
                self._generate = value.__func__ if isinstance(value, staticmethod) else value
            elif key == '_ignore_':
                self._ignore = value.replace(',', ' ').split() if isinstance(value, str) else list(value)
            elif key not in ('_order_', '_missing_', '_generate_next_value_', '_numeric_repr_', '_ignore_', '_boundary_',
                             '_flag_mask_'):
                raise ValueError(f'_sunder_ names, such as {key!r}, are reserved for future Enum use')
        elif key in self._member_names:
            raise TypeError(f'{key!r} already defined as {self[key]!r}')
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member) or not (_is_descriptor(value) or isinstance(value, type)):
            if key in self:
                raise TypeError(f'{key!r} already defined as {self[key]!r}')
            if isinstance(value, member):
                value = value.value
            value = self._resolve(key, value)
            self._member_names[key] = None
            self._last_values.append(value)
        super().__setitem__(key, value)

    def _resolve(self, key, value):
        if isinstance(value, auto):
            if value.value is _auto_null:
                self._auto_called = True
                value.value = self._generate(key, 1, len(self._member_names), self._last_values[:])
            return value.value
        if type(value) is tuple and any(isinstance(v, auto) for v in value):
            return tuple(self._resolve(key, v) for v in value)
        return value


_EnumDict = EnumDict


class EnumType(type):
    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        enum_dict = EnumDict(cls)
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        if first_enum is not None:
            enum_dict._generate = first_enum._generate_next_value_
        return enum_dict

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False):
        if Enum is None:
            return super().__new__(metacls, cls, bases, dict(classdict))
        names = list(classdict._member_names)
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        values = {name: classdict[name] for name in names}
        namespace = {key: value for key, value in classdict.items() if key not in values and key not in classdict._ignore}
        namespace.pop('_ignore_', None)
        if first_enum is not None and '_generate_next_value_' not in namespace:
            namespace = {'_generate_next_value_': first_enum._generate_next_value_, **namespace}
        if 'mro' in values or 'mro' in namespace:
            raise ValueError("invalid enum member name(s) 'mro'")
        own_new = namespace.get('__new__')
        if own_new is not None:
            namespace['__new_member__'] = namespace.pop('__new__')
            new_member, use_args = own_new, True
        else:
            new_member = getattr(first_enum, '__new_member__', None)
            if new_member in (None, object.__new__, Enum.__new__):
                new_member = member_type.__new__
                use_args = member_type is not object
            else:
                use_args = True
        namespace.update(_new_member_=new_member, _use_args_=use_args)
        namespace.update(_member_names_=[], _member_map_={}, _value2member_map_={}, _unhashable_values_=[])
        if sys.version_info >= (3, 13):
            namespace['_unhashable_values_map_'] = {}
        namespace.update(_member_type_=member_type, _value_repr_=None)
        generate = namespace.get('_generate_next_value_')
        if isinstance(generate, types.FunctionType) and sys.version_info >= (3, 12):
            namespace['_generate_next_value_'] = staticmethod(generate)
        enum_class = super().__new__(metacls, cls, bases, namespace)
        if own_new is not None:
            new_member = enum_class.__new_member__
        for name in ('__repr__', '__str__', '__format__', '__reduce_ex__'):
            found = getattr(enum_class, name)
            if name not in namespace and found in (getattr(member_type, name), getattr(object, name)):
                type.__setattr__(enum_class, name, getattr(first_enum, name))
        is_flag = Flag is not None and issubclass(enum_class, Flag)
        if is_flag:
            for name in ('__or__', '__and__', '__xor__', '__ror__', '__rand__', '__rxor__', '__invert__'):
                if name not in namespace:
                    type.__setattr__(enum_class, name, getattr(Flag, name))
        for name, value in values.items():
            args = value if isinstance(value, tuple) else (value,)
            if member_type is tuple:
                args = (args,)
            member = new_member(enum_class, *args) if use_args else object.__new__(enum_class)
            if not hasattr(member, '_value_'):
                if member_type is object:
                    member._value_ = value
                else:
                    member._value_ = member_type(*args)
            value = member._value_
            canonical = None
            for other in enum_class._member_map_.values():
                if other._value_ == value:
                    canonical = other
                    break
            if canonical is None:
                member._name_ = name
                member.__objclass__ = enum_class
                member.__init__(*args)
                member._sort_order_ = len(enum_class._member_names_)
                is_bit = isinstance(value, int) and value > 0 and value & (value - 1) == 0
                if not is_flag or is_bit or sys.version_info < (3, 11):
                    enum_class._member_names_.append(name)
            else:
                member = canonical
            enum_class._member_map_[name] = member
            type.__setattr__(enum_class, name, member)
            try:
                enum_class._value2member_map_.setdefault(value, member)
            except TypeError:
                pass
        if is_flag:
            mask = 0
            for member in enum_class._member_map_.values():
                if isinstance(member._value_, int):
                    mask |= member._value_
            enum_class._flag_mask_ = mask
            enum_class._boundary_ = boundary or getattr(first_enum, '_boundary_', None) or STRICT
        enum_class.__new__ = Enum.__new__
        return enum_class

    def __bool__(cls):
        return True

    def __call__(cls, value=_auto_null, *values, names=_auto_null, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        if cls._member_map_:
            if values:
                value = (value, *values)
            return cls.__new__(cls, value)
        if names is _auto_null and values:
            names = values[0]
        if names is _auto_null:
            return cls.__new__(cls, value)
        return cls._create_(value, names, module=module, qualname=qualname, type=type, start=start)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1):
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        classdict = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(',', ' ').split()
        if isinstance(names, dict):
            names = list(names.items())
        values = []
        for count, item in enumerate(names):
            if isinstance(item, str):
                name, value = item, classdict._generate(item, start, count, values[:])
                values.append(value)
            else:
                name, value = item
            classdict[name] = value
        classdict['__module__'] = module or sys._getframe(2).f_globals.get('__name__', '__main__')
        if qualname is not None:
            classdict['__qualname__'] = qualname
        return metacls.__new__(metacls, class_name, bases, classdict)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        try:
            cls(value)
            return True
        except ValueError:
            return value in cls._value2member_map_

    def __delattr__(cls, attr):
        if attr in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'{cls.__name__!r} cannot delete member {attr!r}.')
        super().__delattr__(attr)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'cannot reassign member {name!r}')
        super().__setattr__(name, value)

    def __dir__(cls):
        return sorted(['__class__', '__contains__', '__doc__', '__getitem__', '__init_subclass__', '__iter__',
                       '__len__', '__members__', '__module__', '__name__', '__qualname__'] + cls._member_names_)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    @_property
    def __members__(cls):
        return types.MappingProxyType(cls._member_map_)

    def __repr__(cls):
        if Flag is not None and issubclass(cls, Flag):
            return f'<flag {cls.__name__!r}>'
        return f'<enum {cls.__name__!r}>'

    @staticmethod
    def _check_for_existing_members_(class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumMeta) and base.__dict__.get('_member_names_'):
                    if sys.version_info < (3, 11):
                        raise TypeError('Cannot extend enumerations')
                    raise TypeError(f'<enum {class_name!r}> cannot extend {base!r}')

    @staticmethod
    def _get_mixins_(class_name, bases):
        if Enum is None or not bases:
            return object, Enum
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumMeta):
            raise TypeError('new enumerations should be created as \x60EnumName([mixin_type, ...] [data_type,] '
                            'enum_type)\x60')
        for chain in bases:
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumMeta):
                    kind = base.__dict__.get('_member_type_', object)
                    if kind is not object:
                        return kind, first_enum
                elif '__new__' in base.__dict__ or base in (int, str, float, bytes, tuple, complex):
                    return base, first_enum
        return object, first_enum


EnumMeta = EnumType
if sys.version_info < (3, 11):
    EnumType.__name__ = EnumType.__qualname__ = 'EnumMeta'


class Enum(metaclass=EnumType):
    _member_names_ = []
    _member_map_ = {}
    _value2member_map_ = {}
    _member_type_ = object

    @_property
    def name(self):
        return self._name_

    @_property
    def value(self):
        return self._value_

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for member in cls._member_map_.values():
                if member._value_ == value:
                    return member
        if not cls._member_map_:
            if getattr(cls, '_flag_mask_', None) is None:
                raise TypeError(f'{cls!r} has no members defined')
        try:
            exc = None
            result = cls._missing_(value)
        except Exception as e:
            exc = e
            result = None
        try:
            if isinstance(result, cls):
                return result
            if Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(result, int):
                return result
            ve_exc = ValueError(f'{value!r} is not a valid {cls.__qualname__}')
            if result is None and exc is None:
                raise ve_exc
            elif exc is None:
                exc = TypeError(f'error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid '
                                f'member')
            if not isinstance(exc, ValueError):
                exc.__context__ = ve_exc
            raise exc
        finally:
            exc = None
            ve_exc = None

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            return sorted(last_values)[-1] + 1
        except TypeError:
            raise TypeError('unable to sort non-numeric values') from None

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        kind = self._member_type_
        show = kind.__repr__ if kind is not object and '__repr__' in kind.__dict__ else repr
        return f'<{self.__class__.__name__}.{self._name_}: {show(self._value_)}>'

    def __str__(self):
        return f'{self.__class__.__name__}.{self._name_}'

    def __dir__(self):
        return sorted({'__class__', '__doc__', '__eq__', '__hash__', '__module__', 'name', 'value'})

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self


class ReprEnum(Enum):
    pass


class IntEnum(int, ReprEnum):
    def __str__(self):
        return int.__repr__(self._value_)

    def __format__(self, format_spec):
        return int.__format__(self._value_, format_spec)


class StrEnum(str, ReprEnum):
    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f'too many arguments for str(): {values!r}')
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f'{values[0]!r} is not a string')
        member = str.__new__(cls, str(*values))
        member._value_ = str(*values)
        return member

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    def __str__(self):
        return self._value_

    def __format__(self, format_spec):
        return str.__format__(self._value_, format_spec)


class Flag(Enum):
    _numeric_repr_ = repr
    _boundary_ = STRICT
    _flag_mask_ = 0

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        return 2 ** max(last_values).bit_length()

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        mask = cls._flag_mask_
        if value < 0:
            value = max(2 ** mask.bit_length(), 2 ** value.bit_length()) + value
        unknown = value & ~mask
        if unknown:
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError(f'{cls!r} invalid value {value!r}\n    given {_bits(value, width)}\n'
                                 f'  allowed {_bits(mask, width)}')
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
        found = cls._value2member_map_.get(value)
        if found is not None:
            return found
        kind = cls._member_type_
        pseudo = object.__new__(cls) if kind is object else kind.__new__(cls, value)
        pseudo._value_ = value
        names = [m._name_ for m in cls if m._value_ & value]
        rest = value & ~mask
        if rest and names:
            names.append(cls._numeric_repr_(rest))
        pseudo._name_ = '|'.join(names) if names else None
        return cls._value2member_map_.setdefault(value, pseudo)

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(f'unsupported operand type(s) for \'in\': {type(other).__qualname__!r} and '
                            f'{self.__class__.__qualname__!r}')
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return (m for m in type(self) if m._value_ & self._value_)

    def __len__(self):
        return bin(self._value_).count('1')

    def __repr__(self):
        cls_name = self.__class__.__name__
        if self._name_ is None:
            return f'<{cls_name}: {self._value_!r}>'
        return f'<{cls_name}.{self._name_}: {self._value_!r}>'

    def __str__(self):
        cls_name = self.__class__.__name__
        if self._name_ is None:
            return f'{cls_name}({self._value_!r})'
        return f'{cls_name}.{self._name_}'

    def __bool__(self):
        return bool(self._value_)

    def _other(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return NotImplemented

    def __or__(self, other):
        value = self._other(other)
        return value if value is NotImplemented else self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._other(other)
        return value if value is NotImplemented else self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._other(other)
        return value if value is NotImplemented else self.__class__(self._value_ ^ value)

    def __invert__(self):
        if self._boundary_ in (EJECT, KEEP):
            return self.__class__(~self._value_)
        return self.__class__(self._flag_mask_ & ~self._value_)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    def __str__(self):
        return int.__repr__(self._value_)

    def __format__(self, format_spec):
        return int.__format__(self._value_, format_spec)


def global_enum_repr(self):
    return f'{self.__class__.__module__.split(".")[-1]}.{self._name_}'


def global_flag_repr(self):
    module = self.__class__.__module__.split('.')[-1]
    if self._name_ is None:
        return f'{module}.{self.__class__.__name__}({self._value_!r})'
    names = self._name_.split('|')
    return '|'.join(name if name[0].isdigit() else f'{module}.{name}' for name in names)


def global_str(self):
    return self.__class__.__name__ + '(0)' if self._name_ is None else self._name_


def global_enum(cls, update_str=False):
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


def _bits(value, width):
    return f'0b0 {value:0{width}b}'


def unique(enumeration):
    duplicates = [(name, m.name) for name, m in enumeration.__members__.items() if name != m.name]
    if duplicates:
        details = ', '.join(f'{alias} -> {name}' for alias, name in duplicates)
        raise ValueError(f'duplicate values found in {enumeration!r}: {details}')
    return enumeration


def _member_format(self, format_spec):
    kind = self._member_type_
    if kind is object or type(self).__str__ not in (Enum.__str__, Flag.__str__):
        return str.__format__(str(self), format_spec)
    return kind.__format__(self._value_, format_spec)


def _find_member(cls, name):
    members = cls.__dict__.get('_member_map_', {})
    if name not in members:
        raise AttributeError(name) from None
    return members[name]


def _contains_member(cls, member):
    if not isinstance(member, Enum):
        kinds = (type(member).__qualname__, cls.__class__.__qualname__)
        raise TypeError("unsupported operand type(s) for 'in': '%s' and '%s'" % kinds)
    return isinstance(member, cls) and member._name_ in cls._member_map_


if sys.version_info < (3, 12):
    EnumType.__getattr__ = _find_member
    EnumType.__contains__ = _contains_member
if sys.version_info < (3, 11):
    Enum.__format__ = _member_format
    import _enum_before_3_11
`;
