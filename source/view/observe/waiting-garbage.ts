import type { Vm } from '../../python/vm.ts';
import type { WaitingGarbage } from '../moment.ts';
import { blockOf } from './explain/getsizeof.ts';
import { countByGeneration, trackedObjects } from './explain/tracked-lists.ts';
import { TrialDeletion } from './explain/trial-deletion.ts';
import { garbageMembers } from './garbage-members.ts';
import { type Clock, Ration } from './ration.ts';

/** With more tracked objects, looking for garbage takes longer than the rest of a moment. */
const LIMIT = 20_000;
const LIMIT_MOVING = 5_000;
/** Objects that a moment shows. */
const SHOWN = 16;
/** Of more garbage than this, the rings are looked for among the first of it. */
const SORTED = 5_000;

/** While a run moves, it gets so many times as long as the last look took. */
const RUN_PER_LOOK = 40;

const NEVER = { vm: null, found: null };

/** Asks the collector's question at every moment, without collecting: what would be found now? */
export class WaitingLook {
  private readonly trial = new TrialDeletion();
  private latest: { readonly vm: Vm | null; readonly found: WaitingGarbage | null } = NEVER;
  private readonly ration: Ration;

  constructor(clock: Clock) {
    this.ration = new Ration(clock, RUN_PER_LOOK);
  }

  /** Exact where a run stands still, else now and then. null for a heap too large to look through each time. */
  look(vm: Vm, step: number, when: 'moving' | 'still' | 'end'): WaitingGarbage | null {
    if (when !== 'moving') return this.read(vm, step, LIMIT);
    if (this.latest.vm === vm && !this.ration.isDue()) return this.latest.found;
    const found = this.ration.spend(() => this.read(vm, step, LIMIT_MOVING));
    this.latest = { vm, found };
    return found;
  }

  private read(vm: Vm, step: number, limit: number): WaitingGarbage | null {
    const tracked = trackedObjects(vm, limit);
    if (tracked === null) return null;
    const { unreachable } = this.trial.run(vm, tracked);
    const { members, rings } = garbageMembers(vm, unreachable.slice(0, SORTED), SHOWN);
    const bytes = unreachable.reduce((sum, object) => sum + (blockOf(vm, object)?.given ?? 0), 0);
    const generations = countByGeneration(vm, unreachable);
    return { step, objects: unreachable.length, bytes, rings, generations, members };
  }
}
