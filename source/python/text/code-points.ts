/**
 * A str is a JS string, and its index counts code points. Without astral characters (beyond U+FFFF) the two indices are
 * the same, which is the fast path everywhere.
 */

import { lengthOf, unitAt, unitsBetween } from './string-access.ts';

const BEYOND_ASCII = /[\u0080-\uffff]/;
const BEYOND_LATIN_1 = /[\u0100-\uffff]/;
const ASTRAL = /[\ud800-\udbff][\udc00-\udfff]/;
/** Of texts up to this length a loop knows sooner than a regular expression. */
const SHORT = 32;

/** What PEP 393 stores: 1 ASCII, 2 Latin-1 (both a byte each), 3 UCS-2, 4 UCS-4. */
export type CharKind = 1 | 2 | 3 | 4;

/** The narrowest kind that holds every character: it decides the size of a str object. */
export function maxCharKind(text: string): CharKind {
  if (lengthOf(text) <= SHORT) {
    const bits = bitsOf(text);
    if (bits < 0x80) return 1;
    if (bits < 0x100) return 2;
  } else {
    if (!BEYOND_ASCII.test(text)) return 1;
    if (!BEYOND_LATIN_1.test(text)) return 2;
  }
  return hasAstral(text) ? 4 : 3;
}

/** Whether a character takes two code units. */
export function hasAstral(text: string): boolean {
  return (lengthOf(text) > SHORT || bitsOf(text) >= 0xd800) && ASTRAL.test(text);
}

/** The bits that any of its code units has. */
function bitsOf(text: string): number {
  let bits = 0;
  for (let i = 0, length = lengthOf(text); i < length; i++) bits |= unitAt(text, i);
  return bits;
}

/** `len(text)`. */
export function codePointLength(text: string): number {
  return hasAstral(text) ? countBefore(text, text.length) : lengthOf(text);
}

/** The code-unit index of a code-point index (0 to the length). */
export function toUnitIndex(text: string, index: number): number {
  if (!hasAstral(text)) return index;
  let unit = 0;
  for (let i = 0; i < index && unit < text.length; i++) unit += isPair(text, unit) ? 2 : 1;
  return unit;
}

/** The code-point index of a code-unit index. */
export function toCodePointIndex(text: string, unitIndex: number): number {
  return hasAstral(text) ? countBefore(text, unitIndex) : unitIndex;
}

/** `text[index]` for an index from 0 to the length - 1. */
export function characterAt(text: string, index: number): string {
  if (!hasAstral(text)) return text[index];
  return String.fromCodePoint(text.codePointAt(toUnitIndex(text, index)) as number);
}

/** `text[start:stop]` for 0 ≤ start, stop ≤ length. */
export function sliceCodePoints(text: string, start: number, stop: number): string {
  if (start >= stop) return '';
  if (!hasAstral(text)) return unitsBetween(text, start, stop);
  return text.slice(toUnitIndex(text, start), toUnitIndex(text, stop));
}

/** `text[start::step]` for `count` characters: an extended slice. */
export function stepCodePoints(text: string, start: number, count: number, step: number): string {
  const characters = hasAstral(text) ? [...text] : text;
  let result = '';
  for (let i = 0, at = start; i < count; i++, at += step) result += characters[at];
  return result;
}

/** Compares by code points, where JS compares by code units: below 0, 0 or above 0. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return isSurrogate(x) === isSurrogate(y) ? x - y : unitRank(a, i) - unitRank(b, i);
  }
  return a.length - b.length;
}

function unitRank(text: string, index: number): number {
  return isSurrogate(text.charCodeAt(index)) && (isPair(text, index) || isPair(text, index - 1))
    ? 0x10000
    : text.charCodeAt(index);
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

/** Whether two code units at the index make one character. */
function isPair(text: string, index: number): boolean {
  const high = text.charCodeAt(index);
  if (high < 0xd800 || high > 0xdbff) return false;
  const low = text.charCodeAt(index + 1);
  return low >= 0xdc00 && low <= 0xdfff;
}

function countBefore(text: string, end: number): number {
  let count = 0;
  for (let i = 0; i < end; count++) i += isPair(text, i) ? 2 : 1;
  return count;
}
