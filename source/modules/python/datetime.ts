/**
 * `datetime` (`Lib/_pydatetime.py`). `sys.getsizeof()` tells the sizes of the C objects: of their own they have 16 bytes
 * less, for the GC head that those lack. The clock is the simulation's own.
 */
export const SOURCE = String.raw`
import time as _time
from _datetime_formats import MONTHS as _MONTHS, DAYS as _DAYS
from _datetime_formats import format_time as _format, offset_text as _offset_text
from _datetime_formats import parse_iso_time as _parse_iso_time

__all__ = ['date', 'datetime', 'time', 'timedelta', 'timezone', 'tzinfo', 'MINYEAR', 'MAXYEAR', 'UTC']

MINYEAR = 1
MAXYEAR = 9999
_MAXORDINAL = 3652059
_DAYS_BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in(year, month):
    return 29 if month == 2 and _is_leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _ordinal(year, month, day):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400 + _DAYS_BEFORE[month] + (month > 2 and _is_leap(year)) + day


def _from_ordinal(n):
    year = (n - 1) * 400 // 146097 + 1
    while _ordinal(year, 1, 1) > n:
        year -= 1
    while year < 9999 and _ordinal(year + 1, 1, 1) <= n:
        year += 1
    month = min(12, (n - _ordinal(year, 1, 1)) // 29 + 1)
    while _ordinal(year, month, 1) > n:
        month -= 1
    return year, month, n - _ordinal(year, month, 1) + 1


def _type_name(value):
    cls = type(value)
    return 'datetime.' + cls.__name__ if cls.__module__ == 'datetime' else cls.__name__


def _integer(value):
    if isinstance(value, int):
        return value
    if hasattr(value, '__index__'):
        return value.__index__()
    raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")


def _check_date(year, month, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'year {year} is out of range')
    if not 1 <= month <= 12:
        raise ValueError('month must be in 1..12')
    if not 1 <= day <= _days_in(year, month):
        raise ValueError('day is out of range for month')


def _check_time(hour, minute, second, microsecond, fold):
    for name, value, most in (('hour', hour, 23), ('minute', minute, 59), ('second', second, 59),
                              ('microsecond', microsecond, 999999)):
        if not 0 <= value <= most:
            raise ValueError(f'{name} must be in 0..{most}')
    if fold not in (0, 1):
        raise ValueError('fold must be either 0 or 1')


def _check_zone(zone):
    if zone is not None and not isinstance(zone, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(zone).__name__}'")


def _orders(cls):
    """The six comparisons by _key(); objects of other types are left to them."""
    def make(name, test):
        def method(self, other):
            keys = self._keys(other, name)
            return NotImplemented if keys is None else test(*keys)
        method.__name__ = name
        method.__qualname__ = cls.__qualname__ + '.' + name
        return method
    for name, test in (('__eq__', lambda a, b: a == b), ('__lt__', lambda a, b: a < b), ('__le__', lambda a, b: a <= b),
                       ('__gt__', lambda a, b: a > b), ('__ge__', lambda a, b: a >= b)):
        setattr(cls, name, make(name, test))
    return cls


@_orders
class timedelta:
    __slots__ = ('_days', '_seconds', '_microseconds')

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total = 0
        rest = 0.0
        for name, value, scale in (('days', days, 86400000000), ('seconds', seconds, 1000000),
                                   ('microseconds', microseconds, 1), ('milliseconds', milliseconds, 1000),
                                   ('minutes', minutes, 60000000), ('hours', hours, 3600000000),
                                   ('weeks', weeks, 604800000000)):
            if isinstance(value, int):
                total += value * scale
            elif isinstance(value, float):
                whole = int(value)
                total += whole * scale
                part = (value - whole) * scale
                total += int(part)
                rest += part - int(part)
            else:
                raise TypeError(f'unsupported type for timedelta {name} component: {type(value).__name__}')
        return cls._of(total + round(rest))

    @classmethod
    def _of(cls, microseconds):
        seconds, us = divmod(microseconds, 1000000)
        days, seconds = divmod(seconds, 86400)
        if not -999999999 <= days <= 999999999:
            raise OverflowError(f'days={days}; must have magnitude <= 999999999')
        self = object.__new__(cls)
        self._days, self._seconds, self._microseconds = days, seconds, us
        return self

    days = property(lambda self: self._days)
    seconds = property(lambda self: self._seconds)
    microseconds = property(lambda self: self._microseconds)

    def _total(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    def total_seconds(self):
        return self._total() / 1000000

    def __repr__(self):
        parts = [f'{name}={value}' for name, value in (('days', self._days), ('seconds', self._seconds),
                                                       ('microseconds', self._microseconds)) if value]
        return f"{_type_name(self)}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, s = divmod(self._seconds, 60)
        h, m = divmod(minutes, 60)
        text = f'{h}:{m:02}:{s:02}'
        if self._days:
            text = f"{self._days} day{'s' if abs(self._days) != 1 else ''}, {text}"
        return text + (f'.{self._microseconds:06}' if self._microseconds else '')

    def __add__(self, other):
        return timedelta._of(self._total() + other._total()) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return timedelta._of(self._total() - other._total()) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return timedelta._of(-self._total())

    def __pos__(self):
        return timedelta._of(self._total())

    def __abs__(self):
        return timedelta._of(abs(self._total()))

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._total() * other)
        if isinstance(other, float):
            top, bottom = other.as_integer_ratio()
            return timedelta._of(_divide_round(self._total() * top, bottom))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total() // other._total()
        return timedelta._of(self._total() // other) if isinstance(other, int) else NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / other._total()
        if isinstance(other, int):
            return timedelta._of(_divide_round(self._total(), other))
        if isinstance(other, float):
            top, bottom = other.as_integer_ratio()
            return timedelta._of(_divide_round(self._total() * bottom, top))
        return NotImplemented

    def __mod__(self, other):
        return timedelta._of(self._total() % other._total()) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        return (self // other, self % other) if isinstance(other, timedelta) else NotImplemented

    def _keys(self, other, name):
        return (self._total(), other._total()) if isinstance(other, timedelta) else None

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return self._total() != 0

    def __reduce__(self):
        return self.__class__, (self._days, self._seconds, self._microseconds)

    def __sizeof__(self):
        return 24


def _require(month, day):
    for name, value, position in ('month', month, 2), ('day', day, 3):
        if value is None:
            raise TypeError(f"function missing required argument '{name}' (pos {position})")


def _unpacked(state):
    """Hour, minute, second and microsecond of a pickle."""
    return state[0] & 127, state[1], state[2], int.from_bytes(state[3:6])


def _divide_round(a, b):
    q, r = divmod(a, b)
    return q + (2 * r > b if b > 0 else 2 * r < b) if 2 * r != b else q + q % 2


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)


class tzinfo:
    __slots__ = ()

    def tzname(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement tzname()')

    def utcoffset(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement utcoffset()')

    def dst(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement dst()')

    def fromutc(self, dt):
        return dt + dt.utcoffset()


class timezone(tzinfo):
    __slots__ = ('_offset', '_name')

    def __new__(cls, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f'timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}')
        if name is None and not offset:
            return cls.utc
        if not timedelta(-1) < offset < timedelta(1):
            raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and '
                             f'timedelta(hours=24), not {offset!r}.')
        return cls._make(offset, name)

    @classmethod
    def _make(cls, offset, name=None):
        self = object.__new__(cls)
        self._offset, self._name = offset, name
        return self

    def utcoffset(self, dt):
        return self._offset

    def dst(self, dt):
        return None

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        seconds = self._offset._total() // 1000000
        return 'UTC' + (_offset_text(seconds) if seconds else '')

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return 'datetime.timezone.utc'
        name = '' if self._name is None else f', {self._name!r}'
        return f'datetime.timezone({self._offset!r}{name})'

    def __str__(self):
        return self.tzname(None)

    def __sizeof__(self):
        return 16


UTC = timezone.utc = timezone._make(timedelta(0))
timezone.min = timezone._make(-timedelta(hours=23, minutes=59))
timezone.max = timezone._make(timedelta(hours=23, minutes=59))


@_orders
class date:
    __slots__ = ('_year', '_month', '_day')

    def __new__(cls, year, month=None, day=None):
        if type(year) is bytes and len(year) == 4 and month is None:
            year, month, day = year[0] * 256 + year[1], year[2], year[3]
        _require(month, day)
        year, month, day = _integer(year), _integer(month), _integer(day)
        _check_date(year, month, day)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        return self

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        return cls(*_time.gmtime(timestamp)[:3])

    @classmethod
    def fromordinal(cls, ordinal, /):
        if ordinal < 1:
            raise ValueError('ordinal must be >= 1')
        if ordinal > _MAXORDINAL:
            raise ValueError('year 10000 is out of range')
        return cls(*_from_ordinal(ordinal))

    @classmethod
    def fromisoformat(cls, date_string, /):
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        digits = date_string.replace('-', '')
        if len(digits) != 8 or not digits.isdigit() or date_string not in (
                digits, f'{digits[:4]}-{digits[4:6]}-{digits[6:]}'):
            raise ValueError(f'Invalid isoformat string: {date_string!r}')
        return cls(int(digits[:4]), int(digits[4:6]), int(digits[6:]))

    @classmethod
    def fromisocalendar(cls, year, week, day):
        first = _ordinal(year, 1, 4)
        return cls.fromordinal(first - (first + 6) % 7 + (week - 1) * 7 + day - 1)

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day)

    __replace__ = replace

    def toordinal(self):
        return _ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        n = self.toordinal()
        thursday = _from_ordinal(min(n - (n + 6) % 7 + 3, _MAXORDINAL))
        week = (_ordinal(*thursday) - _ordinal(thursday[0], 1, 1)) // 7 + 1
        return IsoCalendarDate(thursday[0], week, (n + 6) % 7 + 1)

    def timetuple(self):
        return _time.gmtime((self.toordinal() - 719163) * 86400)

    def isoformat(self):
        return f'{self._year:04}-{self._month:02}-{self._day:02}'

    __str__ = isoformat

    def ctime(self):
        return f'{_DAYS[self.weekday()][:3]} {_MONTHS[self._month - 1][:3]} {self._day:2} 00:00:00 {self._year:04}'

    def strftime(self, format):
        return _format(format, self, time.min, '', '')

    def __format__(self, format):
        return self.strftime(format) if format else str(self)

    def __repr__(self):
        return f'{_type_name(self)}({self._year}, {self._month}, {self._day})'

    def __add__(self, other):
        return type(self).fromordinal(_in_range(self.toordinal() + other.days)) if isinstance(other, timedelta) \
            else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        return timedelta(self.toordinal() - other.toordinal()) if isinstance(other, date) else NotImplemented

    def _keys(self, other, name):
        if not isinstance(other, date) or isinstance(other, datetime):
            return None
        return self.toordinal(), other.toordinal()

    def __hash__(self):
        return hash((self._year, self._month, self._day))

    def __reduce__(self):
        return self.__class__, (bytes((*divmod(self._year, 256), self._month, self._day)),)

    def __sizeof__(self):
        return 16


def _in_range(ordinal):
    if not 1 <= ordinal <= _MAXORDINAL:
        raise OverflowError('date value out of range')
    return ordinal


class IsoCalendarDate(tuple):
    def __new__(cls, year, week, weekday):
        return tuple.__new__(cls, (year, week, weekday))

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return f'datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})'


@_orders
class time:
    __slots__ = ('_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold')

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if type(hour) is bytes and len(hour) == 6:
            tzinfo = minute or None
            fold, (hour, minute, second, microsecond) = hour[0] >> 7, _unpacked(hour)
        _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond = hour, minute, second, microsecond
        self._tzinfo, self._fold = tzinfo, fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def fromisoformat(cls, time_string, /):
        try:
            *fields, offset = _parse_iso_time(time_string.removeprefix('T'))
        except ValueError:
            raise ValueError(f'Invalid isoformat string: {time_string!r}') from None
        return cls(*fields, None if offset is None else timezone(timedelta(seconds=offset)))

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(self._hour if hour is None else hour, self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(None)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(None)

    def _offset(self, colon=':'):
        offset = self.utcoffset()
        return '' if offset is None else _offset_text(offset._total() // 1000000, colon)

    def isoformat(self, timespec='auto'):
        return _clock_text(self, timespec) + self._offset()

    __str__ = isoformat

    def strftime(self, format):
        return _format(format, date(1900, 1, 1), self, self._offset(''), self.tzname() or '')

    def __format__(self, format):
        return self.strftime(format) if format else str(self)

    def __repr__(self):
        fields = [self._hour, self._minute]
        if self._second or self._microsecond:
            fields.append(self._second)
        if self._microsecond:
            fields.append(self._microsecond)
        zone = '' if self._tzinfo is None else f', tzinfo={self._tzinfo!r}'
        fold = ', fold=1' if self._fold else ''
        return f"{_type_name(self)}({', '.join(map(str, fields))}{zone}{fold})"

    def _micros(self):
        offset = self.utcoffset()
        clock = ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond
        return clock - (offset._total() if offset else 0)

    def _keys(self, other, name):
        if not isinstance(other, time):
            return None
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            if name == '__eq__':
                return 0, 1
            raise TypeError("can't compare offset-naive and offset-aware times")
        return self._micros(), other._micros()

    def __hash__(self):
        return hash(self._micros())

    def _packed(self, protocol):
        fold = 128 if self._fold and protocol > 3 else 0
        return bytes((self._hour | fold, self._minute, self._second)) + self._microsecond.to_bytes(3)

    def __reduce_ex__(self, protocol):
        state = self._packed(protocol)
        return self.__class__, (state,) if self._tzinfo is None else (state, self._tzinfo)

    def __reduce__(self):
        return self.__reduce_ex__(2)

    def __sizeof__(self):
        return 24


def _clock_text(t, timespec):
    if timespec == 'auto':
        timespec = 'microseconds' if t.microsecond else 'seconds'
    texts = {'hours': f'{t.hour:02}', 'minutes': f'{t.hour:02}:{t.minute:02}',
             'seconds': f'{t.hour:02}:{t.minute:02}:{t.second:02}',
             'milliseconds': f'{t.hour:02}:{t.minute:02}:{t.second:02}.{t.microsecond // 1000:03}',
             'microseconds': f'{t.hour:02}:{t.minute:02}:{t.second:02}.{t.microsecond:06}'}
    if timespec not in texts:
        raise ValueError('Unknown timespec value')
    return texts[timespec]


@_orders
class datetime(date):
    __slots__ = ('_time',)

    def __new__(cls, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if type(year) is bytes and len(year) == 10 and day is None:
            tzinfo, fold, (hour, minute, second, microsecond) = month, year[4] >> 7, _unpacked(year[4:])
            year, month, day = year[0] * 256 + year[1], year[2], year[3]
        _require(month, day)
        year, month, day = _integer(year), _integer(month), _integer(day)
        _check_date(year, month, day)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        self._time = time(hour, minute, second, microsecond, tzinfo, fold=fold)
        return self

    hour = property(lambda self: self._time._hour)
    minute = property(lambda self: self._time._minute)
    second = property(lambda self: self._time._second)
    microsecond = property(lambda self: self._time._microsecond)
    tzinfo = property(lambda self: self._time._tzinfo)
    fold = property(lambda self: self._time._fold)

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _check_zone(tz)
        micros = round(timestamp * 1000000)
        made = cls._of(micros + 719163 * 86400000000, tz)
        return made if tz is None else tz.fromutc(made)

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        return cls.fromtimestamp(timestamp)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                   time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromordinal(cls, ordinal, /):
        return cls(*_from_ordinal(ordinal))

    @classmethod
    def fromisoformat(cls, date_string, /):
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        size = 10 if date_string[4:5] == '-' else 8
        try:
            day = date.fromisoformat(date_string[:size])
            clock = date_string[size + 1:]
            *fields, offset = _parse_iso_time(clock) if len(date_string) > size else (0, 0, 0, 0, None)
        except ValueError as error:
            if str(error).startswith('Invalid') or not str(error):
                raise ValueError(f'Invalid isoformat string: {date_string!r}') from None
            raise
        zone = None if offset is None else timezone(timedelta(seconds=offset))
        return cls(day.year, day.month, day.day, *fields, zone)

    @classmethod
    def strptime(cls, date_string, format, /):
        from _strptime import _strptime_datetime
        return _strptime_datetime(cls, date_string, format)

    @classmethod
    def _of(cls, micros, zone):
        days, rest = divmod(micros, 86400000000)
        seconds, us = divmod(rest, 1000000)
        return cls(*_from_ordinal(_in_range(days)), seconds // 3600, seconds // 60 % 60, seconds % 60, us, zone)

    def _micros(self):
        t = self._time
        return self.toordinal() * 86400000000 + ((t._hour * 60 + t._minute) * 60 + t._second) * 1000000 + t._microsecond

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None,
                tzinfo=True, *, fold=None):
        t = self._time.replace(hour, minute, second, microsecond, tzinfo, fold=fold)
        return type(self).combine(date.replace(date(self._year, self._month, self._day), year, month, day), t)

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return self._time.replace(tzinfo=None)

    def timetz(self):
        return self._time

    def utcoffset(self):
        return None if self.tzinfo is None else self.tzinfo.utcoffset(self)

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(self)

    def dst(self):
        return None if self.tzinfo is None else self.tzinfo.dst(self)

    def _utc_micros(self):
        offset = self.utcoffset()
        return self._micros() - (offset._total() if offset else 0)

    def timestamp(self):
        return (self._utc_micros() - 719163 * 86400000000) / 1000000

    def timetuple(self):
        return _time.gmtime((self._micros() - 719163 * 86400000000) // 1000000)

    def utctimetuple(self):
        return _time.gmtime((self._utc_micros() - 719163 * 86400000000) // 1000000)

    def astimezone(self, tz=None):
        tz = UTC if tz is None else tz
        return tz.fromutc(type(self)._of(self._utc_micros(), tz))

    def _offset(self, colon=':'):
        offset = self.utcoffset()
        return '' if offset is None else _offset_text(offset._total() // 1000000, colon)

    def isoformat(self, sep='T', timespec='auto'):
        return date.isoformat(self) + sep + _clock_text(self._time, timespec) + self._offset()

    def __str__(self):
        return self.isoformat(' ')

    def ctime(self):
        return date.ctime(self).replace('00:00:00', _clock_text(self._time, 'seconds'))

    def strftime(self, format):
        return _format(format, self, self._time, self._offset(''), self.tzname() or '')

    def __repr__(self):
        t = self._time
        fields = [self._year, self._month, self._day, t._hour, t._minute, t._second, t._microsecond]
        while len(fields) > 5 and not fields[-1]:
            fields.pop()
        zone = '' if t._tzinfo is None else f', tzinfo={t._tzinfo!r}'
        fold = ', fold=1' if t._fold else ''
        return f"{_type_name(self)}({', '.join(map(str, fields))}{zone}{fold})"

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._of(self._micros() + other._total(), self.tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta._of(self._utc_micros() - other._utc_micros())

    def _keys(self, other, name):
        if not isinstance(other, datetime):
            return None
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            if name == '__eq__':
                return 0, 1
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return self._utc_micros(), other._utc_micros()

    def __hash__(self):
        return hash(self._utc_micros())

    def __reduce_ex__(self, protocol):
        state = bytes((*divmod(self._year, 256), self._month, self._day)) + self._time._packed(protocol)
        return self.__class__, (state,) if self._time._tzinfo is None else (state, self._time._tzinfo)

    def __reduce__(self):
        return self.__reduce_ex__(2)

    def __sizeof__(self):
        return 32


date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(days=1)
time.min, time.max, time.resolution = time(0, 0), time(23, 59, 59, 999999), timedelta(microseconds=1)
datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
`;
