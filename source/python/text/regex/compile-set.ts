import { CATEGORY, FLAG, OP } from './codes.ts';
import type { LetterFolding } from './letter-folding.ts';
import type { SetItem } from './pattern-tree.ts';

/** A member of a set as it is compiled: with bitmaps, and ranges beyond the BMP that disregard case. */
type CompiledMember =
  | SetItem
  | { readonly op: 'folded-range'; readonly low: number; readonly high: number }
  | { readonly op: 'bitmap' | 'big-bitmap'; readonly words: readonly number[] };

interface OptimizedSet {
  readonly members: readonly CompiledMember[];
  /** Whether it has letters that have a case. */
  readonly hasCased: boolean;
}

const SMALL = 256;
const BMP = 0x10000;

/** A shorter way to say a set (`_optimize_charset()`): a few ranges or a bitmap. */
export function optimizeSet(set: readonly SetItem[], folding: LetterFolding | null): OptimizedSet {
  const map = new SetMap(folding);
  for (const member of set) map.add(member);
  const { front, tail, hasCased } = map;
  const runs = map.runs();
  if (runs !== null) {
    const members = [...front, ...runs, ...tail];
    return { members: hasCased || members.length < set.length ? members : set, hasCased };
  }
  const bitmap: CompiledMember =
    map.size === SMALL
      ? { op: 'bitmap', words: bitWords(map.chars) }
      : { op: 'big-bitmap', words: chunkWords(map.chars) };
  return { members: [...front, bitmap, ...tail], hasCased };
}

/** Which characters a set has: of the first 256, of the BMP once a larger one came; the rest stays as it is. */
class SetMap {
  chars = new Uint8Array(SMALL);
  readonly front: CompiledMember[] = [];
  readonly tail: CompiledMember[] = [];
  hasCased = false;
  private readonly folding: LetterFolding | null;

  constructor(folding: LetterFolding | null) {
    this.folding = folding;
  }

  get size(): number {
    return this.chars.length;
  }

  add(member: SetItem): void {
    if (member.op === 'negate') this.front.push(member);
    else if (member.op === 'category') this.tail.push(member);
    else if (member.op === 'literal') this.addCodes(member, member.code, member.code);
    else this.addCodes(member, member.low, member.high);
  }

  private addCodes(member: SetItem, low: number, high: number): void {
    const { folding } = this;
    for (let code = low; code <= high; code++) {
      const folded = folding === null ? code : folding.lower(code);
      if (!this.mark(folded) || !(folding?.extra.get(folded) ?? []).every((other) => this.mark(other))) {
        this.addBeyond(member);
        return;
      }
    }
    if (folding === null || this.hasCased) return;
    for (let code = low; code <= high && !this.hasCased; code++) this.hasCased = folding.isCased(code);
  }

  /** False for characters beyond the BMP. */
  private mark(code: number): boolean {
    if (code >= BMP) return false;
    if (code >= this.size) {
      const larger = new Uint8Array(BMP);
      larger.set(this.chars);
      this.chars = larger;
    }
    this.chars[code] = 1;
    return true;
  }

  private addBeyond(member: SetItem): void {
    if (this.folding !== null) this.hasCased = true;
    const isFolded = this.folding !== null && member.op === 'range';
    this.tail.push(isFolded ? { op: 'folded-range', low: member.low, high: member.high } : member);
  }

  /** Up to two runs of characters; null where there are more. */
  runs(): CompiledMember[] | null {
    const { chars } = this;
    const runs: CompiledMember[] = [];
    for (let low = chars.indexOf(1); low >= 0; ) {
      if (runs.length >= 2) return null;
      const next = chars.indexOf(0, low);
      const stop = next < 0 ? chars.length : next;
      runs.push(stop - low === 1 ? { op: 'literal', code: low } : { op: 'range', low, high: stop - 1 });
      low = next < 0 ? -1 : chars.indexOf(1, stop);
    }
    return runs;
  }
}

/** 32 characters a word. */
function bitWords(chars: Uint8Array): number[] {
  const words: number[] = [];
  for (let at = 0; at < chars.length; at += 32) {
    let word = 0;
    for (let bit = 0; bit < 32; bit++) if (chars[at + bit] !== 0) word |= 1 << bit;
    words.push(word >>> 0);
  }
  return words;
}

/** Number of different chunks of 256 characters, the chunk of each 256 characters (a byte each), the chunks. */
function chunkWords(chars: Uint8Array): number[] {
  const numbers = new Map<string, number>();
  const chunks: number[] = [];
  const mapping = new Array<number>(64).fill(0);
  for (let i = 0; i < 256; i++) {
    const words = bitWords(chars.subarray(i * 256, i * 256 + 256));
    const key = words.join();
    const number = numbers.get(key) ?? numbers.size;
    if (number === numbers.size) chunks.push(...words);
    numbers.set(key, number);
    mapping[i >> 2] = (mapping[i >> 2] | (number << (8 * (i & 3)))) >>> 0;
  }
  return [numbers.size, ...mapping, ...chunks];
}

/** `_compile_charset()` */
export function emitSet(members: readonly CompiledMember[], flags: number, code: number[]): void {
  for (const member of members) {
    if (member.op === 'negate') code.push(OP.NEGATE);
    else if (member.op === 'literal') code.push(OP.LITERAL, member.code);
    else if (member.op === 'range') code.push(OP.RANGE, member.low, member.high);
    else if (member.op === 'folded-range') code.push(OP.RANGE_UNI_IGNORE, member.low, member.high);
    else if (member.op === 'category') code.push(OP.CATEGORY, categoryCode(member.category, flags));
    else {
      code.push(member.op === 'bitmap' ? OP.CHARSET : OP.BIGCHARSET);
      for (const word of member.words) code.push(word);
    }
  }
  code.push(OP.FAILURE);
}

/** The category that a letter means under the flags (`CH_LOCALE`, `CH_UNICODE`). */
export function categoryCode(category: number, flags: number): number {
  if ((flags & FLAG.LOCALE) !== 0) {
    return category >= CATEGORY.WORD ? category - CATEGORY.WORD + CATEGORY.LOC_WORD : category;
  }
  return (flags & FLAG.UNICODE) !== 0 ? category + CATEGORY.UNI_DIGIT : category;
}
