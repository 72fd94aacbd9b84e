import type { Address } from '../heap/object-type.ts';
import type { FreeList } from '../python/objects/free-list.ts';
import type { Vm } from '../python/vm.ts';
import { LEFTOVERS, type Leftovers } from './import-leftovers-table.ts';

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

const ANY: Leftovers = [3, 2, 0, [3, 2, 2]];

/**
 * Slots of frames left in the free list, where there is one (3.9, 3.10): those of importlib's `_call_with_frames_removed()`,
 * `exec_module()`, `_load_unlocked()`, `_find_and_load_unlocked()` and `_find_and_load()`, which each nested import needs twice.
 */
const FRAMES = [7, 8, 14, 17, 12];
const FRAMES_AT_START = [7, 8, 14];

// DIFFERS: Importing a module leaves no unreachable objects, and no automatic collection runs meanwhile: `gc.collect()`
// right after `import enum` finds nothing where 3.13 finds 13 objects, and `gc.get_count()` is another. — Modules are our own
// text here; of what CPython's own leave, only the free lists are filled as measured. — Call `gc.collect()` once after
// the imports, and count from there.
/**
 * Start-up and imports run Python code in CPython: dead lists, dicts and tuples are left in the free lists. So the first
 * ones that a script makes come from there, unknown to tracemalloc if it was started in between.
 * @param name the module imported, '' for the interpreter itself
 */
export function leaveFreeObjects(vm: Vm, name: string): void {
  if (BUILT_IN.has(name)) return;
  const figures = LEFTOVERS[vm.facts.name] ?? LEFTOVERS['3.13'];
  const [lists, dicts, floats, tuples] = figures?.[name] ?? ANY;
  const { young } = vm.heap.gc.generations;
  const { count } = young;
  topUp(vm, vm.list.freeList, lists, () => vm.list.make());
  topUp(vm, vm.dict.freeList, dicts, () => vm.dict.make());
  topUp(vm, vm.float.freeList, floats, () => vm.float.make(0));
  tuples.forEach((wanted, i) => {
    const items = new Array<Address>(i + 1).fill(vm.none);
    topUp(vm, vm.tuple.freeLists[i + 1], wanted, () => vm.tuple.pack(items));
  });
  // slice_cache: start-up has sliced something, and no collection empties it.
  if (name === '') topUp(vm, vm.slice.freeList, 1, () => vm.slice.make(vm.none, vm.none, vm.none));
  if (vm.facts.framesAreObjects) vm.frame.blocks.leave(name === '' ? FRAMES_AT_START : FRAMES);
  // They were allocated long before, when nobody counted.
  young.count = count;
}

function topUp(vm: Vm, freeList: FreeList, wanted: number, make: () => Address): void {
  if (freeList.size >= wanted) return;
  const made = Array.from({ length: wanted }, make);
  for (const object of made) vm.heap.decref(object);
}
