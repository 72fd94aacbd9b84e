import { padEnd, padStart, textHead, textWidth } from '../text-width.ts';
import { visibleText } from '../visible-text.ts';
import { type ColorLevel, paint, type Style } from './style.ts';
import type { Theme } from './themes.ts';

/** A run of text in one style. The text holds nothing but visible characters. */
export interface Segment {
  readonly text: string;
  readonly style: Style;
}

/** One row of a screen, or a part of one. */
export type Line = readonly Segment[];

/** Rows that are all equally wide. */
export type Block = readonly Line[];

/** A segment of heaptop's own words. Text from a script goes through {@link scriptText}. */
export function segment(text: string, style: Style = 'plain'): Segment {
  return { text, style };
}

/** A segment of text that a script can choose: control characters are made visible. */
export function scriptText(text: string, style: Style = 'plain'): Segment {
  return { text: visibleText(text), style };
}

export function cell(text: string, columns: number, style: Style = 'plain'): Segment {
  return { text: padEnd(text, columns), style };
}

export function numberCell(text: string, columns: number, style: Style = 'number'): Segment {
  return { text: padStart(text, columns), style };
}

/** Neighbours of one style become one segment. */
export function joined(segments: readonly Segment[]): Segment[] {
  const line: Segment[] = [];
  for (let i = 0; i < segments.length; ) {
    const { style } = segments[i];
    let text = '';
    for (; i < segments.length && segments[i].style === style; i += 1) text += segments[i].text;
    line.push({ text, style });
  }
  return line;
}

export function lineWidth(line: Line): number {
  return line.reduce((sum, { text }) => sum + textWidth(text), 0);
}

/** Exactly `columns` cells: cut with `…`, or filled with spaces. */
export function fit(line: Line, columns: number): Line {
  const width = lineWidth(line);
  if (width === columns) return line;
  if (width < columns) return [...line, segment(' '.repeat(columns - width))];
  const fitted: Segment[] = [];
  let room = columns - 1;
  for (const { text, style } of line) {
    const head = textHead(text, room);
    if (head !== '') fitted.push({ text: head, style });
    room -= textWidth(head);
    if (head !== text) {
      if (columns > 0) fitted.push({ text: `…${' '.repeat(room)}`, style });
      break;
    }
  }
  return fitted;
}

/** `left` and `right` at the two ends of `columns` cells; `left` is cut first, `right` goes when it has no room. */
export function spread(left: Line, right: Line, columns: number): Line {
  const width = lineWidth(right);
  if (width === 0 || width >= columns) return fit(left, columns);
  return [...fit(left, columns - width), ...right];
}

/** Exactly `height` rows of exactly `columns` cells. */
export function fitBlock(lines: readonly Line[], columns: number, height: number): Block {
  const rows = lines.slice(0, Math.max(0, height)).map((line) => fit(line, columns));
  while (rows.length < height) rows.push([segment(' '.repeat(columns))]);
  return rows;
}

/** Between two columns of `line`; `from` and `to` must fall between segments' graphemes. */
export function sliceLine(line: Line, from: number, to: number): Line {
  const part: Segment[] = [];
  let column = 0;
  for (const { text, style } of line) {
    const width = textWidth(text);
    const start = Math.max(0, from - column);
    const end = Math.min(width, to - column);
    if (start < end) {
      const before = textHead(text, start);
      part.push({ text: textHead(text.slice(before.length), end - start), style });
    }
    column += width;
  }
  return part;
}

export function paintLine(line: Line, level: ColorLevel, theme: Theme = 'dark'): string {
  let out = '';
  // Neighbours of one style share their escape sequences.
  for (const { text, style } of joined(line)) out += paint(text, style, level, theme);
  return out;
}
