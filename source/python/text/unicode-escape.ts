/** The codecs `unicode_escape` and `raw_unicode_escape` (`Objects/unicodeobject.c`). */

import { handleDecodeError } from './codec-errors.ts';
import { escapeCodePoint } from './repr.ts';

const SIMPLE: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};
const DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };
const WRITTEN: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '\\': '\\\\' };

/** PyUnicode_AsUnicodeEscapeString(), or the raw one: Latin-1 bytes. */
export function encodeUnicodeEscape(text: string, isRaw: boolean): Uint8Array {
  let out = '';
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    if (isRaw) out += code < 0x100 ? character : escapeCodePoint(code);
    else if (code >= 0x20 && code < 0x7f) out += WRITTEN[character] ?? character;
    else out += WRITTEN[character] ?? escapeCodePoint(code);
  }
  return Uint8Array.from(out, (character) => character.charCodeAt(0));
}

/** PyUnicode_DecodeUnicodeEscape(), or the raw one. Throws UnicodeFault, LookupError. */
export function decodeUnicodeEscape(bytes: Uint8Array, isRaw: boolean, errors: string): string {
  const source = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const codec = isRaw ? 'rawunicodeescape' : 'unicodeescape';
  let result = '';
  for (let at = 0; at < source.length; ) {
    if (source[at] !== '\\') {
      result += source[at++];
      continue;
    }
    const found = isRaw ? rawEscape(source, at) : anyEscape(source, at);
    if (found.reason === undefined) {
      result += found.text;
      at = found.end;
      continue;
    }
    const handled = handleDecodeError(errors, codec, bytes, at, found.end, found.reason);
    result += handled.text;
    at = handled.next;
  }
  return result;
}

interface Escape {
  readonly text: string;
  readonly end: number;
  /** Why it cannot be decoded. */
  readonly reason?: string;
}

function anyEscape(source: string, at: number): Escape {
  const letter = source[at + 1];
  if (letter === undefined) return { text: '', end: source.length, reason: '\\ at end of string' };
  if (SIMPLE[letter] !== undefined) return { text: SIMPLE[letter], end: at + 2 };
  if (letter >= '0' && letter <= '7') {
    const [octal] = /^[0-7]{1,3}/.exec(source.slice(at + 1, at + 4)) as RegExpExecArray;
    return { text: String.fromCharCode(Number.parseInt(octal, 8)), end: at + 1 + octal.length };
  }
  if (DIGITS[letter] !== undefined) return hexEscape(source, at);
  return { text: `\\${letter}`, end: at + 2 };
}

/** Only `\u` and `\U`, behind an odd number of backslashes. */
function rawEscape(source: string, at: number): Escape {
  const [backslashes] = /^\\+/.exec(source.slice(at)) as RegExpExecArray;
  const last = at + backslashes.length - 1;
  const letter = source[last + 1];
  if (backslashes.length % 2 === 0 || (letter !== 'u' && letter !== 'U')) return { text: backslashes, end: last + 1 };
  if (last > at) return { text: backslashes.slice(1), end: last };
  return hexEscape(source, at);
}

function hexEscape(source: string, at: number): Escape {
  const letter = source[at + 1];
  const length = DIGITS[letter];
  const [digits] = /^[0-9a-fA-F]*/.exec(source.slice(at + 2, at + 2 + length)) as RegExpExecArray;
  const end = at + 2 + digits.length;
  if (digits.length < length) return { text: '', end, reason: `truncated \\${letter}${'X'.repeat(length)} escape` };
  const code = Number.parseInt(digits, 16);
  if (code > 0x10ffff) return { text: '', end, reason: 'illegal Unicode character' };
  return { text: String.fromCodePoint(code), end };
}
