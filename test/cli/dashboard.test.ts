import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { heaptop } from './heaptop.ts';
import { inTerminal } from './terminal.ts';

const RIGHT = '\x1b[C';
/** The run has been looked through: its length is known. */
const READY = /READY +step +0\/\d/;
const SLOW = { timeout: 60_000 };

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'heaptop-dashboard-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('time goes both ways by line, allocation and event, to marks and to named moments', SLOW, async () => {
  const { press, shows, left } = await inTerminal(['play', 'ring'], 120, 40);
  await shows(READY);
  /** The screen at another step than `before`. */
  const after = async (keys: string, before: number) => {
    press(keys);
    const screen = await shows(new RegExp(`(PAUSED|READY) +step +(?!${before}/)\\d+/`));
    return { screen, step: Number(/step +(\d+)\//.exec(screen)?.[1]) };
  };
  const half = await after(':50%\r', 0);
  expect(half.step).toBe(61);
  press('m');
  await shows('mark 1 at step 61');
  let { step } = half;
  for (const [on, back] of ['><', 'aA', 'uU', '.,']) {
    const there = await after(on, step);
    expect(there.step).toBeGreaterThan(step);
    const here = await after(back, there.step);
    expect(here.step).toBeLessThan(there.step);
    step = here.step;
  }
  expect((await after(':gc 1\r', step)).step).toBe(5);
  const marked = await after("'", 5);
  expect(marked.step).toBe(61);
  press('m');
  await shows('no mark at step 61');
  press(':nowhere\r');
  await shows('nowhere? start, end, a step number');
  press('G');
  await shows(/■ END\b/);
  press('}');
  await shows('already at the end');
  press('q');
  expect(await left()).toBe(0);
});

test('w writes the screen to a new file, never over one that is there', SLOW, async () => {
  const { press, shows, left } = await inTerminal(['play', 'ring'], 80, 24, { cwd: folder });
  await shows(READY);
  press('G');
  await shows(/■ END\b/);
  press('w');
  await shows(/write to: heaptop-ring-\d+\.txt/);
  press('\x15screen.txt\r');
  await shows('written to screen.txt');
  press('w\x15screen.txt\r');
  await shows(/exists already.*write to: screen\.txt/);
  press('\x1b');
  await shows('space play');
  press('w\x15no/such/place.svg\r');
  await shows('there is no such folder');
  press('\x15screen.svg\r');
  await shows('written to screen.svg');
  press('q');
  expect(await left()).toBe(0);
  expect(readFileSync(join(folder, 'screen.svg'), 'utf8')).toMatch(/^<svg /);
  expect(readFileSync(join(folder, 'screen.txt'), 'utf8')).toBe(
    heaptop('snapshot', 'ring', '--columns', '80', '--rows', '24').stdout,
  );
  expect(existsSync(join(folder, 'no'))).toBe(false);
});

test('two lines stay behind after q; Q leaves the screen behind too', SLOW, async () => {
  const one = await inTerminal(['play', 'ring'], 100, 24);
  await one.shows(READY);
  one.press(`${RIGHT}q`);
  expect(await one.left()).toBe(0);
  expect(one.text()).toMatch(/heaptop: ring .*step [01]/);
  expect(one.text()).toContain('again: heaptop snapshot ring --at');
  expect(one.text()).not.toContain('file:line');
  const two = await inTerminal(['play', 'ring'], 100, 40);
  await two.shows(READY);
  two.press('Q');
  expect(await two.left()).toBe(0);
  expect(two.text()).toMatch(/file:line[\s\S]*heaptop: ring/);
});

test('a storm of resizes, with help open and without, ends in the picture of that size', SLOW, async () => {
  const { press, shows, resize, left } = await inTerminal(['play', 'ring'], 120, 40);
  await shows(READY);
  for (const [columns, rows] of [
    [40, 10],
    [200, 60],
    [1, 1],
    [20, 3],
    [79, 24],
    [300, 100],
  ])
    resize(columns, rows);
  press('?');
  for (const [columns, rows] of [
    [60, 20],
    [5, 2],
    [100, 30],
  ])
    resize(columns, rows);
  await shows('close the help');
  press('?');
  resize(80, 24);
  const fresh = await inTerminal(['play', 'ring'], 80, 24);
  await fresh.shows(READY);
  expect(await shows(READY)).toBe(fresh.text());
  press('q');
  fresh.press('q');
  expect([await left(), await fresh.left()]).toEqual([0, 0]);
});

test(
  'with --mouse clicks reach the scrubber, a panel and its rows; without it reports of a mouse do nothing',
  SLOW,
  async () => {
    const { press, shows, sent, left } = await inTerminal(['play', 'ring', '--mouse'], 120, 40);
    await shows(READY);
    expect(sent()).toContain('\x1b[?1006h');
    press('\x1b[<0;2;2M');
    press('\x1b[<0;40;2M');
    await shows(/PAUSED +step +\d\d\//);
    press('\x1b[<0;5;22M');
    await shows('▸[4] top 10');
    press('q');
    expect(await left()).toBe(0);
    expect(sent()).toContain('\x1b[?1000l');
  },
);

test('--inline stays on the main screen and leaves the picture there', SLOW, async () => {
  const { press, shows, sent, text, left } = await inTerminal(['play', 'ring', '--inline'], 80, 24);
  await shows(READY);
  press('q');
  expect(await left()).toBe(0);
  expect(sent()).not.toContain('\x1b[?1049h');
  expect(text()).toContain('? help q quit');
});

test.each([
  ['--screen-reader', {}],
  ['ACCESSIBLE', { ACCESSIBLE: '1' }],
  ['INK_SCREEN_READER', { INK_SCREEN_READER: 'true' }],
  ['TERM=dumb', { TERM: 'dumb' }],
])('%s: a sentence a step, nothing drawn over, no escape sequence', SLOW, async (name, env) => {
  const args = ['play', 'ring', ...(name.startsWith('--') ? [name] : [])];
  const { press, shows, said, sent, left } = await inTerminal(args, 160, 40, { env });
  await shows(/Step 0( of \d+)?, ready; 0 B traced/);
  press(RIGHT);
  await shows(/Step 1.*line \d+ is next/);
  press('?');
  await said('space: Play or pause');
  press('4');
  await shows('top 10 lines by memory');
  press('q');
  expect(await left()).toBe(0);
  expect(sent()).not.toContain('\x1b');
  // Nothing but ASCII is drawn with.
  expect(sent()).toMatch(/^[\r\n\x20-\x7e]*$/);
});

test('in sentences a script that is saved runs anew, and what does not run is told', SLOW, async () => {
  const file = join(folder, 'saved.py');
  writeFileSync(file, 'rows = [1]\n');
  const { press, said, left } = await inTerminal(['play', file, '--screen-reader'], 100, 30);
  await said('Step 0');
  writeFileSync(file, 'rows = [1\n');
  await said("What was saved does not run: SyntaxError: '[' was never closed.");
  writeFileSync(file, 'rows = [2]\n');
  await said('The script was saved and has been run anew.');
  press('q');
  expect(await left()).toBe(0);
});

test('CI: the screen at the end, without an escape sequence; --force-tty draws', SLOW, async () => {
  const quiet = await inTerminal(['play', 'ring'], 80, 40, { env: { CI: 'true' } });
  expect(await quiet.left()).toBe(0);
  expect(quiet.sent()).not.toContain('\x1b');
  expect(quiet.text()).toContain('■ END');
  const forced = await inTerminal(['play', 'ring', '--force-tty'], 80, 24, { env: { CI: 'true' } });
  await forced.shows(READY);
  forced.press('q');
  expect(await forced.left()).toBe(0);
});

test(
  'colours: sixteen on a terminal, none with NO_COLOR, more when asked; ASCII where the locale has no UTF-8',
  SLOW,
  async () => {
    const colors = async (args: string[], env: Record<string, string | undefined>) => {
      const { press, shows, sent, left } = await inTerminal(['play', 'ring', ...args], 80, 24, { env });
      await shows(/READY +step +0/);
      press('q');
      expect(await left()).toBe(0);
      return sent();
    };
    const ESC = '\x1b';
    expect(await colors([], { NO_COLOR: undefined })).toContain(`${ESC}[36m`);
    const mono = await colors([], {});
    expect(mono).not.toMatch(new RegExp(`${ESC}\\[3\\dm`));
    expect(mono).toContain(`${ESC}[1m`);
    expect(await colors(['--color', 'true'], {})).toContain(`${ESC}[38;2;`);
    expect(await colors(['--color', '256', '--theme', 'light'], {})).toContain(`${ESC}[38;5;`);
    expect(await colors([], { NO_COLOR: undefined, FORCE_COLOR: '3' })).toContain(`${ESC}[38;2;`);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is the claim
    expect(await colors([], { LC_ALL: 'C' })).toMatch(/^[\x00-\x7f]*$/);
  },
);

test.each([
  ['SIGTERM', 143],
  ['SIGHUP', 129],
  ['SIGQUIT', 131],
])('%s gives the terminal back', SLOW, async (signal, code) => {
  const { shows, press, signal: kill, sent, left } = await inTerminal(['play', 'generations', '--speed', 'max']);
  await shows(/READY +step +0/);
  press(' ');
  kill(signal);
  expect(await left()).toBe(code);
  expect(sent()).toContain('\x1b[?1049l\x1b[?25h');
});

test('--at and --speed begin where they say; --no-animation jumps from event to event', SLOW, async () => {
  const { press, shows, left } = await inTerminal(['play', 'ring', '--at', 'gc:1', '--speed', '8', '--no-animation']);
  await shows(/PAUSED +step +5\/\d+ +8x/);
  press(' ');
  await shows(/PAUSED +step +(?!5\/)\d+\//);
  press('q');
  expect(await left()).toBe(0);
});

test('the chooser opens a file by a path that tab completes', SLOW, async () => {
  writeFileSync(join(folder, 'own-script.py'), 'rows = [[] for _ in range(10)]\n');
  mkdirSync(join(folder, 'elsewhere'));
  symlinkSync('elsewhere', join(folder, 'linked'));
  const { press, shows, left } = await inTerminal([], 100, 30, { cwd: folder });
  await shows('Choose a scenario');
  press('o');
  await shows(/linked\/ .*own-script\.py/);
  press('own\t\r');
  await shows(/own-script +CPython/);
  press('q');
  expect(await left()).toBe(0);
});
