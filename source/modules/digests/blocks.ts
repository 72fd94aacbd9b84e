/** What MD5, SHA-1 and SHA-2 of 32 bits have in common: a message padded to blocks of 64 bytes. */

/** A one bit, zeros and the length in bits, which `isLittle` says how to write. */
export function paddedBlocks(message: Uint8Array, isLittle: boolean): DataView {
  const padded = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(message.length) * 8n, isLittle);
  return view;
}

/** The state's words as bytes. */
export function wordBytes(state: ArrayLike<number>, isLittle: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(state.length * 4));
  for (let i = 0; i < state.length; i++) view.setUint32(i * 4, state[i], isLittle);
  return new Uint8Array(view.buffer);
}

export function rotateLeft(word: number, count: number): number {
  return (word << count) | (word >>> (32 - count));
}

/** Bits `from`..`from + 32` of the fraction of the square (2) or cube (3) root of each of the first primes. */
export function primeRootWords(count: number, power: 2 | 3, from = 0): Int32Array {
  const words = new Int32Array(count);
  for (let candidate = 2, found = 0; found < count; candidate++) {
    let isPrime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor++) isPrime &&= candidate % divisor !== 0;
    if (isPrime)
      words[found++] = Number(BigInt.asUintN(32, rootFraction(BigInt(candidate), power) >> BigInt(32 - from)));
  }
  return words;
}

/** The first 64 bits behind the point. */
function rootFraction(prime: bigint, power: 2 | 3): bigint {
  const target = prime << BigInt(64 * power);
  let root = 1n << 70n;
  for (;;) {
    const next = power === 2 ? (root + target / root) / 2n : (2n * root + target / (root * root)) / 3n;
    if (next >= root) return BigInt.asUintN(64, root);
    root = next;
  }
}
