import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { expect } from 'vitest';
import { CLI } from './heaptop.ts';

/** The built command in a pseudo-terminal, seen through an emulator. */
export async function inTerminal(args: readonly string[], columns = 80, rows = 24) {
  const emulator = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  const child = pty.spawn(process.execPath, [CLI, ...args], {
    cols: columns,
    rows,
    env: { PATH: process.env.PATH, TERM: 'xterm-256color', NO_COLOR: '1' } as Record<string, string>,
  });
  child.onData((data) => emulator.write(data));
  const ended = new Promise<number>((resolve) => {
    child.onExit(({ exitCode, signal }) => resolve(signal ? 128 + signal : exitCode));
  });
  const text = () => {
    const { active } = emulator.buffer;
    const lines = Array.from({ length: rows }, (_, y) => active.getLine(active.viewportY + y)?.translateToString(true));
    return lines.join('\n');
  };
  /** Waits until the screen matches and is complete: a frame comes in pieces. Its text then. */
  const shows = async (expected: string | RegExp) => {
    let before = '';
    for (let i = 0; i < 700; i += 1) {
      const now = text();
      if (now === before && now.match(expected)) return now;
      before = now;
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    expect(text()).toMatch(expected);
    return text();
  };
  /** Waits until the screen matches while the run goes on, and no two screens are the same. */
  const passes = async (expected: RegExp) => {
    for (let i = 0; i < 2000; i += 1) {
      if (text().match(expected)) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(text()).toMatch(expected);
  };
  return {
    press: (keys: string) => child.write(keys),
    text,
    shows,
    passes,
    /** The exit code, once the program is over; the terminal must be as it was. */
    left: async () => {
      const code = await ended;
      await new Promise<void>((resolve) => emulator.write('', resolve));
      expect(emulator.buffer.active.type).toBe('normal');
      return code;
    },
  };
}
