/** BLAKE2 (RFC 7693): BLAKE2b on words of 64 bits, BLAKE2s on words of 32. */

const SIGMA = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
  [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
  [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
  [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
  [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
  [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
  [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
  [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
  [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
  [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
];
/** The words that each quarter of a round mixes: columns, then diagonals. */
const MIXED = [
  [0, 4, 8, 12],
  [1, 5, 9, 13],
  [2, 6, 10, 14],
  [3, 7, 11, 15],
  [0, 5, 10, 15],
  [1, 6, 11, 12],
  [2, 7, 8, 13],
  [3, 4, 9, 14],
];
const SQUARE_ROOTS = [
  0x6a09e667f3bcc908n,
  0xbb67ae8584caa73bn,
  0x3c6ef372fe94f82bn,
  0xa54ff53a5f1d36f1n,
  0x510e527fade682d1n,
  0x9b05688c2b3e6c1fn,
  0x1f83d9abfb41bd6bn,
  0x5be0cd19137e2179n,
];

interface Variant {
  readonly bits: bigint;
  readonly rounds: number;
  readonly rotations: readonly bigint[];
}

const VARIANTS: Readonly<Record<'blake2b' | 'blake2s', Variant>> = {
  blake2b: { bits: 64n, rounds: 12, rotations: [32n, 24n, 16n, 63n] },
  blake2s: { bits: 32n, rounds: 10, rotations: [16n, 12n, 8n, 7n] },
};

/** What may be given beside the message; `salt` and `person` are padded with zeros. */
export interface Blake2Options {
  readonly length: number;
  readonly key: Uint8Array;
  readonly salt: Uint8Array;
  readonly person: Uint8Array;
}

export function blake2(name: 'blake2b' | 'blake2s', message: Uint8Array, options: Blake2Options): Uint8Array {
  const { bits, rounds, rotations } = VARIANTS[name];
  const bytes = Number(bits) / 8;
  const block = 16 * bytes;
  const keyBlock = options.key.length > 0 ? block : 0;
  const total = keyBlock + message.length;
  const padded = new Uint8Array(Math.max(1, Math.ceil(total / block)) * block);
  padded.set(options.key);
  padded.set(message, keyBlock);
  const initial = SQUARE_ROOTS.map((root) => root >> (64n - bits));
  const parameters = new Uint8Array(8 * bytes);
  parameters.set([options.length, options.key.length, 1, 1]);
  parameters.set(options.salt, 4 * bytes);
  parameters.set(options.person, 6 * bytes);
  const state = readWords(parameters, 0, 8, bytes).map((word, i) => word ^ initial[i]);
  const rotate = (word: bigint, by: bigint): bigint =>
    BigInt.asUintN(Number(bits), (word >> by) | (word << (bits - by)));
  for (let start = 0; start < padded.length; start += block) {
    const words = readWords(padded, start, 16, bytes);
    const isLast = start + block === padded.length;
    const v = [...state, ...initial];
    v[12] ^= BigInt(isLast ? total : start + block);
    if (isLast) v[14] ^= (1n << bits) - 1n;
    for (let round = 0; round < rounds; round++) {
      MIXED.forEach(([a, b, c, d], i) => {
        const order = SIGMA[round % 10];
        for (const half of [0, 1]) {
          v[a] = BigInt.asUintN(Number(bits), v[a] + v[b] + words[order[2 * i + half]]);
          v[d] = rotate(v[d] ^ v[a], rotations[2 * half]);
          v[c] = BigInt.asUintN(Number(bits), v[c] + v[d]);
          v[b] = rotate(v[b] ^ v[c], rotations[2 * half + 1]);
        }
      });
    }
    for (let i = 0; i < 8; i++) state[i] ^= v[i] ^ v[i + 8];
  }
  const digest = new Uint8Array(8 * bytes);
  state.forEach((word, i) => {
    for (let j = 0; j < bytes; j++) digest[i * bytes + j] = Number((word >> BigInt(8 * j)) & 0xffn);
  });
  return digest.slice(0, options.length);
}

/** Little-endian words of so many bytes. */
function readWords(data: Uint8Array, start: number, count: number, bytes: number): bigint[] {
  const view = new DataView(data.buffer, data.byteOffset + start);
  return Array.from({ length: count }, (_, i) =>
    bytes === 8 ? view.getBigUint64(i * 8, true) : BigInt(view.getUint32(i * 4, true)),
  );
}
