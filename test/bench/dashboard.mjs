// What the live screen costs, at 120x40 while the engine runs an endless loop as fast as it can.

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fixed, median, table } from './figures.mjs';
import { ENVIRONMENT, HEAPTOP } from './interpreters.mjs';
import { openScreen } from './live-screen.mjs';
import { threadSeconds, workSeconds } from './thread-time.mjs';

const LOOP = join(import.meta.dirname, 'loops/endless.py');
/** Steps of one turn of the loop. */
const STEPS_PER_TURN = 4;

/** Milliseconds for the engines to warm up, and of one measured stretch. */
const WARM_UP = 2000;
const STRETCH = 1200;
/** Stretches of each in one round, in turn. */
const STRETCHES = 4;

/** Each key, and what shows that it has been answered. */
const KEYS = [
  ['?', /any key|Play or pause; at the end/],
  ['?', /▸ RUNNING/],
  [' ', /‖ PAUSED/],
  [' ', /▸ RUNNING/],
  ['s', /sorted by count/],
  ['S', /sorted by size/],
  ['e', /╭─▸\[4\] top 10/],
  ['e', /traced memory/],
];
const KEY_ROUNDS = 5;

export async function measureDashboard({ rounds, tell }) {
  const pairs = [];
  const latencies = [];
  for (let round = 0; round < rounds; round++) {
    const headless = await runHeadless();
    const live = await runLive();
    try {
      await sleep(WARM_UP);
      for (let n = 0; n < STRETCHES; n++) pairs.push({ headless: await stretch(headless), live: await stretch(live) });
      headless.close();
      latencies.push(...(await keyLatencies(live.screen)));
    } finally {
      headless.close();
      live.close();
    }
    tell(
      pairs
        .slice(-STRETCHES)
        .map(({ headless: a, live: b }) => `${millions(a.speed)} ${millions(b.speed)}`)
        .join(', '),
    );
  }
  return { pairs, latencies };
}

export function dashboardTable({ pairs, latencies }) {
  const of = (pick) => median(pairs.map(pick));
  return table([
    ['120x40, endless loop at full speed', 'measured', 'bar', 'aim'],
    [
      'a core for drawing 10 screens a second',
      percent(of(({ live }) => (10 * live.share) / live.screens)),
      '< 12 %',
      '5 %',
    ],
    [
      'screens drawn a second',
      fixed(
        of(({ live }) => live.screens),
        1,
      ),
      '',
      '',
    ],
    ['engine’s speed, of headless', percent(of(({ live, headless }) => live.speed / headless.speed)), '> 80 %', '95 %'],
    ['… by CPU time of its thread', percent(of(({ live, headless }) => live.efficiency / headless.efficiency)), '', ''],
    ['… in million steps a second', millions(of(({ live }) => live.speed)), '', ''],
    [`key to changed screen, median of ${latencies.length}`, `${fixed(median(latencies), 0)} ms`, '< 50 ms', ''],
    [
      '… 19 of 20 come within',
      `${fixed(latencies.toSorted((a, b) => a - b)[Math.floor(0.95 * latencies.length)], 0)} ms`,
      '',
      '',
    ],
    ['… the slowest', `${fixed(Math.max(...latencies), 0)} ms`, '< 150 ms', ''],
  ]);
}

const percent = (share) => (Number.isFinite(share) ? `${fixed(100 * share, 1)} %` : '-');
const millions = (steps) => fixed(steps / 1e6, 2);

/** What a run does in a stretch of time, while the other one stands still. */
async function stretch(run) {
  process.kill(run.pid, 'SIGCONT');
  await sleep(STRETCH / 4);
  const before = await run.reading();
  await sleep(STRETCH);
  const after = await run.reading();
  process.kill(run.pid, 'SIGSTOP');
  const seconds = (after.at - before.at) / 1000;
  const steps = after.step - before.step;
  return {
    speed: steps / seconds,
    efficiency: steps / (after.work - before.work),
    share: (after.main - before.main) / seconds,
    screens: (after.screens - before.screens) / seconds,
  };
}

/** The loop without a screen: it tells itself how far it is. */
async function runHeadless() {
  const child = spawn(process.execPath, [HEAPTOP, 'run', LOOP], {
    env: ENVIRONMENT,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let hear = () => {};
  child.stderr.setEncoding('utf8').on('data', (text) => hear(Number(text.match(/\d+/g)?.at(-1)) * STEPS_PER_TURN));
  const nextStep = () => new Promise((resolve) => (hear = resolve));
  await nextStep();
  return {
    pid: child.pid,
    reading: async () => ({
      step: await nextStep(),
      at: performance.now(),
      main: 0,
      work: workSeconds(child.pid),
      screens: 0,
    }),
    close: () => child.kill('SIGKILL'),
  };
}

async function runLive() {
  const screen = await openScreen(LOOP);
  await screen.shows(/READY/);
  screen.press('++++++++++ ');
  await screen.shows(/RUNNING/);
  const { step, pid, close } = screen;
  return {
    screen,
    pid,
    close,
    /** At the moment when a new step number has come. */
    reading: async () => {
      const last = step();
      await screen.shows({ [Symbol.match]: () => step() > last || null });
      const { main, engine } = threadSeconds(pid);
      return { step: step(), at: performance.now(), main, work: engine, screens: screen.screens() };
    },
  };
}

/** Milliseconds from each key to the screen that shows its effect. */
async function keyLatencies(screen) {
  process.kill(screen.pid, 'SIGCONT');
  await sleep(STRETCH);
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
