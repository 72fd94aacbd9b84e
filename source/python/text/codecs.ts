/** `str.encode()` and `bytes.decode()` by the name of an encoding. */

import { ByteBuffer } from './byte-buffer.ts';
import { CHARACTER_MAPS } from './character-maps.ts';
import { handleDecodeError, handleEncodeError } from './codec-errors.ts';
import { decodeUnicodeEscape, encodeUnicodeEscape } from './unicode-escape.ts';
import { decodeUtf8, encodeUtf8 } from './utf-8.ts';
import { type ByteOrder, decodeWide, encodeWide, type UnitSize } from './utf-16-32.ts';
import { ValueFault } from './value-fault.ts';

type Codec =
  | { readonly kind: 'utf-8'; readonly hasSignature: boolean }
  | { readonly kind: 'byte'; readonly name: string; readonly limit: number }
  | { readonly kind: 'wide'; readonly size: UnitSize; readonly order: ByteOrder }
  | { readonly kind: 'escape'; readonly isRaw: boolean }
  | { readonly kind: 'map'; readonly upper: string };

const CODECS: ReadonlyMap<string, Codec> = new Map([
  ...['utf8', 'u8', 'utf', 'cp65001'].map((name): [string, Codec] => [name, { kind: 'utf-8', hasSignature: false }]),
  ['utf8sig', { kind: 'utf-8', hasSignature: true }],
  ...['ascii', 'usascii', '646'].map((name): [string, Codec] => [name, { kind: 'byte', name: 'ascii', limit: 128 }]),
  ...['latin1', 'iso88591', '88591', 'latin', 'l1', 'cp819'].map((name): [string, Codec] => [
    name,
    { kind: 'byte', name: 'latin-1', limit: 256 },
  ]),
  ...([16, 32] as const).flatMap((bits): [string, Codec][] => {
    const size = (bits / 8) as UnitSize;
    return [
      [`utf${bits}`, { kind: 'wide', size, order: 'native' }],
      [`u${bits}`, { kind: 'wide', size, order: 'native' }],
      [`utf${bits}le`, { kind: 'wide', size, order: 'little' }],
      [`utf${bits}be`, { kind: 'wide', size, order: 'big' }],
    ];
  }),
  ['unicodeescape', { kind: 'escape', isRaw: false }],
  ['rawunicodeescape', { kind: 'escape', isRaw: true }],
  ...CHARACTER_MAPS.flatMap(([names, upper]) =>
    names.split(' ').map((name): [string, Codec] => [name, { kind: 'map', upper }]),
  ),
]);

/** encodings.normalize_encoding(), less the separators. */
function codecNamed(encoding: string): Codec {
  const codec = CODECS.get(encoding.toLowerCase().replace(/[-_ .]+/g, ''));
  if (codec === undefined) throw new ValueFault('LookupError', `unknown encoding: ${encoding}`);
  return codec;
}

/** Whether C decodes this encoding as UTF-8. */
export function isUtf8(encoding: string): boolean {
  const codec = codecNamed(encoding);
  return codec.kind === 'utf-8' && !codec.hasSignature;
}

/** `text.encode(encoding, errors)`. Throws UnicodeFault, LookupError. */
export function encodeText(text: string, encoding = 'utf-8', errors = 'strict'): Uint8Array {
  const codec = codecNamed(encoding);
  if (codec.kind === 'utf-8') {
    const bytes = encodeUtf8(text, errors);
    return codec.hasSignature ? Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes) : bytes;
  }
  if (codec.kind === 'wide') return encodeWide(text, codec.size, codec.order, errors);
  if (codec.kind === 'escape') return encodeUnicodeEscape(text, codec.isRaw);
  if (codec.kind === 'map') return encodeMapped(text, codec.upper, errors);
  return encodeBytewise(text, codec.name, codec.limit, errors);
}

/** `bytes.decode(encoding, errors)`. Throws UnicodeFault, LookupError. */
export function decodeBytes(bytes: Uint8Array, encoding = 'utf-8', errors = 'strict'): string {
  if (bytes.length === 0) return '';
  const codec = codecNamed(encoding);
  if (codec.kind === 'utf-8') {
    const text = decodeUtf8(bytes, errors);
    return codec.hasSignature && text.startsWith('\ufeff') ? text.slice(1) : text;
  }
  if (codec.kind === 'wide') return decodeWide(bytes, codec.size, codec.order, errors);
  if (codec.kind === 'escape') return decodeUnicodeEscape(bytes, codec.isRaw, errors);
  if (codec.kind === 'map') return decodeMapped(bytes, codec.upper, errors);
  return decodeBytewise(bytes, codec.name, codec.limit, errors);
}

/** unicode_encode_ucs1(): ASCII and Latin-1; a run of characters that do not fit is one error. */
function encodeBytewise(text: string, name: string, limit: number, errors: string): Uint8Array {
  const out = new ByteBuffer(text.length);
  const codes = Array.from(text, (character) => character.codePointAt(0) as number);
  for (let at = 0; at < codes.length; at++) {
    if (codes[at] < limit) {
      out.push(codes[at]);
      continue;
    }
    const start = at;
    while (at + 1 < codes.length && codes[at + 1] >= limit) at++;
    const bad = codes.slice(start, at + 1);
    const reason = `ordinal not in range(${limit})`;
    const replacement = handleEncodeError(errors, name, text, start, bad, reason);
    for (const unit of replacement) out.push(typeof unit === 'string' ? unit.charCodeAt(0) : unit);
  }
  return out.take();
}

function decodeBytewise(bytes: Uint8Array, name: string, limit: number, errors: string): string {
  let result = '';
  for (let at = 0; at < bytes.length; ) {
    if (bytes[at] < limit) {
      result += String.fromCharCode(bytes[at++]);
      continue;
    }
    const handled = handleDecodeError(errors, name, bytes, at, at + 1, `ordinal not in range(${limit})`);
    result += handled.text;
    at = handled.next;
  }
  return result;
}

const UNDEFINED = 'character maps to <undefined>';

/** PyUnicode_EncodeCharmap(): a run of characters that the map has not is one error. */
function encodeMapped(text: string, upper: string, errors: string): Uint8Array {
  const out = new ByteBuffer(text.length);
  const byteOf = (code: number): number => {
    if (code < 128) return code;
    const place = code === 0xfffe ? -1 : upper.indexOf(String.fromCodePoint(code));
    return place < 0 ? -1 : place + 128;
  };
  const codes = Array.from(text, (character) => character.codePointAt(0) as number);
  for (let at = 0; at < codes.length; at++) {
    const byte = byteOf(codes[at]);
    if (byte >= 0) {
      out.push(byte);
      continue;
    }
    const start = at;
    while (at + 1 < codes.length && byteOf(codes[at + 1]) < 0) at++;
    const replacement = handleEncodeError(errors, 'charmap', text, start, codes.slice(start, at + 1), UNDEFINED);
    for (const unit of replacement) out.push(typeof unit === 'string' ? unit.charCodeAt(0) : unit);
  }
  return out.take();
}

/** PyUnicode_DecodeCharmap() */
function decodeMapped(bytes: Uint8Array, upper: string, errors: string): string {
  let result = '';
  for (let at = 0; at < bytes.length; ) {
    const character = bytes[at] < 128 ? String.fromCharCode(bytes[at]) : upper[bytes[at] - 128];
    if (character !== '\ufffe') {
      result += character;
      at++;
      continue;
    }
    const handled = handleDecodeError(errors, 'charmap', bytes, at, at + 1, UNDEFINED);
    result += handled.text;
    at = handled.next;
  }
  return result;
}
