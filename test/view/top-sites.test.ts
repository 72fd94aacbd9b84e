import { expect, test } from 'vitest';
import type { Moment, Site, TracedStack } from '../../source/view/moment.ts';
import {
  average,
  countDiff,
  GROUPINGS,
  SORT_KEYS,
  sizeDiff,
  TOP_CHOICES,
  type TopChoices,
  type TopRows,
  topRows,
} from '../../source/view/top-sites.ts';
import { middle } from './moments.ts';

function momentOf(sites: readonly Omit<Site, 'trend'>[], more: Partial<Moment['memory']> = {}): Moment {
  const otherSites = more.otherSites ?? { sites: 0, bytes: 0, count: 0 };
  const traced = sites.reduce((sum, { bytes }) => sum + bytes, otherSites.bytes);
  const memory = { ...middle.memory, sites: sites.map((site) => ({ ...site, trend: [0, site.bytes] })) };
  return { ...middle, memory: { ...memory, traced, trendSteps: [0, 9], otherSites, tracebacks: [], ...more } };
}

function choices(more: Partial<TopChoices> = {}): TopChoices {
  return { ...TOP_CHOICES, ...more };
}

const site = (file: string, line: number, bytes: number, count: number) => ({ file, line, bytes, count });

test('ties fall as tracemalloc sorts them: size, count, then file and line, all descending', () => {
  const moment = momentOf([
    site('a.py', 1, 64, 1),
    site('a.py', 2, 64, 1),
    site('b.py', 1, 64, 1),
    site('a.py', 3, 64, 2),
  ]);
  expect(topRows(moment, choices(), null).rows.map(({ key }) => key)).toEqual(['a.py:3', 'b.py:1', 'a.py:2', 'a.py:1']);
});

test('each column orders by itself, and the other way round when reversed', () => {
  const first = (more: Partial<TopChoices>) => topRows(middle, choices(more), null).rows[0];
  expect(first({ sort: 'size' }).line).toBe(30);
  expect(average(first({ sort: 'average' }))).toBe(262);
  expect(first({ sort: 'location' }).file).toContain('/usr/lib');
  expect(first({ sort: 'size', reversed: true }).bytes).toBe(57);
  for (const sort of SORT_KEYS) {
    const forth = topRows(middle, choices({ sort }), null).rows.map(({ key }) => key);
    const back = topRows(middle, choices({ sort, reversed: true }), null).rows.map(({ key }) => key);
    expect(back.toSorted()).toEqual(forth.toSorted());
  }
});

test('rows and the rest are all traced memory: grouped, filtered, against a mark', () => {
  const earlier = momentOf([site('a.py', 1, 500, 5), site('gone.py', 7, 70, 2)], {
    otherSites: { sites: 3, bytes: 30, count: 3 },
  });
  const sum = (found: TopRows, of: (row: { bytes: number; count: number }) => number) =>
    found.rows.reduce((added, row) => added + of(row), of(found.other));
  for (const group of GROUPINGS) {
    for (const filter of ['', 'obj1', '!obj1', 'nothing has this']) {
      for (const base of [null, earlier]) {
        const found = topRows(middle, choices({ group, filter }), base);
        expect(sum(found, ({ bytes }) => bytes)).toBe(middle.memory.traced);
        expect(sum(found, ({ count }) => count)).toBe(found.total.count);
        if (base === null) continue;
        const before = found.rows.reduce(
          (added, row) => added + (row.before?.bytes ?? 0),
          found.other.before?.bytes ?? 0,
        );
        expect(before).toBe(600);
        const changes = found.rows.reduce((added, row) => added + sizeDiff(row), 0);
        expect(changes + found.other.bytes - (found.other.before?.bytes ?? 0)).toBe(middle.memory.traced - 600);
      }
    }
  }
});

test('differences are told in both directions, and what is gone is there as compare_to() has it', () => {
  const before = momentOf([site('a.py', 1, 500, 5), site('gone.py', 7, 70, 2)]);
  const after = momentOf([site('a.py', 1, 900, 9), site('new.py', 3, 40, 1)]);
  const differences = (found: TopRows) => found.rows.map((row) => [row.key, sizeDiff(row), countDiff(row)]);
  expect(differences(topRows(after, choices({ sort: 'size-diff' }), before))).toEqual([
    ['a.py:1', 400, 4],
    ['gone.py:7', -70, -2],
    ['new.py:3', 40, 1],
  ]);
  expect(differences(topRows(before, choices({ sort: 'size-diff' }), after))).toEqual([
    ['a.py:1', -400, -4],
    ['gone.py:7', 70, 2],
    ['new.py:3', -40, -1],
  ]);
});

test('files add up their lines, trends too', () => {
  const moment = momentOf([site('a.py', 1, 64, 1), site('a.py', 2, 36, 2), site('b.py', 1, 50, 1)]);
  expect(topRows(moment, choices({ group: 'file' }), null).rows).toMatchObject([
    { file: 'a.py', line: 0, bytes: 100, count: 3, trend: [0, 100] },
    { file: 'b.py', line: 0, bytes: 50, count: 1, trend: [0, 50] },
  ]);
});

test('tracebacks share out their lines; what one frame knows of stays with the line', () => {
  const frames = (...lines: number[]): TracedStack['frames'] => lines.map((line) => ({ file: 'a.py', line }));
  const tracebacks: TracedStack[] = [
    { frames: frames(2, 9), total: 2, bytes: 60, count: 3 },
    { frames: frames(2, 8), total: 2, bytes: 30, count: 2 },
  ];
  const moment = momentOf([site('a.py', 2, 100, 7), site('a.py', 9, 50, 1)], { tracebacks });
  const { rows } = topRows(moment, choices({ group: 'traceback' }), null);
  expect(rows.map(({ key, bytes, count, callers }) => [key, bytes, count, callers.length])).toEqual([
    ['a.py:2 a.py:9', 60, 3, 1],
    ['a.py:9', 50, 1, 0],
    ['a.py:2 a.py:8', 30, 2, 1],
    ['a.py:2', 10, 2, 0],
  ]);
});

test('a filter finds places and source text, in any case; ! inverts it', () => {
  const lines = (filter: string) =>
    topRows(middle, choices({ filter }), null)
      .rows.map(({ line }) => line)
      .sort((a, b) => a - b);
  expect(lines('OBJ2 = MYOBJECT')).toEqual([21]);
  expect(lines('collections/')).toEqual([382]);
  expect(lines('!circular')).toEqual([382, 1042]);
  expect(lines('!')).toHaveLength(12);
});
