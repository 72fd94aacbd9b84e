import type { Address } from '../heap/object-type.ts';
import type { FreeList } from '../python/objects/free-list.ts';
import type { Vm } from '../python/vm.ts';

/** Dead objects that wait in the free lists; tuples by length, from 1 on. */
interface Leftovers {
  readonly lists: number;
  readonly dicts: number;
  readonly floats: number;
  readonly tuples: readonly number[];
}

/** Modules that are part of CPython's binary: importing them runs nothing. */
const BUILT_IN: ReadonlySet<string> = new Set([
  'gc',
  'time',
  'errno',
  'builtins',
  'sys',
  '_weakref',
  'posix',
  'marshal',
]);

/** When the script begins; '' is the interpreter itself. Figures of CPython 3.13 (`sys._debugmallocstats()`). */
const LEFT: Readonly<Record<string, Leftovers>> = {
  '': { lists: 10, dicts: 12, floats: 5, tuples: [5, 8, 4, 1, 0, 2, 5] },
  tracemalloc: { lists: 15, dicts: 4, floats: 4, tuples: [4, 18, 2, 1, 3, 5, 2] },
  weakref: { lists: 4, dicts: 4, floats: 4, tuples: [2, 31, 2, 1, 2, 2, 2] },
  types: { lists: 3, dicts: 4, floats: 4, tuples: [5, 4, 2, 1, 1, 1] },
  collections: { lists: 4, dicts: 6, floats: 4, tuples: [45, 79, 3, 3, 4, 2] },
  functools: { lists: 10, dicts: 11, floats: 4, tuples: [41, 61, 4, 7, 4, 5, 1] },
  contextlib: { lists: 9, dicts: 6, floats: 4, tuples: [2, 14, 2, 1, 0, 2, 7] },
  dataclasses: { lists: 25, dicts: 2, floats: 4, tuples: [4, 18, 6, 7, 7, 4, 6] },
  json: { lists: 33, dicts: 5, floats: 3, tuples: [29, 47, 2, 2, 0, 3, 4] },
  traceback: { lists: 55, dicts: 7, floats: 4, tuples: [5, 40, 2, 0, 2, 5, 6] },
};

const ANY: Leftovers = { lists: 3, dicts: 2, floats: 0, tuples: [3, 2, 2] };

/**
 * Start-up and imports run Python code in CPython: dead lists, dicts and tuples are left in the free lists. So the first
 * ones that a script makes come from there, unknown to tracemalloc if it was started in between.
 * @param name the module imported, '' for the interpreter itself
 */
export function leaveFreeObjects(vm: Vm, name: string): void {
  if (BUILT_IN.has(name)) return;
  const { lists, dicts, floats, tuples } = LEFT[name] ?? ANY;
  const { young } = vm.heap.gc.generations;
  const { count } = young;
  topUp(vm, vm.list.freeList, lists, () => vm.list.make());
  topUp(vm, vm.dict.freeList, dicts, () => vm.dict.make());
  topUp(vm, vm.float.freeList, floats, () => vm.float.make(0));
  tuples.forEach((wanted, i) => {
    const items = new Array<Address>(i + 1).fill(vm.none);
    topUp(vm, vm.tuple.freeLists[i + 1], wanted, () => vm.tuple.pack(items));
  });
  // They were allocated long before, when nobody counted.
  young.count = count;
}

function topUp(vm: Vm, freeList: FreeList, wanted: number, make: () => Address): void {
  if (freeList.size >= wanted) return;
  const made = Array.from({ length: wanted }, make);
  for (const object of made) vm.heap.decref(object);
}
