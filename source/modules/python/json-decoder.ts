/** `json.decoder` (`Lib/json/decoder.py`). */
export const SOURCE = String.raw`
from _json import scan
import functools  # CPython imports re here, and re this


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


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float
        self.parse_int = parse_int
        self.parse_constant = parse_constant
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        obj, end = self.raw_decode(s, _skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError('Extra data', s, end)
        return obj

    def raw_decode(self, s, idx=0):
        def fault(message, at):
            return JSONDecodeError(message or 'Expecting value', s, at)
        return scan(fault, s, idx, self.strict, self.object_hook, self.object_pairs_hook, self.parse_float,
                    self.parse_int, self.parse_constant)


def _skip(s, i):
    while i < len(s) and s[i] in ' \t\n\r':
        i += 1
    return i
`;
