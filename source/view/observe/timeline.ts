import type { Foresight } from '../../scenario/session/prescan.ts';
import type { StepOfCollection } from '../../scenario/session/recording.ts';
import type { ScriptRun } from '../../scenario/session/script-run.ts';
import type { CollectionMark, Timeline } from '../moment.ts';

/** More marks than this are thinned out. */
const MARKS = 512;

/** What happened up to the moment's step, and what the session knows ahead. */
export function observeTimeline(run: ScriptRun, traced: number, { recording, reach }: Foresight): Timeline {
  const cells = run.recording.cells.length > recording.cells.length ? run.recording.cells : recording.cells;
  const seen = run.recording.collections;
  const later = seen.length > recording.collections.length ? seen.slice(recording.collections.length) : [];
  return {
    ...run.samples.upTo(run.place, traced),
    // Both lists begin at step 0: the longer one contains the shorter one.
    collections: thinned([...recording.collections, ...later], Math.max(reach, run.place)),
    cells: cells.slice(),
  };
}

/** Of many collections, those that matter most of each short stretch: stuck before old before young. */
function thinned(collections: readonly StepOfCollection[], lastStep: number): CollectionMark[] {
  if (collections.length <= MARKS) return collections.map((mark) => ({ ...mark }));
  const best = new Map<number, StepOfCollection>();
  for (const mark of collections) {
    const stretch = Math.floor((mark.step * MARKS) / (lastStep + 1));
    const known = best.get(stretch);
    if (known === undefined || weight(mark) > weight(known)) best.set(stretch, mark);
  }
  return [...best.values()].map((mark) => ({ ...mark }));
}

function weight({ generation, stuck }: StepOfCollection): number {
  return generation + (stuck ? 10 : 0);
}
