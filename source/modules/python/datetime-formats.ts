/** How dates are written and read: `strftime()`, ISO texts (`Lib/_pydatetime.py`). */
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
