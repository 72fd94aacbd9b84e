/** `codecs` (`Lib/codecs.py`): encoding by name; the incremental and stream kinds of UTF-8 and the like. */
export const SOURCE = String.raw`
import builtins

BOM_UTF8 = b'\xef\xbb\xbf'
BOM_LE = BOM_UTF16_LE = b'\xff\xfe'
BOM_BE = BOM_UTF16_BE = b'\xfe\xff'
BOM_UTF32_LE = b'\xff\xfe\x00\x00'
BOM_UTF32_BE = b'\x00\x00\xfe\xff'
BOM = BOM_UTF16 = BOM_LE
BOM_UTF32 = BOM_UTF32_LE

_ROT13 = str.maketrans('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
                       'NOPQRSTUVWXYZABCDEFGHIJKLMnopqrstuvwxyzabcdefghijklm')


def _hex(data, inverse):
    import binascii
    return binascii.unhexlify(data) if inverse else binascii.hexlify(data)


def _base64(data, inverse):
    import base64
    return base64.decodebytes(data) if inverse else base64.encodebytes(data)


def _zlib(data, inverse):
    import zlib
    return zlib.decompress(data) if inverse else zlib.compress(data)


_transforms = {'rot13': lambda text, inverse: text.translate(_ROT13), 'hex': _hex, 'base64': _base64, 'zlib': _zlib}
_handlers = {}


def _name(encoding):
    return encoding.lower().replace('-', '').replace('_', '').replace('codec', '').replace(' ', '')


def encode(obj, encoding='utf-8', errors='strict'):
    transform = _transforms.get(_name(encoding))
    return obj.encode(encoding, errors) if transform is None else transform(obj, False)


def decode(obj, encoding='utf-8', errors='strict'):
    transform = _transforms.get(_name(encoding))
    return str(obj, encoding, errors) if transform is None else transform(obj, True)


encode.__module__ = decode.__module__ = '_codecs'


class CodecInfo(tuple):
    """Codec details when looking up the codec registry"""

    def __new__(cls, encode, decode, name):
        self = tuple.__new__(cls, (encode, decode, None, None))
        self.name, self.encode, self.decode = name, encode, decode
        self.incrementalencoder, self.incrementaldecoder = None, lambda errors='strict': IncrementalDecoder(errors, name)
        return self

    def __repr__(self):
        return f'<{type(self).__module__}.{type(self).__qualname__} object for encoding {self.name} at {id(self):#x}>'


_canonical = {'utf8': 'utf-8', 'u8': 'utf-8', 'utf': 'utf-8', 'latin1': 'iso8859-1', 'iso88591': 'iso8859-1',
              'l1': 'iso8859-1', 'ascii': 'ascii', 'usascii': 'ascii', 'utf16': 'utf-16', 'utf32': 'utf-32',
              'utf16le': 'utf-16-le', 'utf16be': 'utf-16-be', 'utf32le': 'utf-32-le', 'utf32be': 'utf-32-be',
              'utf8sig': 'utf-8-sig'}


def lookup(encoding, /):
    if _name(encoding) not in _transforms:
        'x'.encode(encoding)
    name = _canonical.get(_name(encoding), encoding)
    return CodecInfo(lambda input, errors='strict': (encode(input, encoding, errors), len(input)),
                     lambda input, errors='strict': (decode(input, encoding, errors), len(input)), name)


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


class IncrementalDecoder:
    """Decodes input in pieces: what is not complete waits for the rest."""

    def __init__(self, errors='strict', encoding='utf-8'):
        self.errors = errors
        self.encoding = encoding
        self.buffer = b''

    def decode(self, input, final=False):
        data = self.buffer + input
        self.buffer = b''
        try:
            return data.decode(self.encoding, self.errors)
        except UnicodeDecodeError as error:
            if final or error.end < len(data) or len(data) - error.start > 3:
                raise
            self.buffer = data[error.start:]
            return data[:error.start].decode(self.encoding, self.errors)

    def reset(self):
        self.buffer = b''


class IncrementalEncoder:
    def __init__(self, errors='strict', encoding='utf-8'):
        self.errors = errors
        self.encoding = encoding

    def encode(self, input, final=False):
        return input.encode(self.encoding, self.errors)

    def reset(self):
        pass


def getincrementaldecoder(encoding):
    lookup(encoding)
    return lambda errors='strict': IncrementalDecoder(errors, encoding)


def getincrementalencoder(encoding):
    lookup(encoding)
    return lambda errors='strict': IncrementalEncoder(errors, encoding)


def open(filename, mode='r', encoding=None, errors='strict', buffering=-1):
    if encoding is None:
        return builtins.open(filename, mode, buffering)
    return builtins.open(filename, mode.replace('b', ''), buffering, encoding, errors, newline='')


def iterencode(iterator, encoding, errors='strict', **kwargs):
    for input in iterator:
        if output := encode(input, encoding, errors):
            yield output


def iterdecode(iterator, encoding, errors='strict', **kwargs):
    decoder = getincrementaldecoder(encoding)(errors)
    for input in iterator:
        if output := decoder.decode(input):
            yield output
    if output := decoder.decode(b'', True):
        yield output


def escape_encode(data, errors=None, /):
    return repr(data)[2:-1].encode(), len(data)
`;
