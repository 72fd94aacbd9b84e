import { hashDigits } from '../numbers/hash.ts';
import { INT_DIGITS } from '../objects/int.ts';
import type { UnarySlot } from '../objects/type.ts';
import { compareNumbers } from '../protocols/compares.ts';
import type { Vm } from '../vm.ts';
import { installIntArithmetic } from './int-arithmetic.ts';
import { installIntCreation } from './int-creation.ts';
import { installIntMethods } from './int-methods.ts';
import { decimalScratch, exactInt, intText } from './int-value.ts';
import { fresh } from './str-results.ts';

/** int: its slots (`Objects/longobject.c`). */
export function installInt(vm: Vm): void {
  const { int, words, hash } = vm;
  const { type } = int;
  type.dealloc = (object) => (int.isExact(object) ? vm.heap.free(object) : vm.freeInstance(object));
  const { allocator } = vm.heap;
  type.repr = (self) => {
    const text = int.isCompact(self) ? '' : intText(vm, self);
    const digits = int.digitCount(self);
    const scratch = allocator.allocate(decimalScratch(digits));
    const made = text === '' ? vm.str.makeAscii(`${int.compact(self)}`) : fresh(vm, text);
    allocator.free(scratch);
    return made;
  };
  type.hash = (self) => hashDigits(words, self + INT_DIGITS, int.digitCount(self), int.isNegative(self), hash);
  type.compare = (left, right, operation) => {
    if (!int.isInt(left) || !int.isInt(right)) return vm.notImplemented;
    const a = int.safe(left);
    const b = int.safe(right);
    if (!Number.isNaN(a - b)) return int.bool(compareNumbers(a, b, operation));
    return int.bool(compareNumbers(int.bigint(left), int.bigint(right), operation));
  };
  type.bool = (self) => !int.isZero(self);
  const itself: UnarySlot = (self) => exactInt(vm, self);
  type.toInt = itself;
  type.toIndex = itself;
  type.positive = itself;
  type.toFloat = (self) => vm.float.make(vm.numbers.intToDouble(self));
  type.negative = (self) => {
    const value = int.safe(self);
    return Number.isSafeInteger(value) ? int.fromNumber(-value) : int.fromBigInt(-int.bigint(self));
  };
  type.absolute = (self) => (int.isNegative(self) ? int.fromBigInt(-int.bigint(self)) : exactInt(vm, self));
  type.invert = (self) => {
    const value = int.safe(self);
    if (int.isCompact(self)) return int.fromNumber(-1 - value);
    // long_invert() adds 1, then turns the sign.
    const digits = int.digitCount(self) + (int.isNegative(self) ? 0 : 1);
    return int.fromResult(~int.bigint(self), digits);
  };
  installIntArithmetic(vm);
  installIntCreation(vm);
  installIntMethods(vm);
  vm.types.ready(type);
}
