// What the live screen costs, at 120x40 while the engine runs an endless loop as fast as it can.

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fixed, median, table } from './figures.mjs';
import { ENVIRONMENT, HEAPTOP } from './interpreters.mjs';
import { openScreen } from './live-screen.mjs';

const LOOP = join(import.meta.dirname, 'loops/endless.py');
/** Steps of one turn of the loop. */
const STEPS_PER_TURN = 4;

/** Seconds for the engine to warm up, and seconds that are measured. */
const WARM_UP = 2;
const MEASURED = 4;

/** Each key, and what shows that it has been answered. */
const KEYS = [
  ['?', /any key|Play or pause; at the end/],
  ['?', /▸ RUNNING/],
  [' ', /‖ PAUSED/],
  [' ', /▸ RUNNING/],
  ['s', /sorted by count/],
  ['s', /sorted by average/],
  ['s', /sorted by file:line/],
  ['s', /sorted by size/],
];
const KEY_ROUNDS = 5;

/** Linux counts in hundredths of a second. */
const TICKS = 100;

export async function measureDashboard({ rounds, tell }) {
  const measured = [];
  for (let round = 0; round < rounds; round++) {
    const headless = await headlessSpeed();
    const live = await liveFigures();
    measured.push({ headless, ...live });
    tell(`headless ${millions(headless)}, live ${millions(live.speed)} steps/s, ${fixed(live.screens, 1)} screens/s`);
  }
  return measured;
}

export function dashboardTable(measured) {
  const of = (pick) => median(measured.map(pick));
  const keys = measured.flatMap(({ latencies }) => latencies);
  return table([
    ['120x40, endless loop at full speed', 'measured', 'bar', 'aim'],
    [
      'a core’s share for drawing 10 screens a second',
      percent(of(({ share, screens }) => (10 * share) / screens)),
      '< 12 %',
      '5 %',
    ],
    ['… for the screens drawn', percent(of(({ share }) => share)), '', ''],
    [
      'screens drawn a second',
      fixed(
        of(({ screens }) => screens),
        1,
      ),
      '',
      '',
    ],
    ['engine’s speed, of headless', percent(of(({ speed, headless }) => speed / headless)), '> 80 %', '95 %'],
    ['… in million steps a second', millions(of(({ speed }) => speed)), '', ''],
    [`key to changed screen, median of ${keys.length}`, `${fixed(median(keys), 0)} ms`, '< 50 ms', ''],
    ['… the slowest', `${fixed(Math.max(...keys), 0)} ms`, '< 150 ms', ''],
  ]);
}

const percent = (share) => (Number.isFinite(share) ? `${fixed(100 * share, 1)} %` : '-');
const millions = (steps) => fixed(steps / 1e6, 2);

/** Steps a second without a screen: the loop itself tells how far it is. */
async function headlessSpeed() {
  const child = spawn(process.execPath, [HEAPTOP, 'run', LOOP], {
    env: ENVIRONMENT,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const marks = [];
  child.stderr.setEncoding('utf8').on('data', (text) => {
    const turn = Number(text.match(/\d+/g)?.at(-1));
    marks.push({ at: performance.now(), steps: turn * STEPS_PER_TURN });
  });
  await sleep(1000 * (WARM_UP + MEASURED));
  child.kill('SIGKILL');
  const end = marks.at(-1);
  const start = marks.find(({ at }) => at > end.at - 1000 * MEASURED);
  return (1000 * (end.steps - start.steps)) / (end.at - start.at);
}

async function liveFigures() {
  const screen = await openScreen(LOOP);
  try {
    await screen.shows(/READY/);
    screen.press('++++++++++ ');
    await screen.shows(/RUNNING/);
    await sleep(1000 * WARM_UP);
    const before = await reading(screen);
    await sleep(1000 * MEASURED);
    const after = await reading(screen);
    const seconds = (after.at - before.at) / 1000;
    return {
      speed: (after.step - before.step) / seconds,
      screens: (after.screens - before.screens) / seconds,
      share: (after.cpu - before.cpu) / seconds,
      latencies: await keyLatencies(screen),
    };
  } finally {
    screen.close();
  }
}

/** What is to be read of a live screen, at the moment when a new step number has come. */
async function reading(screen) {
  const { step } = screen;
  const last = step();
  await screen.shows({ [Symbol.match]: () => step() > last || null });
  return { at: performance.now(), step: step(), screens: screen.screens(), cpu: mainThreadSeconds(screen.pid) };
}

/** CPU seconds of a process's main thread, which draws; the engine has a thread of its own. NaN where there is no /proc. */
function mainThreadSeconds(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/task/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  } catch {
    return Number.NaN;
  }
}

/** Milliseconds from each key to the screen that shows its effect. */
async function keyLatencies(screen) {
  const latencies = [];
  for (let round = 0; round < KEY_ROUNDS; round++) {
    for (const [at, [key, expected]] of KEYS.entries()) {
      // At any moment between two screens.
      await sleep(300 + (((round * KEYS.length + at) * 37) % 101));
      const pressed = performance.now();
      screen.press(key);
      await screen.shows(expected);
      latencies.push(performance.now() - pressed);
    }
  }
  return latencies;
}
