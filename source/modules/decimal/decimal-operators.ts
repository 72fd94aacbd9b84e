import type { Address } from '../../heap/object-type.ts';
import { compareDecimals, type Decimal, fromDouble, isZero, negate, rescale } from '../../python/numbers/decimal.ts';
import {
  add,
  divide,
  integerQuotient,
  multiply,
  nanOf,
  remainder,
  subtract,
} from '../../python/numbers/decimal-arithmetic.ts';
import { fit } from '../../python/numbers/decimal-bounds.ts';
import { FLOAT_OPERATION, INVALID_OPERATION } from '../../python/numbers/decimal-context.ts';
import { modularPower, power } from '../../python/numbers/decimal-power.ts';
import { floatFromText } from '../../python/numbers/float-parse.ts';
import { hashInteger, hashPointer } from '../../python/numbers/hash.ts';
import { compareNumbers, EQ, NE } from '../../python/protocols/compares.ts';
import {
  ADD,
  FLOOR_DIVIDE,
  MULTIPLY,
  POWER,
  REMAINDER,
  SUBTRACT,
  TRUE_DIVIDE,
} from '../../python/protocols/numbers.ts';
import { decimalText } from '../../python/text/decimal-format.ts';
import type { Vm } from '../../python/vm.ts';
import type { DecimalObjects } from './decimal-objects.ts';

type Operation = typeof add;

/** The prime of numeric hashes, 2**61 - 1, and the inverse of 10 modulo it. */
const MODULUS = 2n ** 61n - 1n;
const INVERSE_OF_TEN = power10Inverse();

/** Operators, comparisons and conversions of Decimals. */
export function installDecimalOperators(vm: Vm, decimals: DecimalObjects): void {
  const { type } = decimals;
  const operations: readonly (readonly [number, Operation])[] = [
    [ADD, add],
    [SUBTRACT, subtract],
    [MULTIPLY, multiply],
    [TRUE_DIVIDE, divide],
    [FLOOR_DIVIDE, integerQuotient],
    [REMAINDER, remainder],
    [POWER, power],
  ];
  for (const [operator, operation] of operations) {
    type.binary[operator] = (left, right) => {
      const [a, b] = [decimals.operand(left), decimals.operand(right)];
      if (a === null || b === null) return vm.notImplemented;
      return decimals.result(() => operation(a, b, decimals.context()));
    };
  }
  type.power = (left, right, modulus) => {
    const operands = [left, right, modulus].map((each) => decimals.operand(each));
    if (operands.includes(null)) return vm.notImplemented;
    const [a, b, m] = operands as Decimal[];
    return decimals.result(() => modularPower(a, b, m, decimals.context()));
  };
  const unary = (change: (value: Decimal) => Decimal) => (self: Address) =>
    decimals.result(() => {
      const context = decimals.context();
      const value = decimals.value(self);
      // A zero has no sign, but for 0 - 0 where it is rounded down.
      const isUnsigned = isZero(value) && context.rounding !== 'ROUND_FLOOR';
      return nanOf(value) ?? fit(isUnsigned ? { ...value, negative: false } : change(value), context);
    });
  type.negative = unary(negate);
  type.positive = unary((value) => value);
  type.absolute = unary((value) => ({ ...value, negative: false }));
  type.bool = (self) => !isZero(decimals.value(self));
  const text = (self: Address): string => {
    const shown = decimalText(decimals.value(self));
    return decimals.hasCapitals ? shown : shown.replace('E', 'e');
  };
  type.repr = (self) => vm.str.make(`Decimal('${text(self)}')`);
  type.str = (self) => vm.str.make(text(self));
  type.toInt = (self) => vm.int.fromBigInt(wholeNumber(vm, decimals.value(self), 'integer'));
  type.toFloat = (self) => vm.float.make(toDouble(vm, decimals.value(self)));
  type.hash = (self) => hashOf(vm, decimals, self);
  type.compare = (left, right, operation) => compare(vm, decimals, left, right, operation);
}

function power10Inverse(): bigint {
  // By Fermat: 10^(p - 2).
  let result = 1n;
  let square = 10n;
  for (let rest = MODULUS - 2n; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % MODULUS;
    square = (square * square) % MODULUS;
  }
  return result;
}

/** The value cut off towards zero; `as` names what it cannot become. */
export function wholeNumber(vm: Vm, value: Decimal, as: string): bigint {
  if (value.kind === 'infinite') throw vm.errors.raise('OverflowError', `cannot convert Infinity to ${as}`);
  if (value.kind !== 'finite') throw vm.errors.raise('ValueError', `cannot convert NaN to ${as}`);
  const { digits, negative } = rescale(value, 0, 'ROUND_DOWN');
  return negative ? -digits : digits;
}

function toDouble(vm: Vm, value: Decimal): number {
  if (value.kind === 'snan') throw vm.errors.raise('ValueError', 'cannot convert signaling NaN to float');
  if (value.kind === 'nan') return Number.NaN;
  if (value.kind === 'infinite') return value.negative ? -Infinity : Infinity;
  return floatFromText(decimalText(value));
}

/** `dec_hash()`: as ints and floats of the same value. */
function hashOf(vm: Vm, decimals: DecimalObjects, self: Address): void {
  const value = decimals.value(self);
  if (value.kind === 'snan') throw vm.errors.raise('TypeError', 'Cannot hash a signaling NaN value');
  if (value.kind === 'nan') {
    const address = vm.addressOf(self);
    hashPointer((address % 2 ** 32) | 0, Math.floor(address / 2 ** 32), vm.hash);
    return;
  }
  let size = 314159n;
  if (value.kind === 'finite') {
    let scale = 1n;
    let square = value.exponent >= 0 ? 10n : INVERSE_OF_TEN;
    for (let rest = Math.abs(value.exponent); rest > 0; rest = Math.floor(rest / 2)) {
      if (rest % 2 === 1) scale = (scale * square) % MODULUS;
      square = (square * square) % MODULUS;
    }
    size = ((value.digits % MODULUS) * scale) % MODULUS;
  }
  hashInteger(value.negative ? -size : size, vm.hash);
}

/** `dec_richcompare()`: with ints and floats by the exact values. */
function compare(vm: Vm, decimals: DecimalObjects, left: Address, right: Address, operation: number): Address {
  const a = decimals.operand(left);
  const b = vm.float.isFloat(right) ? fromDouble(vm.float.value(right)) : decimals.operand(right);
  if (a === null || b === null) return vm.notImplemented;
  const isEquality = operation === EQ || operation === NE;
  if (vm.float.isFloat(right)) {
    if (isEquality) decimals.flag(FLOAT_OPERATION);
    else decimals.tell(FLOAT_OPERATION);
  }
  if (a.kind === 'nan' || a.kind === 'snan' || b.kind === 'nan' || b.kind === 'snan') {
    if (!isEquality || a.kind === 'snan' || b.kind === 'snan') decimals.tell(INVALID_OPERATION);
    return vm.int.bool(operation === NE);
  }
  return vm.int.bool(compareNumbers(compareDecimals(a, b), 0, operation));
}
