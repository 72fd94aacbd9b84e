import contextlib
import functools
import re
import sys
import warnings


def _clear_registry():
    registry = sys._getframe(3).f_globals.get('__warningregistry__')
    if registry:
        registry.clear()


class WarningsRecorder:
    def __init__(self, warnings_list):
        self._warnings = warnings_list
        self._last = 0

    def __getattr__(self, attr):
        if len(self._warnings) > self._last:
            return getattr(self._warnings[-1], attr)
        if attr in warnings.WarningMessage._WARNING_DETAILS:
            return None
        raise AttributeError(f'{self!r} has no attribute {attr!r}')

    @property
    def warnings(self):
        return self._warnings[self._last:]

    def reset(self):
        self._last = len(self._warnings)


@contextlib.contextmanager
def check_warnings(*filters, **kwargs):
    quiet = kwargs.get('quiet')
    if not filters:
        filters = (('', Warning),)
        quiet = True if quiet is None else quiet
    _clear_registry()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        yield WarningsRecorder(caught)
    rest = [each.message for each in caught]
    missing = []
    for message, category in filters:
        fitting = [each for each in rest
                   if re.match(message, str(each), re.I) and issubclass(each.__class__, category)]
        rest = [each for each in rest if each not in fitting]
        if not fitting and not quiet:
            missing.append((message, category.__name__))
    if rest:
        raise AssertionError(f'unhandled warning {rest[0]}')
    if missing:
        raise AssertionError(f'filter {missing[0]} did not catch any warning')


@contextlib.contextmanager
def check_no_warnings(testcase, message='', category=Warning, force_gc=False):
    with warnings.catch_warnings(record=True) as caught:
        warnings.filterwarnings('always', message=message, category=category)
        yield
        if force_gc:
            import gc
            gc.collect()
    testcase.assertEqual(caught, [])


def check_no_resource_warning(testcase):
    return check_no_warnings(testcase, category=ResourceWarning, force_gc=True)


def ignore_warnings(*, category):
    def decorator(test):
        @functools.wraps(test)
        def wrapper(self, *args, **kwargs):
            with warnings.catch_warnings():
                warnings.simplefilter('ignore', category=category)
                return test(self, *args, **kwargs)
        return wrapper
    return decorator


def check_syntax_warning(testcase, statement, errtext='', *, lineno=1, offset=None):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always', SyntaxWarning)
        compile(statement, '<testcase>', 'exec')
    testcase.assertEqual(len(caught), 1, caught)
    testcase.assertTrue(issubclass(caught[0].category, SyntaxWarning))
    if errtext:
        testcase.assertRegex(str(caught[0].message), errtext)
    testcase.assertEqual(caught[0].lineno, lineno)
