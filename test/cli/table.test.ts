import { expect, test } from 'vitest';
import { heaptop } from './heaptop.ts';

const SLOW = { timeout: 60_000 };

/** The records of `heaptop table … --format jsonl`. */
function records(...args: string[]): Record<string, unknown>[] {
  const { status, stdout, stderr } = heaptop('table', 'tracemalloc-top-10', ...args, '--format', 'jsonl');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function sum(rows: readonly Record<string, unknown>[], column: string): number {
  return rows.reduce((added, row) => added + Number(row[column]), 0);
}

test('lines and files hold the same, and differences run both ways', SLOW, () => {
  const lines = records('--limit', '3', '--since', 'cell:1');
  const files = records('--group-by', 'file', '--since', 'cell:1');
  const total = lines.at(-1);
  expect(total).toEqual(files.at(-1));
  for (const column of ['size', 'count', 'size-diff', 'count-diff']) {
    expect(sum(lines.slice(1, -1), column)).toBe(total?.[column]);
    expect(sum(files.slice(1, -1), column)).toBe(total?.[column]);
  }
  const back = records('--at', 'cell:1', '--since', 'end', '--limit', '0').at(-1);
  expect(back?.['size-diff']).toBe(-Number(total?.['size-diff']));
  expect(Number(total?.size) + Number(back?.['size-diff'])).toBe(back?.size);
});

test('the same bytes every time; csv has a header and as many columns in each line', SLOW, () => {
  const once = heaptop('table', 'generations', '--of', 'types', '--format', 'csv', '--limit', '5').stdout;
  expect(heaptop('table', 'generations', '--of', 'types', '--format', 'csv', '--limit', '5').stdout).toBe(once);
  const lines = once.trimEnd().split('\n');
  expect(lines[0]).toBe('type,count,size,growth,gen0,gen1,gen2,frozen,untracked');
  expect(lines).toHaveLength(7);
  for (const line of lines) expect(line.split(',')).toHaveLength(9);
});
