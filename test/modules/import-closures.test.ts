import { expect, test } from 'vitest';
import type { PythonVersion } from '../../source/heap/version-facts.ts';
import { Machine } from '../../source/machine.ts';

/** Objects that are not simulated after a script, and what a full collection waits for. */
function longLived(python: PythonVersion, script: string): { unsimulated: number; total: number } {
  const host = { write: () => {}, readSource: () => null };
  const machine = new Machine({ python, argv: ['script.py'], memoryLimit: 2 ** 28, host });
  machine.run(`import gc\n${script}\ngc.collect()`, 'script.py');
  const { unsimulated, longLivedTotal } = machine.vm.heap.gc.generations;
  return { unsimulated, total: longLivedTotal };
}

test('what outlives a full collection is as many objects as in CPython, whatever our own modules are', () => {
  // As len(gc.get_objects()) of 3.13 tells behind a gc.collect(): 5034, and so many more after the import.
  const start = longLived('3.13', '').total;
  expect(Math.abs(start - 5034)).toBeLessThan(10);
  for (const [module, more] of [
    ['dataclasses', 4505],
    ['collections', 731],
    ['json', 1804],
  ] as const) {
    expect(Math.abs(longLived('3.13', `import ${module}`).total - start - more)).toBeLessThan(600);
  }
});

test('a module that an earlier import has brought along adds nothing', () => {
  const after = (script: string): number => longLived('3.12', script).total;
  expect(
    Math.abs(after('import dataclasses\nimport inspect, re, functools') - after('import dataclasses')),
  ).toBeLessThan(600);
});
