/** The types of `ctypes`. */
export const SOURCE = String.raw`
def sizeof(kind):
    return kind._size_ if isinstance(kind, type) else type(kind)._size_


class _SimpleCData:
    _size_ = 8
    _signed_ = True

    def __init__(self, value=0):
        if not isinstance(value, int):
            raise TypeError(f'an integer is required (got type {type(value).__name__})')
        self.value = value

    @classmethod
    def from_address(cls, address):
        self = cls.__new__(cls)
        self.__dict__['_address'] = address
        return self

    def __getattr__(self, name):
        if name == 'value' and '_address' in self.__dict__:
            return self._fit(_read(self._address, self._size_))
        raise AttributeError(f'{type(self).__name__!r} object has no attribute {name!r}')

    def __setattr__(self, name, value):
        if '_address' in self.__dict__:
            raise NotImplementedError('heaptop: ctypes does not write to the simulated memory')
        self.__dict__[name] = self._fit(value) if name == 'value' else value

    def _fit(self, value):
        bits = 8 * self._size_
        value &= (1 << bits) - 1
        return value - (1 << bits) if self._signed_ and value >> (bits - 1) else value

    def __repr__(self):
        return f'{type(self).__name__}({self.value})'


def _define(size, signed, *names):
    kind = type(names[0], (_SimpleCData,), {'_size_': size, '_signed_': signed, '__module__': 'ctypes'})
    for name in names:
        globals()[name] = kind


_define(1, True, 'c_byte', 'c_int8')
_define(1, False, 'c_ubyte', 'c_uint8')
_define(2, True, 'c_short', 'c_int16')
_define(2, False, 'c_ushort', 'c_uint16')
_define(4, True, 'c_int', 'c_int32')
_define(4, False, 'c_uint', 'c_uint32')
_define(8, True, 'c_long', 'c_longlong', 'c_int64', 'c_ssize_t')
_define(8, False, 'c_ulong', 'c_ulonglong', 'c_uint64', 'c_size_t')


class c_void_p(_SimpleCData):
    _signed_ = False


class py_object:
    _size_ = 8

    def __init__(self, value=None):
        self.value = value

    @classmethod
    def from_address(cls, address):
        raise NotImplementedError('heaptop: use ctypes.cast(address, ctypes.py_object)')

    def __repr__(self):
        return f'py_object({self.value!r})'


def cast(obj, kind):
    if kind is not py_object:
        raise NotImplementedError('heaptop: ctypes casts addresses to py_object alone')
    return py_object(_object_at(obj.value if isinstance(obj, _SimpleCData) else obj))


def __getattr__(name):
    if name in ('pythonapi', 'CDLL', 'cdll', 'string_at', 'memmove', 'addressof', 'Structure', 'POINTER', 'byref'):
        raise NotImplementedError(f'heaptop: ctypes.{name} is not simulated, there is no C here')
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
`;
