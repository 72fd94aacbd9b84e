/** `re` (`Lib/re/__init__.py`). */
export const SOURCE = String.raw`
import copyreg
import enum
import sys
import _sre
from _sre import Match, Pattern

__all__ = ['match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge', 'escape',
           'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE', 'MULTILINE',
           'DOTALL', 'VERBOSE', 'UNICODE', 'NOFLAG', 'RegexFlag', 'PatternError']
__version__ = '2.2.1'


class RegexFlag(enum.IntFlag, **({'boundary': enum.KEEP} if hasattr(enum, 'KEEP') else {})):
    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    DEBUG = 128
    __str__ = object.__str__
    _numeric_repr_ = hex

    def __repr__(self):
        # Before 3.11, which has enum.global_enum() for this.
        names = [f're.{flag._name_}' for flag in type(self).__members__.values() if flag._value_ & self._value_]
        return '|'.join(dict.fromkeys(names)) or f're.{self._name_}'


if hasattr(enum, 'global_enum'):
    enum.global_enum(RegexFlag)
else:
    globals().update(RegexFlag.__members__)


class PatternError(Exception):
    __module__ = 're'

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            msg = f'{msg} at position {pos}'
            newline = '\n' if isinstance(pattern, str) else b'\n'
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = f'{msg} (line {self.lineno}, column {self.colno})'
        super().__init__(msg)


error = PatternError
if sys.version_info < (3, 13):
    error.__name__ = error.__qualname__ = 'error'
_sre.set_error(PatternError)


def match(pattern, string, flags=0):
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return _compile(pattern, flags).search(string)


class _ZeroSentinel(int):
    pass


_zero_sentinel = _ZeroSentinel()


def _positional(function, first, args, count, flags, required):
    if count is not _zero_sentinel:
        raise TypeError(f'{function}() got multiple values for argument {first!r}')
    count, *args = args
    if args:
        if flags is not _zero_sentinel:
            raise TypeError(f"{function}() got multiple values for argument 'flags'")
        flags, *args = args
        if args:
            raise TypeError(f'{function}() takes from {required} to {required + 2} positional arguments but '
                            f'{required + 2 + len(args)} were given')
    if sys.version_info >= (3, 13):
        import warnings
        warnings.warn(f'{first!r} is passed as positional argument', DeprecationWarning, stacklevel=3)
    return count, flags


def sub(pattern, repl, string, *args, count=_zero_sentinel, flags=_zero_sentinel):
    if args:
        count, flags = _positional('sub', 'count', args, count, flags, 3)
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, *args, count=_zero_sentinel, flags=_zero_sentinel):
    if args:
        count, flags = _positional('subn', 'count', args, count, flags, 3)
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, *args, maxsplit=_zero_sentinel, flags=_zero_sentinel):
    if args:
        maxsplit, flags = _positional('split', 'maxsplit', args, maxsplit, flags, 2)
    return _compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return _compile(pattern, flags).finditer(string)


def compile(pattern, flags=0):
    return _compile(pattern, flags)


def purge():
    _cache.clear()
    _cache2.clear()


_special_chars_map = {i: '\\' + chr(i) for i in b'()[]{}?*+-|^$\\.&~# \t\n\r\v\f'}


def escape(pattern):
    if isinstance(pattern, str):
        return pattern.translate(_special_chars_map)
    return str(pattern, 'latin1').translate(_special_chars_map).encode('latin1')


_cache = {}
_cache2 = {}
_MAXCACHE = 512
_MAXCACHE2 = 256


def _warn(message):
    import warnings
    category = DeprecationWarning if message.startswith('Flags') else FutureWarning
    warnings.warn(message, category, stacklevel=4)


def _compile(pattern, flags):
    if isinstance(flags, RegexFlag):
        flags = flags.value
    try:
        return _cache2[type(pattern), pattern, flags]
    except KeyError:
        pass
    key = (type(pattern), pattern, flags)
    p = _cache.pop(key, None)
    if p is None:
        if isinstance(pattern, Pattern):
            if flags:
                raise ValueError('cannot process flags argument with a compiled pattern')
            return pattern
        if not isinstance(pattern, (str, bytes)):
            raise TypeError('first argument must be string or compiled pattern')
        p = _sre.compile(pattern, flags, _warn)
        if len(_cache) >= _MAXCACHE:
            del _cache[next(iter(_cache))]
    _cache[key] = p
    if len(_cache2) >= _MAXCACHE2:
        del _cache2[next(iter(_cache2))]
    _cache2[key] = p
    return p


def _pickle(p):
    return _compile, (p.pattern, p.flags)


copyreg.pickle(Pattern, _pickle, _compile)


class Scanner:
    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        if isinstance(flags, RegexFlag):
            flags = flags.value
        self.scanner = [_compile(phrase, flags) for phrase, action in lexicon]

    def scan(self, string):
        result = []
        at = 0
        while True:
            for pattern, (phrase, action) in zip(self.scanner, self.lexicon):
                m = pattern.match(string, at)
                if m:
                    break
            if not m or m.end() == at:
                break
            if callable(action):
                self.match = m
                action = action(self, m.group())
            if action is not None:
                result.append(action)
            at = m.end()
        return result, string[at:]
`;
