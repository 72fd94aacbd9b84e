/** `json` (`Lib/json/`). */
export const SOURCE = String.raw`
__all__ = ['dump', 'dumps', 'load', 'loads', 'JSONDecoder', 'JSONDecodeError', 'JSONEncoder']

_ESCAPES = {'\\': '\\\\', '"': '\\"', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t'}
_BACKSLASH = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}
_SPACE = ' \t\n\r'
_DIGITS = '0123456789'


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        lineno = doc.count('\n', 0, pos) + 1
        colno = pos - doc.rfind('\n', 0, pos)
        ValueError.__init__(self, f'{msg}: line {lineno} column {colno} (char {pos})')
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


def _quote(s, ensure_ascii):
    parts = []
    for c in s:
        if c in _ESCAPES:
            parts.append(_ESCAPES[c])
        elif c < ' ' or (ensure_ascii and c > '~'):
            n = ord(c)
            if n < 0x10000:
                parts.append(f'\\u{n:04x}')
            else:
                n -= 0x10000
                parts.append(f'\\u{0xd800 | (n >> 10):04x}\\u{0xdc00 | (n & 0x3ff):04x}')
        else:
            parts.append(c)
    return '"' + ''.join(parts) + '"'


class JSONEncoder:
    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

    def encode(self, o):
        return ''.join(self.iterencode(o))

    def iterencode(self, o, _one_shot=False):
        parts = []
        self._write(o, parts.append, 0, {})
        return iter(parts)

    def _float(self, o):
        if o != o:
            text = 'NaN'
        elif o == float('inf'):
            text = 'Infinity'
        elif o == -float('inf'):
            text = '-Infinity'
        else:
            return float.__repr__(o)
        if not self.allow_nan:
            raise ValueError('Out of range float values are not JSON compliant: ' + repr(o))
        return text

    def _scalar(self, o):
        if isinstance(o, str):
            return _quote(o, self.ensure_ascii)
        if o is None:
            return 'null'
        if o is True:
            return 'true'
        if o is False:
            return 'false'
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self._float(o)
        return None

    def _newline(self, level):
        indent = self.indent if isinstance(self.indent, str) else ' ' * self.indent
        return '\n' + indent * level

    def _write(self, o, write, level, markers):
        text = self._scalar(o)
        if text is not None:
            write(text)
            return
        if self.check_circular:
            if id(o) in markers:
                raise ValueError('Circular reference detected')
            markers[id(o)] = o
        if isinstance(o, (list, tuple)):
            self._write_all('[', ']', [(None, v) for v in o], write, level, markers)
        elif isinstance(o, dict):
            items = sorted(o.items()) if self.sort_keys else o.items()
            pairs = []
            for key, value in items:
                if isinstance(key, str):
                    pass
                elif key is None or isinstance(key, (int, float)):
                    key = self._scalar(key)
                elif self.skipkeys:
                    continue
                else:
                    raise TypeError(f'keys must be str, int, float, bool or None, not {key.__class__.__name__}')
                pairs.append((key, value))
            self._write_all('{', '}', pairs, write, level, markers)
        else:
            self._write(self.default(o), write, level, markers)
        if self.check_circular:
            del markers[id(o)]

    def _write_all(self, begin, end, pairs, write, level, markers):
        if not pairs:
            write(begin + end)
            return
        write(begin)
        separator = self.item_separator
        if self.indent is not None:
            separator += self._newline(level + 1)
            write(self._newline(level + 1))
        first = True
        for key, value in pairs:
            if not first:
                write(separator)
            first = False
            if key is not None:
                write(_quote(key, self.ensure_ascii))
                write(self.key_separator)
            self._write(value, write, level + 1, markers)
        if self.indent is not None:
            write(self._newline(level))
        write(end)


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or {'NaN': float('nan'), 'Infinity': float('inf'),
                                                 '-Infinity': -float('inf')}.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        obj, end = self.raw_decode(s, _skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError('Extra data', s, end)
        return obj

    def raw_decode(self, s, idx=0):
        return self._value(s, idx, {})

    def _value(self, s, i, memo):
        c = s[i:i + 1]
        if c == '"':
            return self._string(s, i + 1)
        if c == '{':
            return self._object(s, i + 1, memo)
        if c == '[':
            return self._array(s, i + 1, memo)
        for text, value in (('null', None), ('true', True), ('false', False)):
            if s.startswith(text, i):
                return value, i + len(text)
        if c and (c in _DIGITS or c == '-'):
            found = self._number(s, i)
            if found is not None:
                return found
        for text in ('NaN', 'Infinity', '-Infinity'):
            if s.startswith(text, i):
                return self.parse_constant(text), i + len(text)
        raise JSONDecodeError('Expecting value', s, i)

    def _number(self, s, i):
        end = i + (s[i] == '-')
        start = end
        while end < len(s) and s[end] in _DIGITS:
            end += 1
        if end == start:
            return None
        if s[start] == '0':
            end = start + 1
        is_float = False
        if s[end:end + 1] == '.' and s[end + 1:end + 2] and s[end + 1] in _DIGITS:
            is_float = True
            end += 1
            while end < len(s) and s[end] in _DIGITS:
                end += 1
        if s[end:end + 1] in ('e', 'E'):
            at = end + 1
            if s[at:at + 1] in ('+', '-'):
                at += 1
            if s[at:at + 1] and s[at] in _DIGITS:
                is_float = True
                end = at
                while end < len(s) and s[end] in _DIGITS:
                    end += 1
        text = s[i:end]
        return (self.parse_float(text) if is_float else self.parse_int(text)), end

    def _string(self, s, i):
        begin = i - 1
        parts = []
        start = i
        while True:
            if i >= len(s):
                raise JSONDecodeError('Unterminated string starting at', s, begin)
            c = s[i]
            if c == '"':
                parts.append(s[start:i])
                return ''.join(parts), i + 1
            if c == '\\':
                parts.append(s[start:i])
                esc = s[i + 1:i + 2]
                if not esc:
                    raise JSONDecodeError('Unterminated string starting at', s, begin)
                if esc == 'u':
                    n = self._hex(s, i + 1)
                    i += 6
                    if 0xd800 <= n <= 0xdbff and s.startswith('\\u', i):
                        low = self._hex(s, i + 1)
                        if 0xdc00 <= low <= 0xdfff:
                            n = 0x10000 + ((n - 0xd800) << 10 | (low - 0xdc00))
                            i += 6
                    parts.append(chr(n))
                elif esc in _BACKSLASH:
                    parts.append(_BACKSLASH[esc])
                    i += 2
                else:
                    raise JSONDecodeError('Invalid \\escape', s, i)
                start = i
                continue
            if c < ' ' and self.strict:
                raise JSONDecodeError('Invalid control character at', s, i)
            i += 1

    def _hex(self, s, i):
        digits = s[i + 1:i + 5]
        if len(digits) == 4 and all(d in '0123456789abcdefABCDEF' for d in digits):
            return int(digits, 16)
        raise JSONDecodeError('Invalid \\uXXXX escape', s, i + 1)

    def _array(self, s, i, memo):
        values = []
        i = _skip(s, i)
        if s[i:i + 1] == ']':
            return values, i + 1
        while True:
            value, i = self._value(s, i, memo)
            values.append(value)
            i = _skip(s, i)
            c = s[i:i + 1]
            if c == ']':
                return values, i + 1
            if c != ',':
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            comma = i
            i = _skip(s, i + 1)
            if s[i:i + 1] == ']':
                raise JSONDecodeError('Illegal trailing comma before end of array', s, comma)

    def _object(self, s, i, memo):
        pairs = []
        i = _skip(s, i)
        if s[i:i + 1] == '}':
            i += 1
        else:
            while True:
                if s[i:i + 1] != '"':
                    raise JSONDecodeError('Expecting property name enclosed in double quotes', s, i)
                key, i = self._string(s, i + 1)
                key = memo.setdefault(key, key)
                i = _skip(s, i)
                if s[i:i + 1] != ':':
                    raise JSONDecodeError("Expecting ':' delimiter", s, i)
                value, i = self._value(s, _skip(s, i + 1), memo)
                pairs.append((key, value))
                i = _skip(s, i)
                c = s[i:i + 1]
                if c == '}':
                    i += 1
                    break
                if c != ',':
                    raise JSONDecodeError("Expecting ',' delimiter", s, i)
                comma = i
                i = _skip(s, i + 1)
                if s[i:i + 1] == '}':
                    raise JSONDecodeError('Illegal trailing comma before end of object', s, comma)
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs), i
        result = dict(pairs)
        if self.object_hook is not None:
            result = self.object_hook(result)
        return result, i


def _skip(s, i):
    while i < len(s) and s[i] in _SPACE:
        i += 1
    return i


def dumps(obj, *, cls=None, **kw):
    return (cls or JSONEncoder)(**kw).encode(obj)


def dump(obj, fp, *, cls=None, **kw):
    for chunk in (cls or JSONEncoder)(**kw).iterencode(obj):
        fp.write(chunk)


def loads(s, *, cls=None, **kw):
    if isinstance(s, str):
        if s.startswith('\ufeff'):
            raise JSONDecodeError('Unexpected UTF-8 BOM (decode using utf-8-sig)', s, 0)
    elif isinstance(s, (bytes, bytearray)):
        s = s.decode('utf-8')
    else:
        raise TypeError(f'the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}')
    return (cls or JSONDecoder)(**kw).decode(s)


def load(fp, *, cls=None, **kw):
    return loads(fp.read(), cls=cls, **kw)
`;
