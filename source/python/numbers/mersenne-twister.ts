/** The generator under `random`: MT19937, Modules/_randommodule.c. The same seed gives CPython's stream. */

import { concatBytes } from '../text/bytes-methods.ts';
import { encodeUtf8 } from '../text/utf-8.ts';
import { ValueFault } from '../text/value-fault.ts';
import { integerFromBytes } from './integer.ts';
import { sha512 } from './sha512.ts';

const SIZE = 624;
const PERIOD = 397;

/** One generator's state; `random.Random` has one of its own. */
export class MersenneTwister {
  private readonly state = new Uint32Array(SIZE);
  private index = SIZE + 1;

  constructor(seed: bigint) {
    this.seed(seed);
  }

  /** `seed(int)`: by the absolute value's 32-bit words, lowest first. */
  seed(seed: bigint): void {
    let left = seed < 0n ? -seed : seed;
    const key: number[] = [];
    do {
      key.push(Number(left & 0xffff_ffffn));
      left >>= 32n;
    } while (left > 0n);
    this.seedByArray(key);
  }

  /** `seed(str)`: by the UTF-8 text and its SHA-512. */
  seedByText(text: string): void {
    this.seedByBytes(encodeUtf8(text));
  }

  /** `seed(bytes)`. */
  seedByBytes(bytes: Uint8Array): void {
    this.seed(integerFromBytes(concatBytes([bytes, sha512(bytes)]), 'big', false));
  }

  /** init_by_array(). */
  private seedByArray(key: readonly number[]): void {
    const { state } = this;
    state[0] = 19650218;
    for (let i = 1; i < SIZE; i++) state[i] = Math.imul(1812433253, mixed(state[i - 1])) + i;
    let i = 1;
    let j = 0;
    for (let left = Math.max(SIZE, key.length); left > 0; left--) {
      state[i] = (state[i] ^ Math.imul(mixed(state[i - 1]), 1664525)) + key[j] + j;
      if (++i >= SIZE) {
        state[0] = state[SIZE - 1];
        i = 1;
      }
      if (++j >= key.length) j = 0;
    }
    for (let left = SIZE - 1; left > 0; left--) {
      state[i] = (state[i] ^ Math.imul(mixed(state[i - 1]), 1566083941)) - i;
      if (++i >= SIZE) {
        state[0] = state[SIZE - 1];
        i = 1;
      }
    }
    state[0] = 0x8000_0000;
    this.index = SIZE;
  }

  /** The next 32 bits: genrand_uint32(). */
  nextWord(): number {
    if (this.index >= SIZE) this.twist();
    let y = this.state[this.index++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c_5680;
    y ^= (y << 15) & 0xefc6_0000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  private twist(): void {
    const { state } = this;
    for (let i = 0; i < SIZE; i++) {
      const y = (state[i] & 0x8000_0000) | (state[(i + 1) % SIZE] & 0x7fff_ffff);
      state[i] = state[(i + PERIOD) % SIZE] ^ (y >>> 1) ^ ((y & 1) === 0 ? 0 : 0x9908_b0df);
    }
    this.index = 0;
  }

  /** `random()`: 53 bits in [0, 1). */
  random(): number {
    const high = this.nextWord() >>> 5;
    const low = this.nextWord() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  /** `getrandbits(count)`. Throws ValueError. */
  getRandBits(count: number): bigint {
    if (count < 0) throw new ValueFault('ValueError', 'number of bits must be non-negative');
    if (count <= 32) return BigInt(count === 0 ? 0 : this.nextWord() >>> (32 - count));
    let result = 0n;
    for (let shift = 0; shift < count; shift += 32) {
      const word = this.nextWord() >>> Math.max(0, 32 - (count - shift));
      result |= BigInt(word) << BigInt(shift);
    }
    return result;
  }

  /** `getstate()[1]`: the 624 words and the index. */
  getState(): number[] {
    return [...this.state, this.index];
  }

  /** `setstate()` of what getState() gave. Throws ValueError. */
  setState(words: readonly number[]): void {
    if (words.length !== SIZE + 1) throw new ValueFault('ValueError', 'state vector is the wrong size');
    const index = words[SIZE];
    if (index < 0 || index > SIZE) throw new ValueFault('ValueError', 'invalid state');
    this.state.set(words.slice(0, SIZE));
    this.index = index;
  }
}

function mixed(word: number): number {
  return word ^ (word >>> 30);
}
