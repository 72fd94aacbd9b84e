/** The math module's functions of floats, with its errors: Modules/mathmodule.c, math_1() and its kin. */

import { ValueFault } from '../text/value-fault.ts';
import { bitCountOf, scale, frexp as splitBinary } from './binary-float.ts';
import * as elementary from './elementary.ts';

const domainError = (): ValueFault => new ValueFault('ValueError', 'math domain error');
const rangeError = (): ValueFault => new ValueFault('OverflowError', 'math range error');

/** A NaN or infinity out of a finite argument is an error: math_1(). */
function checked(x: number, result: number, canOverflow: boolean): number {
  if (Number.isNaN(result) && !Number.isNaN(x)) throw domainError();
  if (!Number.isFinite(result) && Number.isFinite(x)) throw canOverflow ? rangeError() : domainError();
  return result;
}

/** Functions of one float that only need the check. Each throws ValueError, those that grow OverflowError. */
export const sqrt = (x: number): number => checked(x, Math.sqrt(x), false);
export const exp = (x: number): number => checked(x, elementary.exp(x), true);
export const expm1 = (x: number): number => checked(x, Math.expm1(x), true);
export const exp2 = (x: number): number => checked(x, elementary.exp2(x), true);
export const cbrt = (x: number): number => checked(x, Math.cbrt(x), false);
export const sin = (x: number): number => checked(x, elementary.sin(x), false);
export const cos = (x: number): number => checked(x, elementary.cos(x), false);
export const tan = (x: number): number => checked(x, elementary.tan(x), false);
export const asin = (x: number): number => checked(x, elementary.asin(x), false);
export const acos = (x: number): number => checked(x, elementary.acos(x), false);
export const atan = (x: number): number => checked(x, elementary.atan(x), false);
export const sinh = (x: number): number => checked(x, elementary.sinh(x), true);
export const cosh = (x: number): number => checked(x, elementary.cosh(x), true);
export const tanh = (x: number): number => checked(x, Math.tanh(x), false);
export const asinh = (x: number): number => checked(x, Math.asinh(x), false);
export const acosh = (x: number): number => checked(x, Math.acosh(x), false);
export const atanh = (x: number): number => checked(x, Math.atanh(x), false);
export const log1p = (x: number): number => checked(x, Math.log1p(x), false);
export const fabs = (x: number): number => Math.abs(x);
export const atan2 = (y: number, x: number): number => elementary.atan2(y, x);

/** Multiplies as CPython does, which shows in the last digit. */
export const degrees = (x: number): number => x * (180 / Math.PI);
export const radians = (x: number): number => x * (Math.PI / 180);

/** `math.log(x)` of a float. Throws ValueError. */
export const log = (x: number): number => checked(x, elementary.log(x), false);
export const log2 = (x: number): number => checked(x, elementary.log2(x), false);
export const log10 = (x: number): number => checked(x, elementary.log10(x), false);

/** A logarithm of an int of any size: loghelper(). Throws ValueError. */
export function logOfInteger(value: bigint, kind: 'log' | 'log2' | 'log10'): number {
  if (value <= 0n) throw domainError();
  const float = Number(value);
  const of = kind === 'log' ? log : kind === 'log2' ? log2 : log10;
  if (Number.isFinite(float)) return of(float);
  // value = x * 2**e, with 0.5 <= x < 1.
  const bits = bitCountOf(value);
  const mantissa = scale(Number(value >> BigInt(bits - 64)), -64);
  return of(mantissa) + of(2) * bits;
}

/** `math.pow(x, y)`. Throws ValueError, OverflowError. */
export function pow(x: number, y: number): number {
  if (x === 1 || y === 0) return 1;
  if (x === -1 && !Number.isFinite(y) && !Number.isNaN(y)) return 1;
  const result = elementary.power(x, y);
  if (Number.isFinite(result) || !Number.isFinite(x) || !Number.isFinite(y)) return result;
  if (Number.isNaN(result) || x === 0) throw domainError();
  throw rangeError();
}

/** `math.fmod(x, y)`: the remainder has x's sign. Throws ValueError. */
export function fmod(x: number, y: number): number {
  const result = x % y;
  if (Number.isNaN(result) && !Number.isNaN(x) && !Number.isNaN(y)) throw domainError();
  return result;
}

/** `math.remainder(x, y)`: x less the nearest multiple of y, half to even. Throws ValueError. */
export function remainder(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return x + y;
  if (!Number.isFinite(x) || y === 0) throw domainError();
  if (!Number.isFinite(y)) return x;
  const size = Math.abs(x);
  const unit = Math.abs(y);
  const rest = size % unit;
  const toNext = unit - rest;
  let result = rest;
  if (rest > toNext) result = -toNext;
  // Just between two multiples: to the even one.
  else if (rest === toNext) result = rest - 2 * ((0.5 * (size - rest)) % unit);
  return copySign(1, x) * result;
}

/** `math.modf(x)`: fraction and whole part, both with x's sign. */
export function modf(x: number): [fraction: number, whole: number] {
  if (Number.isNaN(x)) return [x, x];
  if (!Number.isFinite(x)) return [copySign(0, x), x];
  const whole = Math.trunc(x);
  return [copySign(x - whole, x), whole];
}

/** `math.frexp(x)`. */
export const frexp = splitBinary;

/** `math.ldexp(x, exponent)`. Throws OverflowError. */
export function ldexp(x: number, exponent: bigint): number {
  const limited = exponent > 100000n ? 100000 : exponent < -100000n ? -100000 : Number(exponent);
  const result = scale(x, limited);
  if (Number.isFinite(x) && !Number.isFinite(result)) throw rangeError();
  return result;
}

/** `math.copysign(x, y)`: x with y's sign. */
export function copySign(x: number, y: number): number {
  const isNegative = y < 0 || Object.is(y, -0);
  return isNegative ? -Math.abs(x) : Math.abs(x);
}

/** `math.nextafter(x, y, steps)`. Throws ValueError. */
export function nextAfter(x: number, y: number, steps = 1n): number {
  if (steps < 0n) throw new ValueFault('ValueError', 'steps must be a non-negative integer');
  if (steps === 0n) return x;
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  if (x === y) return y;
  const from = orderOf(x);
  const to = orderOf(y);
  const target = from < to ? from + steps : from - steps;
  if (from < to ? target >= to : target <= to) return y;
  // The zero on the way keeps the sign of the side it was come from.
  return target === 0n ? copySign(0, x) : floatOfOrder(target);
}

/** Doubles numbered along the line, zero at 0. */
function orderOf(x: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const bits = view.getBigInt64(0);
  return bits >= 0n ? bits : -(bits & 0x7fff_ffff_ffff_ffffn);
}

function floatOfOrder(order: bigint): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigInt64(0, order < 0n ? -order : order);
  const size = view.getFloat64(0);
  return order < 0n ? -size : size;
}

/** `math.ulp(x)`. */
export function ulp(x: number): number {
  if (!Number.isFinite(x)) return Math.abs(x);
  const size = Math.abs(x);
  const next = nextAfter(size, Infinity);
  return next === Infinity ? size - nextAfter(size, 0) : next - size;
}

/** `math.isclose(a, b, rel_tol=…, abs_tol=…)`. Throws ValueError. */
export function isClose(a: number, b: number, relative = 1e-9, absolute = 0): boolean {
  if (relative < 0 || absolute < 0) throw new ValueFault('ValueError', 'tolerances must be non-negative');
  if (a === b) return true;
  if (!Number.isFinite(a) && !Number.isNaN(a)) return false;
  if (!Number.isFinite(b) && !Number.isNaN(b)) return false;
  const difference = Math.abs(b - a);
  return difference <= Math.abs(relative * b) || difference <= Math.abs(relative * a) || difference <= absolute;
}

/** `math.floor(x)` of a float. Throws ValueError, OverflowError. */
export const floor = (x: number): bigint => toInteger(Math.floor(x));
export const ceil = (x: number): bigint => toInteger(Math.ceil(x));
export const trunc = (x: number): bigint => toInteger(Math.trunc(x));

function toInteger(x: number): bigint {
  if (Number.isNaN(x)) throw new ValueFault('ValueError', 'cannot convert float NaN to integer');
  if (!Number.isFinite(x)) throw new ValueFault('OverflowError', 'cannot convert float infinity to integer');
  return BigInt(x);
}
