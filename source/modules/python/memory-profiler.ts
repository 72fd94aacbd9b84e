// DIFFERS: `memory_profiler`'s `@profile` counts the live blocks of the simulated heap, in KiB, where the real package
// measures the process. — There is no process. — The figures are exact, and the same in each run.
/** `memory_profiler`: its `@profile`, counted by the simulation. */
export const SOURCE = String.raw`
import functools
import inspect
import linecache
import sys
import _line_memory

__version__ = 'heaptop'
_TEMPLATE = '{0:>6} {1:>12} {2:>12}  {3:>10}   {4:<}'
_HEADER = _TEMPLATE.format('Line #', 'Mem usage', 'Increment', 'Occurrences', 'Line Contents')


def profile(func=None, stream=None, precision=1, backend='heaptop'):
    if func is None:
        return lambda function: profile(function, stream, precision, backend)
    if inspect.isgeneratorfunction(func) or inspect.iscoroutinefunction(func):
        raise NotImplementedError('heaptop profiles functions, no generators and no coroutines')

    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        _line_memory.enter()
        try:
            return func(*args, **kwargs)
        finally:
            _show(func.__code__, _line_memory.leave(), stream or sys.stdout, precision)

    return wrapper


def _show(code, rows, stream, precision):
    known = {line: rest for line, *rest in rows}
    stream.write(f'Filename: {code.co_filename}\n\n'
                 f'Memory of the live blocks in the simulated heap, counted by heaptop\n\n{_HEADER}\n'
                 + '=' * len(_HEADER) + '\n')
    source = linecache.getlines(code.co_filename)
    first = code.co_firstlineno
    for line in range(first, max([first, *(end for *_, end in code.co_lines() if end), *known]) + 1):
        text = source[line - 1].rstrip('\n') if line <= len(source) else ''
        if line in known:
            increment, usage, occurrences = known[line]
            figures = _kib(usage, precision), _kib(increment, precision), occurrences
        else:
            figures = '', '', ''
        stream.write(_TEMPLATE.format(line, *figures, text) + '\n')
    stream.write('\n\n')


def _kib(size, precision):
    return f'{size / 1024:.{precision}f} KiB'


def memory_usage(proc=-1, interval=.1, timeout=None, timestamps=False, include_children=False, multiprocess=False,
                 max_usage=False, retval=False, stream=None, backend=None, max_iterations=None):
    if isinstance(proc, tuple):
        func, args, kwargs = (*proc, (), {})[:3] if len(proc) < 3 else proc
        before = _line_memory.used()
        result = func(*args, **kwargs)
        usage = [size / 2 ** 20 for size in (before, _line_memory.used())]
    else:
        result = None
        usage = [_line_memory.used() / 2 ** 20]
    usage = max(usage) if max_usage else usage
    return (usage, result) if retval else usage
`;
