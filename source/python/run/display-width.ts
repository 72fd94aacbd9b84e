import type { Characters } from './caret-anchors.ts';

/** East Asian wide and fullwidth characters, and emoji. */
const WIDE =
  /[\u1100-\u115f\u231a\u231b\u2e80-\u303e\u3041-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;

/** Columns on the screen that the first `count` characters of a line take. */
export function displayWidth(line: Characters, count: number): number {
  let width = count;
  for (const character of line.slice(0, count)) if (WIDE.test(character)) width++;
  return width;
}
