/** `json.encoder` (`Lib/json/encoder.py`). */
export const SOURCE = String.raw`
_ESCAPES = {'\\': '\\\\', '"': '\\"', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t'}


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
`;
