/** `unittest.util`: texts and comparisons for assertions. */
export const SOURCE = String.raw`
from collections import Counter, namedtuple
from os.path import commonprefix

__unittest = True

_MAX_LENGTH = 80
_PLACEHOLDER_LEN = 12
_MIN_BEGIN_LEN = _MIN_END_LEN = _MIN_COMMON_LEN = 5
_MIN_DIFF_LEN = _MAX_LENGTH - (_MIN_BEGIN_LEN + _PLACEHOLDER_LEN + _MIN_COMMON_LEN + _PLACEHOLDER_LEN + _MIN_END_LEN)

_Mismatch = namedtuple('Mismatch', 'actual expected value')


def _shorten(text, begin, end):
    left_out = len(text) - begin - end
    if left_out <= _PLACEHOLDER_LEN:
        return text
    return '%s[%d chars]%s' % (text[:begin], left_out, text[len(text) - end:])


def _common_shorten_repr(*values):
    texts = tuple(safe_repr(value) for value in values)
    longest = max(len(text) for text in texts)
    if longest <= _MAX_LENGTH:
        return texts
    prefix = commonprefix(texts)
    size = len(prefix)
    room = _MAX_LENGTH - (longest - size + _MIN_BEGIN_LEN + _PLACEHOLDER_LEN)
    if room > _MIN_COMMON_LEN:
        prefix = _shorten(prefix, _MIN_BEGIN_LEN, room)
        return tuple(prefix + text[size:] for text in texts)
    prefix = _shorten(prefix, _MIN_BEGIN_LEN, _MIN_COMMON_LEN)
    return tuple(prefix + _shorten(text[size:], _MIN_DIFF_LEN, _MIN_END_LEN) for text in texts)


def safe_repr(obj, short=False):
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    if not short or len(text) < _MAX_LENGTH:
        return text
    return text[:_MAX_LENGTH] + ' [truncated]...'


def strclass(cls):
    return f'{cls.__module__}.{cls.__qualname__}'


def sorted_list_difference(expected, actual):
    """What of two sorted lists the other one lacks: (missing, unexpected)."""
    missing, unexpected = [], []
    i = j = 0
    while i < len(expected) and j < len(actual):
        wanted, got = expected[i], actual[j]
        if wanted < got:
            missing.append(wanted)
            i = _behind(expected, i, wanted)
        elif wanted > got:
            unexpected.append(got)
            j = _behind(actual, j, got)
        else:
            i, j = _behind(expected, i, wanted), _behind(actual, j, got)
    return missing + expected[i:], unexpected + actual[j:]


def _behind(values, at, value):
    at += 1
    while at < len(values) and values[at] == value:
        at += 1
    return at


def unorderable_list_difference(expected, actual):
    missing = []
    while expected:
        item = expected.pop()
        try:
            actual.remove(item)
        except ValueError:
            missing.append(item)
    return missing, actual


def three_way_cmp(x, y):
    return (x > y) - (x < y)


def _count_diff_all_purpose(actual, expected):
    """Differences of counts for elements that can only be compared."""
    left, right = list(actual), list(expected)
    found = []
    while left or right:
        value = left[0] if left else right[0]
        mine = [each for each in left if each == value or each is value]
        theirs = [each for each in right if each == value or each is value]
        left = [each for each in left if not (each == value or each is value)]
        right = [each for each in right if not (each == value or each is value)]
        if len(mine) != len(theirs):
            found.append(_Mismatch(len(mine), len(theirs), value))
    return found


def _count_diff_hashable(actual, expected):
    mine, theirs = Counter(actual), Counter(expected)
    found = [_Mismatch(count, theirs[value], value) for value, count in mine.items() if count != theirs[value]]
    found += [_Mismatch(0, count, value) for value, count in theirs.items() if value not in mine]
    return found
`;
