import contextlib
import unittest

can_start_thread = False
requires_working_threading = lambda *, module=False: unittest.skip('needs threads')


def threading_setup():
    return ()


def threading_cleanup(*args):
    pass


def reap_threads(func):
    return func


def start_threads(threads, unlock=None):
    raise unittest.SkipTest('needs threads')


@contextlib.contextmanager
def wait_threads_exit(timeout=None):
    yield


@contextlib.contextmanager
def catch_threading_exception():
    raise unittest.SkipTest('needs threads')
    yield


def join_thread(thread, timeout=None):
    thread.join()


def run_concurrently(*args, **kwargs):
    raise unittest.SkipTest('needs threads')
