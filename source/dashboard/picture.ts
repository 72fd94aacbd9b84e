import { lineWidth, paintLine, sliceLine } from '../view/screen/line.ts';
import type { Screen } from '../view/screen/screen.ts';
import type { ColorLevel } from '../view/screen/style.ts';
import { textWidth } from '../view/text-width.ts';

/**
 * A screen as painted rows, with a hole where Ink's frame goes: the rows that ink-table draws.
 *
 * Only the table goes through Ink's painting. Ink takes each frame apart character by character, which at 120x40 costs
 * some twenty times as much as composing the whole screen does; the other rows are finished text, so they need none of it.
 */
export interface Picture {
  readonly rows: readonly string[];
  readonly hole: Hole | null;
}

export interface Hole {
  /** The first of its rows. */
  readonly y: number;
  readonly columns: number;
  /** What stands left and right of it, row by row. */
  readonly left: readonly string[];
  readonly right: readonly string[];
}

export function paintScreen({ lines, table }: Screen, color: ColorLevel): Picture {
  const rows = lines.map((line) => paintLine(line, color).trimEnd());
  if (table === null) return { rows, hole: null };
  const { x, y } = table;
  const columns = table.table.columns.reduce((sum, { width }) => sum + width + 2, 0);
  const beside = lines.slice(y, y + 1 + table.table.rows.length);
  const part = (from: number, to: number | null) =>
    beside.map((line) => paintLine(sliceLine(line, from, to ?? lineWidth(line)), color));
  return { rows, hole: { y, columns, left: part(0, x), right: part(x + columns, null) } };
}

/** The picture's rows with Ink's frame in the hole. */
export function fillHole({ rows, hole }: Picture, frame: string): readonly string[] {
  if (hole === null) return rows;
  const filled = [...rows];
  const drawn = frame.split('\n');
  hole.left.forEach((left, i) => {
    const middle = drawn[i] ?? '';
    // Ink cuts the spaces at the end of its rows.
    const missing = Math.max(0, hole.columns - visibleWidth(middle));
    filled[hole.y + i] = (left + middle + ' '.repeat(missing) + hole.right[i]).trimEnd();
  });
  return filled;
}

/** Cells of a row that may have colours in it. */
export function visibleWidth(row: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours take no cells
  return textWidth(row.replace(/\x1b\[[\d;]*m/g, ''));
}
