/** `difflib` (`Lib/difflib.py`), without HtmlDiff. */
export const SOURCE = String.raw`
import re
from collections import Counter, namedtuple
from heapq import nlargest
from types import GenericAlias

__all__ = ['get_close_matches', 'ndiff', 'restore', 'SequenceMatcher', 'Differ', 'IS_CHARACTER_JUNK', 'IS_LINE_JUNK',
           'context_diff', 'unified_diff', 'diff_bytes', 'Match']

Match = namedtuple('Match', 'a b size')


def _ratio(matches, length):
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    """Matching blocks of two sequences, the longest first and then what is left and right of it."""

    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, isjunk=None, a='', b='', autojunk=True):
        self.isjunk = isjunk
        self.autojunk = autojunk
        self.a = self.b = None
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        if a is not self.a:
            self.a = a
            self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        if b is not self.b:
            self.b = b
            self.matching_blocks = self.opcodes = self.fullbcount = None
            self._index()

    def _index(self):
        """Where in b each element stands, without junk and without what is all over the place."""
        self.b2j = places = {}
        for j, element in enumerate(self.b):
            places.setdefault(element, []).append(j)
        self.bjunk = {each for each in places if self.isjunk(each)} if self.isjunk else set()
        for each in self.bjunk:
            del places[each]
        self.bpopular = set()
        size = len(self.b)
        if self.autojunk and size >= 200:
            self.bpopular = {each for each, found in places.items() if len(found) > size // 100 + 1}
            for each in self.bpopular:
                del places[each]

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        a, b, places = self.a, self.b, self.b2j
        if ahi is None:
            ahi = len(a)
        if bhi is None:
            bhi = len(b)
        i, j, size = alo, blo, 0
        # lengths[k]: of the match that ends with the last element of a looked at and b[k].
        lengths = {}
        for at in range(alo, ahi):
            ending = {}
            for k in places.get(a[at], ()):
                if k < blo:
                    continue
                if k >= bhi:
                    break
                length = ending[k] = lengths.get(k - 1, 0) + 1
                if length > size:
                    i, j, size = at - length + 1, k - length + 1, length
            lengths = ending
        # What is not indexed joins the match: first the popular, then junk.
        for is_junk in (False, True):
            while i > alo and j > blo and (b[j - 1] in self.bjunk) is is_junk and a[i - 1] == b[j - 1]:
                i, j, size = i - 1, j - 1, size + 1
            while (i + size < ahi and j + size < bhi and (b[j + size] in self.bjunk) is is_junk
                   and a[i + size] == b[j + size]):
                size += 1
        return Match(i, j, size)

    def get_matching_blocks(self):
        if self.matching_blocks is not None:
            return self.matching_blocks
        ends = len(self.a), len(self.b)
        todo = [(0, ends[0], 0, ends[1])]
        found = []
        while todo:
            alo, ahi, blo, bhi = todo.pop()
            i, j, size = match = self.find_longest_match(alo, ahi, blo, bhi)
            if size:
                found.append(match)
                if alo < i and blo < j:
                    todo.append((alo, i, blo, j))
                if i + size < ahi and j + size < bhi:
                    todo.append((i + size, ahi, j + size, bhi))
        blocks = []
        for match in sorted(found):
            if blocks and blocks[-1].a + blocks[-1].size == match.a and blocks[-1].b + blocks[-1].size == match.b:
                blocks[-1] = blocks[-1]._replace(size=blocks[-1].size + match.size)
            else:
                blocks.append(match)
        blocks.append(Match(*ends, 0))
        self.matching_blocks = blocks
        return blocks

    def get_opcodes(self):
        if self.opcodes is not None:
            return self.opcodes
        i = j = 0
        self.opcodes = opcodes = []
        for ai, bj, size in self.get_matching_blocks():
            if i < ai or j < bj:
                tag = 'replace' if i < ai and j < bj else 'delete' if i < ai else 'insert'
                opcodes.append((tag, i, ai, j, bj))
            i, j = ai + size, bj + size
            if size:
                opcodes.append(('equal', ai, i, bj, j))
        return opcodes

    def get_grouped_opcodes(self, n=3):
        codes = list(self.get_opcodes()) or [('equal', 0, 1, 0, 1)]
        tag, i1, i2, j1, j2 = codes[0]
        if tag == 'equal':
            codes[0] = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        tag, i1, i2, j1, j2 = codes[-1]
        if tag == 'equal':
            codes[-1] = tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for tag, i1, i2, j1, j2 in codes:
            if tag == 'equal' and i2 - i1 > n + n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == 'equal'):
            yield group

    def ratio(self):
        return _ratio(sum(size for _, _, size in self.get_matching_blocks()), len(self.a) + len(self.b))

    def quick_ratio(self):
        if self.fullbcount is None:
            self.fullbcount = dict(Counter(self.b))
        left = self.fullbcount.copy()
        matches = 0
        for element in self.a:
            count = left.get(element, 0)
            left[element] = count - 1
            matches += count > 0
        return _ratio(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        return _ratio(min(len(self.a), len(self.b)), len(self.a) + len(self.b))


def _is_closer(matcher, limit):
    return matcher.real_quick_ratio() >= limit and matcher.quick_ratio() >= limit and matcher.ratio() >= limit


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    if not n > 0:
        raise ValueError(f'n must be > 0: {n!r}')
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError(f'cutoff must be in [0.0, 1.0]: {cutoff!r}')
    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    found = []
    for each in possibilities:
        matcher.set_seq1(each)
        if _is_closer(matcher, cutoff):
            found.append((matcher.ratio(), each))
    return [each for _, each in nlargest(n, found)]


class Differ:
    """Differences of lines, with marks within lines that are much alike."""

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        for tag, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == 'replace':
                yield from self._replaced(a, alo, ahi, b, blo, bhi)
            elif tag == 'equal':
                yield from _tagged(' ', a[alo:ahi])
            else:
                yield from _tagged('-', a[alo:ahi])
                yield from _tagged('+', b[blo:bhi])

    def _replaced(self, a, alo, ahi, b, blo, bhi):
        """The two lines most alike are matched with each other, then what is before and behind them."""
        if alo == ahi or blo == bhi:
            yield from _tagged('-', a[alo:ahi])
            yield from _tagged('+', b[blo:bhi])
            return
        best, pair, equal = 0.74, None, None
        matcher = SequenceMatcher(self.charjunk)
        for j in range(blo, bhi):
            matcher.set_seq2(b[j])
            for i in range(alo, ahi):
                if a[i] == b[j]:
                    equal = equal or (i, j)
                    continue
                matcher.set_seq1(a[i])
                if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best:
                    best, pair = matcher.ratio(), (i, j)
        if best < 0.75:
            pair = None
        if pair is None and equal is None:
            old, new = _tagged('-', a[alo:ahi]), _tagged('+', b[blo:bhi])
            yield from new + old if bhi - blo < ahi - alo else old + new
            return
        i, j = pair or equal
        yield from self._replaced(a, alo, i, b, blo, j)
        if pair is None:
            yield '  ' + a[i]
        else:
            yield from self._marked(matcher, a[i], b[j])
        yield from self._replaced(a, i + 1, ahi, b, j + 1, bhi)

    @staticmethod
    def _marked(matcher, old, new):
        matcher.set_seqs(old, new)
        under_old = under_new = ''
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            mark_old, mark_new = {'replace': '^^', 'delete': '-+', 'insert': '-+', 'equal': '  '}[tag]
            under_old += mark_old * (i2 - i1)
            under_new += mark_new * (j2 - j1)
        for sign, line, marks in (('-', old, under_old), ('+', new, under_new)):
            yield f'{sign} {line}'
            # Marks stand under their letters when white space is the line's own.
            marks = ''.join(c if mark == ' ' and c.isspace() else mark for c, mark in zip(line, marks)).rstrip()
            if marks:
                yield f'? {marks}\n'


def _tagged(tag, lines):
    return [f'{tag} {line}' for line in lines]


def IS_LINE_JUNK(line, pat=re.compile(r'\s*(?:#\s*)?$').match):
    return pat(line) is not None


def IS_CHARACTER_JUNK(ch, ws=' \t'):
    return ch in ws


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    try:
        tag = {1: '- ', 2: '+ '}[int(which)]
    except KeyError:
        raise ValueError(f'unknown delta choice (must be 1 or 2): {which!r}') from None
    for line in delta:
        if line[:2] in ('  ', tag):
            yield line[2:]


def _check_types(a, b, *args):
    for lines in (a, b):
        if lines and not isinstance(lines[0], str):
            raise TypeError(f'lines to compare must be str, not {type(lines[0]).__name__} ({lines[0]!r})')
    if isinstance(a, str) or isinstance(b, str):
        raise TypeError('input must be a sequence of strings, not str')
    for arg in args:
        if not isinstance(arg, str):
            raise TypeError(f'all arguments must be str, not: {arg!r}')


def _dated(name, date):
    return f'{name}\t{date}' if date else name


def _range(start, stop, is_context):
    first, length = start + 1, stop - start
    if is_context:
        if not length:
            first -= 1
        return f'{first}' if length <= 1 else f'{first},{first + length - 1}'
    if length == 1:
        return f'{first}'
    return f'{first if length else first - 1},{length}'


def unified_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\n'):
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield f'--- {_dated(fromfile, fromfiledate)}{lineterm}'
            yield f'+++ {_dated(tofile, tofiledate)}{lineterm}'
        first, last = group[0], group[-1]
        yield f'@@ -{_range(first[1], last[2], False)} +{_range(first[3], last[4], False)} @@{lineterm}'
        for tag, i1, i2, j1, j2 in group:
            if tag == 'equal':
                yield from (' ' + line for line in a[i1:i2])
            else:
                yield from ('-' + line for line in a[i1:i2])
                yield from ('+' + line for line in b[j1:j2])


def context_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\n'):
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    prefix = {'insert': '+ ', 'delete': '- ', 'replace': '! ', 'equal': '  '}
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield f'*** {_dated(fromfile, fromfiledate)}{lineterm}'
            yield f'--- {_dated(tofile, tofiledate)}{lineterm}'
        first, last = group[0], group[-1]
        yield '***************' + lineterm
        yield f'*** {_range(first[1], last[2], True)} ****{lineterm}'
        if any(tag in ('replace', 'delete') for tag, _, _, _, _ in group):
            for tag, i1, i2, _, _ in group:
                if tag != 'insert':
                    yield from (prefix[tag] + line for line in a[i1:i2])
        yield f'--- {_range(first[3], last[4], True)} ----{lineterm}'
        if any(tag in ('replace', 'insert') for tag, _, _, _, _ in group):
            for tag, _, _, j1, j2 in group:
                if tag != 'delete':
                    yield from (prefix[tag] + line for line in b[j1:j2])


def diff_bytes(dfunc, a, b, fromfile=b'', tofile=b'', fromfiledate=b'', tofiledate=b'', n=3, lineterm=b'\n'):
    def text(value):
        try:
            return value.decode('ascii', 'surrogateescape')
        except AttributeError as err:
            raise TypeError(f'all arguments must be bytes, not {type(value).__name__} ({value!r})') from err
    lines = dfunc(list(map(text, a)), list(map(text, b)), text(fromfile), text(tofile), text(fromfiledate),
                  text(tofiledate), n, text(lineterm))
    for line in lines:
        yield line.encode('ascii', 'surrogateescape')
`;
