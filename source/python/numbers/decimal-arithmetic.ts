import {
  adjusted,
  compareDecimals,
  type Decimal,
  digitCount,
  finite,
  infinity,
  isZero,
  negate,
  power10,
} from './decimal.ts';
import { fit, roundTo } from './decimal-bounds.ts';
import { CLAMPED, type DecimalContext, leastExponent, ROUNDED } from './decimal-context.ts';

/** An operation without a result: the signal, and the condition that CPython names in the exception. */
export class DecimalFault {
  readonly signal: 'InvalidOperation' | 'DivisionByZero';
  readonly condition: string;
  /** What the operation gives where the signal is not trapped. */
  readonly result: Decimal | null;

  constructor(condition: string, signal: DecimalFault['signal'] = 'InvalidOperation', result: Decimal | null = null) {
    this.signal = signal;
    this.condition = condition;
    this.result = result;
  }
}

/** A NaN among the operands is the result; null where there is none. */
export function nanOf(...operands: readonly Decimal[]): Decimal | null {
  const signaling = operands.find(({ kind }) => kind === 'snan');
  if (signaling !== undefined) {
    throw new DecimalFault('InvalidOperation', 'InvalidOperation', { ...signaling, kind: 'nan' });
  }
  return operands.find(({ kind }) => kind === 'nan') ?? null;
}

export function add(left: Decimal, right: Decimal, context: DecimalContext): Decimal {
  const nan = nanOf(left, right);
  if (nan !== null) return nan;
  if (left.kind === 'infinite') {
    if (right.kind === 'infinite' && left.negative !== right.negative) throw new DecimalFault('InvalidOperation');
    return left;
  }
  if (right.kind === 'infinite') return right;
  [left, right] = near(left, right, context.precision);
  const exponent = Math.min(left.exponent, right.exponent);
  const signed = ({ negative, digits, exponent: own }: Decimal): bigint =>
    (negative ? -digits : digits) * power10(own - exponent);
  const sum = signed(left) + signed(right);
  const bothNegative = left.negative && right.negative;
  const isFloor = context.rounding === 'ROUND_FLOOR';
  const negative = sum === 0n ? bothNegative || (isFloor && left.negative !== right.negative) : sum < 0n;
  return fit(finite(negative, sum < 0n ? -sum : sum, exponent), context);
}

/** What is too small to change more than the rounding becomes a 1 behind the digits of the other. */
function near(left: Decimal, right: Decimal, precision: number): [Decimal, Decimal] {
  if (left.exponent < right.exponent) {
    const [large, small] = near(right, left, precision);
    return [small, large];
  }
  // A few zeros are added sooner than the digits are counted.
  if (left.exponent - right.exponent < 1000) return [left, right];
  const exponent = left.exponent + Math.min(-1, digitCount(left.digits) - precision - 2);
  const isFar = !isZero(left) && !isZero(right) && adjusted(right) < exponent;
  return [left, isFar ? finite(right.negative, 1n, exponent) : right];
}

export function subtract(left: Decimal, right: Decimal, context: DecimalContext): Decimal {
  return add(left, right.kind === 'nan' || right.kind === 'snan' ? right : negate(right), context);
}

export function multiply(left: Decimal, right: Decimal, context: DecimalContext): Decimal {
  const nan = nanOf(left, right);
  if (nan !== null) return nan;
  const negative = left.negative !== right.negative;
  if (left.kind === 'infinite' || right.kind === 'infinite') {
    if (isZero(left) || isZero(right)) throw new DecimalFault('InvalidOperation');
    return infinity(negative);
  }
  return fit(finite(negative, left.digits * right.digits, left.exponent + right.exponent), context);
}

export function divide(left: Decimal, right: Decimal, context: DecimalContext): Decimal {
  const nan = nanOf(left, right);
  if (nan !== null) return nan;
  const negative = left.negative !== right.negative;
  if (left.kind === 'infinite') {
    if (right.kind === 'infinite') throw new DecimalFault('InvalidOperation');
    return infinity(negative);
  }
  if (right.kind === 'infinite') {
    context.status.bits |= CLAMPED;
    return finite(negative, 0n, leastExponent(context));
  }
  if (isZero(right)) {
    if (isZero(left)) throw new DecimalFault('DivisionUndefined');
    throw new DecimalFault('DivisionByZero', 'DivisionByZero', infinity(negative));
  }
  if (isZero(left)) return fit(finite(negative, 0n, left.exponent - right.exponent), context);
  // Two digits more than asked for; a last digit that is not 0 stands for all that is cut off.
  const shift = Math.max(0, digitCount(right.digits) - digitCount(left.digits) + context.precision + 1);
  const dividend = left.digits * power10(shift);
  let digits = dividend / right.digits;
  let exponent = left.exponent - right.exponent - shift;
  if (digits * right.digits !== dividend) {
    if (digits % 5n === 0n) digits += 1n;
  } else {
    // An exact quotient has the exponent that the operands ask for, if it can.
    const ideal = left.exponent - right.exponent;
    while (exponent < ideal && digits % 10n === 0n) {
      digits /= 10n;
      exponent++;
    }
  }
  return fit(finite(negative, digits, exponent), context);
}

/** `//`: the quotient is cut off towards zero. */
export function integerQuotient(left: Decimal, right: Decimal, context: DecimalContext): Decimal {
  const nan = nanOf(left, right);
  if (nan !== null) return nan;
  const negative = left.negative !== right.negative;
  if (left.kind === 'infinite') {
    if (right.kind === 'infinite') throw new DecimalFault('InvalidOperation');
    return infinity(negative);
  }
  if (right.kind === 'infinite') return fit(finite(negative, 0n, 0), context);
  if (isZero(right)) {
    if (isZero(left)) throw new DecimalFault('DivisionUndefined');
    throw new DecimalFault('DivisionByZero', 'DivisionByZero', infinity(negative));
  }
  return fit(finite(negative, wholeDivision(left, right, context.precision).quotient, 0), context);
}

/** `%`: the remainder has the sign of the dividend; by zero it is an invalid operation. */
export function remainder(left: Decimal, right: Decimal, context: DecimalContext): Decimal {
  const nan = nanOf(left, right);
  if (nan !== null) return nan;
  if (left.kind === 'infinite') throw new DecimalFault('InvalidOperation');
  if (isZero(right)) throw new DecimalFault(isZero(left) ? 'DivisionUndefined' : 'InvalidOperation');
  if (right.kind === 'infinite') return fit(left, context);
  const { rest, exponent } = wholeDivision(left, right, context.precision);
  return fit(finite(left.negative, rest, exponent), context);
}

/** `remainder_near()`: of the nearest whole quotient, an even one where two are as near. */
export function nearRemainder(left: Decimal, right: Decimal, context: DecimalContext): Decimal {
  const nan = nanOf(left, right);
  if (nan !== null) return nan;
  if (left.kind === 'infinite') throw new DecimalFault('InvalidOperation');
  if (isZero(right)) throw new DecimalFault(isZero(left) ? 'DivisionUndefined' : 'InvalidOperation');
  if (right.kind === 'infinite') return fit(left, context);
  const { quotient, rest, divisor, exponent } = wholeDivision(left, right, context.precision);
  const isNear = rest * 2n < divisor || (rest * 2n === divisor && quotient % 2n === 0n);
  if (isNear) return fit(finite(left.negative, rest, exponent), context);
  if (digitCount(quotient + 1n) > context.precision) throw new DecimalFault('DivisionImpossible');
  return fit(finite(!left.negative, divisor - rest, exponent), context);
}

interface WholeDivision {
  readonly quotient: bigint;
  readonly rest: bigint;
  readonly divisor: bigint;
  /** Of the rest and the divisor. */
  readonly exponent: number;
}

/** Of two finite numbers; the quotient must not have more digits than the precision. */
function wholeDivision(left: Decimal, right: Decimal, precision: number): WholeDivision {
  const ahead = isZero(left) ? Number.NEGATIVE_INFINITY : adjusted(left) - adjusted(right);
  if (ahead > precision + 1) throw new DecimalFault('DivisionImpossible');
  const exponent = Math.min(left.exponent, right.exponent);
  const dividend = left.digits * power10(left.exponent - exponent);
  const divisor = right.digits * power10(right.exponent - exponent);
  const quotient = dividend / divisor;
  if (digitCount(quotient) > precision) throw new DecimalFault('DivisionImpossible');
  return { quotient, rest: dividend % divisor, divisor, exponent };
}

/** `quantize()`: as many decimals as `pattern` has. */
export function quantize(value: Decimal, pattern: Decimal, context: DecimalContext): Decimal {
  const nan = nanOf(value, pattern);
  if (nan !== null) return nan;
  if (value.kind === 'infinite' || pattern.kind === 'infinite') {
    if (value.kind === pattern.kind) return value;
    throw new DecimalFault('InvalidOperation');
  }
  const { exponent } = pattern;
  const isOut = exponent > context.emax || exponent < leastExponent(context);
  // Zeros by the thousand are not worth writing down only to be refused.
  const isLong = !isZero(value) && adjusted(value) - exponent >= context.precision;
  if (isOut || isLong) throw new DecimalFault('InvalidOperation');
  const { bits } = context.status;
  const result = roundTo(value, exponent, context);
  if (digitCount(result.digits) > context.precision || adjusted(result) > context.emax) {
    context.status.bits = bits;
    throw new DecimalFault('InvalidOperation');
  }
  if (exponent > value.exponent && !isZero(value)) context.status.bits |= ROUNDED;
  return fit(result, context);
}

export function squareRoot(value: Decimal, context: DecimalContext): Decimal {
  const nan = nanOf(value);
  if (nan !== null) return nan;
  if (isZero(value)) return fit(finite(value.negative, 0n, Math.floor(value.exponent / 2)), context);
  if (value.negative) throw new DecimalFault('InvalidOperation');
  if (value.kind === 'infinite') return value;
  const ideal = Math.floor(value.exponent / 2);
  const isOdd = value.exponent % 2 !== 0;
  const base = isOdd ? value.digits * 10n : value.digits;
  const length = digitCount(base);
  const shift = context.precision + 1 - Math.floor((length + 1) / 2);
  const scaled = shift >= 0 ? base * power10(2 * shift) : base / power10(-2 * shift);
  let digits = integerRoot(scaled);
  const isExact = digits * digits === scaled && (shift >= 0 || base % power10(-2 * shift) === 0n);
  let exponent = ideal - shift;
  if (!isExact) {
    if (digits % 5n === 0n) digits += 1n;
  } else {
    while (exponent < ideal && digits % 10n === 0n) {
      digits /= 10n;
      exponent++;
    }
  }
  return fit(finite(false, digits, exponent), { ...context, rounding: 'ROUND_HALF_EVEN' });
}

/** The square root, cut off. */
export function integerRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let root = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** The larger or smaller of two; a quiet NaN loses against a number. */
export function extreme(left: Decimal, right: Decimal, context: DecimalContext, sign: 1 | -1): Decimal {
  if (left.kind === 'nan' && right.kind !== 'nan' && right.kind !== 'snan') return fit(right, context);
  if (right.kind === 'nan' && left.kind !== 'nan' && left.kind !== 'snan') return fit(left, context);
  const nan = nanOf(left, right);
  if (nan !== null) return nan;
  return fit(compareDecimals(left, right) * sign >= 0 ? left : right, context);
}
