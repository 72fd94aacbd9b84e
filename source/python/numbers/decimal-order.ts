import { adjusted, compareDecimals, type Decimal, finite, fromInteger, infinity, isZero } from './decimal.ts';
import { add, DecimalFault, nanOf } from './decimal-arithmetic.ts';
import { fit } from './decimal-bounds.ts';
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

/** `compare_total()`: an order of all representations, NaNs and trailing zeros included. */
export function compareTotal(left: Decimal, right: Decimal): number {
  if (left.negative !== right.negative) return left.negative ? -1 : 1;
  const outwards = left.negative ? -1 : 1;
  const rank = ({ kind }: Decimal): number => (kind === 'snan' ? 1 : kind === 'nan' ? 2 : 0);
  if (rank(left) !== rank(right)) return rank(left) > rank(right) ? outwards : -outwards;
  if (rank(left) > 0) return compare(left.digits, right.digits) * outwards;
  return compareDecimals(left, right) || compare(left.exponent, right.exponent) * outwards;
}

function compare(a: bigint | number, b: bigint | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function absolute(value: Decimal): Decimal {
  return { ...value, negative: false };
}

/** `max_mag()` and `min_mag()`: the signs do not count unless the sizes are equal. */
export function extremeSize(left: Decimal, right: Decimal, context: DecimalContext, sign: 1 | -1): Decimal {
  if (left.kind === 'nan' && right.kind !== 'nan' && right.kind !== 'snan') return fit(right, context);
  if (right.kind === 'nan' && left.kind !== 'nan' && left.kind !== 'snan') return fit(left, context);
  const nan = nanOf(left, right);
  if (nan !== null) return nan;
  const order = compareDecimals(absolute(left), absolute(right)) || compareTotal(left, right);
  return fit(order * sign >= 0 ? left : right, context);
}

/** `next_plus()` and `next_minus()`: the neighbour above or below; nobody is told of anything. */
export function neighbour(value: Decimal, context: DecimalContext, direction: 1 | -1): Decimal {
  const nan = nanOf(value);
  if (nan !== null) return nan;
  const isUp = direction > 0;
  if (value.kind === 'infinite') {
    if (value.negative !== isUp) return value;
    return finite(value.negative, 10n ** BigInt(context.precision) - 1n, topExponent(context));
  }
  const quiet: DecimalContext = {
    ...context,
    rounding: isUp ? 'ROUND_CEILING' : 'ROUND_FLOOR',
    status: { bits: 0 },
  };
  const rounded = fit(value, quiet);
  if (rounded.kind !== 'finite' || compareDecimals(rounded, value) !== 0) return rounded;
  return add(value, finite(!isUp, 1n, leastExponent(context) - 1), quiet);
}

/** `next_toward()` */
export function neighbourTowards(left: Decimal, right: Decimal, context: DecimalContext): Decimal {
  const nan = nanOf(left, right);
  if (nan !== null) return nan;
  const order = compareDecimals(left, right);
  if (order === 0) return { ...left, negative: right.negative };
  const result = neighbour(left, context, order < 0 ? 1 : -1);
  const { status } = context;
  if (result.kind === 'infinite') status.bits |= OVERFLOW | INEXACT | ROUNDED;
  else if (adjusted(result) < context.emin) {
    status.bits |= UNDERFLOW | SUBNORMAL | INEXACT | ROUNDED;
    if (isZero(result)) status.bits |= CLAMPED;
  }
  return result;
}

/** `logb()`: the exponent of the first digit, as a Decimal. */
export function exponentOfFirstDigit(value: Decimal, context: DecimalContext): Decimal {
  const nan = nanOf(value);
  if (nan !== null) return nan;
  if (value.kind === 'infinite') return infinity(false);
  if (isZero(value)) throw new DecimalFault('DivisionByZero', 'DivisionByZero', infinity(true));
  return fit(fromInteger(BigInt(adjusted(value))), context);
}

/** `number_class()` */
export function numberClass(value: Decimal, { emin }: DecimalContext): string {
  if (value.kind === 'snan') return 'sNaN';
  if (value.kind === 'nan') return 'NaN';
  const sign = value.negative ? '-' : '+';
  if (value.kind === 'infinite') return `${sign}Infinity`;
  if (isZero(value)) return `${sign}Zero`;
  return `${sign}${adjusted(value) < emin ? 'Subnormal' : 'Normal'}`;
}

/** `scaleb()`: the exponent moved by an integer. */
export function scaled(value: Decimal, by: Decimal, context: DecimalContext): Decimal {
  const nan = nanOf(value, by);
  if (nan !== null) return nan;
  const places = Number(by.negative ? -by.digits : by.digits);
  const limit = 2 * (context.emax + context.precision);
  if (by.kind !== 'finite' || by.exponent !== 0 || Math.abs(places) > limit) throw new DecimalFault('InvalidOperation');
  return value.kind === 'infinite' ? value : fit({ ...value, exponent: value.exponent + places }, context);
}
