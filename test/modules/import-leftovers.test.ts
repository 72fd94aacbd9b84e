import { expect, test } from 'vitest';
import type { PythonVersion } from '../../source/heap/version-facts.ts';
import { Machine } from '../../source/machine.ts';

/** The dead lists, dicts and floats that `sys._debugmallocstats()` tells, and the dead tuples of one item. */
function leftovers(python: PythonVersion, imports: string): number[] {
  let text = '';
  const write = (_: number, written: string) => {
    text += written;
  };
  const machine = new Machine({
    python,
    argv: ['script.py'],
    memoryLimit: 2 ** 28,
    host: { write, readSource: () => null },
  });
  machine.run(`${imports}\nimport sys\nsys._debugmallocstats()`, 'script.py');
  return ['PyListObjects', 'PyDictObjects', 'PyFloatObjects', '1-sized PyTupleObjects'].map((what) =>
    Number(new RegExp(`(\\d+) free ${what} `).exec(text)?.[1]),
  );
}

test('a script begins with what start-up has left', () => {
  expect(leftovers('3.9', '')).toEqual([6, 10, 3, 9]);
  expect(leftovers('3.12', '')).toEqual([9, 14, 3, 5]);
});

test('imports take off the free lists too', () => {
  expect(leftovers('3.9', 'import collections')).toEqual([1, 8, 4, 41]);
  expect(leftovers('3.12', 'import collections, functools, itertools, tracemalloc, weakref').slice(1)).toEqual([
    4, 4, 2,
  ]);
});

test('what start-up has imported already leaves nothing', () => {
  expect(leftovers('3.11', 'import functools')).toEqual(leftovers('3.11', ''));
});

test("a module of the binary takes a list for its spec's submodules", () => {
  const [lists] = leftovers('3.13', 'import tracemalloc');
  expect(lists).toBe(15);
  expect(leftovers('3.13', 'import tracemalloc, gc')[0]).toBe(14);
});

test('of the dead lists that were there, as many are left as the import did not need at once', () => {
  const functions = Array.from({ length: 12 }, (_, i) => `def f${i}(): pass`).join('\n');
  expect([leftovers('3.13', functions)[0], leftovers('3.13', `import weakref\n${functions}`)[0]]).toEqual([29, 21]);
});

test('what an earlier import has brought along leaves nothing and takes nothing', () => {
  expect(leftovers('3.13', 'import tracemalloc, linecache, functools')).toEqual(
    leftovers('3.13', 'import tracemalloc'),
  );
  expect(leftovers('3.13', 'import linecache')).not.toEqual(leftovers('3.13', ''));
});
