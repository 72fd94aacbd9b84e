/** The checksums of zlib, as unsigned numbers of 32 bits. */

/** CRC-32 (polynomial 0xedb88320), going on from an earlier value. */
export function crc32(data: Uint8Array, value = 0): number {
  let crc = ~value;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** Adler-32, going on from an earlier value. */
export function adler32(data: Uint8Array, value = 1): number {
  let low = value & 0xffff;
  let high = value >>> 16;
  for (const byte of data) {
    low = (low + byte) % 65521;
    high = (high + low) % 65521;
  }
  return high * 65536 + low;
}
