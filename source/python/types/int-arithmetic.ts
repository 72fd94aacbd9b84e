import type { Address } from '../../heap/object-type.ts';
import {
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

const { isSafeInteger } = Number;

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
  binary[ADD] = (left, right) => {
    if (!int.isInt(left) || !int.isInt(right)) return notImplemented;
    const sum = int.safe(left) + int.safe(right);
    return isSafeInteger(sum) ? int.fromNumber(sum) : int.fromBigInt(int.bigint(left) + int.bigint(right));
  };
  binary[SUBTRACT] = (left, right) => {
    if (!int.isInt(left) || !int.isInt(right)) return notImplemented;
    const difference = int.safe(left) - int.safe(right);
    return isSafeInteger(difference)
      ? int.fromNumber(difference)
      : int.fromBigInt(int.bigint(left) - int.bigint(right));
  };
  binary[MULTIPLY] = (left, right) => {
    if (!int.isInt(left) || !int.isInt(right)) return notImplemented;
    const product = int.safe(left) * int.safe(right);
    return isSafeInteger(product) ? int.fromNumber(product) : int.fromBigInt(int.bigint(left) * int.bigint(right));
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
  const quotient = b === 0 ? Number.NaN : Math.floor(int.safe(left) / b);
  if (!Number.isNaN(quotient)) return int.fromNumber(quotient);
  return int.fromBigInt(integerFloorDivide(int.bigint(left), int.bigint(right)));
}

/** `left % right` of two ints: the result has the sign of `right`. */
export function remainder(vm: Vm, left: Address, right: Address): Address {
  const { int } = vm;
  const b = int.safe(right);
  const rest = int.safe(left) % b;
  if (Number.isNaN(rest)) return int.fromBigInt(integerModulo(int.bigint(left), int.bigint(right)));
  return int.fromNumber(rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest);
}

function installShifts(vm: Vm, binary: Binary): void {
  const { int, notImplemented } = vm;
  binary[LSHIFT] = (left, right) => {
    if (!int.isInt(left) || !int.isInt(right)) return notImplemented;
    const count = int.safe(right);
    const shifted = count >= 0 && count < 54 ? int.safe(left) * 2 ** count : Number.NaN;
    if (isSafeInteger(shifted)) return int.fromNumber(shifted);
    return int.fromBigInt(integerShiftLeft(int.bigint(left), int.bigint(right)));
  };
  binary[RSHIFT] = (left, right) => {
    if (!int.isInt(left) || !int.isInt(right)) return notImplemented;
    const count = int.safe(right);
    const shifted = count >= 0 && count < 64 ? Math.floor(int.safe(left) / 2 ** count) : Number.NaN;
    if (!Number.isNaN(shifted)) return int.fromNumber(shifted);
    return int.fromBigInt(integerShiftRight(int.bigint(left), int.bigint(right)));
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
    const power = safePower(int.safe(left), int.safe(right));
    if (isSafeInteger(power)) return int.fromNumber(power);
    return int.fromBigInt(integerPower(int.bigint(left), int.bigint(right)));
  };
  type.power = (base, exponent, modulus) => {
    if (modulus === vm.none) return vm.numbers.binary(POWER, base, exponent);
    if (!int.isInt(base) || !int.isInt(exponent) || !int.isInt(modulus)) return notImplemented;
    return int.fromBigInt(integerPowerModulo(int.bigint(base), int.bigint(exponent), int.bigint(modulus)));
  };
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
