import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTerminal } from './terminal.ts';

const RIGHT = '\x1b[C';
const LEFT = '\x1b[D';
const READY = /READY +step +0\/\d/;
const SLOW = { timeout: 60_000 };

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'heaptop-watch-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Cell two runs its body `count` times; what follows is `more`. */
function source(count: number, more = ''): string {
  return `# %% one\nimport sibling\nitems = []\n# %% two\nfor i in range(${count}):\n    items.append([i])\n# %% three\ndone = 1\n${more}`;
}

test(
  'a saved script is run anew: the reader stays in the cell, marks stay, errors leave the last good run',
  SLOW,
  async () => {
    const script = join(folder, 'script.py');
    const sibling = join(folder, 'sibling.py');
    writeFileSync(script, source(3));
    writeFileSync(sibling, 'a = 1\n');
    const { press, shows, left } = await inTerminal(['play', script], 120, 40);
    await shows(READY);
    press('}}');
    await shows(/cell 2\/3/);
    press(`m${RIGHT}${RIGHT}`);
    await shows(/since @/);

    // Renamed over, as editors save.
    writeFileSync(`${script}.new`, source(30));
    renameSync(`${script}.new`, script);
    const longer = await shows(/watched, run 2/);
    expect(longer).toMatch(/cell 2\/3/);
    expect(longer).toMatch(/range\(30\)/);
    expect(longer).toMatch(/since @/);

    writeFileSync(script, source(30, 'print(1\n'));
    const broken = await shows(/SyntaxError: '\(' was never closed/);
    expect(broken).toMatch(/what was saved does not run/);
    expect(broken).toMatch(/cell 2\/3/);
    press(RIGHT);
    await shows(/what was saved does not run/);

    writeFileSync(script, source(30, '1 / 0\n'));
    expect(await shows(/watched, run 3/)).not.toContain('SyntaxError');
    press('G');
    expect(await shows(/✗ FAILED/)).toContain('ZeroDivisionError: division by zero');
    press(LEFT);
    await shows(/PAUSED.*\n[\s\S]*▸ ?\d.*1 \/ 0/);

    writeFileSync(sibling, 'a = 2\nb = [a] * 1000\n');
    await shows(/watched, run 4/);

    rmSync(script);
    await shows(/what was saved does not run/);
    writeFileSync(script, source(2));
    await shows(/watched, run 5/);
    press('q');
    expect(await left()).toBe(0);
  },
);

test('--no-watch leaves the run as it is', SLOW, async () => {
  const script = join(folder, 'plain.py');
  writeFileSync(script, 'a = 1\n');
  const { press, shows, text, left } = await inTerminal(['play', '--no-watch', script], 120, 40);
  await shows(READY);
  writeFileSync(script, 'a = 1\nb = 2\n');
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(text()).not.toMatch(/watched|b = 2/);
  press('q');
  expect(await left()).toBe(0);
});

test('a script that cannot be compiled shows why at once, and begins when it is mended', SLOW, async () => {
  const script = join(folder, 'wrong.py');
  writeFileSync(script, 'def f(:\n    pass\n');
  const { press, shows, left } = await inTerminal(['play', script], 120, 40);
  await shows(/✗ FAILED[\s\S]*SyntaxError: invalid syntax/);
  writeFileSync(script, 'def f():\n    pass\n');
  await shows(READY);
  press('q');
  expect(await left()).toBe(0);
});
