/** Sums of floats with more than a double's accuracy: Modules/mathmodule.c, math_fsum(), vector_norm(), sumprod. */

import { ValueFault } from '../text/value-fault.ts';
import { binaryExponent, exactParts, ratioToFloat } from './binary-float.ts';

/** `math.fsum(values)`: the exact sum, rounded once, by Shewchuk's partial sums. Throws ValueError, OverflowError. */
export function fsum(values: readonly number[]): number {
  const partials: number[] = [];
  let special = 0;
  let infinities = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) {
      special += value;
      if (!Number.isNaN(value)) infinities += value;
      continue;
    }
    addPartial(partials, value);
    if (!Number.isFinite(partials[partials.length - 1] ?? 0)) {
      throw new ValueFault('OverflowError', 'intermediate overflow in fsum');
    }
  }
  if (special !== 0) {
    if (Number.isNaN(infinities)) throw new ValueFault('ValueError', '-inf + inf in fsum');
    return special;
  }
  return roundPartials(partials);
}

/** Keeps the partial sums without overlap, smallest first. */
function addPartial(partials: number[], value: number): void {
  let x = value;
  let kept = 0;
  for (let y of partials) {
    if (Math.abs(x) < Math.abs(y)) [x, y] = [y, x];
    const high = x + y;
    const low = y - (high - x);
    if (low !== 0) partials[kept++] = low;
    x = high;
  }
  partials.length = kept;
  if (x !== 0) partials.push(x);
}

function roundPartials(partials: readonly number[]): number {
  let at = partials.length - 1;
  if (at < 0) return 0;
  let high = partials[at--];
  let low = 0;
  while (at >= 0) {
    const x = high;
    const y = partials[at--];
    high = x + y;
    low = y - (high - x);
    if (low !== 0) break;
  }
  // Half to even across several partials: the next one decides.
  if (at >= 0 && ((low < 0 && partials[at] < 0) || (low > 0 && partials[at] > 0))) {
    const y = low * 2;
    const x = high + y;
    if (y === x - high) high = x;
  }
  return high;
}

/** The exact product of two doubles of moderate size as high + low: Dekker's. */
function productError(a: number, b: number, product: number): number {
  const [aHigh, aLow] = halves(a);
  const [bHigh, bLow] = halves(b);
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}

function halves(x: number): [high: number, low: number] {
  const scaled = x * 134217729;
  const high = scaled - (scaled - x);
  return [high, x - high];
}

/** `math.hypot(*coordinates)`, and `math.dist(p, q)` of the differences: vector_norm(). */
export function vectorNorm(coordinates: readonly number[]): number {
  let largest = 0;
  let foundNaN = false;
  for (const coordinate of coordinates) {
    const size = Math.abs(coordinate);
    if (Number.isNaN(size)) foundNaN = true;
    else if (size > largest) largest = size;
  }
  if (largest === Infinity) return Infinity;
  if (foundNaN) return NaN;
  if (largest === 0 || coordinates.length <= 1) return largest;
  const exponent = binaryExponent(largest);
  if (exponent < -1023) {
    const tiny = 2 ** -1022;
    return tiny * vectorNorm(coordinates.map((coordinate) => coordinate / tiny));
  }
  const factor = 2 ** -Math.min(exponent, 1023);
  let sum = 1;
  let lowProducts = 0;
  let lowSums = 0;
  const add = (term: number, low: number): void => {
    const next = sum + term;
    lowSums += sum - next + term;
    sum = next;
    lowProducts += low;
  };
  for (const coordinate of coordinates) {
    const x = coordinate * factor;
    const square = x * x;
    add(square, productError(x, x, square));
  }
  let root = Math.sqrt(sum - 1 + (lowProducts + lowSums));
  const square = -root * root;
  add(square, productError(-root, root, square));
  root += (sum - 1 + (lowProducts + lowSums)) / (2 * root);
  return root / factor;
}

/** `math.dist(p, q)`. Throws ValueError. */
export function distance(p: readonly number[], q: readonly number[]): number {
  if (p.length !== q.length) {
    throw new ValueFault('ValueError', 'both points must have the same number of dimensions');
  }
  return vectorNorm(p.map((x, i) => Math.abs(x - q[i])));
}

/** `math.sumprod(p, q)` of floats, rounded once. Throws ValueError. */
export function sumOfProducts(p: readonly number[], q: readonly number[]): number {
  if (p.length !== q.length) throw new ValueFault('ValueError', 'Inputs are not the same length');
  const plain = p.reduce((sum, x, i) => sum + x * q[i], 0);
  if (!Number.isFinite(plain)) return plain;
  return exactToFloat(
    p.reduce((sum, x, i) => sum + exactInteger(x) * exactInteger(q[i]), 0n),
    -2 * UNIT,
  );
}

/** `math.fma(x, y, z)`: x * y + z, rounded once. Throws ValueError, OverflowError. */
export function fusedMultiplyAdd(x: number, y: number, z: number): number {
  const plain = x * y + z;
  if (!Number.isFinite(x) || !Number.isFinite(y) || !Number.isFinite(z)) {
    if (Number.isNaN(plain) && ![x, y, z].some(Number.isNaN)) {
      throw new ValueFault('ValueError', 'invalid operation in fma');
    }
    return plain;
  }
  const exact = exactInteger(x) * exactInteger(y) + (exactInteger(z) << BigInt(UNIT));
  if (exact === 0n) return plain;
  const result = exactToFloat(exact, -2 * UNIT);
  if (!Number.isFinite(result)) throw new ValueFault('OverflowError', 'overflow in fma');
  return result;
}

/** Every double is a multiple of 2**-1074. */
const UNIT = 1074;

function exactInteger(x: number): bigint {
  const [mantissa, exponent] = exactParts(x);
  const shift = exponent + UNIT;
  return shift >= 0 ? mantissa << BigInt(shift) : mantissa >> BigInt(-shift);
}

function exactToFloat(value: bigint, exponent: number): number {
  const size = value < 0n ? -value : value;
  const result = ratioToFloat(size, 1n << BigInt(-exponent));
  return value < 0n ? -result : result;
}
