import { MAX_REPEAT, OP } from './codes.ts';
import { lowerAscii, lowerUnicode } from './letter-folding.ts';
import { isInSet, matchesOne } from './match-character.ts';
import type { MatchState, Repeat } from './match-state.ts';
import { isAtPosition } from './positions.ts';
import type { Subject } from './subject.ts';

// Words of a context: where it is in the code and in the subject, marks to go back to, rounds, who waits for it and how.
const PC = 0;
const PLACE = 1;
const LAST_MARK = 2;
const LAST_INDEX = 3;
const COUNT = 4;
const LAST_ROUND = 5;
const RESUME = 6;
const TOP_LEVEL = 7;
const CONTEXT_WORDS = 8;

// How the waiting context goes on (`JUMP_…`).
const MAX_UNTIL_1 = 1;
const MAX_UNTIL_2 = 2;
const MAX_UNTIL_3 = 3;
const MIN_UNTIL_1 = 4;
const MIN_UNTIL_2 = 5;
const MIN_UNTIL_3 = 6;
const AFTER_REPEAT = 7;
const REPEAT_ONE = 8;
const MIN_REPEAT_ONE = 9;
const AFTER_BRANCH = 10;
const AFTER_ASSERT = 11;
const AFTER_ASSERT_NOT = 12;
const POSSESSIVE_1 = 13;
const POSSESSIVE_2 = 14;
const AFTER_ATOMIC = 15;

// What became of a context: it failed, it matched, or there is more to do.
const FAILED = 0;
const MATCHED = 1;
const GO = 2;
type Outcome = typeof FAILED | typeof MATCHED | typeof GO;

/**
 * The backtracking matcher (`Modules/_sre/sre_lib.h, SRE(match)`), with its own stack of contexts: neither a long subject
 * nor a nested pattern makes the stack of calls deeper.
 */
export class Matcher {
  private readonly code: Uint32Array;
  private readonly state: MatchState;
  private readonly subject: Subject;
  private readonly end: number;
  private contexts = new Int32Array(64 * CONTEXT_WORDS);
  /** The repeat that a context began or found, by number of the context. */
  private readonly repeats: (Repeat | null)[] = [];
  /** Index of the current context's words. */
  private top = 0;
  private pc = 0;
  private at = 0;

  constructor(code: Uint32Array, state: MatchState) {
    this.code = code;
    this.state = state;
    this.subject = state.subject;
    this.end = state.end;
  }

  /** Whether the code matches from `state.at` on; then that is where the match ends. */
  match(): boolean {
    const { code } = this;
    this.top = -CONTEXT_WORDS;
    this.push(0, 0, true);
    if (code[0] === OP.INFO) {
      if (code[3] > 0 && this.end - this.at < code[3]) return false;
      this.pc = code[1] + 1;
    }
    for (let outcome: Outcome = GO; ; ) {
      if (outcome === GO) outcome = this.advance();
      const how = this.contexts[this.top + RESUME];
      this.top -= CONTEXT_WORDS;
      if (this.top < 0) return outcome === MATCHED;
      this.pc = this.contexts[this.top + PC];
      this.at = this.contexts[this.top + PLACE];
      outcome = this.resume(how, outcome === MATCHED);
    }
  }

  /** Begins a context at `pc`, from `state.at` on; the current one waits. */
  private push(pc: number, how: number, topLevel: boolean): Outcome {
    if (this.top >= 0) {
      this.contexts[this.top + PC] = this.pc;
      this.contexts[this.top + PLACE] = this.at;
    }
    this.top += CONTEXT_WORDS;
    if (this.top + CONTEXT_WORDS > this.contexts.length) {
      const larger = new Int32Array(this.contexts.length * 2);
      larger.set(this.contexts);
      this.contexts = larger;
    }
    this.contexts[this.top + RESUME] = how;
    this.contexts[this.top + TOP_LEVEL] = topLevel ? 1 : 0;
    this.pc = pc;
    this.at = this.state.at;
    return GO;
  }

  /** `DO_JUMP()`: a context that ends where the current one would. */
  private jump(pc: number, how: number): Outcome {
    return this.push(pc, how, this.contexts[this.top + TOP_LEVEL] !== 0);
  }

  private get repeat(): Repeat {
    return this.repeats[this.top / CONTEXT_WORDS] as Repeat;
  }

  /** `LASTMARK_SAVE()`, `MARK_PUSH()`; outside of repeats no mark is written twice. */
  private saveMarks(): void {
    const { contexts, top, state } = this;
    this.repeats[top / CONTEXT_WORDS] = state.repeat;
    contexts[top + LAST_MARK] = state.lastMark;
    contexts[top + LAST_INDEX] = state.lastIndex;
    if (state.repeat !== null) state.pushMarks(state.lastMark);
  }

  /** `MARK_POP_KEEP()`, `LASTMARK_RESTORE()` */
  private restoreMarks(): void {
    const { contexts, top, state } = this;
    if (this.repeat !== null) state.copyMarks(contexts[top + LAST_MARK]);
    state.lastMark = contexts[top + LAST_MARK];
    state.lastIndex = contexts[top + LAST_INDEX];
  }

  private dropMarks(): void {
    if (this.repeat !== null) this.state.dropMarks(this.contexts[this.top + LAST_MARK]);
  }

  /** Whether a match may end here (the test of `SRE_OP_SUCCESS`). */
  private mayEnd(at: number): boolean {
    const { state } = this;
    if (this.contexts[this.top + TOP_LEVEL] === 0) return true;
    return !(state.matchAll && at !== this.end) && !(state.mustAdvance && at === state.start);
  }

  /** Runs until the current context, or one that it begins, is done. */
  private advance(): Outcome {
    const { code, subject, end, state } = this;
    for (;;) {
      const { pc, at } = this;
      switch (code[pc]) {
        case OP.LITERAL:
          if (at >= end || subject.charCodeAt(at) !== code[pc + 1]) return FAILED;
          this.pc += 2;
          this.at++;
          break;
        case OP.NOT_LITERAL:
        case OP.CATEGORY:
        case OP.LITERAL_IGNORE:
        case OP.NOT_LITERAL_IGNORE:
        case OP.LITERAL_UNI_IGNORE:
        case OP.NOT_LITERAL_UNI_IGNORE:
        case OP.LITERAL_LOC_IGNORE:
        case OP.NOT_LITERAL_LOC_IGNORE:
          if (at >= end || !matchesOne(code, pc, subject.charCodeAt(at))) return FAILED;
          this.pc += 2;
          this.at++;
          break;
        case OP.ANY:
        case OP.ANY_ALL:
          if (at >= end || !matchesOne(code, pc, subject.charCodeAt(at))) return FAILED;
          this.pc++;
          this.at++;
          break;
        case OP.IN:
        case OP.IN_IGNORE:
        case OP.IN_UNI_IGNORE:
        case OP.IN_LOC_IGNORE:
          if (at >= end || !matchesOne(code, pc, subject.charCodeAt(at))) return FAILED;
          this.pc += 1 + code[pc + 1];
          this.at++;
          break;
        case OP.MARK:
          state.mark(code[pc + 1], at);
          this.pc += 2;
          break;
        case OP.AT:
          if (!isAtPosition(code[pc + 1], subject, at, end)) return FAILED;
          this.pc += 2;
          break;
        case OP.JUMP:
        case OP.INFO:
          this.pc += 1 + code[pc + 1];
          break;
        case OP.FAILURE:
          return FAILED;
        case OP.SUCCESS:
          if (!this.mayEnd(at)) return FAILED;
          state.at = at;
          return MATCHED;
        default: {
          const outcome = this.begin(code[pc]);
          if (outcome !== GO) return outcome;
        }
      }
    }
  }

  /** An instruction with code inside. */
  private begin(op: number): Outcome {
    const { code, state, pc, at } = this;
    switch (op) {
      case OP.BRANCH:
        this.saveMarks();
        this.pc++;
        return this.branch();
      case OP.REPEAT_ONE:
      case OP.POSSESSIVE_REPEAT_ONE:
      case OP.MIN_REPEAT_ONE:
        return this.beginRepeatOne(op);
      case OP.REPEAT:
        state.repeat = { count: -1, pc: pc + 1, outer: state.repeat, last: -1 };
        this.repeats[this.top / CONTEXT_WORDS] = state.repeat;
        state.at = at;
        return this.jump(pc + 1 + code[pc + 1], AFTER_REPEAT);
      case OP.MAX_UNTIL:
        return this.maxUntil();
      case OP.MIN_UNTIL:
        return this.minUntil();
      case OP.POSSESSIVE_REPEAT:
        state.repeat = { count: -1, pc: -1, outer: state.repeat, last: -1 };
        this.repeats[this.top / CONTEXT_WORDS] = state.repeat;
        this.contexts[this.top + COUNT] = 0;
        this.contexts[this.top + LAST_ROUND] = -1;
        state.at = at;
        return this.possessive();
      case OP.ATOMIC_GROUP:
        state.at = at;
        return this.push(pc + 2, AFTER_ATOMIC, false);
      case OP.ASSERT:
        if (at < code[pc + 2]) return FAILED;
        state.at = at - code[pc + 2];
        return this.push(pc + 3, AFTER_ASSERT, false);
      case OP.ASSERT_NOT:
        if (at < code[pc + 2]) {
          this.pc += 1 + code[pc + 1];
          return GO;
        }
        state.at = at - code[pc + 2];
        this.saveMarks();
        return this.push(pc + 3, AFTER_ASSERT_NOT, false);
      case OP.GROUPREF_EXISTS: {
        const hasGroup = state.groupStart(code[pc + 1] + 1) >= 0;
        this.pc += hasGroup ? 3 : 1 + code[pc + 2];
        return GO;
      }
      default:
        return this.reference(op);
    }
  }

  /** A waiting context goes on, now that the one it began has matched or not. */
  private resume(how: number, matched: boolean): Outcome {
    const { code, state, pc } = this;
    switch (how) {
      case AFTER_BRANCH:
        if (matched) return this.leave(MATCHED);
        this.restoreMarks();
        this.pc += code[pc];
        return this.branch();
      case REPEAT_ONE:
        if (matched) return this.leave(MATCHED);
        this.restoreMarks();
        this.giveBack();
        return this.repeatOne();
      case MIN_REPEAT_ONE:
        if (matched) return this.leave(MATCHED);
        this.restoreMarks();
        if (this.at >= this.end || !matchesOne(code, pc + 4, this.subject.charCodeAt(this.at))) {
          return this.leave(FAILED);
        }
        this.at++;
        this.contexts[this.top + COUNT]++;
        return this.minRepeatOne();
      case AFTER_REPEAT:
        state.repeat = this.repeat.outer;
        return matched ? MATCHED : FAILED;
      case AFTER_ASSERT:
        if (!matched) return FAILED;
        this.pc += 1 + code[pc + 1];
        return GO;
      case AFTER_ASSERT_NOT:
        if (matched) return this.leave(FAILED);
        this.restoreMarks();
        this.dropMarks();
        this.pc += 1 + code[pc + 1];
        return GO;
      case AFTER_ATOMIC:
        if (!matched) return FAILED;
        this.pc += 1 + code[pc + 1];
        this.at = state.at;
        return GO;
      case POSSESSIVE_1:
      case POSSESSIVE_2:
        return this.resumePossessive(how, matched);
      default:
        return this.resumeUntil(how, matched);
    }
  }

  private leave(outcome: Outcome): Outcome {
    this.dropMarks();
    return outcome;
  }

  /** The next alternative; `pc` is at its distance to the one after it. */
  private branch(): Outcome {
    const { code, state, subject, at, end } = this;
    for (; code[this.pc] !== 0; this.pc += code[this.pc]) {
      const first = this.pc + 1;
      if (code[first] === OP.LITERAL && (at >= end || subject.charCodeAt(at) !== code[first + 1])) continue;
      if (code[first] === OP.IN && (at >= end || !isInSet(code, first + 2, subject.charCodeAt(at)))) continue;
      state.at = at;
      return this.jump(first, AFTER_BRANCH);
    }
    return this.leave(FAILED);
  }

  // ---- repeats of one character: <op> <skip> <min> <max> item SUCCESS tail

  /** How many of the characters to come match, `most` at most (`SRE(count)`). */
  private count(pc: number, most: number): number {
    const { code, subject, at } = this;
    const end = most === MAX_REPEAT ? this.end : Math.min(this.end, at + most);
    let stop = at;
    if (code[pc] === OP.ANY_ALL) return end - at;
    if (code[pc] === OP.LITERAL) while (stop < end && subject.charCodeAt(stop) === code[pc + 1]) stop++;
    else while (stop < end && matchesOne(code, pc, subject.charCodeAt(stop))) stop++;
    return stop - at;
  }

  private beginRepeatOne(op: number): Outcome {
    const { code, state, pc } = this;
    const min = code[pc + 2];
    const tail = pc + 1 + code[pc + 1];
    if (min > this.end - this.at) return FAILED;
    const isLazy = op === OP.MIN_REPEAT_ONE;
    const count = isLazy && min === 0 ? 0 : this.count(pc + 4, isLazy ? min : code[pc + 3]);
    if (count < min) return FAILED;
    this.at += count;
    this.contexts[this.top + COUNT] = count;
    if (op === OP.POSSESSIVE_REPEAT_ONE) {
      this.pc = tail;
      return GO;
    }
    if (code[tail] === OP.SUCCESS && (isLazy || this.at === this.end) && this.mayEnd(this.at)) {
      state.at = this.at;
      return MATCHED;
    }
    this.saveMarks();
    return isLazy ? this.minRepeatOne() : this.repeatOne();
  }

  private giveBack(): void {
    this.at--;
    this.contexts[this.top + COUNT]--;
  }

  /** Tries the tail behind as many as there are now. */
  private repeatOne(): Outcome {
    const { code, state, subject, end, pc, contexts, top } = this;
    const min = code[pc + 2];
    const tail = pc + 1 + code[pc + 1];
    if (code[tail] === OP.LITERAL) {
      const char = code[tail + 1];
      while (contexts[top + COUNT] >= min && (this.at >= end || subject.charCodeAt(this.at) !== char)) this.giveBack();
    }
    if (contexts[top + COUNT] < min) return this.leave(FAILED);
    state.at = this.at;
    return this.jump(tail, REPEAT_ONE);
  }

  private minRepeatOne(): Outcome {
    const { code, state, pc } = this;
    const max = code[pc + 3];
    if (max !== MAX_REPEAT && this.contexts[this.top + COUNT] > max) return this.leave(FAILED);
    state.at = this.at;
    return this.jump(pc + 1 + code[pc + 1], MIN_REPEAT_ONE);
  }

  // ---- repeats of anything: REPEAT <skip> <min> <max> item UNTIL tail

  private maxUntil(): Outcome {
    const { code, state, at, contexts, top } = this;
    const repeat = state.repeat as Repeat;
    const count = repeat.count + 1;
    state.at = at;
    contexts[top + COUNT] = count;
    this.repeats[top / CONTEXT_WORDS] = repeat;
    if (count < code[repeat.pc + 1]) {
      repeat.count = count;
      return this.jump(repeat.pc + 3, MAX_UNTIL_1);
    }
    const max = code[repeat.pc + 2];
    if ((count < max || max === MAX_REPEAT) && at !== repeat.last) {
      repeat.count = count;
      this.saveMarks();
      contexts[top + LAST_ROUND] = repeat.last;
      repeat.last = at;
      return this.jump(repeat.pc + 3, MAX_UNTIL_2);
    }
    return this.maxTail();
  }

  private maxTail(): Outcome {
    this.state.repeat = this.repeat.outer;
    return this.jump(this.pc + 1, MAX_UNTIL_3);
  }

  private minUntil(): Outcome {
    const { code, state, contexts, top } = this;
    const repeat = state.repeat as Repeat;
    const count = repeat.count + 1;
    state.at = this.at;
    contexts[top + COUNT] = count;
    if (count < code[repeat.pc + 1]) {
      this.repeats[top / CONTEXT_WORDS] = repeat;
      repeat.count = count;
      return this.jump(repeat.pc + 3, MIN_UNTIL_1);
    }
    this.saveMarks();
    state.repeat = repeat.outer;
    return this.jump(this.pc + 1, MIN_UNTIL_2);
  }

  private resumeUntil(how: number, matched: boolean): Outcome {
    const { code, state, at, contexts, top, repeat } = this;
    const count = contexts[top + COUNT];
    if (how === MAX_UNTIL_3) state.repeat = repeat;
    if (how === MAX_UNTIL_2 || how === MIN_UNTIL_3) repeat.last = contexts[top + LAST_ROUND];
    if (how === MIN_UNTIL_2) state.repeat = repeat;
    if (how === MAX_UNTIL_2 || how === MIN_UNTIL_2) {
      if (!matched) this.restoreMarks();
      this.dropMarks();
    }
    if (matched) return MATCHED;
    state.at = at;
    if (how === MIN_UNTIL_2) {
      const max = code[repeat.pc + 2];
      if ((count >= max && max !== MAX_REPEAT) || at === repeat.last) return FAILED;
      repeat.count = count;
      contexts[top + LAST_ROUND] = repeat.last;
      repeat.last = at;
      return this.jump(repeat.pc + 3, MIN_UNTIL_3);
    }
    if (how === MAX_UNTIL_3) return FAILED;
    repeat.count = count - 1;
    return how === MAX_UNTIL_2 ? this.maxTail() : FAILED;
  }

  // ---- possessive repeats: <op> <skip> <min> <max> item SUCCESS tail

  /** The next round, or the tail once there are no more. */
  private possessive(): Outcome {
    const { code, state, pc, contexts, top } = this;
    const count = contexts[top + COUNT];
    const max = code[pc + 3];
    if (count < code[pc + 2]) return this.push(pc + 4, POSSESSIVE_1, false);
    if ((count < max || max === MAX_REPEAT) && state.at !== contexts[top + LAST_ROUND]) {
      contexts[top + LAST_ROUND] = state.at;
      contexts[top + LAST_MARK] = state.lastMark;
      contexts[top + LAST_INDEX] = state.lastIndex;
      state.pushMarks(state.lastMark);
      return this.push(pc + 4, POSSESSIVE_2, false);
    }
    return this.possessiveTail();
  }

  private possessiveTail(): Outcome {
    this.state.repeat = this.repeat.outer;
    this.pc += 2 + this.code[this.pc + 1];
    this.at = this.state.at;
    return GO;
  }

  private resumePossessive(how: number, matched: boolean): Outcome {
    const { state, contexts, top } = this;
    state.repeat = this.repeat;
    if (how === POSSESSIVE_1) {
      if (!matched) {
        state.repeat = this.repeat.outer;
        return FAILED;
      }
    } else if (matched) state.dropMarks(contexts[top + LAST_MARK]);
    else {
      this.restoreMarks();
      state.dropMarks(contexts[top + LAST_MARK]);
      state.at = contexts[top + LAST_ROUND];
      return this.possessiveTail();
    }
    contexts[top + COUNT]++;
    return this.possessive();
  }

  // ---- references to groups

  private reference(op: number): Outcome {
    const { code, state, subject, end } = this;
    const group = code[this.pc + 1] + 1;
    const start = state.groupStart(group);
    if (start < 0) return FAILED;
    const length = state.groupEnd(group) - start;
    if (this.at + length > end) return FAILED;
    const fold = op === OP.GROUPREF ? null : op === OP.GROUPREF_UNI_IGNORE ? lowerUnicode : lowerAscii;
    for (let i = 0; i < length; i++) {
      const [left, right] = [subject.charCodeAt(start + i), subject.charCodeAt(this.at + i)];
      if (left !== right && (fold === null || fold(left) !== fold(right))) return FAILED;
    }
    this.at += length;
    this.pc += 2;
    return GO;
  }
}
