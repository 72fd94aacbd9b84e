import type { Address } from '../../heap/object-type.ts';
import { compareNumbers, EQ, NE } from '../protocols/compares.ts';
import type { Vm } from '../vm.ts';

/** How to read a list (`vm.list`) or a tuple (`vm.tuple`). */
export interface SequenceFamily {
  length(sequence: Address): number;
  /** Borrowed. */
  item(sequence: Address, index: number): Address;
}

/** `list_richcompare()`, `tuple_richcompare()`: the first items that differ decide. */
export function compareSequences(
  vm: Vm,
  family: SequenceFamily,
  left: Address,
  right: Address,
  operation: number,
): Address {
  const { int } = vm;
  const ofLength = (): Address => int.bool(compareNumbers(family.length(left), family.length(right), operation));
  if ((operation === EQ || operation === NE) && family === vm.list && family.length(left) !== family.length(right))
    return ofLength();
  return guarded(vm, ' in comparison', () => {
    let index = 0;
    for (; index < family.length(left) && index < family.length(right); index++) {
      if (!sameItem(vm, family.item(left, index), family.item(right, index))) break;
    }
    if (index >= family.length(left) || index >= family.length(right)) return ofLength();
    if (operation === EQ) return int.false;
    if (operation === NE) return int.true;
    return held(vm, family.item(left, index), family.item(right, index), (a, b) => vm.compares.rich(a, b, operation));
  });
}

function sameItem(vm: Vm, left: Address, right: Address): boolean {
  return left === right || held(vm, left, right, (a, b) => vm.compares.equal(a, b));
}

/** Runs Python code on two borrowed objects, which it may throw out of where they are. */
function held<Result>(vm: Vm, left: Address, right: Address, run: (left: Address, right: Address) => Result): Result {
  const { heap } = vm;
  heap.incref(left);
  heap.incref(right);
  try {
    return run(left, right);
  } finally {
    heap.decref(left);
    heap.decref(right);
  }
}

/** `Py_EnterRecursiveCall()`: runs native code that may call itself through Python objects. */
export function guarded<Result>(vm: Vm, where: string, run: () => Result): Result {
  const { trashcan } = vm;
  if (trashcan.remaining <= 0) throw vm.errors.raise('RecursionError', `maximum recursion depth exceeded${where}`);
  trashcan.remaining--;
  try {
    return run();
  } finally {
    trashcan.remaining++;
  }
}

/** Index of the first item equal to `value` in [start, stop), or -1. */
export function findItem(
  vm: Vm,
  family: SequenceFamily,
  sequence: Address,
  value: Address,
  start = 0,
  stop = Infinity,
): number {
  for (let index = start; index < stop && index < family.length(sequence); index++) {
    if (sameItem(vm, family.item(sequence, index), value)) return index;
  }
  return -1;
}

/** `sequence.index(value, start, stop)`; arguments not given are 0. */
export function findItemBetween(
  vm: Vm,
  family: SequenceFamily,
  sequence: Address,
  value: Address,
  start: Address,
  stop: Address,
): number {
  const length = family.length(sequence);
  const bound = (argument: Address, fallback: number): number => {
    if (argument === 0) return fallback;
    const index = sliceBound(vm, argument);
    return index < 0 ? Math.max(index + length, 0) : index;
  };
  const first = bound(start, 0);
  return findItem(vm, family, sequence, value, first, bound(stop, Infinity));
}

/** `_PyEval_SliceIndexNotNone()`. */
function sliceBound(vm: Vm, argument: Address): number {
  if (vm.numbers.isIndex(argument)) return vm.numbers.sliceIndex(argument);
  throw vm.errors.raise('TypeError', 'slice indices must be integers or have an __index__ method');
}

/** How many items are equal to `value`. */
export function countItem(vm: Vm, family: SequenceFamily, sequence: Address, value: Address): number {
  let count = 0;
  for (let index = 0; index < family.length(sequence); index++) {
    if (sameItem(vm, family.item(sequence, index), value)) count++;
  }
  return count;
}

/** The reprs of all items, with commas between. */
export function reprOfItems(vm: Vm, family: SequenceFamily, sequence: Address): string {
  const { heap, texts } = vm;
  const parts: string[] = [];
  for (let index = 0; index < family.length(sequence); index++) {
    const item = heap.newRef(family.item(sequence, index));
    try {
      parts.push(guarded(vm, ' while getting the repr of an object', () => texts.reprText(item)));
    } finally {
      heap.decref(item);
    }
  }
  return parts.join(', ');
}

/** The repr of a container: `inside` makes it, unless it is being made further out, where it shows as `shortened`. */
export function reprOnce(vm: Vm, container: Address, shortened: string, inside: () => string): Address {
  if (vm.texts.enterRepr(container)) return vm.str.make(shortened);
  try {
    return vm.str.make(inside());
  } finally {
    vm.texts.leaveRepr(container);
  }
}
