import { initList, removeFromList } from '../heap/gc-list.ts';
import { GC_NEXT } from '../heap/object.ts';
import type { Address } from '../heap/object-type.ts';
import type { Modules } from './modules.ts';

/**
 * Modules that CPython has had since its start, or since another import: here they are made when somebody asks for them.
 * `_collections_wrappers` is the part of `collections` that is over `collections.abc`.
 */
const LATE: ReadonlySet<string> = new Set([
  '_collections_wrappers',
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

/**
 * Loads such a module as if it had been there before the script began: tracemalloc does not know its blocks, they are
 * counted among those of the start already (`startupBlocks`), no collection comes meanwhile or later meets its objects.
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
  gc.enabled = false;
  vm.sites.isHidden = true;
  try {
    return load();
  } finally {
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
