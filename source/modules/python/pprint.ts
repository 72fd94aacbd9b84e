/** `pprint` (`Lib/pprint.py`): the same breaks; strings are cut between words. */
export const SOURCE = String.raw`
import sys as _sys
from io import StringIO as _StringIO

__all__ = ['pprint', 'pformat', 'isreadable', 'isrecursive', 'saferepr', 'PrettyPrinter', 'pp']


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _safe_key:
    """Orders what cannot be compared by type and address."""
    __slots__ = ('obj',)

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _pair_key(pair):
    return _safe_key(pair[0]), _safe_key(pair[1])


def _recursion(object):
    return f'<Recursion on {type(object).__name__} with id={id(object)}>'


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        if indent < 0:
            raise ValueError('indent must be >= 0')
        if depth is not None and depth <= 0:
            raise ValueError('depth must be > 0')
        if not width:
            raise ValueError('width must be != 0')
        self._indent_per_level = indent
        self._width = width
        self._depth = depth
        self._stream = _sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._format(object, self._stream, 0, 0, {}, 0)
            self._stream.write('\n')

    def pformat(self, object):
        stream = _StringIO()
        self._format(object, stream, 0, 0, {}, 0)
        return stream.getvalue()

    def isrecursive(self, object):
        return self._safe_repr(object, {}, 0, 0)[2]

    def isreadable(self, object):
        text, readable, recursive = self._safe_repr(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        return self.format(object, context.copy(), self._depth, level)[0]

    def _format(self, object, stream, indent, allowance, context, level):
        key = id(object)
        if key in context:
            stream.write(_recursion(object))
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            kind = type(object)
            method = getattr(kind, '__repr__', None)
            printer = self._dispatch.get(method)
            if printer is not None or hasattr(kind, '__dataclass_fields__') and hasattr(method, '__wrapped__'):
                context[key] = 1
                (printer or PrettyPrinter._dataclass)(self, object, stream, indent, allowance, context, level + 1)
                del context[key]
                return
        stream.write(text)

    def _dataclass(self, object, stream, indent, allowance, context, level):
        name = object.__class__.__name__
        fields = [f for f in object.__dataclass_fields__.values() if f.repr]
        stream.write(name + '(')
        self._pairs([(f.name, getattr(object, f.name)) for f in fields if hasattr(object, f.name)], '=', lambda k: k,
                    stream, indent + len(name), allowance, context, level)
        stream.write(')')

    def _namespace(self, object, stream, indent, allowance, context, level):
        name = 'namespace' if type(object).__name__ == 'SimpleNamespace' else object.__class__.__name__
        stream.write(name + '(')
        self._pairs(list(object.__dict__.items()), '=', lambda k: k, stream, indent + len(name), allowance, context,
                    level)
        stream.write(')')

    def _pairs(self, items, mark, shown, stream, indent, allowance, context, level):
        indent += self._indent_per_level if mark == ': ' else 1
        for i, (key, value) in enumerate(items):
            last = i == len(items) - 1
            text = shown(key)
            stream.write(text + mark)
            self._format(value, stream, indent + len(text) + len(mark), allowance if last else 1, context, level)
            if not last:
                stream.write(',\n' + ' ' * indent)

    def _dict(self, object, stream, indent, allowance, context, level):
        stream.write('{')
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * ' ')
        if len(object):
            items = sorted(object.items(), key=_pair_key) if self._sort_dicts else list(object.items())
            self._pairs(items, ': ', lambda k: self._repr(k, context, level), stream, indent, allowance + 1, context,
                        level)
        stream.write('}')

    def _named_dict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + '(')
        if name == 'defaultdict':
            factory = self._repr(object.default_factory, context, level)
            stream.write(f'{factory},\n' + ' ' * (indent + len(name) + 1))
        self._dict(object, stream, indent + len(name) + 1, allowance + 1, context, level)
        stream.write(')')

    def _ordered_dict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + '(')
        self._items(list(object.items()), stream, indent + len(name) + 1, allowance + 1, context, level, '[', ']')
        stream.write(')')

    def _items(self, items, stream, indent, allowance, context, level, begin, end):
        stream.write(begin)
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * ' ')
        allowance += len(end)
        separator = ',\n' + ' ' * indent
        delimiter = ''
        room = self._width - indent + 1
        left = room
        for i, item in enumerate(items):
            last = i == len(items) - 1
            if last:
                room -= allowance
                left -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                size = len(text) + 2
                if left < size:
                    left = room
                    if delimiter:
                        delimiter = separator
                if left >= size:
                    left -= size
                    stream.write(delimiter)
                    delimiter = ', '
                    stream.write(text)
                    continue
            stream.write(delimiter)
            delimiter = separator
            self._format(item, stream, indent, allowance if last else 1, context, level)
        stream.write(end)

    def _list(self, object, stream, indent, allowance, context, level):
        self._items(object, stream, indent, allowance, context, level, '[', ']')

    def _tuple(self, object, stream, indent, allowance, context, level):
        self._items(object, stream, indent, allowance, context, level, '(', ',)' if len(object) == 1 else ')')

    def _set(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        kind = object.__class__
        begin, end = ('{', '}') if kind is set else (kind.__name__ + '({', '})')
        indent += 0 if kind is set else len(kind.__name__) + 1
        self._items(sorted(object, key=_safe_key), stream, indent, allowance, context, level, begin[-1], end) \
            if kind is set else self._frozen(object, stream, indent, allowance, context, level, kind.__name__)

    def _frozen(self, object, stream, indent, allowance, context, level, name):
        stream.write(name + '(')
        self._items(sorted(object, key=_safe_key), stream, indent, allowance, context, level, '{', '})')

    def _deque(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + '(')
        indent += len(name) + 1
        if object.maxlen is None:
            self._items(list(object), stream, indent, allowance + 1, context, level, '[', ']')
            stream.write(')')
        else:
            self._items(list(object), stream, indent, 2, context, level, '[', ']')
            stream.write(f',\n{" " * indent}maxlen={self._repr(object.maxlen, context, level)})')

    def _str(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        chunks = []
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        room = self._width - indent
        for i, line in enumerate(lines):
            text = repr(line)
            most = room - allowance if i == len(lines) - 1 else room
            if len(text) <= most:
                chunks.append(text)
                continue
            parts = _words(line)
            current = ''
            for j, part in enumerate(parts):
                candidate = current + part
                width = room - allowance if j == len(parts) - 1 and i == len(lines) - 1 else room
                if len(repr(candidate)) > width:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            stream.write(text)
            return
        stream.write('(' * (level == 1) + ('\n' + ' ' * indent).join(chunks) + ')' * (level == 1))

    def _safe_repr(self, object, context, maxlevels, level):
        kind = type(object)
        if kind in (str, bytes, bytearray, float, complex, bool, type(None)):
            return repr(object), True, False
        method = getattr(kind, '__repr__', None)
        if issubclass(kind, int) and method is int.__repr__:
            return f'{object:_d}' if self._underscore_numbers else repr(object), True, False
        pairs = issubclass(kind, dict) and method is dict.__repr__
        if not pairs and not (issubclass(kind, list) and method is list.__repr__) \
                and not (issubclass(kind, tuple) and method is tuple.__repr__):
            text = repr(object)
            return text, bool(text) and not text.startswith('<'), False
        begin, end = ('{', '}') if pairs else ('[', ']') if issubclass(kind, list) else ('(', ')')
        if not object:
            return begin + end, True, False
        if not pairs and begin == '(' and len(object) == 1:
            end = ',)'
        key = id(object)
        if maxlevels and level >= maxlevels:
            return begin + '...' + end, False, key in context
        if key in context:
            return _recursion(object), False, True
        context[key] = 1
        readable, recursive = True, False
        texts = []
        if pairs:
            items = sorted(object.items(), key=_pair_key) if self._sort_dicts else object.items()
        else:
            items = [(None, item) for item in object]
        for name, value in items:
            head = ''
            if pairs:
                head, good, again = self.format(name, context, maxlevels, level + 1)
                readable, recursive = readable and good, recursive or again
                head += ': '
            text, good, again = self.format(value, context, maxlevels, level + 1)
            readable, recursive = readable and good, recursive or again
            texts.append(head + text)
        del context[key]
        return begin + ', '.join(texts) + end, readable, recursive


def _words(line):
    """Words, each with the white space behind it."""
    parts = []
    i = 0
    while i < len(line):
        start = i
        while i < len(line) and not line[i].isspace():
            i += 1
        while i < len(line) and line[i].isspace():
            i += 1
        parts.append(line[start:i])
    return parts


def _tables():
    import collections
    import types
    table = {
        dict.__repr__: PrettyPrinter._dict,
        list.__repr__: PrettyPrinter._list,
        tuple.__repr__: PrettyPrinter._tuple,
        set.__repr__: PrettyPrinter._set,
        frozenset.__repr__: PrettyPrinter._set,
        str.__repr__: PrettyPrinter._str,
        collections.OrderedDict.__repr__: PrettyPrinter._ordered_dict,
        collections.defaultdict.__repr__: PrettyPrinter._named_dict,
        collections.Counter.__repr__: PrettyPrinter._named_dict,
        collections.deque.__repr__: PrettyPrinter._deque,
        types.SimpleNamespace.__repr__: PrettyPrinter._namespace,
    }
    return table


PrettyPrinter._dispatch = _tables()
`;
