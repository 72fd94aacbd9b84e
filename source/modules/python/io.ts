/** `io`: the streams that live in memory (`Modules/_io/stringio.c`, `bytesio.c`). There are no files. */
export const SOURCE = String.raw`
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    closed = False

    def _check(self):
        if self.closed:
            raise ValueError('I/O operation on closed file.' if isinstance(self, BytesIO) else
                             'I/O operation on closed file')

    def close(self):
        self.closed = True

    def flush(self):
        self._check()

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def isatty(self):
        self._check()
        return False

    def fileno(self):
        raise UnsupportedOperation('fileno')

    def tell(self):
        self._check()
        return self._position

    def seek(self, pos, whence=0, /):
        self._check()
        if whence == 1:
            pos += self._position
        elif whence == 2:
            pos += len(self._content())
        if pos < 0:
            raise ValueError(f'Negative seek position {pos}')
        self._position = pos
        return pos

    def read(self, size=-1, /):
        self._check()
        content = self._content()
        end = len(content) if size is None or size < 0 else self._position + size
        data = content[self._position:end]
        self._position += len(data)
        return data

    def readline(self, size=-1, /):
        self._check()
        content = self._content()
        end = content.find(self._newline, self._position) + 1
        if end == 0:
            end = len(content)
        if size is not None and size >= 0:
            end = min(end, self._position + size)
        data = content[self._position:end]
        self._position += len(data)
        return data

    def readlines(self, hint=-1, /):
        return list(self)

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def truncate(self, pos=None, /):
        self._check()
        if pos is None:
            pos = self._position
        self._replace(self._content()[:pos])
        return pos

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *exc_info):
        self.close()


RawIOBase = BufferedIOBase = TextIOBase = IOBase


class StringIO(TextIOBase):
    _newline = '\n'

    def __sizeof__(self):
        return 168

    def __init__(self, initial_value='', newline='\n'):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f'initial_value must be str or None, not {type(initial_value).__name__}')
        self._parts = [initial_value] if initial_value else []
        self._position = 0
        self._length = len(initial_value or '')

    def _content(self):
        if len(self._parts) != 1:
            self._parts = [''.join(self._parts)]
        return self._parts[0]

    def _replace(self, content):
        self._parts = [content]
        self._length = len(content)

    def getvalue(self):
        self._check()
        return self._content()

    def write(self, s, /):
        self._check()
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got '{type(s).__name__}'")
        if self._position == self._length:
            self._parts.append(s)
            self._length += len(s)
        else:
            content = self._content().ljust(self._position, '\0')
            self._replace(content[:self._position] + s + content[self._position + len(s):])
        self._position += len(s)
        return len(s)


class BytesIO(BufferedIOBase):
    _newline = b'\n'

    def __sizeof__(self):
        return 64

    def __init__(self, initial_bytes=b''):
        self._data = bytearray(initial_bytes)
        self._position = 0

    def _content(self):
        return bytes(self._data)

    def _replace(self, content):
        self._data = bytearray(content)

    def getvalue(self):
        self._check()
        return bytes(self._data)

    def write(self, b, /):
        self._check()
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        if self._position > len(self._data):
            self._data.extend(bytes(self._position - len(self._data)))
        self._data[self._position:self._position + len(b)] = b
        self._position += len(b)
        return len(b)


def open(file, mode='r', *args, **kwargs):
    import builtins
    return builtins.open(file, mode, *args, **kwargs)
`;
