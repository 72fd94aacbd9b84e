/** SHA-3 and SHAKE (FIPS 202): the Keccak sponge. Lanes are 64 bits wide. */

const MASK = 0xffff_ffff_ffff_ffffn;

/**
 * The digest of a message.
 * @param capacity bits of the state that no block touches, 2 × the security level
 * @param suffix the bits behind the message that tell SHA-3 (6) from SHAKE (31)
 * @param length bytes wanted
 */
export function keccak(message: Uint8Array, capacity: number, suffix: number, length: number): Uint8Array {
  const rate = 200 - capacity / 8;
  const padded = new Uint8Array((Math.floor(message.length / rate) + 1) * rate);
  padded.set(message);
  padded[message.length] ^= suffix;
  padded[padded.length - 1] ^= 0x80;
  const view = new DataView(padded.buffer);
  const state = new Array<bigint>(25).fill(0n);
  for (let block = 0; block < padded.length; block += rate) {
    for (let i = 0; i < rate / 8; i++) state[i] ^= view.getBigUint64(block + i * 8, true);
    permute(state);
  }
  const result = new Uint8Array(Math.ceil(length / rate) * rate);
  const out = new DataView(result.buffer);
  for (let start = 0; start < length; start += rate) {
    if (start > 0) permute(state);
    for (let i = 0; i < rate / 8; i++) out.setBigUint64(start + i * 8, state[i], true);
  }
  return result.slice(0, length);
}

function rotate(lane: bigint, count: number): bigint {
  const by = BigInt(count % 64);
  return ((lane << by) | (lane >> (64n - by))) & MASK;
}

/** Keccak-f[1600]: 24 rounds. The round constants come from a shift register, as the standard defines them. */
function permute(state: bigint[]): void {
  let register = 1;
  for (let round = 0; round < 24; round++) {
    const parity = [0, 1, 2, 3, 4].map((x) => state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20]);
    for (let i = 0; i < 25; i++) state[i] ^= parity[(i + 4) % 5] ^ rotate(parity[(i + 1) % 5], 1);
    let [x, y] = [1, 0];
    let lane = state[1];
    for (let t = 0; t < 24; t++) {
      [x, y] = [y, (2 * x + 3 * y) % 5];
      const at = x + 5 * y;
      [lane, state[at]] = [state[at], rotate(lane, ((t + 1) * (t + 2)) / 2)];
    }
    for (let row = 0; row < 25; row += 5) {
      const old = state.slice(row, row + 5);
      for (let i = 0; i < 5; i++) state[row + i] = old[i] ^ (~old[(i + 1) % 5] & MASK & old[(i + 2) % 5]);
    }
    for (let bit = 0; bit < 7; bit++) {
      if (register & 1) state[0] ^= 1n << BigInt(2 ** bit - 1);
      register = (register << 1) ^ (register & 0x80 ? 0x171 : 0);
    }
  }
}
