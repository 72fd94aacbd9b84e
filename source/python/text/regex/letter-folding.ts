import { lower, upper } from '../letter-case.ts';

/** Small letters that share a capital with others, beyond what `lower()` says (`Lib/re/_casefix.py`). */
const KINDRED: readonly string[] = [
  'i\u0131',
  's\u017f',
  '\u00b5\u03bc',
  '\u0345\u03b9\u1fbe',
  '\u0390\u1fd3',
  '\u03b0\u1fe3',
  '\u03b2\u03d0',
  '\u03b5\u03f5',
  '\u03b8\u03d1',
  '\u03ba\u03f0',
  '\u03c0\u03d6',
  '\u03c1\u03f1',
  '\u03c2\u03c3',
  '\u03c6\u03d5',
  '\u0432\u1c80',
  '\u0434\u1c81',
  '\u043e\u1c82',
  '\u0441\u1c83',
  '\u0442\u1c84\u1c85',
  '\u044a\u1c86',
  '\u0463\u1c87',
  '\u1c88\ua64b',
  '\u1e61\u1e9b',
  '\ufb05\ufb06',
];

/** Code of a small letter → codes of the others of its kind, in order. */
export const EXTRA_CASES: ReadonlyMap<number, readonly number[]> = new Map(
  KINDRED.flatMap((letters) => {
    const codes = [...letters].map((letter) => letter.charCodeAt(0));
    return codes.map((code): [number, number[]] => [code, codes.filter((other) => other !== code)]);
  }),
);

/** How letters are compared without regard to case. */
export interface LetterFolding {
  isCased(code: number): boolean;
  lower(code: number): number;
  /** Others that fold to the same, by folded code. */
  readonly extra: ReadonlyMap<number, readonly number[]>;
}

/** `_sre.ascii_iscased()`, `_sre.ascii_tolower()` */
export const ASCII_FOLDING: LetterFolding = {
  isCased: (code) => lowerAscii(code) !== code || (code >= 0x61 && code <= 0x7a),
  lower: lowerAscii,
  extra: new Map(),
};

/** `_sre.unicode_iscased()`, `_sre.unicode_tolower()` */
export const UNICODE_FOLDING: LetterFolding = {
  isCased: (code) => lowerUnicode(code) !== code || upperUnicode(code) !== code,
  lower: lowerUnicode,
  extra: EXTRA_CASES,
};

export function lowerAscii(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code + 32 : code;
}

/** The small letter of one character (`_PyUnicode_ToLowercase()`), the first where there are more. */
export function lowerUnicode(code: number): number {
  return code < 0x80 ? lowerAscii(code) : (lower(String.fromCodePoint(code)).codePointAt(0) as number);
}

/** The capital of one character (`_PyUnicode_ToUppercase()`), the first where there are more. */
export function upperUnicode(code: number): number {
  if (code < 0x80) return code >= 0x61 && code <= 0x7a ? code - 32 : code;
  return upper(String.fromCodePoint(code)).codePointAt(0) as number;
}
