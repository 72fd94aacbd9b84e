/** Text measured in terminal cells: cutting and padding never split a grapheme, and never count one wrong. */

import stringWidth from 'string-width';

/**
 * Characters of one UTF-16 unit and one cell each: ASCII, the accented Latin letters (© and ® may be emoji), and the arrows, rules and blocks
 * that screens are drawn with. Nearly all text is made of them, and string-width costs a hundred times as much.
 */
const SIMPLE = [
  [0x20, 0x7e],
  [0xa1, 0xa8],
  [0xaa, 0xac],
  [0xaf, 0x2ff],
  [0x2013, 0x2026],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
  [0x2264, 0x2265],
  [0x2500, 0x259f],
  ...Array.from('■▲▴▸▾◆◇○●‖✓✗', (glyph) => [glyph.charCodeAt(0), glyph.charCodeAt(0)]),
] as const;
/** The same by character code, 1 for yes: a screen asks for some thousand texts. */
const IS_SIMPLE = new Uint8Array(0x2800);
for (const [first, last] of SIMPLE) IS_SIMPLE.fill(1, first, last + 1);

/** Made when first needed: Unicode's tables take longer than a whole screen. */
let segmenter: Intl.Segmenter | null = null;

function graphemes(text: string): Iterable<Intl.SegmentData> {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter.segment(text);
}

/** Whether every UTF-16 unit of it is one cell in each terminal. */
export function isSimpleText(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (IS_SIMPLE[text.charCodeAt(i)] !== 1) return false;
  return true;
}

/** Cells that `text` takes in a terminal. */
export function textWidth(text: string): number {
  return isSimpleText(text) ? text.length : stringWidth(text);
}

/** The longest beginning of `text` that fits into `columns` cells. */
export function textHead(text: string, columns: number): string {
  if (columns <= 0) return '';
  if (isSimpleText(text)) return text.slice(0, columns);
  let head = '';
  let width = 0;
  for (const { segment } of graphemes(text)) {
    width += stringWidth(segment);
    if (width > columns) break;
    head += segment;
  }
  return head;
}

/** The longest end of `text` that fits into `columns` cells. */
export function textTail(text: string, columns: number): string {
  if (columns <= 0) return '';
  if (isSimpleText(text)) return text.slice(-columns);
  const parts = Array.from(graphemes(text), ({ segment }) => segment);
  let start = parts.length;
  for (let width = 0; start > 0; start -= 1) {
    width += stringWidth(parts[start - 1]);
    if (width > columns) break;
  }
  return parts.slice(start).join('');
}

/** `text` cut at its end, with `…` where something is missing. */
export function cutEnd(text: string, columns: number): string {
  return textWidth(text) <= columns ? text : columns <= 0 ? '' : `${textHead(text, columns - 1)}…`;
}

/** `text` cut in its middle: the beginning and the end stay. */
export function cutMiddle(text: string, columns: number): string {
  if (textWidth(text) <= columns) return text;
  if (columns <= 0) return '';
  const tail = Math.ceil((columns - 1) / 2);
  return `${textHead(text, columns - 1 - tail)}…${textTail(text, tail)}`;
}

/** Exactly `columns` cells: cut or filled with spaces at the end. */
export function padEnd(text: string, columns: number): string {
  const cut = cutEnd(text, columns);
  return cut + ' '.repeat(Math.max(0, columns - textWidth(cut)));
}

/** Exactly `columns` cells: cut, or filled with spaces in front. */
export function padStart(text: string, columns: number): string {
  const cut = cutEnd(text, columns);
  return ' '.repeat(Math.max(0, columns - textWidth(cut))) + cut;
}

/** `file:line` in at most `columns` cells; the line number is never cut, directories go first, then the middle. */
export function cutLocation(file: string, line: number, columns: number): string {
  const suffix = `:${line}`;
  const room = columns - suffix.length;
  if (room <= 0) return padStart(suffix, columns);
  if (textWidth(file) <= room) return file + suffix;
  const parts = file.split(/[\\/]/);
  for (let drop = 1; drop < parts.length; drop += 1) {
    const shorter = `…/${parts.slice(drop).join('/')}`;
    if (textWidth(shorter) <= room) return shorter + suffix;
  }
  return cutMiddle(parts.at(-1) ?? file, room) + suffix;
}

/** Breaks plain prose into lines of at most `columns` cells, at spaces where there are any. */
export function wrapText(text: string, columns: number): string[] {
  if (columns <= 0) return [];
  const lines: string[] = [];
  let line = '';
  for (let word of text.split(/ +/)) {
    while (textWidth(word) > columns) {
      if (line !== '') lines.push(line);
      line = '';
      const head = textHead(word, columns) || word.slice(0, 1);
      lines.push(head);
      word = word.slice(head.length);
    }
    const longer = line === '' ? word : `${line} ${word}`;
    if (textWidth(longer) <= columns) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  return lines;
}
