/** The part of `traceback` in Python (`Lib/traceback.py`). */
export const SOURCE = String.raw`
import linecache
import sys

__all__ = ['extract_stack', 'extract_tb', 'format_exception', 'format_exception_only', 'format_list', 'format_stack',
           'format_tb', 'print_exc', 'format_exc', 'print_exception', 'print_last', 'print_stack', 'print_tb',
           'clear_frames', 'FrameSummary', 'TracebackException', 'StackSummary', 'walk_stack', 'walk_tb', 'print_list']

_sentinel = object()


def _given(exc, value, tb):
    if value is _sentinel:
        return exc
    return value


def _print_each(entries, file):
    if file is None:
        file = sys.stderr
    for entry in entries:
        print(entry, file=file, end='')


def _entries(text, value):
    # One entry for each frame, with its source, one for what stands between chained exceptions, one for the message.
    message = value.args[0] if len(value.args) == 1 else None
    if isinstance(message, str) and '\n' in message:
        text = text.replace(message, message.replace('\n', '\0'))
    entries = []
    for line in text.splitlines(keepends=True):
        line = line.replace('\0', '\n')
        last = entries[-1] if entries else ''
        place = last.lstrip(' |')
        of_frame = place.startswith('File ') and line.startswith(last[:-len(place)] + '  ')
        between = last == '\n' or line == '\n' and last.startswith('\n') and not last.endswith('\n\n')
        if of_frame or between:
            entries[-1] += line
        else:
            entries.append(line)
    return entries


def format_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, chain=True, **kwargs):
    value = _given(exc, value, tb)
    if value is None:
        return ['NoneType: None\n']
    if limit is not None or tb is None:
        return _limited(value, tb, limit, chain, set())
    return _entries(_format_exception(value, chain), value)


def _limited(value, tb, limit, chain, seen):
    seen.add(id(value))
    lines = []
    cause, context = value.__cause__, value.__context__
    if chain and cause is not None and id(cause) not in seen:
        lines = _limited(cause, _sentinel, limit, chain, seen)
        lines.append('\nThe above exception was the direct cause of the following exception:\n\n')
    elif chain and context is not None and not value.__suppress_context__ and id(context) not in seen:
        lines = _limited(context, _sentinel, limit, chain, seen)
        lines.append('\nDuring handling of the above exception, another exception occurred:\n\n')
    if tb is _sentinel:
        tb = value.__traceback__
    stack = [] if tb is None else format_tb(tb, limit)
    if stack:
        lines.append('Traceback (most recent call last):\n')
        lines += stack
    return lines + format_exception_only(value)


class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None):
        seen = _seen or set()
        seen.add(id(exc_value))
        self._value = exc_value
        self._limit = limit
        self.exc_type = exc_type
        self.stack = extract_tb(exc_traceback, limit)
        cause, context = exc_value.__cause__, exc_value.__context__
        self.__suppress_context__ = exc_value.__suppress_context__
        self.__notes__ = getattr(exc_value, '__notes__', None)
        self.__cause__ = self.__context__ = None
        if cause is not None and id(cause) not in seen:
            self.__cause__ = TracebackException(type(cause), cause, cause.__traceback__, limit=limit, _seen=seen)
        if context is not None and id(context) not in seen:
            self.__context__ = TracebackException(type(context), context, context.__traceback__, limit=limit, _seen=seen)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type_str(self):
        module, name = self.exc_type.__module__, self.exc_type.__qualname__
        return name if module in ('__main__', 'builtins') else f'{module}.{name}'

    def __str__(self):
        return str(self._value)

    def format(self, *, chain=True, **kwargs):
        yield from format_exception(self._value, limit=self._limit, chain=chain)

    def format_exception_only(self, *, show_group=False, **kwargs):
        yield from format_exception_only(self._value)

    def print(self, *, file=None, chain=True, **kwargs):
        _print_each(self.format(chain=chain), file)


def format_exception_only(exc, /, value=_sentinel, *, show_group=False):
    value = _given(exc, value, None)
    if value is None:
        return ['NoneType: None\n']
    return _entries(_format_only(value), value)


def print_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, file=None, chain=True, **kwargs):
    _print_each(format_exception(exc, value, tb, limit, chain), file)


def format_exc(limit=None, chain=True):
    return ''.join(format_exception(sys.exc_info()[1], limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exc_info()[1], limit=limit, file=file, chain=chain)


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, 'last_value'):
        raise ValueError('no last exception')
    print_exception(sys.last_value, limit=limit, file=file, chain=chain)


def print_tb(tb, limit=None, file=None):
    _print_each(format_tb(tb, limit), file)


class FrameSummary:
    __slots__ = ('filename', 'lineno', 'name', '_line', 'end_lineno', 'colno', 'end_colno', 'locals')

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None,
                 end_colno=None, **kwargs):
        self.locals = None if locals is None else {k: repr(v) for k, v in locals.items()}
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self._line = line

    @property
    def line(self):
        if self._line is None:
            self._line = linecache.getline(self.filename, self.lineno)
        return self._line.strip()

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'

    def __eq__(self, other):
        return tuple(self) == tuple(other)

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __len__(self):
        return 4


class StackSummary(list):
    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        pairs = list(frame_gen)
        if limit is not None:
            pairs = pairs[:limit] if limit >= 0 else pairs[limit:]
        return cls(FrameSummary(f.f_code.co_filename, line, f.f_code.co_name,
                                locals=f.f_locals if capture_locals else None) for f, line in pairs)

    @classmethod
    def from_list(cls, a_list):
        return cls(frame if isinstance(frame, FrameSummary) else FrameSummary(*frame[:3], line=frame[3])
                   for frame in a_list)

    def format_frame_summary(self, frame_summary):
        return _format_summary(frame_summary)

    def format(self):
        return format_list(self)


def _format_summary(frame):
    if frame.colno is None:
        text = f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}\n'
        if frame.line:
            text += f'    {frame.line}\n'
    else:
        text = _format_entry(frame.filename, frame.name, frame.lineno, frame.end_lineno, frame.colno, frame.end_colno)
    for name, value in sorted((frame.locals or {}).items()):
        text += f'    {name} = {value}\n'
    return text


def format_list(extracted_list):
    result = []
    last, count = None, 0

    def close_run():
        if count > 3:
            result.append(f'  [Previous line repeated {count - 3} more time{"s" if count > 4 else ""}]\n')
    for frame in StackSummary.from_list(extracted_list):
        place = frame.filename, frame.lineno, frame.name
        if place != last:
            close_run()
            last, count = place, 0
        count += 1
        if count <= 3:
            result.append(_format_summary(frame))
    close_run()
    return result


def print_list(extracted_list, file=None):
    _print_each(format_list(extracted_list), file)


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    if f is None:
        f = sys._getframe(1)
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def _extract(pairs, limit):
    stack = StackSummary(FrameSummary(f.f_code.co_filename, line, f.f_code.co_name) for f, line in pairs)
    if limit is not None:
        stack[:] = stack[:limit] if limit >= 0 else stack[limit:]
    return stack


def extract_tb(tb, limit=None):
    stack = _extract(walk_tb(tb), None)
    if sys.version_info >= (3, 11):
        for summary in stack:
            positions = list(tb.tb_frame.f_code.co_positions())[tb.tb_lasti // 2:][:1]
            if positions and positions[0][1] is not None:
                _, summary.end_lineno, summary.colno, summary.end_colno = positions[0]
            tb = tb.tb_next
    if limit is not None:
        stack[:] = stack[:limit] if limit >= 0 else stack[limit:]
    return stack


def extract_stack(f=None, limit=None):
    if f is None:
        f = sys._getframe(1)
    stack = _extract(list(walk_stack(f))[::-1], None)
    if limit is not None:
        stack[:] = stack[-limit:] if limit >= 0 else stack[:-limit]
    return stack


def format_stack(f=None, limit=None):
    return format_list(extract_stack(sys._getframe(1) if f is None else f, limit))


def print_stack(f=None, limit=None, file=None):
    print_list(extract_stack(sys._getframe(1) if f is None else f, limit), file)


def clear_frames(tb):
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next
`;
