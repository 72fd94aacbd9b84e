/** Arithmetic of int on bigints: Objects/longobject.c. */

import { ValueFault } from '../text/value-fault.ts';
import { bitCountOf, ratioToFloat } from './binary-float.ts';

/** `a // b`. Throws ZeroDivisionError. */
export function integerFloorDivide(a: bigint, b: bigint): bigint {
  if (b === 0n) throw new ValueFault('ZeroDivisionError', 'integer division or modulo by zero');
  const quotient = a / b;
  return a < 0n !== b < 0n && quotient * b !== a ? quotient - 1n : quotient;
}

/** `a % b`: the result has b's sign. Throws ZeroDivisionError. */
export function integerModulo(a: bigint, b: bigint): bigint {
  if (b === 0n) throw new ValueFault('ZeroDivisionError', 'integer modulo by zero');
  const remainder = a % b;
  return remainder !== 0n && remainder < 0n !== b < 0n ? remainder + b : remainder;
}

/** `divmod(a, b)`. Throws ZeroDivisionError. */
export function integerDivmod(a: bigint, b: bigint): [quotient: bigint, remainder: bigint] {
  const quotient = integerFloorDivide(a, b);
  return [quotient, a - quotient * b];
}

/** `a / b`, rounded once: long_true_divide(). Throws ZeroDivisionError, OverflowError. */
export function integerTrueDivide(a: bigint, b: bigint): number {
  if (b === 0n) throw new ValueFault('ZeroDivisionError', 'division by zero');
  const size = ratioToFloat(absolute(a), absolute(b));
  if (size === Infinity) throw new ValueFault('OverflowError', 'integer division result too large for a float');
  return a < 0n !== b < 0n ? -size : size;
}

/** The largest count of bits that a result may have before it is a MemoryError here: 128 MiB. */
const MAX_BITS = 2n ** 30n;

/** `base ** exponent` for an exponent ≥ 0; a negative one makes floats, which is the caller's affair. */
export function integerPower(base: bigint, exponent: bigint): bigint {
  if (base === 1n || exponent === 0n) return 1n;
  if (base === 0n) return 0n;
  if (base === -1n) return (exponent & 1n) === 0n ? 1n : -1n;
  checkPower(base, exponent);
  return base ** exponent;
}

/** Throws MemoryError for a power that no memory holds. */
export function checkPower(base: bigint, exponent: bigint): void {
  if (exponent * BigInt(bitLength(base) - 1) > MAX_BITS) throw new ValueFault('MemoryError', '');
}

/** `pow(base, exponent, modulus)`. Throws ValueError. */
export function integerPowerModulo(base: bigint, exponent: bigint, modulus: bigint): bigint {
  if (modulus === 0n) throw new ValueFault('ValueError', 'pow() 3rd argument cannot be 0');
  const size = absolute(modulus);
  if (size === 1n) return 0n;
  let factor = integerModulo(exponent < 0n ? inverse(integerModulo(base, size), size) : base, size);
  let left = absolute(exponent);
  let result = 1n;
  while (left > 0n) {
    if ((left & 1n) === 1n) result = (result * factor) % size;
    left >>= 1n;
    if (left > 0n) factor = (factor * factor) % size;
  }
  return modulus < 0n && result !== 0n ? result + modulus : result;
}

/** long_invmod(), by Euclid. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [value, modulus, 1n, 0n];
  while (b !== 0n) {
    const quotient = a / b;
    [a, b] = [b, a - quotient * b];
    [x, y] = [y, x - quotient * y];
  }
  if (a !== 1n) throw new ValueFault('ValueError', 'base is not invertible for the given modulus');
  return x;
}

/** PyLong_SHIFT: that many digits fit into a size, not that many bits. */
const DIGIT_BITS = 30n;

/** `value << count`. Throws ValueError, OverflowError, MemoryError. */
export function integerShiftLeft(value: bigint, count: bigint): bigint {
  if (count < 0n) throw new ValueFault('ValueError', 'negative shift count');
  if (value === 0n) return 0n;
  if (count / DIGIT_BITS >= 2n ** 63n) throw new ValueFault('OverflowError', 'too many digits in integer');
  if (count > MAX_BITS) throw new ValueFault('MemoryError', '');
  return value << count;
}

/** `value >> count`. Throws ValueError. */
export function integerShiftRight(value: bigint, count: bigint): bigint {
  if (count < 0n) throw new ValueFault('ValueError', 'negative shift count');
  if (count > MAX_BITS) return value < 0n ? -1n : 0n;
  return value >> count;
}

/** `value.bit_length()`. */
export function bitLength(value: bigint): number {
  return bitCountOf(absolute(value));
}

/** `value.bit_count()`: ones in the absolute value. */
export function bitCount(value: bigint): number {
  let count = 0;
  for (const digit of absolute(value).toString(16)) count += BITS_OF_HEX_DIGIT[Number.parseInt(digit, 16)];
  return count;
}

const BITS_OF_HEX_DIGIT = [0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4];

/** `value.to_bytes(length, byteorder, signed=…)`. Throws ValueError, OverflowError. */
export function integerToBytes(value: bigint, length: number, byteOrder: string, signed: boolean): Uint8Array {
  requireByteOrder(byteOrder);
  if (length < 0) throw new ValueFault('ValueError', 'length argument must be non-negative');
  if (value < 0n && !signed) throw new ValueFault('OverflowError', "can't convert negative int to unsigned");
  const bits = BigInt(length * 8);
  const limit = 1n << (signed && length > 0 ? bits - 1n : bits);
  const tooBig = length === 0 ? value !== 0n && !(signed && value === -1n) : value >= limit || value < -limit;
  if (tooBig) throw new ValueFault('OverflowError', 'int too big to convert');
  const hex = BigInt.asUintN(length * 8, value)
    .toString(16)
    .padStart(length * 2, '0');
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) bytes[i] = Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16);
  return byteOrder === 'little' ? bytes.reverse() : bytes;
}

/** `int.from_bytes(bytes, byteorder, signed=…)`. Throws ValueError. */
export function integerFromBytes(bytes: Uint8Array, byteOrder: string, signed: boolean): bigint {
  requireByteOrder(byteOrder);
  let hex = '';
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[byteOrder === 'little' ? bytes.length - 1 - i : i];
    hex += byte.toString(16).padStart(2, '0');
  }
  const value = hex === '' ? 0n : BigInt(`0x${hex}`);
  return signed ? BigInt.asIntN(bytes.length * 8, value) : value;
}

function requireByteOrder(byteOrder: string): void {
  if (byteOrder !== 'little' && byteOrder !== 'big') {
    throw new ValueFault('ValueError', "byteorder must be either 'little' or 'big'");
  }
}

/** `float(value)`, half to even. Throws OverflowError. */
export function integerToFloat(value: bigint): number {
  const result = Number(value);
  if (!Number.isFinite(result)) throw new ValueFault('OverflowError', 'int too large to convert to float');
  return result;
}

/** Compares an int with a float by their exact values: below 0, 0, above 0, or NaN. */
export function compareIntegerFloat(integer: bigint, float: number): number {
  if (Number.isNaN(float)) return NaN;
  return integer < float ? -1 : integer > float ? 1 : 0;
}

/** `round(value, places)` for an int: half to even at a place before the point. */
export function integerRoundTo(value: bigint, places: bigint): bigint {
  if (places >= 0n) return value;
  if (-places > BigInt(bitLength(value))) return 0n;
  const unit = 10n ** -places;
  const rest = integerModulo(value, unit);
  const down = value - rest;
  const twice = rest * 2n;
  const isOdd = ((down / unit) & 1n) !== 0n;
  return twice > unit || (twice === unit && isOdd) ? down + unit : down;
}

/** `math.isqrt(value)`. Throws ValueError. */
export function integerSquareRoot(value: bigint): bigint {
  if (value < 0n) throw new ValueFault('ValueError', 'isqrt() argument must be nonnegative');
  if (value < 2n ** 52n) return BigInt(Math.floor(Math.sqrt(Number(value))));
  // Newton's steps from above, where each is smaller until the root is reached.
  let root = 1n << BigInt((bitCountOf(value) + 1) >> 1);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

const MAX_SAFE = 2n ** 53n - 1n;

/** The greatest common divisor, ≥ 0. */
export function integerGcd(a: bigint, b: bigint): bigint {
  let [x, y] = [absolute(a), absolute(b)];
  while (y !== 0n) {
    if (x <= MAX_SAFE && y <= MAX_SAFE) return BigInt(safeGcd(Number(x), Number(y)));
    [x, y] = [y, x % y];
  }
  return x;
}

function safeGcd(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

/** The least common multiple, ≥ 0. */
export function integerLcm(a: bigint, b: bigint): bigint {
  if (a === 0n || b === 0n) return 0n;
  return absolute((a / integerGcd(a, b)) * b);
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}
