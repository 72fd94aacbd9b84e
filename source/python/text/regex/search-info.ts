import { combineFlags, FLAG, INFO, MAX_CODE, OP } from './codes.ts';
import { emitSet, optimizeSet } from './compile-set.ts';
import { ASCII_FOLDING, type LetterFolding, UNICODE_FOLDING } from './letter-folding.ts';
import { type Sequence, type SetItem, type Width, widthOf } from './pattern-tree.ts';

/** The block in front of the code that helps a search (`_compile_info()`): widths, and what a match begins with. */
export function emitInfo(code: number[], body: Sequence, flags: number, widths: readonly (Width | null)[]): void {
  const [low, wide] = widthOf(body, widths);
  const high = Math.min(wide, MAX_CODE);
  if (low === 0) {
    code.push(OP.INFO, 4, 0, low, high);
    return;
  }
  let prefix: LiteralPrefix = { codes: [], skip: null, isAll: false };
  let set: readonly SetItem[] | null = null;
  if (!isLocal(flags)) {
    prefix = literalPrefix(body, flags);
    if (prefix.codes.length === 0) set = firstSet(body, flags);
  }
  const { codes, skip, isAll } = prefix;
  const hasSet = set !== null && set.length > 0;
  code.push(OP.INFO);
  const at = code.push(0) - 1;
  if (codes.length > 0) code.push(skip === null && isAll ? INFO.PREFIX | INFO.LITERAL : INFO.PREFIX);
  else code.push(hasSet ? INFO.CHARSET : 0);
  code.push(Math.min(low, MAX_CODE), high);
  if (codes.length > 0) code.push(codes.length, skip ?? codes.length, ...codes, ...overlapTable(codes));
  else if (hasSet) emitSet(optimizeSet(set as readonly SetItem[], null).members, flags, code);
  code[at] = code.length - at;
}

function isLocal(flags: number): boolean {
  return (flags & FLAG.IGNORECASE) !== 0 && (flags & FLAG.LOCALE) !== 0;
}

/** `_get_iscased()` */
function folding(flags: number): LetterFolding | null {
  if ((flags & FLAG.IGNORECASE) === 0) return null;
  return (flags & FLAG.UNICODE) !== 0 ? UNICODE_FOLDING : ASCII_FOLDING;
}

interface LiteralPrefix {
  readonly codes: number[];
  /** How much of it comes before the first group; null: there is none. */
  readonly skip: number | null;
  /** Whether the sequence is nothing else. */
  readonly isAll: boolean;
}

/** The text with which every match begins (`_get_literal_prefix()`). */
function literalPrefix(sequence: Sequence, flags: number): LiteralPrefix {
  const codes: number[] = [];
  let skip: number | null = null;
  for (const item of sequence) {
    if (item.op === 'literal') {
      if (folding(flags)?.isCased(item.code)) return { codes, skip, isAll: false };
      codes.push(item.code);
    } else if (item.op === 'group') {
      const inner = combineFlags(flags, item.added, item.removed);
      if (isLocal(inner)) return { codes, skip, isAll: false };
      const prefix = literalPrefix(item.body, inner);
      if (skip === null) {
        if (item.group > 0) skip = codes.length;
        else if (prefix.skip !== null) skip = codes.length + prefix.skip;
      }
      codes.push(...prefix.codes);
      if (!prefix.isAll) return { codes, skip, isAll: false };
    } else return { codes, skip, isAll: false };
  }
  return { codes, skip, isAll: true };
}

/** The set of characters with which every match begins (`_get_charset_prefix()`). */
function firstSet(sequence: Sequence, outerFlags: number): readonly SetItem[] | null {
  let flags = outerFlags;
  let [item] = sequence;
  while (item !== undefined && item.op === 'group') {
    flags = combineFlags(flags, item.added, item.removed);
    if (isLocal(flags)) return null;
    [item] = item.body;
  }
  if (item === undefined) return null;
  const folds = folding(flags);
  const isCased = (code: number): boolean => folds?.isCased(code) ?? false;
  if (item.op === 'literal') return isCased(item.code) ? null : [{ op: 'literal', code: item.code }];
  if (item.op === 'branch') {
    const set: SetItem[] = [];
    for (const [first] of item.options) {
      if (first === undefined || first.op !== 'literal' || isCased(first.code)) return null;
      set.push({ op: 'literal', code: first.code });
    }
    return set;
  }
  if (item.op !== 'in') return null;
  return folds !== null && item.set.some((member) => hasCase(member, isCased)) ? null : item.set;
}

function hasCase(member: SetItem, isCased: (code: number) => boolean): boolean {
  if (member.op === 'literal') return isCased(member.code);
  if (member.op !== 'range') return false;
  if (member.high > 0xffff) return true;
  for (let code = member.low; code <= member.high; code++) if (isCased(code)) return true;
  return false;
}

/** Per index, how much of the text's beginning ends there (`_generate_overlap_table()`). */
function overlapTable(codes: readonly number[]): number[] {
  const table = new Array<number>(codes.length).fill(0);
  for (let i = 1; i < codes.length; i++) {
    let length = table[i - 1];
    while (length > 0 && codes[i] !== codes[length]) length = table[length - 1];
    table[i] = codes[i] === codes[length] ? length + 1 : 0;
  }
  return table;
}
