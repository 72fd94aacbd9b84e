import type { Subject } from './subject.ts';

/** A repeat that is going on (`SRE_REPEAT`). */
export interface Repeat {
  /** Rounds begun, from -1 on. */
  count: number;
  /** Index of its operands in the code. */
  readonly pc: number;
  readonly outer: Repeat | null;
  /** Where the last round began, against rounds that match nothing; -1 before the first. */
  last: number;
}

/** One use of a pattern on a subject (`SRE_STATE`). */
export class MatchState {
  readonly subject: Subject;
  readonly end: number;
  /** Where the match begins, or the search. */
  start: number;
  /** Where it has come to: the end of a match. */
  at: number;
  /** Begin and end of each group, valid up to `lastMark`; -1: took no part. */
  readonly marks: Int32Array;
  lastMark = -1;
  /** Number of the group closed last, -1: none. */
  lastIndex = -1;
  repeat: Repeat | null = null;
  /** The match must go to the end. */
  matchAll = false;
  /** The match must not be empty where the search begins. */
  mustAdvance = false;
  private readonly saved: number[] = [];

  constructor(subject: Subject, groups: number, start: number, end: number) {
    this.subject = subject;
    this.start = start;
    this.at = start;
    this.end = end;
    this.marks = new Int32Array(2 * groups).fill(-1);
  }

  /** Ready for the next search (`state_reset()`). */
  reset(): void {
    this.forget();
    this.repeat = null;
    this.saved.length = 0;
  }

  /** No group has matched (`RESET_CAPTURE_GROUP()`). */
  forget(): void {
    this.lastMark = -1;
    this.lastIndex = -1;
  }

  mark(number: number, at: number): void {
    if ((number & 1) !== 0) this.lastIndex = (number >> 1) + 1;
    if (number > this.lastMark) {
      this.marks.fill(-1, this.lastMark + 1, number);
      this.lastMark = number;
    }
    this.marks[number] = at;
  }

  /** Keeps a copy of the marks (`MARK_PUSH()`). */
  pushMarks(lastMark: number): void {
    for (let i = 0; i <= lastMark; i++) this.saved.push(this.marks[i]);
  }

  /** `MARK_POP_KEEP()` */
  copyMarks(lastMark: number): void {
    const base = this.saved.length - lastMark - 1;
    for (let i = 0; i <= lastMark; i++) this.marks[i] = this.saved[base + i];
  }

  /** `MARK_POP_DISCARD()` */
  dropMarks(lastMark: number): void {
    this.saved.length -= lastMark + 1;
  }

  /** Begin of a group's text; -1 if it has none. */
  groupStart(group: number): number {
    return this.hasGroup(group) ? this.marks[2 * group - 2] : -1;
  }

  groupEnd(group: number): number {
    return this.hasGroup(group) ? this.marks[2 * group - 1] : -1;
  }

  private hasGroup(group: number): boolean {
    const mark = 2 * group - 2;
    return mark + 1 <= this.lastMark && this.marks[mark] >= 0 && this.marks[mark + 1] >= this.marks[mark];
  }
}
