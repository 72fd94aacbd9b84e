import type { Moment, Site } from './moment.ts';

/** The columns that the top 10 can be sorted by, from left to right: the order in which `s` goes through them. */
export const SORT_KEYS = [
  'location',
  'size',
  'count',
  'average',
  'size-diff',
  'count-diff',
  'share',
  'trend',
  'source',
] as const;
export type SortKey = (typeof SORT_KEYS)[number];

/** tracemalloc's three groupings (`Snapshot.statistics()`). */
export const GROUPINGS = ['line', 'file', 'traceback'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What the reader chose for a table. */
export interface TableChoices<Key extends string> {
  readonly sort: Key;
  /** The other way round than {@link DESCENDING} has it. */
  readonly reversed: boolean;
  /** Only rows with this text, `!` in front: only those without it; empty for all. */
  readonly filter: string;
}

export interface TopChoices extends TableChoices<SortKey> {
  readonly group: Grouping;
  /** Against which mark differences are told: `auto` is the last one set before the moment, else the next one. */
  readonly against: 'off' | 'auto' | number;
}

export const TOP_CHOICES: TopChoices = { sort: 'size', reversed: false, filter: '', group: 'line', against: 'auto' };

/** One row: a line, a file or a traceback, and what is live of what it allocated. */
export interface TopRow {
  /** Its name, unique in the table. */
  readonly key: string;
  readonly file: string;
  /** 0 for a whole file. */
  readonly line: number;
  /** The frames that called it, the newest first; empty but for tracebacks. */
  readonly callers: readonly { readonly file: string; readonly line: number }[];
  readonly bytes: number;
  readonly count: number;
  /** Live bytes at `memory.trendSteps`; empty where nobody has written them down. */
  readonly trend: readonly number[];
  /** The same at the mark; null without a mark. */
  readonly before: Held | null;
  readonly source: string;
}

export interface Held {
  readonly bytes: number;
  readonly count: number;
}

/** All rows that the reader wants, in order, and what is left out of them. */
export interface TopRows {
  readonly rows: readonly TopRow[];
  /** Rows that the filter leaves out, and what the moment itself leaves out. `traced` = rows + other. */
  readonly other: { readonly rows: number; readonly before: Held | null } & Held;
  readonly total: Held & { readonly before: Held | null };
}

/** Bytes of a live block on average, as `Statistic.__str__` has it; 0 for no blocks. */
export function average({ bytes, count }: Held): number {
  return count === 0 ? 0 : bytes / count;
}

export function sizeDiff({ bytes, before }: Pick<TopRow, 'bytes' | 'before'>): number {
  return before === null ? 0 : bytes - before.bytes;
}

export function countDiff({ count, before }: Pick<TopRow, 'count' | 'before'>): number {
  return before === null ? 0 : count - before.count;
}

/** The rows of a moment; `base` is the moment to compare with, earlier or later, or null. */
export function topRows(moment: Moment, choices: TopChoices, base: Moment | null): TopRows {
  const now = groupRows(moment, choices.group);
  if (base !== null) addBefore(now, base, choices.group, moment);
  const all = [...now.values()];
  const wanted = matcher(choices.filter);
  const rows = choices.filter === '' ? all : all.filter((row) => wanted(textOf(row)));
  const total = { ...heldBy(moment), before: base === null ? null : heldBy(base) };
  return { rows: sortRows(rows, choices), other: remainder(rows, all.length - rows.length, moment, total), total };
}

/** Whether a text has what a filter asks for; upper and lower case are the same. */
export function matcher(filter: string): (text: string) => boolean {
  const isInverted = filter.startsWith('!');
  const wanted = (isInverted ? filter.slice(1) : filter).toLowerCase();
  return wanted === '' ? () => true : (text) => text.toLowerCase().includes(wanted) !== isInverted;
}

function textOf({ file, line, callers, source }: TopRow): string {
  return [`${file}:${line}`, ...callers.map((each) => `${each.file}:${each.line}`), source].join(' ');
}

/** All live memory: traced bytes and blocks. */
function heldBy({ memory }: Moment): Held {
  return {
    bytes: memory.traced,
    count: memory.sites.reduce((sum, { count }) => sum + count, memory.otherSites.count),
  };
}

function groupRows(moment: Moment, group: Grouping): Map<string, TopRow> {
  const { memory } = moment;
  if (group === 'file') return byFile(memory.sites);
  const lines = new Map(memory.sites.map((site) => rowOfLine(site, moment)).map((row) => [row.key, row]));
  return group === 'traceback' && memory.tracebacks.length > 0 ? byTraceback(lines, moment) : lines;
}

function rowOfLine({ file, line, bytes, count, trend }: Site, { script }: Moment): TopRow {
  const text = script.sources.find((source) => source.file === file)?.lines[line - 1] ?? '';
  return { key: `${file}:${line}`, file, line, callers: [], bytes, count, trend, before: null, source: text.trim() };
}

function byFile(sites: readonly Site[]): Map<string, TopRow> {
  const files = new Map<string, TopRow>();
  for (const { file, bytes, count, trend } of sites) {
    const known = files.get(file);
    files.set(file, {
      key: file,
      file,
      line: 0,
      callers: [],
      bytes: bytes + (known?.bytes ?? 0),
      count: count + (known?.count ?? 0),
      trend: known === undefined ? trend : trend.map((each, i) => each + known.trend[i]),
      before: null,
      source: '',
    });
  }
  return files;
}

/** Each traceback; what is left of a line was allocated while only one frame was traced. */
function byTraceback(lines: ReadonlyMap<string, TopRow>, { memory }: Moment): Map<string, TopRow> {
  const rows = new Map<string, TopRow>();
  const left = new Map([...lines].map(([key, { bytes, count }]) => [key, { bytes, count }]));
  for (const { frames, bytes, count } of memory.tracebacks) {
    const newest = `${frames[0].file}:${frames[0].line}`;
    const line = lines.get(newest);
    const rest = left.get(newest);
    if (line === undefined || rest === undefined) continue;
    left.set(newest, { bytes: rest.bytes - bytes, count: rest.count - count });
    const key = frames.map(({ file, line: at }) => `${file}:${at}`).join(' ');
    const known = rows.get(key);
    rows.set(key, {
      ...line,
      key,
      callers: frames.slice(1),
      bytes: bytes + (known?.bytes ?? 0),
      count: count + (known?.count ?? 0),
      trend: [],
    });
  }
  for (const [key, rest] of left) {
    const line = lines.get(key);
    if (line !== undefined && rest.count > 0) rows.set(key, { ...line, ...rest, trend: [] });
  }
  return rows;
}

/** What each row held at the other moment; rows that hold nothing now are there too, as `compare_to()` has them. */
function addBefore(rows: Map<string, TopRow>, base: Moment, group: Grouping, moment: Moment): void {
  const before = groupRows(base, group);
  for (const [key, row] of rows) {
    const { bytes, count } = before.get(key) ?? NOTHING;
    rows.set(key, { ...row, before: { bytes, count } });
  }
  const trend = moment.memory.trendSteps.map(() => 0);
  for (const [key, row] of before) {
    if (rows.has(key)) continue;
    rows.set(key, { ...row, ...NOTHING, trend, before: { bytes: row.bytes, count: row.count } });
  }
}

const NOTHING: Held = { bytes: 0, count: 0 };

/** What the rows leave out of the total, so that both always add up. */
function remainder(
  rows: readonly TopRow[],
  hidden: number,
  { memory }: Moment,
  total: TopRows['total'],
): TopRows['other'] {
  const sum = (of: (row: TopRow) => number): number => rows.reduce((added, row) => added + of(row), 0);
  return {
    rows: hidden + memory.otherSites.sites,
    bytes: total.bytes - sum(({ bytes }) => bytes),
    count: total.count - sum(({ count }) => count),
    before: total.before && {
      bytes: total.before.bytes - sum(({ before }) => before?.bytes ?? 0),
      count: total.before.count - sum(({ before }) => before?.count ?? 0),
    },
  };
}

/** Keys that begin with their largest number; the others with the first of the alphabet. */
export function isDescending(key: SortKey): boolean {
  return key !== 'location' && key !== 'source';
}

function sortRows(rows: readonly TopRow[], { sort, reversed }: TopChoices): TopRow[] {
  const sign = reversed ? -1 : 1;
  return [...rows].sort((a, b) => sign * compareBy(sort, a, b) || compareStatistic(a, b));
}

function compareBy(key: SortKey, a: TopRow, b: TopRow): number {
  switch (key) {
    case 'size':
    case 'share':
      return b.bytes - a.bytes;
    case 'count':
      return b.count - a.count;
    case 'average':
      return average(b) - average(a);
    // The largest change first, up or down (StatisticDiff._sort_key()).
    case 'size-diff':
      return Math.abs(sizeDiff(b)) - Math.abs(sizeDiff(a));
    case 'count-diff':
      return Math.abs(countDiff(b)) - Math.abs(countDiff(a));
    case 'trend':
      return rise(b) - rise(a);
    case 'location':
      return compareText(a.file, b.file) || a.line - b.line;
    case 'source':
      return compareText(a.source, b.source);
  }
}

/** By how much a row grew over the second half of its trend. */
function rise({ trend, bytes }: TopRow): number {
  return trend.length === 0 ? 0 : bytes - trend[trend.length >> 1];
}

/** Size, count, traceback, all descending: a total order (Lib/tracemalloc.py, Statistic._sort_key(), Snapshot.statistics()). */
function compareStatistic(a: TopRow, b: TopRow): number {
  return b.bytes - a.bytes || b.count - a.count || compareText(b.file, a.file) || b.line - a.line;
}

/** Python compares str by code point; JavaScript's `<` compares UTF-16 units, which differs beyond the BMP. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const left = Array.from(a);
  const right = Array.from(b);
  for (let i = 0; i < Math.min(left.length, right.length); i += 1) {
    const difference = (left[i].codePointAt(0) ?? 0) - (right[i].codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
