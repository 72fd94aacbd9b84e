import { expect, test } from 'vitest';
import { failure, lines } from './play.ts';

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
