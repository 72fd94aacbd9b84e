/** Decimal digits of a double, as David Gay's dtoa() gives them: Python/dtoa.c, _Py_dg_dtoa(). */

import { divideHalfEven, exactParts } from './binary-float.ts';

/** `0.DIGITS * 10**point`, for a finite number without its sign. Zero is the digit '0' with the point at 1. */
export interface DecimalDigits {
  readonly digits: string;
  readonly point: number;
}

const ZERO: DecimalDigits = { digits: '0', point: 1 };

/** dtoa's mode 0: the shortest digits that read back as x. */
export function shortestDigits(x: number): DecimalDigits {
  return fromExponential(Math.abs(x).toExponential());
}

/** dtoa's mode 2: `count` ≥ 1 significant digits, half to even; zeros at the end stay. */
export function significantDigits(x: number, count: number): DecimalDigits {
  const size = Math.abs(x);
  if (size === 0) return ZERO;
  if (count <= 100) {
    const text = size.toExponential(count - 1);
    const guess = fromExponential(text);
    if (!mayTie(size, count - guess.point)) return guess;
  }
  let point = fromExponential(size.toExponential(0)).point;
  // toExponential(0) may have rounded 9.5 up to 10: start one place below.
  if (scaledInteger(size, count - point + 1) < 10n ** BigInt(count)) point--;
  let digits = scaledInteger(size, count - point).toString();
  if (digits.length > count) {
    point++;
    digits = digits.slice(0, count);
  }
  return { digits, point };
}

/** dtoa's mode 3: digits up to `places` after the decimal point (may be negative), half to even. '' when it rounds to 0. */
export function fractionDigits(x: number, places: number): DecimalDigits {
  const size = Math.abs(x);
  if (size === 0) return ZERO;
  if (places >= 0 && places <= 100 && size < 1e21 && !mayTie(size, places)) {
    const text = size.toFixed(places);
    const dot = places === 0 ? text.length : text.length - places - 1;
    return trimLeft(text.slice(0, dot) + text.slice(dot + 1), dot);
  }
  const digits = scaledInteger(size, places).toString();
  return digits === '0' ? { digits: '', point: -places } : { digits, point: digits.length - places };
}

/** Whether x can stand exactly between two decimals of `places` places: JS rounds these up, Python to even. */
function mayTie(size: number, places: number): boolean {
  if (places < 0 || places > 300) return true;
  const scaled = size * 2 ** (places + 2);
  return Number.isInteger(scaled);
}

/** round(x * 10**places), half to even, exactly. */
function scaledInteger(size: number, places: number): bigint {
  const [mantissa, exponent] = exactParts(size);
  let numerator = mantissa;
  let denominator = 1n;
  if (exponent >= 0) numerator <<= BigInt(exponent);
  else denominator <<= BigInt(-exponent);
  if (places >= 0) numerator *= 10n ** BigInt(places);
  else denominator *= 10n ** BigInt(-places);
  return divideHalfEven(numerator, denominator);
}

function fromExponential(text: string): DecimalDigits {
  const e = text.indexOf('e');
  const digits = e === 1 ? text[0] : text[0] + text.slice(2, e);
  return digits === '0' ? ZERO : { digits, point: Number(text.slice(e + 1)) + 1 };
}

function trimLeft(digits: string, point: number): DecimalDigits {
  let zeros = 0;
  while (zeros < digits.length && digits[zeros] === '0') zeros++;
  return { digits: digits.slice(zeros), point: point - zeros };
}
