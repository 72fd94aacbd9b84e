/** `io` (`Modules/_io/iobase.c`, `fileio.c`, `bufferedio.c`): the base classes, and files as bytes. */
export const SOURCE = String.raw`
import abc
import posix
import sys
from builtins import BlockingIOError

DEFAULT_BUFFER_SIZE = 8192


class UnsupportedOperation(OSError, ValueError):
    __module__ = 'io'


def _cannot_pickle(cls):
    # _PyIOBase_cannot_pickle(): files have no state to keep; StringIO and BytesIO have.
    def refuse(self, protocol=None, /):
        name = type(self).__name__
        if sys.version_info >= (3, 12):
            raise TypeError(f'cannot pickle {name!r} instances')
        raise TypeError(f"cannot pickle '{type(self).__module__}.{name}' object")

    if sys.version_info >= (3, 12):
        cls.__reduce__ = cls.__reduce_ex__ = refuse
    else:
        cls.__getstate__ = refuse
    return cls


class IOBase(metaclass=abc.ABCMeta):
    """The abstract base class for all I/O classes."""

    __module__ = 'io'
    closed = False

    def _unsupported(self, name):
        raise UnsupportedOperation(name)

    def _checkClosed(self, msg=None):
        if self.closed:
            raise ValueError('I/O operation on closed file.' if msg is None else msg)

    def seek(self, pos, whence=0, /):
        self._unsupported('seek')

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, pos=None, /):
        self._unsupported('truncate')

    def fileno(self):
        self._unsupported('fileno')

    def flush(self):
        self._checkClosed()

    def close(self):
        if not self.closed:
            try:
                self.flush()
            finally:
                self.closed = True

    def seekable(self):
        return False

    readable = writable = seekable

    def isatty(self):
        self._checkClosed()
        return False

    def readline(self, size=-1, /):
        line = bytearray()
        while size is None or size < 0 or len(line) < size:
            b = self.read(1)
            if not b:
                break
            line += b
            if b == b'\n':
                break
        return bytes(line)

    def readlines(self, hint=-1, /):
        if hint is None or hint <= 0:
            return list(self)
        lines, total = [], 0
        for line in self:
            lines.append(line)
            total += len(line)
            if total >= hint:
                break
        return lines

    def writelines(self, lines, /):
        self._checkClosed()
        for line in lines:
            self.write(line)

    def __iter__(self):
        self._checkClosed()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def __enter__(self):
        self._checkClosed()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def _dealloc_warn(self, source, stacklevel):
        pass

    def __del__(self):
        try:
            if not self.closed:
                self._dealloc_warn(self, 3)
            self.close()
        except Exception:
            pass


class RawIOBase(IOBase):
    """Base class for raw binary streams."""

    __module__ = 'io'

    def read(self, size=-1, /):
        if size is None or size < 0:
            return self.readall()
        b = bytearray(size)
        n = self.readinto(b)
        return None if n is None else bytes(b[:n])

    def readall(self):
        chunks = []
        while chunk := self.read(DEFAULT_BUFFER_SIZE):
            chunks.append(chunk)
        return b''.join(chunks)

    def readinto(self, buffer, /):
        self._unsupported('readinto')

    def write(self, b, /):
        self._unsupported('write')


class BufferedIOBase(IOBase):
    """Base class for buffered binary streams."""

    __module__ = 'io'

    def detach(self):
        self._unsupported('detach')

    def read(self, size=-1, /):
        self._unsupported('read')

    def read1(self, size=-1, /):
        return self.read(size)

    def write(self, b, /):
        self._unsupported('write')

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    readinto1 = readinto


class TextIOBase(IOBase):
    """Base class for text streams."""

    __module__ = 'io'
    encoding = errors = newlines = None

    def detach(self):
        self._unsupported('detach')

    def read(self, size=-1, /):
        self._unsupported('read')

    def readline(self, size=-1, /):
        self._unsupported('readline')

    def write(self, s, /):
        self._unsupported('write')


TextIOBase.register(type(sys.stdout))


def _read_mode(mode):
    """What is wanted of open(): reading, writing, updating, flags."""
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    modes = set(mode)
    if modes - set('axrwb+t') or len(mode) > len(modes):
        raise ValueError(f'invalid mode: {mode!r}')
    if 't' in modes and 'b' in modes:
        raise ValueError("can't have text and binary mode at once")
    if len(modes & set('axrw')) != 1 or '+' in modes and not modes & set('axrw'):
        if len(modes & set('axrw')) > 1:
            raise ValueError('must have exactly one of create/read/write/append mode')
        raise ValueError('Must have exactly one of create/read/write/append mode and at most one plus')
    readable = 'r' in modes or '+' in modes
    writable = 'r' not in modes or '+' in modes
    flags = 2 if readable and writable else int(writable)
    flags |= {'r': 0, 'w': 0o1100, 'a': 0o2100, 'x': 0o300}[(modes & set('axrw')).pop()]
    return readable, writable, flags


@_cannot_pickle
class FileIO(RawIOBase):
    """Open a file."""

    __module__ = '_io'

    def __init__(self, file, mode='r', closefd=True, opener=None):
        from posixpath import fspath
        self._fd = -1
        self._readable, self._writable, flags = _read_mode(mode.replace('b', ''))
        self._appending = 'a' in mode
        self._created = 'x' in mode
        self.closefd = closefd
        self.name = file
        if isinstance(file, int):
            if file < 0:
                raise ValueError('negative file descriptor')
            self._fd = file
        elif opener is not None:
            self._fd = opener(file, flags)
        else:
            if not isinstance(file, (str, bytes)):
                file = fspath(file)
            self._fd = posix.open(file, flags, 0o666)
        if self._appending:
            posix.lseek(self._fd, 0, 2)

    def _dealloc_warn(self, source, stacklevel):
        """That it was not closed, if warnings are of interest: the default filters ignore these (fileio_dealloc_warn())."""
        if self._fd >= 0 and self.closefd and 'warnings' in sys.modules:
            sys.modules['warnings'].warn(f'unclosed file {source!r}', ResourceWarning, stacklevel, source)

    @property
    def mode(self):
        if self._created:
            return 'xb+' if self._readable else 'xb'
        if self._appending:
            return 'ab+' if self._readable else 'ab'
        if self._readable:
            return 'rb+' if self._writable else 'rb'
        return 'wb'

    @property
    def closed(self):
        return self._fd < 0

    def __repr__(self):
        if self.closed:
            return f'<_io.FileIO [closed]>'
        return f'<_io.FileIO name={self.name!r} mode={self.mode!r} closefd={self.closefd!r}>'

    def _checkClosed(self, msg=None):
        if self._fd < 0:
            raise ValueError('I/O operation on closed file')

    def readable(self):
        self._checkClosed()
        return self._readable

    def writable(self):
        self._checkClosed()
        return self._writable

    def seekable(self):
        self._checkClosed()
        return True

    def fileno(self):
        self._checkClosed()
        return self._fd

    def read(self, size=-1, /):
        self._checkClosed()
        if not self._readable:
            raise UnsupportedOperation('File not open for reading')
        return posix.read(self._fd, 2**31 - 1 if size is None or size < 0 else size)

    def readall(self):
        return self.read()

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def write(self, b, /):
        self._checkClosed()
        if not self._writable:
            raise UnsupportedOperation('File not open for writing')
        return posix.write(self._fd, b)

    def seek(self, pos, whence=0, /):
        self._checkClosed()
        return posix.lseek(self._fd, pos, whence)

    def truncate(self, pos=None, /):
        self._checkClosed()
        if not self._writable:
            raise UnsupportedOperation('File not open for writing')
        if pos is None:
            pos = self.tell()
        posix.ftruncate(self._fd, pos)
        return pos

    def close(self):
        fd, self._fd = self._fd, -1
        if fd > 2 and self.closefd:
            posix.close(fd)


class _Buffered(BufferedIOBase):
    """What waits to be written, and what was read ahead, of a raw stream."""

    __module__ = '_io'

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if buffer_size <= 0:
            raise ValueError('buffer size must be strictly positive')
        self._raw = raw
        self._size = buffer_size
        self._ahead = b''
        self._pending = bytearray()

    def _dealloc_warn(self, source, stacklevel):
        self._raw._dealloc_warn(source, stacklevel + 1)

    raw = property(lambda self: self._raw)
    name = property(lambda self: self._raw.name)
    mode = property(lambda self: self._raw.mode)
    closed = property(lambda self: self._raw.closed)

    def __repr__(self):
        kind = f'_io.{type(self).__name__}'
        try:
            return f'<{kind} name={self.name!r}>'
        except AttributeError:
            return f'<{kind}>'

    def _checkClosed(self, msg=None):
        if self.closed:
            raise ValueError(msg or 'I/O operation on closed file.')

    def readable(self):
        return self._raw.readable()

    def writable(self):
        return self._raw.writable()

    def seekable(self):
        return self._raw.seekable()

    def fileno(self):
        return self._raw.fileno()

    def isatty(self):
        return self._raw.isatty()

    def detach(self):
        self.flush()
        raw, self._raw = self._raw, None
        return raw

    def flush(self):
        self._checkClosed('flush of closed file')
        if self._pending:
            data, self._pending = self._pending, bytearray()
            self._raw.write(data)

    def close(self):
        if self._raw is not None and not self.closed:
            try:
                self.flush()
            finally:
                self._raw.close()

    def _before_reading(self):
        self._checkClosed('read of closed file')
        if self._pending:
            self.flush()

    def peek(self, size=0, /):
        self._before_reading()
        if not self._ahead:
            self._ahead = self._raw.read(self._size) or b''
        return self._ahead

    def read(self, size=-1, /):
        self._before_reading()
        if size is None or size < 0:
            data, self._ahead = self._ahead + (self._raw.readall() or b''), b''
            return data
        while len(self._ahead) < size:
            chunk = self._raw.read(max(self._size, size - len(self._ahead)))
            if not chunk:
                break
            self._ahead += chunk
        data, self._ahead = self._ahead[:size], self._ahead[size:]
        return data

    def read1(self, size=-1, /):
        self._before_reading()
        if not self._ahead:
            self._ahead = self._raw.read(self._size if size is None or size < 0 else max(self._size, size)) or b''
        if size is None or size < 0:
            size = len(self._ahead)
        data, self._ahead = self._ahead[:size], self._ahead[size:]
        return data

    def readline(self, size=-1, /):
        self._before_reading()
        line = b''
        while True:
            end = self._ahead.find(b'\n') + 1
            if size is not None and 0 <= size - len(line) <= (end or len(self._ahead)):
                end = size - len(line)
                line += self._ahead[:end]
                self._ahead = self._ahead[end:]
                return line
            if end:
                line += self._ahead[:end]
                self._ahead = self._ahead[end:]
                return line
            line += self._ahead
            self._ahead = self._raw.read(self._size) or b''
            if not self._ahead:
                return line

    def write(self, b, /):
        self._checkClosed('write to closed file')
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        if self._ahead:
            self._raw.seek(-len(self._ahead), 1)
            self._ahead = b''
        view = memoryview(b)
        if len(self._pending) + len(view) > self._size:
            self.flush()
        if len(view) > self._size:
            self._raw.write(bytes(view))
        else:
            self._pending += view
        return len(view)

    def tell(self):
        self._checkClosed()
        return self._raw.tell() - len(self._ahead) + len(self._pending)

    def seek(self, target, whence=0, /):
        self._checkClosed('seek of closed file')
        if whence not in (0, 1, 2):
            raise ValueError(f'whence value {whence} unsupported')
        self.flush()
        if whence == 1:
            target -= len(self._ahead)
        self._ahead = b''
        return self._raw.seek(target, whence)

    def truncate(self, pos=None, /):
        self._checkClosed('truncate of closed file')
        if pos is None:
            pos = self.tell()
        self.flush()
        return self._raw.truncate(pos)


@_cannot_pickle
class BufferedReader(_Buffered):
    """Create a new buffered reader using the given readable raw IO object."""

    __module__ = '_io'

    def write(self, b, /):
        self._unsupported('write')


@_cannot_pickle
class BufferedWriter(_Buffered):
    """A buffer for a writeable sequential RawIO object."""

    __module__ = '_io'

    def read(self, size=-1, /):
        self._unsupported('read')

    def readline(self, size=-1, /):
        self._unsupported('readline')

    read1 = peek = read


@_cannot_pickle
class BufferedRandom(_Buffered):
    """A buffered interface to random access streams."""

    __module__ = '_io'


class BufferedRWPair(BufferedIOBase):
    """A buffered reader and writer object together."""

    __module__ = '_io'

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE):
        self.reader = BufferedReader(reader, buffer_size)
        self.writer = BufferedWriter(writer, buffer_size)
        self.read, self.readline, self.peek = self.reader.read, self.reader.readline, self.reader.peek
        self.write, self.flush = self.writer.write, self.writer.flush

    def readable(self):
        return True

    writable = readable

    def close(self):
        self.writer.close()
        self.reader.close()


from _io_text import IncrementalNewlineDecoder, TextIOWrapper, text_encoding


def open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    from posixpath import fspath
    if not isinstance(file, int):
        file = fspath(file)
    readable, writable, flags = _read_mode(mode)
    binary = 'b' in mode
    if binary and encoding is not None:
        raise ValueError("binary mode doesn't take an encoding argument")
    if binary and errors is not None:
        raise ValueError("binary mode doesn't take an errors argument")
    if binary and newline is not None:
        raise ValueError("binary mode doesn't take a newline argument")
    if buffering == 0 and not binary:
        raise ValueError("can't have unbuffered text I/O")
    raw = FileIO(file, mode.replace('b', '').replace('t', ''), closefd, opener)
    if buffering == 0:
        return raw
    kind = BufferedRandom if '+' in mode else BufferedWriter if writable else BufferedReader
    buffer = kind(raw, buffering if buffering > 1 else DEFAULT_BUFFER_SIZE)
    if binary:
        return buffer
    text = TextIOWrapper(buffer, encoding, errors, newline, buffering == 1)
    text.mode = mode
    return text
`;
