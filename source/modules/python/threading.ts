// DIFFERS: `threading.Thread.start()` runs the thread to its end before it returns; a lock that would be waited for raises
// RuntimeError. — One thread, so that a moment can be reached again. — Threads that wait for one another do not work.
/** `threading` (`Lib/threading.py`), in a world of one thread at a time. */
export const SOURCE = String.raw`
import sys
import time

__all__ = ['get_ident', 'get_native_id', 'active_count', 'Condition', 'current_thread', 'enumerate', 'main_thread',
           'TIMEOUT_MAX', 'Event', 'Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Thread', 'Timer', 'Barrier',
           'BrokenBarrierError', 'ThreadError', 'excepthook', 'ExceptHookArgs', 'settrace', 'setprofile', 'local',
           'stack_size']

TIMEOUT_MAX = 9223372036.0
ThreadError = RuntimeError
_FIRST_IDENT = 140000000000000


class BrokenBarrierError(RuntimeError):
    pass


def _stuck(what):
    raise RuntimeError(f'heaptop runs one thread at a time: {what} would never end')


class Lock:
    __slots__ = ('_locked', '__weakref__')
    __module__ = '_thread'

    def __reduce__(self):
        raise TypeError(f"cannot pickle '{type(self).__module__}.{type(self).__qualname__}' object")
    __qualname__ = 'lock'

    def __init__(self):
        self._locked = False

    def acquire(self, blocking=True, timeout=-1):
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if not self._locked:
            self._locked = True
            return True
        if not blocking:
            return False
        if timeout == -1:
            _stuck('acquire() of a locked lock')
        time.sleep(timeout)
        return False

    def release(self):
        if not self._locked:
            raise RuntimeError('release unlocked lock')
        self._locked = False

    def locked(self):
        return self._locked

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc):
        self.release()

    def __repr__(self):
        return f'<{"locked" if self._locked else "unlocked"} _thread.lock object at {id(self):#x}>'


class RLock:
    __slots__ = ('_owner', '_count', '__weakref__')
    __module__ = '_thread'

    def __reduce__(self):
        raise TypeError(f"cannot pickle '{type(self).__module__}.{type(self).__qualname__}' object")

    def __init__(self):
        self._owner = None
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        if self._owner not in (None, get_ident()):
            return Lock.acquire(_Taken, blocking, timeout)
        self._owner = get_ident()
        self._count += 1
        return True

    def release(self):
        if self._owner != get_ident():
            raise RuntimeError('cannot release un-acquired lock')
        self._count -= 1
        if not self._count:
            self._owner = None

    def _is_owned(self):
        return self._owner == get_ident()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc):
        self.release()

    def __repr__(self):
        state = 'locked' if self._count else 'unlocked'
        return f'<{state} _thread.RLock object owner={self._owner or 0} count={self._count} at {id(self):#x}>'


class _Taken:
    _locked = True


class Condition:
    def __init__(self, lock=None):
        self._lock = lock or RLock()
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *exc):
        return self._lock.__exit__(*exc)

    def wait(self, timeout=None):
        if timeout is None:
            _stuck('Condition.wait()')
        time.sleep(timeout)
        return False

    def wait_for(self, predicate, timeout=None):
        result = predicate()
        if not result and not self.wait(timeout):
            result = predicate()
        return result

    def notify(self, n=1):
        pass

    def notify_all(self):
        pass


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError('semaphore initial value must be >= 0')
        self._value = value

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        if self._value:
            self._value -= 1
            return True
        if not blocking:
            return False
        if timeout is None:
            _stuck('Semaphore.acquire()')
        time.sleep(timeout)
        return False

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError('n must be one or more')
        self._value += n

    def __exit__(self, *exc):
        self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def release(self, n=1):
        if self._value + n > self._initial_value:
            raise ValueError('Semaphore released too many times')
        super().release(n)


class Event:
    def __init__(self):
        self._flag = False

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {'set' if self._flag else 'unset'}>"

    def is_set(self):
        return self._flag

    def set(self):
        self._flag = True

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        if not self._flag:
            if timeout is None:
                _stuck('Event.wait()')
            time.sleep(timeout)
        return self._flag


class Barrier:
    def __init__(self, parties, action=None, timeout=None):
        self.parties = parties

    def wait(self, timeout=None):
        if self.parties > 1:
            _stuck('Barrier.wait()')
        return 0


class ExceptHookArgs:
    def __init__(self, args):
        self.exc_type, self.exc_value, self.exc_traceback, self.thread = args


def excepthook(args):
    if args.exc_type is SystemExit:
        return
    name = args.thread.name if args.thread is not None else get_ident()
    import traceback
    print(f'Exception in thread {name}:', file=sys.stderr)
    traceback.print_exception(args.exc_type, args.exc_value, args.exc_traceback)


_counter = 0


def _newname(template):
    global _counter
    _counter += 1
    return template % _counter


class Thread:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, 'group argument must be None for now'
        if name is not None:
            name = str(name)
        else:
            name = _newname('Thread-%d')
            if target is not None:
                try:
                    name += f' ({target.__name__})'
                except AttributeError:
                    pass
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = None
        self._started = self._ended = False

    def __repr__(self):
        status = 'initial' if not self._started else 'stopped' if self._ended else 'started'
        if self._daemonic:
            status += ' daemon'
        if self._ident is not None:
            status += f' {self._ident}'
        return f'<{self.__class__.__name__}({self._name}, {status})>'

    def start(self):
        if self._started:
            raise RuntimeError('threads can only be started once')
        global _current, _idents
        self._started = True
        _idents += 1
        self._ident = _FIRST_IDENT + _idents * 4096
        before, _current = _current, self
        _active.append(self)
        try:
            self.run()
        except BaseException:
            excepthook(ExceptHookArgs((*sys.exc_info(), self)))
        finally:
            _current = before
            _active.remove(self)
            self._ended = True

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def join(self, timeout=None):
        if not self._started:
            raise RuntimeError('cannot join thread before it is started')
        if self is _current:
            raise RuntimeError('cannot join current thread')

    def is_alive(self):
        return self._started and not self._ended

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self._name = str(name)

    @property
    def ident(self):
        return self._ident

    native_id = ident

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if self._started:
            raise RuntimeError('cannot set daemon status of active thread')
        self._daemonic = daemonic

    def getName(self):
        return self.name

    def isDaemon(self):
        return self.daemon

    def setDaemon(self, daemonic):
        self.daemon = daemonic


class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        time.sleep(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):
    def __init__(self):
        self._name = 'MainThread'
        self._daemonic = False
        self._started, self._ended = True, False
        self._ident = _FIRST_IDENT


_idents = 0
_main_thread = _current = _MainThread()
_active = [_main_thread]


def current_thread():
    return _current


def main_thread():
    return _main_thread


def get_ident():
    return _current._ident


get_native_id = get_ident
currentThread = current_thread


def active_count():
    return len(_active)


activeCount = active_count


def enumerate():
    return list(_active)


def settrace(func):
    sys.settrace(func)


def setprofile(func):
    sys.setprofile(func)


def stack_size(size=0):
    return 0


class local:
    def __new__(cls, /, *args, **kw):
        self = object.__new__(cls)
        object.__setattr__(self, '_local__values', {})
        object.__setattr__(self, '_local__init', (args, kw))
        object.__getattribute__(self, '_local__values')[get_ident()] = {}
        return self

    def __getattribute__(self, name):
        values = _local_values(self)
        if name == '__dict__':
            return values
        if name in values:
            return values[name]
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        if name == '__dict__':
            raise AttributeError(f"'{self.__class__.__name__}' object attribute '__dict__' is read-only")
        _local_values(self)[name] = value

    def __delattr__(self, name):
        try:
            del _local_values(self)[name]
        except KeyError:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'") from None


def _local_values(self):
    values = object.__getattribute__(self, '_local__values')
    ident = get_ident()
    if ident not in values:
        values[ident] = {}
        args, kw = object.__getattribute__(self, '_local__init')
        self.__init__(*args, **kw)
    return values[ident]
`;
