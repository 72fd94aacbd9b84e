/** UTF-8 as CPython codes it: Objects/unicodeobject.c, unicode_encode_utf8() and unicode_decode_utf8(). */

import { ByteBuffer } from './byte-buffer.ts';
import { handleDecodeError, handleEncodeError } from './codec-errors.ts';

/** `text.encode('utf-8', errors)`. Throws UnicodeFault for surrogates. */
export function encodeUtf8(text: string, errors = 'strict'): Uint8Array {
  const out = new ByteBuffer(text.length);
  for (let at = 0, position = 0; at < text.length; position++) {
    const code = text.codePointAt(at) as number;
    at += code > 0xffff ? 2 : 1;
    if (code < 0xd800 || code > 0xdfff) {
      pushCodePoint(out, code);
      continue;
    }
    const codes = [code];
    while (at < text.length && isLoneSurrogate(text, at)) codes.push(text.charCodeAt(at++));
    const replacement = handleEncodeError(errors, 'utf-8', text, position, codes, 'surrogates not allowed');
    if (typeof replacement === 'string') for (const character of replacement) out.push(character.charCodeAt(0));
    else out.pushAll(replacement);
    position += codes.length - 1;
  }
  return out.take();
}

function isLoneSurrogate(text: string, at: number): boolean {
  const code = text.codePointAt(at) as number;
  return code >= 0xd800 && code <= 0xdfff;
}

function pushCodePoint(out: ByteBuffer, code: number): void {
  if (code < 0x80) {
    out.push(code);
  } else if (code < 0x800) {
    out.push(0xc0 | (code >> 6));
    out.push(0x80 | (code & 0x3f));
  } else if (code < 0x10000) {
    out.push(0xe0 | (code >> 12));
    out.push(0x80 | ((code >> 6) & 0x3f));
    out.push(0x80 | (code & 0x3f));
  } else {
    out.push(0xf0 | (code >> 18));
    out.push(0x80 | ((code >> 12) & 0x3f));
    out.push(0x80 | ((code >> 6) & 0x3f));
    out.push(0x80 | (code & 0x3f));
  }
}

/** `bytes.decode('utf-8', errors)`. Throws UnicodeFault. */
export function decodeUtf8(bytes: Uint8Array, errors = 'strict'): string {
  let result = '';
  let at = 0;
  while (at < bytes.length) {
    const first = bytes[at];
    if (first < 0x80) {
      result += String.fromCharCode(first);
      at++;
      continue;
    }
    const needed = first < 0xc2 || first > 0xf4 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    const valid = validLength(bytes, at, needed);
    if (needed > 0 && valid === needed) {
      result += String.fromCodePoint(codePointOf(bytes, at, needed));
      at += needed;
      continue;
    }
    const reason =
      needed === 0
        ? 'invalid start byte'
        : at + valid >= bytes.length
          ? 'unexpected end of data'
          : 'invalid continuation byte';
    const handled = handleDecodeError(errors, 'utf-8', bytes, at, at + Math.max(1, valid), reason);
    result += handled.text;
    at = handled.next;
  }
  return result;
}

/** How many bytes from `at` can begin a character of `needed` bytes. */
function validLength(bytes: Uint8Array, at: number, needed: number): number {
  if (needed === 0) return 0;
  let length = 1;
  for (; length < needed && at + length < bytes.length; length++) {
    const next = bytes[at + length];
    if (next >> 6 !== 2 || (length === 1 && !secondFits(bytes[at], next))) break;
  }
  return length;
}

/** No overlong forms, no surrogates, nothing beyond U+10FFFF. */
function secondFits(first: number, second: number): boolean {
  if (first === 0xe0) return second >= 0xa0;
  if (first === 0xed) return second < 0xa0;
  if (first === 0xf0) return second >= 0x90;
  return first !== 0xf4 || second < 0x90;
}

function codePointOf(bytes: Uint8Array, at: number, length: number): number {
  let code = length === 2 ? bytes[at] & 0x1f : length === 3 ? bytes[at] & 0xf : bytes[at] & 7;
  for (let i = 1; i < length; i++) code = (code << 6) | (bytes[at + i] & 0x3f);
  return code;
}
