/** `io.TextIOWrapper` (`Modules/_io/textio.c`): text over a buffered stream of bytes. */
export const SOURCE = String.raw`
from _io_files import TextIOBase, UnsupportedOperation, _cannot_pickle

_CHUNK_SIZE = 8192


def text_encoding(encoding, stacklevel=2, /):
    return 'locale' if encoding is None else encoding


class IncrementalNewlineDecoder:
    """Codec used when reading a file in universal newlines mode."""

    __module__ = '_io'

    def __init__(self, decoder, translate, errors='strict'):
        self._decoder = decoder
        self._translate = translate
        self._held = False
        self._seen = set()

    def decode(self, input, final=False):
        if self._decoder is not None:
            input = self._decoder.decode(input, final)
        if self._held and (input or final):
            input = '\r' + input
            self._held = False
        if input.endswith('\r') and not final:
            input = input[:-1]
            self._held = True
        self._seen.update(_newlines_in(input))
        return input.replace('\r\n', '\n').replace('\r', '\n') if self._translate else input

    newlines = property(lambda self: _newlines_value(self._seen))


def _newlines_in(text):
    found = set()
    if '\r' in text:
        if '\r\n' in text:
            found.add('\r\n')
            text = text.replace('\r\n', '')
        if '\r' in text:
            found.add('\r')
    if '\n' in text:
        found.add('\n')
    return found


def _newlines_value(seen):
    ordered = tuple(each for each in ('\r', '\n', '\r\n') if each in seen)
    return None if not ordered else ordered[0] if len(ordered) == 1 else ordered


@_cannot_pickle
class TextIOWrapper(TextIOBase):
    """Character and line based layer over a BufferedIOBase object, buffer."""

    __module__ = '_io'

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        if newline not in (None, '', '\n', '\r', '\r\n'):
            if not isinstance(newline, str):
                raise TypeError(f'illegal newline type: {type(newline)!r}')
            raise ValueError(f'illegal newline value: {newline!r}')
        self._buffer = buffer
        self._encoding = 'UTF-8' if encoding is None or encoding == 'locale' else encoding
        self._errors = 'strict' if errors is None else errors
        ''.encode(self._encoding)
        'x'.encode(self._encoding)
        self._newline = newline
        self.line_buffering = line_buffering
        self.write_through = write_through
        # Text that is decoded and not read, with its line ends; bytes of a character that is not complete.
        self._ahead = ''
        self._rest = b''
        self._pending = []
        self._pending_count = 0
        self._telling = True
        self._seen = set()

    buffer = property(lambda self: self._buffer)
    encoding = property(lambda self: self._encoding)
    errors = property(lambda self: self._errors)
    name = property(lambda self: self._buffer.name)
    closed = property(lambda self: self._buffer.closed)
    newlines = property(lambda self: _newlines_value(self._seen) if not self._newline else None)

    def __repr__(self):
        result = f'<{type(self).__module__}.{type(self).__qualname__}'
        for part in 'name', 'mode':
            try:
                result += f' {part}={getattr(self, part)!r}'
            except AttributeError:
                pass
        return f'{result} encoding={self.encoding!r}>'

    def reconfigure(self, *, encoding=None, errors=None, newline=Ellipsis, line_buffering=None, write_through=None):
        self.flush()
        if encoding is not None:
            self._encoding = encoding
            self._errors = 'strict'
        if errors is not None:
            self._errors = errors
        if newline is not Ellipsis:
            self._newline = newline
        if line_buffering is not None:
            self.line_buffering = line_buffering

    def readable(self):
        return self._buffer.readable()

    def writable(self):
        return self._buffer.writable()

    def seekable(self):
        return self._buffer.seekable()

    def fileno(self):
        return self._buffer.fileno()

    def isatty(self):
        return self._buffer.isatty()

    def detach(self):
        self.flush()
        buffer, self._buffer = self._buffer, None
        return buffer

    def flush(self):
        self._checkClosed()
        self._write_pending()
        self._buffer.flush()
        self._telling = True

    def _write_pending(self):
        if self._pending:
            data, self._pending, self._pending_count = b''.join(self._pending), [], 0
            self._buffer.write(data)

    def _dealloc_warn(self, source, stacklevel):
        self._buffer._dealloc_warn(source, stacklevel + 1)

    def close(self):
        if self._buffer is not None and not self.closed:
            try:
                self.flush()
            finally:
                self._buffer.close()

    def write(self, s, /):
        if not isinstance(s, str):
            raise TypeError(f'write() argument must be str, not {type(s).__name__}')
        self._checkClosed()
        if not self._buffer.writable():
            raise UnsupportedOperation('not writable')
        text = s
        if self._newline in ('\r', '\r\n'):
            text = s.replace('\n', self._newline)
        if self._ahead:
            self._forget()
        data = text.encode(self._encoding, self._errors)
        if self._pending_count + len(data) > _CHUNK_SIZE:
            self._write_pending()
        self._pending.append(data)
        self._pending_count += len(data)
        if self._pending_count >= _CHUNK_SIZE or self.write_through:
            self._write_pending()
        if self.line_buffering and ('\n' in s or '\r' in s):
            self.flush()
        return len(s)

    def _forget(self):
        position = self.tell()
        self._ahead, self._rest = '', b''
        self._buffer.seek(position)

    def _decode(self, data, final):
        data = self._rest + data
        self._rest = b''
        try:
            return data.decode(self._encoding, self._errors)
        except UnicodeDecodeError as error:
            if final or error.end < len(data) or len(data) - error.start > 3:
                raise
            self._rest = data[error.start:]
            return data[:error.start].decode(self._encoding, self._errors)

    def _fill(self):
        """Decodes one more chunk; False at the end."""
        data = self._buffer.read1(_CHUNK_SIZE)
        text = self._decode(data, not data)
        if text.endswith('\r') and data:
            # The line feed that belongs to it may begin the next chunk.
            data = self._buffer.read1(_CHUNK_SIZE)
            text += self._decode(data, not data)
        if not self._newline:
            self._seen.update(_newlines_in(text))
        self._ahead += text
        return bool(text)

    def _check_readable(self):
        self._checkClosed()
        if not self._buffer.readable():
            raise UnsupportedOperation('not readable')
        if self._pending:
            self._write_pending()
            self._buffer.flush()

    def _translated(self, text):
        if self._newline is None and '\r' in text:
            return text.replace('\r\n', '\n').replace('\r', '\n')
        return text

    def read(self, size=-1, /):
        self._check_readable()
        if size is None or size < 0:
            text = self._ahead + self._decode(self._buffer.read(), True)
            self._ahead = ''
            if not self._newline:
                self._seen.update(_newlines_in(text))
            return self._translated(text)
        parts, wanted = [], size
        while wanted > 0 and (self._ahead or self._fill()):
            if self._newline is None and '\r' in self._ahead[:wanted + 1]:
                piece = self._translated(self._ahead)[:wanted]
                cut = self._raw_length(piece)
            else:
                piece, cut = self._ahead[:wanted], wanted
            self._ahead = self._ahead[cut:]
            parts.append(piece)
            wanted -= len(piece)
        return ''.join(parts)

    def _raw_length(self, piece):
        """How many characters of what lies ahead became these by translation."""
        at = 0
        for c in piece:
            at += 2 if c == '\n' and self._ahead.startswith('\r\n', at) else 1
        return at

    def _line_end(self, start):
        """Index behind the first line end of what lies ahead, 0 if there is none."""
        ahead = self._ahead
        if self._newline:
            return ahead.find(self._newline, start) + len(self._newline) if self._newline in ahead else 0
        feed = ahead.find('\n')
        carriage = ahead.find('\r')
        if carriage < 0 or 0 <= feed < carriage:
            return feed + 1
        return carriage + (2 if ahead.startswith('\n', carriage + 1) else 1)

    def readline(self, size=-1, /):
        self._check_readable()
        while not (end := self._line_end(0)) and (size is None or size < 0 or len(self._ahead) < size):
            if not self._fill():
                break
        end = end or len(self._ahead)
        if size is not None and size >= 0:
            end = min(end, size)
        line, self._ahead = self._ahead[:end], self._ahead[end:]
        return self._translated(line)

    def __next__(self):
        self._telling = False
        line = self.readline()
        if not line:
            self._telling = True
            raise StopIteration
        return line

    def tell(self):
        self._checkClosed()
        if not self.seekable():
            raise UnsupportedOperation('underlying stream is not seekable')
        if not self._telling:
            raise OSError('telling position disabled by next() call')
        self._write_pending()
        unread = len(self._ahead.encode(self._encoding, self._errors)) + len(self._rest)
        return self._buffer.tell() - unread

    def seek(self, cookie, whence=0, /):
        self._checkClosed()
        if whence == 1:
            if cookie:
                raise UnsupportedOperation("can't do nonzero cur-relative seeks")
            cookie = self.tell()
        elif whence == 2 and cookie:
            raise UnsupportedOperation("can't do nonzero end-relative seeks")
        elif whence not in (0, 2):
            raise ValueError(f'invalid whence ({whence}, should be 0, 1 or 2)')
        if cookie < 0:
            raise ValueError(f'negative seek position {cookie}')
        self.flush()
        self._ahead, self._rest = '', b''
        return self._buffer.seek(cookie, 2 if whence == 2 else 0)

    def truncate(self, pos=None, /):
        self.flush()
        return self._buffer.truncate(self.tell() if pos is None else pos)
`;
