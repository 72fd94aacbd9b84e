import { isAlphanumeric, isDecimal } from '../char-class.ts';
import { isSpaceUnit } from '../split.ts';
import { CATEGORY } from './codes.ts';

const UNDERSCORE = 0x5f;

function isAsciiDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isAsciiSpace(code: number): boolean {
  return code === 0x20 || (code >= 9 && code <= 13);
}

/** `SRE_IS_WORD` */
export function isAsciiWord(code: number): boolean {
  if (code >= 0x80) return false;
  const small = code | 32;
  return (small >= 0x61 && small <= 0x7a) || isAsciiDigit(code) || code === UNDERSCORE;
}

/** `SRE_UNI_IS_WORD` */
export function isUnicodeWord(code: number): boolean {
  return code < 0x80 ? isAsciiWord(code) : isAlphanumeric(String.fromCodePoint(code));
}

/** Whether a character is of a category (`sre_category()`). */
export function isInCategory(category: number, code: number): boolean {
  const isNegated = (category & 1) !== 0;
  return isInPositive(category & ~1, code) !== isNegated;
}

function isInPositive(category: number, code: number): boolean {
  switch (category) {
    case CATEGORY.DIGIT:
      return isAsciiDigit(code);
    case CATEGORY.SPACE:
      return isAsciiSpace(code);
    case CATEGORY.WORD:
    case CATEGORY.LOC_WORD:
      return isAsciiWord(code);
    case CATEGORY.UNI_DIGIT:
      return code < 0x80 ? isAsciiDigit(code) : isDecimal(String.fromCodePoint(code));
    case CATEGORY.UNI_SPACE:
      return code < 0x10000 && isSpaceUnit(code);
    default:
      return isUnicodeWord(code);
  }
}
