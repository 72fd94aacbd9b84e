import { expect, test } from 'vitest';
import { plainEnvironment } from '../../source/report/verify/environment.ts';
import { firstDifference, type Outcome } from '../../source/report/verify/outcome.ts';
import { sideBySide } from '../../source/report/verify/side-by-side.ts';
import { modelOfRelease } from '../../source/scenario/python-versions.ts';
import { textWidth } from '../../source/view/text-width.ts';

const NAMES = ['heaptop', 'CPython'] as const;

function outcome(stdout: string, stderr = '', status = '0'): Outcome {
  return { stdout, stderr, status };
}

test.each([
  ['the same', outcome('a\n'), outcome('a\n'), null],
  ['a line', outcome('a\nbX\n'), outcome('a\nbY\n'), { stream: 'stdout', line: 2, column: 2 }],
  ['a line more', outcome('a\n'), outcome('a\nb\n'), { stream: 'stdout', line: 2, column: 1 }],
  ['the last newline', outcome('a\n'), outcome('a'), { stream: 'stdout', line: 2, column: 1 }],
  ['stderr', outcome('a\n', 'x\n'), outcome('a\n', 'y\n'), { stream: 'stderr', line: 1, column: 1 }],
  ['the status', outcome('a\n', '', '1'), outcome('a\n', '', '0'), { stream: 'status', line: 1, column: 1 }],
  ['an emoji is one character', outcome('😀a\n'), outcome('😀b\n'), { stream: 'stdout', line: 1, column: 2 }],
])('the first difference: %s', (_what, ours, theirs, difference) => {
  expect(firstDifference(ours, theirs)).toEqual(difference);
});

test('addresses that repr() shows are not compared, other numbers are', () => {
  const at = (address: string) => outcome(`<object object at ${address}>\n`);
  expect(firstDifference(at('0x7f0000104200'), at('0x7fe4995a01f0'))).toBeNull();
  expect(firstDifference(outcome('0x10\n'), outcome('0x11\n'))).not.toBeNull();
});

test('both stand side by side, and the first difference is marked', () => {
  const [ours, theirs] = [outcome('same\nleft\n', '', '1'), outcome('same\nright\nmore\n')];
  expect(sideBySide(ours, theirs, firstDifference(ours, theirs), NAMES, 45)).toBe(
    `  heaptop              │ CPython
  ─────────────────────┼─────────────────────
  same                 │ same
▶ left                 ≠ right
  ·                    ≠ more
  ─ exit status ───────┼─────────────────────
  1                    ≠ 0
`,
  );
});

test('what both print alike on stderr has a heading, what neither prints has none', () => {
  const same = outcome('', 'trace\n', '1');
  const text = sideBySide(same, same, null, NAMES, 80);
  expect(text).toContain('─ stderr ─');
  expect(text).toContain('trace');
  expect(text).not.toContain('≠');
  expect(text).not.toContain('▶');
});

test('a missing last newline is told', () => {
  const [ours, theirs] = [outcome('a'), outcome('a\n')];
  const text = sideBySide(ours, theirs, firstDifference(ours, theirs), NAMES, 80);
  expect(text).toContain('(no newline at the end)');
});

test.each([80, 100, 200])('at %i columns no row is wider, and nothing that was printed is lost', (width) => {
  const long = `${'日本語'.repeat(30)} ${'x'.repeat(150)} ${'é'.repeat(90)}`;
  const [ours, theirs] = [outcome(`${long}\n\n\tend\n`), outcome(`${long}!\n\n\tend\n`)];
  const rows = sideBySide(ours, theirs, firstDifference(ours, theirs), NAMES, width).trimEnd().split('\n');
  for (const row of rows) expect(textWidth(row)).toBeLessThanOrEqual(width);
  const gutter = rows.findIndex((row) => row.startsWith('▶'));
  expect(gutter).toBe(2);
  const left = rows.slice(2).map((row) => row.slice(2).split(/ [│≠]/)[0].trimEnd());
  expect(left.join('').replaceAll(' ', '')).toContain(long.replaceAll(' ', ''));
});

test('what a script prints cannot move the cursor', () => {
  const both = outcome('\x1b[2Jgone\n');
  expect(sideBySide(both, both, null, NAMES, 80)).toContain('^[[2Jgone');
});

test('settings of Python are left out, hashes are those of heaptop, modules may lie elsewhere', () => {
  const user = { PATH: '/bin', PYTHONUNBUFFERED: '1', PYTHONPATH: '/mine', LC_ALL: 'de_DE', NO_COLOR: '1' };
  expect(plainEnvironment(user, '/notes', 'linux')).toEqual({
    PATH: '/bin',
    LC_ALL: 'C.UTF-8',
    PYTHONHASHSEED: '0',
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONNOUSERSITE: '1',
    PYTHONPATH: '/notes',
  });
  expect(plainEnvironment(user, undefined, 'win32')).toMatchObject({ PYTHONUTF8: '1' });
});

test.each([
  ['3.13.0', '3.13'],
  ['3.13.9', '3.13'],
  ['3.9.2', '3.9'],
  ['3.14.2', '3.14.0'],
  ['3.14.7', '3.14'],
  ['3.8.18', null],
  ['4.0.0', null],
])('Python %s is modelled by %s', (release, model) => {
  expect(modelOfRelease(release)).toBe(model);
});
