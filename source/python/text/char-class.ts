/** The `is…` tests of str, by Unicode's properties: Objects/unicodectype.c. */

import { isSpaceUnit } from './split.ts';

// DIFFERS: `str.isalpha()`, `upper()` and identifiers know the Unicode of the Node.js that runs heaptop, not Unicode
// 15.1. — The tables are those of JavaScript. — Only characters that came to Unicode lately are affected.
const ALPHA = /^\p{L}+$/u;
const DECIMAL = /^\p{Nd}+$/u;
/** Numeric_Type=Digit beyond the decimal digits: superscripts, circled digits… Unicode gives no property for them. */
const DIGIT =
  /^[\p{Nd}\u00b2\u00b3\u00b9\u1369-\u1371\u19da\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468\u2474-\u247c\u2488-\u2490\u24ea\u24f5-\u24fd\u24ff\u2776-\u277e\u2780-\u2788\u278a-\u2792\u{10a40}-\u{10a43}\u{10e60}-\u{10e68}\u{11052}-\u{1105a}\u{1f100}-\u{1f10a}]+$/u;
/** Ideographs that stand for numbers: Unihan's kPrimaryNumeric, kAccountingNumeric and kOtherNumeric. */
const NUMERIC_IDEOGRAPHS =
  '㐅㒃㠪㭍一七万三两九二五亖京亿什仟仨伍佰俩倆億兆兩八六十千卄卅卌叁参參叄四壱壹幺廾廿弌弍弎弐拐拾捌柒洞漆玖百皕秭肆萬貮貳贰鈎钩阡陆陌陸零' +
  '\uf96b\uf973\uf978\uf9b2\uf9d1\uf9d3\uf9fd𠀁𠁤𠃢𠄡𠤪𠦃𠦌𠦜𠫪𠫽𠬙𢎐𢦘𣬛𦉭\u{2f890}';
const NUMERIC = new RegExp(`^[\\p{N}${NUMERIC_IDEOGRAPHS}]+$`, 'u');
const ALPHANUMERIC = /^[\p{L}\p{N}]+$/u;
const IDENTIFIER = /^[\p{XID_Start}_]\p{XID_Continue}*$/u;
const NOT_ASCII = /[\u0080-\uffff]/;
const UPPER = /\p{Uppercase}/u;
const LOWER = /\p{Lowercase}/u;
const LOWER_OR_TITLE = /[\p{Lowercase}\p{Lt}]/u;
const UPPER_OR_TITLE = /[\p{Uppercase}\p{Lt}]/u;
/** Nothing but the printable characters. */
const NOT_PRINTABLE = /[\p{C}\p{Zl}\p{Zp}\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/u;

/** `text.isalpha()`. */
export function isAlpha(text: string): boolean {
  return ALPHA.test(text);
}

/** `text.isdecimal()`. */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

/** `text.isdigit()`. */
export function isDigit(text: string): boolean {
  return DIGIT.test(text);
}

/** `text.isnumeric()`. */
export function isNumeric(text: string): boolean {
  return NUMERIC.test(text);
}

/** `text.isalnum()`. */
export function isAlphanumeric(text: string): boolean {
  return ALPHANUMERIC.test(text);
}

/** `text.isspace()`. */
export function isSpace(text: string): boolean {
  if (text === '') return false;
  for (let i = 0; i < text.length; i++) if (!isSpaceUnit(text.charCodeAt(i))) return false;
  return true;
}

/** `text.isascii()`; true of ''. */
export function isAscii(text: string): boolean {
  return !NOT_ASCII.test(text);
}

/** `text.isidentifier()`; true of keywords too. */
export function isIdentifier(text: string): boolean {
  return IDENTIFIER.test(text);
}

/** `text.isprintable()`; true of ''. */
export function isPrintableText(text: string): boolean {
  return !NOT_PRINTABLE.test(text);
}

/** `text.islower()`: some character is lower case, none upper or title case. */
export function isLower(text: string): boolean {
  return LOWER.test(text) && !UPPER_OR_TITLE.test(text);
}

/** `text.isupper()`. */
export function isUpper(text: string): boolean {
  return UPPER.test(text) && !LOWER_OR_TITLE.test(text);
}

/** `text.istitle()`: upper case begins words, lower case goes on. */
export function isTitle(text: string): boolean {
  let isAfterCased = false;
  let foundCased = false;
  for (const character of text) {
    if (UPPER_OR_TITLE.test(character)) {
      if (isAfterCased) return false;
      isAfterCased = foundCased = true;
    } else if (LOWER.test(character)) {
      if (!isAfterCased) return false;
      foundCased = true;
    } else {
      isAfterCased = false;
    }
  }
  return foundCased;
}
