import contextlib
import os
import unittest

TESTFN = '@test_file_tmp'
TESTFN_ASCII = TESTFN
TESTFN_UNICODE = TESTFN + '-àòɘŁğ'
TESTFN_UNDECODABLE = TESTFN_UNENCODABLE = None


def unlink(filename):
    with contextlib.suppress(OSError, AttributeError):
        os.unlink(filename)


rmtree = rmdir = unlink


@contextlib.contextmanager
def temp_dir(path=None, quiet=False):
    raise unittest.SkipTest('needs directories')
    yield


temp_cwd = change_cwd = temp_dir


class EnvironmentVarGuard(dict):
    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        pass

    def unset(self, *names):
        pass


class FakePath:
    def __init__(self, path):
        self.path = path

    def __repr__(self):
        return f'<FakePath {self.path!r}>'

    def __fspath__(self):
        if isinstance(self.path, BaseException) or isinstance(self.path, type) and issubclass(self.path, BaseException):
            raise self.path
        return self.path


def skip_unless_symlink(test):
    return unittest.skip('needs files')(test)


def create_empty_file(filename):
    open(filename, 'w').close()
