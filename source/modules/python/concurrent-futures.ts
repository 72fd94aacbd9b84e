/** `concurrent.futures` (`Lib/concurrent/futures/`): threads of a pool; a simulation has no processes. */
export const SOURCE = String.raw`
import queue
import threading
import time
import types

__all__ = ['FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED', 'CancelledError', 'TimeoutError', 'InvalidStateError',
           'BrokenExecutor', 'Future', 'Executor', 'wait', 'as_completed', 'ProcessPoolExecutor', 'ThreadPoolExecutor']

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'
PENDING, RUNNING, CANCELLED, FINISHED = 'PENDING', 'RUNNING', 'CANCELLED', 'FINISHED'


class Error(Exception):
    """Base class for all future-related exceptions."""


class CancelledError(Error):
    """The Future was cancelled."""


class InvalidStateError(Error):
    """The operation is not allowed in this state."""


class BrokenExecutor(RuntimeError):
    """Raised when a executor has become non-functional after a severe failure."""


TimeoutError = TimeoutError


class Future:
    """Represents the result of an asynchronous computation."""

    def __init__(self):
        self._condition = threading.Condition()
        self._state = PENDING
        self._result = None
        self._exception = None
        self._done_callbacks = []

    def __repr__(self):
        with self._condition:
            text = f'<Future at {id(self):#x} state={self._state.lower()}'
            if self._state == FINISHED:
                if self._exception:
                    return f'{text} raised {type(self._exception).__name__}>'
                return f'{text} returned {type(self._result).__name__}>'
            return text + '>'

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            try:
                callback(self)
            except Exception:
                import logging
                logging.getLogger('concurrent.futures').exception('exception calling callback for %r', self)

    def cancel(self):
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state == CANCELLED:
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        return self._state == CANCELLED

    def running(self):
        return self._state == RUNNING

    def done(self):
        return self._state in (CANCELLED, FINISHED)

    def add_done_callback(self, fn):
        with self._condition:
            if not self.done():
                self._done_callbacks.append(fn)
                return
        fn(self)

    def _wait(self, timeout):
        with self._condition:
            if not self.done():
                self._condition.wait(timeout)
            if self._state == CANCELLED:
                raise CancelledError()
            if self._state != FINISHED:
                raise TimeoutError()

    def result(self, timeout=None):
        try:
            self._wait(timeout)
            if self._exception:
                raise self._exception
            return self._result
        finally:
            self = None

    def exception(self, timeout=None):
        self._wait(timeout)
        return self._exception

    def set_running_or_notify_cancel(self):
        if self._state == CANCELLED:
            return False
        self._state = RUNNING
        return True

    def _finish(self, result, exception):
        with self._condition:
            if self.done():
                raise InvalidStateError('{}: {!r}'.format(self._state, self))
            self._result, self._exception = result, exception
            self._state = FINISHED
            self._condition.notify_all()
        self._invoke_callbacks()

    def set_result(self, result):
        self._finish(result, None)

    def set_exception(self, exception):
        self._finish(None, exception)

    __class_getitem__ = classmethod(types.GenericAlias)


def as_completed(fs, timeout=None):
    fs = list(dict.fromkeys(fs))
    done = queue.SimpleQueue()
    for f in fs:
        f.add_done_callback(done.put)
    end = None if timeout is None else time.monotonic() + timeout
    for left in range(len(fs), 0, -1):
        try:
            yield done.get(timeout=None if end is None else max(0, end - time.monotonic()))
        except queue.Empty:
            raise TimeoutError('%d (of %d) futures unfinished' % (left, len(fs))) from None


class DoneAndNotDoneFutures(tuple):
    done = property(lambda self: self[0])
    not_done = property(lambda self: self[1])

    def __repr__(self):
        return f'DoneAndNotDoneFutures(done={self.done!r}, not_done={self.not_done!r})'


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    fs = set(fs)
    done = {f for f in fs if f.done()}

    def enough():
        if return_when == FIRST_COMPLETED:
            return bool(done)
        return len(done) == len(fs) or return_when == FIRST_EXCEPTION and any(
            not f.cancelled() and f.exception() is not None for f in done)
    try:
        if not enough():
            for f in as_completed(fs - done, timeout):
                done.add(f)
                if enough():
                    break
    except TimeoutError:
        pass
    return DoneAndNotDoneFutures((done, fs - done))


class Executor:
    """This is an abstract base class for concrete asynchronous executors."""

    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        end = None if timeout is None else time.monotonic() + timeout
        fs = [self.submit(fn, *args) for args in zip(*iterables)]

        def results():
            try:
                fs.reverse()
                while fs:
                    yield fs.pop().result(None if end is None else end - time.monotonic())
            finally:
                for future in fs:
                    future.cancel()
        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


class ThreadPoolExecutor(Executor):
    _counter = 0

    def __init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=()):
        if max_workers is None:
            max_workers = 5
        if max_workers <= 0:
            raise ValueError('max_workers must be greater than 0')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        self._max_workers = max_workers
        self._shutdown = False
        self._initializer, self._initargs = initializer, initargs
        self._prefix = thread_name_prefix or f'ThreadPoolExecutor-{ThreadPoolExecutor._counter}'
        self._is_new = True
        ThreadPoolExecutor._counter += 1

    def submit(self, fn, /, *args, **kwargs):
        """Threads run one at a time, from start to end: each call is over when this returns, as if the pool were idle."""
        if self._shutdown:
            raise RuntimeError('cannot schedule new futures after shutdown')
        f = Future()
        t = threading.Thread(target=self._work, args=(f, fn, args, kwargs), name=f'{self._prefix}_0')
        t.start()
        t.join()
        return f

    def _work(self, f, fn, args, kwargs):
        if self._is_new and self._initializer is not None:
            self._initializer(*self._initargs)
        self._is_new = False
        f.set_running_or_notify_cancel()
        try:
            result = fn(*args, **kwargs)
        except BaseException as exc:
            f.set_exception(exc)
        else:
            f.set_result(result)

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._shutdown = True


class ProcessPoolExecutor(Executor):
    def __init__(self, *args, **kwargs):
        raise NotImplementedError('a simulation has no processes: ThreadPoolExecutor does the same work')
`;
