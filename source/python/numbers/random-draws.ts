/** What `random.Random` draws from its generator: Lib/random.py. Positions stand for the items of sequences. */

import { ValueFault } from '../text/value-fault.ts';
import { cos, exp, log, sin } from './elementary.ts';
import { bitLength } from './integer.ts';
import type { MersenneTwister } from './mersenne-twister.ts';

/** `_randbelow(limit)`: in [0, limit), limit > 0; draws again until it fits. */
export function randBelow(generator: MersenneTwister, limit: bigint): bigint {
  const bits = bitLength(limit);
  let drawn = generator.getRandBits(bits);
  while (drawn >= limit) drawn = generator.getRandBits(bits);
  return drawn;
}

/** `_randbelow()` of a limit that a double holds exactly. */
export function randIndex(generator: MersenneTwister, limit: number): number {
  if (limit > 0xffff_ffff) return Number(randBelow(generator, BigInt(limit)));
  const shift = Math.clz32(limit);
  let drawn = generator.nextWord() >>> shift;
  while (drawn >= limit) drawn = generator.nextWord() >>> shift;
  return drawn;
}

/** `randrange(start, stop, step)`. Throws ValueError. */
export function randRange(generator: MersenneTwister, start: bigint, stop?: bigint, step = 1n): bigint {
  if (stop === undefined) {
    if (start <= 0n) throw new ValueFault('ValueError', 'empty range for randrange()');
    return randBelow(generator, start);
  }
  const width = stop - start;
  if (step === 0n) throw new ValueFault('ValueError', 'zero step for randrange()');
  if (step === 1n) {
    if (width <= 0n) throw new ValueFault('ValueError', `empty range in randrange(${start}, ${stop})`);
    return start + randBelow(generator, width);
  }
  const count = step > 0n ? (width + step - 1n) / step : (width + step + 1n) / step;
  if (count <= 0n) throw new ValueFault('ValueError', `empty range in randrange(${start}, ${stop}, ${step})`);
  return start + step * randBelow(generator, count);
}

/** `randint(a, b)`: both ends count. Throws ValueError. */
export function randInt(generator: MersenneTwister, a: bigint, b: bigint): bigint {
  return randRange(generator, a, b + 1n);
}

/** The position that `choice(items)` takes of `length` items. Throws IndexError. */
export function choiceIndex(generator: MersenneTwister, length: number): number {
  if (length === 0) throw new ValueFault('IndexError', 'Cannot choose from an empty sequence');
  return randIndex(generator, length);
}

/** `shuffle()` of `length` items, in place, by exchanging two positions at a time. */
export function shuffle(generator: MersenneTwister, length: number, swap: (i: number, j: number) => void): void {
  for (let i = length - 1; i > 0; i--) swap(i, randIndex(generator, i + 1));
}

/** The positions that `sample(items, count)` takes of `length` items, in the order drawn. Throws ValueError. */
export function sampleIndices(generator: MersenneTwister, length: number, count: number): number[] {
  if (count < 0 || count > length) {
    throw new ValueFault('ValueError', 'Sample larger than population or is negative');
  }
  const result: number[] = [];
  // A pool of all positions, unless a set of the taken ones would be smaller.
  const setSize = count > 5 ? 21 + 4 ** Math.ceil(log(count * 3) / log(4)) : 21;
  if (length <= setSize) {
    const pool = Array.from({ length }, (_, i) => i);
    for (let i = 0; i < count; i++) {
      const j = randIndex(generator, length - i);
      result.push(pool[j]);
      pool[j] = pool[length - i - 1];
    }
    return result;
  }
  const taken = new Set<number>();
  for (let i = 0; i < count; i++) {
    let j = randIndex(generator, length);
    while (taken.has(j)) j = randIndex(generator, length);
    taken.add(j);
    result.push(j);
  }
  return result;
}

/**
 * The positions that `choices(items, weights, k=count)` takes: of `length` items, by cumulative weights when given.
 * Throws IndexError, ValueError.
 */
export function choicesIndices(
  generator: MersenneTwister,
  length: number,
  count: number,
  cumulativeWeights?: readonly number[],
): number[] {
  if (cumulativeWeights === undefined) {
    return Array.from({ length: count }, () => Math.floor(generator.random() * length));
  }
  if (cumulativeWeights.length !== length) {
    throw new ValueFault('ValueError', 'The number of weights does not match the population');
  }
  const total = cumulativeWeights[length - 1] ?? 0;
  if (total <= 0) throw new ValueFault('ValueError', 'Total of weights must be greater than zero');
  if (!Number.isFinite(total)) throw new ValueFault('ValueError', 'Total of weights must be finite');
  return Array.from({ length: count }, () => bisect(cumulativeWeights, generator.random() * total, length - 1));
}

/** `bisect_right(values, x, 0, high)`. */
function bisect(values: readonly number[], x: number, high: number): number {
  let low = 0;
  let top = high;
  while (low < top) {
    const middle = (low + top) >> 1;
    if (x < values[middle]) top = middle;
    else low = middle + 1;
  }
  return low;
}

/** `uniform(a, b)`. */
export function uniform(generator: MersenneTwister, a: number, b: number): number {
  return a + (b - a) * generator.random();
}

/** `triangular(low, high, mode)`. */
export function triangular(generator: MersenneTwister, low = 0, high = 1, mode?: number): number {
  let u = generator.random();
  if (high === low) return low;
  let c = mode === undefined ? 0.5 : (mode - low) / (high - low);
  let from = low;
  let to = high;
  if (u > c) {
    u = 1 - u;
    c = 1 - c;
    [from, to] = [to, from];
  }
  return from + (to - from) * Math.sqrt(u * c);
}

/** What `gauss()` keeps for the next call: it makes two numbers at a time. `seed()` drops it. */
export interface GaussState {
  next: number | undefined;
}

/** `gauss(mu, sigma)`. */
export function gauss(generator: MersenneTwister, state: GaussState, mu = 0, sigma = 1): number {
  let z = state.next;
  state.next = undefined;
  if (z === undefined) {
    const angle = generator.random() * 2 * Math.PI;
    const radius = Math.sqrt(-2 * log(1 - generator.random()));
    z = cos(angle) * radius;
    state.next = sin(angle) * radius;
  }
  return mu + z * sigma;
}

const NV_MAGICCONST = (4 * exp(-0.5)) / Math.sqrt(2);

/** `normalvariate(mu, sigma)`: by Kinderman and Monahan. */
export function normalVariate(generator: MersenneTwister, mu = 0, sigma = 1): number {
  for (;;) {
    const u1 = generator.random();
    const u2 = 1 - generator.random();
    const z = (NV_MAGICCONST * (u1 - 0.5)) / u2;
    if ((z * z) / 4 <= -log(u2)) return mu + z * sigma;
  }
}

/** `expovariate(lambd)`. Throws ZeroDivisionError. */
export function exponentialVariate(generator: MersenneTwister, lambd = 1): number {
  const size = -log(1 - generator.random());
  if (lambd === 0) throw new ValueFault('ZeroDivisionError', 'float division by zero');
  return size / lambd;
}
