/** `pickle` (`Modules/_pickle.c`): the stack machine that makes objects of a pickle. */
export const SOURCE = String.raw`
import copyreg
import io
import sys
import struct

_NAMES_OF_2 = {('__builtin__', 'xrange'): ('builtins', 'range'), ('__builtin__', 'reduce'): ('functools', 'reduce'),
               ('__builtin__', 'unicode'): ('builtins', 'str'), ('__builtin__', 'long'): ('builtins', 'int'),
               ('__builtin__', 'unichr'): ('builtins', 'chr')}
_MODULES_OF_2 = {'__builtin__': 'builtins', 'copy_reg': 'copyreg', 'Queue': 'queue', 'thread': '_thread',
                 'cPickle': 'pickle', 'exceptions': 'builtins'}


class PickleError(Exception):
    __module__ = '_pickle'


class PicklingError(PickleError):
    __module__ = '_pickle'


class UnpicklingError(PickleError):
    __module__ = '_pickle'


class PickleBuffer:
    """Wrapper for potentially out-of-band buffers"""

    __module__ = '_pickle'

    def __init__(self, object):
        self._view = memoryview(object)

    def raw(self):
        return self._view

    def release(self):
        self._view.release()


def _attribute(obj, name):
    for part in name.split('.'):
        if part == '<locals>':
            raise AttributeError(f"Can't get local attribute {name!r} on {obj!r}")
        try:
            obj = getattr(obj, part)
        except AttributeError:
            raise AttributeError(f"Can't get attribute {name!r} on {obj!r}") from None
    return obj


def decode_long(data):
    return int.from_bytes(data, 'little', signed=True)


class Unpickler:
    """This takes a binary file for reading a pickle data stream."""

    __module__ = '_pickle'

    def __init__(self, file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
        self._buffers = iter(buffers) if buffers is not None else None
        self._file_read = file.read
        self._file_readline = file.readline
        self.memo = {}
        self.encoding = encoding
        self.errors = errors
        self.fix_imports = fix_imports
        self.proto = 0

    def persistent_load(self, pid):
        raise UnpicklingError('A load persistent id instruction was encountered, '
                              'but no persistent_load function was specified.')

    def find_class(self, module, name, /):
        if self.proto < 3 and self.fix_imports:
            module, name = _NAMES_OF_2.get((module, name), (_MODULES_OF_2.get(module, module), name))
        __import__(module, level=0)
        return _attribute(sys.modules[module], name)

    def _read(self, count):
        data = self._file_read(count)
        if len(data) < count:
            raise UnpicklingError('pickle data was truncated') if data or self._begun else EOFError('Ran out of input')
        return data

    def _line(self):
        data = self._file_readline()
        if data[-1:] != b'\n':
            raise UnpicklingError('pickle data was truncated')
        return data[:-1]

    def load(self):
        self._stack, self._marks, self._begun = [], [], False
        while True:
            key = self._file_read(1)
            if not key:
                raise EOFError('Ran out of input')
            if key == b'.':
                if not self._stack:
                    raise UnpicklingError('unpickling stack underflow')
                return self._stack.pop()
            operation = self._operations.get(key[0])
            if operation is None:
                shown = repr(key)[1:] if 32 <= key[0] < 127 else f"'\\x{key[0]:02x}'"
                raise UnpicklingError(f'invalid load key, {shown}.')
            self._begun = True
            try:
                operation(self)
            except IndexError:
                if self._stack:
                    raise
                raise UnpicklingError('unpickling stack underflow') from None

    def _pop_mark(self):
        if not self._marks:
            raise UnpicklingError('could not find MARK')
        items, self._stack = self._stack, self._marks.pop()
        return items

    def _push(self, value):
        self._stack.append(value)

    def _load_proto(self):
        proto = self._read(1)[0]
        if proto > 5:
            raise ValueError(f'unsupported pickle protocol: {proto}')
        self.proto = proto

    def _load_frame(self):
        self._read(8)

    def _load_mark(self):
        self._marks.append(self._stack)
        self._stack = []

    def _load_int(self):
        line = self._line()
        self._push(line == b'01' if line in (b'00', b'01') else int(line, 0))

    def _load_long(self):
        line = self._line()
        self._push(int(line.rstrip(b'L'), 0))

    def _load_float(self):
        self._push(float(self._line()))

    def _load_string(self):
        line = self._line()
        if len(line) < 2 or line[0] != line[-1] or line[0] not in b'"\'':
            raise UnpicklingError('the STRING opcode argument must be quoted')
        self._push(self._old_text(line[1:-1].decode('latin-1').encode('latin-1')))

    def _old_text(self, data):
        return data if self.encoding == 'bytes' else data.decode(self.encoding, self.errors)

    def _load_unicode(self):
        line = self._line().decode('latin-1')
        parts, at = [], 0
        while (slash := line.find('\\', at)) >= 0:
            digits = {'u': 4, 'U': 8}.get(line[slash + 1:slash + 2], 0)
            parts.append(line[at:slash])
            parts.append(chr(int(line[slash + 2:slash + 2 + digits], 16)) if digits else '\\')
            at = slash + (2 + digits if digits else 1)
        self._push(''.join(parts) + line[at:])

    def _sized(self, form, size, make):
        count = struct.unpack(form, self._read(size))[0]
        self._push(make(self._read(count)))

    def _load_dict_items(self, items, target):
        for i in range(0, len(items), 2):
            target[items[i]] = items[i + 1]

    def _load_dict(self):
        items, made = self._pop_mark(), {}
        self._load_dict_items(items, made)
        self._push(made)

    def _load_tuple_of(self, count):
        items = tuple(self._stack[-count:])
        del self._stack[-count:]
        self._push(items)

    def _load_appends(self):
        items = self._pop_mark()
        target = self._stack[-1]
        extend = getattr(target, 'extend', None)
        if extend is not None:
            extend(items)
        else:
            for item in items:
                target.append(item)

    def _load_append(self):
        value = self._stack.pop()
        self._stack[-1].append(value)

    def _load_setitem(self):
        value = self._stack.pop()
        key = self._stack.pop()
        self._stack[-1][key] = value

    def _load_setitems(self):
        items = self._pop_mark()
        self._load_dict_items(items, self._stack[-1])

    def _load_additems(self):
        items = self._pop_mark()
        target = self._stack[-1]
        if isinstance(target, set):
            target.update(items)
        else:
            for item in items:
                target.add(item)

    def _load_global(self):
        module = self._line().decode('utf-8')
        name = self._line().decode('utf-8')
        self._push(self.find_class(module, name))

    def _load_stack_global(self):
        name = self._stack.pop()
        module = self._stack.pop()
        if type(name) is not str or type(module) is not str:
            raise UnpicklingError('STACK_GLOBAL requires str')
        self._push(self.find_class(module, name))

    def _load_reduce(self):
        args = self._stack.pop()
        self._stack[-1] = self._stack[-1](*args)

    def _load_newobj(self):
        args = self._stack.pop()
        cls = self._stack.pop()
        self._push(cls.__new__(cls, *args))

    def _load_newobj_ex(self):
        kwargs = self._stack.pop()
        args = self._stack.pop()
        cls = self._stack.pop()
        self._push(cls.__new__(cls, *args, **kwargs))

    def _load_build(self):
        state = self._stack.pop()
        target = self._stack[-1]
        setstate = getattr(target, '__setstate__', None)
        if setstate is not None:
            setstate(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state:
            attributes = target.__dict__
            for key, value in state.items():
                attributes[sys.intern(key) if type(key) is str else key] = value
        if slots:
            for key, value in slots.items():
                setattr(target, key, value)

    def _load_put(self, index):
        if not self._stack:
            raise UnpicklingError('unpickling stack underflow')
        self.memo[index] = self._stack[-1]

    def _load_get(self, index):
        if index not in self.memo:
            raise UnpicklingError(f'Memo value not found at index {index}')
        self._push(self.memo[index])

    def _load_persid(self):
        self._push(self.persistent_load(self._line().decode('ascii')))

    def _load_binpersid(self):
        self._push(self.persistent_load(self._stack.pop()))

    def _load_inst(self):
        args = self._pop_mark_args()
        self._push(self.find_class(self._line().decode('ascii'), self._line().decode('ascii'))(*args))

    _pop_mark_args = _pop_mark

    def _load_next_buffer(self):
        if self._buffers is None:
            raise UnpicklingError('pickle stream refers to out-of-band data but no *buffers* argument was given')
        try:
            self._push(next(self._buffers))
        except StopIteration:
            raise UnpicklingError('not enough out-of-band buffers') from None

    def _u4(self):
        return struct.unpack('<I', self._read(4))[0]

    def _load_pop(self):
        if self._stack:
            del self._stack[-1]
        else:
            self._pop_mark()

    _operations = {
        0x80: _load_proto, 0x95: _load_frame, ord('('): _load_mark, ord('0'): _load_pop,
        ord('1'): lambda self: self._pop_mark(), ord('2'): lambda self: self._push(self._stack[-1]),
        ord('N'): lambda self: self._push(None), 0x88: lambda self: self._push(True), 0x89: lambda self: self._push(False),
        ord('I'): _load_int, ord('L'): _load_long, ord('F'): _load_float, ord('S'): _load_string, ord('V'): _load_unicode,
        ord('K'): lambda self: self._push(self._read(1)[0]),
        ord('M'): lambda self: self._push(struct.unpack('<H', self._read(2))[0]),
        ord('J'): lambda self: self._push(struct.unpack('<i', self._read(4))[0]),
        0x8a: lambda self: self._sized('<B', 1, decode_long), 0x8b: lambda self: self._sized('<i', 4, decode_long),
        ord('G'): lambda self: self._push(struct.unpack('>d', self._read(8))[0]),
        ord('U'): lambda self: self._sized('<B', 1, self._old_text), ord('T'): lambda self: self._sized('<i', 4, self._old_text),
        ord('C'): lambda self: self._sized('<B', 1, bytes), ord('B'): lambda self: self._sized('<I', 4, bytes),
        0x8e: lambda self: self._sized('<Q', 8, bytes), 0x96: lambda self: self._sized('<Q', 8, bytearray),
        ord('X'): lambda self: self._sized('<I', 4, lambda data: str(data, 'utf-8', 'surrogatepass')),
        0x8c: lambda self: self._sized('<B', 1, lambda data: str(data, 'utf-8', 'surrogatepass')),
        0x8d: lambda self: self._sized('<Q', 8, lambda data: str(data, 'utf-8', 'surrogatepass')),
        ord(')'): lambda self: self._push(()), ord('t'): lambda self: self._push_marked(tuple),
        0x85: lambda self: self._load_tuple_of(1), 0x86: lambda self: self._load_tuple_of(2),
        0x87: lambda self: self._load_tuple_of(3), ord(']'): lambda self: self._push([]),
        ord('l'): lambda self: self._push_marked(list), ord('}'): lambda self: self._push({}), ord('d'): _load_dict,
        0x8f: lambda self: self._push(set()), 0x90: _load_additems, 0x91: lambda self: self._push_marked(frozenset),
        ord('a'): _load_append, ord('e'): _load_appends, ord('s'): _load_setitem, ord('u'): _load_setitems,
        ord('c'): _load_global, 0x93: _load_stack_global, ord('R'): _load_reduce, 0x81: _load_newobj,
        0x92: _load_newobj_ex, ord('b'): _load_build, ord('i'): _load_inst,
        ord('p'): lambda self: self._load_put(int(self._line())), ord('q'): lambda self: self._load_put(self._read(1)[0]),
        ord('r'): lambda self: self._load_put(self._u4()), 0x94: lambda self: self._load_put(len(self.memo)),
        ord('g'): lambda self: self._load_get(int(self._line())), ord('h'): lambda self: self._load_get(self._read(1)[0]),
        ord('j'): lambda self: self._load_get(self._u4()), ord('P'): _load_persid, ord('Q'): _load_binpersid,
        0x97: _load_next_buffer, 0x98: lambda self: None,
    }

    def _push_marked(self, make):
        items = self._pop_mark()
        self._push(make(items))


def load(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers).load()


def loads(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return load(io.BytesIO(data), fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers)
`;
