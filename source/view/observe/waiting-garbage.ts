import type { Vm } from '../../python/vm.ts';
import type { WaitingGarbage } from '../moment.ts';
import { blockOf } from './explain/getsizeof.ts';
import { countByGeneration, trackedObjects } from './explain/tracked-lists.ts';
import { TrialDeletion } from './explain/trial-deletion.ts';
import { garbageMembers } from './garbage-members.ts';

/** With more tracked objects, looking for garbage takes longer than the rest of a moment. */
const LIMIT = 20_000;
/** Objects that a moment shows. */
const SHOWN = 16;
/** Of more garbage than this, the rings are looked for among the first of it. */
const SORTED = 5_000;

/** Asks the collector's question at every moment, without collecting: what would be found now? */
export class WaitingLook {
  private readonly trial = new TrialDeletion();

  /** null for a heap too large to look through each time. */
  look(vm: Vm): WaitingGarbage | null {
    const tracked = trackedObjects(vm, LIMIT);
    if (tracked === null) return null;
    const { unreachable } = this.trial.run(vm, tracked);
    const { members, rings } = garbageMembers(vm, unreachable.slice(0, SORTED), SHOWN);
    const bytes = unreachable.reduce((sum, object) => sum + (blockOf(vm, object)?.given ?? 0), 0);
    const generations = countByGeneration(vm, unreachable);
    return { objects: unreachable.length, bytes, rings, generations, members };
  }
}
