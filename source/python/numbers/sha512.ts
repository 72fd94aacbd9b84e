/** SHA-512 (FIPS 180-4), which `random.seed(text)` is made with. */

const MASK = 0xffff_ffff_ffff_ffffn;

/** The first 64 bits of the fraction of a root of a prime: `power` 2 or 3. */
function rootFraction(prime: bigint, power: bigint): bigint {
  const target = prime << (64n * power);
  let root = 1n << 70n;
  for (;;) {
    const next = ((power - 1n) * root + target / root ** (power - 1n)) / power;
    if (next >= root) return root & MASK;
    root = next;
  }
}

function firstPrimes(count: number): bigint[] {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < count; candidate++) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  }
  return primes.map(BigInt);
}

function rotateRight(word: bigint, count: bigint): bigint {
  return ((word >> count) | (word << (64n - count))) & MASK;
}

/** The 64 bytes of the digest. */
export function sha512(message: Uint8Array): Uint8Array {
  return new Sha512().digest(message);
}

/** SHA-512 and SHA-384 for many messages: the constants are worked out once. */
export class Sha512 {
  private readonly constants = firstPrimes(80).map((prime) => rootFraction(prime, 3n));
  private readonly roots = firstPrimes(16).map((prime) => rootFraction(prime, 2n));

  digest(message: Uint8Array): Uint8Array {
    return compressAll(message, this.roots.slice(0, 8), this.constants);
  }

  /** SHA-384 begins with the roots of the next eight primes, and gives 48 bytes. */
  digest384(message: Uint8Array): Uint8Array {
    return compressAll(message, this.roots.slice(8), this.constants).slice(0, 48);
  }
}

function compressAll(message: Uint8Array, state: bigint[], constants: readonly bigint[]): Uint8Array {
  const view = paddedMessage(message);
  for (let block = 0; block < view.byteLength; block += 128) compress(state, view, block, constants);
  const digest = new DataView(new ArrayBuffer(64));
  for (let i = 0; i < state.length; i++) digest.setBigUint64(i * 8, state[i]);
  return new Uint8Array(digest.buffer);
}

/** A one bit, zeros, and the length in bits: whole blocks of 128 bytes. */
function paddedMessage(message: Uint8Array): DataView {
  const padded = new Uint8Array(Math.ceil((message.length + 17) / 128) * 128);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(message.length) * 8n);
  return view;
}

function compress(state: bigint[], view: DataView, block: number, constants: readonly bigint[]): void {
  const words: bigint[] = [];
  for (let i = 0; i < 80; i++) {
    if (i < 16) {
      words.push(view.getBigUint64(block + i * 8));
      continue;
    }
    const x = words[i - 15];
    const y = words[i - 2];
    const s0 = rotateRight(x, 1n) ^ rotateRight(x, 8n) ^ (x >> 7n);
    const s1 = rotateRight(y, 19n) ^ rotateRight(y, 61n) ^ (y >> 6n);
    words.push((words[i - 16] + s0 + words[i - 7] + s1) & MASK);
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 80; i++) {
    const s1 = rotateRight(e, 14n) ^ rotateRight(e, 18n) ^ rotateRight(e, 41n);
    const choice = (e & f) ^ (~e & MASK & g);
    const first = (h + s1 + choice + constants[i] + words[i]) & MASK;
    const s0 = rotateRight(a, 28n) ^ rotateRight(a, 34n) ^ rotateRight(a, 39n);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) & MASK, c, b, a, (first + s0 + majority) & MASK];
  }
  const mixed = [a, b, c, d, e, f, g, h];
  for (let i = 0; i < mixed.length; i++) state[i] = (state[i] + mixed[i]) & MASK;
}
