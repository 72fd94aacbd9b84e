/** Clearing and moving of a few words: for short ranges a loop beats the typed array's own methods several times. */

const SHORT = 32;

/** Sets words[start … end) to 0. */
export function clearWords(words: Int32Array, start: number, end: number): void {
  if (end - start > SHORT) words.fill(0, start, end);
  else for (let i = start; i < end; i++) words[i] = 0;
}

/** Copies `count` words from `source` to `target`; the ranges may overlap. */
export function moveWords(words: Int32Array, target: number, source: number, count: number): void {
  if (count > SHORT) words.copyWithin(target, source, source + count);
  else if (target <= source) for (let i = 0; i < count; i++) words[target + i] = words[source + i];
  else for (let i = count - 1; i >= 0; i--) words[target + i] = words[source + i];
}

/** The values of words[start … end), as an array. */
export function readWords(words: Int32Array, start: number, end: number): number[] {
  const values: number[] = [];
  for (let i = start; i < end; i++) values.push(words[i]);
  return values;
}
