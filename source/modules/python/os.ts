// DIFFERS: A script has a small fixed environment, and no processes or network. — A script can do no harm. — Keep data in
// the script; leave out what is not about memory.
/** `os` (`Lib/os.py`): files in memory, names and facts; no processes. */
export const SOURCE = String.raw`
import abc
import posix
import posixpath as path
import stat as st
import sys
from collections.abc import Mapping, MutableMapping
from posix import close, ftruncate, getcwd, getcwdb, lseek, read, write
from posixpath import altsep, curdir, defpath, devnull, extsep, fspath, pardir, pathsep, sep

sys.modules['os.path'] = path

name = 'posix'
linesep = '\n'
error = OSError
F_OK, X_OK, W_OK, R_OK = 0, 1, 2, 4
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 0o100, 0o200, 0o1000, 0o2000
O_CLOEXEC = 0o2000000
EX_OK, EX_USAGE, EX_SOFTWARE = 0, 64, 70
supports_bytes_environ = True
supports_dir_fd = supports_fd = supports_follow_symlinks = supports_effective_ids = frozenset()


class PathLike(abc.ABC):
    """Abstract base class for implementing the file system path protocol."""

    __slots__ = ()

    @abc.abstractmethod
    def __fspath__(self):
        """Return the file system path representation of the object."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return any('__fspath__' in base.__dict__ for base in subclass.__mro__)
        return NotImplemented

    @classmethod
    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)


def fsencode(filename):
    filename = fspath(filename)
    return filename if isinstance(filename, bytes) else filename.encode('utf-8', 'surrogateescape')


def fsdecode(filename):
    filename = fspath(filename)
    return filename if isinstance(filename, str) else filename.decode('utf-8', 'surrogateescape')


class _Environ(MutableMapping):
    def __init__(self, data):
        self._data = data

    @staticmethod
    def _checked(value):
        if not isinstance(value, str):
            raise TypeError(f'str expected, not {type(value).__name__}')
        return value

    def __getitem__(self, key):
        try:
            return self._data[self._checked(key)]
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        self._data[self._checked(key)] = self._checked(value)

    def __delitem__(self, key):
        try:
            del self._data[self._checked(key)]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        yield from list(self._data)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        return f'environ({{{", ".join(f"{key!r}: {value!r}" for key, value in self._data.items())}}})'

    def copy(self):
        return dict(self)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        return dict(self) | dict(other) if isinstance(other, Mapping) else NotImplemented

    def __ror__(self, other):
        return dict(other) | dict(self) if isinstance(other, Mapping) else NotImplemented


environ = _Environ({'HOME': '/home/heaptop', 'LANG': 'C.UTF-8', 'PATH': '/usr/local/bin:/usr/bin:/bin',
                    'PWD': '/home/heaptop', 'USER': 'heaptop'})


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(name, value, /):
    pass


unsetenv = getenvb = None
del unsetenv, getenvb


def getpid():
    return 1


def getppid():
    return 0


def getuid():
    return 1000


getgid = geteuid = getegid = getuid


def getlogin():
    return 'heaptop'


def cpu_count():
    return 1


process_cpu_count = cpu_count


def umask(mask, /):
    return 0o022


def strerror(code, /):
    return posix._strerror(code)


def urandom(size, /):
    from random import _urandom
    return _urandom(size)


def isatty(fd, /):
    return False


class terminal_size(tuple):
    columns = property(lambda self: self[0])
    lines = property(lambda self: self[1])

    def __repr__(self):
        return f'os.terminal_size(columns={self.columns}, lines={self.lines})'


def get_terminal_size(fd=1, /):
    raise OSError(25, 'Inappropriate ioctl for device')


class uname_result(tuple):
    sysname, nodename, release, version, machine = (property(lambda self, i=i: self[i]) for i in range(5))

    def __repr__(self):
        names = ('sysname', 'nodename', 'release', 'version', 'machine')
        return f'posix.uname_result({", ".join(f"{name}={value!r}" for name, value in zip(names, self))})'


def uname():
    return uname_result(('Linux', 'heaptop', '6.1.0', '#1 SMP', 'x86_64'))


def times():
    import time
    used = time.process_time()
    return used, 0.0, 0.0, 0.0, used


class stat_result(tuple):
    _names = ('st_mode', 'st_ino', 'st_dev', 'st_nlink', 'st_uid', 'st_gid', 'st_size', 'st_atime', 'st_mtime', 'st_ctime')

    def __new__(cls, numbers):
        self = tuple.__new__(cls, numbers[:10])
        self.st_mtime_ns = self.st_atime_ns = self.st_ctime_ns = numbers[10]
        self.st_mtime = self.st_atime = self.st_ctime = numbers[10] / 1e9
        self.st_blksize = 4096
        self.st_blocks = (self.st_size + 511) // 512
        return self

    st_mode, st_ino, st_dev, st_nlink, st_uid, st_gid, st_size = (property(lambda self, i=i: self[i]) for i in range(7))

    def __repr__(self):
        return f'os.stat_result({", ".join(f"{name}={value!r}" for name, value in zip(self._names, self))})'


def stat(path, *, dir_fd=None, follow_symlinks=True):
    return stat_result(posix._fstat(path) if isinstance(path, int) else posix._stat(fspath(path)))


lstat = stat


def fstat(fd):
    return stat_result(posix._fstat(fd))


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    try:
        found = stat(path)
    except OSError:
        return False
    return not mode & W_OK or bool(found.st_mode & 0o200)


def open(path, flags, mode=0o777, *, dir_fd=None):
    return posix.open(fspath(path), flags, mode)


def fdopen(fd, mode='r', buffering=-1, encoding=None, *args, **kwargs):
    import io
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


def listdir(path='.'):
    if path is None:
        path = '.'
    path = fspath(path)
    names = posix._listdir(path)
    return [fsencode(name) for name in names] if isinstance(path, bytes) else names


def mkdir(path, mode=0o777, *, dir_fd=None):
    posix._mkdir(fspath(path), mode)


def makedirs(name, mode=0o777, exist_ok=False):
    head, tail = path.split(fspath(name))
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail == curdir:
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def rmdir(path, *, dir_fd=None):
    posix._rmdir(fspath(path))


def removedirs(name):
    rmdir(name)
    head, tail = path.split(name)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def remove(path, *, dir_fd=None):
    posix._unlink(fspath(path))


unlink = remove


def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    posix._rename(fspath(src), fspath(dst))


def replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    posix._rename(fspath(src), fspath(dst))


def renames(old, new):
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)


def chdir(path):
    posix._chdir(fspath(path))


def chmod(path, mode, *, dir_fd=None, follow_symlinks=True):
    posix._chmod(fspath(path), mode)


def truncate(path, length):
    fd = open(path, O_RDWR)
    try:
        ftruncate(fd, length)
    finally:
        close(fd)


def utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True):
    stat(path)


def fsync(fd):
    posix._fstat(fd)


def readlink(path, *, dir_fd=None):
    stat(path)
    raise OSError(22, 'Invalid argument', fspath(path))


class DirEntry:
    __slots__ = ('name', 'path', '_stat')
    __module__ = 'posix'

    def __repr__(self):
        return f'<DirEntry {self.name!r}>'

    def __fspath__(self):
        return self.path

    def stat(self, *, follow_symlinks=True):
        return self._stat

    def inode(self):
        return self._stat.st_ino

    def is_dir(self, *, follow_symlinks=True):
        return st.S_ISDIR(self._stat.st_mode)

    def is_file(self, *, follow_symlinks=True):
        return st.S_ISREG(self._stat.st_mode)

    def is_symlink(self):
        return False

    is_junction = is_symlink


class _ScandirIterator:
    def __init__(self, folder):
        self._entries = iter(listdir(folder))
        self._folder = folder

    def __iter__(self):
        return self

    def __next__(self):
        entry = DirEntry()
        entry.name = next(self._entries)
        entry.path = path.join(self._folder, entry.name)
        entry._stat = stat(entry.path)
        return entry

    def close(self):
        self._entries = iter(())

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()


def scandir(path='.'):
    return _ScandirIterator(fspath('.' if path is None else path))


def walk(top, topdown=True, onerror=None, followlinks=False):
    top = fspath(top)
    try:
        entries = list(scandir(top))
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    dirs = [entry.name for entry in entries if entry.is_dir()]
    files = [entry.name for entry in entries if not entry.is_dir()]
    if topdown:
        yield top, dirs, files
    for each in dirs:
        yield from walk(path.join(top, each), topdown, onerror, followlinks)
    if not topdown:
        yield top, dirs, files


def get_exec_path(env=None):
    return (environ if env is None else env).get('PATH', defpath).split(pathsep)


def register_at_fork(*, before=None, after_in_child=None, after_in_parent=None):
    pass


def _exit(status):
    raise SystemExit(status)


def _no_process(*args, **kwargs):
    raise PermissionError(1, 'a simulation has no processes')


system = popen = fork = kill = execv = execve = execvp = spawnl = spawnv = abort = pipe = _no_process
`;
