/** `_strptime` (`Lib/_strptime.py`), in the C locale: a format becomes a regular expression. */
export const SOURCE = String.raw`
import re
import sys
import time
from _datetime_formats import DAYS, MONTHS

_MONTHS = [name.lower() for name in MONTHS]
_DAYS = [name.lower() for name in DAYS]


def _one_of(code, names):
    return f"(?P<{code}>{'|'.join(sorted(names, key=len, reverse=True))})"


_PARTS = {
    'd': r'(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])', 'f': r'(?P<f>[0-9]{1,6})',
    'H': r'(?P<H>2[0-3]|[0-1]\d|\d)', 'I': r'(?P<I>1[0-2]|0[1-9]|[1-9])', 'G': r'(?P<G>\d\d\d\d)',
    'j': r'(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])',
    'm': r'(?P<m>1[0-2]|0[1-9]|[1-9])', 'M': r'(?P<M>[0-5]\d|\d)', 'S': r'(?P<S>6[0-1]|[0-5]\d|\d)',
    'U': r'(?P<U>5[0-3]|[0-4]\d|\d)', 'W': r'(?P<W>5[0-3]|[0-4]\d|\d)', 'V': r'(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)',
    'w': r'(?P<w>[0-6])', 'u': r'(?P<u>[1-7])', 'y': r'(?P<y>\d\d)', 'Y': r'(?P<Y>\d\d\d\d)',
    'z': r'(?P<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z))',
    'A': _one_of('A', _DAYS), 'a': _one_of('a', [name[:3] for name in _DAYS]),
    'B': _one_of('B', _MONTHS), 'b': _one_of('b', [name[:3] for name in _MONTHS]),
    'p': '(?P<p>am|pm)', 'Z': '(?P<Z>utc|gmt)', '%': '%',
}
_WHOLE = {'c': '%a %b %d %H:%M:%S %Y', 'x': '%m/%d/%y', 'X': '%H:%M:%S'}
_cache = {}


def _pattern(format):
    text = re.sub(r'([\\.^$*+?\(\){}\[\]|])', r'\\\1', format)
    for code, meaning in _WHOLE.items():
        text = text.replace('%' + code, meaning)
    text = re.sub(r'\s+', r'\\s+', text)
    pieces = text.split('%')
    out = [pieces.pop(0)]
    while pieces:
        piece = pieces.pop(0)
        if not piece:
            if not pieces:
                raise ValueError(f"stray % in format '{format}'")
            out.append('%' + pieces.pop(0))
            continue
        if piece[0] not in _PARTS:
            raise ValueError(f"'{piece[0]}' is a bad directive in format '{format}'")
        out.append(_PARTS[piece[0]] + piece[1:])
    return re.compile(''.join(out), re.IGNORECASE)


def _fields(text, format):
    for index, arg in enumerate([text, format]):
        if not isinstance(arg, str):
            raise TypeError(f'strptime() argument {index} must be str, not {type(arg)}')
    if format not in _cache:
        if len(_cache) > 5:
            _cache.clear()
        try:
            _cache[format] = _pattern(format)
        except re.error as error:
            raise ValueError(f"bad directive in format '{format}'") from error
    found = _cache[format].match(text)
    if not found:
        raise ValueError(f'time data {text!r} does not match format {format!r}')
    if len(text) != found.end():
        raise ValueError(f'unconverted data remains: {text[found.end():]}')
    return {code: value for code, value in found.groupdict().items() if value is not None}


def _offset(text):
    """Seconds and microseconds of what %z stands for."""
    if text == 'Z':
        return 0, 0
    digits = text[1:].replace(':', '')
    if ':' in text and len(digits) > 4 and text.count(':') < 2:
        raise ValueError(f'Inconsistent use of : in {text}')
    whole, _, fraction = digits.partition('.')
    seconds = int(whole[:2]) * 3600 + int(whole[2:4]) * 60 + int(whole[4:6] or 0)
    micros = int(fraction.ljust(6, '0'))
    return (-seconds, -micros) if text[0] == '-' else (seconds, micros)


def _weekday(found):
    if 'A' in found:
        return _DAYS.index(found['A'].lower())
    if 'a' in found:
        return [name[:3] for name in _DAYS].index(found['a'].lower())
    if 'w' in found:
        return (int(found['w']) - 1) % 7
    return int(found['u']) - 1 if 'u' in found else None


def _check_weeks(found, weekday):
    """ISO weeks go with ISO years."""
    if 'G' in found:
        if 'j' in found and (sys.version_info >= (3, 13) or ('V' in found and weekday is not None)):
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. "
                             "Use '%Y' instead.")
        if 'V' not in found or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday "
                             "directive ('%A', '%a', '%w', or '%u').")
    elif 'V' in found:
        if ('Y' not in found and 'y' not in found) or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday "
                             "directive ('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' "
                         "instead.")


def _day(found, year, weekday):
    """The date, from a day of the year, from a week and its day, or from month and day."""
    from datetime import date
    month, day = 1, 1
    if 'm' in found:
        month = int(found['m'])
    elif 'B' in found:
        month = _MONTHS.index(found['B'].lower()) + 1
    elif 'b' in found:
        month = [name[:3] for name in _MONTHS].index(found['b'].lower()) + 1
    if 'd' in found:
        day = int(found['d'])
    is_leap_day = year is None and (month, day) == (2, 29)
    if year is None:
        year = 1904 if is_leap_day else 1900
    if 'j' in found:
        return date.fromordinal(int(found['j']) - 1 + date(year, 1, 1).toordinal()), False
    if weekday is not None and ('U' in found or 'W' in found):
        first = date(year, 1, 1).weekday()
        week, shift = int(found['U' if 'U' in found else 'W']), 1 if 'U' in found else 0
        first, in_week = (first + shift) % 7, (weekday + shift) % 7
        before = (7 - first) % 7
        days = in_week - first if week == 0 else before + 7 * (week - 1) + in_week
        return date.fromordinal(date(year, 1, 1).toordinal() + days), False
    if weekday is not None and 'G' in found:
        return date.fromisocalendar(int(found['G']), int(found['V']), weekday + 1), False
    return date(year, month, day), is_leap_day


def _strptime(data_string, format='%a %b %d %H:%M:%S %Y'):
    """(fields of a struct_time), microseconds, microseconds of the offset"""
    found = _fields(data_string, format)
    year = int(found['Y']) if 'Y' in found else None
    if 'y' in found:
        year = int(found['y'])
        year += 2000 if year <= 68 else 1900
    weekday = _weekday(found)
    _check_weeks(found, weekday)
    hour = int(found.get('H', 0))
    if 'I' in found:
        hour = int(found['I']) % 12 + (12 if found.get('p', '').lower() == 'pm' else 0)
    offset, offset_micros = _offset(found['z']) if 'z' in found else (None, 0)
    day, is_leap_day = _day(found, year, weekday)
    if weekday is None:
        weekday = day.weekday()
    julian = day.toordinal() - day.replace(month=1, day=1).toordinal() + 1
    dst = 0 if 'Z' in found else -1
    return ((1900 if is_leap_day else day.year, day.month, day.day, hour, int(found.get('M', 0)),
             int(found.get('S', 0)), weekday, julian, dst, found.get('Z'), offset),
            int(found.get('f', '').ljust(6, '0') or 0), offset_micros)


def _strptime_time(data_string, format='%a %b %d %H:%M:%S %Y'):
    return time.struct_time(_strptime(data_string, format)[0][:time._STRUCT_TM_ITEMS])


def _strptime_datetime(cls, data_string, format='%a %b %d %H:%M:%S %Y'):
    from datetime import timedelta, timezone
    fields, fraction, offset_micros = _strptime(data_string, format)
    name, offset = fields[-2:]
    args = fields[:6] + (fraction,)
    if offset is not None:
        delta = timedelta(seconds=offset, microseconds=offset_micros)
        args += (timezone(delta, name) if name else timezone(delta),)
    return cls(*args)
`;
