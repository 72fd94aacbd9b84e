import type { ClassOfPools } from '../../view/heap-facts.ts';
import type { Collection, Moment } from '../../view/moment.ts';
import { average, countDiff, sizeDiff, type TopChoices, type TopRow, topRows } from '../../view/top-sites.ts';
import { type TypeRow, type TypeSortKey, typeRows } from '../../view/type-rows.ts';
import type { Cell, Column, ReportTable, Row } from './report-table.ts';

/** What every table tells about its moment. */
function factsOf({ script, step, state }: Moment, base: Moment | null): Record<string, Cell> {
  const since = base === null ? {} : { since: base.step };
  return { scenario: script.name, python: script.python, step, state, ...since };
}

/** tracemalloc's table: rows by line, file or traceback; `limit` of them, and what is left out of those. */
export function topReport(moment: Moment, choices: TopChoices, base: Moment | null, limit: number): ReportTable {
  const { rows, total } = topRows(moment, choices, base);
  const shown = rows.slice(0, limit);
  const sum = (of: (row: TopRow) => number): number => shown.reduce((added, row) => added + of(row), 0);
  const figures = (bytes: number, count: number, before: TopRow['before']): Row => ({
    size: bytes,
    count,
    average: Math.round(average({ bytes, count })),
    percent: total.bytes === 0 ? 0 : Math.round((bytes / total.bytes) * 1000) / 10,
    ...(before === null
      ? {}
      : { 'size-diff': sizeDiff({ bytes, before }), 'count-diff': countDiff({ count, before }) }),
  });
  const left = {
    bytes: total.bytes - sum(({ bytes }) => bytes),
    count: total.count - sum(({ count }) => count),
    before: total.before && {
      bytes: total.before.bytes - sum(({ before }) => before?.bytes ?? 0),
      count: total.before.count - sum(({ before }) => before?.count ?? 0),
    },
  };
  return {
    of: `${choices.group}s`,
    facts: {
      ...factsOf(moment, base),
      sort: choices.sort,
      ...(choices.filter === '' ? {} : { filter: choices.filter }),
    },
    columns: topColumns(choices, base !== null),
    rows: shown.map((row) => ({ ...placeOf(row), ...figures(row.bytes, row.count, row.before), source: row.source })),
    other: figures(left.bytes, left.count, left.before),
    total: figures(total.bytes, total.count, total.before),
  };
}

function placeOf({ file, line, callers }: TopRow): Row {
  const ways = callers.map((each) => `${each.file}:${each.line}`);
  return { file, ...(line === 0 ? {} : { line }), ...(ways.length === 0 ? {} : { callers: ways.join(' < ') }) };
}

function topColumns({ group }: TopChoices, hasDiff: boolean): Column[] {
  return [
    { name: 'file', unit: 'text' },
    ...(group === 'file' ? [] : [{ name: 'line', unit: 'step' } as const]),
    ...(group === 'traceback' ? [{ name: 'callers', unit: 'text' } as const] : []),
    { name: 'size', unit: 'bytes' },
    { name: 'count', unit: 'count' },
    { name: 'average', unit: 'bytes' },
    ...(hasDiff ? DIFFERENCES : []),
    { name: 'percent', unit: 'percent' },
    ...(group === 'file' ? [] : [{ name: 'source', unit: 'text' } as const]),
  ];
}

const DIFFERENCES: readonly Column[] = [
  { name: 'size-diff', unit: 'bytes-diff' },
  { name: 'count-diff', unit: 'count-diff' },
];

/** Live objects by type. */
export function typesReport(
  moment: Moment,
  choices: { readonly sort: TypeSortKey; readonly reversed: boolean; readonly filter: string },
  base: Moment | null,
  limit: number,
): ReportTable {
  const census = moment.types ?? { step: moment.step, types: [] };
  const { rows, total } = typeRows(census, choices, base?.types ?? null);
  const shown = rows.slice(0, limit);
  const generations = total.generations.map((_, i) => i);
  const figures = (row: TypeRow): Row => ({
    count: row.count,
    size: row.bytes,
    growth: row.growth,
    ...Object.fromEntries(generations.map((i) => [`gen${i}`, row.generations[i] ?? 0])),
    frozen: row.frozen,
    untracked: row.untracked,
  });
  const rest = (of: (row: TypeRow) => number): number => shown.reduce((left, row) => left - of(row), of(total));
  const other = figures({
    type: '',
    count: rest(({ count }) => count),
    bytes: rest(({ bytes }) => bytes),
    growth: rest(({ growth }) => growth),
    generations: generations.map((i) => rest((row) => row.generations[i] ?? 0)),
    frozen: rest(({ frozen }) => frozen),
    untracked: rest(({ untracked }) => untracked),
  });
  return {
    of: 'types',
    facts: {
      ...factsOf(moment, base),
      sort: choices.sort,
      ...(choices.filter === '' ? {} : { filter: choices.filter }),
    },
    columns: [
      { name: 'type', unit: 'text' },
      { name: 'count', unit: 'count' },
      { name: 'size', unit: 'bytes' },
      { name: 'growth', unit: 'count-diff' },
      ...generations.map((i) => ({ name: `gen${i}`, unit: 'count' }) as const),
      { name: 'frozen', unit: 'count' },
      { name: 'untracked', unit: 'count' },
    ],
    rows: shown.map((row) => ({ type: row.type, ...figures(row) })),
    other,
    total: figures(total),
  };
}

/** pymalloc's size classes, as the first half of `sys._debugmallocstats()`. */
export function sizeClassesReport(moment: Moment): ReportTable {
  const classes = moment.pools?.classes ?? [];
  const sum = (of: (each: ClassOfPools) => number): number => classes.reduce((added, each) => added + of(each), 0);
  const bytes = moment.pools?.bytes;
  return {
    of: 'size-classes',
    facts: {
      ...factsOf(moment, null),
      ...(bytes && {
        'arena-bytes': bytes.total,
        'bytes-in-blocks': bytes.inBlocks,
        'bytes-available': bytes.available,
      }),
    },
    columns: [
      { name: 'block-bytes', unit: 'bytes' },
      { name: 'pools', unit: 'count' },
      { name: 'blocks-in-use', unit: 'count' },
      { name: 'blocks-available', unit: 'count' },
    ],
    rows: classes.map((each) => ({
      'block-bytes': each.blockBytes,
      pools: each.pools,
      'blocks-in-use': each.blocksInUse,
      'blocks-available': each.blocksAvailable,
    })),
    other: null,
    total: {
      pools: sum(({ pools }) => pools),
      'blocks-in-use': sum(({ blocksInUse }) => blocksInUse),
      'blocks-available': sum(({ blocksAvailable }) => blocksAvailable),
    },
  };
}

/** The last collections, oldest first. */
export function collectionsReport(moment: Moment): ReportTable {
  const row = ({ ordinal, step, generation, reason, candidates, freed, promoted, uncollectable }: Collection): Row => {
    return { ordinal, step, generation, reason, candidates, freed, promoted, uncollectable };
  };
  return {
    of: 'collections',
    facts: factsOf(moment, null),
    columns: [
      { name: 'ordinal', unit: 'count' },
      { name: 'step', unit: 'step' },
      { name: 'generation', unit: 'step' },
      { name: 'reason', unit: 'text' },
      { name: 'candidates', unit: 'count' },
      { name: 'freed', unit: 'count' },
      { name: 'promoted', unit: 'count' },
      { name: 'uncollectable', unit: 'count' },
    ],
    rows: moment.gc.collections.map(row),
    other: null,
    total: null,
  };
}
