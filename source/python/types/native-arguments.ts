import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';
import { bufferOf, isBytesLike } from './buffer.ts';

/** What the converters of `Python/getargs.c` do for a native's arguments. An argument not given is 0. */

const SSIZE_LIMIT = 2 ** 63;
const INT_LIMIT = 2 ** 31;

/** A type as `_PyArg_BadArgument()` names it. */
function shownType(vm: Vm, object: Address): string {
  return object === vm.none ? 'None' : vm.typeName(object);
}

/** The text of a str argument. `which` is `argument`, `argument 1` or `argument 'name'`. */
export function textArgument(vm: Vm, object: Address, method: string, which: string): string {
  if (vm.str.isStr(object)) return vm.str.text(object);
  throw vm.errors.raise('TypeError', `${method}() ${which} must be str, not ${shownType(vm, object)}`);
}

/** A `Py_ssize_t` argument. */
export function sizeArgument(vm: Vm, object: Address, fallback = 0): number {
  return boundedArgument(vm, object, fallback, SSIZE_LIMIT, 'ssize_t');
}

/** An `int` argument. */
export function intArgument(vm: Vm, object: Address, fallback = 0): number {
  return boundedArgument(vm, object, fallback, INT_LIMIT, 'int');
}

function boundedArgument(vm: Vm, object: Address, fallback: number, limit: number, name: string): number {
  if (object === 0) return fallback;
  if (vm.int.isExact(object) && vm.int.isCompact(object)) return vm.int.compact(object);
  const integer = vm.numbers.toIndex(object);
  const value = vm.int.number(integer);
  vm.heap.decref(integer);
  if (value >= limit || value < -limit) {
    throw vm.errors.raise('OverflowError', `Python int too large to convert to C ${name}`);
  }
  return value;
}

/** `_PyEval_SliceIndex()`: an end of a range to search in; None and an argument not given are `fallback`. */
export function rangeArgument(vm: Vm, object: Address, fallback: number): number {
  return object === 0 || object === vm.none ? fallback : vm.numbers.sliceIndex(object);
}

/** A `bool` argument: anything has a truth. */
export function truthArgument(vm: Vm, object: Address, fallback = false): boolean {
  return object === 0 ? fallback : vm.compares.isTrue(object);
}

/** The data of a bytes-like argument: a view, not to be kept. */
export function bytesArgument(vm: Vm, object: Address): Uint8Array {
  if (isBytesLike(vm, object)) return bufferOf(vm, object);
  throw vm.errors.raise('TypeError', `a bytes-like object is required, not '${vm.typeName(object)}'`);
}

/** The key of `sequence[key]` as an index below `length`, or -1 where it is out of range. */
export function indexBelow(vm: Vm, key: Address, length: number): number {
  const index = vm.numbers.index(key);
  const at = index < 0 ? index + length : index;
  return at >= 0 && at < length ? at : -1;
}
