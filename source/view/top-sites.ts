import type { Memory, Site } from './moment.ts';

/** The columns that the top 10 can be sorted by, in the order in which `s` goes through them. */
export const SORT_KEYS = ['size', 'count', 'average', 'file:line'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

/** The first rows of the top table, and what is left out of them. */
export interface TopSites {
  readonly sites: readonly Site[];
  readonly other: { readonly sites: number; readonly bytes: number; readonly count: number };
}

/** Bytes of a live block on average, as `Statistic.__str__` has it; 0 for no blocks. */
export function average(site: { readonly bytes: number; readonly count: number }): number {
  return site.count === 0 ? 0 : site.bytes / site.count;
}

/** `limit` sites by `key`, from the one at `first` on; the sum of rows and `other` is always `memory.traced`. */
export function topSites(memory: Memory, key: SortKey, limit: number, first = 0): TopSites {
  const sorted = [...memory.sites].sort((a, b) => compareBy(key, a, b) || compareStatistic(a, b));
  const rest = [...sorted.slice(0, first), ...sorted.slice(first + limit)];
  return {
    sites: sorted.slice(first, first + limit),
    other: {
      sites: memory.otherSites.sites + rest.length,
      bytes: rest.reduce((sum, site) => sum + site.bytes, memory.otherSites.bytes),
      count: rest.reduce((sum, site) => sum + site.count, memory.otherSites.count),
    },
  };
}

function compareBy(key: SortKey, a: Site, b: Site): number {
  switch (key) {
    case 'size':
      return b.bytes - a.bytes;
    case 'count':
      return b.count - a.count;
    case 'average':
      return average(b) - average(a);
    case 'file:line':
      return compareText(a.file, b.file) || a.line - b.line;
  }
}

/** Size, count, traceback, all descending: a total order (Lib/tracemalloc.py, Statistic._sort_key(), Snapshot.statistics()). */
function compareStatistic(a: Site, b: Site): number {
  return b.bytes - a.bytes || b.count - a.count || compareText(b.file, a.file) || b.line - a.line;
}

/** Python compares str by code point; JavaScript's `<` compares UTF-16 units, which differs beyond the BMP. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const left = Array.from(a);
  const right = Array.from(b);
  for (let i = 0; i < Math.min(left.length, right.length); i += 1) {
    const difference = (left[i].codePointAt(0) ?? 0) - (right[i].codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
