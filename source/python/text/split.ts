/** Taking text apart: Objects/stringlib/split.h, partition.h; the strip methods. */

import { ValueFault } from './value-fault.ts';

/** Py_UNICODE_ISSPACE for a code unit. */
export function isSpaceUnit(unit: number): boolean {
  if (unit <= 0x20) return unit === 0x20 || (unit >= 9 && unit <= 13) || (unit >= 0x1c && unit <= 0x1f);
  if (unit < 0x1680) return unit === 0x85 || unit === 0xa0;
  return (
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x1680 ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000
  );
}

/** Py_ISSPACE, for bytes. */
export function isSpaceByte(unit: number): boolean {
  return unit === 0x20 || (unit >= 9 && unit <= 13);
}

type IsSpace = (unit: number) => boolean;

/** `text.split()`: at runs of white space; a negative limit is none. */
export function splitWhitespace(text: string, limit = -1, isSpace: IsSpace = isSpaceUnit): string[] {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    while (at < text.length && isSpace(text.charCodeAt(at))) at++;
    if (at === text.length) return parts;
    if (limit >= 0 && parts.length >= limit) {
      parts.push(text.slice(at));
      return parts;
    }
    const start = at;
    while (at < text.length && !isSpace(text.charCodeAt(at))) at++;
    parts.push(text.slice(start, at));
  }
}

/** `text.rsplit()`. */
export function rsplitWhitespace(text: string, limit = -1, isSpace: IsSpace = isSpaceUnit): string[] {
  const parts: string[] = [];
  let at = text.length;
  for (;;) {
    while (at > 0 && isSpace(text.charCodeAt(at - 1))) at--;
    if (at === 0) break;
    if (limit >= 0 && parts.length >= limit) {
      parts.push(text.slice(0, at));
      break;
    }
    const end = at;
    while (at > 0 && !isSpace(text.charCodeAt(at - 1))) at--;
    parts.push(text.slice(at, end));
  }
  return parts.reverse();
}

/** `text.split(separator, limit)`. Throws ValueError. */
export function split(text: string, separator: string, limit = -1): string[] {
  requireSeparator(separator);
  if (limit < 0) return text.split(separator);
  const parts: string[] = [];
  let from = 0;
  while (parts.length < limit) {
    const at = text.indexOf(separator, from);
    if (at < 0) break;
    parts.push(text.slice(from, at));
    from = at + separator.length;
  }
  parts.push(text.slice(from));
  return parts;
}

/** `text.rsplit(separator, limit)`. Throws ValueError. */
export function rsplit(text: string, separator: string, limit = -1): string[] {
  requireSeparator(separator);
  const parts: string[] = [];
  let end = text.length;
  while (limit < 0 || parts.length < limit) {
    const at = end < separator.length ? -1 : text.lastIndexOf(separator, end - separator.length);
    if (at < 0) break;
    parts.push(text.slice(at + separator.length, end));
    end = at;
  }
  parts.push(text.slice(0, end));
  return parts.reverse();
}

/** `text.partition(separator)`. Throws ValueError. */
export function partition(text: string, separator: string): [before: string, separator: string, after: string] {
  requireSeparator(separator);
  const at = text.indexOf(separator);
  return at < 0 ? [text, '', ''] : [text.slice(0, at), separator, text.slice(at + separator.length)];
}

/** `text.rpartition(separator)`. Throws ValueError. */
export function rpartition(text: string, separator: string): [before: string, separator: string, after: string] {
  requireSeparator(separator);
  const at = text.lastIndexOf(separator);
  return at < 0 ? ['', '', text] : [text.slice(0, at), separator, text.slice(at + separator.length)];
}

function requireSeparator(separator: string): void {
  if (separator === '') throw new ValueFault('ValueError', 'empty separator');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the file, group and record separators end lines.
const TEXT_LINE = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/g;
const BYTE_LINE = /\r\n|[\n\r]/g;

/** `text.splitlines(keepEnds)`. Bytes know \n and \r only. */
export function splitLines(text: string, keepEnds = false, isBytes = false): string[] {
  const lines: string[] = [];
  let from = 0;
  for (const end of text.matchAll(isBytes ? BYTE_LINE : TEXT_LINE)) {
    const after = end.index + end[0].length;
    lines.push(text.slice(from, keepEnds ? after : end.index));
    from = after;
  }
  if (from < text.length) lines.push(text.slice(from));
  return lines;
}

/** Which ends a strip method works on. */
export type StripSide = 'both' | 'left' | 'right';

/** `text.strip()`, `lstrip()` and `rstrip()` of white space. */
export function stripWhitespace(text: string, side: StripSide, isSpace: IsSpace = isSpaceUnit): string {
  let start = 0;
  let end = text.length;
  if (side !== 'right') while (start < end && isSpace(text.charCodeAt(start))) start++;
  if (side !== 'left') while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

/** `text.strip(characters)`, `lstrip(…)` and `rstrip(…)`. */
export function stripCharacters(text: string, characters: string, side: StripSide): string {
  const members = new Set(characters);
  const list = [...text];
  let start = 0;
  let end = list.length;
  if (side !== 'right') while (start < end && members.has(list[start])) start++;
  if (side !== 'left') while (end > start && members.has(list[end - 1])) end--;
  return start === 0 && end === list.length ? text : list.slice(start, end).join('');
}
