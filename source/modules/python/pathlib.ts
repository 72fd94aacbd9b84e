/** `pathlib` (`Lib/pathlib/`): pure paths, and paths to the files in memory. */
export const SOURCE = String.raw`
import fnmatch
import io
import ntpath as _ntpath
import os
import posixpath
import re
import stat
from collections.abc import Sequence
from errno import EINVAL

__all__ = ['UnsupportedOperation', 'PurePath', 'PurePosixPath', 'PureWindowsPath', 'Path', 'PosixPath', 'WindowsPath']


class UnsupportedOperation(NotImplementedError):
    """An exception that is raised when an unsupported operation is called on a path object."""


class _PathParents(Sequence):
    def __init__(self, path):
        self._path = path
        self._drv, self._root, self._tail = path.drive, path.root, path._tail

    def __len__(self):
        return len(self._tail)

    def __getitem__(self, idx):
        if isinstance(idx, slice):
            return tuple(self[i] for i in range(*idx.indices(len(self))))
        if idx >= len(self) or idx < -len(self):
            raise IndexError(idx)
        if idx < 0:
            idx += len(self)
        return self._path._from_parsed(self._drv, self._root, self._tail[:-idx - 1])

    def __repr__(self):
        return '<{}.parents>'.format(type(self._path).__name__)


def _translate(part, case):
    """A part of a pattern as a regular expression."""
    return re.compile(fnmatch.translate(part), 0 if case else re.IGNORECASE).fullmatch


class PurePath:
    """Base class for manipulating paths without I/O."""

    parser = posixpath

    def __new__(cls, *args, **kwargs):
        if cls is PurePath:
            cls = PurePosixPath
        return object.__new__(cls)

    def __init__(self, *args):
        paths = []
        for arg in args:
            if isinstance(arg, PurePath):
                paths.append(str(arg).replace('\\', '/') if isinstance(arg, PureWindowsPath) and self.parser is posixpath
                             else str(arg) if arg._tail or arg.anchor or not paths else '')
            else:
                try:
                    path = os.fspath(arg)
                except TypeError:
                    path = arg
                if not isinstance(path, str):
                    raise TypeError('argument should be a str or an os.PathLike object where __fspath__ returns a str, '
                                    f'not {type(path).__name__!r}')
                paths.append(path)
        self._parse(self.parser.join(*paths) if len(paths) > 1 else paths[0] if paths else '')

    def _parse(self, path):
        sep = self.parser.sep
        if self.parser.altsep:
            path = path.replace(self.parser.altsep, sep)
        drv, root, rel = self.parser.splitroot(path)
        if not root and drv.startswith(sep) and not drv.endswith(sep):
            drv_parts = drv.split(sep)
            if len(drv_parts) == 4 and drv_parts[2] not in '?.' or len(drv_parts) == 6:
                root = sep
        self._drv, self._root = drv, root
        self._tail = [part for part in rel.split(sep) if part and part != '.']
        self._str = None

    def with_segments(self, *pathsegments):
        return type(self)(*pathsegments)

    def _from_parsed(self, drv, root, tail):
        path = self.with_segments(self._format(drv, root, tail))
        path._drv, path._root, path._tail, path._str = drv, root, list(tail), None
        return path

    def _format(self, drv, root, tail):
        if drv or root:
            return drv + root + self.parser.sep.join(tail)
        if tail and self.parser.splitdrive(tail[0])[0]:
            tail = ['.'] + list(tail)
        return self.parser.sep.join(tail)

    def __str__(self):
        if self._str is None:
            self._str = self._format(self._drv, self._root, self._tail) or '.'
        return self._str

    def __fspath__(self):
        return str(self)

    def __bytes__(self):
        return os.fsencode(self)

    def __repr__(self):
        return '{}({!r})'.format(type(self).__name__, self.as_posix())

    def __reduce__(self):
        return type(self), self.parts

    def as_posix(self):
        return str(self).replace(self.parser.sep, '/')

    @property
    def _key(self):
        text = str(self)
        return text if self.parser is posixpath else text.lower()

    def _parts_key(self):
        return self._key.split(self.parser.sep)

    def __hash__(self):
        return hash(self._key)

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._key == other._key and self.parser is other.parser

    def _comparable(self, other):
        return isinstance(other, PurePath) and self.parser is other.parser

    def __lt__(self, other):
        return self._parts_key() < other._parts_key() if self._comparable(other) else NotImplemented

    def __le__(self, other):
        return self._parts_key() <= other._parts_key() if self._comparable(other) else NotImplemented

    def __gt__(self, other):
        return self._parts_key() > other._parts_key() if self._comparable(other) else NotImplemented

    def __ge__(self, other):
        return self._parts_key() >= other._parts_key() if self._comparable(other) else NotImplemented

    def __truediv__(self, key):
        try:
            return self.with_segments(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self.with_segments(key, self)
        except TypeError:
            return NotImplemented

    def joinpath(self, *pathsegments):
        return self.with_segments(self, *pathsegments)

    drive = property(lambda self: self._drv)
    root = property(lambda self: self._root)
    anchor = property(lambda self: self._drv + self._root)

    @property
    def parts(self):
        return (self.anchor, *self._tail) if self.anchor else tuple(self._tail)

    @property
    def parent(self):
        if not self._tail:
            return self
        return self._from_parsed(self._drv, self._root, self._tail[:-1])

    @property
    def parents(self):
        return _PathParents(self)

    @property
    def name(self):
        return self._tail[-1] if self._tail else ''

    @property
    def suffix(self):
        name = self.name
        i = name.rfind('.')
        return name[i:] if 0 < i < len(name) - 1 else ''

    @property
    def suffixes(self):
        name = self.name
        if name.endswith('.'):
            return []
        return ['.' + suffix for suffix in name.lstrip('.').split('.')[1:]]

    @property
    def stem(self):
        name = self.name
        i = name.rfind('.')
        return name[:i] if 0 < i < len(name) - 1 else name

    def with_name(self, name):
        if not name or self.parser.sep in name or self.parser.altsep and self.parser.altsep in name or name == '.':
            raise ValueError(f'Invalid name {name!r}')
        if not self.name:
            raise ValueError(f'{self!r} has an empty name')
        return self._from_parsed(self._drv, self._root, self._tail[:-1] + [name])

    def with_stem(self, stem):
        suffix = self.suffix
        if not suffix:
            return self.with_name(stem)
        if not stem:
            raise ValueError(f'{self!r} has a non-empty suffix')
        return self.with_name(stem + suffix)

    def with_suffix(self, suffix):
        stem = self.stem
        if not stem:
            raise ValueError(f'{self!r} has an empty name')
        if suffix and not (suffix.startswith('.') and suffix != '.') or self.parser.sep in suffix:
            raise ValueError(f'Invalid suffix {suffix!r}')
        return self.with_name(stem + suffix)

    def is_absolute(self):
        return bool(self._root) and (self.parser is posixpath or bool(self._drv))

    def is_reserved(self):
        return False

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        from urllib.parse import quote_from_bytes
        text = self.as_posix()
        prefix = 'file://'
        if self._drv:
            prefix = 'file:///' + self._drv if self._drv[1:] == ':' else 'file:'
            text = text[len(self._drv):] if self._drv[1:] == ':' else text
        return prefix + quote_from_bytes(os.fsencode(text))

    def relative_to(self, other, /, *_deprecated, walk_up=False):
        if not isinstance(other, PurePath):
            other = self.with_segments(other)
        for step, path in enumerate([other, *other.parents]):
            if path == self or path in self.parents:
                break
            elif not walk_up:
                raise ValueError(f'{str(self)!r} is not in the subpath of {str(other)!r}')
            elif path.name == '..':
                raise ValueError(f"'..' segment in {str(other)!r} cannot be walked")
        else:
            raise ValueError(f'{str(self)!r} and {str(other)!r} have different anchors')
        return self._from_parsed('', '', ['..'] * step + self._tail[len(path._tail):])

    def is_relative_to(self, other, /, *_deprecated):
        if not isinstance(other, PurePath):
            other = self.with_segments(other)
        return other == self or other in self.parents

    def match(self, path_pattern, *, case_sensitive=None):
        if not isinstance(path_pattern, PurePath):
            path_pattern = self.with_segments(path_pattern)
        case = self.parser is posixpath if case_sensitive is None else case_sensitive
        parts, pattern = self.parts[::-1], path_pattern.parts[::-1]
        if not pattern:
            raise ValueError('empty pattern')
        if len(parts) < len(pattern) or len(parts) > len(pattern) and path_pattern.anchor:
            return False
        return all(_translate(wanted, case)(part) for part, wanted in zip(parts, pattern))

    def full_match(self, pattern, *, case_sensitive=None):
        if not isinstance(pattern, PurePath):
            pattern = self.with_segments(pattern)
        case = self.parser is posixpath if case_sensitive is None else case_sensitive

        def matches(parts, wanted):
            if not wanted:
                return not parts
            if wanted[0] == '**':
                return matches(parts, wanted[1:]) or bool(parts) and matches(parts[1:], wanted)
            return bool(parts) and bool(_translate(wanted[0], case)(parts[0])) and matches(parts[1:], wanted[1:])
        return matches(self.parts, pattern.parts)


os.PathLike.register(PurePath)


class PurePosixPath(PurePath):
    """PurePath subclass for non-Windows systems."""


class PureWindowsPath(PurePath):
    """PurePath subclass for Windows systems."""

    parser = _ntpath


class Path(PurePath):
    """PurePath subclass that can make system calls."""

    def __new__(cls, *args, **kwargs):
        if cls is Path:
            cls = PosixPath
        return object.__new__(cls)

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls('~').expanduser()

    @classmethod
    def from_uri(cls, uri):
        from urllib.parse import unquote
        if not uri.startswith('file:'):
            raise ValueError(f"URI does not start with 'file:': {uri!r}")
        return cls(unquote(uri[5:].removeprefix('//')))

    def stat(self, *, follow_symlinks=True):
        return os.stat(self, follow_symlinks=follow_symlinks)

    lstat = stat

    def exists(self, *, follow_symlinks=True):
        return os.path.exists(self)

    def is_dir(self, *, follow_symlinks=True):
        return os.path.isdir(self)

    def is_file(self, *, follow_symlinks=True):
        return os.path.isfile(self)

    def is_symlink(self):
        return False

    is_junction = is_socket = is_fifo = is_block_device = is_symlink

    def is_char_device(self):
        return self.exists() and stat.S_ISCHR(self.stat().st_mode)

    def is_mount(self):
        return os.path.ismount(self)

    def samefile(self, other_path):
        return os.path.samefile(self, other_path)

    def open(self, mode='r', buffering=-1, encoding=None, errors=None, newline=None):
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        with self.open('rb') as f:
            return f.read()

    def read_text(self, encoding=None, errors=None, newline=None):
        with self.open('r', -1, encoding, errors, newline) as f:
            return f.read()

    def write_bytes(self, data):
        view = memoryview(data)
        with self.open('wb') as f:
            return f.write(view)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError('data must be str, not %s' % data.__class__.__name__)
        with self.open('w', -1, encoding, errors, newline) as f:
            return f.write(data)

    def iterdir(self):
        for name in os.listdir(self):
            yield self / name

    def _walk_matching(self, parts, case):
        if not parts:
            yield self
            return
        first, *rest = parts
        if first == '**':
            yield from self._walk_matching(rest, case)
            for child in sorted(self.iterdir()):
                if child.is_dir():
                    yield from child._walk_matching(parts, case)
                elif not rest:
                    yield child
        elif not any(c in first for c in '*?['):
            child = self / first
            if child.exists() and (not rest or child.is_dir()):
                yield from child._walk_matching(rest, case)
        else:
            matches = _translate(first, case)
            for child in list(self.iterdir()):
                if matches(child.name) and (not rest or child.is_dir()):
                    yield from child._walk_matching(rest, case)

    def glob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        only_folders = isinstance(pattern, str) and pattern.endswith('/')
        pattern = self.with_segments(pattern)
        if pattern.anchor:
            raise NotImplementedError('Non-relative patterns are unsupported')
        if not pattern.parts:
            raise ValueError(f'Unacceptable pattern: {str(pattern)!r}')
        if not self.is_dir():
            return
        seen = set()
        for path in self._walk_matching(list(pattern.parts), case_sensitive is not False):
            if path not in seen and (not only_folders or path.is_dir()):
                seen.add(path)
                yield path

    def rglob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        return self.glob(os.path.join('**', pattern), case_sensitive=case_sensitive)

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        for root, dirs, files in os.walk(self, top_down, on_error):
            yield self.with_segments(root), dirs, files

    def absolute(self):
        return self if self.is_absolute() else self.with_segments(os.getcwd(), self)

    def resolve(self, strict=False):
        return self.with_segments(os.path.realpath(self, strict=strict))

    def expanduser(self):
        if not self.anchor and self._tail and self._tail[0][:1] == '~':
            homedir = os.path.expanduser(self._tail[0])
            if homedir[:1] == '~':
                raise RuntimeError('Could not determine home directory.')
            return self.with_segments(homedir, *self._tail[1:])
        return self

    def touch(self, mode=0o666, exist_ok=True):
        os.close(os.open(self, os.O_CREAT | os.O_WRONLY | (0 if exist_ok else os.O_EXCL), mode))

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def chmod(self, mode, *, follow_symlinks=True):
        os.chmod(self, mode)

    def unlink(self, missing_ok=False):
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        os.rmdir(self)

    def rename(self, target):
        os.rename(self, target)
        return self.with_segments(target)

    def replace(self, target):
        os.replace(self, target)
        return self.with_segments(target)

    def readlink(self):
        return self.with_segments(os.readlink(self))

    def _no_links(self, target, *args, **kwargs):
        raise UnsupportedOperation('heaptop has no links')

    symlink_to = hardlink_to = _no_links

    def owner(self, *, follow_symlinks=True):
        return 'heaptop'

    group = owner

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        pass


class PosixPath(Path, PurePosixPath):
    """Path subclass for non-Windows systems."""


class WindowsPath(Path, PureWindowsPath):
    """Path subclass for Windows systems."""

    def __new__(cls, *args, **kwargs):
        raise UnsupportedOperation(f'cannot instantiate {cls.__name__!r} on your system')
`;
