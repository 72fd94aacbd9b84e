/** `tempfile` (`Lib/tempfile.py`): files and folders in the `/tmp` of the memory; their names are the same in each run. */
export const SOURCE = String.raw`
import io
import os
import shutil
from random import Random

__all__ = ['NamedTemporaryFile', 'TemporaryFile', 'SpooledTemporaryFile', 'TemporaryDirectory', 'mkstemp', 'mkdtemp',
           'mktemp', 'TMP_MAX', 'gettempprefix', 'tempdir', 'gettempdir', 'gettempprefixb', 'gettempdirb']

TMP_MAX = 10000
template = 'tmp'
tempdir = None
_rng = Random(1)


def gettempprefix():
    return template


def gettempprefixb():
    return b'tmp'


def gettempdir():
    return os.fsdecode(tempdir or '/tmp')


def gettempdirb():
    return os.fsencode(gettempdir())


def _name(suffix, prefix, dir):
    letters = ''.join(_rng.choices('abcdefghijklmnopqrstuvwxyz0123456789_', k=8))
    return os.path.join(os.path.abspath(dir or gettempdir()), (template if prefix is None else prefix) + letters + (suffix or ''))


def mktemp(suffix='', prefix=template, dir=None):
    return _name(suffix, prefix, dir)


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    while True:
        name = _name(suffix, prefix, dir)
        try:
            return os.open(name, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), name
        except FileExistsError:
            pass


def mkdtemp(suffix=None, prefix=None, dir=None):
    name = _name(suffix, prefix, dir)
    os.mkdir(name, 0o700)
    return name


class _TemporaryFileWrapper:
    def __init__(self, file, name, delete=True, delete_on_close=True):
        self.file = file
        self.name = name
        self.delete = delete
        self._delete_on_close = delete_on_close
        self._gone = False

    def __getattr__(self, name):
        return getattr(self.__dict__['file'], name)

    def _remove(self):
        if self.delete and not self._gone:
            self._gone = True
            try:
                os.unlink(self.name)
            except FileNotFoundError:
                pass

    def close(self):
        self.file.close()
        if self._delete_on_close:
            self._remove()

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *exc_info):
        self.file.close()
        self._remove()

    def __del__(self):
        self.close()
        self._remove()

    def __iter__(self):
        yield from self.file


def NamedTemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                       delete=True, *, errors=None, delete_on_close=True):
    fd, name = mkstemp(suffix, prefix, dir)
    file = io.open(fd, mode, buffering, encoding, errors, newline)
    (getattr(file, 'buffer', file)).raw.name = name
    return _TemporaryFileWrapper(file, name, delete, delete_on_close)


def TemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
                  errors=None):
    fd, name = mkstemp(suffix, prefix, dir)
    os.unlink(name)
    return io.open(fd, mode, buffering, encoding, errors, newline)


class SpooledTemporaryFile:
    """Temporary file wrapper, specialized to switch from BytesIO or StringIO to a real file when it grows large."""

    def __init__(self, max_size=0, mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                 dir=None, *, errors=None):
        self._file = io.BytesIO() if 'b' in mode else io.StringIO()
        self._max_size = max_size
        self._rolled = False

    def __getattr__(self, name):
        return getattr(self.__dict__['_file'], name)

    def rollover(self):
        self._rolled = True

    def write(self, data):
        written = self._file.write(data)
        if self._max_size and self._file.tell() > self._max_size:
            self.rollover()
        return written

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self._file.close()

    def __iter__(self):
        return iter(self._file)


class TemporaryDirectory:
    """Create and return a temporary directory."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._delete = delete

    def __repr__(self):
        return '<{} {!r}>'.format(self.__class__.__name__, self.name)

    def __enter__(self):
        return self.name

    def __exit__(self, *exc_info):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        if os.path.exists(self.name):
            shutil.rmtree(self.name)
`;
