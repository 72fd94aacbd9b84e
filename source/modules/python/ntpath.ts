/** `ntpath` (`Lib/ntpath.py`): the names of Windows' paths, for `pathlib.PureWindowsPath`. */
export const SOURCE = String.raw`
import posixpath
from posixpath import fspath

curdir, pardir, extsep, sep, pathsep, altsep, devnull = '.', '..', '.', '\\', ';', '/', 'nul'


def normcase(s):
    return fspath(s).replace('/', '\\').lower()


def splitroot(p):
    p = fspath(p)
    normp = p.replace('/', '\\')
    if normp[:2] == '\\\\':
        start = 8 if normp[:8].upper() == '\\\\?\\UNC\\' else 2
        index = normp.find('\\', start)
        if index == -1:
            return p, '', ''
        index2 = normp.find('\\', index + 1)
        if index2 == -1:
            return p, '', ''
        return p[:index2], p[index2:index2 + 1], p[index2 + 1:]
    if normp[:1] == '\\':
        return '', p[:1], p[1:]
    if normp[1:2] == ':':
        if normp[2:3] == '\\':
            return p[:2], p[2:3], p[3:]
        return p[:2], '', p[2:]
    return '', '', p


def splitdrive(p):
    drive, root, tail = splitroot(p)
    return drive, root + tail


def isabs(s):
    return fspath(s)[:3].replace('/', '\\').startswith((':\\', '\\\\'), 0) or fspath(s)[1:3].replace('/', '\\') == ':\\'


def join(path, *paths):
    result_drive, result_root, result_path = splitroot(fspath(path))
    for p in map(fspath, paths):
        p_drive, p_root, p_path = splitroot(p)
        if p_root:
            if p_drive or not result_drive:
                result_drive = p_drive
            result_root, result_path = p_root, p_path
            continue
        if p_drive and p_drive != result_drive:
            if p_drive.lower() != result_drive.lower():
                result_drive, result_root, result_path = p_drive, p_root, p_path
                continue
            result_drive = p_drive
        if result_path and result_path[-1] not in '\\/':
            result_path += '\\'
        result_path += p_path
    if result_path and not result_root and result_drive and result_drive[-1] not in ':\\/':
        return result_drive + '\\' + result_path
    return result_drive + result_root + result_path


def split(p):
    drive, root, tail = splitroot(p)
    i = max(tail.rfind('\\'), tail.rfind('/')) + 1
    return drive + root + tail[:i].rstrip('\\/'), tail[i:]


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def splitext(p):
    return posixpath.splitext(fspath(p).replace('\\', '/')) if '\\' not in p else (
        p[:len(p) - len(posixpath.splitext(basename(p))[1])], posixpath.splitext(basename(p))[1])


def normpath(path):
    drive, root, tail = splitroot(fspath(path).replace('/', '\\'))
    parts = []
    for part in tail.split('\\'):
        if part in ('', '.'):
            continue
        if part == '..' and parts and parts[-1] != '..':
            parts.pop()
        elif part != '..' or not root:
            parts.append(part)
    return drive + root + '\\'.join(parts) or '.'
`;
