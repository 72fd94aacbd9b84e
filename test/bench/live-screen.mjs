// heaptop in a pseudo-terminal of 120x40, seen through an emulator.

import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { ENVIRONMENT, HEAPTOP } from './interpreters.mjs';

export const COLUMNS = 120;
export const ROWS = 40;

/** Each screen is written inside one synchronized update. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is one
const SCREEN_BEGINS = /\x1b\[\?2026h/g;

/** In milliseconds. */
const PATIENCE = 120_000;

export async function openScreen(script) {
  const emulator = new xterm.Terminal({ cols: COLUMNS, rows: ROWS, allowProposedApi: true });
  const child = pty.spawn(process.execPath, [HEAPTOP, 'play', script], {
    cols: COLUMNS,
    rows: ROWS,
    env: { ...ENVIRONMENT, TERM: 'xterm-256color' },
  });
  const waiting = new Set();
  let screens = 0;
  child.onData((data) => {
    screens += data.match(SCREEN_BEGINS)?.length ?? 0;
    emulator.write(data, () => {
      for (const check of waiting) check();
    });
  });
  const text = () => {
    const { active } = emulator.buffer;
    return Array.from({ length: ROWS }, (_, y) => active.getLine(active.viewportY + y)?.translateToString(true)).join(
      '\n',
    );
  };
  /** Resolves as soon as the screen matches. */
  const shows = (expected) =>
    new Promise((resolve, reject) => {
      const check = () => {
        if (!text().match(expected)) return;
        waiting.delete(check);
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        waiting.delete(check);
        reject(new Error(`the screen does not show what it should:\n${text()}`));
      }, PATIENCE);
      waiting.add(check);
      check();
    });
  return {
    pid: child.pid,
    press: (keys) => child.write(keys),
    shows,
    /** Screens drawn so far. */
    screens: () => screens,
    step: () => Number(/step +([\d,]+)/.exec(text())?.[1].replaceAll(',', '')),
    close: () => child.kill('SIGKILL'),
  };
}
