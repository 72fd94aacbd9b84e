/**
 * The methods of bytes and bytearray: Objects/bytesobject.c, bytes_methods.c, Objects/stringlib.
 * Most are str's, on the bytes as Latin-1 text, with ASCII's idea of letters and spaces.
 */

import * as layout from './layout.ts';
import * as search from './search.ts';
import * as splitting from './split.ts';
import { isSpaceByte, type StripSide } from './split.ts';
import { ValueFault } from './value-fault.ts';

/** The bytes as text of the same code points. */
export function toLatin1(bytes: Uint8Array): string {
  if (bytes.length < 4096) return String.fromCharCode(...bytes);
  let text = '';
  for (let i = 0; i < bytes.length; i += 4096) text += String.fromCharCode(...bytes.subarray(i, i + 4096));
  return text;
}

/** Text of code points below 256 as bytes. */
export function fromLatin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** `data.find(part, start, end)`: -1 when there is none. A single byte may be given as its number. */
export function findBytes(data: Uint8Array, part: Uint8Array | number, start = 0, end = Infinity): number {
  const bytes = typeof part === 'number' ? Uint8Array.of(requireByte(part)) : part;
  const stop = Math.min(end < 0 ? Math.max(0, end + data.length) : end, data.length);
  const last = stop - bytes.length;
  let at = search.adjustIndex(start, data.length);
  if (bytes.length === 0) return at <= stop ? at : -1;
  // In the bytes themselves: whoever reads a long text piece by piece asks for one after the other.
  for (at = data.indexOf(bytes[0], at); at >= 0 && at <= last; at = data.indexOf(bytes[0], at + 1)) {
    let same = 1;
    while (same < bytes.length && data[at + same] === bytes[same]) same++;
    if (same === bytes.length) return at;
  }
  return -1;
}

/** `data.rfind(part, start, end)`. */
export function rfindBytes(data: Uint8Array, part: Uint8Array | number, start = 0, end = Infinity): number {
  return search.rfind(toLatin1(data), partText(part), start, end);
}

/** `data.index(part, start, end)`. Throws ValueError. */
export function indexBytes(data: Uint8Array, part: Uint8Array | number, start = 0, end = Infinity): number {
  return required(findBytes(data, part, start, end));
}

/** `data.rindex(part, start, end)`. Throws ValueError. */
export function rindexBytes(data: Uint8Array, part: Uint8Array | number, start = 0, end = Infinity): number {
  return required(rfindBytes(data, part, start, end));
}

function required(found: number): number {
  if (found < 0) throw new ValueFault('ValueError', 'subsection not found');
  return found;
}

/** `data.count(part, start, end)`. */
export function countBytes(data: Uint8Array, part: Uint8Array | number, start = 0, end = Infinity): number {
  return search.count(toLatin1(data), partText(part), start, end);
}

/** `part in data`. Throws ValueError for a number that is no byte. */
export function containsBytes(data: Uint8Array, part: Uint8Array | number): boolean {
  return typeof part === 'number' ? data.includes(requireByte(part)) : findBytes(data, part) >= 0;
}

function partText(part: Uint8Array | number): string {
  return typeof part === 'number' ? String.fromCharCode(requireByte(part)) : toLatin1(part);
}

function requireByte(value: number): number {
  if (value < 0 || value > 255) throw new ValueFault('ValueError', 'byte must be in range(0, 256)');
  return value;
}

/** `data.startswith(prefix, start, end)`. */
export function startsWithBytes(data: Uint8Array, prefix: Uint8Array, start = 0, end = Infinity): boolean {
  return search.startsWith(toLatin1(data), toLatin1(prefix), start, end);
}

/** `data.endswith(suffix, start, end)`. */
export function endsWithBytes(data: Uint8Array, suffix: Uint8Array, start = 0, end = Infinity): boolean {
  return search.endsWith(toLatin1(data), toLatin1(suffix), start, end);
}

/** `data.replace(old, by, limit)`. */
export function replaceBytes(data: Uint8Array, old: Uint8Array, by: Uint8Array, limit = -1): Uint8Array {
  return fromLatin1(search.replace(toLatin1(data), toLatin1(old), toLatin1(by), limit));
}

/** `data.removeprefix(prefix)`. */
export function removePrefixBytes(data: Uint8Array, prefix: Uint8Array): Uint8Array {
  return startsWithBytes(data, prefix) ? data.slice(prefix.length) : data.slice();
}

/** `data.removesuffix(suffix)`. */
export function removeSuffixBytes(data: Uint8Array, suffix: Uint8Array): Uint8Array {
  return endsWithBytes(data, suffix) ? data.slice(0, data.length - suffix.length) : data.slice();
}

/** `data.split(separator, limit)`; without a separator at white space. Throws ValueError. */
export function splitBytes(data: Uint8Array, separator: Uint8Array | undefined, limit = -1): Uint8Array[] {
  const text = toLatin1(data);
  const parts =
    separator === undefined
      ? splitting.splitWhitespace(text, limit, isSpaceByte)
      : splitting.split(text, toLatin1(separator), limit);
  return parts.map(fromLatin1);
}

/** `data.rsplit(separator, limit)`. Throws ValueError. */
export function rsplitBytes(data: Uint8Array, separator: Uint8Array | undefined, limit = -1): Uint8Array[] {
  const text = toLatin1(data);
  const parts =
    separator === undefined
      ? splitting.rsplitWhitespace(text, limit, isSpaceByte)
      : splitting.rsplit(text, toLatin1(separator), limit);
  return parts.map(fromLatin1);
}

/** `data.splitlines(keepEnds)`. */
export function splitLinesBytes(data: Uint8Array, keepEnds = false): Uint8Array[] {
  return splitting.splitLines(toLatin1(data), keepEnds, true).map(fromLatin1);
}

/** `data.partition(separator)`: three parts. Throws ValueError. */
export function partitionBytes(data: Uint8Array, separator: Uint8Array): Uint8Array[] {
  return splitting.partition(toLatin1(data), toLatin1(separator)).map(fromLatin1);
}

/** `data.rpartition(separator)`: three parts. Throws ValueError. */
export function rpartitionBytes(data: Uint8Array, separator: Uint8Array): Uint8Array[] {
  return splitting.rpartition(toLatin1(data), toLatin1(separator)).map(fromLatin1);
}

/** `data.strip(members)`, `lstrip` and `rstrip`; without members of white space. */
export function stripBytes(data: Uint8Array, members: Uint8Array | undefined, side: StripSide): Uint8Array {
  const goes = (byte: number): boolean => (members === undefined ? isSpaceByte(byte) : members.includes(byte));
  let start = 0;
  let end = data.length;
  if (side !== 'right') while (start < end && goes(data[start])) start++;
  if (side !== 'left') while (end > start && goes(data[end - 1])) end--;
  return data.slice(start, end);
}

/** `separator.join(parts)`. */
export function joinBytes(separator: Uint8Array, parts: readonly Uint8Array[]): Uint8Array {
  return concatBytes(parts.flatMap((part, i) => (i === 0 ? [part] : [separator, part])));
}

/** The parts one after the other. */
export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  const result = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}

/** `data * count`. */
export function repeatBytes(data: Uint8Array, count: number): Uint8Array {
  const times = Math.max(0, count);
  const result = new Uint8Array(data.length * times);
  for (let i = 0; i < times; i++) result.set(data, i * data.length);
  return result;
}

/** Below 0, 0 or above 0. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return a[i] - b[i];
  return a.length - b.length;
}

/** The padding methods by their names in Python; `fill` is one byte. */
export function padBytes(method: 'center' | 'ljust' | 'rjust', data: Uint8Array, width: number, fill = 32): Uint8Array {
  const pad = method === 'center' ? layout.center : method === 'ljust' ? layout.ljust : layout.rjust;
  return fromLatin1(pad(toLatin1(data), width, String.fromCharCode(fill)));
}

/** `data.zfill(width)`. */
export function zfillBytes(data: Uint8Array, width: number): Uint8Array {
  return fromLatin1(layout.zfill(toLatin1(data), width));
}

/** `data.expandtabs(size)`. */
export function expandTabsBytes(data: Uint8Array, size = 8): Uint8Array {
  return fromLatin1(layout.expandTabs(toLatin1(data), size));
}

/** `data.translate(table, deleted)`; the table has 256 bytes. Throws ValueError. */
export function translateBytes(data: Uint8Array, table: Uint8Array | undefined, deleted: Uint8Array): Uint8Array {
  if (table !== undefined && table.length !== 256) {
    throw new ValueFault('ValueError', 'translation table must be 256 characters long');
  }
  const kept = data.filter((byte) => !deleted.includes(byte));
  return table === undefined ? kept : kept.map((byte) => table[byte]);
}

/** `bytes.maketrans(from, to)`. Throws ValueError. */
export function makeBytesTable(from: Uint8Array, to: Uint8Array): Uint8Array {
  if (from.length !== to.length) {
    throw new ValueFault('ValueError', 'maketrans arguments must have same length');
  }
  const table = Uint8Array.from({ length: 256 }, (_, i) => i);
  for (let i = 0; i < from.length; i++) table[from[i]] = to[i];
  return table;
}
