import { Stopped } from '../../python/protocols/errors.ts';
import type { MakeMachine, PlayableMachine } from './playable-machine.ts';
import { Recording } from './recording.ts';
import { Samples } from './samples.ts';
import { type Script, ScriptRun } from './script-run.ts';

/** So many steps are looked at before a session begins, and so many bytes the script may allocate meanwhile. */
const REACH = 100_000;
const BYTES = 128 * 2 ** 20;
/** Steps between two looks at whether somebody waits. */
const PATIENCE = 500;

/** What is known of a run from the beginning, at whichever step somebody looks. */
export interface Foresight {
  readonly recording: Recording;
  /** Traced memory up to there. */
  readonly samples: Samples;
  /** The recording holds all that happens up to this step. */
  readonly reach: number;
}

export const NOTHING_KNOWN: Foresight = { recording: new Recording(), samples: new Samples(), reach: 0 };

/**
 * Runs a script ahead, unseen, to learn what comes: how many steps, where cells begin, when the collector runs. What it
 * finds depends on the script alone, so that each step shows the same screen on every visit; `isUrgent` ends it early,
 * and then nothing is known at any step.
 */
export function prescan(script: Script, make: MakeMachine<PlayableMachine>, isUrgent: () => boolean): Foresight {
  const run = new ScriptRun(script, make);
  let givenUp = false;
  run.play(({ place, done, traced }) => {
    givenUp = !done && isUrgent();
    if (givenUp || place >= REACH || traced > BYTES) throw new Stopped();
    return Math.min(REACH, place + PATIENCE);
  });
  run.machine.release();
  return givenUp ? NOTHING_KNOWN : { recording: run.recording, samples: run.samples, reach: run.place };
}
