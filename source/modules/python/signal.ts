// DIFFERS: `signal` has its names, and keeps the handlers that a script sets, but no signal ever comes: `alarm()` and `pause()`
// are refused, `raise_signal()` calls the handler. — A simulation gets no signals. — Call the handler yourself.
/** `signal` (`Lib/signal.py`), as of Linux. */
export const SOURCE = String.raw`
from enum import IntEnum as _IntEnum

_names = ('SIGHUP SIGINT SIGQUIT SIGILL SIGTRAP SIGABRT SIGBUS SIGFPE SIGKILL SIGUSR1 SIGSEGV SIGUSR2 SIGPIPE SIGALRM '
          'SIGTERM SIGSTKFLT SIGCHLD SIGCONT SIGSTOP SIGTSTP SIGTTIN SIGTTOU SIGURG SIGXCPU SIGXFSZ SIGVTALRM SIGPROF '
          'SIGWINCH SIGIO SIGPWR SIGSYS').split()
Signals = _IntEnum('Signals', [(name, number) for number, name in enumerate(_names, 1)]
                   + [('SIGCLD', 17), ('SIGPOLL', 29), ('SIGIOT', 6), ('SIGRTMIN', 34), ('SIGRTMAX', 64)], module=__name__)
Handlers = _IntEnum('Handlers', [('SIG_DFL', 0), ('SIG_IGN', 1)], module=__name__)
Sigmasks = _IntEnum('Sigmasks', [('SIG_BLOCK', 0), ('SIG_UNBLOCK', 1), ('SIG_SETMASK', 2)], module=__name__)
globals().update(Signals.__members__)
globals().update(Handlers.__members__)
globals().update(Sigmasks.__members__)
NSIG = 65
ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF = 0, 1, 2


def default_int_handler(signalnum, frame, /):
    raise KeyboardInterrupt


_handlers = {SIGINT: default_int_handler, SIGPIPE: SIG_IGN, SIGXFSZ: SIG_IGN}


def _check(signalnum):
    if not 0 < signalnum < NSIG:
        raise ValueError('signal number out of range')
    return signalnum


def getsignal(signalnum):
    return _handlers.get(_check(signalnum), SIG_DFL)


def signal(signalnum, handler):
    if signalnum in (SIGKILL, SIGSTOP):
        raise OSError(22, 'Invalid argument')
    if not callable(handler) and handler not in (SIG_DFL, SIG_IGN):
        raise TypeError('signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object')
    before = getsignal(signalnum)
    _handlers[signalnum] = handler if callable(handler) else Handlers(handler)
    return before


def raise_signal(signalnum, /):
    import sys
    handler = getsignal(signalnum)
    if callable(handler):
        handler(int(signalnum), sys._getframe(1))
    elif handler == SIG_DFL and signalnum not in (SIGCHLD, SIGCONT, SIGURG, SIGWINCH):
        raise SystemExit(128 + signalnum)


def _refuse(what):
    raise NotImplementedError(f'heaptop: signal.{what}() waits for a signal, and a simulation gets none')


def alarm(seconds, /):
    if seconds:
        _refuse('alarm')
    return 0


def setitimer(which, seconds, interval=0.0, /):
    if seconds:
        _refuse('setitimer')
    return 0.0, 0.0


def getitimer(which, /):
    return 0.0, 0.0


def pause():
    _refuse('pause')


def valid_signals():
    return {Signals(n) if n in Signals._value2member_map_ else n for n in range(1, NSIG) if n not in (32, 33)}


def strsignal(signalnum, /):
    texts = {1: 'Hangup', 2: 'Interrupt', 3: 'Quit', 6: 'Aborted', 9: 'Killed', 11: 'Segmentation fault', 13: 'Broken pipe',
             14: 'Alarm clock', 15: 'Terminated'}
    return texts.get(_check(signalnum))


def siginterrupt(signalnum, flag, /):
    _check(signalnum)


def set_wakeup_fd(fd, /, *, warn_on_full_buffer=True):
    return -1


def pthread_sigmask(how, mask, /):
    return set()
`;
