import type { Address } from '../heap/object-type.ts';
import type { FreeList } from '../python/objects/free-list.ts';
import type { Vm } from '../python/vm.ts';
import { LEFTOVERS, type Leftovers, LOADED } from './import-leftovers-table.ts';
import { isLateImport } from './late-imports.ts';

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

/** What waits in the free lists before anything has run. */
export const NOTHING_LEFT: Leftovers = [0, 0, 0, []];

/** What waits in the free lists now. */
export function freeObjects({ list, dict, float, tuple }: Vm): Leftovers {
  return [
    list.freeList.size,
    dict.freeList.size,
    float.freeList.size,
    tuple.freeLists.slice(1).map(({ size }) => size),
    dict.keysFreeList.size,
  ];
}

/** What waits there after an import that began with `before`. */
function afterImport(vm: Vm, name: string, before: Leftovers): Leftovers {
  const figures = LEFTOVERS[vm.facts.name] ?? LEFTOVERS['3.13'];
  const found = figures?.[name];
  if (found === LOADED || BUILT_IN.has(name) || isLateImport(name)) return before;
  const [lists, ...others] = found ?? ANY;
  // Lists are what imports keep most of: one that leaves fewer than start-up did has taken the others off.
  const taken = Math.min(0, lists - (figures?.['']?.[0] ?? lists));
  return [Math.max(before[0] + taken, lists), ...others];
}

// DIFFERS: Importing a module leaves no unreachable objects, and no automatic collection runs meanwhile: `gc.collect()`
// right after `import enum` finds nothing where 3.13 finds 13 objects, and `gc.get_count()` is another. — Modules are our own
// text here; of what CPython's own leave, only the free lists are filled as measured. — Call `gc.collect()` once after
// the imports, and count from there.
/**
 * Start-up and imports run Python code in CPython: dead lists, dicts and tuples are left in the free lists. So the first
 * ones that a script makes come from there, unknown to tracemalloc if it was started in between.
 * @param name the module imported, '' for the interpreter itself
 * @param before what waited there when the import began
 */
export function leaveFreeObjects(vm: Vm, name: string, before: Leftovers): void {
  const [lists, dicts, floats, tuples, tables] = afterImport(vm, name, before);
  const { young } = vm.heap.gc.generations;
  const { count } = young;
  if (tables !== undefined) leave(vm, vm.dict.keysFreeList, tables, () => dictWithTable(vm));
  leave(vm, vm.list.freeList, lists, () => vm.list.make());
  leave(vm, vm.dict.freeList, dicts, () => vm.dict.make());
  leave(vm, vm.float.freeList, floats, () => vm.float.make(0));
  tuples.forEach((wanted, i) => {
    const items = new Array<Address>(i + 1).fill(vm.none);
    leave(vm, vm.tuple.freeLists[i + 1], wanted, () => vm.tuple.pack(items));
  });
  // slice_cache: start-up has sliced something, and no collection empties it.
  if (name === '') leave(vm, vm.slice.freeList, 1, () => vm.slice.make(vm.none, vm.none, vm.none));
  if (vm.facts.framesAreObjects && !BUILT_IN.has(name)) vm.frame.blocks.leave(name === '' ? FRAMES_AT_START : FRAMES);
  // They were allocated long before, when nobody counted.
  young.count = count;
}

function dictWithTable(vm: Vm): Address {
  const dict = vm.dict.make();
  vm.dict.setName(dict, '__name__', vm.none);
  return dict;
}

function leave(vm: Vm, freeList: FreeList, wanted: number, make: () => Address): void {
  freeList.shrink(wanted);
  if (freeList.size === wanted) return;
  const made = Array.from({ length: wanted }, make);
  for (const object of made) vm.heap.decref(object);
}
