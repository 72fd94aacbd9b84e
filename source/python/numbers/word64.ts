/** 64-bit arithmetic modulo 2**64 in two 32-bit words, without a bigint and without allocating. */

/** A 64-bit word that functions write their result to. Both halves are kept signed, as `| 0` gives them. */
export class Word64 {
  lo = 0;
  hi = 0;

  set(lo: number, hi: number): void {
    this.lo = lo | 0;
    this.hi = hi | 0;
  }

  equals(lo: number, hi: number): boolean {
    return this.lo === (lo | 0) && this.hi === (hi | 0);
  }

  add(lo: number, hi: number): void {
    const low = (this.lo >>> 0) + (lo >>> 0);
    this.hi = (this.hi + hi + (low > 0xffff_ffff ? 1 : 0)) | 0;
    this.lo = low | 0;
  }

  xor(lo: number, hi: number): void {
    this.lo ^= lo;
    this.hi ^= hi;
  }

  multiply(lo: number, hi: number): void {
    const high = highWordOfProduct(this.lo, lo) + Math.imul(this.lo, hi) + Math.imul(this.hi, lo);
    this.lo = Math.imul(this.lo, lo);
    this.hi = high | 0;
  }

  /** Rotates left by 1–31 bits. */
  rotateLeft(count: number): void {
    const { lo, hi } = this;
    this.lo = (lo << count) | (hi >>> (32 - count));
    this.hi = (hi << count) | (lo >>> (32 - count));
  }

  /** Shifts right by 1–31 bits, filling with zeros. */
  shiftRight(count: number): void {
    this.lo = (this.lo >>> count) | (this.hi << (32 - count));
    this.hi >>>= count;
    this.hi |= 0;
  }

  /** The value as a signed int, for those who need one. */
  toSigned(): bigint {
    return (BigInt(this.hi) << 32n) | BigInt(this.lo >>> 0);
  }
}

/** The high 32 bits of the unsigned product of two 32-bit words. */
function highWordOfProduct(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  const carry = aLow * bHigh + (middle & 0xffff);
  return (aHigh * bHigh + Math.floor(middle / 0x10000) + Math.floor(carry / 0x10000)) | 0;
}
