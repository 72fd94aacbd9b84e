"""Runs the cases of one test module and tells of each on a line of its own: `@@ outcome id`, then why as a repr."""
import sys
import traceback
import unittest

out = sys.stdout


def tell(outcome, test, why=''):
    name = test if isinstance(test, str) else test.id()
    out.write(f'@@ {outcome} {name}\n' if not why else f'@@ {outcome} {name}\t{why!r}\n')
    out.flush()


class Result(unittest.TestResult):
    def startTest(self, test):
        super().startTest(test)
        self.told = False
        tell('start', test)

    def stopTest(self, test):
        if not self.told:
            tell('pass', test)
        super().stopTest(test)

    def say(self, outcome, test, why=''):
        self.told = True
        tell(outcome, test, why)

    def addError(self, test, err):
        self.say('error', test, self._exc_info_to_string(err, test))

    def addFailure(self, test, err):
        self.say('fail', test, self._exc_info_to_string(err, test))

    def addSubTest(self, test, subtest, err):
        if err is not None:
            kind = 'fail' if issubclass(err[0], test.failureException) else 'error'
            self.say(kind, test, f'{subtest._subDescription()}\n{self._exc_info_to_string(err, test)}')

    def addSkip(self, test, reason):
        self.say('skip', test, reason or 'skipped')

    def addExpectedFailure(self, test, err):
        self.say('pass', test)

    def addUnexpectedSuccess(self, test):
        self.say('fail', test, 'unexpected success')


def cases(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from cases(test)
        else:
            yield test


def keep(suite, left_out, only):
    """The same suite, with its classes' fixtures, less the cases that are left out."""
    kept = type(suite)()
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            kept.addTest(keep(test, left_out, only))
        elif test.id() not in left_out and (not only or any(each in test.id() for each in only)):
            kept.addTest(test)
    return kept


def main(name, *words):
    left_out = {word[1:] for word in words if word.startswith('-')}
    only = [word for word in words if not word.startswith('-')]
    try:
        __import__(name)
        suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules[name])
    except unittest.SkipTest as reason:
        tell('skip', name, str(reason))
        return
    except BaseException:
        tell('error', name, traceback.format_exc())
        return
    keep(suite, left_out, only).run(Result())
    tell('done', name)


main(*sys.argv[1:])
