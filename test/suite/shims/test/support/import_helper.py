import importlib
import types
import unittest

_CONSTANTS = {'_testinternalcapi': {'SIZEOF_PYGC_HEAD': 16, 'SIZEOF_MANAGED_PRE_HEADER': 16}}


def import_module(name, deprecated=False, *, required_on=()):
    if name in _CONSTANTS:
        return types.SimpleNamespace(**_CONSTANTS[name])
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise unittest.SkipTest(str(error))


def import_fresh_module(name, fresh=(), blocked=(), *, deprecated=False, usefrozen=False):
    """The accelerated module, which is the only one here; None for the other."""
    return None if blocked else import_module(name)


class _Left:
    def __init__(self, *args, **kwargs):
        raise unittest.SkipTest('needs files')


CleanImport = DirsOnSysPath = isolated_modules = ready_to_import = _Left


def unload(name):
    import sys
    sys.modules.pop(name, None)


def forget(name):
    unload(name)
