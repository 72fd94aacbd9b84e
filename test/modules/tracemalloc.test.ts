import { expect, test } from 'vitest';
import { compareFrames, formatSize } from '../../source/modules/tracemalloc-statistics.ts';
import { failure, lines } from './play.ts';

test('sizes change their unit at ten thousand, and round to even', () => {
  expect([10239, 10240, 12544, 102400, 10 * 1024 * 1024 - 1].map((size) => formatSize(size, false))).toEqual([
    '10239 B',
    '10.0 KiB',
    '12.2 KiB',
    '100 KiB',
    '10240 KiB',
  ]);
  expect([0, -10240, 5].map((size) => formatSize(size, true))).toEqual(['+0 B', '-10.0 KiB', '+5 B']);
});

test('tracebacks compare as tuples', () => {
  expect(compareFrames([['a', 2]], [['a', 10]])).toBeLessThan(0);
  expect(
    compareFrames(
      [['a', 1]],
      [
        ['a', 1],
        ['b', 1],
      ],
    ),
  ).toBeLessThan(0);
});

test('statistics by line, largest first', () => {
  const script = `
import tracemalloc
def measure():
    a = bytes(5000)
    b = [bytes(1000) for _ in range(3)]
    return tracemalloc.take_snapshot()
tracemalloc.start()
snapshot = measure()
tracemalloc.stop()
for stat in snapshot.statistics('lineno'): print(stat)
print(snapshot.statistics('filename')[0].traceback, len(snapshot.traces))
`;
  expect(lines(script)).toEqual([
    'script.py:4: size=5033 B, count=1, average=5033 B',
    'script.py:5: size=3131 B, count=4, average=783 B',
    'script.py:0 5',
  ]);
});

test('what was allocated before is unknown, and its death changes nothing; printed strings wait in the buffer', () => {
  const script = `
import tracemalloc
def forget(old):
    tracemalloc.start()
    print(tracemalloc.get_object_traceback(old), tracemalloc.get_traced_memory())
    del old
    return tracemalloc.get_traced_memory()[0]
print(forget(bytes(9000)))
`;
  expect(lines(script)).toEqual(['None (0, 0)', '156']);
});

test('frames, oldest first, with their source', () => {
  const script = `
import tracemalloc
def make(): return bytes(2000)
tracemalloc.start(2)
x = make()
trace = tracemalloc.get_object_traceback(x)
print([frame.lineno for frame in trace], len(trace), trace.total_nframe)
print('\\n'.join(trace.format()))
`;
  expect(lines(script)).toEqual([
    '[5, 3] 2 None',
    '  File "script.py", line 5',
    '    x = make()',
    '  File "script.py", line 3',
    '    def make(): return bytes(2000)',
  ]);
});

test('filters and differences', () => {
  const script = `
import tracemalloc
tracemalloc.start()
first = tracemalloc.take_snapshot()
x = bytes(3000)
second = tracemalloc.take_snapshot()
only = [tracemalloc.Filter(True, '*.py', 5)]
for diff in second.filter_traces(only).compare_to(first.filter_traces(only), 'lineno'): print(diff)
others = [tracemalloc.Filter(False, 'script.*'), tracemalloc.Filter(False, '*/tracemalloc.py')]
print(second.filter_traces(others).statistics('lineno'))
`;
  expect(lines(script)).toEqual(['script.py:5: size=3033 B (+3033 B), count=1 (+1), average=3033 B', '[]']);
});

test('errors are as in CPython', () => {
  expect(failure('import tracemalloc; tracemalloc.take_snapshot()')).toBe(
    'RuntimeError: the tracemalloc module must be tracing memory allocations to take a snapshot',
  );
  expect(failure('import tracemalloc; tracemalloc.start(0)')).toBe(
    'ValueError: the number of frames must be in range [1; 65535]',
  );
});
