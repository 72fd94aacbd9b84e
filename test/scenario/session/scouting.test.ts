import { expect, test } from 'vitest';
import type { Link } from '../../../source/scenario/session/link.ts';
import { receivedForesight } from '../../../source/scenario/session/prescan.ts';
import { scout } from '../../../source/scenario/session/scouting.ts';
import type { Script } from '../../../source/scenario/session/script-run.ts';
import { FakeMachine, type Plot } from './fake-machine.ts';

const SCRIPT: Script = {
  source: '',
  filename: 'x.py',
  cells: [{ title: 'one', firstLine: 1, lastLine: 9, line: 1, narration: [] }],
  echo: new Set(),
  files: { readModule: () => null, readSource: () => null },
};

/** What a scout does that looks at a clock which goes on by `tick` milliseconds each time. */
function scouting(plot: Plot, tick: number) {
  const did: string[] = [];
  let now = 0;
  const link: Pick<Link, 'now' | 'scouts' | 'foresees'> = {
    now: () => {
      now += tick;
      return now;
    },
    scouts: () => did.push('left the run to another thread'),
    foresees: ({ reach }) => did.push(`told it as far as ${reach}`),
  };
  const make = (host: ConstructorParameters<typeof FakeMachine>[1]) => new FakeMachine(plot, host);
  const foresight = scout(SCRIPT, make, link as Link, () => did.push('showed the start'));
  return { did, foresight };
}

test('a short run is known to its end, and stays in its thread', () => {
  const { did, foresight } = scouting({ steps: 12, collections: [2] }, 1);
  expect(did).toEqual([]);
  expect(foresight?.recording.end).toBe(13);
});

test('a run that has not ended after 100,000 steps is left to another thread', () => {
  const { did, foresight } = scouting({ steps: Number.POSITIVE_INFINITY }, 0.01);
  expect(did).toEqual(['showed the start', 'left the run to another thread', 'told it as far as 100000']);
  expect(foresight).toBeNull();
});

test('so is one that takes long to look through; it is shown meanwhile', () => {
  const { did } = scouting({ steps: 50_000 }, 1);
  expect(did).toEqual(['showed the start', 'left the run to another thread', 'told it as far as 50001']);
});

test('what takes far too long is given up: nothing is known then', () => {
  expect(scouting({ steps: 100_000 }, 200).did.at(-1)).toBe('told it as far as 0');
});

test('what was found comes through to another thread', () => {
  const { foresight } = scouting({ steps: 900, collections: [2, 9], lines: [1, 2, 3] }, 0.1);
  if (foresight === null) throw new Error('not a short run');
  const received = receivedForesight(structuredClone(foresight));
  expect(received).toEqual(foresight);
  expect(received.recording.collections.marks()).toEqual(foresight.recording.collections.marks());
  expect(received.recording.events.before(9)).toBe(foresight.recording.events.before(9));
  expect(received.samples.around(7, 100)).toEqual(foresight.samples.around(7, 100));
});
