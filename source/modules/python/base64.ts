/** `base64` (`Lib/base64.py`): RFC 4648 and the base 85 encodings. */
export const SOURCE =
  String.raw`
import binascii

__all__ = ['encode', 'decode', 'encodebytes', 'decodebytes', 'b64encode', 'b64decode', 'b32encode', 'b32decode',
           'b32hexencode', 'b32hexdecode', 'b16encode', 'b16decode', 'b85encode', 'b85decode', 'a85encode',
           'a85decode', 'z85encode', 'z85decode', 'standard_b64encode', 'standard_b64decode', 'urlsafe_b64encode',
           'urlsafe_b64decode']

bytes_types = (bytes, bytearray)
_URLSAFE_ENCODE = bytes.maketrans(b'+/', b'-_')
_URLSAFE_DECODE = bytes.maketrans(b'-_', b'+/')


def _bytes_from_decode_data(s):
    if isinstance(s, str):
        try:
            return s.encode('ascii')
        except UnicodeEncodeError:
            raise ValueError('string argument should contain only ASCII characters')
    if isinstance(s, bytes_types):
        return s
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError('argument should be a bytes-like object or ASCII string, not %r' % s.__class__.__name__) from None


def b64encode(s, altchars=None):
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return encoded.translate(bytes.maketrans(b'+/', altchars))
    return encoded


def b64decode(s, altchars=None, validate=False):
    s = _bytes_from_decode_data(s)
    if altchars is not None:
        altchars = _bytes_from_decode_data(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b'+/'))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s).translate(_URLSAFE_ENCODE)


def urlsafe_b64decode(s):
    return b64decode(_bytes_from_decode_data(s).translate(_URLSAFE_DECODE))


_B32 = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
_B32HEX = b'0123456789ABCDEFGHIJKLMNOPQRSTUV'


def _b32encode(alphabet, s):
    if not isinstance(s, bytes_types):
        s = memoryview(s).tobytes()
    encoded = bytearray()
    for i in range(0, len(s), 5):
        chunk = s[i:i + 5]
        bits = int.from_bytes(chunk.ljust(5, b'\0'))
        letters = bytes(alphabet[bits >> shift & 31] for shift in range(35, -1, -5))
        count = (len(chunk) * 8 + 4) // 5
        encoded += letters[:count].ljust(8, b'=')
    return bytes(encoded)


def _b32decode(alphabet, s, casefold=False, map01=None):
    s = _bytes_from_decode_data(s)
    if len(s) % 8:
        raise binascii.Error('Incorrect padding')
    if map01 is not None:
        map01 = _bytes_from_decode_data(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b'01', b'O' + map01))
    if casefold:
        s = s.upper()
    length = len(s)
    s = s.rstrip(b'=')
    padding = length - len(s)
    values = {letter: value for value, letter in enumerate(alphabet)}
    decoded = bytearray()
    for i in range(0, len(s), 8):
        bits = 0
        chunk = s[i:i + 8]
        try:
            for letter in chunk:
                bits = bits << 5 | values[letter]
        except KeyError:
            raise binascii.Error('Non-base32 digit found') from None
        decoded += (bits << 5 * (8 - len(chunk))).to_bytes(5)
    if length % 8 or padding not in {0, 1, 3, 4, 6}:
        raise binascii.Error('Incorrect padding')
    if padding and decoded:
        decoded = decoded[:-((5 * padding + 4) // 8)]
    return bytes(decoded)


def b32encode(s):
    return _b32encode(_B32, s)


def b32decode(s, casefold=False, map01=None):
    return _b32decode(_B32, s, casefold, map01)


def b32hexencode(s):
    return _b32encode(_B32HEX, s)


def b32hexdecode(s, casefold=False):
    return _b32decode(_B32HEX, s, casefold)


def b16encode(s):
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _bytes_from_decode_data(s)
    if casefold:
        s = s.upper()
    if any(digit not in b'0123456789ABCDEF' for digit in s):
        raise binascii.Error('Non-base16 digit found')
    return binascii.unhexlify(s)


_A85START = b'<~'
_A85END = b'~>'


def _85encode(b, chars, pad=False, foldnuls=False, foldspaces=False):
    if not isinstance(b, bytes_types):
        b = memoryview(b).tobytes()
    encoded = []
    for i in range(0, len(b), 4):
        chunk = b[i:i + 4]
        word = int.from_bytes(chunk.ljust(4, b'\0'))
        if foldnuls and not word and len(chunk) == 4:
            encoded.append(b'z')
        elif foldspaces and word == 0x20202020:
            encoded.append(b'y')
        else:
            digits = bytes(chars[word // 85**power % 85] for power in range(4, -1, -1))
            encoded.append(digits if pad else digits[:len(chunk) + 1])
    return b''.join(encoded)


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    result = _85encode(b, range(33, 118), pad, True, foldspaces)
    if adobe:
        result = _A85START + result
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        chunks = [result[i:i + wrapcol] for i in range(0, len(result), wrapcol)]
        if adobe and len(chunks[-1]) + 2 > wrapcol:
            chunks.append(b'')
        result = b'\n'.join(chunks)
    if adobe:
        result += _A85END
    return result


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b' \t\n\r\v'):
    b = _bytes_from_decode_data(b)
    if adobe:
        if not b.endswith(_A85END):
            raise ValueError('Ascii85 encoded byte sequences must end with {!r}'.format(_A85END))
        b = b[2:-2] if b.startswith(_A85START) else b[:-2]
    decoded, digits = [], []
    for x in b + b'u' * 4:
        if 33 <= x <= 117:
            digits.append(x)
            if len(digits) == 5:
                word = 0
                for digit in digits:
                    word = 85 * word + digit - 33
                if word >= 2**32:
                    raise ValueError('Ascii85 overflow')
                decoded.append(word.to_bytes(4))
                digits.clear()
        elif x == 122:
            if digits:
                raise ValueError('z inside Ascii85 5-tuple')
            decoded.append(b'\0\0\0\0')
        elif foldspaces and x == 121:
            if digits:
                raise ValueError('y inside Ascii85 5-tuple')
            decoded.append(b'    ')
        elif x not in ignorechars:
            raise ValueError('Non-Ascii85 digit found: %c' % x)
    result = b''.join(decoded)
    padding = 4 - len(digits)
    return result[:-padding] if padding else result


_B85 = b'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_` +
  '`' +
  String.raw`{|}~'
_Z85 = b'0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#'


def b85encode(b, pad=False):
    return _85encode(b, _B85, pad)


def _b85decode(b, alphabet, name):
    b = _bytes_from_decode_data(b)
    values = {letter: value for value, letter in enumerate(alphabet)}
    padding = -len(b) % 5
    padded = b + alphabet[-1:] * padding
    decoded = []
    for i in range(0, len(padded), 5):
        word = 0
        for j, letter in enumerate(padded[i:i + 5]):
            if letter not in values:
                raise ValueError('bad %s character at position %d' % (name, i + j))
            word = word * 85 + values[letter]
        if word >= 2**32:
            raise ValueError('%s overflow in hunk starting at byte %d' % (name, i))
        decoded.append(word.to_bytes(4))
    result = b''.join(decoded)
    return result[:-padding] if padding else result


def b85decode(b):
    return _b85decode(b, _B85, 'base85')


def z85encode(s):
    return _85encode(s, _Z85)


def z85decode(s):
    try:
        return _b85decode(s, _Z85, 'base85')
    except ValueError as e:
        raise ValueError(e.args[0].replace('base85', 'z85')) from None


def encode(input, output):
    while s := input.read(57):
        output.write(binascii.b2a_base64(s))


def decode(input, output):
    while line := input.readline():
        output.write(binascii.a2b_base64(line))


def _input_type_check(s):
    if isinstance(s, str):
        raise TypeError('expected bytes-like object, not str')
    return memoryview(s)


def encodebytes(s):
    _input_type_check(s)
    return b''.join(binascii.b2a_base64(s[i:i + 57]) for i in range(0, len(s), 57))


def decodebytes(s):
    _input_type_check(s)
    return binascii.a2b_base64(s)
`;
