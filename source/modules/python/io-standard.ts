/** What is under the text of the standard streams: their bytes (`sys.stdout.buffer`). */
export const SOURCE = String.raw`
import posix
from _io_files import BufferedIOBase


class StandardBuffer(BufferedIOBase):
    __module__ = '_io'

    def __init__(self, text, fd):
        self._text = text
        self._fd = fd
        self.raw = self
        self.name = text.name
        self.mode = 'wb' if fd else 'rb'

    def __repr__(self):
        return f'<_io.Buffered{"Writer" if self._fd else "Reader"} name={self.name!r}>'

    def writable(self):
        return self._fd > 0

    def readable(self):
        return not self._fd

    def fileno(self):
        return self._fd

    def write(self, b, /):
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        self._text.flush()
        return posix.write(self._fd, b)

    def read(self, size=-1, /):
        return self._text.read().encode('utf-8', 'surrogateescape')

    def readline(self, size=-1, /):
        return self._text.readline().encode('utf-8', 'surrogateescape')

    def flush(self):
        pass

    def close(self):
        pass
`;
