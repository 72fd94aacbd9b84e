/** `os.path` (`Lib/posixpath.py`): what it does with names. There are no files, but those that can be read as sources. */
export const SOURCE = String.raw`
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
    for b in map(fspath, p):
        if b.startswith('/'):
            path = b
        elif not path or path.endswith('/'):
            path += b
        else:
            path += '/' + b
    return path


def split(p):
    p = fspath(p)
    i = p.rfind('/') + 1
    head, tail = p[:i], p[i:]
    if head and head != '/' * len(head):
        head = head.rstrip('/')
    return head, tail


def splitext(p):
    p = fspath(p)
    dot = p.rfind('.')
    start = p.rfind('/') + 1
    if dot <= start or not p[start:dot].strip('.'):
        return p, ''
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
    return normpath(path if isabs(path) else join('/', path))


realpath = abspath


def expanduser(path):
    return fspath(path)


expandvars = expanduser


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


def exists(path):
    import linecache
    return bool(linecache.getlines(fspath(path)))


lexists = isfile = exists


def isdir(path):
    return False


def islink(path):
    return False
`;
