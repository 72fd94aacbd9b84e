/** Letters in bytes are ASCII's: Objects/bytes_methods.c. */

import { isSpaceByte } from './split.ts';

const isUpperByte = (byte: number): boolean => byte >= 0x41 && byte <= 0x5a;
const isLowerByte = (byte: number): boolean => byte >= 0x61 && byte <= 0x7a;
const isAlphaByte = (byte: number): boolean => isUpperByte(byte) || isLowerByte(byte);
const isDigitByte = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

const toUpper = (byte: number): number => (isLowerByte(byte) ? byte - 32 : byte);
const toLower = (byte: number): number => (isUpperByte(byte) ? byte + 32 : byte);

/** `data.upper()`. */
export function upperBytes(data: Uint8Array): Uint8Array {
  return data.map(toUpper);
}

/** `data.lower()`. */
export function lowerBytes(data: Uint8Array): Uint8Array {
  return data.map(toLower);
}

/** `data.capitalize()`. */
export function capitalizeBytes(data: Uint8Array): Uint8Array {
  return data.map((byte, i) => (i === 0 ? toUpper(byte) : toLower(byte)));
}

/** `data.title()`. */
export function titleBytes(data: Uint8Array): Uint8Array {
  return data.map((byte, i) => (i > 0 && isAlphaByte(data[i - 1]) ? toLower(byte) : toUpper(byte)));
}

/** `data.swapcase()`. */
export function swapcaseBytes(data: Uint8Array): Uint8Array {
  return data.map((byte) => (isUpperByte(byte) ? toLower(byte) : toUpper(byte)));
}

/** `data.isalpha()`. */
export function isAlphaBytes(data: Uint8Array): boolean {
  return data.length > 0 && data.every(isAlphaByte);
}

/** `data.isdigit()`. */
export function isDigitBytes(data: Uint8Array): boolean {
  return data.length > 0 && data.every(isDigitByte);
}

/** `data.isalnum()`. */
export function isAlphanumericBytes(data: Uint8Array): boolean {
  return data.length > 0 && data.every((byte) => isAlphaByte(byte) || isDigitByte(byte));
}

/** `data.isspace()`. */
export function isSpaceBytes(data: Uint8Array): boolean {
  return data.length > 0 && data.every(isSpaceByte);
}

/** `data.isascii()`; true of b''. */
export function isAsciiBytes(data: Uint8Array): boolean {
  return data.every((byte) => byte < 0x80);
}

/** `data.islower()`. */
export function isLowerBytes(data: Uint8Array): boolean {
  return data.some(isLowerByte) && !data.some(isUpperByte);
}

/** `data.isupper()`. */
export function isUpperBytes(data: Uint8Array): boolean {
  return data.some(isUpperByte) && !data.some(isLowerByte);
}

/** `data.istitle()`. */
export function isTitleBytes(data: Uint8Array): boolean {
  const fits = data.every((byte, i) => {
    const goesOn = i > 0 && isAlphaByte(data[i - 1]);
    return !isAlphaByte(byte) || isUpperByte(byte) !== goesOn;
  });
  return fits && data.some(isAlphaByte);
}
