import { Stopped } from '../../python/protocols/errors.ts';
import { CollectionSteps } from './collection-steps.ts';
import { EventPlaces } from './event-places.ts';
import type { MakeMachine, PlayableMachine } from './playable-machine.ts';
import { Recording } from './recording.ts';
import { Samples } from './samples.ts';
import { type Script, ScriptRun } from './script-run.ts';

/** So many steps are looked at before a session begins, and so many bytes the script may allocate meanwhile. */
const REACH = 100_000;
const BYTES = 128 * 2 ** 20;
/** Steps between two looks at the clock. */
const BETWEEN = 500;

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
 * finds depends on the script alone, so that each step shows the same screen on every visit; `tires`, asked now and then,
 * ends it early, and then nothing is known at any step.
 */
export function prescan(script: Script, make: MakeMachine<PlayableMachine>, tires: () => boolean): Foresight {
  const run = new ScriptRun(script, make);
  let givenUp = false;
  run.play(({ place, done, traced }) => {
    givenUp = !done && tires();
    if (givenUp || place >= REACH || traced > BYTES) throw new Stopped();
    return Math.min(REACH, place + BETWEEN);
  });
  run.machine.release();
  return givenUp ? NOTHING_KNOWN : { recording: run.recording, samples: run.samples, reach: run.place };
}

/** What another thread has sent: it comes as data, without the classes. */
export function receivedForesight({ recording, samples, reach }: Foresight): Foresight {
  const collections = Object.assign(new CollectionSteps(), recording.collections);
  const events = Object.assign(new EventPlaces(), recording.events);
  return {
    recording: Object.assign(new Recording(), recording, { collections, events }),
    samples: Object.assign(new Samples(), samples),
    reach,
  };
}
