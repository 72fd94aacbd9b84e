import unittest

PIPE = STDOUT = DEVNULL = -1


def Popen(*args, **kwargs):
    raise unittest.SkipTest('needs a subprocess')


run = call = check_output = check_call = Popen
