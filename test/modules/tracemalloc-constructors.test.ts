import { expect, test } from 'vitest';
import { lines } from './play.ts';

test('snapshots and filters can be made of traces that a script gives', () => {
  const script = `
import tracemalloc
raw = [(0, 10, (('a.py', 2), ('b.py', 4)), 3), (1, 5, (('b.py', 1),), 1), (0, 2, (('a.py', 2), ('b.py', 4)), 3)]
snapshot = tracemalloc.Snapshot(raw, 2)
print(snapshot.traces, snapshot.traces._traces == raw, snapshot.traces[1], snapshot.traces == snapshot.traces)
print([str(s) for s in snapshot.statistics('lineno')])
kept = snapshot.filter_traces([tracemalloc.DomainFilter(False, 1)])
print(kept.traces._traces == [raw[0], raw[2]])
f = tracemalloc.Filter(True, 'a.py', 2)
print(f._match_frame('a.py', 2), f._match_frame('a.py', 3), f._match_traceback((('b.py', 1),)))
tb = tracemalloc.Traceback([('a.py', 9), ('b.py', 15)])
print(repr(tb), tb._frames)
print(tracemalloc.Statistic(tb, 3, 1) == tracemalloc.Statistic(tb, 3, 1))
`;
  expect(lines(script)).toEqual([
    '<Traces len=3> True b.py:1: 5 B True',
    "['a.py:2: size=12 B, count=2, average=6 B', 'b.py:1: size=5 B, count=1, average=5 B']",
    'True',
    'True False False',
    "<Traceback (<Frame filename='b.py' lineno=15>, <Frame filename='a.py' lineno=9>)> (('b.py', 15), ('a.py', 9))",
    'True',
  ]);
});
