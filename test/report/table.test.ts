import { expect, test } from 'vitest';
import { TABLE_FORMATS } from '../../source/report/formats.ts';
import type { ReportTable } from '../../source/report/table/report-table.ts';
import { formatTable } from '../../source/report/table/table-formats.ts';
import { collectionsReport, topReport, typesReport } from '../../source/report/table/tables.ts';
import type { Moment } from '../../source/view/moment.ts';
import { GROUPINGS, TOP_CHOICES } from '../../source/view/top-sites.ts';
import { TYPE_CHOICES } from '../../source/view/type-rows.ts';
import { middle, nasty, ready } from '../view/moments.ts';

function numbers({ rows, other, total }: ReportTable, column: string): [sum: number, total: number] {
  const all = other === null ? rows : [...rows, other];
  return [all.reduce((sum, row) => sum + Number(row[column] ?? 0), 0), Number(total?.[column])];
}

test('rows and other are the total in every column, however few rows there are', () => {
  for (const group of GROUPINGS) {
    for (const limit of [0, 3, 10, 1000]) {
      for (const base of [null, ready]) {
        const table = topReport(middle, { ...TOP_CHOICES, group, filter: '!lib' }, base, limit);
        expect(table.rows.length).toBeLessThanOrEqual(limit);
        const columns = base === null ? ['size', 'count'] : ['size', 'count', 'size-diff', 'count-diff'];
        for (const column of columns) {
          const [sum, total] = numbers(table, column);
          expect(sum).toBe(total);
        }
        expect(numbers(table, 'size')[1]).toBe(middle.memory.traced);
      }
    }
  }
});

const COUNTED: Moment = {
  ...middle,
  types: {
    step: middle.step,
    types: [
      { type: 'str', tracked: [0, 0, 0, 0], untracked: 40, bytes: 2000, ownCount: 30, ownBytes: 1500 },
      { type: 'list', tracked: [3, 2, 1, 4], untracked: 0, bytes: 700, ownCount: 9, ownBytes: 650 },
    ],
  },
};

test('the types add up, with what is left out', () => {
  const table = typesReport(COUNTED, TYPE_CHOICES, null, 1);
  expect(table.rows).toEqual([
    { type: 'str', count: 40, size: 2000, growth: 30, gen0: 0, gen1: 0, gen2: 0, frozen: 0, untracked: 40 },
  ]);
  for (const column of ['count', 'size', 'growth', 'gen0', 'gen1', 'gen2', 'frozen', 'untracked']) {
    const [sum, total] = numbers(table, column);
    expect(sum).toBe(total);
  }
});

const NASTY: ReportTable = {
  of: 'lines',
  facts: { scenario: '\x1b[2Jx', python: '3.13.0', step: 1 },
  columns: [
    { name: 'file', unit: 'text' },
    { name: 'size', unit: 'bytes' },
  ],
  rows: [
    { file: '=cmd|"calc"!A1', size: 2048 },
    { file: 'a|b`c`</text>, d\n"e"', size: 7 },
    { file: '\x1b]0;owned\x07日本語', size: -3 },
  ],
  other: { size: 5 },
  total: { size: 2057 },
};

test('csv: formulas are none, quotes are doubled, and each line has all columns', () => {
  expect(formatTable(NASTY, 'csv')).toBe(
    'file,size\n"\'=cmd|""calc""!A1",2048\n"a|b`c`</text>, d\n""e""",7\n\x1b]0;owned\x07日本語,-3\n(other),5\n',
  );
});

test('markdown: each row is one line with its own bars only', () => {
  const lines = formatTable(NASTY, 'markdown').trimEnd().split('\n');
  expect(lines).toHaveLength(7);
  for (const line of lines) expect(line.replaceAll(/\\./g, '').match(/\|/g)).toHaveLength(3);
  expect(lines[2]).toContain('=cmd\\|"calc"!A1');
});

test('json and jsonl are read back as they were; a line is a record', () => {
  expect(JSON.parse(formatTable(NASTY, 'json'))).toMatchObject({ schema: 1, of: 'lines', rows: NASTY.rows });
  const records = formatTable(NASTY, 'jsonl')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(records.map(({ kind }) => kind)).toEqual(['table', 'row', 'row', 'row', 'other', 'total']);
  expect(records[0]).toMatchObject({ schema: 1, of: 'lines', step: 1 });
});

test('for people nothing that a script chooses is a control character, and no line ends in spaces', () => {
  for (const table of [NASTY, topReport(nasty, TOP_CHOICES, null, 10), collectionsReport(nasty)]) {
    for (const format of ['text', 'markdown'] as const) {
      const text = formatTable(table, format);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
      expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]| \n/);
    }
  }
});

test('the same table gives the same bytes', () => {
  for (const format of TABLE_FORMATS) {
    expect(formatTable(structuredClone(NASTY), format)).toBe(formatTable(NASTY, format));
  }
});
