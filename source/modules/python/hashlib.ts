/** `hashlib` (`Lib/hashlib.py`): objects that collect data until their digest is wanted. */
export const SOURCE = String.raw`
algorithms_guaranteed = {'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'blake2b', 'blake2s', 'sha3_224',
                         'sha3_256', 'sha3_384', 'sha3_512', 'shake_128', 'shake_256'}
algorithms_available = set(algorithms_guaranteed)

__all__ = ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'blake2b', 'blake2s', 'sha3_224', 'sha3_256',
           'sha3_384', 'sha3_512', 'shake_128', 'shake_256', 'new', 'algorithms_guaranteed', 'algorithms_available',
           'file_digest', 'pbkdf2_hmac')

# Digest size and block size in bytes.
_SIZES = {'md5': (16, 64), 'sha1': (20, 64), 'sha224': (28, 64), 'sha256': (32, 64), 'sha384': (48, 128),
          'sha512': (64, 128), 'sha3_224': (28, 144), 'sha3_256': (32, 136), 'sha3_384': (48, 104),
          'sha3_512': (64, 72), 'shake_128': (0, 168), 'shake_256': (0, 136)}


def _checked(data):
    if isinstance(data, str):
        raise TypeError('Strings must be encoded before hashing')
    try:
        return bytes(memoryview(data))
    except TypeError:
        raise TypeError('object supporting the buffer API required') from None


class HASH:
    """A hash is an object used to calculate a checksum of a string of information."""

    __module__ = '_hashlib'

    def __init__(self, name, data):
        self.name = name
        self.digest_size, self.block_size = _SIZES[name]
        self._data = bytearray(_checked(data))

    def __repr__(self):
        return f'<{self.name} _hashlib.{type(self).__name__} object @ {id(self):#x}>'

    def update(self, obj, /):
        self._data += _checked(obj)

    def copy(self):
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__)
        other._data = self._data.copy()
        return other

    def digest(self):
        return _digest(self.name, self._data, 0)

    def hexdigest(self):
        return self.digest().hex()


class HASHXOF(HASH):
    __module__ = '_hashlib'

    def digest(self, length):
        return _digest(self.name, self._data, length)

    def hexdigest(self, length):
        return self.digest(length).hex()


def _constructor(name):
    cls = HASHXOF if name.startswith('shake') else HASH

    def openssl(data=b'', *, usedforsecurity=True, string=None):
        return cls(name, data if string is None else string)
    openssl.__name__ = openssl.__qualname__ = f'openssl_{name}'
    return openssl


md5, sha1, sha224, sha256, sha384, sha512 = map(_constructor, ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'))
sha3_224, sha3_256, sha3_384, sha3_512 = map(_constructor, ('sha3_224', 'sha3_256', 'sha3_384', 'sha3_512'))
shake_128, shake_256 = map(_constructor, ('shake_128', 'shake_256'))


class _Blake2(HASH):
    __module__ = '_blake2'

    def __init__(self, data=b'', /, *, digest_size=None, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0,
                 node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True):
        self.name = type(self).__name__
        self.block_size = self._block
        self.digest_size = self.MAX_DIGEST_SIZE if digest_size is None else digest_size
        if not 1 <= self.digest_size <= self.MAX_DIGEST_SIZE:
            raise ValueError(f'digest_size for {type(self).__name__.capitalize()} '
                             f'must be between 1 and {self.MAX_DIGEST_SIZE} bytes, here it is {self.digest_size}')
        if len(salt) > self.SALT_SIZE:
            raise ValueError(f'maximum salt length is {self.SALT_SIZE} bytes')
        if len(person) > self.PERSON_SIZE:
            raise ValueError(f'maximum person length is {self.PERSON_SIZE} bytes')
        if len(key) > self.MAX_KEY_SIZE:
            raise ValueError(f'maximum key length is {self.MAX_KEY_SIZE} bytes')
        if (fanout, depth, leaf_size, node_offset, node_depth, inner_size, last_node) != (1, 1, 0, 0, 0, 0, False):
            raise NotImplementedError('heaptop has no tree mode of BLAKE2')
        self._extra = bytes(key), bytes(salt), bytes(person)
        self._data = bytearray(_checked(data))

    def __repr__(self):
        return object.__repr__(self)

    def digest(self):
        return _blake2(self.name, self._data, self.digest_size, *self._extra)


class blake2b(_Blake2):
    """Return a new BLAKE2b hash object."""
    __module__ = '_blake2'
    MAX_DIGEST_SIZE = MAX_KEY_SIZE = 64
    SALT_SIZE = PERSON_SIZE = 16
    _block = 128


class blake2s(_Blake2):
    """Return a new BLAKE2s hash object."""
    __module__ = '_blake2'
    MAX_DIGEST_SIZE = MAX_KEY_SIZE = 32
    SALT_SIZE = PERSON_SIZE = 8
    _block = 64


def new(name, data=b'', **kwargs):
    known = name.lower().replace('-', '_') if isinstance(name, str) else name
    known = {'sha_1': 'sha1', 'sha_256': 'sha256', 'sha_512': 'sha512'}.get(known, known)
    if known not in algorithms_guaranteed:
        raise ValueError(f'unsupported hash type {name}')
    return globals()[known](data, **kwargs)


def file_digest(fileobj, digest, /, *, _bufsize=2**18):
    digestobj = new(digest) if isinstance(digest, str) else digest()
    if hasattr(fileobj, 'getbuffer'):
        digestobj.update(fileobj.getvalue())
        return digestobj
    if not (hasattr(fileobj, 'readinto') and hasattr(fileobj, 'readable') and fileobj.readable()):
        raise ValueError(f"'{fileobj!r}' is not a file-like object in binary reading mode.")
    while data := fileobj.read(_bufsize):
        digestobj.update(data)
    return digestobj


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    known = new(hash_name)
    if iterations < 1:
        raise ValueError('iteration value must be greater than 0.')
    if dklen is None:
        dklen = known.digest_size
    if dklen < 1:
        raise ValueError('key length must be greater than 0.')
    return _pbkdf2(known.name, known.block_size, password, salt, iterations, dklen)
`;
