/** UTF-16 and UTF-32 in both byte orders: Objects/unicodeobject.c. Without a byte order they are little-endian with a BOM. */

import { ByteBuffer } from './byte-buffer.ts';
import { handleDecodeError, handleEncodeError } from './codec-errors.ts';

/** Bytes of a unit. */
export type UnitSize = 2 | 4;
export type ByteOrder = 'little' | 'big' | 'native';

function codecName(size: UnitSize, order: ByteOrder): string {
  return `utf-${size * 8}${order === 'native' ? '' : order === 'little' ? '-le' : '-be'}`;
}

/** `text.encode('utf-16', …)`. Throws UnicodeFault for surrogates. */
export function encodeWide(text: string, size: UnitSize, order: ByteOrder, errors = 'strict'): Uint8Array {
  const out = new ByteBuffer(text.length * size + size);
  const pushUnit = (unit: number): void => {
    for (let i = 0; i < size; i++) out.push((unit >>> (8 * (order === 'big' ? size - 1 - i : i))) & 0xff);
  };
  if (order === 'native') pushUnit(0xfeff);
  let position = 0;
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    if (code >= 0xd800 && code <= 0xdfff) {
      const reason = 'surrogates not allowed';
      if (errors === 'surrogatepass') pushUnit(code);
      else {
        // Single bytes, as surrogateescape gives them, are no whole units.
        const handler = errors === 'surrogateescape' ? 'strict' : errors;
        const replacement = handleEncodeError(handler, codecName(size, order), text, position, [code], reason);
        for (const unit of replacement) pushUnit(typeof unit === 'string' ? unit.charCodeAt(0) : unit);
      }
    } else if (size === 4 || code < 0x10000) {
      pushUnit(code);
    } else {
      pushUnit(character.charCodeAt(0));
      pushUnit(character.charCodeAt(1));
    }
    position++;
  }
  return out.take();
}

/** `bytes.decode('utf-16', …)`. Throws UnicodeFault. */
export function decodeWide(bytes: Uint8Array, size: UnitSize, order: ByteOrder, errors = 'strict'): string {
  let isBig = order === 'big';
  let at = 0;
  const unitAt = (index: number): number => {
    let unit = 0;
    for (let i = 0; i < size; i++) unit = unit * 256 + bytes[index + (isBig ? i : size - 1 - i)];
    return unit;
  };
  if (order === 'native' && bytes.length >= size) {
    if (unitAt(0) === 0xfeff) at = size;
    else if (unitAt(0) === (size === 2 ? 0xfffe : 0xfffe0000)) {
      isBig = true;
      at = size;
    }
  }
  const encoding = codecName(size, order === 'native' ? (isBig ? 'big' : 'little') : order);
  let result = '';
  const fail = (length: number, reason: string): void => {
    const handled = handleDecodeError(errors, encoding, bytes, at, Math.min(at + length, bytes.length), reason);
    result += handled.text;
    at = handled.next;
  };
  while (at < bytes.length) {
    if (at + size > bytes.length) {
      fail(size, 'truncated data');
      continue;
    }
    const unit = unitAt(at);
    if (size === 4 && unit > 0x10ffff) fail(4, 'code point not in range(0x110000)');
    else if (size === 4 && unit >= 0xd800 && unit <= 0xdfff) {
      fail(4, 'code point in surrogate code point range(0xd800, 0xe000)');
    } else if (unit < 0xd800 || unit > 0xdfff) {
      result += String.fromCodePoint(unit);
      at += size;
    } else if (unit >= 0xdc00) {
      fail(2, 'illegal encoding');
    } else if (at + 4 > bytes.length) {
      fail(4, 'unexpected end of data');
    } else if (unitAt(at + 2) >> 10 !== 0x37) {
      fail(2, 'illegal UTF-16 surrogate');
    } else {
      result += String.fromCharCode(unit, unitAt(at + 2));
      at += 4;
    }
  }
  return result;
}
