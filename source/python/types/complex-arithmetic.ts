/** Arithmetic of complex numbers (`Objects/complexobject.c, _Py_c_*`). */

import { ValueFault } from '../text/value-fault.ts';

export interface Complex {
  readonly real: number;
  readonly imaginary: number;
}

const ONE: Complex = { real: 1, imaginary: 0 };

/** Exponents up to this are done by multiplication. */
const MAX_WHOLE_EXPONENT = 100;

export function complexAdd(a: Complex, b: Complex): Complex {
  return { real: a.real + b.real, imaginary: a.imaginary + b.imaginary };
}

export function complexSubtract(a: Complex, b: Complex): Complex {
  return { real: a.real - b.real, imaginary: a.imaginary - b.imaginary };
}

export function complexMultiply(a: Complex, b: Complex): Complex {
  return {
    real: a.real * b.real - a.imaginary * b.imaginary,
    imaginary: a.real * b.imaginary + a.imaginary * b.real,
  };
}

/** Divides by the larger part of `b` first, so that nothing overflows (Smith). Throws ZeroDivisionError. */
export function complexDivide(a: Complex, b: Complex): Complex {
  const realSize = Math.abs(b.real);
  const imaginarySize = Math.abs(b.imaginary);
  if (realSize === 0 && imaginarySize === 0) throw new ValueFault('ZeroDivisionError', 'complex division by zero');
  if (realSize >= imaginarySize) {
    const ratio = b.imaginary / b.real;
    const divisor = b.real + b.imaginary * ratio;
    return {
      real: (a.real + a.imaginary * ratio) / divisor,
      imaginary: (a.imaginary - a.real * ratio) / divisor,
    };
  }
  if (!(imaginarySize >= realSize)) return { real: Number.NaN, imaginary: Number.NaN };
  const ratio = b.real / b.imaginary;
  const divisor = b.real * ratio + b.imaginary;
  return {
    real: (a.real * ratio + a.imaginary) / divisor,
    imaginary: (a.imaginary * ratio - a.real) / divisor,
  };
}

/** `base ** exponent`. Throws ZeroDivisionError, OverflowError. */
export function complexPower(base: Complex, exponent: Complex): Complex {
  const isWhole = exponent.imaginary === 0 && Number.isInteger(exponent.real);
  const result =
    isWhole && Math.abs(exponent.real) <= MAX_WHOLE_EXPONENT
      ? wholePower(base, exponent.real)
      : generalPower(base, exponent);
  if (!Number.isFinite(result.real) || !Number.isFinite(result.imaginary)) {
    const hasFiniteOperands = [base.real, base.imaginary, exponent.real, exponent.imaginary].every(Number.isFinite);
    if (hasFiniteOperands) throw new ValueFault('OverflowError', 'complex exponentiation');
  }
  return result;
}

function wholePower(base: Complex, exponent: number): Complex {
  if (exponent > 0) return positivePower(base, exponent);
  if (exponent < 0 && base.real === 0 && base.imaginary === 0) throw zeroPower();
  return complexDivide(ONE, positivePower(base, -exponent));
}

function positivePower(base: Complex, exponent: number): Complex {
  let result = ONE;
  let factor = base;
  for (let left = exponent; left > 0; left >>= 1) {
    if (left & 1) result = complexMultiply(result, factor);
    factor = complexMultiply(factor, factor);
  }
  return result;
}

function generalPower(base: Complex, exponent: Complex): Complex {
  if (exponent.real === 0 && exponent.imaginary === 0) return ONE;
  if (base.real === 0 && base.imaginary === 0) {
    if (exponent.imaginary !== 0 || exponent.real < 0) throw zeroPower();
    return { real: 0, imaginary: 0 };
  }
  const size = Math.hypot(base.real, base.imaginary);
  const angle = Math.atan2(base.imaginary, base.real);
  let length = size ** exponent.real;
  let turn = angle * exponent.real;
  if (exponent.imaginary !== 0) {
    length *= Math.exp(-angle * exponent.imaginary);
    turn += exponent.imaginary * Math.log(size);
  }
  return { real: length * Math.cos(turn), imaginary: length * Math.sin(turn) };
}

function zeroPower(): ValueFault {
  return new ValueFault('ZeroDivisionError', '0.0 to a negative or complex power');
}

/** `abs(a)`. Throws OverflowError. */
export function complexSize(a: Complex): number {
  const size = Math.hypot(a.real, a.imaginary);
  if (size === Infinity && Number.isFinite(a.real) && Number.isFinite(a.imaginary)) {
    throw new ValueFault('OverflowError', 'absolute value too large');
  }
  return size;
}

const FLOAT = String.raw`[+-]?(?:(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?|inf(?:inity)?|nan)`;
const REAL = new RegExp(`^(${FLOAT})$`, 'i');
const IMAGINARY = new RegExp(`^(${FLOAT}|[+-]?)j$`, 'i');
const BOTH = new RegExp(`^(${FLOAT})([+-](?:${FLOAT.slice('[+-]?'.length)})?)j$`, 'i');

/** `complex(text)`. Throws ValueError. */
export function complexFromText(text: string): Complex {
  let body = text.trim();
  if (body.startsWith('(') && body.endsWith(')')) body = body.slice(1, -1).trim();
  const real = REAL.exec(body);
  if (real !== null) return { real: numberOf(real[1]), imaginary: 0 };
  const imaginary = IMAGINARY.exec(body);
  if (imaginary !== null) return { real: 0, imaginary: numberOf(imaginary[1]) };
  const both = BOTH.exec(body);
  if (both === null) throw new ValueFault('ValueError', 'complex() arg is a malformed string');
  return { real: numberOf(both[1]), imaginary: numberOf(both[2]) };
}

/** The number of a matched text; a sign alone, or nothing, is 1. */
function numberOf(text: string): number {
  if (text === '' || text === '+') return 1;
  if (text === '-') return -1;
  const sign = text[0] === '-' ? -1 : 1;
  const size = text.replace(/^[+-]/, '').replaceAll('_', '').toLowerCase();
  if (size.startsWith('inf')) return sign * Infinity;
  return size === 'nan' ? Number.NaN : sign * Number(size);
}
