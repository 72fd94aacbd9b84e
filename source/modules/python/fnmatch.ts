/** `fnmatch` (`Lib/fnmatch.py`): file name patterns. */
export const SOURCE = String.raw`
import functools
import re

__all__ = ['filter', 'fnmatch', 'fnmatchcase', 'translate']


def fnmatch(name, pat):
    return fnmatchcase(name, pat)


@functools.lru_cache(maxsize=32768, typed=True)
def _compile_pattern(pat):
    if isinstance(pat, bytes):
        return re.compile(bytes(translate(str(pat, 'ISO-8859-1')), 'ISO-8859-1')).match
    return re.compile(translate(pat)).match


def filter(names, pat):
    match = _compile_pattern(pat)
    return [name for name in names if match(name)]


def fnmatchcase(name, pat):
    return _compile_pattern(pat)(name) is not None


def translate(pat):
    parts = []
    i, n = 0, len(pat)
    while i < n:
        c = pat[i]
        i += 1
        if c == '*':
            if not parts or parts[-1] != '*':
                parts.append('*')
        elif c == '?':
            parts.append('.')
        elif c == '[':
            end = pat.find(']', i + 1 + (pat[i:i + 1] == '!'))
            if end < 0:
                parts.append('\\[')
                continue
            stuff = pat[i:end].replace('\\', r'\\')
            i = end + 1
            stuff = re.sub(r'([&~|])', r'\\\1', stuff)
            if stuff == '!':
                parts.append('.')
            elif stuff[0] == '!':
                parts.append(f'[^{stuff[1:]}]')
            else:
                parts.append(f'[\\{stuff}]' if stuff[0] in '^[' else f'[{stuff}]')
        else:
            parts.append(re.escape(c))
    runs = [[]]
    for part in parts:
        if part == '*':
            runs.append([])
        else:
            runs[-1].append(part)
    head, *middle = map(''.join, runs)
    if not middle:
        return fr'(?s:{head})\Z'
    *middle, tail = middle
    text = head + ''.join(f'(?>.*?{run})' for run in middle) + '.*' + tail
    return fr'(?s:{text})\Z'
`;
