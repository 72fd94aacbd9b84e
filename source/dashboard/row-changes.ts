import { isSimpleText, textWidth } from '../view/text-width.ts';

/** A painted row taken apart: one entry a cell. */
interface Cells {
  readonly glyphs: string[];
  /** The SGR sequences that are open there. */
  readonly looks: string[];
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is taken apart
const PARTS = /\x1b\[([\d;]*)m|[^\x1b]+/g;
/** What closes which sequences; all others open something. */
const CLOSED: Readonly<Record<string, RegExp>> = {
  // biome-ignore-start lint/suspicious/noControlCharactersInRegex: escape sequences again
  22: /\x1b\[[12]m/g,
  27: /\x1b\[7m/g,
  39: /\x1b\[(?:3[0-8]|9[0-7])(?:;[\d;]*)?m/g,
  // biome-ignore-end lint/suspicious/noControlCharactersInRegex: escape sequences again
};
const OPENING = /^(?:[127]|3[0-7]|9[0-7]|38;[\d;]+)$/;

const ERASE_REST = '\x1b[K';
const PLAIN = '\x1b[m';

/** So many unchanged cells between two changed ones are written with them: to jump over them costs as much. */
const GAP = 8;

/**
 * What a terminal is sent so that a row shows `after` where it showed `before` (undefined: nobody knows what): the cells
 * that are others now, each stretch of them at its place. Rows with glyphs that terminals disagree about are written whole.
 *
 * @param y - the row, from 0
 */
export function rowChange(before: string | undefined, after: string, y: number, columns: number): string {
  const old = before === undefined ? null : cellsOf(before);
  const now = old === null ? null : cellsOf(after);
  if (old === null || now === null) return wholeRow(after, y, columns);
  const end = now.glyphs.length;
  let out = '';
  for (let x = nextChange(old, now, 0); x < end; ) {
    let last = x;
    let next = nextChange(old, now, x + 1);
    for (; next < end && next - last <= GAP; next = nextChange(old, now, next + 1)) last = next;
    out += place(y, x) + painted(now, x, last + 1);
    x = next;
  }
  return old.glyphs.length > end ? `${out}${place(y, end)}${ERASE_REST}` : out;
}

function wholeRow(row: string, y: number, columns: number): string {
  // After a full row the cursor still stands on its last cell, which ESC[K would take away.
  return `${place(y, 0)}${row}${visibleWidth(row) < columns ? ERASE_REST : ''}`;
}

function place(y: number, x: number): string {
  return `\x1b[${y + 1};${x + 1}H`;
}

/** The first column from `x` on whose cell is another one; that of the end if there is none. */
function nextChange(old: Cells, now: Cells, x: number): number {
  while (x < now.glyphs.length && now.glyphs[x] === (old.glyphs[x] ?? ' ') && now.looks[x] === (old.looks[x] ?? ''))
    x += 1;
  return x;
}

function painted({ glyphs, looks }: Cells, from: number, to: number): string {
  let out = '';
  let look = '';
  for (let x = from; x < to; x += 1) {
    if (looks[x] !== look) {
      out += (look === '' ? '' : PLAIN) + looks[x];
      look = looks[x];
    }
    out += glyphs[x];
  }
  return look === '' ? out : out + PLAIN;
}

/** null for a row of which it is not certain in which columns its glyphs are. */
function cellsOf(row: string): Cells | null {
  const cells: Cells = { glyphs: [], looks: [] };
  let look = '';
  for (const [part, code] of row.matchAll(PARTS)) {
    if (code === undefined) {
      if (!isSimpleText(part)) return null;
      for (const glyph of part) {
        cells.glyphs.push(glyph);
        cells.looks.push(look);
      }
    } else if (CLOSED[code] !== undefined) look = look.replace(CLOSED[code], '');
    else if (OPENING.test(code)) look += part;
    else return null;
  }
  return cells;
}

/** Cells of a row that may have colours in it. */
function visibleWidth(row: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours take no cells
  return textWidth(row.replace(/\x1b\[[\d;]*m/g, ''));
}
