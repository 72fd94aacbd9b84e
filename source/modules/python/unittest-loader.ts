/** `unittest.loader`: finds the tests of a module. */
export const SOURCE = String.raw`
import functools
import sys
import traceback
from fnmatch import fnmatchcase
from . import case, suite, util

__unittest = True


class _FailedTest(case.TestCase):
    """Stands for what could not be loaded, and fails when it is run."""
    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super().__getattribute__(name)

        def testFailure():
            raise self._exception
        return testFailure


def _make_failed_import_test(name, suiteClass):
    message = f'Failed to import test module: {name}\n{traceback.format_exc()}'
    return _make_failed_test(name, ImportError(message), suiteClass, message)


def _make_failed_load_tests(name, exception, suiteClass):
    message = f'Failed to call load_tests:\n{traceback.format_exc()}'
    return _make_failed_test(name, exception, suiteClass, message)


def _make_failed_test(name, exception, suiteClass, message):
    test = _FailedTest(name, exception)
    return suiteClass((test,)), message


class TestLoader:
    testMethodPrefix = 'test'
    sortTestMethodsUsing = staticmethod(util.three_way_cmp)
    testNamePatterns = None
    suiteClass = suite.TestSuite
    _top_level_dir = None

    def __init__(self):
        super().__init__()
        self.errors = []
        self._loading_packages = set()

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError('Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?')
        if testCaseClass in (case.TestCase, case.FunctionTestCase):
            names = []
        else:
            names = self.getTestCaseNames(testCaseClass)
            if not names and hasattr(testCaseClass, 'runTest'):
                names = ['runTest']
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        tests = []
        for name in dir(module):
            obj = getattr(module, name)
            if (isinstance(obj, type) and issubclass(obj, case.TestCase)
                    and obj not in (case.TestCase, case.FunctionTestCase)):
                tests.append(self.loadTestsFromTestCase(obj))
        load_tests = getattr(module, 'load_tests', None)
        tests = self.suiteClass(tests)
        if load_tests is not None:
            try:
                return load_tests(self, tests, pattern)
            except Exception as e:
                test, message = _make_failed_load_tests(module.__name__, e, self.suiteClass)
                self.errors.append(message)
                return test
        return tests

    def loadTestsFromName(self, name, module=None):
        parts = name.split('.')
        error, message = None, None
        if module is None:
            names = parts[:]
            while names:
                try:
                    module_name = '.'.join(names)
                    module = __import__(module_name)
                    break
                except ImportError:
                    next_attribute = names.pop()
                    error, message = _make_failed_import_test(next_attribute, self.suiteClass)
                    if not names:
                        self.errors.append(message)
                        return error
            parts = parts[1:]
        obj = module
        parent = None
        for part in parts:
            try:
                parent, obj = obj, getattr(obj, part)
            except AttributeError as e:
                if getattr(obj, '__path__', None) is not None and error is not None:
                    self.errors.append(message)
                    return error
                error, message = _make_failed_test(
                    part, e, self.suiteClass, f'Failed to access attribute:\n{traceback.format_exc()}')
                self.errors.append(message)
                return error
        return self._tests_of(obj, parent)

    def _tests_of(self, obj, parent):
        if isinstance(obj, type(sys)):
            return self.loadTestsFromModule(obj)
        if isinstance(obj, type) and issubclass(obj, case.TestCase) and obj not in (
                case.TestCase, case.FunctionTestCase):
            return self.loadTestsFromTestCase(obj)
        if isinstance(obj, type(_tests_method)) and isinstance(parent, type) and issubclass(parent, case.TestCase):
            name = obj.__name__
            inst = parent(name)
            if not isinstance(getattr(inst, name), type(_tests_method)):
                return self.suiteClass([inst])
        elif isinstance(obj, suite.TestSuite):
            return obj
        if callable(obj):
            test = obj()
            if isinstance(test, suite.TestSuite):
                return test
            if isinstance(test, case.TestCase):
                return self.suiteClass([test])
            raise TypeError(f'calling {obj} returned {test}, not a test')
        raise TypeError(f"don't know how to make test from: {obj}")

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def getTestCaseNames(self, testCaseClass):
        def is_test(name):
            if not name.startswith(self.testMethodPrefix):
                return False
            function = getattr(testCaseClass, name)
            if not callable(function):
                return False
            full = f'{testCaseClass.__module__}.{testCaseClass.__qualname__}.{name}'
            return self.testNamePatterns is None or any(fnmatchcase(full, each) for each in self.testNamePatterns)
        names = list(filter(is_test, dir(testCaseClass)))
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def discover(self, start_dir, pattern='test*.py', top_level_dir=None):
        raise NotImplementedError('a simulation sees no directories: name the test modules instead of discovering them')


def _tests_method():
    pass


defaultTestLoader = TestLoader()
`;
