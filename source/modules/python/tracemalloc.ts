import { atLines } from '../at-lines.ts';

/**
 * The part of `tracemalloc` that CPython has in Python (`Lib/tracemalloc.py`), over `_tracemalloc`. It is traced like any
 * code, so what allocates stands on the line that it has there.
 */
export const SOURCE = atLines(String.raw`
import linecache
from _sequence_abc import Iterable, Sequence
from _tracemalloc import *
from _tracemalloc import _Runs, _ask_once, _fspath, _get_object_traceback, _get_traces, _matches, _passes


#: 13
def _format_size(size, sign):
    for unit in ('B', 'KiB', 'MiB', 'GiB', 'TiB'):
        if abs(size) < 10240 or unit == 'TiB':
            break
        size /= 1024
    if abs(size) < 100 and unit != 'B':
        return ('%+.1f %s' if sign else '%.1f %s') % (size, unit)
    #: 26
    return ('%+.0f %s' if sign else '%.0f %s') % (size, unit)


class Statistic:
    """How much memory the blocks of one traceback take."""
    __slots__ = ('traceback', 'size', 'count')

    #: 37
    def __init__(self, traceback, size, count):
        self.traceback = traceback
        self.size = size
        self.count = count

    def __hash__(self):
        return hash((self.traceback, self.size, self.count))

    def __eq__(self, other):
        if isinstance(other, Statistic):
            return self.traceback == other.traceback and self.size == other.size and self.count == other.count
        return NotImplemented

    #: 52
    def __str__(self):
        text = '%s: size=%s, count=%i' % (self.traceback, _format_size(self.size, False), self.count)
        if self.count:
            #: 58
            average = self.size / self.count
            text += ', average=%s' % _format_size(average, False)
        return text

    def __repr__(self):
        return '<Statistic traceback=%r size=%i count=%i>' % (self.traceback, self.size, self.count)

    #: 66
    def _sort_key(self):
        return (self.size, self.count, self.traceback)


class StatisticDiff:
    """How the memory of one traceback differs between two snapshots."""
    __slots__ = ('traceback', 'size', 'size_diff', 'count', 'count_diff')

    #: 77
    def __init__(self, traceback, size, size_diff, count, count_diff):
        self.traceback = traceback
        self.size = size
        self.size_diff = size_diff
        self.count = count
        self.count_diff = count_diff

    #: 84
    def __hash__(self):
        return hash((self.traceback, self.size, self.size_diff, self.count, self.count_diff))

    def __eq__(self, other):
        if isinstance(other, StatisticDiff):
            return (self.traceback == other.traceback and self.size == other.size and self.count == other.count
                    and self.size_diff == other.size_diff and self.count_diff == other.count_diff)
        return NotImplemented

    #: 97
    def __str__(self):
        text = ('%s: size=%s (%s), count=%i (%+i)'
                % (self.traceback, _format_size(self.size, False), _format_size(self.size_diff, True),
                   self.count, self.count_diff))
        if self.count:
            #: 105
            average = self.size / self.count
            text += ', average=%s' % _format_size(average, False)
        return text

    def __repr__(self):
        return ('<StatisticDiff traceback=%r size=%i (%+i) count=%i (%+i)>'
                % (self.traceback, self.size, self.size_diff, self.count, self.count_diff))

    #: 114
    def _sort_key(self):
        return (abs(self.size_diff), self.size, abs(self.count_diff), self.count, self.traceback)


#: 120
def _compare_grouped_stats(old_group, new_group):
    statistics = []
    for traceback, stat in new_group.items():
        previous = old_group.pop(traceback, None)
        if previous is not None:
            stat = StatisticDiff(traceback, stat.size, stat.size - previous.size, stat.count, stat.count - previous.count)
        else:
            #: 129
            stat = StatisticDiff(traceback, stat.size, stat.size, stat.count, stat.count)
        #: 132
        statistics.append(stat)
    for traceback, stat in old_group.items():
        #: 135
        stat = StatisticDiff(traceback, 0, -stat.size, 0, -stat.count)
        statistics.append(stat)
    return statistics


class Frame:
    """One frame of a traceback."""
    __slots__ = ('_frame',)

    #: 147
    def __init__(self, frame):
        self._frame = frame

    @property
    def filename(self):
        return self._frame[0]

    @property
    def lineno(self):
        return self._frame[1]

    def __eq__(self, other):
        return self._frame == other._frame if isinstance(other, Frame) else NotImplemented

    def __lt__(self, other):
        return self._frame < other._frame if isinstance(other, Frame) else NotImplemented

    def __hash__(self):
        return hash(self._frame)

    #: 172
    def __str__(self):
        return '%s:%s' % (self.filename, self.lineno)

    def __repr__(self):
        return '<Frame filename=%r lineno=%r>' % (self.filename, self.lineno)


class Traceback(Sequence):
    """The frames of a traceback, the oldest first."""
    __slots__ = ('_frames', '_total_nframe')

    #: 187
    def __init__(self, frames, total_nframe=None):
        Sequence.__init__(self)
        # The newest comes first in what is given.
        #: 193
        self._frames = tuple(reversed(frames))
        self._total_nframe = total_nframe

    @property
    def total_nframe(self):
        return self._total_nframe

    def __len__(self):
        return len(self._frames)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(Frame(frame) for frame in self._frames[index])
        #: 207
        return Frame(self._frames[index])

    def __contains__(self, frame):
        return frame._frame in self._frames

    def __hash__(self):
        return hash(self._frames)

    def __eq__(self, other):
        return self._frames == other._frames if isinstance(other, Traceback) else NotImplemented

    def __lt__(self, other):
        return self._frames < other._frames if isinstance(other, Traceback) else NotImplemented

    #: 225
    def __str__(self):
        return str(self[0])

    def __repr__(self):
        text = f'<Traceback {tuple(self)}'
        if self._total_nframe is None:
            return text + '>'
        #: 233
        return f'{text} total_nframe={self._total_nframe}>'

    def format(self, limit=None, most_recent_first=False):
        lines = []
        if limit is None:
            chosen = self
        else:
            chosen = self[-limit:] if limit > 0 else self[:limit]
        if most_recent_first:
            #: 247
            chosen = reversed(chosen)
        for frame in chosen:
            lines.append('  File "%s", line %s' % (frame.filename, frame.lineno))
            #: 251
            line = linecache.getline(frame.filename, frame.lineno).strip()
            if line:
                lines.append('    %s' % line)
        return lines


#: 257
def get_object_traceback(obj):
    """Where the object has been allocated: a Traceback, or None if that was not traced."""
    #: 265
    frames = _get_object_traceback(obj)
    if frames is not None:
        return Traceback(frames)
    return None


class Trace:
    """One block of memory."""
    __slots__ = ('_trace',)

    #: 278
    def __init__(self, trace):
        self._trace = trace

    @property
    def domain(self):
        return self._trace[0]

    @property
    def size(self):
        return self._trace[1]

    #: 291
    @property
    def traceback(self):
        return Traceback(*self._trace[2:])

    def __eq__(self, other):
        return self._trace == other._trace if isinstance(other, Trace) else NotImplemented

    def __hash__(self):
        return hash(self._trace)

    #: 303
    def __str__(self):
        return '%s: %s' % (self.traceback, _format_size(self.size, False))

    def __repr__(self):
        return ('<Trace domain=%s size=%s, traceback=%r>'
                % (self.domain, _format_size(self.size, False), self.traceback))


class _Traces(Sequence):
    #: 312
    def __init__(self, traces):
        Sequence.__init__(self)
        #: 315
        self._traces = traces

    def __len__(self):
        return len(self._traces)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(Trace(trace) for trace in self._traces[index])
        #: 324
        return Trace(self._traces[index])

    def __contains__(self, trace):
        return trace._trace in self._traces

    def __eq__(self, other):
        return self._traces == other._traces if isinstance(other, _Traces) else NotImplemented

    def __repr__(self):
        return '<Traces len=%s>' % len(self)


#: 338
def _normalize_filename(filename):
    filename = _normcase(filename)
    if filename.endswith('.pyc'):
        filename = filename[:-1]
    return filename

class BaseFilter:
    #: 346
    def __init__(self, inclusive):
        self.inclusive = inclusive

    def _match(self, trace):
        raise NotImplementedError


class Filter(BaseFilter):
    #: 354
    def __init__(self, inclusive, filename_pattern, lineno=None, all_frames=False, domain=None):
        #: 356
        super().__init__(inclusive)
        self.inclusive = inclusive
        self._filename_pattern = _normalize_filename(filename_pattern)
        self.lineno = lineno
        self.all_frames = all_frames
        self.domain = domain

    @property
    def filename_pattern(self):
        return self._filename_pattern

    #: 367
    def _match_frame_impl(self, filename, lineno):
        filename = _normalize_filename(filename)
        return _matches(filename, self._filename_pattern) and (self.lineno is None or lineno == self.lineno)

    #: 376
    def _match_frame(self, filename, lineno):
        return self._match_frame_impl(filename, lineno) ^ (not self.inclusive)

    def _match_traceback(self, traceback):
        if self.all_frames:
            if any(self._match_frame_impl(filename, lineno) for filename, lineno in traceback):
                #: 383
                return self.inclusive
            return not self.inclusive
        filename, lineno = traceback[0]
        #: 388
        return self._match_frame(filename, lineno)

    def _match(self, trace):
        domain, size, traceback, total_nframe = trace
        passes = self._match_traceback(traceback)
        if self.domain is None:
            return passes
        return passes and domain == self.domain if self.inclusive else passes or domain != self.domain


class DomainFilter(BaseFilter):
    #: 402
    def __init__(self, inclusive, domain):
        super().__init__(inclusive)
        self._domain = domain

    @property
    def domain(self):
        return self._domain

    def _match(self, trace):
        domain, size, traceback, total_nframe = trace
        return (domain == self.domain) ^ (not self.inclusive)


class Snapshot:
    """The traces of the blocks that lived at one moment."""

    #: 420
    def __init__(self, traces, traceback_limit):
        #: 423
        self.traces = _Traces(traces)
        self.traceback_limit = traceback_limit

    def dump(self, filename):
        """Write the snapshot into a file."""
        import pickle
        with open(filename, 'wb') as fp:
            pickle.dump(self, fp, pickle.HIGHEST_PROTOCOL)

    @staticmethod
    def load(filename):
        """The snapshot that a file holds."""
        import pickle
        with open(filename, 'rb') as fp:
            return pickle.load(fp)

    #: 441
    def _filter_trace(self, include_filters, exclude_filters, trace):
        if include_filters:
            if not any(each._match(trace) for each in include_filters):
                #: 445
                return False
        if exclude_filters:
            return not any(not each._match(trace) for each in exclude_filters)
        return True

    #: 452
    def filter_traces(self, filters):
        """A snapshot with what some inclusive filter takes, if there is one, and no exclusive one refuses."""
        if not isinstance(filters, Iterable):
            raise TypeError('filters must be a list of filters, not %s' % type(filters).__name__)
        if filters:
            #: 462
            include_filters = []
            exclude_filters = []
            for each in filters:
                (include_filters if each.inclusive else exclude_filters).append(each)
            _ask_once(filters, Filter, DomainFilter)
            #: 469
            new_traces = [trace for trace in self.traces._traces
                          if _passes(self, include_filters, exclude_filters, trace)]
        else:
            #: 474
            new_traces = self.traces._traces.copy()
        return Snapshot(new_traces, self.traceback_limit)

    def _group_by(self, key_type, cumulative):
        if key_type not in ('traceback', 'filename', 'lineno'):
            raise ValueError('unknown key_type: %r' % (key_type,))
        if cumulative and key_type == 'traceback':
            raise ValueError('cumulative mode cannot by used with key type %r' % key_type)
        #: 484
        stats = {}
        tracebacks = {}
        if not cumulative:
            for trace in (runs := _Runs(self.traces._traces)):
                domain, size, place, domain = trace
                try:
                    traceback = tracebacks[place]
                except KeyError:
                    frames = place
                    if key_type == 'lineno':
                        #: 495
                        frames = place[:1]
                    elif key_type == 'filename':
                        frames = ((place[0][0], 0),)
                    traceback = Traceback(frames)
                    tracebacks[place] = traceback
                try:
                    stat = stats[traceback]
                    stat.size = runs.add_size(stat.size)
                    stat.count = runs.add_count(stat.count)
                except KeyError:
                    stats[traceback] = Statistic(traceback, size, 1)
        else:
            #: 508
            for trace in (runs := _Runs(self.traces._traces)):
                domain, size, place, domain = trace
                for frame in place:
                    try:
                        traceback = tracebacks[frame]
                    except KeyError:
                        #: 515
                        frames = (frame,)
                        if key_type == 'filename':
                            frames = ((frame[0], 0),)
                        traceback = Traceback(frames)
                        tracebacks[frame] = traceback
                    try:
                        stat = stats[traceback]
                        stat.size = runs.add_size(stat.size)
                        stat.count = runs.add_count(stat.count)
                    except KeyError:
                        stats[traceback] = Statistic(traceback, size, 1)
        #: 526
        return stats

    def statistics(self, key_type, cumulative=False):
        """A sorted list of a Statistic for each place."""
        #: 533
        grouped = self._group_by(key_type, cumulative)
        statistics = list(grouped.values())
        statistics.sort(reverse=True, key=Statistic._sort_key)
        return statistics

    def compare_to(self, old_snapshot, key_type, cumulative=False):
        """A sorted list of a StatisticDiff for each place."""
        #: 544
        new_group = self._group_by(key_type, cumulative)
        old_group = old_snapshot._group_by(key_type, cumulative)
        statistics = _compare_grouped_stats(old_group, new_group)
        statistics.sort(reverse=True, key=StatisticDiff._sort_key)
        return statistics


def take_snapshot():
    """A snapshot of what lives now."""
    if not is_tracing():
        raise RuntimeError('the tracemalloc module must be tracing memory allocations to take a snapshot')
    #: 558
    traces = _get_traces()
    traceback_limit = get_traceback_limit()
    return Snapshot(traces, traceback_limit)


# As that of posixpath.
def _normcase(s):
    return _fspath(s)


# What functools.total_ordering() gives, which would be much to import for it.
def _gt_from_lt(self, other):
    less = type(self).__lt__(self, other)
    return less if less is NotImplemented else not less and self != other


def _le_from_lt(self, other):
    less = type(self).__lt__(self, other)
    return less if less is NotImplemented else less or self == other


def _ge_from_lt(self, other):
    less = type(self).__lt__(self, other)
    return less if less is NotImplemented else not less


for _ordered in Frame, Traceback:
    _ordered.__gt__, _ordered.__le__, _ordered.__ge__ = _gt_from_lt, _le_from_lt, _ge_from_lt
del _ordered
`);
