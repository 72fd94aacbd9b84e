import type { Address } from '../../heap/object-type.ts';
import { compareNumbers, EQ, NE } from '../protocols/compares.ts';
import type { Vm } from '../vm.ts';
import { UnicodeWriter } from './unicode-writer.ts';

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
  const isEquality = operation === EQ || operation === NE;
  if (isEquality && family === vm.list && family.length(left) !== family.length(right))
    return vm.int.bool(operation === NE);
  enterRecursiveCall(vm, ' in comparison');
  try {
    let index = 0;
    for (; index < family.length(left) && index < family.length(right); index++) {
      if (!isSame(vm, family, family.item(left, index), family.item(right, index), true)) break;
    }
    if (index >= family.length(left) || index >= family.length(right)) {
      return vm.int.bool(compareNumbers(family.length(left), family.length(right), operation));
    }
    if (isEquality) return vm.int.bool(operation === NE);
    return compareItems(vm, family.item(left, index), family.item(right, index), operation);
  } finally {
    leaveRecursiveCall(vm);
  }
}

/**
 * Whether an item equals a value. An item of a list is held, as Python code may throw it out meanwhile; so is the value if
 * it is another list's item.
 */
function isSame(vm: Vm, family: SequenceFamily, item: Address, value: Address, areBothItems = false): boolean {
  if (item === value) return true;
  if (family === vm.tuple) return vm.compares.equal(item, value);
  const { heap } = vm;
  heap.incref(item);
  if (areBothItems) heap.incref(value);
  try {
    return vm.compares.equal(item, value);
  } finally {
    heap.decref(item);
    if (areBothItems) heap.decref(value);
  }
}

function compareItems(vm: Vm, left: Address, right: Address, operation: number): Address {
  const { heap } = vm;
  heap.incref(left);
  heap.incref(right);
  try {
    return vm.compares.rich(left, right, operation);
  } finally {
    heap.decref(left);
    heap.decref(right);
  }
}

/**
 * `Py_EnterRecursiveCall()`: before native code that may call itself through Python objects. The caller gives the level
 * back with `leaveRecursiveCall()`. `outer` more levels are taken already, which are not counted here.
 */
export function enterRecursiveCall(vm: Vm, where: string, outer = 0): void {
  const { trashcan, frames } = vm;
  const isShared = vm.facts.nativeCallsShareLimit;
  const isDeep = isShared ? frames.depth + outer >= frames.recursionLimit : trashcan.remaining <= outer;
  if (isDeep) throw vm.errors.raise('RecursionError', `maximum recursion depth exceeded${where}`);
  trashcan.remaining--;
  if (isShared) frames.depth++;
}

/** `Py_LeaveRecursiveCall()` */
export function leaveRecursiveCall(vm: Vm): void {
  vm.trashcan.remaining++;
  if (vm.facts.nativeCallsShareLimit) vm.frames.depth--;
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
    if (isSame(vm, family, family.item(sequence, index), value)) return index;
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
    if (isSame(vm, family, family.item(sequence, index), value)) count++;
  }
  return count;
}

/** Writes the reprs of all items, with commas between. */
export function writeItems(vm: Vm, writer: UnicodeWriter, family: SequenceFamily, sequence: Address): void {
  for (let index = 0; index < family.length(sequence); index++) {
    if (index > 0) writer.write(', ');
    writeItem(vm, writer, family.item(sequence, index));
  }
}

/** Writes the repr of an item, which lives until that is done. */
export function writeItem(vm: Vm, writer: UnicodeWriter, item: Address): void {
  const shown = reprOfItem(vm, item);
  try {
    writer.write(vm.str.text(shown));
  } finally {
    vm.heap.decref(shown);
  }
}

/**
 * The repr of an item of a container. It is borrowed: a `__repr__` in Python holds its `self`; an item of a built-in type,
 * which the container may lose meanwhile, is held here.
 */
function reprOfItem(vm: Vm, item: Address): Address {
  const held = vm.typeOf(item).flags.isHeap ? 0 : vm.heap.newRef(item);
  try {
    // The container itself is one level, and repr() or print(), which asked for it, another.
    enterRecursiveCall(vm, ' while getting the repr of an object', 2);
    try {
      return vm.texts.repr(item);
    } finally {
      leaveRecursiveCall(vm);
    }
  } finally {
    vm.heap.xdecref(held);
  }
}

/** The repr of a container: `inside` makes it, unless it is being made further out, where it shows as `shortened`. */
export function reprOnce(vm: Vm, container: Address, shortened: string, inside: () => Address): Address {
  if (vm.texts.enterRepr(container)) return vm.str.make(shortened);
  try {
    return inside();
  } finally {
    vm.texts.leaveRepr(container);
  }
}

/**
 * The same of a list, tuple or dict: `inside` writes it.
 * @param brackets around it; inside itself it shows as these with three dots
 * @param leastLength the characters of the shortest repr that it could have: the room at first
 */
export function writtenRepr(
  vm: Vm,
  container: Address,
  [open, close]: readonly [open: string, close: string],
  leastLength: number,
  inside: (writer: UnicodeWriter) => void,
): Address {
  if (vm.texts.enterRepr(container)) return vm.str.make(`${open}...${close.at(-1)}`);
  const writer = new UnicodeWriter(vm, leastLength);
  try {
    writer.write(open);
    inside(writer);
    writer.overallocates = false;
    writer.write(close);
    return writer.finish();
  } finally {
    writer.release();
    vm.texts.leaveRepr(container);
  }
}
