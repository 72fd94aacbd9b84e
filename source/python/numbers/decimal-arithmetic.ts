import {
  adjusted,
  compareDecimals,
  type Decimal,
  type DecimalContext,
  digitCount,
  finite,
  fit,
  infinity,
  isZero,
  negate,
  power10,
  rescale,
} from './decimal.ts';

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
  const exponent = Math.min(left.exponent, right.exponent);
  const signed = ({ negative, digits, exponent: own }: Decimal): bigint =>
    (negative ? -digits : digits) * power10(own - exponent);
  const sum = signed(left) + signed(right);
  const bothNegative = left.negative && right.negative;
  const isFloor = context.rounding === 'ROUND_FLOOR';
  const negative = sum === 0n ? bothNegative || (isFloor && left.negative !== right.negative) : sum < 0n;
  return fit(finite(negative, sum < 0n ? -sum : sum, exponent), context);
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
  if (right.kind === 'infinite') return finite(negative, 0n, 0);
  if (isZero(right)) {
    if (isZero(left)) throw new DecimalFault('DivisionUndefined');
    throw new DecimalFault('DivisionByZero', 'DivisionByZero', infinity(negative));
  }
  if (isZero(left)) return finite(negative, 0n, left.exponent - right.exponent);
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

/** `//` and `%`: the quotient is cut off towards zero, the remainder has the sign of the dividend. */
export function divmod(left: Decimal, right: Decimal, context: DecimalContext): [Decimal, Decimal] {
  const nan = nanOf(left, right);
  if (nan !== null) return [nan, nan];
  const negative = left.negative !== right.negative;
  if (left.kind === 'infinite') throw new DecimalFault('InvalidOperation');
  if (isZero(right)) {
    if (isZero(left)) throw new DecimalFault('DivisionUndefined');
    throw new DecimalFault('DivisionByZero', 'DivisionByZero', infinity(negative));
  }
  if (right.kind === 'infinite') return [finite(negative, 0n, 0), fit(left, context)];
  if (adjusted(left) - adjusted(right) > context.precision + 1) throw new DecimalFault('DivisionImpossible');
  const exponent = Math.min(left.exponent, right.exponent);
  const a = left.digits * power10(left.exponent - exponent);
  const b = right.digits * power10(right.exponent - exponent);
  const quotient = a / b;
  if (digitCount(quotient) > context.precision) throw new DecimalFault('DivisionImpossible');
  return [finite(negative, quotient, 0), fit(finite(left.negative, a % b, exponent), context)];
}

/** `%` alone: by zero it is an invalid operation. */
export function remainder(left: Decimal, right: Decimal, context: DecimalContext): Decimal {
  if (right.kind === 'finite' && isZero(right) && left.kind === 'finite' && !isZero(left)) {
    throw new DecimalFault('InvalidOperation');
  }
  return divmod(left, right, context)[1];
}

/** `quantize()`: as many decimals as `pattern` has. */
export function quantize(value: Decimal, pattern: Decimal, context: DecimalContext): Decimal {
  const nan = nanOf(value, pattern);
  if (nan !== null) return nan;
  if (value.kind === 'infinite' || pattern.kind === 'infinite') {
    if (value.kind === pattern.kind) return value;
    throw new DecimalFault('InvalidOperation');
  }
  const result = rescale(value, pattern.exponent, context.rounding);
  if (digitCount(result.digits) > context.precision) throw new DecimalFault('InvalidOperation');
  return result;
}

export function squareRoot(value: Decimal, context: DecimalContext): Decimal {
  const nan = nanOf(value);
  if (nan !== null) return nan;
  if (isZero(value)) return finite(value.negative, 0n, Math.floor(value.exponent / 2));
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
