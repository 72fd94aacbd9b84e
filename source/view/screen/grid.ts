import { cutEnd, textWidth } from '../text-width.ts';
import { type Block, fitBlock, type Line, type Segment, segment } from './line.ts';

/** A titled part of the screen. `draw` is asked for exactly the room that is there. */
export interface Panel {
  readonly title: string;
  /** A short fact at the right end of the title rule. */
  readonly note?: string;
  readonly draw: (columns: number, rows: number) => readonly Line[];
}

/** Panels side by side. The columns of each are its body's, without the rules; the last one takes the rest. */
export interface Band {
  readonly rows: number;
  readonly panels: readonly { readonly panel: Panel; readonly columns: number }[];
}

/** Where a panel's body lies in the block. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly columns: number;
  readonly rows: number;
}

export interface Grid {
  readonly block: Block;
  /** By the panels' titles. */
  readonly regions: ReadonlyMap<string, Region>;
}

/** Bands under one another in one frame: neighbours share their rules, so a band costs one row besides its body. */
export function drawGrid(bands: readonly Band[], columns: number): Grid {
  const block: Line[] = [];
  const regions = new Map<string, Region>();
  let above: readonly number[] = [];
  bands.forEach((band, index) => {
    const placed = placePanels(band, columns);
    const walls = placed.slice(1).map(({ x }) => x - 1);
    block.push(rule(columns, above, walls, index === 0 ? '╭╮' : '├┤', placed));
    const bodies = placed.map(({ panel, width }) => fitBlock(panel.draw(width, band.rows), width, band.rows));
    placed.forEach(({ panel, x, width }) => {
      regions.set(panel.title, { x, y: block.length, columns: width, rows: band.rows });
    });
    for (let row = 0; row < band.rows; row += 1) {
      const line: Segment[] = [];
      for (const body of bodies) line.push(segment('│', 'frame'), ...body[row]);
      block.push([...line, segment('│', 'frame')]);
    }
    above = walls;
  });
  block.push(rule(columns, above, [], '╰╯', []));
  return { block, regions };
}

interface PlacedPanel {
  readonly panel: Panel;
  /** Column of the body's first cell. */
  readonly x: number;
  readonly width: number;
}

function placePanels(band: Band, columns: number): PlacedPanel[] {
  let x = 1;
  return band.panels.map(({ panel, columns: wanted }, i) => {
    const width = i === band.panels.length - 1 ? columns - 1 - x : wanted;
    const placed = { panel, x, width };
    x += width + 1;
    return placed;
  });
}

/** A horizontal rule that meets the walls above and below it, with the titles of the panels below laid over it. */
function rule(
  columns: number,
  above: readonly number[],
  below: readonly number[],
  ends: string,
  panels: readonly PlacedPanel[],
): Line {
  const cells = Array.from({ length: columns }, (_, x) => {
    if (x === 0) return ends[0];
    if (x === columns - 1) return ends[1];
    if (above.includes(x)) return below.includes(x) ? '┼' : '┴';
    return below.includes(x) ? '┬' : '─';
  });
  const line: Segment[] = [];
  let column = 0;
  const ruleTo = (to: number) => {
    if (to > column) line.push(segment(cells.slice(column, to).join(''), 'frame'));
    column = Math.max(column, to);
  };
  for (const { panel, x, width } of panels) {
    const title = cutEnd(panel.title, width - 4);
    if (title === '') continue;
    ruleTo(x + 1);
    line.push(segment(` ${title} `, 'title'));
    column += textWidth(title) + 2;
    const room = x + width - column - 4;
    if (panel.note !== undefined && room >= 6) {
      const note = cutEnd(panel.note, room);
      const start = x + width - textWidth(note) - 3;
      ruleTo(start);
      line.push(segment(` ${note} `));
      column += textWidth(note) + 2;
    }
  }
  ruleTo(columns);
  return line;
}
