import type { Foresight } from '../../scenario/session/prescan.ts';
import type { ScriptRun } from '../../scenario/session/script-run.ts';
import type { Timeline } from '../moment.ts';

/** What happened up to the moment's step, and what the session knows ahead. */
export function observeTimeline(run: ScriptRun, traced: number, { recording, samples, reach }: Foresight): Timeline {
  const cells = run.recording.cells.length > recording.cells.length ? run.recording.cells : recording.cells;
  const { collections } = run.recording.collections.length > recording.collections.length ? run.recording : recording;
  return {
    // What is known ahead is as true before it was reached: the plot shows the whole run, at one scale.
    ...(reach > run.place ? samples : run.samples).around(run.place, traced),
    // Both lists begin at step 0: the longer one contains the shorter one.
    collections: collections.marks(),
    cells: cells.slice(),
  };
}
