import type { Address } from '../../heap/object-type.ts';
import { clearWords } from '../../heap/words.ts';
import type { Vm } from '../vm.ts';
import { FreeList } from './free-list.ts';
import type { PyType } from './type.ts';

/**
 * Memory slots for a type whose references stand at fixed words: traversed and released in this order.
 * `before` runs first in dealloc (weak references, a finalizer); it returns false to keep a resurrected object.
 */
export function setFixedSlots(
  vm: Vm,
  type: PyType,
  offsets: readonly number[],
  before?: (object: Address) => boolean,
): void {
  const { words, heap } = vm;
  type.referents = (object, edges) => {
    for (const offset of offsets) edges.push(words[object + offset]);
  };
  type.clear = (object) => {
    for (const offset of offsets) {
      const value = words[object + offset];
      words[object + offset] = 0;
      heap.xdecref(value);
    }
  };
  type.dealloc = (object) => {
    if (type.isGc) heap.gc.untrack(object);
    if (before && !before(object)) return;
    for (const offset of offsets) heap.xdecref(words[object + offset]);
    if (type.freeList === null || !type.freeList.park(object)) vm.freeInstance(object);
  };
}

/** Dead objects of a type with fixed slots wait in a free list of up to `limit`. */
export function keepFree(vm: Vm, type: PyType, limit: number): void {
  if (limit > 0) type.freeList = new FreeList(vm.heap, limit, type.preSize);
}

/** A new object of a type with fixed slots, zeroed, with one reference, tracked if collectable. */
export function newFixed(vm: Vm, type: PyType): Address {
  const { heap, words } = vm;
  let object = type.freeList === null ? 0 : type.freeList.take();
  if (object === 0) {
    object =
      type.preSize === 0
        ? heap.allocate(type.address, type.index, type.basicSize)
        : heap.allocateGc(type.address, type.index, type.basicSize);
  }
  clearWords(words, object + 4, object + (type.basicSize >> 2));
  if (type.preSize !== 0) heap.gc.track(object);
  return object;
}
