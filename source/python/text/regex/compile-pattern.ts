import { AT, combineFlags, FLAG, MAX_CODE, OP } from './codes.ts';
import { emitSet, optimizeSet } from './compile-set.ts';
import { ASCII_FOLDING, type LetterFolding, UNICODE_FOLDING } from './letter-folding.ts';
import type { ParsedPattern } from './parse-pattern.ts';
import { type Item, PatternFault, type RepeatMode, type Sequence, type Width, widthOf } from './pattern-tree.ts';
import { emitInfo } from './search-info.ts';

/** The code of a pattern (`Lib/re/_compiler.py, _code()`): one word a number, from 0 to 2³² - 1. */
export function compilePattern({ body, state }: ParsedPattern): Uint32Array {
  const compiler = new PatternCompiler(state.widths);
  emitInfo(compiler.code, body, state.flags, state.widths);
  compiler.sequence(body, state.flags);
  compiler.code.push(OP.SUCCESS);
  return Uint32Array.from(compiler.code);
}

/** How letters fold under flags; null: by code point, or by locale. */
export function foldingOf(flags: number): LetterFolding | null {
  if ((flags & FLAG.IGNORECASE) === 0 || (flags & FLAG.LOCALE) !== 0) return null;
  return (flags & FLAG.UNICODE) !== 0 ? UNICODE_FOLDING : ASCII_FOLDING;
}

const REPEATS: Readonly<Record<RepeatMode, readonly [many: number, until: number, single: number]>> = {
  greedy: [OP.REPEAT, OP.MAX_UNTIL, OP.REPEAT_ONE],
  lazy: [OP.REPEAT, OP.MIN_UNTIL, OP.MIN_REPEAT_ONE],
  possessive: [OP.POSSESSIVE_REPEAT, OP.SUCCESS, OP.POSSESSIVE_REPEAT_ONE],
};
const UNITS: readonly Item['op'][] = ['literal', 'not-literal', 'any', 'in'];

class PatternCompiler {
  readonly code: number[] = [];
  private readonly widths: readonly (Width | null)[];

  constructor(widths: readonly (Width | null)[]) {
    this.widths = widths;
  }

  sequence(items: Sequence, flags: number): void {
    for (const item of items) this.item(item, flags);
  }

  /** Room for a distance; the result fills in how far the code has come, counted from there. */
  private skip(): (extra?: number) => void {
    const { code } = this;
    const at = code.push(0) - 1;
    return (extra = 0) => {
      code[at] = code.length - at + extra;
    };
  }

  private item(item: Item, flags: number): void {
    const { code } = this;
    switch (item.op) {
      case 'literal':
      case 'not-literal':
        return this.literal(item.code, item.op === 'not-literal', flags);
      case 'any':
        code.push((flags & FLAG.DOTALL) !== 0 ? OP.ANY_ALL : OP.ANY);
        return;
      case 'failure':
        code.push(OP.FAILURE);
        return;
      case 'in':
        return this.set(item.set, flags);
      case 'at':
        code.push(OP.AT, positionCode(item.at, flags));
        return;
      case 'branch':
        return this.branch(item.options, flags);
      case 'group':
        return this.group(item, flags);
      case 'atomic':
        return this.closed(OP.ATOMIC_GROUP, [], item.body, flags);
      case 'repeat':
        return this.repeat(item, flags);
      case 'assert':
        return this.assert(item, flags);
      case 'reference':
        code.push(this.foldedOp(flags, OP.GROUPREF), item.group - 1);
        return;
      case 'condition':
        return this.condition(item, flags);
    }
  }

  /** The instruction that compares without regard to case, where the flags ask for that. */
  private foldedOp(flags: number, op: typeof OP.GROUPREF | typeof OP.LITERAL | typeof OP.NOT_LITERAL): number {
    if ((flags & FLAG.IGNORECASE) === 0) return op;
    const kind = (flags & FLAG.LOCALE) !== 0 ? 4 : (flags & FLAG.UNICODE) !== 0 ? 8 : 0;
    if (op === OP.GROUPREF) return OP.GROUPREF_IGNORE + kind;
    return (op === OP.LITERAL ? OP.LITERAL_IGNORE : OP.NOT_LITERAL_IGNORE) + kind;
  }

  private literal(char: number, negated: boolean, flags: number): void {
    const { code } = this;
    const op = negated ? OP.NOT_LITERAL : OP.LITERAL;
    const folding = foldingOf(flags);
    if (folding === null) {
      code.push(this.foldedOp(flags, op), char);
      return;
    }
    if (!folding.isCased(char)) {
      code.push(op, char);
      return;
    }
    const folded = folding.lower(char);
    const extra = folding.extra.get(folded);
    if (extra === undefined) {
      code.push(this.foldedOp(flags, op), folded);
      return;
    }
    code.push(OP.IN_UNI_IGNORE);
    const end = this.skip();
    if (negated) code.push(OP.NEGATE);
    for (const each of [folded, ...extra]) code.push(OP.LITERAL, each);
    code.push(OP.FAILURE);
    end();
  }

  private set(set: Extract<Item, { op: 'in' }>['set'], flags: number): void {
    const folding = foldingOf(flags);
    const { members, hasCased } = optimizeSet(set, folding);
    const isLocal = (flags & FLAG.IGNORECASE) !== 0 && (flags & FLAG.LOCALE) !== 0;
    const folded = folding === UNICODE_FOLDING ? OP.IN_UNI_IGNORE : OP.IN_IGNORE;
    this.code.push(isLocal ? OP.IN_LOC_IGNORE : hasCased ? folded : OP.IN);
    const end = this.skip();
    emitSet(members, flags, this.code);
    end();
  }

  private branch(options: readonly Sequence[], flags: number): void {
    this.code.push(OP.BRANCH);
    const ends: (() => void)[] = [];
    for (const option of options) {
      const next = this.skip();
      this.sequence(option, flags);
      this.code.push(OP.JUMP);
      ends.push(this.skip());
      next();
    }
    this.code.push(OP.FAILURE);
    for (const end of ends) end();
  }

  private group({ group, added, removed, body }: Extract<Item, { op: 'group' }>, flags: number): void {
    if (group > 0) this.code.push(OP.MARK, (group - 1) * 2);
    this.sequence(body, combineFlags(flags, added, removed));
    if (group > 0) this.code.push(OP.MARK, (group - 1) * 2 + 1);
  }

  /** An instruction with its own end: distance, operands, code, SUCCESS. */
  private closed(op: number, operands: readonly number[], body: Sequence, flags: number): void {
    this.code.push(op);
    const end = this.skip();
    this.code.push(...operands);
    this.sequence(body, flags);
    this.code.push(OP.SUCCESS);
    end();
  }

  private repeat({ mode, min, max, body }: Extract<Item, { op: 'repeat' }>, flags: number): void {
    const [many, until, single] = REPEATS[mode];
    if (isUnit(body)) return this.closed(single, [min, max], body, flags);
    this.code.push(many);
    const end = this.skip();
    this.code.push(min, max);
    this.sequence(body, flags);
    end();
    this.code.push(until);
  }

  private assert({ behind, negated, body }: Extract<Item, { op: 'assert' }>, flags: number): void {
    let back = 0;
    if (behind) {
      const [low, high] = widthOf(body, this.widths);
      if (low > MAX_CODE) throw new PatternFault('looks too much behind', null);
      if (low !== high) throw new PatternFault('look-behind requires fixed-width pattern', null);
      back = low;
    }
    this.closed(negated ? OP.ASSERT_NOT : OP.ASSERT, [back], body, flags);
  }

  private condition({ group, yes, no }: Extract<Item, { op: 'condition' }>, flags: number): void {
    this.code.push(OP.GROUPREF_EXISTS, group - 1);
    const toNo = this.skip();
    this.sequence(yes, flags);
    if (no === null || no.length === 0) return toNo(1);
    this.code.push(OP.JUMP);
    const end = this.skip();
    toNo(1);
    this.sequence(no, flags);
    end();
  }
}

/** Whether a repeat has a single character to repeat (`_simple()`). */
function isUnit(body: Sequence): boolean {
  if (body.length !== 1) return false;
  const [item] = body;
  return item.op === 'group' ? item.group === 0 && isUnit(item.body) : UNITS.includes(item.op);
}

/** `AT_MULTILINE`, `AT_LOCALE`, `AT_UNICODE` */
function positionCode(at: number, flags: number): number {
  if ((flags & FLAG.MULTILINE) !== 0 && (at === AT.BEGINNING || at === AT.END)) return at + 1;
  if (at !== AT.BOUNDARY && at !== AT.NON_BOUNDARY) return at;
  if ((flags & FLAG.LOCALE) !== 0) return at - AT.BOUNDARY + AT.LOC_BOUNDARY;
  return (flags & FLAG.UNICODE) !== 0 ? at - AT.BOUNDARY + AT.UNI_BOUNDARY : at;
}
