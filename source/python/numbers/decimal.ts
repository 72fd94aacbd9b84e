/** Decimal numbers as `decimal` has them (General Decimal Arithmetic, PEP 327): pure functions on JS values. */

import type { Rounding } from './decimal-context.ts';

/** `digits` is not negative; the value is ±digits × 10^exponent. A NaN keeps its payload in `digits`. */
export interface Decimal {
  readonly kind: 'finite' | 'infinite' | 'nan' | 'snan';
  readonly negative: boolean;
  readonly digits: bigint;
  readonly exponent: number;
}

export const NAN: Decimal = { kind: 'nan', negative: false, digits: 0n, exponent: 0 };

export function finite(negative: boolean, digits: bigint, exponent: number): Decimal {
  return { kind: 'finite', negative, digits, exponent };
}

export function infinity(negative: boolean): Decimal {
  return { kind: 'infinite', negative, digits: 0n, exponent: 0 };
}

export function fromInteger(value: bigint): Decimal {
  return value < 0n ? finite(true, -value, 0) : finite(false, value, 0);
}

/** The exact value of a double. */
export function fromDouble(value: number): Decimal {
  if (Number.isNaN(value)) return NAN;
  const negative = value < 0 || Object.is(value, -0);
  if (!Number.isFinite(value)) return infinity(negative);
  let mantissa = Math.abs(value);
  let power = 0;
  // Exact: only powers of two are multiplied.
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    power++;
  }
  return finite(negative, BigInt(mantissa) * 5n ** BigInt(power), -power);
}

const NUMBER = /^([+-]?)(?:(?=\d|\.\d)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?|(inf(?:inity)?)|(s?nan)(\d*))$/i;

/** The number that a text spells, exactly; null if it spells none. */
export function parseDecimal(source: string): Decimal | null {
  const text = source
    .trim()
    .replace(/_/g, '')
    .replace(/\p{Nd}/gu, asciiDigit);
  const found = NUMBER.exec(text);
  if (found === null) return null;
  const [, sign, whole, fraction = '', exponent = '0', isInfinite, nan, payload] = found;
  const negative = sign === '-';
  if (isInfinite !== undefined) return infinity(negative);
  if (nan !== undefined) {
    return { kind: nan.length === 4 ? 'snan' : 'nan', negative, digits: BigInt(payload || '0'), exponent: 0 };
  }
  return finite(negative, BigInt(whole + fraction || '0'), Number(exponent) - fraction.length);
}

function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) as number;
  let zero = code;
  while (zero > code - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return code < 128 ? digit : String((code - zero) % 10);
}

export function digitCount(digits: bigint): number {
  return digits === 0n ? 1 : digits.toString().length;
}

/** The exponent of the first digit. */
export function adjusted(value: Decimal): number {
  return value.exponent + digitCount(value.digits) - 1;
}

export function power10(count: number): bigint {
  return 10n ** BigInt(count);
}

/** Whether `digits` gets one more, given the digits cut off as a fraction `rest / unit`. */
function roundsUp(digits: bigint, rest: bigint, unit: bigint, negative: boolean, rounding: Rounding): boolean {
  if (rest === 0n) return false;
  const twice = rest * 2n;
  switch (rounding) {
    case 'ROUND_UP':
      return true;
    case 'ROUND_DOWN':
      return false;
    case 'ROUND_CEILING':
      return !negative;
    case 'ROUND_FLOOR':
      return negative;
    case 'ROUND_HALF_UP':
      return twice >= unit;
    case 'ROUND_HALF_DOWN':
      return twice > unit;
    case 'ROUND_HALF_EVEN':
      return twice > unit || (twice === unit && digits % 2n === 1n);
    case 'ROUND_05UP':
      return digits % 5n === 0n;
  }
}

/** The value with another exponent: zeros are added, or digits rounded off. */
export function rescale(value: Decimal, exponent: number, rounding: Rounding): Decimal {
  const { negative, digits } = value;
  if (value.kind !== 'finite') return value;
  if (exponent <= value.exponent) return finite(negative, digits * power10(value.exponent - exponent), exponent);
  // Beyond its digits a value is as good as 0 with something behind it.
  const cut = Math.min(exponent - value.exponent, digitCount(digits) + 1);
  const unit = power10(cut);
  const kept = digits / unit;
  return finite(negative, kept + (roundsUp(kept, digits % unit, unit, negative, rounding) ? 1n : 0n), exponent);
}

/** -1, 0 or 1; neither may be a NaN. */
export function compareDecimals(left: Decimal, right: Decimal): number {
  const sign = (value: Decimal): number =>
    value.kind === 'finite' && value.digits === 0n ? 0 : value.negative ? -1 : 1;
  const [a, b] = [sign(left), sign(right)];
  if (a !== b) return a < b ? -1 : 1;
  if (a === 0) return 0;
  if (left.kind === 'infinite' || right.kind === 'infinite') {
    return left.kind === right.kind ? 0 : left.kind === 'infinite' ? a : -a;
  }
  const [high, low] = [adjusted(left), adjusted(right)];
  if (high !== low) return high > low ? a : -a;
  const exponent = Math.min(left.exponent, right.exponent);
  const x = left.digits * power10(left.exponent - exponent);
  const y = right.digits * power10(right.exponent - exponent);
  return x === y ? 0 : x > y ? a : -a;
}

export function negate(value: Decimal): Decimal {
  return { ...value, negative: !value.negative };
}

export function isZero(value: Decimal): boolean {
  return value.kind === 'finite' && value.digits === 0n;
}

/** With the zeros at the end taken off. */
export function withoutTrailingZeros(value: Decimal): Decimal {
  if (value.kind !== 'finite') return value;
  if (value.digits === 0n) return finite(value.negative, 0n, 0);
  const text = value.digits.toString();
  const zeros = text.length - text.replace(/0+$/, '').length;
  return finite(value.negative, BigInt(text.slice(0, text.length - zeros)), value.exponent + zeros);
}
