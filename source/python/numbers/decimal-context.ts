/** What bounds decimal results, and the conditions that operations tell it of (PEP 327, libmpdec). */

export type Rounding =
  | 'ROUND_UP'
  | 'ROUND_DOWN'
  | 'ROUND_CEILING'
  | 'ROUND_FLOOR'
  | 'ROUND_HALF_UP'
  | 'ROUND_HALF_DOWN'
  | 'ROUND_HALF_EVEN'
  | 'ROUND_05UP';

// Conditions, as bits of a status (`libmpdec/mpdecimal.h`).
export const CLAMPED = 0x1;
export const CONVERSION_SYNTAX = 0x2;
export const DIVISION_BY_ZERO = 0x4;
export const DIVISION_IMPOSSIBLE = 0x8;
export const DIVISION_UNDEFINED = 0x10;
export const INEXACT = 0x40;
export const INVALID_CONTEXT = 0x80;
export const INVALID_OPERATION = 0x100;
export const FLOAT_OPERATION = 0x400;
export const OVERFLOW = 0x800;
export const ROUNDED = 0x1000;
export const SUBNORMAL = 0x2000;
export const UNDERFLOW = 0x4000;
/** MPD_IEEE_Invalid_operation: the conditions of the signal InvalidOperation. */
export const ANY_INVALID =
  CONVERSION_SYNTAX | DIVISION_IMPOSSIBLE | DIVISION_UNDEFINED | 0x20 | INVALID_CONTEXT | INVALID_OPERATION | 0x200;

/** The conditions that have come up. */
export interface Status {
  bits: number;
}

export interface DecimalContext {
  readonly precision: number;
  readonly rounding: Rounding;
  /** The least and greatest exponent of a first digit. */
  readonly emin: number;
  readonly emax: number;
  /** Exponents do not exceed that of a number with all digits. */
  readonly clamp: boolean;
  readonly status: Status;
}

/** A context for what is worked out on the way to a result: no bounds but the digits, and nobody is told. */
export function scratch(precision: number, rounding: Rounding = 'ROUND_HALF_EVEN'): DecimalContext {
  const { POSITIVE_INFINITY: emax, NEGATIVE_INFINITY: emin } = Number;
  return { precision, rounding, emin, emax, clamp: false, status: { bits: 0 } };
}

/** The exponent of the least digit that a number may have. */
export function leastExponent({ emin, precision }: DecimalContext): number {
  return emin - precision + 1;
}

/** The greatest exponent of a number with all digits. */
export function topExponent({ emax, precision }: DecimalContext): number {
  return emax - precision + 1;
}
