import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { heaptop } from './heaptop.ts';
import { inTerminal } from './terminal.ts';

const RIGHT = '\x1b[C';
const LEFT = '\x1b[D';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'heaptop-play-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function script(name: string, source: string): string {
  const path = join(folder, name);
  writeFileSync(path, source);
  return path;
}

/** The run has been looked through: its length is known. */
const READY = /READY +step +0\/\d/;
const SLOW = { timeout: 60_000 };

test.each([
  [80, 24],
  [120, 40],
  [200, 60],
])('%ix%i: each step shows the same screen on the way there and on the way back', SLOW, async (columns, rows) => {
  const { press, shows, text, left } = await inTerminal(['play', 'circular-references'], columns, rows);
  await shows(READY);
  const screens: string[] = [];
  for (let step = 1; step <= 4; step++) {
    press(RIGHT);
    screens.push(await shows(new RegExp(`step +${step}/`)));
  }
  press('G');
  await shows(/■ END\b/);
  press('g');
  await shows('READY');
  for (let step = 1; step <= 4; step++) press(RIGHT);
  expect(await shows(/step +4\//)).toBe(screens[3]);
  for (let step = 3; step >= 1; step--) {
    press(LEFT);
    expect(await shows(new RegExp(`step +${step}/`))).toBe(screens[step - 1]);
  }
  press('q');
  expect(await left()).toBe(0);
  expect(text()).not.toContain('READY');
});

test('cells and collections are stepped both ways', SLOW, async () => {
  const { press, shows, left } = await inTerminal(['play', 'circular-references'], 120, 40);
  await shows(READY);
  press('}');
  const first = await shows(/cell 1\//);
  press('}');
  await shows(/cell 2\//);
  press('{');
  expect(await shows(/cell 1\//)).toBe(first);
  press(']');
  await shows('gc.collect()');
  press('[');
  await shows(/no earlier collection|step/);
  press('q');
  expect(await left()).toBe(0);
});

test('what play shows at the end is what snapshot prints', SLOW, async () => {
  const printed = heaptop('snapshot', 'ring', '--columns', '120', '--rows', '40');
  expect(printed.status).toBe(0);
  expect(heaptop('snapshot', 'ring', '--columns', '120', '--rows', '40').stdout).toBe(printed.stdout);
  const { press, shows, left } = await inTerminal(['play', 'ring'], 120, 40);
  await shows(READY);
  press('G');
  expect(`${(await shows(/■ END\b/)).trimEnd()}\n`).toBe(`${printed.stdout.trimEnd()}\n`);
  press('q');
  expect(await left()).toBe(0);
});

test('an endless loop can be played, paused, stepped and quit', SLOW, async () => {
  const file = script('endless.py', 'while True: x = [x] if False else []\n');
  const { press, shows, passes, left } = await inTerminal(['play', file]);
  await shows('READY');
  press('++++++++++ ');
  await passes(/RUNNING +step [\d,]*\d{2},\d{3}/);
  press(' ');
  const paused = await shows('PAUSED');
  const step = Number(/step ([\d,]+)/.exec(paused)?.[1].replaceAll(',', ''));
  press(RIGHT);
  await shows(`step ${(step + 1).toLocaleString('en')} `);
  press('G');
  await passes(/RUNNING/);
  press('q');
  expect(await left()).toBe(0);
});

test('a script that fails shows its traceback; one that eats memory gets a MemoryError', SLOW, async () => {
  const file = script('greedy.py', 'rows = []\nwhile True:\n    rows.append(bytearray(100_000_000))\n');
  const { press, shows, left } = await inTerminal(['play', file], 120, 40);
  await shows('READY');
  press('G');
  await shows('FAILED');
  await shows('MemoryError');
  press('q');
  expect(await left()).toBe(0);
});

test('a terminal that is too small says so and takes keys all the same', SLOW, async () => {
  const { press, shows, resize, left } = await inTerminal(['play', 'ring'], 18, 2);
  await shows(/needs\s+20x3/);
  press(RIGHT);
  resize(30, 8);
  await shows(/^step 1\b.*paused/);
  press('q');
  expect(await left()).toBe(0);
});

test('a script that does not parse can be looked at; Ctrl-C restores the terminal', SLOW, async () => {
  const { press, shows, left } = await inTerminal(['play', script('unclosed.py', 'x = (1\n')]);
  await shows(/FAILED[\s\S]*SyntaxError: '\(' was never/);
  press('\x03');
  expect([0, 130]).toContain(await left());
});
