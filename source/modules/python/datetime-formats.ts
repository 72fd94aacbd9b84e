/** How dates are written and read: `strftime()`, `strptime()`, ISO texts (`Lib/_pydatetime.py`, `Lib/_strptime.py`). */
export const SOURCE = String.raw`
DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November',
          'December']


def format_time(format, date, time, offset, zone):
    """strftime() in the C locale; date and time are objects with the usual fields, offset is text such as '+0100'."""
    parts = []
    i = 0
    while i < len(format):
        c = format[i]
        i += 1
        if c != '%' or i == len(format):
            parts.append(c)
            continue
        code = format[i]
        i += 1
        if code == ':' and format[i:i + 1] == 'z':
            i += 1
            parts.append(offset and f'{offset[:3]}:{offset[3:5]}')
        else:
            parts.append(_field(code, date, time, offset, zone))
    return ''.join(parts)


def _field(code, date, time, offset, zone):
    def again(format):
        return format_time(format, date, time, offset, zone)
    if code in 'aAwdbBmyYjUWVuGCehDFxc':
        weekday = date.weekday()
        day_of_year = date.toordinal() - date.replace(month=1, day=1).toordinal()
    if code == 'a':
        return DAYS[weekday][:3]
    if code == 'A':
        return DAYS[weekday]
    if code == 'w':
        return str((weekday + 1) % 7)
    if code == 'u':
        return str(weekday + 1)
    if code == 'd':
        return f'{date.day:02}'
    if code == 'e':
        return f'{date.day:2}'
    if code in 'bh':
        return MONTHS[date.month - 1][:3]
    if code == 'B':
        return MONTHS[date.month - 1]
    if code == 'm':
        return f'{date.month:02}'
    if code == 'y':
        return f'{date.year % 100:02}'
    if code == 'Y':
        return str(date.year)
    if code == 'C':
        return f'{date.year // 100:02}'
    if code == 'G':
        return str(date.isocalendar()[0])
    if code == 'V':
        return f'{date.isocalendar()[1]:02}'
    if code == 'j':
        return f'{day_of_year + 1:03}'
    if code == 'U':
        return f'{(day_of_year + 7 - (weekday + 1) % 7) // 7:02}'
    if code == 'W':
        return f'{(day_of_year + 7 - weekday) // 7:02}'
    if code == 'H':
        return f'{time.hour:02}'
    if code == 'I':
        return f'{(time.hour + 11) % 12 + 1:02}'
    if code == 'p':
        return 'AM' if time.hour < 12 else 'PM'
    if code == 'M':
        return f'{time.minute:02}'
    if code == 'S':
        return f'{time.second:02}'
    if code == 'f':
        return f'{time.microsecond:06}'
    if code == 'z':
        return offset
    if code == 'Z':
        return zone
    if code in 'nt%':
        return {'n': '\n', 't': '\t', '%': '%'}[code]
    whole = {'F': '%Y-%m-%d', 'D': '%m/%d/%y', 'x': '%m/%d/%y', 'T': '%H:%M:%S', 'X': '%H:%M:%S', 'R': '%H:%M',
             'c': '%a %b %e %H:%M:%S %Y'}
    return again(whole[code]) if code in whole else '%' + code


_NUMBERS = {'d': 2, 'm': 2, 'y': 2, 'Y': 4, 'H': 2, 'I': 2, 'M': 2, 'S': 2, 'j': 3, 'f': 6}


def parse_time(text, format):
    """strptime(): the fields that a text gives, by the letters of their codes; 'z' is an offset in seconds."""
    found = {}
    whole = {'F': '%Y-%m-%d', 'D': '%m/%d/%y', 'x': '%m/%d/%y', 'T': '%H:%M:%S', 'X': '%H:%M:%S', 'R': '%H:%M',
             'c': '%a %b %d %H:%M:%S %Y'}
    for code, meaning in whole.items():
        format = format.replace('%' + code, meaning)
    mismatch = ValueError(f'time data {text!r} does not match format {format!r}')
    at = i = 0
    while i < len(format):
        c = format[i]
        i += 1
        if c.isspace():
            start = at
            while at < len(text) and text[at].isspace():
                at += 1
            if at == start:
                raise mismatch
            continue
        if c != '%':
            if text[at:at + 1].lower() != c.lower():
                raise mismatch
            at += 1
            continue
        code = format[i:i + 1]
        i += 1
        if code in _NUMBERS:
            end = at + (code == 'd' and text[at:at + 1] == ' ')
            while end < len(text) and end - at < _NUMBERS[code] and text[end].isdigit():
                end += 1
            digits = text[at:end].strip()
            if not digits or (code == 'Y' and len(digits) < 4):
                raise mismatch
            found[code] = int(digits.ljust(6, '0') if code == 'f' else digits)
            at = end
        elif code in ('b', 'B', 'a', 'A'):
            names = MONTHS if code in 'bB' else DAYS
            for index, name in enumerate(names):
                name = name[:3] if code in 'ba' else name
                if text[at:at + len(name)].lower() == name.lower():
                    found['m' if code in 'bB' else 'a'] = index + (code in 'bB')
                    at += len(name)
                    break
            else:
                raise mismatch
        elif code == 'p':
            if text[at:at + 2].upper() not in ('AM', 'PM'):
                raise mismatch
            found['p'] = text[at:at + 2].upper()
            at += 2
        elif code == 'z':
            if text[at:at + 1] == 'Z':
                found['z'] = 0
                at += 1
            else:
                digits = text[at + 1:at + 6].replace(':', '')[:4]
                if text[at:at + 1] not in ('+', '-') or len(digits) < 4 or not digits.isdigit():
                    raise mismatch
                seconds = int(digits[:2]) * 3600 + int(digits[2:]) * 60
                found['z'] = -seconds if text[at] == '-' else seconds
                at += 6 if text[at + 3:at + 4] == ':' else 5
        elif code == '%' and text[at:at + 1] == '%':
            at += 1
        elif code == '%':
            raise mismatch
        else:
            raise ValueError(f"'{code}' is a bad directive in format '{format}'")
    if at != len(text):
        raise ValueError(f'unconverted data remains: {text[at:]}')
    if 'y' in found:
        found['Y'] = found['y'] + (2000 if found['y'] < 69 else 1900)
    if 'I' in found:
        found['H'] = found['I'] % 12 + 12 * (found.get('p') == 'PM')
    return found


def parse_iso_time(text):
    """Hour, minute, second, microsecond and the offset in seconds (None: none given) of an ISO text."""
    offset = None
    for mark in ('Z', '+', '-'):
        at = text.find(mark)
        if at >= 0:
            if mark == 'Z':
                offset = 0
            else:
                h, m, s, us, _ = parse_iso_time(text[at + 1:])
                offset = (h * 3600 + m * 60 + s) * (-1 if mark == '-' else 1)
            text = text[:at]
            break
    text, _, fraction = text.replace(',', '.').partition('.')
    fields = text.split(':') if ':' in text else [text[i:i + 2] for i in range(0, len(text), 2)]
    if not 1 <= len(fields) <= 3 or not all(len(f) == 2 and f.isdigit() for f in fields) or \
            (fraction and not fraction.isdigit()):
        raise ValueError
    fields = [int(f) for f in fields] + [0] * (3 - len(fields))
    return *fields, int(fraction[:6].ljust(6, '0')) if fraction else 0, offset


def offset_text(seconds, colon=':'):
    """'+01:00' of an offset in seconds."""
    sign = '-' if seconds < 0 else '+'
    seconds = abs(seconds)
    text = f'{sign}{seconds // 3600:02}{colon}{seconds // 60 % 60:02}'
    return text + (f'{colon}{seconds % 60:02}' if seconds % 60 else '')
`;
