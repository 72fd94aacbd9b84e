import { expect, test } from 'vitest';
import { atLines } from '../../source/modules/at-lines.ts';
import { lines } from './play.ts';

test('what follows a mark stands on its line', () => {
  const text = atLines('\nfirst = 1\n#: 5\nfifth = 5\nsixth = 6\n    #: 9\n    ninth = 9');
  expect(
    text
      .split('\n')
      .map((line, i) => [i + 1, line.trim()])
      .filter(([, line]) => line !== ''),
  ).toEqual([
    [2, 'first = 1'],
    [5, 'fifth = 5'],
    [6, 'sixth = 6'],
    [9, 'ninth = 9'],
  ]);
  expect(() => atLines('one\ntwo\nthree\n#: 2\nfour')).toThrow('line 3 is past 2: three');
});

test('the lines of tracemalloc.py and abc.py that allocate are those of CPython', () => {
  const script = `
import tracemalloc, abc
functions = [tracemalloc.take_snapshot, tracemalloc.Traceback.__init__, tracemalloc.Snapshot._group_by,
             tracemalloc.Filter.__init__, tracemalloc._compare_grouped_stats, abc.ABCMeta.__subclasscheck__]
print([function.__code__.co_firstlineno for function in functions], abc.ABCMeta.register.__code__.co_filename)
tracemalloc.start()
first = tracemalloc.take_snapshot()
second = tracemalloc.take_snapshot()
tracemalloc.stop()
here = [tracemalloc.Filter(True, tracemalloc.__file__)]
print([(s.traceback[0].lineno, s.size, s.count) for s in second.filter_traces(here).statistics('lineno')])
`;
  expect(lines(script)).toEqual(['[551, 187, 477, 354, 120, 121] <frozen abc>', '[(560, 328, 1), (423, 328, 1)]']);
});
