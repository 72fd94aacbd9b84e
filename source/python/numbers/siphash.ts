import { lengthOf, unitAt } from '../text/string-access.ts';
import type { HashResult } from './hash.ts';

/** Rounds for each eight bytes; at the end there are two more than these (SipHash-1-3 and SipHash-2-4). */
export type SipRounds = 1 | 2;

// DIFFERS: Hashes of str and bytes are always those of `PYTHONHASHSEED=0`, so the order of a set of strings never changes. —
// CPython keys SipHash with chance unless that is set; a simulation has no chance. — Sort a set before printing it: its order
// is not to be relied on.
/**
 * `hash(str)`: SipHash of its units, one, two or four bytes each as the widest character needs, with the key that
 * `PYTHONHASHSEED=0` gives: zero (`Python/bootstrap_hash.c, _Py_HashRandomization_Init()`). '' hashes to 0.
 */
export function hashText(text: string, out: HashResult, rounds: SipRounds = 1): void {
  const length = lengthOf(text);
  let units = 0;
  for (let i = 0; i < length; i++) units |= unitAt(text, i);
  if (units < 0x100) sipHash(text, null, 1, length, rounds, out);
  else if (/[\ud800-\udbff][\udc00-\udfff]/.test(text)) {
    const points = Int32Array.from(text, (character) => character.codePointAt(0) as number);
    hashBytes(new Uint8Array(points.buffer), out, rounds);
  } else sipHash(text, null, 2, length * 2, rounds, out);
}

/** `hash(bytes)`: as hashText() of the same bytes. */
export function hashBytes(bytes: Uint8Array, out: HashResult, rounds: SipRounds = 1): void {
  sipHash('', bytes, 1, bytes.length, rounds, out);
}

/** `Python/pyhash.c, siphash13()` and `siphash24()`, 64 bits in two words. */
function sipHash(
  text: string,
  bytes: Uint8Array | null,
  width: 1 | 2,
  length: number,
  rounds: SipRounds,
  out: HashResult,
): void {
  if (length === 0) {
    out.set(0, 0);
    return;
  }
  let aLo = 0x70736575;
  let aHi = 0x736f6d65;
  let bLo = 0x6e646f6d;
  let bHi = 0x646f7261;
  let cLo = 0x6e657261;
  let cHi = 0x6c796765;
  let dLo = 0x79746573;
  let dHi = 0x74656462;
  const blocks = length >>> 3;
  for (let block = 0; block <= blocks + 1; block++) {
    const isEnd = block > blocks;
    let lo = 0;
    let hi = 0;
    if (isEnd) cLo ^= 0xff;
    else {
      lo = wordAt(text, bytes, width, block * 8, length);
      hi = wordAt(text, bytes, width, block * 8 + 4, length);
      if (block === blocks) hi |= length << 24;
    }
    dLo ^= lo;
    dHi ^= hi;
    for (let round = isEnd ? rounds + 2 : rounds; round > 0; round--) {
      let sum = (aLo >>> 0) + (bLo >>> 0);
      aHi = (aHi + bHi + (sum > 0xffff_ffff ? 1 : 0)) | 0;
      aLo = sum | 0;
      sum = (cLo >>> 0) + (dLo >>> 0);
      cHi = (cHi + dHi + (sum > 0xffff_ffff ? 1 : 0)) | 0;
      cLo = sum | 0;
      // b turns by 13, d by 16, a by 32.
      let turned = (bLo << 13) | (bHi >>> 19);
      bHi = ((bHi << 13) | (bLo >>> 19)) ^ aHi;
      bLo = turned ^ aLo;
      turned = (dLo << 16) | (dHi >>> 16);
      dHi = ((dHi << 16) | (dLo >>> 16)) ^ cHi;
      dLo = turned ^ cLo;
      turned = aLo;
      aLo = aHi;
      aHi = turned;
      sum = (cLo >>> 0) + (bLo >>> 0);
      cHi = (cHi + bHi + (sum > 0xffff_ffff ? 1 : 0)) | 0;
      cLo = sum | 0;
      sum = (aLo >>> 0) + (dLo >>> 0);
      aHi = (aHi + dHi + (sum > 0xffff_ffff ? 1 : 0)) | 0;
      aLo = sum | 0;
      // b turns by 17, d by 21, c by 32.
      turned = (bLo << 17) | (bHi >>> 15);
      bHi = ((bHi << 17) | (bLo >>> 15)) ^ cHi;
      bLo = turned ^ cLo;
      turned = (dLo << 21) | (dHi >>> 11);
      dHi = ((dHi << 21) | (dLo >>> 11)) ^ aHi;
      dLo = turned ^ aLo;
      turned = cLo;
      cLo = cHi;
      cHi = turned;
    }
    aLo ^= lo;
    aHi ^= hi;
  }
  out.set(aLo ^ bLo ^ cLo ^ dLo, aHi ^ bHi ^ cHi ^ dHi);
  out.avoidMinusOne();
}

/** The four bytes at a byte's place, the first one lowest; 0 past the end. */
function wordAt(text: string, bytes: Uint8Array | null, width: 1 | 2, at: number, length: number): number {
  if (width === 2) {
    const unit = at >>> 1;
    if (at + 2 >= length) return at < length ? unitAt(text, unit) : 0;
    return unitAt(text, unit) | (unitAt(text, unit + 1) << 16);
  }
  let word = 0;
  const end = at + 4 < length ? at + 4 : length;
  for (let i = end - 1; i >= at; i--) word = (word << 8) | (bytes === null ? unitAt(text, i) : bytes[i]);
  return word;
}
