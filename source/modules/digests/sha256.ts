import { paddedBlocks, primeRootWords, rotateLeft, wordBytes } from './blocks.ts';

/** SHA-256 and SHA-224 (FIPS 180-4); the constants are worked out once. */
export class Sha256 {
  private readonly constants = primeRootWords(64, 3);
  private readonly roots = primeRootWords(8, 2);
  /** SHA-224 begins with the second 32 bits of the roots of the next eight primes. */
  private readonly roots224 = primeRootWords(16, 2, 32).slice(8);

  digest(message: Uint8Array): Uint8Array {
    return wordBytes(this.compressAll(message, this.roots.slice()), false);
  }

  digest224(message: Uint8Array): Uint8Array {
    return wordBytes(this.compressAll(message, this.roots224.slice()), false).slice(0, 28);
  }

  private compressAll(message: Uint8Array, state: Int32Array): Int32Array {
    const view = paddedBlocks(message, false);
    const words = new Int32Array(64);
    for (let block = 0; block < view.byteLength; block += 64) compress(state, view, block, this.constants, words);
    return state;
  }
}

function compress(state: Int32Array, view: DataView, block: number, k: Int32Array, words: Int32Array): void {
  for (let i = 0; i < 16; i++) words[i] = view.getInt32(block + i * 4);
  for (let i = 16; i < 64; i++) {
    const x = words[i - 15];
    const y = words[i - 2];
    const s0 = rotateLeft(x, 25) ^ rotateLeft(x, 14) ^ (x >>> 3);
    const s1 = rotateLeft(y, 15) ^ rotateLeft(y, 13) ^ (y >>> 10);
    words[i] = words[i - 16] + s0 + words[i - 7] + s1;
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i++) {
    const s1 = rotateLeft(e, 26) ^ rotateLeft(e, 21) ^ rotateLeft(e, 7);
    const first = (h + s1 + ((e & f) ^ (~e & g)) + k[i] + words[i]) | 0;
    const s0 = rotateLeft(a, 30) ^ rotateLeft(a, 19) ^ rotateLeft(a, 10);
    const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] += word;
}
