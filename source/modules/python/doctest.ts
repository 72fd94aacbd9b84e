/** `doctest` (`Lib/doctest.py`), without files and the debugger. */
export const SOURCE = String.raw`
import contextlib
import inspect
import io
import linecache
import re
import sys
import traceback
import types
import unittest
from collections import namedtuple

__all__ = ['register_optionflag', 'DONT_ACCEPT_TRUE_FOR_1', 'DONT_ACCEPT_BLANKLINE', 'NORMALIZE_WHITESPACE', 'ELLIPSIS',
           'SKIP', 'IGNORE_EXCEPTION_DETAIL', 'COMPARISON_FLAGS', 'REPORT_UDIFF', 'REPORT_CDIFF', 'REPORT_NDIFF',
           'REPORT_ONLY_FIRST_FAILURE', 'REPORTING_FLAGS', 'FAIL_FAST', 'Example', 'DocTest', 'DocTestParser',
           'DocTestFinder', 'DocTestRunner', 'OutputChecker', 'DocTestFailure', 'UnexpectedException', 'DebugRunner',
           'testmod', 'run_docstring_examples', 'DocTestSuite', 'DocTestCase', 'TestResults']

_NEWER = sys.version_info >= (3, 13)

OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


DONT_ACCEPT_TRUE_FOR_1 = register_optionflag('DONT_ACCEPT_TRUE_FOR_1')
DONT_ACCEPT_BLANKLINE = register_optionflag('DONT_ACCEPT_BLANKLINE')
NORMALIZE_WHITESPACE = register_optionflag('NORMALIZE_WHITESPACE')
ELLIPSIS = register_optionflag('ELLIPSIS')
SKIP = register_optionflag('SKIP')
IGNORE_EXCEPTION_DETAIL = register_optionflag('IGNORE_EXCEPTION_DETAIL')
COMPARISON_FLAGS = (DONT_ACCEPT_TRUE_FOR_1 | DONT_ACCEPT_BLANKLINE | NORMALIZE_WHITESPACE | ELLIPSIS | SKIP
                    | IGNORE_EXCEPTION_DETAIL)
REPORT_UDIFF = register_optionflag('REPORT_UDIFF')
REPORT_CDIFF = register_optionflag('REPORT_CDIFF')
REPORT_NDIFF = register_optionflag('REPORT_NDIFF')
REPORT_ONLY_FIRST_FAILURE = register_optionflag('REPORT_ONLY_FIRST_FAILURE')
FAIL_FAST = register_optionflag('FAIL_FAST')
REPORTING_FLAGS = REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF | REPORT_ONLY_FIRST_FAILURE | FAIL_FAST

BLANKLINE_MARKER = '<BLANKLINE>'
ELLIPSIS_MARKER = '...'


class TestResults(namedtuple('TestResults', 'failed attempted')):
    def __new__(cls, failed, attempted, *, skipped=0):
        results = super().__new__(cls, failed, attempted)
        results.skipped = skipped
        return results

    def __repr__(self):
        shown = f'TestResults(failed={self.failed}, attempted={self.attempted}'
        return f'{shown}, skipped={self.skipped})' if self.skipped else f'{shown})'


class Example:
    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = source if source.endswith('\n') else source + '\n'
        self.want = want + '\n' if want and not want.endswith('\n') else want
        self.exc_msg = exc_msg if exc_msg is None or exc_msg.endswith('\n') else exc_msg + '\n'
        self.lineno = lineno
        self.indent = indent
        self.options = {} if options is None else options

    def _facts(self):
        return self.source, self.want, self.lineno, self.indent, self.options, self.exc_msg

    def __eq__(self, other):
        return self._facts() == other._facts() if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((self.source, self.want, self.lineno, self.indent, self.exc_msg))


class DocTest:
    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples = examples
        self.docstring = docstring
        self.globs = globs.copy()
        self.name = name
        self.filename = filename
        self.lineno = lineno

    def __repr__(self):
        count = {0: 'no examples', 1: '1 example'}.get(len(self.examples), f'{len(self.examples)} examples')
        return f'<{type(self).__name__} {self.name} from {self.filename}:{self.lineno} ({count})>'

    def __lt__(self, other):
        if not isinstance(other, DocTest):
            return NotImplemented
        mine, theirs = ((each.name, each.filename, -1 if each.lineno is None else each.lineno, id(each))
                        for each in (self, other))
        return mine < theirs


class DocTestParser:
    """Cuts a text into examples: lines after >>> and ... and what is expected up to a blank line or the next one."""
    _EXCEPTION = re.compile(r'(?P<hdr>Traceback\ \((?:most\ recent\ call\ last|innermost\ last)\):)\s*$'
                            r'(?P<stack>.*?)^(?P<msg>\w+.*)', re.MULTILINE | re.DOTALL)
    _OPTION = re.compile(r'#\s*doctest:\s*([^\n\'"]*)$', re.MULTILINE)

    def parse(self, string, name='<string>'):
        lines = string.expandtabs().split('\n')
        widths = [len(line) - len(line.lstrip()) for line in lines if line.strip()]
        margin = min(widths, default=0)
        lines = [line[margin:] for line in lines]
        parts, text = [], []
        at = 0
        while at < len(lines):
            line = lines[at]
            indent = len(line) - len(line.lstrip(' '))
            if not line[indent:].startswith('>>>'):
                text.append(line + '\n')
                at += 1
                continue
            parts.append(''.join(text))
            text = []
            first = at
            at += 1
            while at < len(lines) and lines[at][:indent].strip() == '' and re.match(r'\.\.\.(?: |$)', lines[at][indent:]):
                at += 1
            source = self._source(lines[first:at], indent, name, first)
            start = at
            while at < len(lines) and lines[at].strip() and not lines[at].lstrip(' ').startswith('>>>'):
                at += 1
            want = self._want(lines[start:at], indent, name, start)
            found = self._EXCEPTION.match(want)
            parts.append((source, want, found and found.group('msg'), first, indent + margin,
                          self._options(source, name, first)))
        parts.append(''.join(text))
        return [each if isinstance(each, str) else self._example(*each) for each in parts]

    @staticmethod
    def _example(source, want, exc_msg, lineno, indent, options):
        return Example(source, want, exc_msg, lineno=lineno, indent=indent, options=options)

    @staticmethod
    def _source(lines, indent, name, lineno):
        for i, line in enumerate(lines):
            if len(line) >= indent + 4 and line[indent + 3] != ' ':
                raise ValueError(f'line {lineno + i + 1} of the docstring for {name} lacks blank after '
                                 f'{line[indent:indent + 3]}: {line!r}')
            if line[:indent].strip():
                raise ValueError(f'line {lineno + i + 1} of the docstring for {name} has inconsistent leading '
                                 f'whitespace: {line!r}')
        return '\n'.join(line[indent + 4:] for line in lines)

    @staticmethod
    def _want(lines, indent, name, lineno):
        for i, line in enumerate(lines):
            if line[:indent].strip():
                raise ValueError(f'line {lineno + i + 1} of the docstring for {name} has inconsistent leading '
                                 f'whitespace: {line!r}')
        return '\n'.join(line[indent:] for line in lines)

    def _options(self, source, name, lineno):
        options = {}
        for found in self._OPTION.finditer(source):
            for word in found.group(1).replace(',', ' ').split():
                if word[0] not in '+-' or word[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(f'line {lineno + 1} of the doctest for {name} has an invalid option: {word!r}')
                options[OPTIONFLAGS_BY_NAME[word[1:]]] = word[0] == '+'
        if options and not source.split('#')[0].strip():
            raise ValueError(f'line {lineno} of the doctest for {name} has an option directive on a line with no '
                             f'example: {source!r}')
        return options

    def get_examples(self, string, name='<string>'):
        return [each for each in self.parse(string, name) if isinstance(each, Example)]

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)


class DocTestFinder:
    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._parser = parser
        self._verbose = verbose
        self._recurse = recurse
        self._exclude_empty = exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        if name is None:
            name = getattr(obj, '__name__', None)
            if name is None:
                raise ValueError(f'DocTestFinder.find: name must be given when obj.__name__ doesn\'t exist: {type(obj)!r}')
        if module is False:
            module = None
        elif module is None:
            module = obj if inspect.ismodule(obj) else sys.modules.get(getattr(obj, '__module__', None))
        file = getattr(module, '__file__', None)
        lines = linecache.getlines(file) if file else []
        if globs is None:
            globs = {} if module is None else module.__dict__.copy()
        else:
            globs = globs.copy()
        if extraglobs is not None:
            globs.update(extraglobs)
        globs.setdefault('__name__', '__main__')
        tests = []
        self._find(tests, obj, name, module, file, lines, globs, set())
        tests.sort()
        return tests

    def _find(self, tests, obj, name, module, file, lines, globs, seen):
        if self._verbose:
            print(f'Finding tests in {name}')
        if id(obj) in seen:
            return
        seen.add(id(obj))
        test = self._get_test(obj, name, file, lines, globs)
        if test is not None:
            tests.append(test)
        if not self._recurse:
            return
        if inspect.ismodule(obj):
            for key, value in obj.__dict__.items():
                if (self._is_routine(value) or isinstance(value, type)) and self._from_module(module, value):
                    self._find(tests, value, f'{name}.{key}', module, file, lines, globs, seen)
            for key, value in getattr(obj, '__test__', {}).items():
                self._find(tests, value, f'{name}.__test__.{key}', module, file, lines, globs, seen)
        elif isinstance(obj, type):
            for key, value in obj.__dict__.items():
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                if (self._is_routine(value) or isinstance(value, (type, property))) and self._from_module(module, value):
                    self._find(tests, value, f'{name}.{key}', module, file, lines, globs, seen)

    @staticmethod
    def _is_routine(obj):
        with contextlib.suppress(ValueError):
            obj = inspect.unwrap(obj)
        return inspect.isroutine(obj)

    @staticmethod
    def _from_module(module, obj):
        if module is None:
            return True
        if inspect.isfunction(obj):
            return module.__dict__ is obj.__globals__
        if isinstance(obj, property):
            return True
        return getattr(obj, '__module__', module.__name__) == module.__name__

    def _get_test(self, obj, name, file, lines, globs):
        doc = obj if isinstance(obj, str) else getattr(obj, '__doc__', None) or ''
        if not isinstance(doc, str):
            doc = str(doc)
        if self._exclude_empty and not doc:
            return None
        if file and file.endswith('.pyc'):
            file = file[:-1]
        return self._parser.get_doctest(doc, globs, name, file, self._find_lineno(obj, lines))

    @staticmethod
    def _find_lineno(obj, lines):
        lineno = None
        if inspect.ismodule(obj) and getattr(obj, '__doc__', None) is not None:
            lineno = 0
        if isinstance(obj, type) and getattr(obj, '__doc__', None) is not None:
            pattern = re.compile(rf'^\s*class\s*{re.escape(obj.__name__)}\b')
            lineno = next((i for i, line in enumerate(lines) if pattern.match(line)), None)
        if isinstance(obj, property):
            obj = obj.fget
        if isinstance(obj, types.MethodType):
            obj = obj.__func__
        if inspect.isroutine(obj) and getattr(obj, '__doc__', None):
            with contextlib.suppress(ValueError):
                obj = inspect.unwrap(obj)
            if isinstance(obj, types.FunctionType):
                obj = obj.__code__
        if isinstance(obj, types.CodeType):
            lineno = obj.co_firstlineno - 1
        if lineno is not None:
            if lineno == 0:
                return lineno
            pattern = re.compile(r'(^|.*:)\s*\w*("|\')')
            for i in range(lineno, len(lines)):
                if pattern.match(lines[i]):
                    return i
        return None


class OutputChecker:
    def check_output(self, want, got, optionflags):
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (('True\n', '1\n'), ('False\n', '0\n')):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = re.sub(rf'(?m)^{re.escape(BLANKLINE_MARKER)}\s*?$', '', want)
            got = re.sub(r'(?m)^[^\S\n]+$', '', got)
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = ' '.join(got.split()), ' '.join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and _ellipsis_match(want, got)

    def _do_a_fancy_diff(self, want, got, optionflags):
        if not optionflags & (REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF):
            return False
        return optionflags & REPORT_NDIFF or want.count('\n') > 2 and got.count('\n') > 2

    def output_difference(self, example, got, optionflags):
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = re.sub(r'(?m)^[ ]*(?=\n)', BLANKLINE_MARKER, got)
        if self._do_a_fancy_diff(want, got, optionflags):
            import difflib
            old, new = want.splitlines(keepends=True), got.splitlines(keepends=True)
            if optionflags & REPORT_UDIFF:
                diff, style = list(difflib.unified_diff(old, new, n=2))[2:], 'unified diff with -expected +actual'
            elif optionflags & REPORT_CDIFF:
                diff, style = list(difflib.context_diff(old, new, n=2))[2:], 'context diff with expected followed by actual'
            else:
                diff = list(difflib.Differ(charjunk=difflib.IS_CHARACTER_JUNK).compare(old, new))
                style = 'ndiff with -expected +actual'
            return f'Differences ({style}):\n' + _indent(''.join(diff))
        if want and got:
            return f'Expected:\n{_indent(want)}Got:\n{_indent(got)}'
        if want:
            return f'Expected:\n{_indent(want)}Got nothing\n'
        if got:
            return f'Expected nothing\nGot:\n{_indent(got)}'
        return 'Expected nothing\nGot nothing\n'


def _indent(text):
    return re.sub(r'(?m)^(?!$)', '    ', text)


def _ellipsis_match(want, got):
    """Whether the pieces between the dots come in this order, the first at the start and the last at the end."""
    if ELLIPSIS_MARKER not in want:
        return want == got
    pieces = want.split(ELLIPSIS_MARKER)
    start, end = 0, len(got)
    first, last = pieces[0], pieces[-1]
    if first:
        if not got.startswith(first):
            return False
        start = len(first)
    if last:
        if not got.endswith(last):
            return False
        end -= len(last)
    if start > end:
        return False
    for piece in pieces[1:-1]:
        start = got.find(piece, start, end)
        if start < 0:
            return False
        start += len(piece)
    return True


def _strip_exception_details(msg):
    """The name of the exception without its module and what it says."""
    line = msg.partition('\n')[0]
    return line.partition(':')[0].strip().rpartition('.')[2]


def _s(count):
    return '' if count == 1 and _NEWER else 's'


class DocTestRunner:
    DIVIDER = '*' * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        if verbose is None:
            verbose = '-v' in sys.argv
        self._verbose = verbose
        self.optionflags = self.original_optionflags = optionflags
        self.tries = self.failures = self.skips = 0
        self._stats = {}

    def report_start(self, out, test, example):
        if self._verbose:
            want = f'Expecting:\n{_indent(example.want)}' if example.want else 'Expecting nothing\n'
            out(f'Trying:\n{_indent(example.source)}{want}')

    def report_success(self, out, test, example, got):
        if self._verbose:
            out('ok\n')

    def report_failure(self, out, test, example, got):
        out(self._failure_header(test, example) + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        out(f'{self._failure_header(test, example)}Exception raised:\n{_indent(_exception_traceback(exc_info))}')

    def _failure_header(self, test, example):
        if test.filename:
            if test.lineno is not None and example.lineno is not None:
                lineno = test.lineno + example.lineno + 1
            else:
                lineno = '?'
            where = f'File "{test.filename}", line {lineno}, in {test.name}'
        else:
            where = f'Line {example.lineno + 1}, in {test.name}'
        return f'{self.DIVIDER}\n{where}\nFailed example:\n{_indent(example.source)}'

    def _run(self, test, out):
        failures = tries = skips = 0
        original = self.optionflags
        for number, example in enumerate(test.examples):
            quiet = self.optionflags & REPORT_ONLY_FIRST_FAILURE and failures > 0
            self.optionflags = original
            for flag, value in example.options.items():
                self.optionflags = self.optionflags | flag if value else self.optionflags & ~flag
            if self.optionflags & SKIP:
                skips += 1
                tries += _NEWER
                continue
            tries += 1
            if not quiet:
                self.report_start(out, test, example)
            exc_info = None
            try:
                exec(compile(example.source, f'<doctest {test.name}[{number}]>', 'single', test._flags, True), test.globs)
            except KeyboardInterrupt:
                raise
            except BaseException:
                exc_info = sys.exc_info()
            got = self._fakeout.getvalue()
            if got and not got.endswith('\n'):
                got += '\n'
            self._fakeout.truncate(0)
            self._fakeout.seek(0)
            outcome = self._judge(example, got, exc_info)
            if outcome == 'success':
                if not quiet:
                    self.report_success(out, test, example, got)
            elif outcome == 'failure':
                if not quiet:
                    if exc_info is not None:
                        got += _exception_traceback(exc_info)
                    self.report_failure(out, test, example, got)
                failures += 1
            else:
                if not quiet:
                    self.report_unexpected_exception(out, test, example, exc_info)
                failures += 1
            exc_info = None
            if failures and self.optionflags & FAIL_FAST:
                break
        self.optionflags = original
        self.failures += failures
        self.tries += tries
        self.skips += skips
        before = self._stats.get(test.name, (0, 0, 0))
        self._stats[test.name] = (before[0] + failures, before[1] + tries, before[2] + skips)
        return TestResults(failures, tries, skipped=skips)

    def _judge(self, example, got, exc_info):
        check = self._checker.check_output
        if exc_info is None:
            return 'success' if check(example.want, got, self.optionflags) else 'failure'
        message = traceback.format_exception_only(exc_info[1])
        if isinstance(exc_info[1], SyntaxError):
            start = next((i for i, line in enumerate(message) if re.match(r'[\w.]*(Error|Warning)', line)), 0)
            message = message[start:]
        message = ''.join(message)
        if example.exc_msg is None:
            return 'boom'
        if check(example.exc_msg, message, self.optionflags):
            return 'success'
        if self.optionflags & IGNORE_EXCEPTION_DETAIL and check(
                _strip_exception_details(example.exc_msg), _strip_exception_details(message), self.optionflags):
            return 'success'
        return 'failure'

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        self.test = test
        if compileflags is None:
            import __future__
            compileflags = 0
            for name in __future__.all_feature_names:
                if test.globs.get(name) is getattr(__future__, name):
                    compileflags |= getattr(__future__, name).compiler_flag
        test._flags = compileflags
        stdout, hook = sys.stdout, sys.displayhook
        if out is None:
            def out(text):
                stdout.write(text)
        self._fakeout = io.StringIO()
        sys.stdout = self._fakeout
        sys.displayhook = sys.__displayhook__
        try:
            return self._run(test, out)
        finally:
            sys.stdout = stdout
            sys.displayhook = hook
            if clear_globs:
                test.globs.clear()
                import builtins
                builtins._ = None

    def summarize(self, verbose=None):
        if verbose is None:
            verbose = self._verbose
        untested, passed, failed = [], [], []
        failures = tries = skips = 0
        for name, (f, t, s) in self._stats.items():
            failures, tries, skips = failures + f, tries + t, skips + s
            if t == 0:
                untested.append(name)
            elif f == 0:
                passed.append((name, t))
            else:
                failed.append((name, (f, t, s)))
        if verbose:
            if untested:
                print(f'{len(untested)} item{_s(len(untested))} had no tests:')
                for name in sorted(untested):
                    print(f'    {name}')
            if passed:
                print(f'{len(passed)} item{_s(len(passed))} passed all tests:')
                for name, count in sorted(passed):
                    print(' %3d test%s in %s' % (count, '' if count == 1 and _NEWER else 's', name))
        if failed:
            print(self.DIVIDER)
            print(f'{len(failed)} item{_s(len(failed))} had failures:')
            for name, (f, t, s) in sorted(failed):
                print(f' {f:3} of {t:3} in {name}')
        if verbose:
            print(f'{tries} test{_s(tries)} in {len(self._stats)} item{_s(len(self._stats))}.')
            if _NEWER:
                print(f'{tries - failures} passed' + (f' and {failures} failed' if failures else '') + '.')
            else:
                print(f'{tries - failures} passed and {failures} failed.')
        if failures:
            more = f' and {skips} skipped test{_s(skips)}' if skips and _NEWER else ''
            print(f'***Test Failed*** {failures} failure{_s(failures)}{more}.')
        elif verbose:
            print('Test passed.')
        return TestResults(failures, tries, skipped=skips)


def _exception_traceback(exc_info):
    return ''.join(traceback.format_exception(exc_info[1]))


class DocTestFailure(Exception):
    def __init__(self, test, example, got):
        self.test = test
        self.example = example
        self.got = got

    def __str__(self):
        return str(self.test)


class UnexpectedException(Exception):
    def __init__(self, test, example, exc_info):
        self.test = test
        self.example = example
        self.exc_info = exc_info

    def __str__(self):
        return str(self.test)


class DebugRunner(DocTestRunner):
    def run(self, test, compileflags=None, out=None, clear_globs=True):
        result = super().run(test, compileflags, out, False)
        if clear_globs:
            test.globs.clear()
        return result

    def report_unexpected_exception(self, out, test, example, exc_info):
        raise UnexpectedException(test, example, exc_info)

    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)


master = None


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None,
            raise_on_error=False, exclude_empty=False):
    global master
    if m is None:
        m = sys.modules.get('__main__')
    if not inspect.ismodule(m):
        raise TypeError(f'testmod: module required; {m!r}')
    if name is None:
        name = m.__name__
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(exclude_empty=exclude_empty).find(m, name, globs=globs, extraglobs=extraglobs):
        runner.run(test)
    if report:
        runner.summarize()
    master = runner
    return TestResults(runner.failures, runner.tries, skipped=runner.skips)


def run_docstring_examples(f, globs, verbose=False, name='NoName', compileflags=None, optionflags=0):
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test, compileflags=compileflags)


class DocTestCase(unittest.TestCase):
    def __init__(self, test, optionflags=0, setUp=None, tearDown=None, checker=None):
        super().__init__()
        self._dt_optionflags = optionflags
        self._dt_checker = checker
        self._dt_test = test
        self._dt_setUp = setUp
        self._dt_tearDown = tearDown

    def setUp(self):
        self._dt_globs = self._dt_test.globs.copy()
        if self._dt_setUp is not None:
            self._dt_setUp(self._dt_test)

    def tearDown(self):
        if self._dt_tearDown is not None:
            self._dt_tearDown(self._dt_test)
        self._dt_test.globs.clear()
        self._dt_test.globs.update(self._dt_globs)

    def runTest(self):
        test = self._dt_test
        written = io.StringIO()
        flags = self._dt_optionflags
        if not flags & REPORTING_FLAGS:
            flags |= _unittest_reportflags
        runner = DocTestRunner(optionflags=flags, checker=self._dt_checker, verbose=False)
        runner.DIVIDER = '-' * 70
        results = runner.run(test, out=written.write, clear_globs=False)
        if results.skipped and results.skipped == len(test.examples):
            raise unittest.SkipTest('all examples were skipped')
        if results.failed:
            raise self.failureException(self.format_failure(written.getvalue().rstrip('\n')))

    def format_failure(self, err):
        test = self._dt_test
        lineno = 'unknown line number' if test.lineno is None else f'{test.lineno}'
        last = test.name.split('.')[-1]
        return (f'Failed doctest test for {test.name}\n  File "{test.filename}", line {lineno}, in {last}\n\n{err}')

    def debug(self):
        self.setUp()
        runner = DebugRunner(optionflags=self._dt_optionflags, checker=self._dt_checker, verbose=False)
        runner.run(self._dt_test, clear_globs=False)
        self.tearDown()

    def id(self):
        return self._dt_test.name

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._dt_test is other._dt_test and self._dt_optionflags == other._dt_optionflags

    def __hash__(self):
        return hash((self._dt_optionflags, self._dt_setUp, self._dt_tearDown, self._dt_checker))

    def __repr__(self):
        name = self._dt_test.name.split('.')
        return f'{name[-1]} ({".".join(name[:-1])})'

    __str__ = object.__str__

    def shortDescription(self):
        return f'Doctest: {self._dt_test.name}'


_unittest_reportflags = 0


def set_unittest_reportflags(flags):
    global _unittest_reportflags
    if flags & REPORTING_FLAGS != flags:
        raise ValueError('Only reporting flags allowed', flags)
    old, _unittest_reportflags = _unittest_reportflags, flags
    return old


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, **options):
    if module is None:
        module = sys.modules[sys._getframe(1).f_globals['__name__']]
    elif isinstance(module, str):
        module = __import__(module, globals(), locals(), ['*'])
    finder = test_finder or DocTestFinder()
    suite = unittest.TestSuite()
    for test in finder.find(module, globs=globs, extraglobs=extraglobs):
        if not test.examples:
            continue
        if not test.filename:
            test.filename = getattr(module, '__file__', module.__name__)
        suite.addTest(DocTestCase(test, **options))
    return suite


def script_from_examples(s):
    lines = []
    for piece in DocTestParser().parse(s):
        if isinstance(piece, Example):
            lines += piece.source.splitlines()
            if piece.want:
                lines.append('# Expected:')
                lines += [f'## {line}' for line in piece.want.splitlines()]
        else:
            lines += [f'# {line}'.rstrip() for line in piece.splitlines()[:-1]]
    while lines and lines[-1] == '#':
        lines.pop()
    while lines and lines[0] == '#':
        lines.pop(0)
    return '\n'.join(lines) + '\n'
`;
