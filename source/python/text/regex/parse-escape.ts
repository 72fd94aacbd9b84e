import { AT, CATEGORY } from './codes.ts';
import { lengthOf, type PatternSource } from './pattern-source.ts';
import type { PatternState } from './pattern-state.ts';
import type { Item, SetItem } from './pattern-tree.ts';

/** Escapes for one character. */
const CONTROLS: Readonly<Record<string, number>> = {
  '\\a': 7,
  '\\b': 8,
  '\\f': 12,
  '\\n': 10,
  '\\r': 13,
  '\\t': 9,
  '\\v': 11,
  '\\\\': 92,
};
const POSITIONS: Readonly<Record<string, number>> = {
  '\\A': AT.BEGINNING_STRING,
  '\\b': AT.BOUNDARY,
  '\\B': AT.NON_BOUNDARY,
  '\\Z': AT.END_STRING,
};
const CATEGORIES: Readonly<Record<string, number>> = {
  '\\d': CATEGORY.DIGIT,
  '\\D': CATEGORY.DIGIT + 1,
  '\\s': CATEGORY.SPACE,
  '\\S': CATEGORY.SPACE + 1,
  '\\w': CATEGORY.WORD,
  '\\W': CATEGORY.WORD + 1,
};
/** Hexadecimal digits that follow a letter. */
const CODE_LENGTHS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

const HEX_DIGIT = /^[0-9a-fA-F]$/;
const OCTAL_DIGIT = /^[0-7]$/;
const DIGIT = /^[0-9]$/;
const LETTER = /^[a-zA-Z]$/;

/** The code of an escape's control character; -1 for others. */
export function controlCode(written: string): number {
  return CONTROLS[written] ?? -1;
}

/** An escape inside of a set (`_class_escape()`). */
export function parseSetEscape(source: PatternSource, written: string): SetItem {
  const control = controlCode(written);
  if (control >= 0) return { op: 'literal', code: control };
  const category = CATEGORIES[written];
  if (category !== undefined) return { op: 'category', category };
  const code = codeEscape(source, written);
  if (code >= 0) return { op: 'literal', code };
  if (OCTAL_DIGIT.test(written[1])) {
    const digits = written + source.getWhile(2, OCTAL_DIGIT);
    return { op: 'literal', code: octal(source, digits) };
  }
  if (DIGIT.test(written[1])) throw source.fault(`bad escape ${written}`, lengthOf(written));
  return { op: 'literal', code: plain(source, written) };
}

/** An escape outside of sets (`_escape()`). */
export function parseEscape(source: PatternSource, written: string, state: PatternState): Item {
  const category = CATEGORIES[written];
  if (category !== undefined) return { op: 'in', set: [{ op: 'category', category }] };
  const at = POSITIONS[written];
  if (at !== undefined) return { op: 'at', at };
  const control = controlCode(written);
  if (control >= 0) return { op: 'literal', code: control };
  const code = codeEscape(source, written);
  if (code >= 0) return { op: 'literal', code };
  if (written[1] === '0') {
    return { op: 'literal', code: Number.parseInt(`0${source.getWhile(2, OCTAL_DIGIT)}`, 8) };
  }
  if (DIGIT.test(written[1])) return numberEscape(source, written, state);
  return { op: 'literal', code: plain(source, written) };
}

/** `\x41`, `\u0041`, `\U00000041`; -1 for others. */
function codeEscape(source: PatternSource, written: string): number {
  const letter = written[1];
  if (letter === 'N' && source.isText) throw characterName(source);
  const length = CODE_LENGTHS[letter];
  if (length === undefined || (letter !== 'x' && !source.isText)) return -1;
  const digits = source.getWhile(length, HEX_DIGIT);
  const whole = written + digits;
  if (digits.length < length) throw source.fault(`incomplete escape ${whole}`, whole.length);
  const code = Number.parseInt(digits, 16);
  if (code > 0x10ffff) throw source.fault(`bad escape ${whole}`, whole.length);
  return code;
}

function characterName(source: PatternSource): unknown {
  if (!source.match('{')) return source.fault('missing {');
  const name = source.getUntil('}', 'character name');
  const hint = 'heaptop does not know character names; write \\u or \\U and the code';
  return source.fault(`\\N{${name}}: ${hint}`, lengthOf(name) + 4);
}

function octal(source: PatternSource, written: string): number {
  const code = Number.parseInt(written.slice(1), 8);
  if (code <= 0o377) return code;
  throw source.fault(`octal escape value ${written} outside of range 0-0o377`, written.length);
}

/** Three octal digits are a character, others the number of a group. */
function numberEscape(source: PatternSource, first: string, state: PatternState): Item {
  let written = first;
  if (DIGIT.test(source.next ?? '')) {
    written += source.get();
    if (/^\\[0-7]{2}$/.test(written) && OCTAL_DIGIT.test(source.next ?? '')) {
      written += source.get();
      return { op: 'literal', code: octal(source, written) };
    }
  }
  const group = Number(written.slice(1));
  if (group >= state.groups) throw source.fault(`invalid group reference ${group}`, written.length - 1);
  if (!state.isClosed(group)) throw source.fault('cannot refer to an open group', written.length);
  state.checkLookbehind(group, source);
  return { op: 'reference', group };
}

/** Any other character stands for itself, unless it is a letter. */
function plain(source: PatternSource, written: string): number {
  if (LETTER.test(written.slice(1))) throw source.fault(`bad escape ${written}`, lengthOf(written));
  return written.codePointAt(1) as number;
}
