import { formatCount } from '../bytes.ts';
import { cutEnd, textWidth } from '../text-width.ts';
import { type Block, fitBlock, type Line, lineWidth, type Segment, segment } from './line.ts';
import type { Panel, PanelId } from './panel.ts';

/** A panel that has been composed, on its way to its place. */
export interface Placed {
  readonly id: PanelId;
  /** The key that focuses it; null if only tab does. */
  readonly digit: string | null;
  readonly panel: Panel;
  readonly focused: boolean;
}

/** Panels side by side. The columns of each are its body's, without the rules; the last one takes the rest. */
export interface Band {
  readonly rows: number;
  readonly panels: readonly { readonly placed: Placed; readonly columns: number }[];
}

/** Where a panel's body lies in the block. */
export interface Region {
  readonly panel: Panel;
  readonly x: number;
  readonly y: number;
  readonly columns: number;
  readonly rows: number;
}

export interface Grid {
  readonly block: Block;
  readonly regions: ReadonlyMap<PanelId, Region>;
}

/** Bands under one another in one frame: neighbours share their rules, so a band costs one row besides its body. */
export function drawGrid(bands: readonly Band[], columns: number): Grid {
  const block: Line[] = [];
  const regions = new Map<PanelId, Region>();
  let above: readonly number[] = [];
  bands.forEach((band, index) => {
    const placed = placePanels(band, columns);
    const walls = placed.slice(1).map(({ x }) => x - 1);
    block.push(rule(columns, above, walls, index === 0 ? '╭╮' : '├┤', placed, band.rows));
    const bodies = placed.map(({ placed: { panel }, width }) =>
      fitBlock(panel.draw(width, band.rows), width, band.rows),
    );
    placed.forEach(({ placed: { id, panel }, x, width }) => {
      regions.set(id, { panel, x, y: block.length, columns: width, rows: band.rows });
    });
    for (let row = 0; row < band.rows; row += 1) {
      const line: Segment[] = [];
      for (const body of bodies) line.push(segment('│', 'frame'), ...body[row]);
      block.push([...line, segment('│', 'frame')]);
    }
    above = walls;
  });
  block.push(rule(columns, above, [], '╰╯', [], 0));
  return { block, regions };
}

interface PlacedPanel {
  readonly placed: Placed;
  /** Column of the body's first cell. */
  readonly x: number;
  readonly width: number;
}

function placePanels(band: Band, columns: number): PlacedPanel[] {
  let x = 1;
  return band.panels.map(({ placed: what, columns: wanted }, i) => {
    const width = i === band.panels.length - 1 ? columns - 1 - x : wanted;
    const placed = { placed: what, x, width };
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
  rows: number,
): Line {
  const bare = bareRule(columns, above, below, ends);
  const line: Segment[] = [];
  let column = 0;
  const ruleTo = (to: number) => {
    if (to > column) line.push(segment(bare.slice(column, to), 'frame'));
    column = Math.max(column, to);
  };
  for (const { placed, x, width } of panels) {
    const title = titleSegments(placed, width - 4);
    if (title.length === 0) continue;
    ruleTo(x + 1);
    line.push(...title);
    column += lineWidth(title);
    const room = x + width - column - 4;
    const text = noteOf(placed, width, rows);
    if (text !== '' && room >= 6) {
      const note = cutFacts(text, room);
      const start = x + width - textWidth(note) - 3;
      ruleTo(start);
      line.push(segment(` ${note} `));
      column += textWidth(note) + 2;
    }
  }
  ruleTo(columns);
  return line;
}

/** Without titles; all its glyphs are one UTF-16 unit and one cell. */
function bareRule(columns: number, above: readonly number[], below: readonly number[], [left, right]: string): string {
  let glyphs = left;
  for (const x of [...new Set([...above, ...below])].sort((a, b) => a - b)) {
    const joint = below.includes(x) ? (above.includes(x) ? '┼' : '┬') : '┴';
    glyphs += '─'.repeat(x - glyphs.length) + joint;
  }
  return glyphs + '─'.repeat(columns - 1 - glyphs.length) + right;
}

/** A note that is too long loses its last facts; the first one is cut. */
export function cutFacts(note: string, columns: number): string {
  if (textWidth(note) <= columns) return note;
  const last = Math.max(note.lastIndexOf(', '), note.lastIndexOf('   '));
  return last > 0 ? cutFacts(note.slice(0, last), columns) : cutEnd(note, columns);
}

/** A title needs this many columns for the panel's key to stand before it. */
const ROOM_FOR_KEY = 16;

/** The panel's key and its title. The panel in focus is pointed at, so that no colour is needed to see which it is. */
export function titleSegments({ panel, digit, focused }: Placed, columns: number): Segment[] {
  const key = digit === null || columns < ROOM_FOR_KEY ? '' : `[${digit}]`;
  const title = cutEnd(panel.title, columns - textWidth(key) - (key === '' ? 0 : 1));
  if (title === '') return [];
  if (focused) return [segment(`▸${key}${key === '' ? '' : ' '}${title} `, 'current')];
  return [...(key === '' ? [] : [segment(' '), segment(key, 'key')]), segment(` ${title} `, 'title')];
}

/** The panel's own note; of the panel in focus, and of a list that is longer than its place, also which part of it is seen. */
export function noteOf({ panel, focused }: Placed, columns: number, rows: number): string {
  const own = panel.note ?? '';
  const scroll = panel.scroll?.(columns, rows);
  if (scroll === undefined || scroll.count <= scroll.page) return own;
  if (!focused && scroll.told !== true) return own;
  const last = Math.min(scroll.count, scroll.first + scroll.page);
  const part = `${formatCount(scroll.first + 1)}–${formatCount(last)} of ${formatCount(scroll.count)}`;
  return own === '' ? part : `${own}   ${part}`;
}
