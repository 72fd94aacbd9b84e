"""What the interpreter's own tests ask of `test.support`, as far as single-threaded cases need it."""
import contextlib
import functools
import gc
import io
import struct
import sys
import types
import unittest

verbose = False
failfast = False
use_resources = None
MS_WINDOWS = False
Py_DEBUG = Py_TRACE_REFS = False
Py_GIL_DISABLED = False
is_jython = is_android = is_apple = is_apple_mobile = is_emscripten = is_wasi = False
has_fork_support = has_subprocess_support = False
has_socket_support = False
has_strftime_extensions = True
HAVE_DOCSTRINGS = MISSING_C_DOCSTRINGS = False
PGO = PGO_EXTENDED = False
unix_shell = '/bin/sh'
max_memuse = 0
_2G = 2 << 30
_4G = 4 << 30
_1G = 1 << 30
_1M = 1 << 20
MAX_Py_ssize_t = sys.maxsize
LOOPBACK_TIMEOUT = INTERNET_TIMEOUT = SHORT_TIMEOUT = LONG_TIMEOUT = 60.0
REPO_ROOT = '/nowhere'
TEST_HOME_DIR = '/nowhere'
SOCK_CLOEXEC = 0
NHASHBITS = 61


class Error(Exception):
    pass


class TestFailed(Error):
    pass


class TestDidNotRun(Error):
    pass


class ResourceDenied(unittest.SkipTest):
    pass


def _same(obj):
    return obj


# What is always so here.
cpython_only = refcount_test = no_tracing = no_optimizer = force_not_colorized = requires_IEEE_754 = _same
no_Instrumenter = requires_gil_enabled_decorator = requires_specialization = force_not_colorized_test_class = _same
thread_unsafe = _same


def requires_gil_enabled(msg=''):
    return _same


def skip_if_pgo_task(test):
    return test


def skip_if_sanitizer(*args, **kwargs):
    return _same


def skip_if_unlimited_stack_size(test):
    return test


def check_sanitizer(*, address=False, memory=False, ub=False, thread=False, function=True):
    return False


def anticipate_failure(condition):
    return unittest.expectedFailure if condition else _same


def requires_subprocess():
    return unittest.skip('needs a subprocess')


def requires_fork():
    return unittest.skip('needs os.fork()')


def requires_working_socket(*, module=False):
    return unittest.skip('needs a socket')


def requires_limited_api(test):
    return unittest.skip('needs C helpers')(test)


def requires_docstrings(test):
    return unittest.skip('needs docstrings of C code')(test)


def requires_resource(resource):
    return unittest.skip(f'resource {resource!r} is not enabled')


def requires(resource, msg=None):
    raise ResourceDenied(f'resource {resource!r} is not enabled')


def is_resource_enabled(resource):
    return False


def requires_zlib(reason=''):
    return unittest.skip('needs zlib')


def requires_mac_ver(*version):
    return _same


def run_with_locale(catstr, *locales):
    return unittest.skip('needs locales')


def run_with_tz(tz):
    return unittest.skip('needs time zones')


def skip_on_s390x(test):
    return test


def skip_emscripten_stack_overflow():
    return _same


def skip_wasi_stack_overflow():
    return _same


def bigmemtest(size, memuse, dry_run=True):
    return unittest.skip('needs gigabytes')


def bigaddrspacetest(f):
    return unittest.skip('needs gigabytes')(f)


def with_pymalloc():
    return True


def run_in_subinterp(code):
    raise unittest.SkipTest('needs interpreters')


def setswitchinterval(interval):
    sys.setswitchinterval(interval)


def check_impl_detail(**guards):
    if not guards:
        return True
    return guards.get('cpython', not next(iter(guards.values())))


def impl_detail(msg=None, **guards):
    if check_impl_detail(**guards):
        return _same
    return unittest.skip(msg or 'not of this implementation')


def gc_collect():
    for _ in range(3):
        gc.collect()


@contextlib.contextmanager
def disable_gc():
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextlib.contextmanager
def gc_threshold(*args):
    before = gc.get_threshold()
    gc.set_threshold(*args)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextlib.contextmanager
def suppress_immortalization(suppress=True):
    yield


def skip_if_suppress_immortalization():
    return _same


@contextlib.contextmanager
def captured_output(stream_name):
    before = getattr(sys, stream_name)
    setattr(sys, stream_name, io.StringIO())
    try:
        yield getattr(sys, stream_name)
    finally:
        setattr(sys, stream_name, before)


def captured_stdout():
    return captured_output('stdout')


def captured_stderr():
    return captured_output('stderr')


def captured_stdin():
    return captured_output('stdin')


class catch_unraisable_exception:
    def __init__(self):
        self.unraisable = None
        self._before = None

    def _hook(self, unraisable):
        self.unraisable = unraisable

    def __enter__(self):
        self._before = sys.unraisablehook
        sys.unraisablehook = self._hook
        return self

    def __exit__(self, *exc_info):
        sys.unraisablehook = self._before
        del self.unraisable


class SuppressCrashReport:
    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        pass


@contextlib.contextmanager
def swap_attr(obj, attr, new_val):
    there = hasattr(obj, attr)
    before = getattr(obj, attr, None)
    setattr(obj, attr, new_val)
    try:
        yield before
    finally:
        if there:
            setattr(obj, attr, before)
        elif hasattr(obj, attr):
            delattr(obj, attr)


@contextlib.contextmanager
def swap_item(obj, item, new_val):
    there = item in obj
    before = obj.get(item)
    obj[item] = new_val
    try:
        yield before
    finally:
        if there:
            obj[item] = before
        elif item in obj:
            del obj[item]


@contextlib.contextmanager
def patch_list(orig):
    saved = orig[:]
    try:
        yield
    finally:
        orig[:] = saved


@contextlib.contextmanager
def adjust_int_max_str_digits(max_digits):
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(max_digits)
    try:
        yield
    finally:
        sys.set_int_max_str_digits(before)


def get_attribute(obj, name):
    try:
        return getattr(obj, name)
    except AttributeError:
        raise unittest.SkipTest(f'object {obj!r} has no attribute {name!r}')


def get_c_recursion_limit():
    return 10000


def exceeds_recursion_limit():
    return get_c_recursion_limit() * 3


def get_recursion_depth():
    depth, frame = 0, sys._getframe(1)
    while frame is not None:
        depth, frame = depth + 1, frame.f_back
    return depth


def get_recursion_available():
    return sys.getrecursionlimit() - get_recursion_depth()


@contextlib.contextmanager
def set_recursion_limit(limit):
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(limit)
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


def infinite_recursion(max_depth=None):
    return set_recursion_limit(20_000 if max_depth is None else get_recursion_depth() + max_depth)


def check_syntax_error(testcase, statement, errtext='', *, lineno=None, offset=None):
    with testcase.assertRaisesRegex(SyntaxError, errtext) as caught:
        compile(statement, '<test string>', 'exec')
    error = caught.exception
    testcase.assertIsNotNone(error.lineno)
    testcase.assertIsNotNone(error.offset)
    if lineno is not None:
        testcase.assertEqual(error.lineno, lineno)
    if offset is not None:
        testcase.assertEqual(error.offset, offset)


def check_free_after_iterating(test, iter, cls, args=()):
    freed = False

    class A(cls):
        def __del__(self):
            nonlocal freed
            freed = True
            try:
                next(it)
            except StopIteration:
                pass
    it = iter(A(*args))
    test.assertRaises(StopIteration, next, it)
    gc_collect()
    test.assertTrue(freed)


def check_disallow_instantiation(testcase, tp, *args, **kwds):
    name = tp.__name__ if tp.__module__ == 'builtins' else f'{tp.__module__}.{tp.__name__}'
    testcase.assertRaisesRegex(TypeError, f"cannot create '{name}' instances", tp, *args, **kwds)


def check__all__(test_case, module, name_of_module=None, extra=(), not_exported=()):
    names = (module.__name__,) if name_of_module is None else name_of_module
    names = (names,) if isinstance(names, str) else names
    expected = set(extra)
    for name in dir(module):
        if name.startswith('_') or name in not_exported:
            continue
        obj = getattr(module, name)
        if (getattr(obj, '__module__', None) in names
                or not hasattr(obj, '__module__') and not isinstance(obj, types.ModuleType)):
            expected.add(name)
    test_case.assertCountEqual(module.__all__, expected)


_HEADER = 'nP'
SIZEOF_PYGC_HEAD = 16
_TPFLAGS_HAVE_GC = 1 << 14
_TPFLAGS_HEAPTYPE = 1 << 9


def calcobjsize(fmt):
    return struct.calcsize(f'{_HEADER}{fmt}0P')


def calcvobjsize(fmt):
    return struct.calcsize(f'{_HEADER}n{fmt}0P')


def check_sizeof(test, o, size):
    is_collected = (o.__flags__ & _TPFLAGS_HEAPTYPE if type(o) is type else type(o).__flags__ & _TPFLAGS_HAVE_GC)
    if is_collected:
        size += SIZEOF_PYGC_HEAD
    result = sys.getsizeof(o)
    test.assertEqual(result, size, f'wrong size for {type(o)}: got {result}, expected {size}')


def collision_stats(nbins, nballs):
    """Mean and standard deviation of the number of collisions when balls are thrown at random."""
    n, k = nbins, nballs
    occupied = n * -__import__('math').expm1(k * __import__('math').log1p(-1 / n))
    mean = k - occupied
    var = n * (n - 1) * (1 - 2 / n) ** k + n * (1 - 1 / n) ** k - (n * (1 - 1 / n) ** k) ** 2
    return mean, max(var, 0.0) ** 0.5


def late_deletion(obj):
    sys._late_deletion = obj


def reap_children():
    pass


def wait_process(pid, *, exitcode, timeout=None):
    raise unittest.SkipTest('needs a subprocess')


def sleeping_retry(timeout, err_msg=None, /, **kwargs):
    return range(1000)


busy_retry = sleeping_retry


def missing_compiler_executable(cmd_names=()):
    return 'cc'


class Matcher:
    pass


@functools.total_ordering
class _LARGEST:
    def __eq__(self, other):
        return isinstance(other, _LARGEST)

    def __lt__(self, other):
        return False


@functools.total_ordering
class _SMALLEST:
    def __eq__(self, other):
        return isinstance(other, _SMALLEST)

    def __gt__(self, other):
        return False


class _ALWAYS_EQ:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


class _NEVER_EQ:
    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    def __hash__(self):
        return 1


LARGEST, SMALLEST, ALWAYS_EQ, NEVER_EQ = _LARGEST(), _SMALLEST(), _ALWAYS_EQ(), _NEVER_EQ()


class Stopwatch:
    def __enter__(self):
        import time
        self.start = time.perf_counter()
        return self

    def __exit__(self, *exc_info):
        import time
        self.seconds = time.perf_counter() - self.start


def iter_builtin_types():
    import builtins
    for obj in builtins.__dict__.values():
        if isinstance(obj, type):
            yield obj


def iter_slot_wrappers(cls):
    return iter(())
