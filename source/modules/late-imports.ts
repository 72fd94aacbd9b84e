import { initList, removeFromList } from '../heap/gc-list.ts';
import { GC_NEXT } from '../heap/object.ts';
import type { Address } from '../heap/object-type.ts';
import type { Modules } from './modules.ts';

/**
 * Modules that CPython has had since its start, or since another import: here they are made when somebody asks for them.
 * `_collections_wrappers` is the part of `collections` that is over `collections.abc`, `_weakref_mappings` that of `weakref`;
 * `_sequence_abc` a part of `collections.abc` that is enough for some.
 */
const LATE: ReadonlySet<string> = new Set([
  '_collections_wrappers',
  '_sequence_abc',
  '_weakref_mappings',
  'abc',
  'codecs',
  'collections.abc',
  'io',
  'os',
  'os.path',
  'posixpath',
  'stat',
]);

export function isLateImport(name: string): boolean {
  return LATE.has(name);
}

/** Modules with classes that derive from those of `collections.abc`, each behind the module that has them in CPython. */
const HEIRS: readonly (readonly [known: string, module: string])[] = [
  ['collections.abc', 'os'],
  ['collections', '_collections_wrappers'],
  ['weakref', '_weakref_mappings'],
];

/**
 * Sees to it that the classes of `collections.abc` have the subclasses that they have in CPython by now: who asks one of
 * them whether something is its instance asks all of these, and each keeps the answer.
 */
export function loadAbstractHeirs(modules: Modules): void {
  const { vm, table } = modules;
  if (vm.sites.isHidden) return;
  for (const [known, module] of HEIRS) {
    const isDue = vm.dict.getName(table, known) !== 0 && vm.dict.getName(table, module) === 0;
    if (isDue) vm.heap.decref(modules.import(module));
  }
}

/**
 * Loads such a module as if it had been there before the script began: tracemalloc does not know its blocks, they are
 * counted among those of the start already (`startupBlocks`), no collection comes meanwhile or later meets its objects, and
 * the same dead objects wait in the free lists as before.
 */
export function loadAsIfBefore<T>(modules: Modules, load: () => T): T {
  const { vm } = modules;
  const { gc, allocator, words } = vm.heap;
  const { young } = gc.generations;
  const { enabled } = gc;
  const { count } = young;
  const blocks = allocator.blocksInUse;
  const known = new Set(listed(words, young.head));
  const { isHidden } = vm.sites;
  const { list, dict, float, tuple } = vm;
  const freeLists = [list.freeList, dict.freeList, dict.keysFreeList, float.freeList, ...tuple.freeLists];
  const parked = freeLists.map((freeList) => freeList.setAside());
  gc.enabled = false;
  vm.sites.isHidden = true;
  // Lines that have run have their sites; they are asked for anew.
  for (const code of vm.code.table) code?.sites.fill(0);
  try {
    return load();
  } finally {
    freeLists.forEach((freeList, i) => {
      freeList.putBack(parked[i]);
    });
    vm.sites.isHidden = isHidden;
    gc.enabled = enabled;
    if (gc.incremental === null) {
      for (const object of listed(words, young.head)) if (!known.has(object)) setAside(words, object);
    }
    young.count = count;
    if (!isHidden) modules.lateBlocks += allocator.blocksInUse - blocks;
  }
}

function listed(words: Int32Array, head: Address): Address[] {
  const objects: Address[] = [];
  for (let object = words[head + GC_NEXT]; object !== head; object = words[object + GC_NEXT]) objects.push(object);
  return objects;
}

/** Takes an object out of its list: tracked, but in no generation. */
function setAside(words: Int32Array, object: Address): void {
  removeFromList(words, object);
  initList(words, object);
}
