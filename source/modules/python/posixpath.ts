/** `os.path` (`Lib/posixpath.py`): what it does with names. Links are not there. */
export const SOURCE = String.raw`
import posix
import stat as _stat

curdir = '.'
pardir = '..'
extsep = '.'
sep = '/'
pathsep = ':'
defpath = '/bin:/usr/bin'
altsep = None
devnull = '/dev/null'
supports_unicode_filenames = False


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    kind = type(path)
    if not hasattr(kind, '__fspath__'):
        raise TypeError(f'expected str, bytes or os.PathLike object, not {kind.__name__}')
    return kind.__fspath__(path)


def normcase(s):
    return fspath(s)


def isabs(s):
    return fspath(s).startswith('/')


def join(a, /, *p):
    path = fspath(a)
    sep = b'/' if isinstance(path, bytes) else '/'
    for b in map(fspath, p):
        if isinstance(b, bytes) != isinstance(path, bytes):
            raise TypeError("Can't mix strings and bytes in path components") from None
        if b.startswith(sep):
            path = b
        elif not path or path.endswith(sep):
            path += b
        else:
            path += sep + b
    return path


def split(p):
    p = fspath(p)
    sep = b'/' if isinstance(p, bytes) else '/'
    i = p.rfind(sep) + 1
    head, tail = p[:i], p[i:]
    if head and head != sep * len(head):
        head = head.rstrip(sep)
    return head, tail


def splitext(p):
    p = fspath(p)
    mark, sep = (b'.', b'/') if isinstance(p, bytes) else ('.', '/')
    dot = p.rfind(mark)
    start = p.rfind(sep) + 1
    if dot <= start or not p[start:dot].strip(mark):
        return p, p[:0]
    return p[:dot], p[dot:]


def splitdrive(p):
    p = fspath(p)
    return p[:0], p


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def normpath(path):
    path = fspath(path)
    if isinstance(path, bytes):
        return normpath(path.decode('utf-8', 'surrogateescape')).encode('utf-8', 'surrogateescape')
    if not path:
        return '.'
    root = '/' * (2 if path.startswith('//') and not path.startswith('///') else path.startswith('/'))
    parts = []
    for part in path.split('/'):
        if part in ('', '.'):
            continue
        if part != '..' or (not root and not parts) or (parts and parts[-1] == '..'):
            parts.append(part)
        elif parts:
            parts.pop()
    return root + '/'.join(parts) or '.'


def abspath(path):
    path = fspath(path)
    if not isabs(path):
        path = join(posix.getcwdb() if isinstance(path, bytes) else posix.getcwd(), path)
    return normpath(path)


def realpath(filename, *, strict=False):
    path = abspath(filename)
    if strict:
        posix._stat(path)
    return path


def expanduser(path):
    path = fspath(path)
    if path == '~' or path.startswith('~/'):
        import os
        return os.environ.get('HOME', '/home/heaptop') + path[1:]
    return path


def expandvars(path):
    import os
    import re
    return re.sub(r'\$(\w+|\{[^}]*\})', lambda match: os.environ.get(match[1].strip('{}'), match[0]), fspath(path))


def commonprefix(m):
    if not m:
        return ''
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    paths = [fspath(path) for path in paths]
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    if len({path.startswith('/') for path in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    parts = [[c for c in path.split('/') if c and c != '.'] for path in paths]
    return ('/' if paths[0].startswith('/') else '') + '/'.join(commonprefix(parts))


def relpath(path, start=None):
    if not path:
        raise ValueError('no path specified')
    there = [part for part in abspath(path).split('/') if part]
    here = [part for part in abspath(start or '.').split('/') if part]
    shared = len(commonprefix([there, here]))
    return '/'.join(['..'] * (len(here) - shared) + there[shared:]) or '.'


def _facts(path):
    try:
        return posix._fstat(path) if isinstance(path, int) else posix._stat(fspath(path))
    except (OSError, ValueError):
        return None


def exists(path):
    return _facts(path) is not None


lexists = exists


def isfile(path):
    facts = _facts(path)
    return facts is not None and _stat.S_ISREG(facts[0])


def isdir(s):
    facts = _facts(s)
    return facts is not None and _stat.S_ISDIR(facts[0])


def islink(path):
    return False


isjunction = isdevdrive = islink


def ismount(path):
    return abspath(path) == '/'


def getsize(filename):
    return posix._stat(fspath(filename))[6]


def getmtime(filename):
    return posix._stat(fspath(filename))[10] / 1e9


getatime = getctime = getmtime


def samefile(f1, f2):
    return posix._stat(fspath(f1))[1] == posix._stat(fspath(f2))[1]


def splitroot(p):
    p = fspath(p)
    root = p[:2] if p.startswith('//') and not p.startswith('///') else p[:p.startswith('/')]
    return p[:0], root, p[len(root):].lstrip('/') if len(root) == 1 else p[len(root):]
`;
