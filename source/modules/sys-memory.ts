import type { Address } from '../heap/object-type.ts';
import { BorrowedReferences } from '../python/run/borrowed-references.ts';
import type { Vm } from '../python/vm.ts';
import { debugMallocStats } from './debug-malloc-stats.ts';
import type { NativeFunction } from './module-definition.ts';
import type { Modules } from './modules.ts';
import { sizeOf } from './sizes.ts';

/** What sys tells about memory. */
export function memoryFunctions(vm: Vm, modules: Modules): readonly NativeFunction[] {
  const { heap, words, int } = vm;
  const borrowed = new BorrowedReferences(vm);
  return [
    // The raw field. The argument is borrowed from the evaluation stack, whose reference counts as one; not so in 3.14.
    [
      'getrefcount',
      'object, /',
      (object: Address) => int.fromSize(refcountOf(words[object], vm, object, borrowed.to(object))),
    ],
    [
      'getsizeof',
      'object, default=None',
      (object: Address, fallback: Address) => getSizeOf(vm, object, fallback),
      'packed',
    ],
    ['getallocatedblocks', '', () => int.fromSize(heap.allocator.blocksInUse - modules.lateBlocks)],
    ['getunicodeinternedsize', '*, _only_immortal=False', () => int.fromNumber(vm.str.interned.size)],
    [
      'intern',
      'string, /',
      (text: Address) => {
        if (!vm.str.isStr(text))
          throw vm.errors.raise('TypeError', `intern() argument must be str, not ${vm.typeName(text)}`);
        if (!vm.str.isExact(text)) throw vm.errors.raise('TypeError', `can't intern ${vm.typeName(text)}`);
        return vm.str.internInPlace(heap.newRef(text));
      },
    ],
    ['_is_interned', 'string, /', (text: Address) => int.bool(vm.str.isStr(text) && vm.str.isInterned(text))],
    [
      '_debugmallocstats',
      '',
      () => {
        modules.streams.writeText(2, debugMallocStats(vm));
        return vm.none;
      },
    ],
    ['_clear_type_cache', '', () => vm.none],
    ['_clear_internal_caches', '', () => vm.none],
  ];
}

// DIFFERS: Before 3.12 `sys.getrefcount(None)` and that of other objects which later became immortal is the number of
// references that containers hold, not with those of the interpreter itself. — Our machine does not count them. —
// Differences between two counts are right as long as the references lie in lists, tuples, dicts, instances.
/** What `sys.getrefcount()` prints: immortal objects have one value for all; where there are none, references are counted. */
export function refcountOf(count: number, vm: Vm, object: Address, borrowed: number): number {
  if (count >= 0) return count - borrowed;
  return vm.facts.immortalRefcount ?? STARTUP_REFERENCES + countReferences(vm, object);
}

function countReferences(vm: Vm, target: Address): number {
  const { gc } = vm.heap;
  let count = 0;
  for (const object of [...gc.generations.objects(), ...gc.generations.frozen()]) {
    const edges = gc.reachability.referents(object);
    for (let i = 0; i < edges.length; i++) if (edges.items[i] === target) count++;
  }
  return count;
}

/** About as many references as the interpreter itself holds to None. */
const STARTUP_REFERENCES = 1000;

function getSizeOf(vm: Vm, object: Address, fallback: Address): Address {
  try {
    const size = sizeOf(vm, object);
    if (size >= 0) return vm.int.fromSize(size);
    throw vm.errors.raise('TypeError', `Type ${vm.typeName(object)} doesn't define __sizeof__`);
  } catch (error) {
    if (fallback === 0) throw error;
    vm.errors.expect(error, 'TypeError');
    return vm.heap.newRef(fallback);
  }
}
