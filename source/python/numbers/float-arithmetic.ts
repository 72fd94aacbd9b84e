/** Arithmetic of float where it is not JS's: Objects/floatobject.c. */

import { ValueFault } from '../text/value-fault.ts';
import { exactParts } from './binary-float.ts';
import { fractionDigits } from './decimal-digits.ts';
import { power } from './elementary.ts';

/** `a / b`. */
export function floatDivide(a: number, b: number): number {
  if (b === 0) throw new ValueFault('ZeroDivisionError', 'float division by zero');
  return a / b;
}

/** `a // b`. */
export function floatFloorDivide(a: number, b: number): number {
  if (b === 0) throw new ValueFault('ZeroDivisionError', 'float floor division by zero');
  return floorQuotient(a, b, floorRemainder(a, b));
}

/** `a % b`: the result has b's sign. */
export function floatModulo(a: number, b: number): number {
  if (b === 0) throw new ValueFault('ZeroDivisionError', 'float modulo by zero');
  return floorRemainder(a, b);
}

/** `divmod(a, b)`. */
export function floatDivmod(a: number, b: number): [quotient: number, remainder: number] {
  if (b === 0) throw new ValueFault('ZeroDivisionError', 'float divmod()');
  const remainder = floorRemainder(a, b);
  return [floorQuotient(a, b, remainder), remainder];
}

function floorRemainder(a: number, b: number): number {
  const remainder = a % b;
  if (remainder === 0) return b < 0 ? -0 : 0;
  return remainder < 0 !== b < 0 ? remainder + b : remainder;
}

/** _float_div_mod(): the quotient is taken from a less its remainder, so that it is nearly whole before floor(). */
function floorQuotient(a: number, b: number, remainder: number): number {
  const truncated = a % b;
  let quotient = (a - truncated) / b;
  if (truncated !== 0 && remainder !== truncated) quotient -= 1;
  if (quotient === 0) return 1 / (a / b) < 0 || a / b < 0 ? -0 : 0;
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

/** Whether `base ** exponent` is complex, as a negative base with a fraction for exponent gives. */
export function powerIsComplex(base: number, exponent: number): boolean {
  return base < 0 && Number.isFinite(base) && Number.isFinite(exponent) && !Number.isInteger(exponent);
}

/** `base ** exponent`, when it is not complex: float_pow(). Throws ZeroDivisionError, OverflowError. */
export function floatPower(base: number, exponent: number): number {
  if (exponent === 0 || base === 1) return 1;
  if (base === -1 && !Number.isFinite(exponent)) return Number.isNaN(exponent) ? NaN : 1;
  if (base === 0 && exponent < 0) {
    throw new ValueFault('ZeroDivisionError', '0.0 cannot be raised to a negative power');
  }
  const result = power(base, exponent);
  if (!Number.isFinite(result) && Number.isFinite(base) && Number.isFinite(exponent)) {
    throw new ValueFault('OverflowError', 'Numerical result out of range', 34);
  }
  return result;
}

/** `round(x)`: the nearest int, half to even. Throws ValueError, OverflowError. */
export function floatRound(x: number): bigint {
  requireFinite(x);
  const floor = Math.floor(x);
  const rest = x - floor;
  const up = rest > 0.5 || (rest === 0.5 && floor % 2 !== 0);
  return BigInt(up ? floor + 1 : floor);
}

/** `round(x, places)`: rounds the exact value as decimal, half to even. Throws OverflowError. */
export function floatRoundTo(x: number, places: number): number {
  if (!Number.isFinite(x)) return x;
  if (places > 323) return x;
  if (places < -308) return 0 * x;
  const { digits, point } = fractionDigits(x, places);
  const size = digits === '' ? 0 : Number(`0.${digits}e${point}`);
  if (size === Infinity) throw new ValueFault('OverflowError', 'rounded value too large to represent');
  return x < 0 || Object.is(x, -0) ? -size : size;
}

/** `int(x)`. Throws ValueError, OverflowError. */
export function floatToInteger(x: number): bigint {
  requireFinite(x);
  return BigInt(Math.trunc(x));
}

/** `x.as_integer_ratio()`, in lowest terms. Throws ValueError, OverflowError. */
export function floatRatio(x: number): [numerator: bigint, denominator: bigint] {
  if (Number.isNaN(x)) throw new ValueFault('ValueError', 'cannot convert NaN to integer ratio');
  if (!Number.isFinite(x)) throw new ValueFault('OverflowError', 'cannot convert Infinity to integer ratio');
  let [mantissa, exponent] = exactParts(x);
  if (exponent >= 0) return [mantissa << BigInt(exponent), 1n];
  while (exponent < 0 && (mantissa & 1n) === 0n && mantissa !== 0n) {
    mantissa >>= 1n;
    exponent++;
  }
  return mantissa === 0n ? [0n, 1n] : [mantissa, 1n << BigInt(-exponent)];
}

/** `x.is_integer()`. */
export function floatIsInteger(x: number): boolean {
  return Number.isInteger(x);
}

function requireFinite(x: number): void {
  if (Number.isNaN(x)) throw new ValueFault('ValueError', 'cannot convert float NaN to integer');
  if (!Number.isFinite(x)) throw new ValueFault('OverflowError', 'cannot convert float infinity to integer');
}
