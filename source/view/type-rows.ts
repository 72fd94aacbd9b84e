import { countOf, type TypeCensus, type TypeCount } from './heap-facts.ts';
import { compareText, matcher, type TableChoices } from './top-sites.ts';

/** The columns of the types table, from left to right: the order in which `s` goes through them. */
export const TYPE_SORT_KEYS = ['type', 'count', 'size', 'growth', 'gen0', 'gen1', 'gen2', 'untracked'] as const;
export type TypeSortKey = (typeof TYPE_SORT_KEYS)[number];

export const TYPE_CHOICES: TableChoices<TypeSortKey> = { sort: 'size', reversed: false, filter: '' };

/** One row of the table. */
export interface TypeRow {
  readonly type: string;
  readonly count: number;
  readonly bytes: number;
  /** More objects than at the mark, or than the interpreter began with. */
  readonly growth: number;
  /** Objects by generation, the youngest first. */
  readonly generations: readonly number[];
  /** In the permanent generation, or not tracked at all. */
  readonly frozen: number;
  readonly untracked: number;
}

/** The rows that the reader wants, in order, and the sum of all types. */
export interface TypeRows {
  readonly rows: readonly TypeRow[];
  readonly total: TypeRow;
}

/** @param base - the census to compare with; null: growth is what the script has allocated */
export function typeRows({ types }: TypeCensus, choices: TableChoices<TypeSortKey>, base: TypeCensus | null): TypeRows {
  const before = base && new Map(base.types.map((each) => [each.type, countOf(each)]));
  const all = types.map((each) => rowOf(each, before));
  for (const [type, count] of before ?? []) {
    if (!types.some((each) => each.type === type)) all.push({ ...NONE, type, growth: -count });
  }
  const wanted = matcher(choices.filter);
  const rows = all.filter(({ type, count, growth }) => (count !== 0 || growth !== 0) && wanted(type));
  const sign = choices.reversed ? -1 : 1;
  rows.sort((a, b) => sign * compareBy(choices.sort, a, b) || b.bytes - a.bytes || compareText(a.type, b.type));
  return { rows, total: all.reduce(added, NONE) };
}

const NONE: TypeRow = {
  type: '',
  count: 0,
  bytes: 0,
  growth: 0,
  generations: [0, 0, 0],
  frozen: 0,
  untracked: 0,
};

function rowOf(each: TypeCount, before: ReadonlyMap<string, number> | null): TypeRow {
  const { type, tracked, bytes, untracked, ownCount } = each;
  const count = countOf(each);
  const growth = before === null ? ownCount : count - (before.get(type) ?? 0);
  return { type, count, bytes, growth, generations: tracked.slice(0, -1), frozen: tracked.at(-1) ?? 0, untracked };
}

function added(sum: TypeRow, row: TypeRow): TypeRow {
  return {
    type: '',
    count: sum.count + row.count,
    bytes: sum.bytes + row.bytes,
    growth: sum.growth + row.growth,
    generations: sum.generations.map((count, i) => count + (row.generations[i] ?? 0)),
    frozen: sum.frozen + row.frozen,
    untracked: sum.untracked + row.untracked,
  };
}

function compareBy(key: TypeSortKey, a: TypeRow, b: TypeRow): number {
  switch (key) {
    case 'type':
      return compareText(a.type, b.type);
    case 'count':
      return b.count - a.count;
    case 'size':
      return b.bytes - a.bytes;
    case 'growth':
      return Math.abs(b.growth) - Math.abs(a.growth);
    case 'untracked':
      return b.untracked - a.untracked;
    default: {
      const generation = Number(key.slice(3));
      return b.generations[generation] - a.generations[generation];
    }
  }
}
