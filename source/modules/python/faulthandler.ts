/** `faulthandler`: nothing crashes here, so only the dumps that a script asks for are made (`Modules/faulthandler.c`). */
export const SOURCE = String.raw`
import sys

_enabled = False


def enable(file=None, all_threads=True):
    global _enabled
    _enabled = True


def disable():
    global _enabled
    before, _enabled = _enabled, False
    return before


def is_enabled():
    return _enabled


def dump_traceback(file=None, all_threads=True):
    file = file or sys.stderr
    frame = sys._getframe(1)
    print(f'{"Current thread" if all_threads else "Stack"} 0x00007f0000000000 (most recent call first):'
          if all_threads else 'Stack (most recent call first):', file=file)
    while frame is not None:
        print(f'  File "{frame.f_code.co_filename}", line {frame.f_lineno} in {frame.f_code.co_name}', file=file)
        frame = frame.f_back


def register(signum, file=None, all_threads=True, chain=False):
    pass


def unregister(signum):
    return False


def dump_traceback_later(timeout, repeat=False, file=None, exit=False):
    pass


def cancel_dump_traceback_later():
    pass
`;
