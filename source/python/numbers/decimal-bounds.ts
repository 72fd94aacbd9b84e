import { adjusted, type Decimal, digitCount, finite, infinity, isZero, power10, rescale } from './decimal.ts';
import {
  CLAMPED,
  type DecimalContext,
  INEXACT,
  leastExponent,
  OVERFLOW,
  ROUNDED,
  SUBNORMAL,
  topExponent,
  UNDERFLOW,
} from './decimal-context.ts';

/** Rounds to the context's precision and its exponents (`mpd_qfinalize()`). */
export function fit(value: Decimal, context: DecimalContext): Decimal {
  if (value.kind === 'infinite') return value;
  if (value.kind !== 'finite') return fitPayload(value, context);
  if (isZero(value)) return fitZero(value, context);
  const { precision, emin, emax, status } = context;
  const count = digitCount(value.digits);
  const first = value.exponent + count - 1;
  if (first > emax) return overflow(value.negative, context);
  if (first < emin) return fitSubnormal(value, context);
  const excess = count - precision;
  if (excess <= 0) return clamped(value, context);
  status.bits |= ROUNDED;
  let rounded = roundTo(value, value.exponent + excess, context);
  // 9.99 becomes 10.0: one digit too many again.
  if (digitCount(rounded.digits) > precision) rounded = rescale(rounded, rounded.exponent + 1, context.rounding);
  return adjusted(rounded) > emax ? overflow(value.negative, context) : clamped(rounded, context);
}

/** Digits up to an exponent are rounded off; whether they said anything is told. */
export function roundTo(value: Decimal, exponent: number, { rounding, status }: DecimalContext): Decimal {
  const cut = Math.min(exponent - value.exponent, digitCount(value.digits) + 1);
  if (cut > 0 && value.digits % power10(cut) !== 0n) status.bits |= INEXACT;
  return rescale(value, exponent, rounding);
}

/** A NaN keeps the last digits of what it carries (`mpd_fix_nan()`). */
function fitPayload(value: Decimal, { precision, clamp }: DecimalContext): Decimal {
  const room = precision - (clamp ? 1 : 0);
  return digitCount(value.digits) > room ? { ...value, digits: value.digits % power10(room) } : value;
}

function fitZero(value: Decimal, context: DecimalContext): Decimal {
  const highest = context.clamp ? topExponent(context) : context.emax;
  const exponent = Math.min(Math.max(value.exponent, leastExponent(context)), highest);
  if (exponent === value.exponent) return value;
  context.status.bits |= CLAMPED;
  return { ...value, exponent };
}

function fitSubnormal(value: Decimal, context: DecimalContext): Decimal {
  const { status } = context;
  const least = leastExponent(context);
  status.bits |= SUBNORMAL;
  if (value.exponent >= least) return value;
  const before = status.bits;
  status.bits = ROUNDED;
  const rounded = roundTo(value, least, context);
  if (status.bits & INEXACT) status.bits |= UNDERFLOW;
  if (isZero(rounded)) status.bits |= CLAMPED;
  status.bits |= before;
  return rounded;
}

/** What is too large becomes infinite, or the largest number where it is rounded towards zero. */
function overflow(negative: boolean, context: DecimalContext): Decimal {
  const { precision, rounding, status } = context;
  status.bits |= OVERFLOW | INEXACT | ROUNDED;
  const staysFinite =
    rounding === 'ROUND_DOWN' || rounding === 'ROUND_05UP' || rounding === (negative ? 'ROUND_CEILING' : 'ROUND_FLOOR');
  return staysFinite ? finite(negative, power10(precision) - 1n, topExponent(context)) : infinity(negative);
}

function clamped(value: Decimal, context: DecimalContext): Decimal {
  const top = topExponent(context);
  if (!context.clamp || value.exponent <= top) return value;
  context.status.bits |= CLAMPED;
  return rescale(value, top, context.rounding);
}
