/** `bytes.hex()` and `bytes.fromhex()`: Python/pystrhex.c; Objects/bytesobject.c, _PyBytes_FromHex(). */

import { codePointLength } from './code-points.ts';
import { ValueFault } from './value-fault.ts';

/** `data.hex(separator, group)`: groups of `group` bytes, counted from the right, or from the left when negative. */
export function hexOfBytes(data: Uint8Array, separator = '', group = 1): string {
  let result = '';
  const size = Math.abs(group);
  for (let i = 0; i < data.length; i++) {
    const isSeam = i > 0 && size > 0 && (group < 0 ? i : data.length - i) % size === 0;
    if (isSeam) result += separator;
    result += data[i].toString(16).padStart(2, '0');
  }
  return result;
}

/** Checks the separator of `hex()`. Throws ValueError. */
export function requireSeparator(separator: string): string {
  if (codePointLength(separator) !== 1) throw new ValueFault('ValueError', 'sep must be length 1.');
  if (separator.charCodeAt(0) > 127) throw new ValueFault('ValueError', 'sep must be ASCII.');
  return separator;
}

/** `bytes.fromhex(text)`: white space between bytes is skipped. Throws ValueError. */
export function bytesFromHex(text: string): Uint8Array {
  const bytes: number[] = [];
  let at = 0;
  const digitAt = (index: number): number => {
    const character = text[index] ?? '';
    if (!/^[\da-f]$/i.test(character)) {
      const position = codePointLength(text.slice(0, index));
      const message = `non-hexadecimal number found in fromhex() arg at position ${position}`;
      throw new ValueFault('ValueError', message);
    }
    return Number.parseInt(character, 16);
  };
  for (;;) {
    while (at < text.length && /[\t-\r ]/.test(text[at])) at++;
    if (at === text.length) return Uint8Array.from(bytes);
    bytes.push(digitAt(at) * 16 + digitAt(at + 1));
    at += 2;
  }
}
