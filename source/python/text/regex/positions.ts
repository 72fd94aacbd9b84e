import { isAsciiWord, isUnicodeWord } from './character-classes.ts';
import { AT } from './codes.ts';
import type { Subject } from './subject.ts';

const NEWLINE = 10;

/** Whether a place is the one that an AT instruction asks for (`SRE(at)`). */
export function isAtPosition(kind: number, subject: Subject, at: number, end: number): boolean {
  switch (kind) {
    case AT.BEGINNING:
    case AT.BEGINNING_STRING:
      return at === 0;
    case AT.BEGINNING_LINE:
      return at === 0 || subject.charCodeAt(at - 1) === NEWLINE;
    case AT.END:
      return at === end || (at === end - 1 && subject.charCodeAt(at) === NEWLINE);
    case AT.END_LINE:
      return at === end || subject.charCodeAt(at) === NEWLINE;
    case AT.END_STRING:
      return at === end;
    case AT.BOUNDARY:
    case AT.LOC_BOUNDARY:
      return end > 0 && isBoundary(isAsciiWord, subject, at, end);
    case AT.NON_BOUNDARY:
    case AT.LOC_NON_BOUNDARY:
      return end > 0 && !isBoundary(isAsciiWord, subject, at, end);
    case AT.UNI_BOUNDARY:
      return end > 0 && isBoundary(isUnicodeWord, subject, at, end);
    default:
      return end > 0 && !isBoundary(isUnicodeWord, subject, at, end);
  }
}

function isBoundary(isWord: (code: number) => boolean, subject: Subject, at: number, end: number): boolean {
  const before = at > 0 && isWord(subject.charCodeAt(at - 1));
  return before !== (at < end && isWord(subject.charCodeAt(at)));
}
