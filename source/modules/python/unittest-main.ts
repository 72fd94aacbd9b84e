/** `unittest.main`. */
export const SOURCE = String.raw`
import sys
from . import loader, runner

__unittest = True

_NO_TESTS_EXITCODE = 5

_USAGE = '''usage: {prog} [-h] [-v] [-q] [--locals] [--durations N] [-f] [-c] [-b]
{pad}[-k TESTNAMEPATTERNS]
{pad}[tests ...]

positional arguments:
  tests                a list of any number of test modules, classes and test
                       methods.

options:
  -h, --help           show this help message and exit
  -v, --verbose        Verbose output
  -q, --quiet          Quiet output
  --locals             Show local variables in tracebacks
  --durations N        Show the N slowest test cases (N=0 for all)
  -f, --failfast       Stop on first fail or error
  -c, --catch          Catch Ctrl-C and display results so far
  -b, --buffer         Buffer stdout and stderr during tests
  -k TESTNAMEPATTERNS  Only run tests which match the given substring
'''


class TestProgram:
    module = None
    verbosity = 1
    failfast = catchbreak = buffer = progName = warnings = testNamePatterns = durations = None

    def __init__(self, module='__main__', defaultTest=None, argv=None, testRunner=None,
                 testLoader=loader.defaultTestLoader, exit=True, verbosity=1, failfast=None, catchbreak=None,
                 buffer=None, warnings=None, *, tb_locals=False, durations=None):
        if isinstance(module, str):
            self.module = __import__(module)
            for part in module.split('.')[1:]:
                self.module = getattr(self.module, part)
        else:
            self.module = module
        if argv is None:
            argv = sys.argv
        self.exit = exit
        self.failfast = failfast
        self.catchbreak = catchbreak
        self.verbosity = verbosity
        self.buffer = buffer
        self.tb_locals = tb_locals
        self.durations = durations
        if warnings is None and not sys.warnoptions:
            self.warnings = 'default'
        else:
            self.warnings = warnings
        self.defaultTest = defaultTest
        self.testRunner = testRunner
        self.testLoader = testLoader
        self.progName = argv[0].split('/')[-1]
        self.parseArgs(argv)
        self.runTests()

    def parseArgs(self, argv):
        names, patterns = [], []
        words = list(argv[1:])
        while words:
            word = words.pop(0)
            if word in ('-h', '--help'):
                self._print_help()
                sys.exit(0)
            elif word in ('-v', '--verbose'):
                self.verbosity = 2
            elif word in ('-q', '--quiet'):
                self.verbosity = 0
            elif word in ('-f', '--failfast'):
                self.failfast = True
            elif word in ('-b', '--buffer'):
                self.buffer = True
            elif word in ('-c', '--catch'):
                self.catchbreak = True
            elif word == '--locals':
                self.tb_locals = True
            elif word == '--durations' and words:
                self.durations = int(words.pop(0))
            elif word == '-k' and words:
                text = words.pop(0)
                patterns.append(text if '*' in text else f'*{text}*')
            elif word.startswith('-') and word != '-':
                self.usageExit(f'unrecognized arguments: {word}')
            else:
                names.append(word)
        if patterns:
            self.testNamePatterns = patterns
        if names:
            self.testNames = names
        elif self.defaultTest is None:
            self.testNames = None
        elif isinstance(self.defaultTest, str):
            self.testNames = (self.defaultTest,)
        else:
            self.testNames = list(self.defaultTest)
        self.createTests()

    def usageExit(self, msg=None):
        if msg:
            print(f'{self.progName}: error: {msg}', file=sys.stderr)
        sys.exit(2)

    def _print_help(self):
        print(_USAGE.format(prog=self.progName, pad=' ' * (8 + len(self.progName))), end='')

    def createTests(self, from_discovery=False, Loader=None):
        if self.testNamePatterns:
            self.testLoader.testNamePatterns = self.testNamePatterns
        if self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    def runTests(self):
        if self.testRunner is None:
            self.testRunner = runner.TextTestRunner
        made = self.testRunner
        if isinstance(made, type):
            options = dict(verbosity=self.verbosity, failfast=self.failfast, buffer=self.buffer, warnings=self.warnings)
            try:
                made = made(**options, tb_locals=self.tb_locals, durations=self.durations)
            except TypeError:
                made = made(**options)
        self.result = made.run(self.test)
        if not self.exit:
            return
        if sys.version_info < (3, 12):
            sys.exit(not self.result.wasSuccessful())
        if not self.result.wasSuccessful():
            sys.exit(1)
        elif self.result.testsRun == 0 and len(self.result.skipped) == 0:
            sys.exit(_NO_TESTS_EXITCODE)
        else:
            sys.exit(0)


main = TestProgram
`;
