// What gets slower as a run gets longer or its heap larger: a step, a collection, and going to another step.

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fixed, median, table } from './figures.mjs';
import { ENVIRONMENT, HEAPTOP } from './interpreters.mjs';
import { openScreen } from './live-screen.mjs';
import { otherThreads, workSeconds, workSince } from './thread-time.mjs';

const LOOPS = join(import.meta.dirname, 'loops');

const STEPS = [10_000, 100_000, 1_000_000, 10_000_000];
const TRACKED = [10_000, 100_000, 1_000_000];

/**
 * From the end of loops/cells.py to other places and back: what is pressed, about which million steps it leads to, and for
 * how many seconds nobody presses anything before.
 */
const MOVES = [
  ['one step back from the end', '\x1b[D', 10],
  ['one more step back', '\x1b[D', 10],
  ['back to step 7.5 million', '{', 7.5],
  ['back to step 5 million', '{', 5],
  ['one step back after a rest', '\x1b[D', 5, 10],
  ['back to step 2.5 million', '{', 2.5],
  ['on to step 5 million', '}', 5],
  ['on to the end', 'G', 10],
  ['to the start', 'g', 0],
  // By the number of a step; nobody has been there.
  ['on to the end again', 'G', 10],
  ['back to step 9 million, after a rest', ':9000000\r', 9, 20],
  ['back to step 7 million', ':7000000\r', 7],
  ['back to step 4 million', ':4000000\r', 4],
  ['back to step 1 million', ':1000000\r', 1],
  ['on to the end, from there', 'G', 10],
];

/** @param seeks - the seeks alone */
export async function measureScaling({ rounds, seeks, tell }) {
  const steps = STEPS.map(() => []);
  const collections = TRACKED.map(() => []);
  const moves = MOVES.map(() => []);
  for (let round = 0; round < rounds; round++) {
    if (!seeks) {
      for (const [at, cost] of (await stepCosts()).entries()) steps[at].push(cost);
      for (const [at, size] of TRACKED.entries()) collections[at].push(await collectionCost(size));
    }
    for (const [at, times] of (await moveTimes()).entries()) moves[at].push(times);
    const last = [...(seeks ? [] : [...steps, ...collections]), ...moves.map((list) => list.map(({ work }) => work))];
    tell(`round ${round + 1}: ${last.map((list) => fixed(list.at(-1), 1)).join(' ')}`);
  }
  return seeks ? { moves } : { steps, collections, moves };
}

export function scalingTables({ steps, collections, moves }) {
  const lengths = steps && [
    table([
      ['steps run', 'ns a step, of the second half'],
      ...STEPS.map((count, at) => [grouped(count), fixed(median(steps[at]), 0)]),
    ]),
    table([
      ['tracked objects', 'ms a full collection', 'ns an object'],
      ...TRACKED.map((size, at) => {
        const cost = median(collections[at]);
        return [grouped(size), fixed((cost * size) / 1e6, 2), fixed(cost, 1)];
      }),
    ]),
  ];
  return [
    ...(lengths ?? []),
    table([
      ['seek in a run of 10 million steps', 'seconds', 'the engine’s work'],
      ...MOVES.map(([title], at) => [
        title,
        ...['clock', 'work'].map((by) => fixed(median(moves[at].map((of) => of[by])))),
      ]),
    ]),
  ].join('\n\n');
}

const grouped = (count) => count.toLocaleString('en');

/** Nanoseconds of a step in the second half of so many. */
async function stepCosts() {
  const took = await stretches('steps.py', ...STEPS.flatMap((count) => [count / 2, count]));
  return STEPS.map((count, at) => (took[2 * at] * 1e9) / (count / 2));
}

/** Nanoseconds for each tracked object. */
async function collectionCost(size) {
  const times = Math.max(3, 300_000 / size);
  const [took] = await stretches('collections.py', size, times);
  return (took * 1e9) / times / size;
}

/** Seconds of the engine's work from each line that a script writes to stderr to the next one. */
async function stretches(script, ...args) {
  const command = [HEAPTOP, 'run', join(LOOPS, script), '--', ...args.map(String)];
  const child = spawn(process.execPath, command, { env: ENVIRONMENT, stdio: ['pipe', 'ignore', 'pipe'] });
  const marks = [];
  child.stderr.setEncoding('utf8').on('data', () => {
    marks.push(workSeconds(child.pid));
    child.stdin.write('\n');
  });
  await new Promise((resolve) => child.on('close', resolve));
  return marks.slice(1).map((mark, at) => mark - marks[at]);
}

/** For each key, the seconds until the screen shows where it leads to, and the engine's work on it. */
async function moveTimes() {
  const screen = await openScreen(join(LOOPS, 'cells.py'));
  try {
    await screen.shows(/READY/);
    screen.press('G');
    await screen.shows(/■ END/);
    const times = [];
    for (const [, key, millions, rest = 0] of MOVES) {
      await sleep(1000 * rest);
      const last = screen.step();
      const isThere = (text) => {
        const step = screen.step();
        return step !== last && /READY|PAUSED|END/.test(text) && Math.abs(step - millions * 1e6) < 20_000;
      };
      const before = otherThreads(screen.pid);
      const pressed = performance.now();
      screen.press(key);
      await screen.shows({ [Symbol.match]: isThere });
      times.push({ clock: (performance.now() - pressed) / 1000, work: workSince(before, screen.pid) });
    }
    return times;
  } finally {
    screen.close();
  }
}
