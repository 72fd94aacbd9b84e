/** exp, log, powers and trigonometry, rounded to the nearest double (see double-double.ts) as C's library does it. */

import { frexp, scale } from './binary-float.ts';
import {
  add,
  type DoubleDouble,
  divide,
  multiply,
  multiplyBy,
  negate,
  ONE,
  productOf,
  sumOf,
  ZERO,
} from './double-double.ts';

// DIFFERS: The last digit of `math.gamma()`, `erf()` and other rare functions may differ, and of `sin()` and the like
// for huge arguments. — CPython calls the C library of its platform; these are computed here, or by JavaScript. — Round
// before printing.
const LN2: DoubleDouble = { high: Math.LN2, low: 2.3190468138462996e-17 };
/** ln 2 and pi/2 in pieces of 32 bits, so that a piece times a small whole number is exact. */
const LN2_PIECES = [0.6931471803691238, 1.9082149288430703e-10, 4.2751755897281784e-20, 1.94704509238075e-31];
const HALF_PI_PIECES = [1.5707963267341256, 6.077100506303966e-11, 2.0222662487111665e-21, 8.478427660348229e-32];

/** 1 / n!, from 0 to 29. */
const INVERSE_FACTORIALS: DoubleDouble[] = [ONE];
for (let n = 1; n < 30; n++) {
  INVERSE_FACTORIALS.push(divide(INVERSE_FACTORIALS[n - 1], { high: n, low: 0 }));
}

/** x less `times` of a constant in pieces. */
function reduced(x: DoubleDouble, times: number, pieces: readonly number[]): DoubleDouble {
  let rest = x;
  for (const piece of pieces) rest = add(rest, negate(productOf(times, piece)));
  return rest;
}

/** e**x = mantissa * 2**exponent, for |x| below 1000. */
function expParts(x: DoubleDouble): { mantissa: DoubleDouble; exponent: number } {
  const exponent = Math.round(x.high / Math.LN2);
  const rest = multiplyBy(reduced(x, exponent, LN2_PIECES), 1 / 256);
  // e**r - 1 by Taylor, then squared eight times: (1 + t)**2 - 1 = 2t + t*t keeps the small part's accuracy.
  let t = ZERO;
  for (let n = 11; n >= 1; n--) t = multiply(add(t, INVERSE_FACTORIALS[n]), rest);
  for (let i = 0; i < 8; i++) t = add(multiplyBy(t, 2), multiply(t, t));
  return { mantissa: add(ONE, t), exponent };
}

function expOf(x: DoubleDouble): number {
  if (!(Math.abs(x.high) < 1000)) return Math.exp(x.high);
  const { mantissa, exponent } = expParts(x);
  return scale(mantissa.high, exponent);
}

/** e**x for |x| below 300. */
function expDouble(x: DoubleDouble): DoubleDouble {
  const { mantissa, exponent } = expParts(x);
  return multiplyBy(mantissa, 2 ** exponent);
}

/** ln(x), for a finite x > 0. */
function logDouble(x: number): DoubleDouble {
  let [mantissa, exponent] = frexp(x);
  if (mantissa < Math.SQRT1_2) {
    mantissa *= 2;
    exponent--;
  }
  // One step of Newton's from V8's logarithm.
  const guess = Math.log(mantissa);
  const error = add(multiplyBy(expDouble({ high: -guess, low: 0 }), mantissa), { high: -1, low: 0 });
  const correction = add(error, multiplyBy(multiply(error, error), -0.5));
  return add(multiplyBy(LN2, exponent), add({ high: guess, low: 0 }, correction));
}

export function exp(x: number): number {
  return expOf({ high: x, low: 0 });
}

export function exp2(x: number): number {
  return Math.abs(x) < 1100 && !Number.isInteger(x) ? expOf(multiplyBy(LN2, x)) : 2 ** x;
}

export function log(x: number): number {
  return x > 0 && x < Infinity && x !== 1 ? logDouble(x).high : Math.log(x);
}

export function log2(x: number): number {
  if (!(x > 0 && x < Infinity)) return Math.log2(x);
  const [mantissa, exponent] = frexp(x);
  return mantissa === 0.5 ? exponent - 1 : divide(logDouble(x), LN2).high;
}

/** fdlibm's e_log10.c: not always the nearest double, but exact for powers of ten. */
export function log10(x: number): number {
  if (!(x > 0 && x < Infinity)) return Math.log10(x);
  const [mantissa, exponent] = frexp(x);
  // A mantissa from 1 to 2 with the exponent, from 0.5 to 1 for an x below 1.
  const shift = exponent - 1 < 0 ? exponent : exponent - 1;
  const low = shift * 3.694239077158931e-13 + Math.LOG10E * log(exponent - 1 < 0 ? mantissa : mantissa * 2);
  return low + shift * 0.30102999566361177;
}

/** C's pow(). */
export function power(base: number, exponent: number): number {
  if (exponent === 0 || base === 1) return 1;
  if (exponent === 1) return base;
  if (exponent === 2) return base * base;
  const rough = base ** exponent;
  if (rough === 0 || !Number.isFinite(rough) || !Number.isFinite(exponent)) return rough;
  // A whole power below 2**53 is exact.
  if (Number.isInteger(base) && exponent > 0 && Math.abs(rough) < 2 ** 53 && Number.isInteger(exponent)) {
    return Math.round(rough);
  }
  const size = expOf(multiplyBy(logDouble(Math.abs(base)), exponent));
  return rough < 0 ? -size : size;
}

/** The sine and cosine of x for |x| below a million. */
function sinCos(x: number): { sin: DoubleDouble; cos: DoubleDouble } {
  const quarter = Math.round(x / (Math.PI / 2));
  const rest = quarter === 0 ? { high: x, low: 0 } : reduced({ high: x, low: 0 }, quarter, HALF_PI_PIECES);
  const square = negate(multiply(rest, rest));
  let even = ZERO;
  let odd = ZERO;
  for (let n = 26; n >= 2; n -= 2) {
    even = multiply(add(even, INVERSE_FACTORIALS[n]), square);
    odd = multiply(add(odd, INVERSE_FACTORIALS[n + 1]), square);
  }
  const cos = add(ONE, even);
  const sin = add(rest, multiply(rest, odd));
  switch (quarter & 3) {
    case 0:
      return { sin, cos };
    case 1:
      return { sin: cos, cos: negate(sin) };
    case 2:
      return { sin: negate(sin), cos: negate(cos) };
    default:
      return { sin: negate(cos), cos: sin };
  }
}

/** Beyond, the reduction above is not exact; below, the function is x itself or 1. */
function isReducible(x: number): boolean {
  const size = Math.abs(x);
  return size < 1e6 && size > 1e-8;
}

export function sin(x: number): number {
  return isReducible(x) ? sinCos(x).sin.high : Math.sin(x);
}

export function cos(x: number): number {
  return isReducible(x) ? sinCos(x).cos.high : Math.cos(x);
}

export function tan(x: number): number {
  if (!isReducible(x)) return Math.tan(x);
  const angle = sinCos(x);
  return divide(angle.sin, angle.cos).high;
}

export function atan(x: number): number {
  return atan2(x, 1);
}

/** V8's angle, turned by what is left between it and the point. */
export function atan2(y: number, x: number): number {
  const guess = Math.atan2(y, x);
  const isOrdinary = [x, y].every((part) => Math.abs(part) > 1e-100 && Math.abs(part) < 1e100);
  if (!isOrdinary || !isReducible(guess)) return guess;
  const angle = sinCos(guess);
  const across = add(multiplyBy(angle.cos, y), multiplyBy(angle.sin, -x));
  const along = add(multiplyBy(angle.cos, x), multiplyBy(angle.sin, y));
  return sumOf(guess, divide(across, along).high).high;
}

export function asin(x: number): number {
  const guess = Math.asin(x);
  if (!(Math.abs(x) < 0.999) || !isReducible(guess)) return guess;
  const angle = sinCos(guess);
  return guess + divide(add({ high: x, low: 0 }, negate(angle.sin)), angle.cos).high;
}

export function acos(x: number): number {
  const guess = Math.acos(x);
  if (!(Math.abs(x) < 0.999)) return guess;
  const angle = sinCos(guess);
  return guess + divide(add(angle.cos, { high: -x, low: 0 }), angle.sin).high;
}

/** fdlibm's e_sinh.c. */
export function sinh(x: number): number {
  const size = Math.abs(x);
  if (!(size < 709) || size < 2 ** -28) return Math.sinh(x);
  const half = x < 0 ? -0.5 : 0.5;
  if (size >= 22) return half * exp(size);
  const t = Math.expm1(size);
  return size < 1 ? half * (2 * t - (t * t) / (t + 1)) : half * (t + t / (t + 1));
}

/** fdlibm's e_cosh.c. */
export function cosh(x: number): number {
  const size = Math.abs(x);
  if (!(size < 709)) return Math.cosh(x);
  if (size < 0.5 * Math.LN2) {
    const t = Math.expm1(size);
    return 1 + (t * t) / (2 * (1 + t));
  }
  const t = exp(size);
  return size < 22 ? 0.5 * t + 0.5 / t : 0.5 * t;
}
