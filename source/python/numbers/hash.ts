/**
 * CPython's 64-bit hashes (Python/pyhash.c and the types' tp_hash) as two 32-bit words, without allocating:
 * each function writes into the HashResult it is given.
 */

import { Word64 } from './word64.ts';

/** Where a hash is written: Py_hash_t in two signed 32-bit words. Never -1, which means an error in C. */
export class HashResult extends Word64 {
  /** -1 becomes -2. */
  avoidMinusOne(): void {
    if (this.lo === -1 && this.hi === -1) this.lo = -2;
  }

  negate(): void {
    this.lo = -this.lo | 0;
    this.hi = (~this.hi + (this.lo === 0 ? 1 : 0)) | 0;
  }
}

// Numbers hash to their value modulo the prime 2**61 - 1, so that equal numbers of all types hash alike.
const MODULUS_HIGH = 0x1fff_ffff;
const TWO_32 = 2 ** 32;

/** `hash(int)` for an int that a double holds exactly. */
export function hashSafeInteger(value: number, out: HashResult): void {
  const size = Math.abs(value);
  out.set((size % TWO_32) | 0, Math.floor(size / TWO_32));
  if (value < 0) out.negate();
  out.avoidMinusOne();
}

/** `hash(int)` from its 30-bit digits, lowest first: long_hash(). */
export function hashDigits(digits: Int32Array, start: number, count: number, negative: boolean, out: HashResult): void {
  out.set(0, 0);
  for (let i = start + count - 1; i >= start; i--) {
    rotateInModulus(out, 30);
    addInModulus(out, digits[i]);
  }
  if (negative) out.negate();
  out.avoidMinusOne();
}

/** `hash(int)` of a bigint of any size. */
export function hashInteger(value: bigint, out: HashResult): void {
  const size = value < 0n ? -value : value;
  const rest = size % 0x1fff_ffff_ffff_ffffn;
  out.set(Number(rest & 0xffff_ffffn) | 0, Number(rest >> 32n));
  if (value < 0n) out.negate();
  out.avoidMinusOne();
}

/** `hash(float)`: _Py_HashDouble(). A NaN hashes by its object's identity: the caller uses hashPointer(). */
export function hashFloat(value: number, out: HashResult): void {
  if (Number.isSafeInteger(value)) {
    hashSafeInteger(value, out);
    return;
  }
  if (!Number.isFinite(value)) {
    hashSafeInteger(value > 0 ? 314159 : value < 0 ? -314159 : 0, out);
    return;
  }
  let exponent = 0;
  let mantissa = Math.abs(value);
  while (mantissa >= 2 ** 28) {
    mantissa /= 2 ** 28;
    exponent += 28;
  }
  while (mantissa < 1) {
    mantissa *= 2 ** 28;
    exponent -= 28;
  }
  // 28 bits at a time, from the top.
  out.set(0, 0);
  while (mantissa !== 0) {
    const part = Math.floor(mantissa);
    rotateInModulus(out, 28);
    addInModulus(out, part);
    mantissa = (mantissa - part) * 2 ** 28;
    if (mantissa !== 0) exponent -= 28;
  }
  const turns = ((exponent % 61) + 61) % 61;
  for (let left = turns; left > 0; left -= 28) rotateInModulus(out, Math.min(left, 28));
  if (value < 0) out.negate();
  out.avoidMinusOne();
}

/** `hash(complex)` from the hashes of its two parts. */
export function hashComplex(real: HashResult, imaginary: HashResult, out: HashResult): void {
  const { lo, hi } = real;
  out.set(imaginary.lo, imaginary.hi);
  out.multiply(1000003, 0);
  out.add(lo, hi);
  out.avoidMinusOne();
}

/** x * 2**count modulo 2**61 - 1, which is a rotation of 61 bits; 1–30 bits. */
function rotateInModulus(out: HashResult, count: number): void {
  const { lo, hi } = out;
  if (count <= 29) {
    out.hi = ((hi << count) | (lo >>> (32 - count))) & MODULUS_HIGH;
    out.lo = (lo << count) | (hi >>> (29 - count));
    return;
  }
  // 30: all of the high word and the top bit of the low one come round.
  out.hi = ((hi << 30) | (lo >>> 2)) & MODULUS_HIGH;
  out.lo = (lo << 30) | (hi << 1) | (lo >>> 31);
}

/** Adds a number below 2**31 modulo 2**61 - 1. */
function addInModulus(out: HashResult, value: number): void {
  out.add(value, 0);
  if (out.hi > MODULUS_HIGH || (out.hi === MODULUS_HIGH && out.lo === -1)) {
    out.add(1, 0);
    out.hi &= MODULUS_HIGH;
  }
}

// The primes of xxHash64.
const PRIME_1_LO = 0x85ebca87 | 0;
const PRIME_1_HI = 0x9e3779b1 | 0;
const PRIME_2_LO = 0x27d4eb4f;
const PRIME_2_HI = 0xc2b2ae3d | 0;
const PRIME_5_LO = 0x165667c5;
const PRIME_5_HI = 0x27d4eb2f;

/** Begins `hash(tuple)`: Objects/tupleobject.c, tuplehash(). Then tupleHashAdd() each item, then tupleHashEnd(). */
export function tupleHashBegin(out: HashResult): void {
  out.set(PRIME_5_LO, PRIME_5_HI);
}

/** Takes in an item's hash. */
export function tupleHashAdd(lo: number, hi: number, out: HashResult): void {
  // acc += lane * PRIME_2, with the product made in place of acc.
  const accLo = out.lo;
  const accHi = out.hi;
  out.set(lo, hi);
  out.multiply(PRIME_2_LO, PRIME_2_HI);
  out.add(accLo, accHi);
  out.rotateLeft(31);
  out.multiply(PRIME_1_LO, PRIME_1_HI);
}

/** Ends a tuple of `length` items. */
export function tupleHashEnd(length: number, out: HashResult): void {
  out.add(length ^ PRIME_5_LO ^ 3527539, PRIME_5_HI);
  if (out.equals(-1, -1)) out.set(1546275796, 0);
}

/** Ends the hash of a slice, begun and fed as a tuple of its start, stop and step: it leaves out the length. */
export function sliceHashEnd(out: HashResult): void {
  if (out.equals(-1, -1)) out.set(1546275796, 0);
}

/** Begins `hash(frozenset)`: Objects/setobject.c, frozenset_hash(). The order of the items does not matter. */
export function setHashBegin(out: HashResult): void {
  out.set(0, 0);
}

/** Takes in an item's hash: _shuffle_bits(). */
export function setHashAdd(lo: number, hi: number, out: HashResult): void {
  const accLo = out.lo;
  const accHi = out.hi;
  out.set(lo ^ 89869747 ^ (lo << 16), hi ^ ((hi << 16) | (lo >>> 16)));
  out.multiply(3644798167 | 0, 0);
  out.xor(accLo, accHi);
}

/** Ends a frozenset of `length` items. */
export function setHashEnd(length: number, out: HashResult): void {
  const accLo = out.lo;
  const accHi = out.hi;
  out.set(length + 1, 0);
  out.multiply(1927868237, 0);
  out.xor(accLo, accHi);
  const { lo, hi } = out;
  out.xor((lo >>> 11) | (hi << 21), hi >>> 11);
  out.xor((lo >>> 25) | (hi << 7), hi >>> 25);
  out.multiply(69069, 0);
  out.add(907133923, 0);
  if (out.equals(-1, -1)) out.set(590923713, 0);
}

/** `hash(object())`: the address (in two words), turned by 4 bits because it is a multiple of 16: Py_HashPointer(). */
export function hashPointer(lo: number, hi: number, out: HashResult): void {
  out.set((lo >>> 4) | (hi << 28), (hi >>> 4) | (lo << 28));
  out.avoidMinusOne();
}

/** `hash(None)`, a constant since 3.12. */
export function hashNone(out: HashResult): void {
  out.set(0xfca86420 | 0, 0);
}
