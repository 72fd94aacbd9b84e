/** What enumerations do until 3.10 (`Lib/enum.py`): flags are broken up when they are shown, not when they are made. */
export const SOURCE = String.raw`
from enum import Enum, EnumMeta, Flag, IntEnum, IntFlag


def _decompose(flag, value):
    """The members that a value is made of, greatest first, and the bits that no member has."""
    rest = value
    members = []
    for member in flag:
        if member._value_ and member._value_ & value == member._value_:
            members.append(member)
            rest &= ~member._value_
    if value >= 0:
        bits = rest
        while bits:
            bit = 1 << bits.bit_length() - 1
            bits &= ~bit
            if bit in flag._value2member_map_:
                members.append(flag._value2member_map_[bit])
                rest &= ~bit
    if not members and value in flag._value2member_map_:
        members.append(flag._value2member_map_[value])
    members.sort(key=lambda m: m._value_, reverse=True)
    if len(members) > 1 and members[0]._value_ == value:
        members.pop(0)
    return members, rest


def _names(self):
    if self._name_ is not None:
        return self._name_
    return '|'.join(str(m._name_ or m._value_) for m in _decompose(self.__class__, self._value_)[0])


def _pseudo_member(cls, value):
    kind = cls._member_type_
    member = object.__new__(cls) if kind is object else kind.__new__(cls, value)
    member._name_ = None
    member._value_ = value
    return cls._value2member_map_.setdefault(value, member)


def _invalid(cls, value):
    return ValueError('%r is not a valid %s' % (value, cls.__qualname__))


class _Enum:
    def __repr__(self):
        return '<%s.%s: %r>' % (self.__class__.__name__, self._name_, self._value_)


class _Flag:
    def __repr__(self):
        return '<%s.%s: %r>' % (self.__class__.__name__, _names(self), self._value_)

    def __str__(self):
        return '%s.%s' % (self.__class__.__name__, _names(self))

    @classmethod
    def _missing_(cls, value):
        known = ~value if value < 0 else value
        member = cls._value2member_map_.get(known)
        if member is None:
            if _decompose(cls, known)[1]:
                raise _invalid(cls, known)
            member = _pseudo_member(cls, known)
        return ~member if value < 0 else member

    def __invert__(self):
        cls = self.__class__
        members = _decompose(cls, self._value_)[0]
        inverted = cls(0)
        for m in cls:
            if m not in members and not m._value_ & self._value_:
                inverted = inverted | m
        return cls(inverted)


class _IntFlag:
    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise _invalid(cls, value)
        new, bits = [value], _decompose(cls, value)[1]
        while bits:
            bit = bits.bit_length() - 1
            bits &= ~(1 << bit)
            if 1 << bit not in cls._value2member_map_ and 1 << bit not in new:
                new.append(1 << bit)
            if bits == -1 << bit:
                bits = 0
        for each in reversed(new):
            _pseudo_member(cls, each)
        return cls._value2member_map_[value]

    def __invert__(self):
        return self.__class__(~self._value_)


class _EnumMeta:
    def __repr__(cls):
        return "<enum %r>" % cls.__name__

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError('Cannot reassign members.')
        type.__setattr__(cls, name, value)

    def __delattr__(cls, attr):
        if attr in cls.__dict__.get('_member_map_', {}):
            raise AttributeError('%s: cannot delete Enum member.' % cls.__name__)
        type.__delattr__(cls, attr)


for _cls, _old in ((Enum, _Enum), (Flag, _Flag), (IntFlag, _IntFlag), (EnumMeta, _EnumMeta)):
    for _name, _value in vars(_old).items():
        if _name not in ('__module__', '__dict__', '__weakref__', '__doc__', '__qualname__'):
            type.__setattr__(_cls, _name, _value)
IntFlag.__repr__ = Flag.__repr__
IntFlag.__str__ = Flag.__str__
IntEnum.__str__ = Enum.__str__
del Flag.__iter__, Flag.__len__
`;
