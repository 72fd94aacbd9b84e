/** Text that stands for a number: Objects/unicodeobject.c, _PyUnicode_TransformDecimalAndSpaceToASCII(). */

const NOT_ASCII = /\P{ASCII}/u;
const DECIMAL_DIGIT = /\p{Nd}/u;
/** Py_UNICODE_ISSPACE, beyond ASCII. */
const WIDE_SPACE = /[\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/** Digits of any script become '0'–'9', any space becomes ' ', anything else beyond ASCII becomes '?'. */
export function toAsciiDigits(text: string): string {
  if (!NOT_ASCII.test(text)) return text;
  let result = '';
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    if (code < 0x80) result += character;
    else if (WIDE_SPACE.test(character)) result += ' ';
    else {
      const digit = decimalValue(code);
      result += digit < 0 ? '?' : digit;
    }
  }
  return result;
}

/** Py_UNICODE_TODECIMAL: 0–9, or -1. Unicode keeps decimal digits in runs of ten. */
export function decimalValue(code: number): number {
  if (!DECIMAL_DIGIT.test(String.fromCodePoint(code))) return -1;
  let first = code;
  while (DECIMAL_DIGIT.test(String.fromCodePoint(first - 1))) first--;
  return (code - first) % 10;
}

/** Without the ASCII white space around it; \x1c–\x1f stay, as Py_ISSPACE has it. */
export function trimSpace(text: string): string {
  return text.replace(/^[\t-\r ]+/, '').replace(/[\t-\r ]+$/, '');
}
