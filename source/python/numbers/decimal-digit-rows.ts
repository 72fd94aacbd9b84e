import { type Decimal, finite } from './decimal.ts';
import { DecimalFault, nanOf } from './decimal-arithmetic.ts';
import type { DecimalContext } from './decimal-context.ts';

/** Operations on the digits of a coefficient as on a row, as wide as the precision. */

function row(digits: bigint, width: number): string {
  return digits.toString().padStart(width, '0').slice(-width);
}

/** The digits of a logical operand: zeros and ones, without sign and exponent. */
function logicalRow({ kind, negative, digits, exponent }: Decimal, width: number): string {
  const isLogical = kind === 'finite' && !negative && exponent === 0 && /^[01]*$/.test(digits.toString());
  if (!isLogical) throw new DecimalFault('InvalidOperation');
  return row(digits, width);
}

/** `logical_and()` and its like: digit by digit. */
export function combineDigits(
  left: Decimal,
  right: Decimal,
  { precision }: DecimalContext,
  combine: (a: boolean, b: boolean) => boolean,
): Decimal {
  const [a, b] = [logicalRow(left, precision), logicalRow(right, precision)];
  const digits = Array.from(a, (digit, i) => (combine(digit === '1', b[i] === '1') ? '1' : '0'));
  return finite(false, BigInt(digits.join('')), 0);
}

/** How far to move: an integer, no farther than the row is wide. */
function distance({ kind, negative, digits, exponent }: Decimal, width: number): number {
  if (kind !== 'finite' || exponent !== 0 || digits > BigInt(width)) throw new DecimalFault('InvalidOperation');
  return negative ? -Number(digits) : Number(digits);
}

/** `shift()`: to the left; zeros come in, digits fall off. */
export function shiftDigits(value: Decimal, by: Decimal, { precision }: DecimalContext): Decimal {
  const nan = nanOf(value, by);
  if (nan !== null) return nan;
  const places = distance(by, precision);
  if (value.kind === 'infinite') return value;
  const digits = row(value.digits, precision);
  const moved = places < 0 ? digits.slice(0, precision + places) : (digits + '0'.repeat(places)).slice(-precision);
  return { ...value, digits: BigInt(moved || '0') };
}

/** `rotate()`: what falls off on one side comes in on the other. */
export function rotateDigits(value: Decimal, by: Decimal, { precision }: DecimalContext): Decimal {
  const nan = nanOf(value, by);
  if (nan !== null) return nan;
  const places = distance(by, precision);
  if (value.kind === 'infinite') return value;
  const digits = row(value.digits, precision);
  const at = places < 0 ? precision + places : places;
  return { ...value, digits: BigInt(digits.slice(at) + digits.slice(0, at)) };
}
