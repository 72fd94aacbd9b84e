/** `unittest.signals`: a simulation gets no signals. */
export const SOURCE = String.raw`
import weakref
from functools import wraps

__unittest = True

_results = weakref.WeakKeyDictionary()


def registerResult(result):
    _results[result] = 1


def removeResult(result):
    return bool(_results.pop(result, None))


def installHandler():
    pass


def removeHandler(method=None):
    if method is not None:
        @wraps(method)
        def inner(*args, **kwargs):
            return method(*args, **kwargs)
        return inner
`;
