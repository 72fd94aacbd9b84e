import type { Address } from '../../heap/object-type.ts';
import type { PyType, UnarySlot } from '../objects/type.ts';
import type { Vm } from '../vm.ts';

/** Slots and methods of an iterator; `left` says how many items are still to come. */
export function installIterator(
  vm: Vm,
  type: PyType,
  next: UnarySlot,
  left: ((iterator: Address) => number) | null,
): void {
  type.iter = (iterator) => vm.heap.newRef(iterator);
  type.next = next;
  if (left !== null)
    vm.types.methods(type, [['__length_hint__', '', (iterator: Address) => vm.int.fromNumber(left(iterator))]]);
  vm.types.ready(type);
}

/** `PySequence_GetItem()` of any object with `__getitem__`. */
function sequenceItem(vm: Vm, sequence: Address, index: number): Address {
  const { getIndex, getItem } = vm.typeOf(sequence);
  if (getIndex !== null) return getIndex(sequence, index);
  const position = vm.int.fromNumber(index);
  try {
    return (getItem as NonNullable<typeof getItem>)(sequence, position);
  } finally {
    vm.heap.decref(position);
  }
}

/** The next item by `__getitem__`, or 0 after IndexError or StopIteration, which both mean the end. */
export function itemOrEnd(vm: Vm, sequence: Address, index: number): Address {
  try {
    return sequenceItem(vm, sequence, index);
  } catch (error) {
    if (!vm.errors.is(error, 'IndexError') && !vm.errors.is(error, 'StopIteration')) throw error;
    vm.errors.clear();
    return 0;
  }
}
