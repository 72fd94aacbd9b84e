import type { Address } from '../../heap/object-type.ts';
import {
  checkPower,
  integerFloorDivide,
  integerModulo,
  integerPower,
  integerPowerModulo,
  integerShiftLeft,
  integerShiftRight,
  integerTrueDivide,
} from '../numbers/integer.ts';
import type { BinarySlot } from '../objects/type.ts';
import {
  ADD,
  AND,
  FLOOR_DIVIDE,
  LSHIFT,
  MULTIPLY,
  OR,
  POWER,
  REMAINDER,
  RSHIFT,
  SUBTRACT,
  TRUE_DIVIDE,
  XOR,
} from '../protocols/numbers.ts';
import type { Vm } from '../vm.ts';
import { areSplit, intBytes, Products } from './int-products.ts';

const { isSafeInteger } = Number;
/** Bits of a digit (PyLong_SHIFT). */
const SHIFT = 30;

/**
 * Operators of int. Each tries JS numbers first, exact within ±2**53; `safe()` is NaN for larger operands, which makes
 * every result unsafe, and then bigints do it.
 */
export function installIntArithmetic(vm: Vm): void {
  const { binary } = vm.int.type;
  installSums(vm, binary);
  installDivisions(vm, binary);
  installShifts(vm, binary);
  installBits(vm, binary);
  installPower(vm);
}

type Binary = (BinarySlot | null)[];

function installSums(vm: Vm, binary: Binary): void {
  const { int, notImplemented } = vm;
  const products = new Products(vm.heap.allocator);
  const areCompact = (left: Address, right: Address): boolean => int.isCompact(left) && int.isCompact(right);
  /** `x_add()` has room for a carry, `x_sub()` for what is not cancelled. */
  const room = (left: Address, right: Address, adds: boolean): number =>
    adds ? Math.max(int.digitCount(left), int.digitCount(right)) + 1 : int.differingDigits(left, right);
  binary[ADD] = (left, right) => {
    if (!int.isInt(left) || !int.isInt(right)) return notImplemented;
    const safe = int.safe(left) + int.safe(right);
    if (areCompact(left, right)) return int.fromNumber(safe);
    const sum = isSafeInteger(safe) ? safe : int.bigint(left) + int.bigint(right);
    return int.fromResult(sum, room(left, right, int.isNegative(left) === int.isNegative(right)));
  };
  binary[SUBTRACT] = (left, right) => {
    if (!int.isInt(left) || !int.isInt(right)) return notImplemented;
    const safe = int.safe(left) - int.safe(right);
    if (areCompact(left, right)) return int.fromNumber(safe);
    const difference = isSafeInteger(safe) ? safe : int.bigint(left) - int.bigint(right);
    return int.fromResult(difference, room(left, right, int.isNegative(left) !== int.isNegative(right)));
  };
  binary[MULTIPLY] = (left, right) => {
    if (!int.isInt(left) || !int.isInt(right)) return notImplemented;
    const safe = int.safe(left) * int.safe(right);
    const product = isSafeInteger(safe) ? safe : int.bigint(left) * int.bigint(right);
    if (areCompact(left, right)) return typeof product === 'number' ? int.fromNumber(product) : int.fromBigInt(product);
    const [a, b] = [int.digitCount(left), int.digitCount(right)];
    if (!areSplit(a, b, left === right)) return int.fromResult(product, a + b);
    const factors = [magnitude(int.bigint(left)), magnitude(int.bigint(right))] as const;
    return products.of(...factors, left === right, (digits) => int.fromResult(product, digits));
  };
}

function installDivisions(vm: Vm, binary: Binary): void {
  const { int, notImplemented } = vm;
  binary[FLOOR_DIVIDE] = (left, right) => {
    if (!int.isInt(left) || !int.isInt(right)) return notImplemented;
    return floorDivide(vm, left, right);
  };
  binary[REMAINDER] = (left, right) => {
    if (!int.isInt(left) || !int.isInt(right)) return notImplemented;
    return remainder(vm, left, right);
  };
  binary[TRUE_DIVIDE] = (left, right) => {
    if (!int.isInt(left) || !int.isInt(right)) return notImplemented;
    const b = int.safe(right);
    const quotient = b === 0 ? Number.NaN : int.safe(left) / b;
    return vm.float.make(!Number.isNaN(quotient) ? quotient : integerTrueDivide(int.bigint(left), int.bigint(right)));
  };
}

/** `left // right` of two ints. */
export function floorDivide(vm: Vm, left: Address, right: Address): Address {
  const { int } = vm;
  const b = int.safe(right);
  // The quotient of safe integers never rounds up to a whole number that it is not.
  const safe = b === 0 ? Number.NaN : Math.floor(int.safe(left) / b);
  if (int.isCompact(left) && int.isCompact(right) && !Number.isNaN(safe)) return int.fromNumber(safe);
  const quotient = Number.isNaN(safe) ? integerFloorDivide(int.bigint(left), int.bigint(right)) : safe;
  return divided(vm, left, right, true, () => int.fromResult(quotient, quotientDigits(vm, left, right)));
}

/** `divmod(left, right)` of two ints, quotient and remainder (`l_divmod()`). */
export function floorDivideModulo(vm: Vm, left: Address, right: Address): [quotient: Address, remainder: Address] {
  const { int } = vm;
  if (int.isCompact(right)) return [floorDivide(vm, left, right), remainder(vm, left, right)];
  const quotient = integerFloorDivide(int.bigint(left), int.bigint(right));
  let rest = 0;
  const made = divided(vm, left, right, false, () => {
    rest = longRemainder(vm, left, right);
    return int.fromResult(quotient, quotientDigits(vm, left, right));
  });
  return [made, rest];
}

/** What `make` gives beside the copies of dividend and, if there is one that goes again, divisor (`x_divrem()`). */
function divided(vm: Vm, left: Address, right: Address, copiesDivisor: boolean, make: () => Address): Address {
  const { int, heap } = vm;
  const [count, divisorCount] = [int.digitCount(left), int.digitCount(right)];
  if (divisorCount < 2 || count < divisorCount) return make();
  const dividend = heap.allocator.allocate(intBytes(count + 1));
  const divisor = copiesDivisor ? heap.allocator.allocate(intBytes(divisorCount)) : 0;
  const made = make();
  heap.allocator.free(dividend);
  if (divisor !== 0) heap.allocator.free(divisor);
  return made;
}

/** Digits that `divrem1()` and `x_divrem()` make room for: as many as the quotient may have, judged by the first ones. */
function quotientDigits(vm: Vm, left: Address, right: Address): number {
  const { int } = vm;
  const [count, divisorCount] = [int.digitCount(left), int.digitCount(right)];
  if (divisorCount < 2) return count;
  const [a, b] = [magnitude(int.bigint(left)), magnitude(int.bigint(right))];
  const shift = BigInt(divisorCount * SHIFT - bitsOf(b));
  const aTop = (a << shift) >> BigInt((count - 1) * SHIFT);
  const bTop = (b << shift) >> BigInt((divisorCount - 1) * SHIFT);
  return count - divisorCount + (aTop >= bTop ? 1 : 0);
}

/** `left % right` of two ints: the result has the sign of `right`. */
export function remainder(vm: Vm, left: Address, right: Address): Address {
  const { int } = vm;
  if (!int.isCompact(right)) return dividedRemainder(vm, left, right);
  const b = int.safe(right);
  const rest = floorModulo(int.safe(left), b);
  if (Number.isNaN(rest)) return int.fromBigInt(integerModulo(int.bigint(left), int.bigint(right)));
  return int.fromNumber(rest);
}

/** The remainder, and the quotient that comes to be with it (`x_divrem()`). */
function dividedRemainder(vm: Vm, left: Address, right: Address): Address {
  const { int, heap } = vm;
  return divided(vm, left, right, false, () => {
    const rest = longRemainder(vm, left, right);
    const digits = int.digitCount(left) - int.digitCount(right);
    if (digits > 0) heap.allocator.free(heap.allocator.allocate(intBytes(digits)));
    return rest;
  });
}

/** `l_mod()` by an int of several digits: a smaller `left` is the result itself, any other has as many digits as `right`. */
function longRemainder(vm: Vm, left: Address, right: Address): Address {
  const { int } = vm;
  const [count, divisorCount] = [int.digitCount(left), int.digitCount(right)];
  const [a, b] = [int.bigint(left), int.bigint(right)];
  const top = (value: bigint): bigint => magnitude(value) >> BigInt((divisorCount - 1) * SHIFT);
  const isSmaller = count < divisorCount || (count === divisorCount && top(a) < top(b));
  if (isSmaller && int.isExact(left) && (a === 0n || a < 0n === b < 0n)) return vm.heap.newRef(left);
  return int.fromResult(integerModulo(a, b), divisorCount);
}

/** `a % b` with the sign of `b`; NaN for a division by zero and for what is not safe. */
function floorModulo(a: number, b: number): number {
  if (b > 0 && b < 2 ** 31 && a >= 0 && a < 2 ** 52) {
    // Much faster than %; the quotient was rounded, so it may be one too high.
    const rest = a - Math.floor(a / b) * b;
    return rest < 0 ? rest + b : rest;
  }
  const rest = a % b;
  return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest;
}

function installShifts(vm: Vm, binary: Binary): void {
  const { int, notImplemented } = vm;
  binary[LSHIFT] = (left, right) => {
    if (!int.isInt(left) || !int.isInt(right)) return notImplemented;
    const count = int.safe(right);
    const safe = count >= 0 && count < 54 ? int.safe(left) * 2 ** count : Number.NaN;
    const shifted = isSafeInteger(safe) ? safe : integerShiftLeft(int.bigint(left), int.bigint(right));
    if (int.isCompact(left) && count < SHIFT)
      return typeof shifted === 'number' ? int.fromNumber(shifted) : int.fromBigInt(shifted);
    return int.fromResult(shifted, int.digitCount(left) + Math.ceil(count / SHIFT));
  };
  binary[RSHIFT] = (left, right) => {
    if (!int.isInt(left) || !int.isInt(right)) return notImplemented;
    const count = int.safe(right);
    const safe = count >= 0 && count < 64 ? Math.floor(int.safe(left) / 2 ** count) : Number.NaN;
    if (int.isCompact(left) && !Number.isNaN(safe)) return int.fromNumber(safe);
    const shifted = Number.isNaN(safe) ? integerShiftRight(int.bigint(left), int.bigint(right)) : safe;
    return int.fromResult(shifted, int.digitCount(left) - Math.floor(count / SHIFT));
  };
}

function installBits(vm: Vm, binary: Binary): void {
  const { int, notImplemented } = vm;
  // Compact ints fit 32 bits, where JS has the same two's complement.
  binary[AND] = (left, right) => {
    if (!int.isInt(left) || !int.isInt(right)) return notImplemented;
    if (int.isCompact(left) && int.isCompact(right)) return int.fromNumber(int.compact(left) & int.compact(right));
    return int.fromBigInt(int.bigint(left) & int.bigint(right));
  };
  binary[OR] = (left, right) => {
    if (!int.isInt(left) || !int.isInt(right)) return notImplemented;
    if (int.isCompact(left) && int.isCompact(right)) return int.fromNumber(int.compact(left) | int.compact(right));
    return int.fromBigInt(int.bigint(left) | int.bigint(right));
  };
  binary[XOR] = (left, right) => {
    if (!int.isInt(left) || !int.isInt(right)) return notImplemented;
    if (int.isCompact(left) && int.isCompact(right)) return int.fromNumber(int.compact(left) ^ int.compact(right));
    return int.fromBigInt(int.bigint(left) ^ int.bigint(right));
  };
}

/** `long_pow()`: a negative exponent makes floats of both, unless there is a modulus. */
function installPower(vm: Vm): void {
  const { int, notImplemented } = vm;
  const { type } = int;
  type.binary[POWER] = (left, right) => {
    if (!int.isInt(left) || !int.isInt(right)) return notImplemented;
    if (int.isNegative(right)) return floatPowerOf(vm, left, right);
    const safe = safePower(int.safe(left), int.safe(right));
    if (isSafeInteger(safe)) return powerResult(vm, safe, int.bigint(left), int.safe(right));
    return powerBySquares(vm, left, right);
  };
  type.power = (base, exponent, modulus) => {
    if (modulus === vm.none) return vm.numbers.binary(POWER, base, exponent);
    if (!int.isInt(base) || !int.isInt(exponent) || !int.isInt(modulus)) return notImplemented;
    return int.fromBigInt(integerPowerModulo(int.bigint(base), int.bigint(exponent), int.bigint(modulus)));
  };
}

/**
 * Left-to-right binary exponentiation (HAC algorithm 14.79): each product is an int, the one before beside it. A larger
 * exponent than 2^53 has only small results.
 */
function powerBySquares(vm: Vm, base: Address, exponent: Address): Address {
  const { heap, int } = vm;
  const multiply = int.type.binary[MULTIPLY] as BinarySlot;
  const bits = int.bigint(exponent).toString(2);
  checkPower(int.bigint(base), int.bigint(exponent));
  if (bits === '1') return multiply(base, int.fromNumber(1));
  if (!isSafeInteger(int.safe(exponent))) return int.fromBigInt(integerPower(int.bigint(base), int.bigint(exponent)));
  let power = heap.newRef(base);
  const times = (factor: Address): void => {
    const product = multiply(power, factor);
    heap.decref(power);
    power = product;
  };
  for (const bit of bits.slice(1)) {
    times(power);
    if (bit === '1') times(base);
  }
  return power;
}

/** The last step of squaring and multiplying is a multiplication like others: its operands say how much room there is. */
function powerResult(vm: Vm, power: number | bigint, base: bigint, exponent: number): Address {
  const { int } = vm;
  const isOdd = exponent % 2 === 1;
  const digits = (bits: number): number => Math.max(1, Math.ceil(bits / SHIFT));
  const baseDigits = digits(bitsOf(base));
  const factorDigits =
    isOdd && base !== 0n ? digits(bitsOf(BigInt(power) / base)) : digits(Math.ceil(bitsOf(BigInt(power)) / 2));
  if (factorDigits === 1 && (!isOdd || baseDigits === 1)) {
    return typeof power === 'number' ? int.fromNumber(power) : int.fromBigInt(power);
  }
  return int.fromResult(power, factorDigits + (isOdd ? baseDigits : factorDigits));
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function bitsOf(value: bigint): number {
  const hex = magnitude(value).toString(16);
  return hex.length * 4 - Math.clz32(Number.parseInt(hex[0], 16)) + 28;
}

function floatPowerOf(vm: Vm, left: Address, right: Address): Address {
  const base = vm.float.make(vm.numbers.intToDouble(left));
  try {
    return vm.numbers.binary(POWER, base, right);
  } finally {
    vm.heap.decref(base);
  }
}

/** By squaring, as long as all is exact; NaN beyond that. */
function safePower(base: number, exponent: number): number {
  if (!(exponent < 64)) return Number.NaN;
  let result = 1;
  let factor = base;
  for (let left = exponent; left > 0; ) {
    if (left & 1) result *= factor;
    left >>= 1;
    if (left > 0) factor *= factor;
    if (!isSafeInteger(result) || !isSafeInteger(factor)) return Number.NaN;
  }
  return result;
}
