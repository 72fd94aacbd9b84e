/** PyLong_SHIFT: bits of a digit. */
const SHIFT = 30;
const MASK = 2 ** SHIFT - 1;
/** Magnitudes below this have at most four digits. */
const SHORT = 2n ** 120n;

/**
 * Magnitudes of ints as digits of 30 bits, least significant first (`Objects/longobject.c`), from and to JavaScript's
 * bigints, in linear time. Short ones go through two words of 64 bits, which V8 moves without making bigints in between;
 * long ones through hexadecimal text, of which 15 characters are two digits.
 */
export class Digits {
  private readonly pair = new BigUint64Array(2);
  private readonly halves = new Int32Array(this.pair.buffer);
  /** The text of a long magnitude that `count()` was asked for. */
  private hex = '';

  /** The magnitude of the `count` digits at words[at …]. */
  read(words: Int32Array, at: number, count: number): bigint {
    if (count > 4) return readLong(words, at, count);
    const { pair, halves } = this;
    const second = count > 1 ? words[at + 1] : 0;
    const third = count > 2 ? words[at + 2] : 0;
    const fourth = count > 3 ? words[at + 3] : 0;
    halves[0] = words[at] | (second << 30);
    halves[1] = (second >>> 2) | (third << 28);
    if (count < 3) return pair[0];
    halves[2] = (third >>> 4) | (fourth << 26);
    halves[3] = fourth >>> 6;
    return (pair[1] << 64n) | pair[0];
  }

  /** How many digits a magnitude has. `write()` writes those of the last one asked for. */
  count(magnitude: bigint): number {
    if (magnitude >= SHORT) {
      this.hex = magnitude.toString(16);
      return Math.ceil((this.hex.length * 4 - Math.clz32(Number.parseInt(this.hex[0], 16)) + 28) / SHIFT);
    }
    this.hex = '';
    const { pair } = this;
    pair[0] = BigInt.asUintN(64, magnitude);
    pair[1] = magnitude >> 64n;
    for (let i = 3; i > 0; i--) if (this.digit(i) !== 0) return i + 1;
    return 1;
  }

  write(words: Int32Array, at: number, count: number): void {
    if (this.hex !== '') writeLong(words, at, count, this.hex);
    else for (let i = 0; i < count; i++) words[at + i] = this.digit(i);
  }

  private digit(index: number): number {
    const { halves } = this;
    if (index === 0) return halves[0] & MASK;
    return ((halves[index - 1] >>> (32 - 2 * index)) | (halves[index] << (2 * index))) & MASK;
  }
}

function readLong(words: Int32Array, at: number, count: number): bigint {
  let text = '0x';
  for (let i = count + (count & 1) - 1; i > 0; i -= 2) {
    const high = i < count ? words[at + i] : 0;
    const low = words[at + i - 1];
    text += (high * 4 + (low >>> 28)).toString(16).padStart(8, '0') + (low & 0xfffffff).toString(16).padStart(7, '0');
  }
  return BigInt(text);
}

function writeLong(words: Int32Array, at: number, count: number, hex: string): void {
  let digit = 0;
  for (let end = hex.length; end > 0 && digit < count; end -= 15) {
    const start = Math.max(0, end - 15);
    const split = Math.max(start, end - 7);
    const low = Number.parseInt(hex.slice(split, end), 16);
    const high = split > start ? Number.parseInt(hex.slice(start, split), 16) : 0;
    // low has 28 bits, high 32: two bits of high go into the lower digit.
    words[at + digit++] = low + (high % 4) * 2 ** 28;
    if (digit < count) words[at + digit++] = Math.floor(high / 4);
  }
}
