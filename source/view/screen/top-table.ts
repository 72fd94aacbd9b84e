import { formatBytes, formatCount } from '../bytes.ts';
import { sparkGlyphs } from '../plot.ts';
import { cutEnd, cutLocation, cutMiddle, padEnd, padStart, textWidth } from '../text-width.ts';
import {
  average,
  countDiff,
  type Held,
  isDescending,
  type SortKey,
  sizeDiff,
  type TopRow,
  type TopRows,
} from '../top-sites.ts';
import { visibleText } from '../visible-text.ts';
import { type Line, lineWidth, type Segment, segment } from './line.ts';
import type { Style } from './style.ts';

/**
 * The top 10 as a table of finished texts: each text is exactly as wide as its column.
 *
 * Two hands draw it, and both only put one space on either side of each text: {@link tableLines} for snapshots, and
 * ink-table for the live screen (dashboard/top-table.tsx). So the numbers and the layout are the same in both.
 */
export interface TopTable {
  readonly columns: readonly TopColumn[];
  readonly rows: readonly (readonly string[])[];
  /** The row among them that the reader is on. */
  readonly selected: number | null;
}

export interface TopColumn {
  /** Heading, unique in its table. */
  readonly heading: string;
  readonly width: number;
  readonly style: Style;
}

interface ColumnPlan {
  readonly title: string;
  readonly sort: SortKey | null;
  readonly width: number;
  readonly align: 'left' | 'right';
  /** Room that the table must have for this column to appear, in cells: without differences, and with them. */
  readonly from: number | null;
  readonly fromWithDiff: number;
  readonly style: Style;
  readonly text: (row: TopRow, at: RowPlace) => string;
}

interface RowPlace {
  /** From 1. */
  readonly rank: number;
  readonly width: number;
  readonly total: Held;
}

const TREND = 10;

// Widths hold the longest text each column can have: `file:line` and `source` share the rest.
const PLANS: readonly ColumnPlan[] = [
  plan('#', null, 2, 0, 0, 'quiet', (_, { rank }) => String(rank)),
  {
    ...plan('file:line', 'location', 12, 0, 0, 'plain', (row, { width }) => locationText(row, width)),
    align: 'left',
  },
  plan('size', 'size', 9, 0, 0, 'strong', ({ bytes }) => formatBytes(bytes)),
  plan('count', 'count', 9, 50, 50, 'plain', ({ count }) => formatCount(count)),
  plan('average', 'average', 9, 60, 62, 'plain', (row) => formatBytes(average(row))),
  plan('+/- size', 'size-diff', 10, null, 44, 'plain', (row) => differenceText(sizeDiff(row), formatBytes)),
  plan('+/- n', 'count-diff', 9, null, 128, 'plain', (row) => differenceText(countDiff(row), formatCount)),
  plan('%', 'share', 5, 68, 76, 'plain', ({ bytes }, { total }) => percent(bytes, total.bytes)),
  { ...plan('trend', 'trend', TREND, 90, 100, 'plot', (row) => sparkGlyphs(row.trend, TREND)), align: 'left' },
  { ...plan('source', 'source', 16, 104, 118, 'plain', ({ source }) => visibleText(source)), align: 'left' },
];

function plan(
  title: string,
  sort: SortKey | null,
  width: number,
  from: number | null,
  fromWithDiff: number,
  style: Style,
  text: ColumnPlan['text'],
): ColumnPlan {
  return { title, sort, width, align: 'right', from, fromWithDiff, style, text };
}

/** What the heading of a column says; the place's own says what a row is. */
export function sortName(key: SortKey): string {
  return PLANS.find(({ sort }) => sort === key)?.title ?? key;
}

/** `+12.0 KiB`, `-19`, `0`: never without its sign. */
export function differenceText(difference: number, format: (value: number) => string): string {
  if (difference === 0) return '0';
  return `${difference > 0 ? '+' : '-'}${format(Math.abs(difference))}`;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '0.0' : ((part / whole) * 100).toFixed(1);
}

/** The row's place: `file:line`, a file, or a line and the lines that called it, the newest first. */
function locationText({ file, line, callers }: TopRow, width: number): string {
  if (line === 0) return cutMiddle(visibleText(file), width);
  if (callers.length === 0) return cutLocation(visibleText(file), line, width);
  const ways = callers.map((each) => (each.file === file ? `:${each.line}` : `${baseName(each.file)}:${each.line}`));
  return cutEnd(visibleText(`${baseName(file)}:${line} ← ${ways.join(' ← ')}`), width);
}

function baseName(file: string): string {
  return file.split(/[\\/]/).at(-1) ?? file;
}

/** Which rows of the table are seen, and how they are sorted. */
export interface TopPage {
  /** The first one, from 0. */
  readonly first: number;
  readonly limit: number;
  /** The chosen one, from 0; null for none. */
  readonly selected: number | null;
  readonly sort: SortKey;
  readonly reversed: boolean;
  /** What a row is: the heading of its column. */
  readonly rowName: string;
  /** What the differences are told against: `since @300`; empty without any. */
  readonly since: string;
  /** Which rows are wanted; empty for all. */
  readonly filter: string;
}

/** A page of the rows in a table that is exactly `columns` cells wide. */
export function topTable({ rows, total }: TopRows, page: TopPage, columns: number): TopTable {
  const { first, limit, selected } = page;
  const plans = plansFor(columns, total.before !== null, page.rowName);
  const fixed = plans.reduce((sum, { width }) => sum + width + 2, 0);
  const spare = Math.max(0, columns - fixed);
  const hasSource = plans.some(({ sort }) => sort === 'source');
  const shares = new Map<SortKey | null, number>([
    ['location', hasSource ? Math.floor(spare / 2) : spare],
    ['source', spare - Math.floor(spare / 2)],
  ]);
  const widths = plans.map(({ sort, width }) => Math.max(1, width + (shares.get(sort) ?? 0)));
  const pad = (text: string, i: number) => (plans[i].align === 'left' ? padEnd : padStart)(text, widths[i]);
  return {
    columns: plans.map((each, i) => ({
      heading: pad(headingOf(each, page), i),
      width: widths[i],
      style: each.style,
    })),
    rows: rows
      .slice(first, first + limit)
      .map((row, i) =>
        plans.map((each, column) => pad(each.text(row, { rank: first + i + 1, width: widths[column], total }), column)),
      ),
    selected: selected === null ? null : selected - first,
  };
}

/** The columns that a table of this width has. */
function plansFor(columns: number, hasDiff: boolean, rowName: string): ColumnPlan[] {
  return PLANS.filter(({ sort, from, fromWithDiff }) => {
    // A file has no line to show.
    if (sort === 'source' && rowName === 'file') return false;
    const least = hasDiff ? fromWithDiff : from;
    return least !== null && columns >= least;
  });
}

function headingOf({ title, sort }: ColumnPlan, { sort: key, reversed, rowName }: TopPage): string {
  const name = sort === 'location' ? rowName : title;
  return sort === key ? `${name}${isDescending(key) === reversed ? '▴' : '▾'}` : name;
}

/** The table's heading and rows, each text between two spaces. */
export function tableLines({ columns, rows, selected }: TopTable): Line[] {
  const line = (texts: readonly string[], style: (column: TopColumn) => Style): Segment[] =>
    texts.map((text, i) => segment(` ${text} `, style(columns[i])));
  return [
    line(
      columns.map(({ heading }) => heading),
      () => 'heading',
    ),
    ...rows.map((texts, i) => line(texts, ({ style }) => (i === selected ? 'current' : style))),
  ];
}

/** What the page leaves out, so that its rows and this line add up to all traced memory. */
export function otherRowsLine(
  { rows, other, total }: TopRows,
  { first, limit, rowName, since, sort, filter }: TopPage,
  columns: number,
): Line {
  const unseen = rows.filter((_, i) => i < first || i >= first + limit);
  const sum = (of: (held: Held) => number): number => unseen.reduce((added, row) => added + of(row), of(other));
  const count = unseen.length + other.rows;
  const bytes = sum((held) => held.bytes);
  const all = [`total ${formatBytes(total.bytes)}`];
  if (total.before !== null) {
    all.push(`${differenceText(total.bytes - total.before.bytes, formatBytes)} ${since}`);
  }
  const isSeen = plansFor(columns, total.before !== null, rowName).some((each) => each.sort === sort);
  if (!isSeen) all.push(`sorted by ${sortName(sort)}`);
  const one = rowName === 'traceback' ? 'traceback' : rowName === 'file' ? 'file' : 'line';
  const only: Line = filter === '' ? [segment('      ')] : [segment(` filter ${visibleText(filter)}  `, 'warn')];
  if (count === 0) return [...only, segment(`all ${one}s shown, ${all.join(', ')}`, 'quiet')];
  const others = count === 1 ? `1 other ${one}` : `${formatCount(count)} other ${one}s`;
  const blocks = sum((held) => held.count);
  const texts = [` in ${formatCount(blocks)} ${blocks === 1 ? 'block' : 'blocks'}`, ''].map(
    (counted) => `${others}: ${formatBytes(bytes)}${counted}, ${all.join(', ')}`,
  );
  const shortest = `${others}: ${formatBytes(bytes)} of ${formatBytes(total.bytes)}`;
  return [...only, segment(texts.find((text) => lineWidth(only) + textWidth(text) <= columns) ?? shortest)];
}
