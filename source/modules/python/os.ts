// DIFFERS: A script has no environment, processes, network or threads. — A script can do no harm. — Keep data in the
// script; leave out what is not about memory.
/** `os` (`Lib/os.py`): names and facts; a script has no files, processes or environment here. */
export const SOURCE = String.raw`
import posixpath as path
import sys
from posixpath import altsep, curdir, defpath, devnull, extsep, fspath, pardir, pathsep, sep

sys.modules['os.path'] = path

name = 'posix'
linesep = '\n'
environ = {}
error = OSError
F_OK, X_OK, W_OK, R_OK = 0, 1, 2, 4


class PathLike:
    """What __fspath__() makes a path."""

    @classmethod
    def __subclasshook__(cls, subclass):
        return hasattr(subclass, '__fspath__') if cls is PathLike else NotImplemented


def getenv(key, default=None):
    return environ.get(key, default)


def getcwd():
    return '/'


def getpid():
    return 1


def cpu_count():
    return 1


process_cpu_count = cpu_count


def fsencode(filename):
    filename = fspath(filename)
    return filename if isinstance(filename, bytes) else filename.encode('utf-8', 'surrogateescape')


def fsdecode(filename):
    filename = fspath(filename)
    return filename if isinstance(filename, str) else filename.decode('utf-8', 'surrogateescape')
`;
