/** `pickle` (`Modules/_pickle.c`): what objects become in all six protocols; reading is in `_unpickle`. */
export const SOURCE = String.raw`
import copyreg
import io
import struct
import sys
import types
from itertools import islice
from _unpickle import (PickleBuffer, PickleError, PicklingError, Unpickler, UnpicklingError, _attribute, decode_long, load,
                       loads)

__all__ = ['PickleError', 'PicklingError', 'UnpicklingError', 'Pickler', 'Unpickler', 'dump', 'dumps', 'load', 'loads',
           'PickleBuffer', 'HIGHEST_PROTOCOL', 'DEFAULT_PROTOCOL']

format_version = '4.0'
HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4
_BATCH = 1000
_FRAME_LEAST = 4
_FRAME_MOST = 64 * 1024
# Modules and names that were others in Python 2, for protocols below 3.
_OLD_MODULES = {'builtins': '__builtin__', 'copyreg': 'copy_reg', 'functools': 'functools', 'queue': 'Queue',
                'collections.abc': 'collections', '_thread': 'thread', 'pickle': 'cPickle', 'io': 'io'}
_OLD_NAMES = {('builtins', 'range'): ('__builtin__', 'xrange'), ('functools', 'reduce'): ('__builtin__', 'reduce'),
              ('builtins', 'str'): ('__builtin__', 'unicode'), ('builtins', 'int'): ('__builtin__', 'long'),
              ('builtins', 'chr'): ('__builtin__', 'unichr'), ('itertools', 'zip_longest'): ('itertools', 'izip_longest')}


def encode_long(x):
    if x == 0:
        return b''
    nbytes = (x.bit_length() >> 3) + 1
    result = x.to_bytes(nbytes, 'little', signed=True)
    if x < 0 and nbytes > 1 and result[-1] == 0xff and result[-2] & 0x80:
        result = result[:-1]
    return result


def _old_name(module, name):
    if module == 'builtins' and isinstance(getattr(sys.modules[module], name, None), type) \
            and issubclass(getattr(sys.modules[module], name), BaseException):
        return 'exceptions', name
    return _OLD_NAMES.get((module, name), (_OLD_MODULES.get(module, module), name))


def whichmodule(obj, name):
    """Find the module an object belongs to."""
    module_name = getattr(obj, '__module__', None)
    if module_name is not None:
        return module_name
    for module_name, module in sys.modules.copy().items():
        if module_name in ('__main__', '__mp_main__') or module is None:
            continue
        try:
            if _attribute(module, name) is obj:
                return module_name
        except AttributeError:
            pass
    return '__main__'


class Pickler:
    """This takes a binary file for writing a pickle data stream."""

    __module__ = '_pickle'
    fast = False

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        if protocol is None:
            protocol = DEFAULT_PROTOCOL
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif protocol > HIGHEST_PROTOCOL:
            raise ValueError(f'pickle protocol must be <= {HIGHEST_PROTOCOL}')
        if buffer_callback is not None and protocol < 5:
            raise ValueError('buffer_callback needs protocol >= 5')
        if not hasattr(file, 'write'):
            raise TypeError("file must have a 'write' attribute")
        self._file_write = file.write
        self._buffer_callback = buffer_callback
        self.memo = {}
        self.proto = int(protocol)
        self.bin = protocol >= 1
        self.fix_imports = fix_imports and protocol < 3
        self._out = None

    def clear_memo(self):
        self.memo.clear()

    def dump(self, obj, /):
        self._out = bytearray()
        if self.proto >= 2:
            self._file_write(bytes((0x80, self.proto)))
        self.save(obj)
        self._write(b'.')
        self._end_frame()

    def _write(self, data):
        self._out += data

    def _end_frame(self):
        out, self._out = self._out, bytearray()
        if self.proto >= 4 and len(out) >= _FRAME_LEAST:
            out = b'\x95' + struct.pack('<Q', len(out)) + out
        if out:
            self._file_write(bytes(out))

    def _write_large(self, header, payload):
        if self.proto >= 4 and len(payload) >= _FRAME_MOST:
            self._end_frame()
            self._file_write(header)
            self._file_write(bytes(payload))
        else:
            self._write(header)
            self._write(payload)

    def persistent_id(self, obj):
        return None

    def memoize(self, obj):
        if self.fast:
            return
        index = len(self.memo)
        self.memo[id(obj)] = index, obj
        if self.proto >= 4:
            self._write(b'\x94')
        elif not self.bin:
            self._write(b'p%d\n' % index)
        else:
            self._write(b'q' + bytes((index,)) if index < 256 else b'r' + struct.pack('<I', index))

    def _get(self, index):
        if not self.bin:
            return b'g%d\n' % index
        return b'h' + bytes((index,)) if index < 256 else b'j' + struct.pack('<I', index)

    def save(self, obj, save_persistent_id=True):
        if self.proto >= 4 and len(self._out) >= _FRAME_MOST:
            self._end_frame()
        if save_persistent_id:
            pid = self.persistent_id(obj)
            if pid is not None:
                self._save_pers(pid)
                return
        kind = type(obj)
        atom = self._atoms.get(kind)
        if atom is not None:
            atom(self, obj)
            return
        known = self.memo.get(id(obj))
        if known is not None:
            self._write(self._get(known[0]))
            return
        reduced = NotImplemented
        override = getattr(self, 'reducer_override', None)
        save = self._containers.get(kind)
        if save is not None:
            save(self, obj)
            return
        if override is not None:
            reduced = override(obj)
        if reduced is NotImplemented:
            if kind is types.FunctionType:
                self.save_global(obj)
                return
            table = getattr(self, 'dispatch_table', copyreg.dispatch_table)
            reduce = table.get(kind)
            if reduce is not None:
                reduced = reduce(obj)
            elif issubclass(kind, type):
                self._save_type(obj)
                return
            elif (reduce := getattr(obj, '__reduce_ex__', None)) is not None:
                reduced = reduce(self.proto)
            elif (reduce := getattr(obj, '__reduce__', None)) is not None:
                reduced = reduce()
            else:
                raise PicklingError(f"Can't pickle {kind.__name__!r} object: {obj!r}")
        if isinstance(reduced, str):
            self.save_global(obj, reduced)
            return
        if not isinstance(reduced, tuple):
            raise PicklingError('__reduce__ must return a string or tuple')
        if not 2 <= len(reduced) <= 6:
            raise PicklingError('tuple returned by __reduce__ must contain 2 through 6 elements')
        self.save_reduce(obj=obj, *reduced)

    def _save_pers(self, pid):
        if self.bin:
            self.save(pid, False)
            self._write(b'Q')
        else:
            self._write(b'P' + str(pid).encode('ascii') + b'\n')

    def save_reduce(self, func, args, state=None, listitems=None, dictitems=None, state_setter=None, *, obj=None):
        if not callable(func):
            raise PicklingError('first item of the tuple returned by __reduce__ must be callable')
        if not isinstance(args, tuple):
            raise PicklingError('second item of the tuple returned by __reduce__ must be a tuple')
        name = getattr(func, '__name__', '')
        if self.proto >= 2 and name == '__newobj_ex__':
            cls, args, kwargs = args
            if self.proto >= 4:
                self.save(cls)
                self.save(args)
                self.save(kwargs)
                self._write(b'\x92')
            else:
                from functools import partial
                self.save(partial(cls.__new__, cls, *args, **kwargs))
                self.save(())
                self._write(b'R')
        elif self.proto >= 2 and name == '__newobj__':
            cls = args[0]
            if not hasattr(cls, '__new__'):
                raise PicklingError('args[0] from __newobj__ args has no __new__')
            if obj is not None and cls is not obj.__class__:
                raise PicklingError('args[0] from __newobj__ args has the wrong class')
            self.save(cls)
            self.save(args[1:])
            self._write(b'\x81')
        else:
            self.save(func)
            self.save(args)
            self._write(b'R')
        if obj is not None:
            if id(obj) in self.memo:
                self._write(b'0' + self._get(self.memo[id(obj)][0]))
            else:
                self.memoize(obj)
        if listitems is not None:
            self._batch_appends(listitems)
        if dictitems is not None:
            self._batch_setitems(dictitems)
        if state is not None:
            if state_setter is None:
                self.save(state)
                self._write(b'b')
            else:
                self.save(state_setter)
                self.save(obj)
                self.save(state)
                self._write(b'\x86R0')

    def _save_none(self, obj):
        self._write(b'N')

    def _save_bool(self, obj):
        if self.proto >= 2:
            self._write(b'\x88' if obj else b'\x89')
        else:
            self._write(b'I01\n' if obj else b'I00\n')

    def _save_int(self, obj):
        if self.bin:
            if -0x80000000 <= obj <= 0x7fffffff:
                if 0 <= obj < 256:
                    self._write(b'K' + bytes((obj,)))
                elif 0 <= obj < 65536:
                    self._write(b'M' + struct.pack('<H', obj))
                else:
                    self._write(b'J' + struct.pack('<i', obj))
                return
            if self.proto >= 2:
                encoded = encode_long(obj)
                if len(encoded) < 256:
                    self._write(b'\x8a' + bytes((len(encoded),)) + encoded)
                else:
                    self._write(b'\x8b' + struct.pack('<i', len(encoded)) + encoded)
                return
        if -0x80000000 <= obj <= 0x7fffffff:
            self._write(b'I%d\n' % obj)
        else:
            self._write(b'L%dL\n' % obj)

    def _save_float(self, obj):
        self._write(b'G' + struct.pack('>d', obj) if self.bin else b'F' + repr(obj).encode('ascii') + b'\n')

    _atoms = {type(None): _save_none, bool: _save_bool, int: _save_int, float: _save_float}

    def _save_bytes(self, obj):
        if self.proto < 3:
            if obj:
                import codecs
                self.save_reduce(codecs.encode, (str(obj, 'latin1'), 'latin1'), obj=obj)
            else:
                self.save_reduce(bytes, (), obj=obj)
            return
        count = len(obj)
        if count < 256:
            self._write(b'C' + bytes((count,)) + obj)
        else:
            self._write_large(b'B' + struct.pack('<I', count), obj)
        self.memoize(obj)

    def _save_bytearray(self, obj):
        if self.proto < 5:
            self.save_reduce(bytearray, (bytes(obj),) if obj else (), obj=obj)
            return
        self._write_large(b'\x96' + struct.pack('<Q', len(obj)), obj)
        self.memoize(obj)

    def _save_str(self, obj):
        if self.bin:
            encoded = obj.encode('utf-8', 'surrogatepass')
            count = len(encoded)
            if count < 256 and self.proto >= 4:
                self._write(b'\x8c' + bytes((count,)) + encoded)
            else:
                self._write_large(b'X' + struct.pack('<I', count), encoded)
        else:
            self._write(b'V' + _raw_unicode(obj) + b'\n')
        self.memoize(obj)

    def _save_tuple(self, obj):
        count = len(obj)
        if not obj:
            self._write(b')' if self.bin else b'(t')
            return
        short = count <= 3 and self.proto >= 2
        if not short:
            self._write(b'(')
        for element in obj:
            self.save(element)
        if id(obj) in self.memo:
            # The tuple was reached again through one of its elements.
            got = self._get(self.memo[id(obj)][0])
            self._write(b'0' * count + got if short else (b'1' if self.bin else b'0' * (count + 1)) + got)
            return
        self._write((b'\x85', b'\x86', b'\x87')[count - 1] if short else b't')
        self.memoize(obj)

    def _save_list(self, obj):
        self._write(b']' if self.bin else b'(l')
        self.memoize(obj)
        self._batch_appends(obj)

    def _batch_appends(self, items):
        if not self.bin:
            for x in items:
                self.save(x)
                self._write(b'a')
            return
        lone = type(items) is not list or len(items) == 1
        for batch in _batches(items):
            if len(batch) == 1 and lone:
                self.save(batch[0])
                self._write(b'a')
            else:
                self._write(b'(')
                for x in batch:
                    self.save(x)
                self._write(b'e')

    def _save_dict(self, obj):
        self._write(b'}' if self.bin else b'(d')
        self.memoize(obj)
        self._batch_setitems(obj.items(), len(obj) == 1)

    def _batch_setitems(self, items, lone=True):
        if not self.bin:
            for key, value in items:
                self.save(key)
                self.save(value)
                self._write(b's')
            return
        for batch in _batches(items):
            marked = len(batch) > 1 or not lone
            if marked:
                self._write(b'(')
            for key, value in batch:
                self.save(key)
                self.save(value)
            self._write(b'u' if marked else b's')

    def _save_set(self, obj):
        if self.proto < 4:
            self.save_reduce(set, (list(obj),), obj=obj)
            return
        self._write(b'\x8f')
        self.memoize(obj)
        for batch in _batches(obj):
            self._write(b'(')
            for item in batch:
                self.save(item)
            self._write(b'\x90')

    def _save_frozenset(self, obj):
        if self.proto < 4:
            self.save_reduce(frozenset, (list(obj),), obj=obj)
            return
        self._write(b'(')
        for item in obj:
            self.save(item)
        if id(obj) in self.memo:
            self._write(b'1' + self._get(self.memo[id(obj)][0]))
            return
        self._write(b'\x91')
        self.memoize(obj)

    def _save_type(self, obj):
        if obj in (type(None), type(NotImplemented), type(...)):
            value = None if obj is type(None) else NotImplemented if obj is type(NotImplemented) else ...
            self.save_reduce(type, (value,), obj=obj)
        else:
            self.save_global(obj)

    _containers = {bytes: _save_bytes, bytearray: _save_bytearray, str: _save_str, tuple: _save_tuple, list: _save_list,
                   dict: _save_dict, set: _save_set, frozenset: _save_frozenset, type: _save_type}

    def save_global(self, obj, name=None):
        if name is None:
            name = getattr(obj, '__qualname__', None) or obj.__name__
        module_name = whichmodule(obj, name)
        if '<locals>' in name.split('.'):
            raise AttributeError(f"Can't get local object {name!r}")
        try:
            __import__(module_name, level=0)
            module = sys.modules[module_name]
        except (ImportError, ValueError, KeyError):
            raise PicklingError(f"Can't pickle {obj!r}: import of module {module_name!r} failed")
        try:
            found = _attribute(module, name)
        except AttributeError:
            raise PicklingError(f"Can't pickle {obj!r}: attribute lookup {name} on {module_name} failed") from None
        if found is not obj:
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module_name}.{name}")
        if self.proto >= 4:
            self.save(module_name)
            self.save(name)
            self._write(b'\x93')
        else:
            name, *path = name.split('.')
            for _ in path:
                self.save(getattr)
                if self.proto < 2:
                    self._write(b'(')
            self._save_top(module_name, name)
            for attribute in path:
                self.save(attribute)
                self._write(b't' if self.proto < 2 else b'\x86')
                self._write(b'R')
        self.memoize(obj)

    def _save_top(self, module_name, name):
        if self.fix_imports:
            module_name, name = _old_name(module_name, name)
        encoding = 'utf-8' if self.proto >= 3 else 'ascii'
        self._write(b'c' + module_name.encode(encoding) + b'\n' + name.encode(encoding) + b'\n')

    def _save_buffer(self, obj):
        data = bytes(obj.raw())
        if self._buffer_callback is not None and not self._buffer_callback(obj):
            self._write(b'\x97')
        else:
            self.save(data)

    _containers[PickleBuffer] = _save_buffer


def _raw_unicode(text):
    """Latin-1 with escapes, and escapes for what would end the line."""
    return b''.join(b'\\U%08x' % ord(c) if ord(c) > 65535 else
                    b'\\u%04x' % ord(c) if ord(c) > 255 or c in '\\\0\n\r\x1a' else bytes((ord(c),)) for c in text)


def _batches(items):
    items = iter(items)
    while batch := list(islice(items, _BATCH)):
        yield batch
        if len(batch) < _BATCH:
            return


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    f = io.BytesIO()
    Pickler(f, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)
    return f.getvalue()


_Pickler, _Unpickler, _dump, _dumps, _load, _loads = Pickler, Unpickler, dump, dumps, load, loads
`;
