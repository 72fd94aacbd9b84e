import { expect, test } from 'vitest';
import { lines } from './play.ts';

test('statistics of traces in runs are those of each trace', () => {
  const script = `
import tracemalloc
a, b = (('a.py', 1), ('m.py', 2)), (('b.py', 7),)
raw = [(0, 5, a, 2), (0, 7, a, 2), (1, 9, a, 2), (0, 1, b, 1), (0, 2 ** 40, a, 2), (0, 2 ** 62, b, 1), (0, 3, (('b.py', 7),), 1)]
mixed = sorted(raw, key=lambda trace: trace[1] % 5)
for key, cumulative in ('lineno', False), ('traceback', False), ('filename', True):
    rows = [tracemalloc.Snapshot(each, 2).statistics(key, cumulative) for each in (raw, mixed, tuple(raw))]
    print(rows[0] == rows[1] == rows[2], [(str(row.traceback), row.size, row.count) for row in rows[0]])
`;
  const b = 2n ** 62n + 4n;
  const a = 2 ** 40 + 21;
  expect(lines(script)).toEqual([
    `True [('b.py:7', ${b}, 3), ('a.py:1', ${a}, 4)]`,
    `True [('b.py:7', ${b}, 3), ('m.py:2', ${a}, 4)]`,
    `True [('b.py:0', ${b}, 3), ('m.py:0', ${a}, 4), ('a.py:0', ${a}, 4)]`,
  ]);
});

test('filters of a class of the script are asked for each trace', () => {
  const script = `
import tracemalloc
class Counting(tracemalloc.Filter):
    asked = 0
    def _match(self, trace):
        Counting.asked += 1
        return super()._match(trace)
place = (('a.py', 1),)
snapshot = tracemalloc.Snapshot([(i // 3, i, place, 1) for i in range(6)], 1)
for make in tracemalloc.Filter, Counting:
    print([trace.size for trace in snapshot.filter_traces([make(True, 'a.py', domain=1)]).traces], Counting.asked)
`;
  expect(lines(script)).toEqual(['[3, 4, 5] 0', '[3, 4, 5] 6']);
});
