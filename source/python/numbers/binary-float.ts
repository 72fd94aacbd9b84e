/** The binary parts of a double, and exact ways back: what frexp(), ldexp() and long_true_divide() stand on. */

/** Bits in a number ≥ 0. */
export function bitCountOf(value: bigint): number {
  if (value === 0n) return 0;
  const hex = value.toString(16);
  return hex.length * 4 - (Math.clz32(Number.parseInt(hex[0], 16)) - 28);
}

/** The exponent e with `|x| = m * 2**e` and 0.5 ≤ m < 1, as C's frexp(); 0 for zero, infinities and NaN. */
export function binaryExponent(x: number): number {
  const size = Math.abs(x);
  if (size === 0 || !Number.isFinite(size)) return 0;
  if (size < 2 ** -1022) return binaryExponent(size * 2 ** 54) - 54;
  let exponent = Math.max(-1022, Math.min(1023, Math.floor(Math.log2(size))));
  // log2 may be off by one near a power of two.
  while (2 ** exponent > size) exponent--;
  while (exponent < 1023 && 2 ** (exponent + 1) <= size) exponent++;
  return exponent + 1;
}

/** C's frexp(): `[m, e]` with x = m * 2**e. */
export function frexp(x: number): [mantissa: number, exponent: number] {
  if (x === 0 || !Number.isFinite(x)) return [x, 0];
  const exponent = binaryExponent(x);
  if (exponent < -1000) return [x * 2 ** 100 * 2 ** (-exponent - 100), exponent];
  return [x * 2 ** -exponent, exponent];
}

/** C's ldexp(): x * 2**exponent, rounded once; infinite when too large. */
export function scale(x: number, exponent: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const [mantissa, own] = frexp(x);
  const target = own + exponent;
  if (target > 1024) return x * Infinity;
  if (target < -1074) return x < 0 ? -0 : 0;
  return target > 0 ? mantissa * 2 * 2 ** (target - 1) : mantissa * 2 ** target;
}

/** x = mantissa * 2**exponent exactly, for a finite x; the mantissa has the sign. */
export function exactParts(x: number): [mantissa: bigint, exponent: number] {
  if (x === 0) return [0n, 0];
  const [mantissa, exponent] = frexp(x);
  return [BigInt(mantissa * 2 ** 53), exponent - 53];
}

/** numerator / denominator (both positive), rounded once, half to even; Infinity when too large. */
export function ratioToFloat(numerator: bigint, denominator: bigint): number {
  if (numerator === 0n) return 0;
  const difference = bitCountOf(numerator) - bitCountOf(denominator);
  if (difference > 1100) return Infinity;
  if (difference < -1200) return 0;
  // The quotient's unit is 2**unit: 2 bits more than a double needs, and the remainder as a sticky bit.
  const unit = Math.max(difference - 56, -1076);
  const top = unit < 0 ? numerator << BigInt(-unit) : numerator;
  const bottom = unit > 0 ? denominator << BigInt(unit) : denominator;
  let quotient = top / bottom;
  if (quotient * bottom !== top) quotient |= 1n;
  const extra = Math.max(bitCountOf(quotient) - 53, -1074 - unit, 0);
  return Number(shiftRightHalfEven(quotient, extra)) * 2 ** (unit + extra);
}

/** value / 2**count for a value ≥ 0, rounded half to even. */
function shiftRightHalfEven(value: bigint, count: number): bigint {
  if (count === 0) return value;
  const shift = BigInt(count);
  const result = value >> shift;
  const rest = value - (result << shift);
  const half = 1n << (shift - 1n);
  return rest > half || (rest === half && (result & 1n) === 1n) ? result + 1n : result;
}

/** dividend / divisor (dividend ≥ 0, divisor > 0) as the nearest integer, half to even. */
export function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  const twice = (dividend - quotient * divisor) * 2n;
  return twice > divisor || (twice === divisor && (quotient & 1n) === 1n) ? quotient + 1n : quotient;
}
