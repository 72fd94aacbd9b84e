import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';

const here = dirname(fileURLToPath(import.meta.url));
let folder = '';
let program = '';

// Bundled as the product is: each start then takes a tenth of what a loader would.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heaptop-session-'));
  program = join(folder, 'fixture.mjs');
  await build({
    entryPoints: [join(here, 'live-session-fixture.tsx')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    plugins: [
      {
        name: 'without-react-devtools',
        setup(builder) {
          builder.onResolve({ filter: /^react-devtools-core$/ }, ({ path }) => ({ path, namespace: 'none' }));
          builder.onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'export default {};' }));
        },
      },
    ],
  });
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

/** The fixture in a pseudo-terminal, seen through an emulator. */
async function start(...args: string[]) {
  const emulator = new xterm.Terminal({ cols: 80, rows: 24, allowProposedApi: true });
  const child = pty.spawn(process.execPath, [program, ...args], {
    cols: 80,
    rows: 24,
    env: { PATH: process.env.PATH, TERM: 'xterm-256color', CI: 'false' } as Record<string, string>,
  });
  child.onData((data) => emulator.write(data));
  const exited = new Promise<number>((resolve) => {
    child.onExit(({ exitCode, signal }) => resolve(signal ? 128 + signal : exitCode));
  });
  const text = () => {
    const { active } = emulator.buffer;
    return Array.from({ length: emulator.rows }, (_, y) =>
      active.getLine(active.viewportY + y)?.translateToString(true),
    ).join('\n');
  };
  const shows = async (expected: string) => {
    for (let i = 0; i < 400 && !text().includes(expected); i += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(text()).toContain(expected);
  };
  await shows('READY');
  expect(emulator.buffer.active.type).toBe('alternate');
  const left = async () => {
    const code = await exited;
    await new Promise<void>((resolve) => emulator.write('', resolve));
    expect(emulator.buffer.active.type).toBe('normal');
    expect(emulator.modes.wraparoundMode).toBe(true);
    return code;
  };
  const resize = (columns: number, rows: number) => {
    emulator.resize(columns, rows);
    child.resize(columns, rows);
  };
  return { child, shows, left, text, resize };
}

const SLOW = 60_000;

test('keys work, a resize draws anew, q gives the terminal back and exits with 0', { timeout: SLOW }, async () => {
  const { child, shows, left, resize, text } = await start();
  child.write('G');
  await shows('FAILED');
  resize(120, 40);
  await shows('╭─ [1] source');
  // A screen comes in pieces; the last row is the last of it.
  for (let i = 0; i < 100 && text().split('\n')[39] === ''; i += 1) await new Promise((done) => setTimeout(done, 50));
  expect(text().split('\n')[39]).toContain('q quit');
  child.write('q');
  expect(await left()).toBe(0);
});

test('ctrl+z without a shell to come back from goes on', { timeout: SLOW }, async () => {
  const { child, shows, left } = await start();
  child.write('\x1a');
  child.write('\x1b[C');
  await shows('PAUSED');
  child.write('\x03');
  expect(await left()).toBe(130);
});

test.each([
  ['SIGTERM', 143],
  ['SIGHUP', 129],
  ['SIGINT', 130],
] as const)('%s gives the terminal back and exits with %i', { timeout: SLOW }, async (signal, code) => {
  const { child, left } = await start();
  child.kill(signal);
  expect(await left()).toBe(code);
});

test.each([
  ['broken', 70, 'heaptop: the engine broke'],
  ['thrown', 1, 'thrown somewhere'],
  ['exit', 3, ''],
] as const)(
  'an end by %s gives the terminal back, and its words are on the main screen',
  { timeout: SLOW },
  async (trouble, code, words) => {
    const { child, left, text } = await start(trouble);
    child.write('\x1b[C');
    expect(await left()).toBe(code);
    expect(text()).toContain(words);
  },
);
