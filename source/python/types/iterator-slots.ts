import type { Address } from '../../heap/object-type.ts';
import { ITERATOR_INDEX, ITERATOR_SEQUENCE } from '../objects/iterator.ts';
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

/** `__reduce__` and `__setstate__`, by which copy and pickle go on where an iterator stands. */
export function installReduce(vm: Vm, type: PyType): void {
  const { words, heap } = vm;
  vm.types.methods(type, [
    [
      '__reduce__',
      '',
      (iterator: Address) => {
        const sequence = words[iterator + ITERATOR_SEQUENCE];
        const iter = heap.newRef(vm.dict.getName(vm.builtins, 'iter'));
        if (sequence === 0) return vm.tuple.steal([iter, vm.tuple.steal([vm.tuple.empty])]);
        return vm.tuple.steal([iter, vm.tuple.pack([sequence]), vm.int.fromNumber(words[iterator + ITERATOR_INDEX])]);
      },
    ],
    [
      '__setstate__',
      'state, /',
      (iterator: Address, state: Address) => {
        if (words[iterator + ITERATOR_SEQUENCE] !== 0)
          words[iterator + ITERATOR_INDEX] = Math.max(0, vm.numbers.intArgument(state));
        return vm.none;
      },
    ],
  ]);
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
