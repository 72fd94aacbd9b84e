import {
  adjusted,
  type Decimal,
  digitCount,
  finite,
  infinity,
  isZero,
  power10,
  withoutTrailingZeros,
} from './decimal.ts';
import { add, DecimalFault, divide, multiply, nanOf } from './decimal-arithmetic.ts';
import { fit } from './decimal-bounds.ts';
import { type DecimalContext, INEXACT, ROUNDED, scratch } from './decimal-context.ts';

/** Results with endless digits are worked out with so many more than asked for. */
const GUARD = 12;

/** The value as an integer, null if it is none. */
function asInteger(value: Decimal): bigint | null {
  const plain = withoutTrailingZeros(value);
  if (plain.kind !== 'finite' || plain.exponent < 0 || plain.exponent > 20) return null;
  const whole = plain.digits * power10(plain.exponent);
  return plain.negative ? -whole : whole;
}

export function power(base: Decimal, exponent: Decimal, context: DecimalContext): Decimal {
  const nan = nanOf(base, exponent);
  if (nan !== null) return nan;
  const whole = asInteger(exponent);
  if (isZero(exponent)) {
    if (isZero(base)) throw new DecimalFault('InvalidOperation');
    return finite(false, 1n, 0);
  }
  const negative = base.negative && whole !== null && whole % 2n !== 0n;
  if (isZero(base)) return exponent.negative ? infinity(negative) : finite(negative, 0n, 0);
  if (base.kind === 'infinite') return exponent.negative ? finite(negative, 0n, 0) : infinity(negative);
  if (exponent.kind === 'infinite') {
    const grows = adjusted(base) >= 0 !== exponent.negative;
    return grows ? infinity(false) : finite(false, 0n, 0);
  }
  if (whole !== null) return integerPower(base, whole, context);
  if (base.negative) throw new DecimalFault('InvalidOperation');
  const wide = scratch(context.precision + GUARD, context.rounding);
  context.status.bits |= INEXACT | ROUNDED;
  return fit(exponential(multiply(naturalLog(base, wide), exponent, wide), wide), context);
}

/** Exact as long as the digits are few, else by squaring with guard digits. */
function integerPower(base: Decimal, exponent: bigint, context: DecimalContext): Decimal {
  const size = exponent < 0n ? -exponent : exponent;
  const isSmall = Number(size) * digitCount(base.digits) < 4000;
  const wide = scratch(isSmall ? 4000 : context.precision + GUARD, context.rounding);
  let result = finite(false, 1n, 0);
  let square = base;
  for (let rest = size; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = multiply(result, square, wide);
    if (rest > 1n) square = multiply(square, square, wide);
  }
  return exponent < 0n ? divide(finite(false, 1n, 0), result, context) : fit(result, context);
}

/** A value as an integer of `scale` decimals. */
function fixed(value: Decimal, scale: number): bigint {
  const shift = value.exponent + scale;
  const size = shift >= 0 ? value.digits * power10(shift) : value.digits / power10(-shift);
  return value.negative ? -size : size;
}

function unfixed(value: bigint, scale: number): Decimal {
  return finite(value < 0n, value < 0n ? -value : value, -scale);
}

/** `exp()` */
export function exponential(value: Decimal, context: DecimalContext): Decimal {
  const nan = nanOf(value);
  if (nan !== null) return nan;
  if (value.kind === 'infinite') return value.negative ? finite(false, 0n, 0) : value;
  if (isZero(value)) return finite(false, 1n, 0);
  const scale = context.precision + GUARD + Math.max(0, adjusted(value) + 2);
  // e^x = 10^k · e^r
  const ten = naturalLogOfTen(scale);
  const x = fixed(value, scale);
  const k = x / ten;
  const one = power10(scale);
  const r = (x - k * ten) >> 8n;
  let sum = one;
  let term = one;
  for (let n = 1n; term !== 0n; n++) {
    term = (term * r) / (n * one);
    sum += term;
  }
  for (let i = 0; i < 8; i++) sum = (sum * sum) / one;
  // Always to the nearest, whatever the context says.
  return fit(finite(false, sum, Number(k) - scale), { ...context, rounding: 'ROUND_HALF_EVEN' });
}

/** atanh(1 / n) with `scale` decimals. */
function inverseHyperbolicTangent(n: bigint, scale: number): bigint {
  let power = power10(scale) / n;
  let sum = power;
  for (let k = 3n; power !== 0n; k += 2n) {
    power /= n * n;
    sum += power / k;
  }
  return sum;
}

function naturalLogOfTen(scale: number): bigint {
  // ln 10 = 46 atanh(1/31) + 34 atanh(1/49) + 20 atanh(1/161)
  const wide = scale + 4;
  const of = (n: bigint): bigint => inverseHyperbolicTangent(n, wide);
  return (46n * of(31n) + 34n * of(49n) + 20n * of(161n)) / 10_000n;
}

/** `ln()` */
export function naturalLog(value: Decimal, context: DecimalContext): Decimal {
  const nan = nanOf(value);
  if (nan !== null) return nan;
  if (isZero(value)) return infinity(true);
  if (value.negative) throw new DecimalFault('InvalidOperation');
  if (value.kind === 'infinite') return value;
  const scale = context.precision + GUARD + 6;
  const one = power10(scale);
  // value = m · 10^k with m in [0.1, 1); ln m by Newton on a double's guess.
  const k = adjusted(value) + 1;
  const m = fixed({ ...value, exponent: value.exponent - k }, scale);
  if (m === one) return finite(false, 0n, 0);
  let guess = BigInt(Math.round(Math.log(Number(m / power10(scale - 17)) / 1e17) * 1e15)) * power10(scale - 15);
  for (let correct = 14; correct < scale; correct *= 2) {
    const e = fixed(exponential(unfixed(guess, scale), scratch(scale)), scale);
    // Halley: x + 2 (m - e) / (m + e)
    guess += (2n * (m - e) * one) / (m + e);
  }
  const result = guess + BigInt(k) * naturalLogOfTen(scale);
  if (result === 0n) return finite(false, 0n, 0);
  return fit(unfixed(result, scale), { ...context, rounding: 'ROUND_HALF_EVEN' });
}

/** `log10()`; exact for powers of ten. */
export function commonLog(value: Decimal, context: DecimalContext): Decimal {
  const plain = withoutTrailingZeros(value);
  if (plain.kind === 'finite' && plain.digits === 1n && !plain.negative) {
    const exponent = BigInt(plain.exponent);
    return fit(finite(exponent < 0n, exponent < 0n ? -exponent : exponent, 0), context);
  }
  const wide = scratch(context.precision + GUARD);
  const log = naturalLog(value, wide);
  if (log.kind !== 'finite') return log;
  const ten = unfixed(naturalLogOfTen(wide.precision + 4), wide.precision + 4);
  return divide(log, ten, context);
}

/** `fma()`: one rounding for both operations. */
export function multiplyAdd(left: Decimal, right: Decimal, third: Decimal, context: DecimalContext): Decimal {
  return add(multiply(left, right, scratch(1_000_000)), third, context);
}

/** `pow()` with a modulus: of integers, exactly; the result has the sign of the power. */
export function modularPower(
  base: Decimal,
  exponent: Decimal,
  modulus: Decimal,
  { precision }: DecimalContext,
): Decimal {
  const nan = nanOf(base, exponent, modulus);
  if (nan !== null) return nan;
  const [a, b, m] = [asInteger(base), asInteger(exponent), asInteger(modulus)];
  const isDefined = a !== null && b !== null && m !== null && b >= 0n && m !== 0n && (a !== 0n || b !== 0n);
  if (!isDefined || digitCount(m < 0n ? -m : m) > precision) throw new DecimalFault('InvalidOperation');
  const size = m < 0n ? -m : m;
  let square = (a < 0n ? -a : a) % size;
  let result = 1n % size;
  for (let rest = b; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % size;
    square = (square * square) % size;
  }
  return finite(a < 0n && b % 2n === 1n, result, 0);
}
