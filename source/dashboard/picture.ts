import { asciiText } from '../view/screen/ascii.ts';
import { type Line, lineWidth, paintLine, type Segment, segment, sliceLine } from '../view/screen/line.ts';
import { type Cell, type Screen, tableOn } from '../view/screen/screen.ts';
import type { ColorLevel, Style } from '../view/screen/style.ts';
import type { Theme } from '../view/screen/themes.ts';
import type { TopTable } from '../view/screen/top-table.ts';
import { padEnd, textHead } from '../view/text-width.ts';

/**
 * A screen as painted rows, with a hole where Ink's frame goes: the rows that ink-table draws.
 *
 * Only the table goes through Ink's painting, and its colours are put on afterwards. Ink takes each frame apart character
 * by character, which at 120x40 costs some twenty times as much as composing the whole screen does; the other rows are
 * finished text, so they need none of it.
 */
export interface Picture {
  readonly rows: readonly string[];
  readonly hole: Hole | null;
  /** Where the hidden cursor is parked, for magnifiers. */
  readonly cursor?: Cell;
}

export interface Hole {
  /** The first of its rows, which is the heading. */
  readonly y: number;
  readonly columns: readonly { readonly width: number; readonly style: Style }[];
  /** The row that the reader has chosen. */
  readonly selected: number | null;
  readonly color: ColorLevel;
  readonly theme: Theme;
  readonly ascii: boolean;
  /** What stands left and right of it, row by row. */
  readonly left: readonly string[];
  readonly right: readonly string[];
}

export function paintScreen(screen: Screen, color: ColorLevel, theme: Theme = 'dark'): Picture {
  const { lines } = screen;
  const table = tableOn(screen);
  const rows = lines.map((line) => paintLine(line, color, theme).trimEnd());
  const parked = screen.cursor === undefined ? {} : { cursor: screen.cursor };
  if (table === null) return { rows, hole: null, ...parked };
  const { x, y } = table;
  const columns = columnsOf(table.table);
  const end = columns.reduce((sum, { width }) => sum + width, x);
  const beside = lines.slice(y, y + 1 + table.table.rows.length);
  const part = (from: number, to: number | null) =>
    beside.map((line) => paintLine(sliceLine(line, from, to ?? lineWidth(line)), color, theme));
  const selected = table.table.selected === null ? null : table.table.selected + 1;
  return {
    rows,
    ...parked,
    hole: {
      y,
      columns,
      selected,
      color,
      theme,
      ascii: screen.ascii === true,
      left: part(0, x),
      right: part(end, null),
    },
  };
}

/** A column with the space on either side. */
function columnsOf({ columns }: TopTable): Hole['columns'] {
  return columns.map(({ width, style }) => ({ width: width + 2, style }));
}

/** The picture's rows with Ink's frame in the hole. */
export function fillHole({ rows, hole }: Picture, frame: string): readonly string[] {
  if (hole === null) return rows;
  const filled = [...rows];
  const drawn = hole.ascii ? frame.split('\n').map(asciiText) : frame.split('\n');
  hole.left.forEach((left, i) => {
    const middle = paintLine(styled(drawn[i] ?? '', hole, i), hole.color, hole.theme);
    filled[hole.y + i] = (left + middle + hole.right[i]).trimEnd();
  });
  return filled;
}

/** A drawn row cut into its columns. Ink has taken away the spaces at its end. */
function styled(drawn: string, { columns, selected }: Hole, row: number): Line {
  let rest = drawn;
  return columns.map(({ width, style }): Segment => {
    const text = textHead(rest, width);
    rest = rest.slice(text.length);
    return segment(padEnd(text, width), row === 0 ? 'heading' : row === selected ? 'current' : style);
  });
}
