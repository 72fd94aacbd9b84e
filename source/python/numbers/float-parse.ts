/** Text to float: Objects/floatobject.c, PyFloat_FromString() and float_fromhex(). */

import { toAsciiDigits, trimSpace } from '../text/decimal-text.ts';
import { reprBytes, reprText } from '../text/repr.ts';
import { ValueFault } from '../text/value-fault.ts';
import { ratioToFloat } from './binary-float.ts';

const NUMBER = /^[+-]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+(?:_\d+)*)?$/;
const SPECIAL = /^([+-]?)(?:(inf(?:inity)?)|nan)$/i;

/** `float(source)` for a str, bytes or bytearray. Throws ValueError. */
export function floatFromText(source: string | Uint8Array): number {
  const text = typeof source === 'string' ? toAsciiDigits(source) : String.fromCharCode(...source);
  const trimmed = trimSpace(text);
  if (NUMBER.test(trimmed)) return Number(trimmed.replaceAll('_', ''));
  const special = SPECIAL.exec(trimmed);
  if (special === null) {
    const shown = typeof source === 'string' ? reprText(source) : reprBytes(source);
    throw new ValueFault('ValueError', `could not convert string to float: ${shown}`);
  }
  if (special[2] === undefined) return NaN;
  return special[1] === '-' ? -Infinity : Infinity;
}

const HEX_FLOAT = /^([+-]?)(?:0x)?([\da-f]*)(?:\.([\da-f]*))?(?:p([+-]?\d+))?$/i;

/** `float.fromhex(text)`. Throws ValueError, OverflowError. */
export function floatFromHex(source: string): number {
  const text = trimSpace(source);
  const special = SPECIAL.exec(text);
  if (special !== null) {
    if (special[2] === undefined) return NaN;
    return special[1] === '-' ? -Infinity : Infinity;
  }
  const parts = HEX_FLOAT.exec(text);
  const whole = parts?.[2] ?? '';
  const fraction = parts?.[3] ?? '';
  if (parts === null || whole + fraction === '') {
    throw new ValueFault('ValueError', 'invalid hexadecimal floating-point string');
  }
  const digits = (whole + fraction).replace(/^0+/, '');
  const size = digits === '' ? 0 : hexValue(digits, Number(parts[4] ?? 0) - fraction.length * 4);
  if (size === Infinity) throw new ValueFault('OverflowError', 'hexadecimal value too large to represent as a float');
  return parts[1] === '-' ? -size : size;
}

function hexValue(digits: string, exponent: number): number {
  const top = digits.length * 4 + exponent;
  if (top > 1100) return Infinity;
  if (top < -1200) return 0;
  const mantissa = BigInt(`0x${digits}`);
  return exponent >= 0
    ? ratioToFloat(mantissa << BigInt(exponent), 1n)
    : ratioToFloat(mantissa, 1n << BigInt(-exponent));
}
