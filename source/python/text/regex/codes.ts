/** The instructions of a compiled pattern and their operands: `Lib/re/_constants.py`. */

/** Instruction → its number, in the order of `OPCODES` of CPython 3.11 and later. */
export const OP = {
  FAILURE: 0,
  SUCCESS: 1,
  ANY: 2,
  ANY_ALL: 3,
  ASSERT: 4,
  ASSERT_NOT: 5,
  AT: 6,
  BRANCH: 7,
  CATEGORY: 8,
  CHARSET: 9,
  BIGCHARSET: 10,
  GROUPREF: 11,
  GROUPREF_EXISTS: 12,
  IN: 13,
  INFO: 14,
  JUMP: 15,
  LITERAL: 16,
  MARK: 17,
  MAX_UNTIL: 18,
  MIN_UNTIL: 19,
  NOT_LITERAL: 20,
  NEGATE: 21,
  RANGE: 22,
  REPEAT: 23,
  REPEAT_ONE: 24,
  SUBPATTERN: 25,
  MIN_REPEAT_ONE: 26,
  ATOMIC_GROUP: 27,
  POSSESSIVE_REPEAT: 28,
  POSSESSIVE_REPEAT_ONE: 29,
  GROUPREF_IGNORE: 30,
  IN_IGNORE: 31,
  LITERAL_IGNORE: 32,
  NOT_LITERAL_IGNORE: 33,
  GROUPREF_LOC_IGNORE: 34,
  IN_LOC_IGNORE: 35,
  LITERAL_LOC_IGNORE: 36,
  NOT_LITERAL_LOC_IGNORE: 37,
  GROUPREF_UNI_IGNORE: 38,
  IN_UNI_IGNORE: 39,
  LITERAL_UNI_IGNORE: 40,
  NOT_LITERAL_UNI_IGNORE: 41,
  RANGE_UNI_IGNORE: 42,
} as const;

/** Positions (`ATCODES`). */
export const AT = {
  BEGINNING: 0,
  BEGINNING_LINE: 1,
  BEGINNING_STRING: 2,
  BOUNDARY: 3,
  NON_BOUNDARY: 4,
  END: 5,
  END_LINE: 6,
  END_STRING: 7,
  LOC_BOUNDARY: 8,
  LOC_NON_BOUNDARY: 9,
  UNI_BOUNDARY: 10,
  UNI_NON_BOUNDARY: 11,
} as const;

/** Categories of characters (`CHCODES`): each is followed by its opposite. */
export const CATEGORY = {
  DIGIT: 0,
  SPACE: 2,
  WORD: 4,
  LOC_WORD: 8,
  UNI_DIGIT: 10,
  UNI_SPACE: 12,
  UNI_WORD: 14,
} as const;

/** Flags of a pattern (`re.RegexFlag`). */
export const FLAG = {
  IGNORECASE: 2,
  LOCALE: 4,
  MULTILINE: 8,
  DOTALL: 16,
  UNICODE: 32,
  VERBOSE: 64,
  DEBUG: 128,
  ASCII: 256,
} as const;

/** Flags that say what a letter is; one at most. */
export const TYPE_FLAGS = FLAG.ASCII | FLAG.LOCALE | FLAG.UNICODE;

/** What the INFO block says about a pattern: it begins with a text, is that text, begins with one of a set. */
export const INFO = { PREFIX: 1, LITERAL: 2, CHARSET: 4 } as const;

/** No upper bound of a repeat. */
export const MAX_REPEAT = 4294967295;
/** The largest word of code. */
export const MAX_CODE = 4294967295;

/** The flags that hold inside of a group that turns some on and some off (`_combine_flags()`). */
export function combineFlags(flags: number, added: number, removed: number): number {
  const kept = (added & TYPE_FLAGS) !== 0 ? flags & ~TYPE_FLAGS : flags;
  return (kept | added) & ~removed;
}
