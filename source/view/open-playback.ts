import type { RunOptions } from '../scenario/run-options.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Report } from '../scenario/session/commands.ts';
import { CONTROL_BYTES } from '../scenario/session/control.ts';
import { EngineRelay, type StartEngine } from '../scenario/session/engine-relay.ts';
import { EngineThread } from '../scenario/session/engine-thread.ts';
import type { SentMoment } from './observe/observer.ts';
import { PlaybackClient } from './playback-client.ts';
import { scriptOfScenario } from './script-of-scenario.ts';

export interface PlaybackOptions extends RunOptions {
  /**
   * For snapshots: the engine looks through the run first, however long that takes. Of a live session that takes longer
   * another engine looks ahead.
   */
  readonly patient?: boolean;
}

/**
 * Starts the engine's thread with a scenario, before its first line.
 *
 * @throws what broke the engine before its first moment
 */
export async function openPlayback(scenario: Scenario, options: PlaybackOptions): Promise<PlaybackClient> {
  const { python, args, patient = false } = options;
  let hear: (report: Report<SentMoment>) => void = () => {};
  const start: StartEngine<SentMoment> = (role, listen) => {
    const control = new SharedArrayBuffer(CONTROL_BYTES);
    const assignment = {
      task: 'play',
      scenario,
      options: { python, args },
      looksAhead: patient ? 'always' : role === 'first' ? 'as scout' : 'never',
      isSpare: role === 'spare',
      control,
    } as const;
    return new EngineThread(assignment, control, listen);
  };
  const engine = patient ? start('first', (report) => hear(report)) : new EngineRelay(start, (report) => hear(report));
  const playback = new PlaybackClient(scriptOfScenario(scenario, python), engine);
  try {
    await new Promise<void>((resolve, reject) => {
      hear = (report) => {
        playback.hear(report);
        if (report.is === 'moment') resolve();
      };
      void engine.broken.then(reject);
    });
  } catch (error) {
    await playback.close();
    throw error;
  }
  return playback;
}
