import type { CollectionMark, Timeline } from './moment.ts';

/** A timeline cut into equal columns of steps. */
export interface PlotColumns {
  /** The largest traced memory in each column; carried on from the column before where no sample falls in. */
  readonly values: readonly number[];
  /** The scale: a round figure above all of the whole timeline, so that stepping back and forth can be compared. */
  readonly max: number;
  /** The column of the current step. */
  readonly playhead: number;
  /** The last column that anything is known of. */
  readonly known: number;
}

/** The column, out of `columns`, that `step` falls in, when the last column holds `lastStep`. */
export function columnOfStep(step: number, lastStep: number, columns: number): number {
  if (lastStep <= 0) return 0;
  return Math.min(columns - 1, Math.max(0, Math.floor((step / lastStep) * (columns - 1))));
}

export function plotColumns(timeline: Timeline, step: number, lastStep: number, columns: number): PlotColumns {
  const values = new Array<number>(columns).fill(-1);
  timeline.steps.forEach((at, i) => {
    const column = columnOfStep(at, lastStep, columns);
    values[column] = Math.max(values[column], timeline.traced[i]);
  });
  const playhead = columnOfStep(step, lastStep, columns);
  const known = Math.max(playhead, columnOfStep(timeline.steps.at(-1) ?? 0, lastStep, columns));
  let last = 0;
  for (let column = 0; column < columns; column += 1) {
    if (values[column] < 0) values[column] = last;
    last = values[column];
  }
  return { values, max: roundScale(Math.max(1, ...timeline.traced)), playhead, known };
}

const SCALES = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10] as const;

/** The least round number of bytes, KiB, MiB … that is not less than `bytes`: an axis that ends there reads well. */
export function roundScale(bytes: number): number {
  let unit = 1;
  while (bytes > 800 * unit) unit *= 1024;
  let power = unit;
  while (bytes > 10 * power) power *= 10;
  const scale = SCALES.find((each) => each * power >= bytes) ?? 10;
  return scale * power;
}

/** One character a column: the oldest generation collected there, `!` where objects were stuck, a space for none. */
export function collectionMarks(marks: readonly CollectionMark[], lastStep: number, columns: number): string[] {
  const row = new Array<string>(columns).fill(' ');
  for (const mark of marks) {
    const column = columnOfStep(mark.step, lastStep, columns);
    const text = mark.stuck ? '!' : String(mark.generation);
    if (row[column] === ' ' || text === '!' || (row[column] !== '!' && text > row[column])) row[column] = text;
  }
  return row;
}

const EIGHTHS = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/**
 * The glyph of one cell of a column chart: `value` out of `max` drawn over `height` cells, seen in the cell
 * `level` cells above the bottom. A value above 0 shows at least one eighth.
 */
export function columnGlyph(value: number, max: number, height: number, level: number): string {
  const eighths = value <= 0 ? 0 : Math.max(1, Math.round((value / max) * height * 8));
  return EIGHTHS[Math.min(8, Math.max(0, eighths - level * 8))];
}

/**
 * One column of a chart that is a row high: seven eighths at most, so that charts in rows that stand on one another do
 * not run together.
 */
export function barGlyph(value: number, max: number): string {
  if (value <= 0 || max <= 0) return ' ';
  return EIGHTHS[Math.min(7, Math.max(1, Math.round((value / max) * 7)))];
}

/**
 * A line of column glyphs as wide as there are values, at most `width`: the last values, all on one scale from 0. What was
 * never anything is dots, so that a row without a trend can be told from one that is empty now.
 */
export function sparkGlyphs(values: readonly number[], width: number): string {
  const last = values.slice(-width);
  const max = Math.max(0, ...last);
  if (max === 0) return '·'.repeat(last.length);
  return last.map((value) => (value === 0 ? '·' : barGlyph(value, max))).join('');
}

/** How many cells of a gauge of `width` cells are full. Full only at or above the limit, empty only at 0. */
export function gaugeCells(value: number, limit: number, width: number): number {
  if (value <= 0 || limit <= 0) return 0;
  if (value >= limit) return width;
  return Math.min(width - 1, Math.max(1, Math.floor((value / limit) * width)));
}

const LEFT_EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;

/** A bar of at most `width` cells, exact to an eighth of a cell; a share above 0 shows at least one eighth. */
export function shareBar(value: number, total: number, width: number): string {
  if (value <= 0 || total <= 0) return '';
  const eighths = Math.min(width * 8, Math.max(1, Math.round((value / total) * width * 8)));
  return '█'.repeat(Math.floor(eighths / 8)) + LEFT_EIGHTHS[eighths % 8];
}
