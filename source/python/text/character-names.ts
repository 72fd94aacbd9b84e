/** What `unicodedata` knows of characters (`Modules/unicodedata.c`), as far as a table of common ones goes. */

import { COMBINING, NAMES, WIDTHS } from './character-table.ts';

/** Names that are made of the code point. */
const MADE: readonly (readonly [first: number, last: number, prefix: string])[] = [
  [0x3400, 0x4dbf, 'CJK UNIFIED IDEOGRAPH-'],
  [0x4e00, 0x9fff, 'CJK UNIFIED IDEOGRAPH-'],
  [0x20000, 0x2a6df, 'CJK UNIFIED IDEOGRAPH-'],
];

/** The name of a character; '' where it has none, null where the table does not tell. */
export function characterName(code: number): string | null {
  for (const [first, last, prefix] of MADE) {
    if (code >= first && code <= last) return prefix + code.toString(16).toUpperCase();
  }
  if (code < 32 || (code >= 0x7f && code < 0xa0)) return '';
  for (const [first, names] of NAMES) {
    const name = code < first ? undefined : names.split(',')[code - first];
    if (name !== undefined) return name;
  }
  return null;
}

/** The code point of a name, in any letter case; null where the table has none. */
export function characterNamed(name: string): number | null {
  const wanted = name.toUpperCase();
  for (const [first, names] of NAMES) {
    const index = names.split(',').indexOf(wanted);
    if (index >= 0 && wanted !== '') return first + index;
  }
  for (const [first, last, prefix] of MADE) {
    const code = wanted.startsWith(prefix) ? Number.parseInt(wanted.slice(prefix.length), 16) : -1;
    if (code >= first && code <= last) return code;
  }
  return null;
}

/** The canonical combining class. */
export function combiningClass(code: number): number {
  return Number(valueAt(COMBINING, code) ?? 0);
}

export function eastAsianWidth(code: number): string {
  return valueAt(WIDTHS, code) ?? 'N';
}

function valueAt(runs: string, code: number): string | null {
  for (const run of runs.split(' ')) {
    const [range, value] = run.split(':');
    const [first, last = first] = range.split('-');
    if (code < Number.parseInt(first, 16)) return null;
    if (code <= Number.parseInt(last, 16)) return value;
  }
  return null;
}

const CATEGORIES = 'Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Zs Zl Zp Cc Cf Cs Co'.split(' ');

/** The general category, of two letters. */
export function generalCategory(character: string): string {
  return CATEGORIES.find((category) => new RegExp(`^\\p{${category}}$`, 'u').test(character)) ?? 'Cn';
}
