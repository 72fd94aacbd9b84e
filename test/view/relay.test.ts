import { expect, test } from 'vitest';
import { loadBundled } from '../../source/scenario/load.ts';
import type { Report } from '../../source/scenario/session/commands.ts';
import { CONTROL_BYTES } from '../../source/scenario/session/control.ts';
import { EngineRelay, type StartEngine } from '../../source/scenario/session/engine-relay.ts';
import { EngineThread } from '../../source/scenario/session/engine-thread.ts';
import type { Target } from '../../source/scenario/session/locate.ts';
import type { Moment } from '../../source/view/moment.ts';
import type { SentMoment } from '../../source/view/observe/observer.ts';
import { PlaybackClient } from '../../source/view/playback-client.ts';
import { scriptOfScenario } from '../../source/view/script-of-scenario.ts';

/** Leaves rings for the collector, output and a growing heap behind. */
const SOURCE = `import gc
class Node:
    pass

# %% rings
kept = []
for turn in range(6_000):
    node = Node()
    node.ring = [node, turn]
    if turn % 100 == 0:
        kept.append(str(turn) * 10)
        print('turn', turn)
# %% more
for turn in range(3_000):
    kept.append((turn, [turn]))
print('done')
`;

/** Where to, in turn: far back and on again, relative to the last place, known only to another engine. */
const TARGETS: readonly Target[] = [
  { steps: -1 },
  { steps: -1 },
  { step: 24_000 },
  { collection: -1 },
  { step: 7_007 },
  { steps: 1 },
  'end',
  { cell: -1 },
  { steps: -3000 },
  { allocation: 1 },
  { over: -1 },
  { percent: 50 },
  'start',
  'end',
];

const REST = { timeout: 30_000, interval: 20 };

test('each step has the same moment, whichever of the engines answers', { timeout: 60_000 }, async () => {
  const [bundled] = await loadBundled();
  const scenario = { ...bundled, source: SOURCE, filename: 'relay.py' };
  const start =
    (parked: Set<number>): StartEngine<SentMoment> =>
    (role, hear) => {
      const control = new SharedArrayBuffer(CONTROL_BYTES);
      const options = { python: '3.13', args: [] } as const;
      return new EngineThread<SentMoment>(
        { task: 'play', scenario, options, looksAhead: 'always', isSpare: role === 'spare', control },
        control,
        (report) => {
          if (role === 'spare' && report.is === 'stands' && report.resting && report.at > 0) parked.add(report.at);
          hear(report);
        },
      );
    };
  const script = scriptOfScenario(scenario, '3.13');
  const parked = new Set<number>();
  const client = async (isRelay: boolean): Promise<PlaybackClient> => {
    let began: () => void = () => {};
    const first = new Promise<void>((resolve) => {
      began = resolve;
    });
    const hear = (report: Report<SentMoment>): void => {
      playback.hear(report);
      if (report.is === 'moment') began();
    };
    const limits = { narrow: 2000, rest: 1, together: 1, followers: () => 0 };
    const engine = isRelay ? new EngineRelay(start(parked), hear, limits) : start(new Set())('first', hear);
    const playback = new PlaybackClient(script, engine);
    await first;
    playback.want(['pools', 'object node']);
    return playback;
  };
  const [relay, alone] = [await client(true), await client(false)];
  try {
    await relay.go('end');
    await alone.go('end');
    await expect.poll(() => parked.size, REST).toBeGreaterThanOrEqual(3);
    const told = ({ script: _, ...moment }: Moment): unknown => moment;
    for (const target of TARGETS) {
      expect([target, await relay.go(target)]).toEqual([target, await alone.go(target)]);
      expect(told(relay.moment()), JSON.stringify(target)).toEqual(told(alone.moment()));
    }
  } finally {
    await Promise.all([relay.close(), alone.close()]);
  }
});
