import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { expect } from 'vitest';
import { CLI } from './heaptop.ts';

/** Variables of the terminal; undefined takes one away. */
type Environment = Readonly<Record<string, string | undefined>>;

/** How long a screen may take to come, in ms: the machine may be busy. */
const PATIENCE = 40_000;

/** A text is meant as it stands: `nowhere?` is no pattern. */
function holds(screen: string, expected: string | RegExp): boolean {
  return typeof expected === 'string' ? screen.includes(expected) : expected.test(screen);
}

/** The built command, or a shell, in a pseudo-terminal, seen through an emulator. */
export async function inTerminal(
  args: readonly string[],
  columns = 80,
  rows = 24,
  { env = {}, cwd, program }: { readonly env?: Environment; readonly cwd?: string; readonly program?: string } = {},
) {
  let size = { columns, rows };
  let sent = '';
  const emulator = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  const child = pty.spawn(program ?? process.execPath, [...(program === undefined ? [CLI] : []), ...args], {
    cols: columns,
    rows,
    env: environmentOf({ PATH: process.env.PATH, TERM: 'xterm-256color', NO_COLOR: '1', ...env }),
    ...(cwd === undefined ? {} : { cwd }),
  });
  child.onData((data) => {
    sent += data;
    emulator.write(data);
  });
  const ended = new Promise<number>((resolve) => {
    child.onExit(({ exitCode, signal }) => resolve(signal ? 128 + signal : exitCode));
  });
  const text = () => {
    const { active } = emulator.buffer;
    const lines = Array.from({ length: size.rows }, (_, y) =>
      active.getLine(active.viewportY + y)?.translateToString(true),
    );
    return lines.join('\n');
  };
  /** Waits until the screen matches and is complete: a frame comes in pieces. Its text then. */
  const shows = async (expected: string | RegExp) => {
    let before = '';
    for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
      const now = text();
      if (now === before && holds(now, expected)) return now;
      before = now;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    expect(text()).toMatch(expected);
    return text();
  };
  /** Waits until it has written a text, which may have moved off the screen again. */
  const said = async (expected: string) => {
    for (const end = Date.now() + PATIENCE; Date.now() < end && !sent.includes(expected); )
      await new Promise((resolve) => setTimeout(resolve, 30));
    expect(sent).toContain(expected);
  };
  /** Waits until the screen matches while the run goes on, and no two screens are the same. */
  const passes = async (expected: RegExp) => {
    for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
      if (holds(text(), expected)) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(text()).toMatch(expected);
  };
  return {
    press: (keys: string) => child.write(keys),
    /** All bytes so far. */
    sent: () => sent,
    resize: (width: number, height: number) => {
      size = { columns: width, rows: height };
      emulator.resize(width, height);
      child.resize(width, height);
    },
    signal: (name: string) => child.kill(name),
    cursor: () => ({ x: emulator.buffer.active.cursorX, y: emulator.buffer.active.cursorY }),
    text,
    shows,
    said,
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

function environmentOf(variables: Environment): Record<string, string> {
  const set = Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(set);
}
