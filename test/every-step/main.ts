// Draws every step of the bundled scenarios on the way there and on the way back, and compares the screens.
//
//   npm run test:every-step [-- [--only NAME,NAME] [--most STEPS] [--jobs N]]
//
// It takes minutes: npm test compares some of the screens, and the counters of all steps. The exit status is 1 when any
// step looks different.

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { loadBundled } from '../../source/scenario/load.ts';
import type { Scenario } from '../../source/scenario/scenario.ts';
import { differentBothWays, type Runs, runsOf, type Stretch } from './every-step.ts';

/** Steps of one piece of work, and of one way back. */
const PIECE = 6_000;
const BACK = 2_000;

interface Piece extends Stretch {
  readonly name: string;
}

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    // Longer scenarios are left out: the five longest take minutes.
    most: { type: 'string', default: '1000000' },
    jobs: { type: 'string', default: String(availableParallelism()) },
  },
});

if (process.send === undefined) process.exitCode = await compareAll();
else work(process.send.bind(process));

/** Shares the pieces out among processes, and tells what they found. */
async function compareAll(): Promise<number> {
  const only = values.only.split(',').filter(Boolean);
  const scenarios = (await loadBundled()).filter(({ name }) => only.length === 0 || only.includes(name));
  const queue: Piece[] = [];
  const waiting = new Map<string, { steps: number; pieces: number; readonly different: number[] }>();
  for (const scenario of scenarios) {
    const { end } = await runsOf(scenario);
    if (end > Number(values.most)) continue;
    const pieces = piecesOf(scenario, end);
    queue.push(...pieces);
    waiting.set(scenario.name, { steps: end + 1, pieces: pieces.length, different: [] });
  }
  let failed = 0;
  const hear = (name: string, found: readonly number[]): void => {
    const scenario = waiting.get(name);
    if (scenario === undefined) return;
    scenario.different.push(...found);
    scenario.pieces -= 1;
    if (scenario.pieces > 0) return;
    const { steps, different } = scenario;
    if (different.length > 0) failed += 1;
    const verdict =
      different.length === 0 ? 'the same both ways' : `${different.length} different: step ${Math.min(...different)} …`;
    console.log(`${name.padEnd(24)}${steps.toLocaleString('en').padStart(8)} screens  ${verdict}`);
  };
  const workers = Array.from({ length: Math.max(1, Number(values.jobs)) }, () => fork(import.meta.filename));
  await Promise.all(workers.map((worker) => keepBusy(worker, queue, hear)));
  return failed === 0 ? 0 : 1;
}

function piecesOf({ name }: Scenario, end: number): Piece[] {
  return Array.from({ length: Math.ceil((end + 1) / PIECE) }, (_, i) => ({
    name,
    first: i * PIECE,
    last: Math.min(end, (i + 1) * PIECE - 1),
  }));
}

async function keepBusy(
  worker: ChildProcess,
  queue: Piece[],
  hear: (name: string, different: readonly number[]) => void,
): Promise<void> {
  const broke = once(worker, 'exit').then(() => {
    throw new Error('a process that compares steps has ended');
  });
  broke.catch(() => {});
  for (let piece = queue.shift(); piece !== undefined; piece = queue.shift()) {
    worker.send(piece);
    const [different] = await Promise.race([once(worker, 'message'), broke]);
    hear(piece.name, different);
  }
  worker.disconnect();
}

/** One of the processes: compares one piece after the other. */
function work(answer: (different: number[]) => void): void {
  let latest: { readonly name: string; readonly runs: Runs } | null = null;
  process.on('message', async ({ name, ...stretch }: Piece) => {
    if (latest?.name !== name) {
      const scenario = (await loadBundled()).find((each) => each.name === name);
      if (scenario === undefined) throw new Error(`there is no scenario ${name}`);
      latest = { name, runs: await runsOf(scenario) };
    }
    answer(differentBothWays(latest.runs, stretch, BACK, () => true));
  });
}
