import unittest


def _needs_subprocess(*args, **kwargs):
    raise unittest.SkipTest('needs a subprocess')


assert_python_ok = assert_python_failure = spawn_python = kill_python = run_python_until_end = _needs_subprocess
make_script = make_pkg = make_zip_script = run_test_script = _needs_subprocess


def interpreter_requires_environment():
    return False
