import type { Address } from '../heap/object-type.ts';
import type { FreeList } from '../python/objects/free-list.ts';
import type { Vm } from '../python/vm.ts';
import { type Import, LEFTOVERS, type Leftovers, type LeftoversOfVersion, LOADED } from './import-leftovers-table.ts';
import { isLateImport } from './late-imports.ts';

/** Modules that are part of CPython's binary: importing them runs the import system alone, as with gc. */
const BUILT_IN: ReadonlySet<string> = new Set(['gc', 'errno']);

/** Modules that the interpreter cannot start without. */
const PRESENT: ReadonlySet<string> = new Set(['time', 'builtins', 'sys', '_weakref', 'posix', 'marshal']);

/** Modules that are in Python as in CPython and leave out what that imports with them: tables of dicts wait as before. */
const LIGHTER: ReadonlySet<string> = new Set(['tracemalloc']);

/** A module that nobody has measured: a small one. */
const ANY: Import = { usual: [3, 2, 0, [3, 2, 2]], least: [3, 2, 0, [3, 2, 2]], taken: [2, 8, 0, [4, 8, 2]] };

/**
 * Slots of frames left in the free list, where there is one (3.9, 3.10): those of importlib's `_call_with_frames_removed()`,
 * `exec_module()`, `_load_unlocked()`, `_find_and_load_unlocked()` and `_find_and_load()`, which each nested import needs twice.
 */
const FRAMES = [7, 8, 14, 17, 12];
const FRAMES_AT_START = [7, 8, 14];

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

function leftoversOf({ facts }: Vm): LeftoversOfVersion {
  const figures = LEFTOVERS[facts.name] ?? LEFTOVERS['3.13'];
  if (figures === undefined) throw new Error('3.13 has been measured');
  return figures;
}

/** What waits there after an import that began with `before`. */
function afterImport(vm: Vm, name: string, before: Leftovers): Leftovers {
  const { start, imports } = leftoversOf(vm);
  const found = imports[BUILT_IN.has(name) ? 'gc' : name];
  if (found === LOADED || PRESENT.has(name) || isLateImport(name)) return before;
  const { usual, least, taken } = found ?? ANY;
  const rest = (had: number, ...[first, usually, atLeast, used]: readonly [number, number, number, number]) =>
    Math.max(had >= first ? usually : atLeast, had - used);
  return [
    rest(before[0], start[0], usual[0], least[0], taken[0]),
    rest(before[1], start[1], usual[1], least[1], taken[1]),
    rest(before[2], start[2], usual[2], least[2], taken[2]),
    usual[3].map((count, i) => rest(before[3][i], start[3][i], count, least[3][i], taken[3][i])),
    usual[4] ?? (LIGHTER.has(name) ? before[4] : undefined),
  ];
}

// DIFFERS: Importing a module leaves no unreachable objects, and no automatic collection runs meanwhile: `gc.collect()`
// right after `import enum` finds nothing where 3.13 finds 13 objects, and `gc.get_count()` is another. — Modules are our own
// text here; of what CPython's own leave, only the free lists are filled as measured. — Call `gc.collect()` once after
// the imports, and count from there.
/**
 * Start-up and imports run Python code in CPython: dead lists, dicts and tuples are left in the free lists. So the first
 * ones that a script makes come from there, unknown to tracemalloc if it was started in between.
 * @param name the module imported; null for one that an earlier import has brought along
 * @param before what waited there when the import began
 */
export function leaveFreeObjects(vm: Vm, name: string | null, before: Leftovers): void {
  if (name === null) return leave(vm, before);
  leave(vm, afterImport(vm, name, before));
  if (vm.facts.framesAreObjects && !BUILT_IN.has(name)) vm.frame.blocks.leave(FRAMES);
}

/** What start-up leaves before a script begins. */
export function leaveObjectsOfStart(vm: Vm): void {
  leave(vm, leftoversOf(vm).start);
  // slice_cache: start-up has sliced something, and no collection empties it.
  fill(vm, vm.slice.freeList, 1, () => vm.slice.make(vm.none, vm.none, vm.none));
  if (vm.facts.framesAreObjects) vm.frame.blocks.leave(FRAMES_AT_START);
}

function leave(vm: Vm, [lists, dicts, floats, tuples, tables]: Leftovers): void {
  const { young } = vm.heap.gc.generations;
  const { count } = young;
  if (tables !== undefined) fill(vm, vm.dict.keysFreeList, tables, () => dictWithTable(vm));
  fill(vm, vm.list.freeList, lists, () => vm.list.make());
  fill(vm, vm.dict.freeList, dicts, () => vm.dict.make());
  fill(vm, vm.float.freeList, floats, () => vm.float.make(0));
  tuples.forEach((wanted, i) => {
    const items = new Array<Address>(i + 1).fill(vm.none);
    fill(vm, vm.tuple.freeLists[i + 1], wanted, () => vm.tuple.pack(items));
  });
  // They were allocated long before, when nobody counted.
  young.count = count;
}

function dictWithTable(vm: Vm): Address {
  const dict = vm.dict.make();
  vm.dict.setName(dict, '__name__', vm.none);
  return dict;
}

function fill(vm: Vm, freeList: FreeList, wanted: number, make: () => Address): void {
  freeList.shrink(wanted);
  if (freeList.size === wanted) return;
  const made = Array.from({ length: wanted }, make);
  for (const object of made) vm.heap.decref(object);
}
