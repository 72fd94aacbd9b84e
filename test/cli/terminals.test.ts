import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CLI } from './heaptop.ts';
import { inTerminal } from './terminal.ts';

// What terminals do, and what they are not told: sizes, keys, bytes, jobs.

const ESC = '\x1b';
/** The run has been looked through: its length is known. */
const READY = /READY +step +0\/\d/;
const SLOW = { timeout: 60_000 };

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'heaptop-terminals-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A shell's command line with the built command in it. */
function shell(line: string, columns = 80, rows = 24, env: Record<string, string | undefined> = {}) {
  const command = line.replace('heaptop', `'${process.execPath}' '${CLI}'`);
  return inTerminal(['-c', command], columns, rows, { program: '/bin/sh', env });
}

test('without a keyboard the screen at the end is printed, and one sentence says why', SLOW, async () => {
  const { sent, text, left } = await shell('heaptop play ring </dev/null', 80, 40);
  expect(await left()).toBe(0);
  expect(text()).toContain('■ END');
  expect(sent().match(/the input is not a terminal/g)).toHaveLength(1);
  expect(sent()).not.toMatch(/Raw mode|\n +at /);
});

test('a terminal that does not tell its size: COLUMNS and LINES, else 80x24', SLOW, async () => {
  for (const [env, columns, rows] of [
    [{}, 80, 24],
    [{ COLUMNS: '100', LINES: '30' }, 100, 30],
  ] as const) {
    const { press, shows, text, left } = await shell('stty cols 0 rows 0; heaptop play ring', 120, 40, env);
    await shows(READY);
    const lines = text().trimEnd().split('\n');
    expect(lines).toHaveLength(rows);
    expect(lines[0].length).toBe(columns - 1);
    press('q');
    expect(await left()).toBe(0);
  }
});

test.each([
  ['an empty NO_COLOR is none', { NO_COLOR: '' }, `${ESC}[36m`],
  ['FORCE_COLOR=1', { NO_COLOR: undefined, FORCE_COLOR: '1' }, `${ESC}[36m`],
  ['FORCE_COLOR=2', { NO_COLOR: undefined, FORCE_COLOR: '2' }, `${ESC}[38;5;`],
  ['NO_COLOR beats FORCE_COLOR', { NO_COLOR: '1', FORCE_COLOR: '3' }, `${ESC}[1m`],
])('%s', SLOW, async (_, env, expected) => {
  const { press, shows, sent, left } = await inTerminal(['play', 'ring'], 80, 24, { env });
  await shows(READY);
  press('q');
  expect(await left()).toBe(0);
  expect(sent()).toContain(expected);
  expect(sent()).not.toContain('Warning');
});

test.each([
  [80, 24, 3000],
  [120, 40, 8000],
  [200, 60, 15_000],
])('%ix%i: a frame is one update of few bytes, never cleared; none where nothing changes', SLOW, async (...size) => {
  const [columns, rows, budget] = size;
  const { press, shows, sent, left } = await inTerminal(['play', 'generations', '--speed', '64'], columns, rows, {
    env: { NO_COLOR: undefined },
  });
  await shows(READY);
  const begun = sent().length;
  press(' ');
  await shows(/RUNNING/);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  press(' ');
  await shows(/PAUSED/);
  const played = sent().slice(begun);
  const frames = played.split(`${ESC}[?2026h`).slice(1);
  expect(frames.length).toBeGreaterThan(3);
  for (const frame of frames) {
    expect(frame.endsWith(`${ESC}[?2026l`)).toBe(true);
    expect(Buffer.byteLength(frame)).toBeLessThan(budget);
  }
  expect(played).not.toContain(`${ESC}[2J`);
  const rest = sent().length;
  press('\x1b[1;3A');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(sent().length).toBe(rest);
  // Wrapping is off while it draws, and on again behind it.
  expect(sent()).toContain(`${ESC}[?1049h${ESC}[?25l${ESC}[?7l`);
  press('q');
  expect(await left()).toBe(0);
  expect(sent()).toContain(`${ESC}[?7h`);
});

test('fifty sizes, with a prompt open and with a panel expanded: the picture of the last one', SLOW, async () => {
  const { press, shows, text, resize, left } = await inTerminal(['play', 'ring'], 120, 40);
  await shows(READY);
  const storm = () => {
    for (let i = 1; i <= 50; i++) resize(1 + ((i * 37) % 210), 1 + ((i * 23) % 70));
  };
  press(':50');
  await shows('go to: 50');
  storm();
  resize(100, 30);
  await shows(/^ go to: 50 *$/m);
  press('%\r');
  await shows(/step +61\//);
  press('4e');
  storm();
  resize(80, 24);
  const expanded = await shows('▸[4] top 10');
  expect(expanded.split('\n')).toHaveLength(24);
  press(`${ESC}`);
  await shows(/generations|gen +objects/);
  press(`${ESC}`);
  await shows('? help');
  const fresh = await inTerminal(['play', 'ring', '--at', '61'], 80, 24);
  await fresh.shows(/step +61\/\d/);
  await shows(/step +61\/\d/);
  expect(withoutStory(text())).toBe(withoutStory(fresh.text()));
  press('q');
  fresh.press('q');
  expect([await left(), await fresh.left()]).toEqual([0, 0]);
});

/** What the last step did is told only to who saw it happen. */
function withoutStory(screen: string): string {
  return screen.replace(/^▸.*$/m, '');
}

test('keys as terminals send them: in pieces, in other encodings, and what is no key at all', SLOW, async () => {
  const { press, shows, text, left } = await inTerminal(['play', 'ring'], 80, 24);
  await shows(READY);
  const pieces = async (...parts: string[]) => {
    for (const part of parts) {
      press(part);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  await pieces(ESC, '[', 'C');
  await shows(/step +1\//);
  // home and end of xterm, of applications' mode, of the VT220 and rxvt
  for (const [home, end] of [
    ['[H', '[F'],
    ['OH', 'OF'],
    ['[1~', '[4~'],
    ['[7~', '[8~'],
  ]) {
    press(ESC + end);
    await shows(/■ END/);
    press(ESC + home);
    await shows(/○ READY/);
  }
  // backspace as DEL and as BS
  for (const backspace of ['\x7f', '\b']) {
    press(':99');
    await shows(/go to: 99/);
    press(backspace);
    await shows(/go to: 9 *$/m);
    press(ESC);
    await shows('? help');
  }
  // alt and ctrl arrows, focus, a mouse, bracketed paste, the kitty protocol, function keys, sequences nobody knows
  const before = text();
  for (const noise of [
    '[1;3D',
    '[1;5C',
    '[I',
    '[O',
    '[<0;10;5M',
    '[200~',
    '[201~',
    '[97;5u',
    '[57358u',
    'OP',
    '[15~',
    '[?1;2c',
  ])
    press(ESC + noise);
  press('/');
  await shows(/^ \/ +text of a row/m);
  press(`${ESC}[1;5D${ESC}[99;5~`);
  press('ring');
  await shows(/^ \/ ring *$/m);
  press('\r');
  press(ESC);
  await shows('? help');
  press(ESC);
  press('x'.repeat(1_000_000));
  await shows(/pasted text is no key|x does nothing here/);
  await new Promise((resolve) => setTimeout(resolve, 500));
  press('\f');
  press('m');
  await shows('mark 1 at step 0');
  press('m');
  await shows('no mark at step 0');
  expect(text().split('\n').slice(2, -1)).toEqual(before.split('\n').slice(2, -1));
  press('q');
  expect(await left()).toBe(0);
});

test('ctrl+z goes back to the shell, fg comes back to the same screen', SLOW, async () => {
  const { press, shows, said, sent, left } = await inTerminal(['--norc', '--noprofile', '-i'], 80, 24, {
    program: '/bin/bash',
    env: { PS1: 'shell$ ' },
  });
  await shows('shell$');
  press(`'${process.execPath}' '${CLI}' play ring\r`);
  await shows(READY);
  press('\x1b[C');
  const before = await shows(/step +1\//);
  press('\x1a');
  await said('Stopped');
  expect(sent()).toContain(`${ESC}[?1049l${ESC}[?25h`);
  await shows('shell$');
  press('fg\r');
  expect(await shows(/step +1\//)).toBe(before);
  press('q');
  await shows('heaptop: ring');
  press('exit\r');
  expect(await left()).toBe(0);
});

/** What each panel's key shows. */
const PANELS = {
  1: 'source',
  2: 'generations',
  3: 'traced memory',
  4: 'top 10',
  5: 'collections',
  6: 'garbage',
  7: 'names',
  8: 'output',
  9: 'story',
  0: 'object',
  t: 'types',
  p: 'pymalloc',
};

test('every panel pages, go to knows cells, T goes through the themes', SLOW, async () => {
  const { press, shows, left } = await inTerminal(['play', 'weak-references'], 120, 40);
  await shows(READY);
  press(':cell 3\r');
  await shows(/PAUSED.*\n.*cell 4\/6/);
  press(':cell 99\r');
  await shows('there is no cell 99');
  press('G');
  await shows(/■ END/);
  // A screen that has not changed yet is complete, too: what is waited for must be the panel's own.
  for (const [key, panel] of Object.entries(PANELS)) {
    press(key);
    await shows(`▸[${key}] ${panel} `);
    for (const page of ['[6~', '[5~', '[6~']) press(ESC + page);
  }
  press('4e');
  await shows(/▸\[4\] top 10 .* 1–\d+ of \d+/);
  press(`${ESC}[6~`);
  await shows(/▸\[4\] top 10 .* (?!1–)\d+–\d+ of \d+/);
  press(`${ESC}[5~`);
  await shows(/▸\[4\] top 10 .* 1–\d+ of \d+/);
  for (const theme of ['light', 'colour-blind', 'mono', 'dark']) {
    press('T');
    await shows(`theme ${theme}`);
  }
  press('q');
  expect(await left()).toBe(0);
});

test('no folder to write to is one sentence', SLOW, async () => {
  const script = join(folder, 'small.py');
  writeFileSync(script, 'rows = [1]\n');
  const { press, shows, left } = await inTerminal(['play', script], 100, 30, { cwd: folder });
  await shows(READY);
  press('w\x15/dev/full/screen.txt\r');
  await shows('there is no such folder');
  // Two keys, however fast: not one with alt.
  press(ESC);
  await new Promise((resolve) => setTimeout(resolve, 15));
  press('q');
  expect(await left()).toBe(0);
});

test('a file that would be too large is one sentence each time, and nothing of it stays', SLOW, async () => {
  const small = mkdtempSync(join(folder, 'limited-'));
  const command = `ulimit -f 4; '${process.execPath}' '${CLI}' play ring`;
  const { press, shows, left } = await inTerminal(['-c', command], 100, 30, { program: '/bin/sh', cwd: small });
  await shows(READY);
  press('w\x15screen.svg\r');
  await shows(/it would be too large a file +write to: screen\.svg/);
  press('\x15another.svg\r');
  await shows(/it would be too large a file +write to: another\.svg/);
  expect(readdirSync(small)).toEqual([]);
  press('\x15small/screen.txt\r');
  await shows('there is no such folder');
  press(ESC);
  await shows('? help');
  press('q');
  expect(await left()).toBe(0);
});

test(
  'a script that is no UTF-8 text: nothing is drawn; one that becomes so leaves its run where it is',
  SLOW,
  async () => {
    const script = join(folder, 'latin.py');
    writeFileSync(script, 'rows = [1]\n');
    const { press, shows, left } = await inTerminal(['play', script], 120, 30);
    await shows(READY);
    writeFileSync(script, Buffer.from("rows = [1]\nname = 'caf\xe9'\n", 'latin1'));
    await shows('not run: latin.py is not UTF-8 text');
    press('\x1b[C');
    await shows(/PAUSED +step +1\//);
    press('q');
    expect(await left()).toBe(0);
    const refused = await inTerminal(['play', script], 120, 30);
    expect(await refused.left()).toBe(2);
    expect(refused.sent()).toMatch(/^heaptop: \S*latin\.py is not UTF-8 text: see line 2\r\n$/);
  },
);

test('in sentences a run that moves is told once a second, and one that stands still not at all', SLOW, async () => {
  const { press, said, sent, left } = await inTerminal(
    ['play', 'generators', '--screen-reader', '--speed', '64'],
    160,
    40,
  );
  await said('Step 0');
  const sentences = () => sent().match(/^Step [\d,]+/gm)?.length ?? 0;
  const since = performance.now();
  const before = sentences();
  press(' ');
  await new Promise((resolve) => setTimeout(resolve, 3200));
  const told = sentences() - before;
  // One when it begins, then one a second.
  expect(told).toBeGreaterThan(1);
  expect(told).toBeLessThanOrEqual(1 + Math.ceil((performance.now() - since) / 1000));
  press(' ');
  await said(', paused');
  const still = sent();
  await new Promise((resolve) => setTimeout(resolve, 1200));
  expect(sent()).toBe(still);
  press('q');
  expect(await left()).toBe(0);
});

/** Without the spaces at the ends of lines, where cells may have been written or not. */
function trimmed(screen: string): string {
  return screen.replace(/ +$/gm, '').trimEnd();
}

test.skipIf(spawnSync('tmux', ['-V']).status !== 0)(
  'under tmux: the same screen, any size, given back',
  SLOW,
  async () => {
    const tmux = (...args: string[]): string =>
      spawnSync('tmux', ['-L', `heaptop-test-${process.pid}`, '-f', '/dev/null', ...args], {
        encoding: 'utf8',
        env: { PATH: process.env.PATH, TERM: 'xterm-256color', LC_ALL: 'C.UTF-8', NO_COLOR: '1' },
      }).stdout;
    const shows = async (expected: string | RegExp): Promise<string> => {
      const end = Date.now() + 40_000;
      for (let text = tmux('capture-pane', '-p'); ; text = tmux('capture-pane', '-p')) {
        if (text.match(expected) || Date.now() > end) {
          expect(text).toMatch(expected);
          return trimmed(text);
        }
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    };
    try {
      const command = `'${process.execPath}' '${CLI}' play ring`;
      tmux('new-session', '-d', '-x', '80', '-y', '24', `sh -c "${command}; echo left $?; exec cat"`);
      const beside = await inTerminal(['play', 'ring'], 80, 24);
      await shows(READY);
      await beside.shows(READY);
      tmux('send-keys', 'Right');
      beside.press('\x1b[C');
      const step = /PAUSED +step +1\//;
      await beside.shows(step);
      expect(await shows(step)).toBe(trimmed(beside.text()));
      tmux('resize-window', '-x', '120', '-y', '40');
      beside.resize(120, 40);
      const large = /├─ \[3\] traced memory/;
      await beside.shows(large);
      await shows(large);
      expect(await shows(/help q quit/)).toBe(trimmed(beside.text()));
      beside.press('q');
      tmux('send-keys', 'q');
      await shows(/^heaptop: ring paused at step 1[\s\S]*^left 0$/m);
      expect(await beside.left()).toBe(0);
    } finally {
      tmux('kill-server');
    }
  },
);
