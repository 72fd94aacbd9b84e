/** Finding text in text, in code points: Objects/stringlib/find.h, count.h, replace.h. */

import { codePointLength, hasAstral, toCodePointIndex, toUnitIndex } from './code-points.ts';
import { endsAt, lengthOf, unitIndexOf, unitsBetween } from './string-access.ts';
import { ValueFault } from './value-fault.ts';

/** `start` and `end` of a method as ADJUST_INDICES makes them: negative ones count from the end. */
export function adjustIndex(index: number, length: number): number {
  return index < 0 ? Math.max(0, index + length) : index;
}

/** The code units from `start` to `end`; undefined where CPython finds nothing, as the range is no range. */
function unitRange(text: string, start: number, end: number): [from: number, to: number] | undefined {
  const units = lengthOf(text);
  if (start === 0 && end >= units) return [0, units];
  const length = codePointLength(text);
  const stop = Math.min(end < 0 ? Math.max(0, end + length) : end, length);
  const begin = adjustIndex(start, length);
  if (begin > stop) return undefined;
  return length === units ? [begin, stop] : [toUnitIndex(text, begin), toUnitIndex(text, stop)];
}

/** `text.find(part, start, end)`: -1 when there is none. `end` may be Infinity. */
export function find(text: string, part: string, start = 0, end = Infinity): number {
  const range = unitRange(text, start, end);
  if (range === undefined) return -1;
  const at = unitIndexOf(text, part, range[0]);
  return at < 0 || at + lengthOf(part) > range[1] ? -1 : toCodePointIndex(text, at);
}

/** `text.rfind(part, start, end)`. */
export function rfind(text: string, part: string, start = 0, end = Infinity): number {
  const range = unitRange(text, start, end);
  if (range === undefined || range[1] - part.length < range[0]) return -1;
  const at = text.lastIndexOf(part, range[1] - part.length);
  return at < range[0] ? -1 : toCodePointIndex(text, at);
}

/** `text.index(part, start, end)`. Throws ValueError. */
export function index(text: string, part: string, start = 0, end = Infinity): number {
  return required(find(text, part, start, end));
}

/** `text.rindex(part, start, end)`. Throws ValueError. */
export function rindex(text: string, part: string, start = 0, end = Infinity): number {
  return required(rfind(text, part, start, end));
}

function required(found: number): number {
  if (found < 0) throw new ValueFault('ValueError', 'substring not found');
  return found;
}

/** `text.count(part, start, end)`: without overlap. */
export function count(text: string, part: string, start = 0, end = Infinity): number {
  const range = unitRange(text, start, end);
  if (range === undefined) return 0;
  const [from, to] = range;
  if (part === '') return codePointLength(text.slice(from, to)) + 1;
  let found = 0;
  const size = lengthOf(part);
  for (let at = unitIndexOf(text, part, from); at >= 0 && at + size <= to; at = unitIndexOf(text, part, at + size)) {
    found++;
  }
  return found;
}

/** `text.startswith(prefix, start, end)`. */
export function startsWith(text: string, prefix: string, start = 0, end = Infinity): boolean {
  const range = unitRange(text, start, end);
  return range !== undefined && range[0] + prefix.length <= range[1] && text.startsWith(prefix, range[0]);
}

/** `text.endswith(suffix, start, end)`. */
export function endsWith(text: string, suffix: string, start = 0, end = Infinity): boolean {
  const range = unitRange(text, start, end);
  return range !== undefined && range[1] - lengthOf(suffix) >= range[0] && endsAt(text, suffix, range[1]);
}

/** `text.replace(old, by, limit)`; a negative limit is none. */
export function replace(text: string, old: string, by: string, limit = -1): string {
  if (limit === 0 || old === by) return text;
  if (old === '') return interleave(text, by, limit < 0 ? Infinity : limit);
  let result = '';
  let from = 0;
  for (let left = limit < 0 ? Infinity : limit; left > 0; left--) {
    const at = unitIndexOf(text, old, from);
    if (at < 0) break;
    result += unitsBetween(text, from, at) + by;
    from = at + old.length;
  }
  return from === 0 ? text : result + text.slice(from);
}

/** `by` in front of each character, and at the end, `limit` times at most. */
function interleave(text: string, by: string, limit: number): string {
  const characters = hasAstral(text) ? [...text] : text;
  let result = '';
  let i = 0;
  for (; i < characters.length && i < limit; i++) result += by + characters[i];
  if (i < limit) return result + by;
  for (; i < characters.length; i++) result += characters[i];
  return result;
}

/** `text.removeprefix(prefix)`. */
export function removePrefix(text: string, prefix: string): string {
  return text.startsWith(prefix) ? text.slice(prefix.length) : text;
}

/** `text.removesuffix(suffix)`. */
export function removeSuffix(text: string, suffix: string): string {
  return suffix !== '' && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text;
}
