"""Until there is `pickle`."""
import unittest

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4


class PicklingError(Exception):
    pass


def dumps(*args, **kwargs):
    raise unittest.SkipTest('needs pickle')


loads = dump = load = Pickler = Unpickler = dumps
