/**
 * What is asked of JavaScript strings most. V8 remembers at each place which kinds of strings came by (flat, rope, slice,
 * internalized, one or two bytes wide …); after four kinds it looks `length` and methods up anew each time. These forms tell
 * it that it is a string, whatever its kind, which halves what short strings cost.
 */

const { charCodeAt, endsWith, indexOf, slice } = String.prototype;

/** `text.length`, in code units. */
export function lengthOf(text: string): number {
  // biome-ignore lint/style/useTemplate: a template is slower.
  return ('' + text).length;
}

/** `text.charCodeAt(index)`; NaN past the end. */
export function unitAt(text: string, index: number): number {
  return charCodeAt.call(text, index);
}

/** `text.slice(start, end)`. */
export function unitsBetween(text: string, start: number, end: number): string {
  return slice.call(text, start, end);
}

/** `text.indexOf(part, from)`. */
export function unitIndexOf(text: string, part: string, from: number): number {
  return indexOf.call(text, part, from);
}

/** `text.endsWith(suffix, end)`. */
export function endsAt(text: string, suffix: string, end: number): boolean {
  return endsWith.call(text, suffix, end);
}
