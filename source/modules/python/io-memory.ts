/** `io.StringIO` and `io.BytesIO` (`Modules/_io/stringio.c`, `bytesio.c`): streams that live in memory. */
export const SOURCE = String.raw`
import sys
from _io_files import BufferedIOBase, TextIOBase
from _io_text import _newlines_in, _newlines_value

# sys.getsizeof() adds what stands in front of an instance: here a dict pointer too, which CPython's streams have inside.
_IN_FRONT = 16 if sys.version_info >= (3, 11) else 0


class _MemoryStream:
    """Position and content; subclasses say what the content is made of."""

    def _checkClosed(self, msg=None):
        if self.closed:
            raise ValueError(self._closed_message)

    _check = _checkClosed

    def readable(self):
        self._checkClosed()
        return True

    writable = seekable = readable

    def isatty(self):
        self._checkClosed()
        return False

    def tell(self):
        self._checkClosed()
        return self._position

    def read(self, size=-1, /):
        self._checkClosed()
        content = self._content()
        end = len(content) if size is None or size < 0 else self._position + size
        data = content[self._position:end]
        self._position += len(data)
        return data

    def readline(self, size=-1, /):
        self._checkClosed()
        content = self._content()
        end = self._line_end(content) or len(content)
        if size is not None and size >= 0:
            end = min(end, self._position + size)
        data = content[self._position:end]
        self._position += len(data)
        return data

    def truncate(self, pos=None, /):
        self._checkClosed()
        if pos is None:
            pos = self._position
        if pos < 0:
            raise ValueError(f'Negative size value {pos}' if isinstance(self, StringIO) else f'negative size value {pos}')
        self._replace(self._content()[:pos])
        return pos

    def close(self):
        self.closed = True

    def __del__(self):
        pass


class StringIO(_MemoryStream, TextIOBase):
    """Text I/O implementation using an in-memory buffer."""

    __module__ = '_io'
    _closed_message = 'I/O operation on closed file'
    line_buffering = False

    def __sizeof__(self):
        return (168 if sys.version_info >= (3, 12) else 120) - _IN_FRONT

    def __init__(self, initial_value='', newline='\n'):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f'initial_value must be str or None, not {type(initial_value).__name__}')
        if newline is not None and not isinstance(newline, str):
            raise TypeError(f'newline must be str or None, not {type(newline).__name__}')
        if newline not in (None, '', '\n', '\r', '\r\n'):
            raise ValueError(f'illegal newline value: {newline!r}')
        self._newline = newline
        initial_value = self._translated(initial_value or '')
        self._parts = [initial_value] if initial_value else []
        self._position = 0
        self._length = len(initial_value)

    @property
    def newlines(self):
        return _newlines_value(self._seen) if self._newline is None else None

    _seen = frozenset()

    def _translated(self, s):
        if self._newline is None:
            self._seen = self._seen | _newlines_in(s)
            return s.replace('\r\n', '\n').replace('\r', '\n') if '\r' in s else s
        if self._newline in ('\r', '\r\n'):
            return s.replace('\n', self._newline)
        return s

    def _line_end(self, content):
        if self._newline == '':
            ends = [end for mark in ('\n', '\r') if (end := content.find(mark, self._position)) >= 0]
            if not ends:
                return 0
            return min(ends) + (2 if content.startswith('\r\n', min(ends)) else 1)
        mark = self._newline or '\n'
        end = content.find(mark, self._position)
        return end + len(mark) if end >= 0 else 0

    def _content(self):
        if len(self._parts) != 1:
            self._parts = [''.join(self._parts)]
        return self._parts[0]

    def _replace(self, content):
        self._parts = [content]
        self._length = len(content)

    def getvalue(self):
        self._checkClosed()
        content = self._content()
        return content

    def seek(self, pos, whence=0, /):
        self._checkClosed()
        if whence not in (0, 1, 2):
            raise ValueError(f'Invalid whence ({whence}, should be 0, 1 or 2)')
        if pos < 0 and whence == 0:
            raise ValueError(f'Negative seek position {pos}')
        if whence and pos:
            raise OSError('Can\'t do nonzero cur-relative seeks')
        self._position = pos if whence == 0 else self._position if whence == 1 else self._length
        return self._position

    def write(self, s, /):
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got '{type(s).__name__}'")
        self._checkClosed()
        count = len(s)
        s = self._translated(s)
        if self._position == self._length:
            self._parts.append(s)
            self._length += len(s)
        else:
            content = self._content().ljust(self._position, '\0')
            self._replace(content[:self._position] + s + content[self._position + len(s):])
        self._position += len(s)
        return count

    def __getstate__(self):
        return self.getvalue(), self._newline, self._position, None

    def __setstate__(self, state):
        self.__init__(state[0], state[1])
        self._position = state[2]


class BytesIO(_MemoryStream, BufferedIOBase):
    """Buffered I/O implementation using an in-memory bytes buffer."""

    __module__ = '_io'
    _closed_message = 'I/O operation on closed file.'

    # The bytes object that CPython would write into: _shared while its size is that of the content, as somebody may
    # have it too; else _room tells how long it would be.

    def __sizeof__(self):
        size = 64 - _IN_FRONT
        if self._shared is None:
            return size + bytes.__basicsize__ + self._room
        return size if sys.getrefcount(self._shared) > 2 else size + sys.getsizeof(self._shared)

    def __init__(self, initial_bytes=b''):
        if isinstance(initial_bytes, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        initial_bytes = initial_bytes or b''
        self._data = bytearray(initial_bytes)
        self._shared = initial_bytes if type(initial_bytes) is bytes else bytes(initial_bytes)
        self._room = len(self._data)
        self._position = 0

    def _make_room(self, size):
        """resize_buffer()"""
        room = self._room
        self._shared = None
        if size < room // 2:
            self._room = size + 1
        elif size >= room:
            self._room = size + (size >> 3) + (3 if size < 9 else 6) if size < room * 1.125 else size + 1

    def _line_end(self, content):
        return content.find(b'\n', self._position) + 1

    def _content(self):
        return bytes(self._data)

    def _replace(self, content):
        if len(content) < len(self._data):
            self._make_room(len(content))
        self._data = bytearray(content)

    def read(self, size=-1, /):
        self._checkClosed()
        end = len(self._data) if size is None or size < 0 else self._position + size
        data = bytes(self._data[self._position:end])
        self._position += len(data)
        return data

    read1 = read

    def getvalue(self):
        self._checkClosed()
        if self._shared is None:
            self._shared = bytes(self._data)
            self._room = len(self._shared)
        return self._shared

    def getbuffer(self):
        self._checkClosed()
        self._shared = None
        return memoryview(self._data)

    def seek(self, pos, whence=0, /):
        self._checkClosed()
        if whence not in (0, 1, 2):
            raise ValueError(f'invalid whence ({whence}, should be 0, 1 or 2)')
        if pos < 0 and whence == 0:
            raise ValueError(f'negative seek value {pos}')
        base = 0 if whence == 0 else self._position if whence == 1 else len(self._data)
        self._position = max(0, base + pos)
        return self._position

    def write(self, b, /):
        self._checkClosed()
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        if self._position > len(self._data):
            self._data.extend(bytes(self._position - len(self._data)))
        count = len(b)
        if count and self._position + count > self._room:
            self._make_room(self._position + count)
        elif count:
            self._shared = None
        self._data[self._position:self._position + count] = b
        self._position += count
        return count

    def __getstate__(self):
        return self.getvalue(), self._position, None

    def __setstate__(self, state):
        self.__init__(state[0])
        self._position = state[1]
`;
