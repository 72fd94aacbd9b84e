/** `json.encoder` (`Lib/json/encoder.py`; the eager way is that of `Modules/_json.c`, c_make_encoder). */
export const SOURCE = String.raw`
import sys

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


def encode_basestring(s, /):
    return _quote(s, False)


def encode_basestring_ascii(s, /):
    return _quote(s, True)


class JSONEncoder:
    """Extensible JSON <https://json.org> encoder for Python data structures."""

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
        if isinstance(o, str):
            return _quote(o, self.ensure_ascii)
        return ''.join(self.iterencode(o, _one_shot=True))

    def iterencode(self, o, _one_shot=False):
        markers = {} if self.check_circular else None
        if _one_shot and self.indent is None:
            parts = []
            self._write(o, parts.append, markers)
            return tuple(parts)
        return self._chunks(o, 0, markers)

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
            value = ': ' + repr(o) if sys.version_info >= (3, 12) else ''
            raise ValueError('Out of range float values are not JSON compliant' + value)
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

    def _enter(self, o, markers):
        if markers is not None:
            if id(o) in markers:
                raise ValueError('Circular reference detected')
            markers[id(o)] = o

    def _leave(self, o, markers):
        if markers is not None:
            del markers[id(o)]

    def _key(self, key):
        if isinstance(key, str):
            return key
        if key is None or isinstance(key, (int, float)):
            return self._scalar(key)
        if self.skipkeys:
            return None
        raise TypeError(f'keys must be str, int, float, bool or None, not {key.__class__.__name__}')

    def _items(self, o):
        return sorted(o.items()) if self.sort_keys else o.items()

    def _write(self, o, write, markers):
        """All at once, without indentation."""
        text = self._scalar(o)
        if text is not None:
            write(text)
        elif isinstance(o, (list, tuple)):
            self._write_list(o, write, markers)
        elif isinstance(o, dict):
            self._write_dict(o, write, markers)
        else:
            self._enter(o, markers)
            self._write(self.default(o), write, markers)
            self._leave(o, markers)

    def _write_list(self, o, write, markers):
        if not o:
            write('[]')
            return
        self._enter(o, markers)
        write('[')
        for i, value in enumerate(o):
            if i:
                write(self.item_separator)
            self._write(value, write, markers)
        self._leave(o, markers)
        write(']')

    def _write_dict(self, o, write, markers):
        if not o:
            write('{}')
            return
        self._enter(o, markers)
        write('{')
        first = True
        for key, value in self._items(o):
            key = self._key(key)
            if key is None:
                continue
            if not first:
                write(self.item_separator)
            first = False
            write(_quote(key, self.ensure_ascii))
            write(self.key_separator)
            self._write(value, write, markers)
        self._leave(o, markers)
        write('}')

    def _chunks(self, o, level, markers):
        """Piece by piece, as it is asked for."""
        text = self._scalar(o)
        if text is not None:
            yield text
        elif isinstance(o, (list, tuple)):
            yield from self._list_chunks(o, level, markers)
        elif isinstance(o, dict):
            yield from self._dict_chunks(o, level, markers)
        else:
            self._enter(o, markers)
            yield from self._chunks(self.default(o), level, markers)
            self._leave(o, markers)

    def _list_chunks(self, o, level, markers):
        if not o:
            yield '[]'
            return
        self._enter(o, markers)
        newline = '' if self.indent is None else self._newline(level + 1)
        before = '[' + newline
        for value in o:
            text = self._scalar(value)
            if text is not None:
                yield before + text
            else:
                yield before
                yield from self._chunks(value, level + 1, markers)
            before = self.item_separator + newline
        if self.indent is not None:
            yield self._newline(level)
        yield ']'
        self._leave(o, markers)

    def _dict_chunks(self, o, level, markers):
        if not o:
            yield '{}'
            return
        self._enter(o, markers)
        yield '{'
        newline = '' if self.indent is None else self._newline(level + 1)
        first = True
        for key, value in self._items(o):
            key = self._key(key)
            if key is None:
                continue
            if first:
                first = False
                if newline:
                    yield newline
            else:
                yield self.item_separator + newline
            yield _quote(key, self.ensure_ascii)
            yield self.key_separator
            yield from self._chunks(value, level + 1, markers)
        if not first and self.indent is not None:
            yield self._newline(level)
        yield '}'
        self._leave(o, markers)
`;
