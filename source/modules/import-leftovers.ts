import type { Vm } from '../python/vm.ts';

/** Modules that are part of CPython's binary: importing them runs nothing. */
const BUILT_IN: ReadonlySet<string> = new Set([
  'gc',
  'time',
  'errno',
  '_weakref',
  '_collections_abc',
  'marshal',
  'posix',
]);

/** Lists and dicts in the free lists after a first import in CPython 3.13, where they are more than a few. */
const LEFT: Readonly<Record<string, readonly [lists: number, dicts: number]>> = {
  tracemalloc: [15, 4],
  weakref: [4, 4],
  functools: [10, 11],
  collections: [4, 6],
  contextlib: [9, 6],
  dataclasses: [25, 2],
  json: [33, 5],
  traceback: [55, 7],
};

/**
 * The import machinery of CPython is Python code: it leaves dead lists and dicts in the free lists. So the first ones that
 * a script makes afterwards come from there, unknown to tracemalloc if it was started in between.
 */
export function leaveFreeObjects(vm: Vm, name: string): void {
  if (BUILT_IN.has(name)) return;
  const [lists, dicts] = LEFT[name] ?? [3, 2];
  const made = [
    ...Array.from({ length: lists }, () => vm.list.make()),
    ...Array.from({ length: dicts }, () => vm.dict.make()),
  ];
  for (const object of made) vm.heap.decref(object);
}
