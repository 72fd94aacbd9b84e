"""Of `sysconfig` what tests ask for: how CPython is built."""
_VARS = {'Py_DEBUG': 0, 'Py_GIL_DISABLED': 0, 'WITH_PYMALLOC': 1, 'WITH_DOC_STRINGS': 1, 'PY_CFLAGS': '', 'CONFIG_ARGS': ''}


def get_config_vars(*names):
    return [_VARS.get(name) for name in names] if names else _VARS


def get_config_var(name):
    return _VARS.get(name)


def get_platform():
    return 'linux-x86_64'
