import type { Address } from '../../heap/object-type.ts';
import { floatToInteger } from '../numbers/float-arithmetic.ts';
import { floatFromText } from '../numbers/float-parse.ts';
import { floatRepr } from '../numbers/float-repr.ts';
import { hashFloat, hashPointer } from '../numbers/hash.ts';
import { compareIntegerFloat } from '../numbers/integer.ts';
import type { PyType } from '../objects/type.ts';
import { compareNumbers } from '../protocols/compares.ts';
import { reprByteArray } from '../text/repr.ts';
import { ValueFault } from '../text/value-fault.ts';
import type { Vm } from '../vm.ts';
import { bufferOf, isBytesLike } from './buffer.ts';
import { checkPositional, refuseOwnKeywords } from './constructor-arguments.ts';
import { installFloatArithmetic } from './float-arithmetic.ts';
import { installFloatMethods } from './float-methods.ts';
import { doubleToStringBytes } from './float-text.ts';

const TWO_32 = 2 ** 32;

/** float: its slots (`Objects/floatobject.c`). */
export function installFloat(vm: Vm): void {
  const { float, int } = vm;
  const { type } = float;
  type.dealloc = (object) => {
    if (!float.isExact(object)) vm.freeInstance(object);
    else if (!float.freeList.park(object)) vm.heap.free(object);
  };
  const { allocator } = vm.heap;
  type.repr = (self) => {
    const text = floatRepr(float.value(self));
    const buffer = allocator.allocate(doubleToStringBytes(text));
    const made = vm.str.make(text);
    allocator.free(buffer);
    return made;
  };
  type.hash = (self) => hashOf(vm, self);
  type.compare = (left, right, operation) => {
    if (!float.isFloat(left)) return vm.notImplemented;
    if (float.isFloat(right)) return int.bool(compareNumbers(float.value(left), float.value(right), operation));
    if (!int.isInt(right)) return vm.notImplemented;
    return int.bool(compareWithInt(vm, float.value(left), right, operation));
  };
  type.bool = (self) => float.value(self) !== 0;
  type.negative = (self) => float.make(-float.value(self));
  type.absolute = (self) => float.make(Math.abs(float.value(self)));
  type.positive = (self) => exactFloat(vm, self);
  type.toFloat = type.positive;
  type.toInt = (self) => truncate(vm, float.value(self));
  type.create = (subtype, base, count, keywordNames) => {
    refuseOwnKeywords(vm, type, subtype, 'float', keywordNames);
    checkPositional(vm, 'float', count, 0, 1);
    return ofType(vm, subtype, count === 0 ? float.make(0) : toFloat(vm, vm.words[base]));
  };
  installFloatArithmetic(vm);
  installFloatMethods(vm, (self) => exactFloat(vm, self), toFloat);
  vm.types.ready(type);
}

/** A NaN hashes by its identity (3.10+), so that a set of many is no chain. */
function hashOf(vm: Vm, self: Address): void {
  const value = vm.float.value(self);
  if (!Number.isNaN(value)) {
    hashFloat(value, vm.hash);
    return;
  }
  const address = vm.addressOf(self);
  hashPointer((address % TWO_32) | 0, Math.floor(address / TWO_32), vm.hash);
}

/** By the exact values: `float_richcompare()`. */
function compareWithInt(vm: Vm, left: number, right: Address, operation: number): boolean {
  const number = vm.int.safe(right);
  if (!Number.isNaN(number)) return compareNumbers(left, number, operation);
  return compareNumbers(-compareIntegerFloat(vm.int.bigint(right), left), 0, operation);
}

/** `PyNumber_Float()`: a new reference to an exact float. */
export function toFloat(vm: Vm, source: Address): Address {
  if (vm.float.isExact(source)) return vm.heap.newRef(source);
  if (vm.str.isStr(source)) return vm.float.make(floatFromText(vm.str.text(source)));
  if (isBytesLike(vm, source)) return vm.float.make(fromBytes(vm, source));
  if (vm.int.isInt(source)) return vm.float.make(vm.numbers.intToDouble(source));
  const type = vm.typeOf(source);
  if (type.toFloat === null && type.toIndex === null) {
    throw vm.errors.raise('TypeError', `float() argument must be a string or a real number, not '${type.name}'`);
  }
  return vm.float.make(vm.numbers.toDouble(source));
}

function fromBytes(vm: Vm, source: Address): number {
  const data = bufferOf(vm, source);
  try {
    return floatFromText(data);
  } catch (error) {
    if (!(error instanceof ValueFault) || !vm.bytes.isArray(source)) throw error;
    throw vm.errors.raise('ValueError', `could not convert string to float: ${reprByteArray(data)}`);
  }
}

/** An exact float is its own, of a subclass a copy. A new reference. */
function exactFloat(vm: Vm, self: Address): Address {
  return vm.float.isExact(self) ? vm.heap.newRef(self) : vm.float.make(vm.float.value(self));
}

/** `int(value)`: a new reference. */
export function truncate(vm: Vm, value: number): Address {
  const whole = Math.trunc(value);
  return Number.isSafeInteger(whole) ? vm.int.fromNumber(whole) : vm.int.fromBigInt(floatToInteger(value));
}

/** `float_subtype_new()`; takes over the reference to `value`. */
function ofType(vm: Vm, type: PyType, value: Address): Address {
  if (type === vm.float.type) return value;
  try {
    const object = vm.allocateInstance(type);
    vm.float.set(object, vm.float.value(value));
    return object;
  } finally {
    vm.heap.decref(value);
  }
}
