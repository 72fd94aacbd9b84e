/** Case mappings of str, Unicode's full ones: Objects/unicodeobject.c, case_operation(). JS has no title and no fold. */

const CASED = /[\p{Lowercase}\p{Uppercase}\p{Lt}]/u;
const UPPER = /\p{Uppercase}/u;
const LOWER = /\p{Lowercase}/u;
const ASCII = /^\p{ASCII}*$/u;

/** `text.upper()`. */
export function upper(text: string): string {
  return text.toUpperCase();
}

/** `text.lower()`, with the final sigma. */
export function lower(text: string): string {
  return text.toLowerCase();
}

/** `text.casefold()`. */
export function casefold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  let result = '';
  for (const character of text) result += foldCharacter(character);
  return result;
}

/** Folding is the lower case of the upper case, but for Cherokee, the dotless i and the capital ß. */
function foldCharacter(character: string): string {
  if (character === 'ı') return character;
  if (character === 'ẞ') return 'ss';
  const code = character.codePointAt(0) as number;
  const isCherokee = (code >= 0x13a0 && code <= 0x13fd) || (code >= 0xab70 && code <= 0xabbf);
  return isCherokee ? character.toUpperCase() : character.toUpperCase().toLowerCase();
}

/** `text.capitalize()`: the first character in title case, the rest in lower case. */
export function capitalize(text: string): string {
  if (text === '') return text;
  const first = String.fromCodePoint(text.codePointAt(0) as number);
  return titleCharacter(first) + text.toLowerCase().slice(first.toLowerCase().length);
}

/** `text.title()`. */
export function title(text: string): string {
  // The lower case of the whole knows where a sigma is final.
  const lowered = text.toLowerCase();
  let result = '';
  let at = 0;
  let isAfterCased = false;
  for (const character of text) {
    const length = character.toLowerCase().length;
    result += isAfterCased ? lowered.slice(at, at + length) : titleCharacter(character);
    at += length;
    isAfterCased = CASED.test(character);
  }
  return result;
}

/** `text.swapcase()`. */
export function swapcase(text: string): string {
  const lowered = text.toLowerCase();
  let result = '';
  let at = 0;
  for (const character of text) {
    const length = character.toLowerCase().length;
    if (UPPER.test(character)) result += lowered.slice(at, at + length);
    else result += LOWER.test(character) ? character.toUpperCase() : character;
    at += length;
  }
  return result;
}

/** Digraphs as upper, title and lower case, and ŉ: there the title case is not made of the upper case. */
const TITLE_EXCEPTIONS = new Map([['\u0149', '\u02bcN']]);
for (const first of [0x1c4, 0x1c7, 0x1ca, 0x1f1]) {
  for (const form of [first, first + 1, first + 2]) {
    TITLE_EXCEPTIONS.set(String.fromCharCode(form), String.fromCharCode(first + 1));
  }
}

function titleCharacter(character: string): string {
  const code = character.codePointAt(0) as number;
  if (code < 0x80) return character.toUpperCase();
  const exception = TITLE_EXCEPTIONS.get(character);
  if (exception !== undefined) return exception;
  // Georgian has capitals for whole words only.
  if (code >= 0x10d0 && code <= 0x10ff) return character;
  if (code >= 0x1f80 && code <= 0x1ffc) return greekTitle(character, code);
  const [first, ...rest] = character.toUpperCase();
  return first + rest.join('').toLowerCase();
}

/** Greek with iota subscript: the upper case writes the iota beside, the title case keeps it below. */
function greekTitle(character: string, code: number): string {
  if (code <= 0x1faf) return String.fromCodePoint(code | 8);
  if ([0x1fb3, 0x1fc3, 0x1ff3].includes(code)) return String.fromCodePoint(code + 9);
  if ([0x1fbc, 0x1fcc, 0x1ffc].includes(code)) return character;
  const upperCase = character.toUpperCase();
  if (upperCase.length === 1) return upperCase;
  return upperCase.endsWith('Ι') ? `${upperCase.slice(0, -1)}\u0345` : upperCase[0] + upperCase.slice(1).toLowerCase();
}
