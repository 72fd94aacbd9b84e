/** Ints from and to text: Objects/longobject.c, PyLong_FromString() and long_to_decimal_string(). */

import { toAsciiDigits, trimSpace } from '../text/decimal-text.ts';
import { reprBytes, reprText } from '../text/repr.ts';
import { lengthOf, unitAt } from '../text/string-access.ts';
import { ValueFault } from '../text/value-fault.ts';

/** `sys.int_info.default_max_str_digits`. */
export const DEFAULT_MAX_STR_DIGITS = 4300;

/** 10**4300 has more bits than this; a shorter number needs no count of its digits. */
const DIGITS_PER_HEX_DIGIT = 1.2041;

/**
 * `int(source, base)`; base 0 goes by the prefix. `maxDigits` is sys.get_int_max_str_digits() (0: no limit).
 * Throws ValueError.
 */
export function integerFromText(
  source: string | Uint8Array,
  base = 10,
  maxDigits: number = DEFAULT_MAX_STR_DIGITS,
): bigint {
  if (base !== 0 && (base < 2 || base > 36)) {
    throw new ValueFault('ValueError', 'int() base must be >= 2 and <= 36, or 0');
  }
  const ascii = typeof source === 'string' ? toAsciiDigits(source) : String.fromCharCode(...source);
  const parts = /^([+-]?)(0[xob]_?)?(.*)$/is.exec(trimSpace(ascii));
  const prefix = parts?.[2]?.toLowerCase() ?? '';
  const prefixBase = { x: 16, o: 8, b: 2 }[prefix[1]] ?? 0;
  const takesPrefix = prefixBase !== 0 && (base === 0 || base === prefixBase);
  const actualBase = base !== 0 ? base : takesPrefix ? prefixBase : 10;
  const body = takesPrefix ? (parts?.[3] ?? '') : (parts?.[2] ?? '') + (parts?.[3] ?? '');
  const digits = body.replaceAll('_', '').toLowerCase();
  // A literal with base 0 may not have leading zeros: '010' was octal in Python 2.
  const isOldOctal = base === 0 && !takesPrefix && /^0\d*[1-9]/.test(digits);
  if (!/^[\da-z]+(?:_[\da-z]+)*$/i.test(body) || isOldOctal || !digitsFit(digits, actualBase)) {
    const shown = typeof source === 'string' ? reprText(source) : reprBytes(source);
    const short = shown.length > 200 ? shown.slice(0, 200) : shown;
    throw new ValueFault('ValueError', `invalid literal for int() with base ${base}: ${short}`);
  }
  const size = digitsToInteger(digits, actualBase, maxDigits);
  return parts?.[1] === '-' ? -size : size;
}

/** What an unsigned decimal of up to 15 digits and nothing else says; -1 for any other text. */
export function plainDecimal(text: string): number {
  const length = lengthOf(text);
  if (length === 0 || length > 15) return -1;
  let value = 0;
  for (let i = 0; i < length; i++) {
    const digit = unitAt(text, i) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function digitsFit(digits: string, base: number): boolean {
  for (let i = 0; i < digits.length; i++) if (digitValue(digits, i) >= base) return false;
  return true;
}

function digitValue(digits: string, index: number): number {
  const code = digits.charCodeAt(index);
  return code <= 0x39 ? code - 0x30 : code - 0x61 + 10;
}

function digitsToInteger(digits: string, base: number, maxDigits: number): bigint {
  if (digits.length <= 15 && base === 10) return BigInt(Number(digits));
  if (base === 16) return BigInt(`0x${digits}`);
  if (base === 8) return BigInt(`0o${digits}`);
  if (base === 2) return BigInt(`0b${digits}`);
  // The limit is for bases that are no power of two: only there the work is quadratic.
  const isPowerOfTwo = (base & (base - 1)) === 0;
  if (!isPowerOfTwo && maxDigits > 0 && digits.length > maxDigits) {
    throw new ValueFault(
      'ValueError',
      `Exceeds the limit (${maxDigits} digits) for integer string conversion: value has ${digits.length} digits; ` +
        'use sys.set_int_max_str_digits() to increase the limit',
    );
  }
  if (base === 10) return BigInt(digits);
  let result = 0n;
  for (let i = 0; i < digits.length; i++) result = result * BigInt(base) + BigInt(digitValue(digits, i));
  return result;
}

/** `str(value)`. Throws ValueError beyond the limit of digits. */
export function integerToText(value: bigint, maxDigits: number = DEFAULT_MAX_STR_DIGITS): string {
  if (maxDigits > 0 && (value > 0xffff_ffff_ffff_ffffn || value < -0xffff_ffff_ffff_ffffn)) {
    const size = value < 0n ? -value : value;
    // Decided by the bits where that is enough: the decimal digits may be dear.
    const hexDigits = size.toString(16).length;
    if ((hexDigits - 1) * DIGITS_PER_HEX_DIGIT > maxDigits) throw tooManyDigits(maxDigits);
    const text = value.toString();
    if (text.length - (value < 0n ? 1 : 0) > maxDigits) throw tooManyDigits(maxDigits);
    return text;
  }
  return value.toString();
}

function tooManyDigits(maxDigits: number): ValueFault {
  return new ValueFault(
    'ValueError',
    `Exceeds the limit (${maxDigits} digits) for integer string conversion; ` +
      'use sys.set_int_max_str_digits() to increase the limit',
  );
}

/** `bin()`, `oct()` and `hex()`: with prefix, the sign in front of it. */
export function integerToPrefixed(value: bigint, base: 2 | 8 | 16): string {
  const prefix = base === 2 ? '0b' : base === 8 ? '0o' : '0x';
  return value < 0n ? `-${prefix}${(-value).toString(base)}` : `${prefix}${value.toString(base)}`;
}
