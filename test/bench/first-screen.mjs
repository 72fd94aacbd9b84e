// How soon the first whole screen of the dashboard stands, in a pseudo-terminal of 120x40, against a Node that does nothing.

import pty from '@lydell/node-pty';
import { fixed, median, table } from './figures.mjs';
import { ENVIRONMENT, HEAPTOP } from './interpreters.mjs';
import { COLUMNS, ROWS } from './live-screen.mjs';

const TIMES = 15;

/** A screen is written inside one synchronized update; the hints are its last row. */
const SCREEN_ENDS = '\x1b[?2026l';
const LAST_HINT = 'quit';

export async function measureFirstScreen() {
  const nothing = [];
  const screens = [];
  for (let time = 0; time < TIMES; time++) {
    nothing.push(await secondsOf(['-e', '0'], () => false));
    screens.push(await secondsOf([HEAPTOP, 'play', 'ring'], isWhole));
  }
  return { nothing, screens };
}

export function firstScreenTable({ nothing, screens }) {
  const over = (of) => `${fixed(1000 * (of(screens) - of(nothing)), 0)} ms`;
  const least = (seconds) => Math.min(...seconds);
  const ms = (seconds) => `${fixed(1000 * seconds, 0)} ms`;
  return table([
    [`120x40, ${TIMES} starts of each in turn`, 'median', 'fastest', 'bar'],
    ['node -e 0', ms(median(nothing)), ms(least(nothing)), ''],
    ['heaptop play ring, to its first whole screen', ms(median(screens)), ms(least(screens)), ''],
    ['… over node -e 0', over(median), over(least), '< 250 ms'],
  ]);
}

const isWhole = (text) => text.includes(LAST_HINT) && text.includes(SCREEN_ENDS, text.lastIndexOf(LAST_HINT));

/** From the start of a process to what is waited for, or to its end. */
function secondsOf(args, isThere) {
  return new Promise((resolve) => {
    const begun = performance.now();
    const child = pty.spawn(process.execPath, args, {
      cols: COLUMNS,
      rows: ROWS,
      env: { ...ENVIRONMENT, TERM: 'xterm-256color' },
    });
    let text = '';
    let seconds = null;
    child.onData((data) => {
      text += data;
      if (seconds !== null || !isThere(text)) return;
      seconds = (performance.now() - begun) / 1000;
      child.kill('SIGKILL');
    });
    child.onExit(() => resolve(seconds ?? (performance.now() - begun) / 1000));
  });
}
