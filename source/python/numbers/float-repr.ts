/** A float as text: Python/pystrtod.c, PyOS_double_to_string() and format_float_short(). */

import { exactParts } from './binary-float.ts';
import { type DecimalDigits, fractionDigits, shortestDigits, significantDigits } from './decimal-digits.ts';

/** `r` is repr: the shortest digits. Upper-case letters are the caller's affair. */
export type FloatFormat = 'e' | 'f' | 'g' | 'r';

/** Py_DTSF_SIGN, Py_DTSF_ADD_DOT_0, Py_DTSF_ALT and Py_DTSF_NO_NEG_0. */
export interface FloatFlags {
  readonly sign?: boolean;
  readonly addDotZero?: boolean;
  readonly alternate?: boolean;
  readonly noNegativeZero?: boolean;
}

const REPR_FLAGS: FloatFlags = { addDotZero: true };

/** `repr(x)`: '1e+16', '-0.0', 'inf', 'nan'. */
export function floatRepr(x: number): string {
  if (Number.isInteger(x)) {
    if (x === 0) return Object.is(x, -0) ? '-0.0' : '0.0';
    if (Math.abs(x) < 1e16) return `${x}.0`;
  }
  return formatFloat(x, 'r', 0, REPR_FLAGS);
}

/** x in one of C's formats, exact at any precision ≥ 0 (which 'r' ignores). */
export function formatFloat(x: number, format: FloatFormat, precision: number, flags: FloatFlags = {}): string {
  if (!Number.isFinite(x)) {
    if (Number.isNaN(x)) return flags.sign ? '+nan' : 'nan';
    return x < 0 ? '-inf' : flags.sign ? '+inf' : 'inf';
  }
  const places = format === 'g' && precision === 0 ? 1 : precision;
  const decimal = digitsFor(x, format, places);
  let negative = x < 0 || Object.is(x, -0);
  if (negative && flags.noNegativeZero && /^0*$/.test(decimal.digits)) negative = false;
  return (negative ? '-' : flags.sign ? '+' : '') + layOut(decimal, format, places, flags);
}

function digitsFor(x: number, format: FloatFormat, precision: number): DecimalDigits {
  if (format === 'r') return shortestDigits(x);
  if (format === 'f') return fractionDigits(x, precision);
  const found = significantDigits(x, format === 'e' ? precision + 1 : precision);
  // dtoa gives no zeros at the end.
  return { digits: found.digits.replace(/0+$/, '') || '0', point: found.point };
}

function layOut(decimal: DecimalDigits, format: FloatFormat, precision: number, flags: FloatFlags): string {
  let { digits, point } = decimal;
  // Positions of digits to show, counted from the first digit.
  let end = digits.length;
  let useExponent = false;
  if (format === 'e') {
    useExponent = true;
    end = precision + 1;
  } else if (format === 'f') {
    end = point + precision;
  } else if (format === 'g') {
    useExponent = point <= -4 || point > precision - (flags.addDotZero ? 1 : 0);
    if (flags.alternate) end = precision;
  } else {
    useExponent = point <= -4 || point > 16;
  }
  const exponent = point - 1;
  if (useExponent) point = 1;
  const start = point <= 0 ? point - 1 : 0;
  end = Math.max(end, !useExponent && flags.addDotZero ? point + 1 : point);
  digits = '0'.repeat(-start) + digits;
  digits = digits.slice(0, end - start).padEnd(end - start, '0');
  const whole = digits.slice(0, point - start);
  const fraction = digits.slice(point - start);
  let text = fraction === '' && !flags.alternate ? whole : `${whole}.${fraction}`;
  if (useExponent) {
    const size = Math.abs(exponent).toString();
    text += `e${exponent < 0 ? '-' : '+'}${size.length < 2 ? `0${size}` : size}`;
  }
  return text;
}

/** `x.hex()`: Objects/floatobject.c, float_hex(). */
export function floatHex(x: number): string {
  if (!Number.isFinite(x)) return floatRepr(x);
  const sign = x < 0 || Object.is(x, -0) ? '-' : '';
  if (x === 0) return `${sign}0x0.0p+0`;
  const [mantissa, exponent] = exactParts(Math.abs(x));
  // 53 bits: one before the point. Below the normal range the exponent stays at -1022.
  const shift = Math.max(0, -1022 - (exponent + 52));
  const hex = (mantissa >> BigInt(shift)).toString(16).padStart(14, '0');
  const power = exponent + 52 + shift;
  return `${sign}0x${hex[0]}.${hex.slice(1)}p${power < 0 ? '-' : '+'}${Math.abs(power)}`;
}
