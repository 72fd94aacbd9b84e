/**
 * Numbers of twice a double's precision, as high + low: enough to round exp, log, sin, cos and powers to the nearest
 * double, which is what C's library does but for rare cases. V8's own are often a unit off in the last place.
 */

/** high + low, with |low| at most half a unit in the last place of high. About 106 bits. */
export interface DoubleDouble {
  readonly high: number;
  readonly low: number;
}

export const ZERO: DoubleDouble = { high: 0, low: 0 };
export const ONE: DoubleDouble = { high: 1, low: 0 };

/** The exact sum of two doubles. */
export function sumOf(a: number, b: number): DoubleDouble {
  const high = a + b;
  const part = high - a;
  return { high, low: a - (high - part) + (b - part) };
}

/** The exact product of two doubles (of moderate size): Dekker's. */
export function productOf(a: number, b: number): DoubleDouble {
  const high = a * b;
  const aTop = topHalf(a);
  const bTop = topHalf(b);
  const aRest = a - aTop;
  const bRest = b - bTop;
  return { high, low: aTop * bTop - high + aTop * bRest + aRest * bTop + aRest * bRest };
}

function topHalf(x: number): number {
  const scaled = x * 134217729;
  return scaled - (scaled - x);
}

/** Where |high| ≥ |low|. */
function renormalized(high: number, low: number): DoubleDouble {
  const sum = high + low;
  return { high: sum, low: low - (sum - high) };
}

export function add(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const high = sumOf(a.high, b.high);
  const low = sumOf(a.low, b.low);
  const first = renormalized(high.high, high.low + low.high);
  return renormalized(first.high, first.low + low.low);
}

export function negate(a: DoubleDouble): DoubleDouble {
  return { high: -a.high, low: -a.low };
}

export function multiply(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const product = productOf(a.high, b.high);
  return renormalized(product.high, product.low + (a.high * b.low + a.low * b.high));
}

export function multiplyBy(a: DoubleDouble, factor: number): DoubleDouble {
  const product = productOf(a.high, factor);
  return renormalized(product.high, product.low + a.low * factor);
}

export function divide(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const first = a.high / b.high;
  const rest = add(a, negate(multiplyBy(b, first)));
  const second = rest.high / b.high;
  const rest2 = add(rest, negate(multiplyBy(b, second)));
  return add(renormalized(first, second), { high: rest2.high / b.high, low: 0 });
}
