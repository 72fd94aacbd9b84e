/** `glob` (`Lib/glob.py`): names of files that match a pattern. */
export const SOURCE = String.raw`
import fnmatch
import os
import re

__all__ = ['escape', 'glob', 'iglob', 'translate']


def has_magic(s):
    return re.search('[*?[]', s) is not None


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    pathname = os.fspath(pathname)

    def place(path):
        return os.path.join(root_dir, path) if root_dir is not None else path

    def names(folder):
        try:
            return os.listdir(place(folder) or os.curdir)
        except OSError:
            return []

    def below(folder):
        for name in names(folder):
            if name.startswith('.') and not include_hidden:
                continue
            path = os.path.join(folder, name)
            yield path
            if os.path.isdir(place(path)):
                yield from below(path)

    def expand(folder, parts):
        if not parts:
            yield folder
            return
        first, *rest = parts
        if first == '**' and recursive:
            if folder or rest:
                yield from expand(os.path.join(folder, '') if folder and not rest else folder, rest)
            for path in below(folder):
                if not rest or os.path.isdir(place(path)):
                    yield from expand(path, rest)
        elif has_magic(first):
            found = names(folder)
            if not first.startswith('.') and not include_hidden:
                found = [name for name in found if not name.startswith('.')]
            for name in fnmatch.filter(found, first):
                path = os.path.join(folder, name)
                if not rest or os.path.isdir(place(path)):
                    yield from expand(path, rest)
        else:
            path = os.path.join(folder, first)
            if os.path.exists(place(path)):
                yield from expand(path, rest)
    root = '/' if pathname.startswith('/') else ''
    return expand(root, [part for part in pathname.split('/') if part])


def escape(pathname):
    return re.sub('([*?[])', r'[\1]', pathname)


def translate(pat, *, recursive=False, include_hidden=False, seps=None):
    return fnmatch.translate(pat)
`;
