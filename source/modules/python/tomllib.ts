/** `tomllib` (`Lib/tomllib/_parser.py`): TOML 1.0, read with a cursor over the text. */
export const SOURCE = String.raw`
import re
from datetime import date, datetime, time, timedelta, timezone

__all__ = ('loads', 'load', 'TOMLDecodeError')

_BARE = re.compile(r'[A-Za-z0-9_-]+')
_NUMBER = re.compile(r'0x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|0o[0-7](?:_?[0-7])*|0b[01](?:_?[01])*|'
                     r'(?P<whole>[+-]?(?:0|[1-9](?:_?[0-9])*))(?P<float>(?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?)')
_TIME = r'([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])(?:\.([0-9]{1,6})[0-9]*)?'
_LOCALTIME = re.compile(_TIME)
_DATETIME = re.compile(r'([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])'
                       r'(?:[Tt ]' + _TIME + r'(?:([Zz])|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))?)?')
_SIMPLE = {'b': '\b', 't': '\t', 'n': '\n', 'f': '\f', 'r': '\r', '"': '"', '\\': '\\'}
_CONTROL = frozenset(chr(i) for i in range(32)) | {chr(127)}
_TEXT_CONTROL = _CONTROL - {'\t'}


class TOMLDecodeError(ValueError):
    pass


def load(fp, /, *, parse_float=float):
    data = fp.read()
    try:
        text = data.decode()
    except AttributeError:
        raise TypeError("File must be opened in binary mode, e.g. use open('foo.toml', 'rb')") from None
    return loads(text, parse_float=parse_float)


def loads(s, /, *, parse_float=float):
    return _Reader(s.replace('\r\n', '\n'), parse_float).read()


class _Table(dict):
    """A table while it is read: how it came to be decides what may still be added to it."""
    __slots__ = ('made',)


class _Reader:
    def __init__(self, text, parse_float):
        self.text = text
        self.at = 0
        self.parse_float = parse_float
        self.root = self.new_table('header')

    def new_table(self, made):
        table = _Table()
        table.made = made
        return table

    def fail(self, message, at=None):
        at = self.at if at is None else at
        if at >= len(self.text):
            place = 'end of document'
        else:
            line = self.text.count('\n', 0, at) + 1
            place = f'line {line}, column {at - self.text.rfind(chr(10), 0, at)}'
        raise TOMLDecodeError(f'{message} (at {place})')

    def peek(self):
        return self.text[self.at:self.at + 1]

    def skip(self, chars=' \t'):
        while self.peek() and self.peek() in chars:
            self.at += 1

    def comment(self):
        if self.peek() != '#':
            return
        end = self.text.find('\n', self.at)
        end = len(self.text) if end < 0 else end
        for i in range(self.at + 1, end):
            if self.text[i] in _TEXT_CONTROL:
                self.fail(f'Found invalid character {self.text[i]!r}', i)
        self.at = end

    def skip_lines(self):
        while True:
            self.skip(' \t\n')
            if self.peek() != '#':
                return
            self.comment()

    def read(self):
        table = self.root
        while True:
            self.skip(' \t\n')
            c = self.peek()
            if not c:
                return _plain(self.root)
            if c == '[':
                table = self.header()
            elif c == '#':
                pass
            elif c in '"\'' or _BARE.match(c):
                self.pair(table)
            else:
                self.fail('Invalid statement')
            self.skip()
            self.comment()
            if self.peek() not in ('', '\n'):
                self.fail('Expected newline or end of document after a statement')

    def header(self):
        start = self.at
        is_list = self.text.startswith('[[', self.at)
        self.at += 1 + is_list
        self.skip()
        *parents, last = self.key()
        table = self.root
        for part in parents:
            table = self.inside(table.setdefault(part, self.new_table('implied')), start)
        if is_list:
            items = table.setdefault(last, [])
            if type(items) is not list or items and type(items[-1]) is not _Table:
                self.fail('Cannot overwrite a value', self.at)
            new = self.new_table('header')
            items.append(new)
        else:
            new = table.setdefault(last, self.new_table('implied'))
            if type(new) is not _Table or new.made != 'implied':
                self.fail(f'Cannot declare {tuple([*parents, last])} twice')
            new.made = 'header'
        self.skip()
        if not self.text.startswith(']]' if is_list else ']', self.at):
            self.fail('Expected ' + ("']]' at the end of an array declaration" if is_list
                                     else "']' at the end of a table declaration"))
        self.at += 1 + is_list
        return new

    def inside(self, value, at):
        if type(value) is list and value and type(value[-1]) is _Table:
            value = value[-1]
        if type(value) is not _Table or value.made == 'inline':
            self.fail('Cannot overwrite a value')
        return value

    def key(self):
        parts = [self.key_part()]
        while True:
            self.skip()
            if self.peek() != '.':
                return tuple(parts)
            self.at += 1
            self.skip()
            parts.append(self.key_part())

    def key_part(self):
        c = self.peek()
        if c in ('"', "'") and c:
            return self.string(c, allow_long=False)
        found = _BARE.match(self.text, self.at)
        if found is None:
            self.fail('Invalid initial character for a key part')
        self.at = found.end()
        return found.group()

    def pair(self, table):
        key = self.key()
        if self.peek() != '=':
            self.fail("Expected '=' after a key in a key/value pair")
        self.at += 1
        self.skip()
        value = self.value()
        for part in key[:-1]:
            table = table.setdefault(part, self.new_table('dotted'))
            if type(table) is not _Table or table.made in ('inline', 'header'):
                if type(table) is not _Table:
                    self.fail('Cannot overwrite a value')
                what = 'mutate immutable' if table.made == 'inline' else 'redefine'
                self.fail(f'Cannot {what} namespace {key[:-1]}')
        if key[-1] in table:
            self.fail('Cannot overwrite a value')
        table[key[-1]] = value

    def value(self):
        c = self.peek()
        if c in ('"', "'") and c:
            return self.string(c)
        if c == '[':
            return self.array()
        if c == '{':
            return self.inline_table()
        for word, value in (('true', True), ('false', False)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        found = _DATETIME.match(self.text, self.at)
        if found is not None:
            return self.datetime(found)
        found = _LOCALTIME.match(self.text, self.at)
        if found is not None:
            self.at = found.end()
            hour, minute, second, micro = found.groups()
            return time(int(hour), int(minute), int(second), int((micro or '').ljust(6, '0')))
        found = _NUMBER.match(self.text, self.at)
        if found is not None:
            self.at = found.end()
            if found['float']:
                return self.parse_float(found.group())
            return int(found.group(), 0)
        for word in ('+inf', '-inf', 'inf', '+nan', '-nan', 'nan'):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return self.parse_float(word)
        self.fail('Invalid value')

    def datetime(self, found):
        year, month, day, hour, minute, second, micro, zulu, sign, zone_hour, zone_minute = found.groups()
        start, self.at = self.at, found.end()
        try:
            if hour is None:
                return date(int(year), int(month), int(day))
            zone = timezone.utc if zulu else None
            if sign:
                delta = timedelta(hours=int(zone_hour), minutes=int(zone_minute))
                zone = timezone(delta if sign == '+' else -delta)
            return datetime(int(year), int(month), int(day), int(hour), int(minute), int(second),
                            int((micro or '').ljust(6, '0')), tzinfo=zone)
        except ValueError:
            self.fail('Invalid date or datetime', start)

    def array(self):
        self.at += 1
        items = []
        while True:
            self.skip_lines()
            if self.peek() == ']':
                break
            items.append(self.value())
            self.skip_lines()
            if self.peek() == ',':
                self.at += 1
            elif self.peek() != ']':
                self.fail('Unclosed array')
        self.at += 1
        return items

    def inline_table(self):
        self.at += 1
        table = self.new_table('dotted')
        self.skip()
        while self.peek() != '}':
            if not self.peek():
                self.fail('Invalid initial character for a key part')
            self.pair(table)
            self.skip()
            if self.peek() == '}':
                break
            if self.peek() != ',':
                self.fail('Unclosed inline table')
            self.at += 1
            self.skip()
            if self.peek() == '}':
                self.fail('Invalid initial character for a key part')
        self.at += 1
        _close(table)
        return table

    def string(self, quote, allow_long=True):
        is_long = allow_long and self.text.startswith(quote * 3, self.at)
        self.at += 3 if is_long else 1
        if is_long and self.peek() == '\n':
            self.at += 1
        end, result = quote * (3 if is_long else 1), ''
        while True:
            if self.at >= len(self.text):
                self.fail('Unterminated string' if quote == '"' else f'Expected {end!r}')
            c = self.text[self.at]
            if c == quote and self.text.startswith(end, self.at):
                self.at += len(end)
                while is_long and self.peek() == quote and len(result) < self.at and self.extra < 2:
                    result += quote
                    self.at += 1
                    self.extra += 1
                self.extra = 0
                return result
            if c == '\\' and quote == '"':
                result += self.escape(is_long)
            elif c in _TEXT_CONTROL and not (is_long and c == '\n'):
                self.fail(f'Illegal character {c!r}' if quote == '"' else f'Found invalid character {c!r}')
            else:
                result += c
                self.at += 1

    extra = 0

    def escape(self, is_long):
        start = self.at
        c = self.text[self.at + 1:self.at + 2]
        self.at += 2
        if c in _SIMPLE and c:
            return _SIMPLE[c]
        if is_long and c in (' ', '\t', '\n') and c:
            if c != '\n':
                self.skip()
                if not self.peek():
                    return ''
                if self.peek() != '\n':
                    self.fail("Unescaped '\\' in a string", start)
            self.skip(' \t\n')
            return ''
        if c in ('u', 'U') and c:
            digits = self.text[self.at:self.at + (4 if c == 'u' else 8)]
            if len(digits) != (4 if c == 'u' else 8) or not all(d in '0123456789abcdefABCDEF' for d in digits):
                self.fail('Invalid hex value')
            code = int(digits, 16)
            self.at += len(digits)
            if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
                self.fail('Escaped character is not a Unicode scalar value')
            return chr(code)
        if not c:
            self.fail('Unterminated string')
        self.fail("Unescaped '\\' in a string", self.at)


def _close(table):
    table.made = 'inline'
    for value in table.values():
        if type(value) is _Table:
            _close(value)


def _plain(value):
    if type(value) is _Table:
        return {key: _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if type(value) is list else value
`;
