import { deleteGarbage } from './collect-delete.ts';
import { finalizeGarbage, handleResurrectedObjects } from './collect-finalizers.ts';
import {
  handleLegacyGarbage,
  moveLegacyFinalizerReachable,
  moveLegacyFinalizers,
} from './collect-legacy-finalizers.ts';
import { clearLateWeakrefs, handleWeakrefs } from './collect-weakrefs.ts';
import { DEBUG_COLLECTABLE, DEBUG_UNCOLLECTABLE, reportObjects } from './collector-debug.ts';
import { initList, isListEmpty, listSize, mergeLists } from './gc-list.ts';
import type { GcState } from './gc-state.ts';
import type { Address } from './object-type.ts';

/** What became of the garbage that a collection found; all counts are of objects. */
export interface GarbageOutcome {
  readonly collected: number;
  readonly uncollectable: number;
  readonly resurrected: number;
  readonly finalizersCalled: number;
  readonly weakrefCallbacksCalled: number;
}

/**
 * The second half of every collection, generational or incremental: what `state.reachability` found unreachable, which is
 * in the first of the working lists, is finalized and freed; what lives on goes to the list `old`
 * (Python/gc.c, gc_collect_main() and gc_collect_region()).
 */
export function disposeOfGarbage(state: GcState, old: Address): GarbageOutcome {
  const { reachability, workingHeads } = state;
  const unreachable = workingHeads;
  const finalizers = workingHeads + 4;
  const weakrefs = workingHeads + 8;
  const seen = workingHeads + 8;
  const finalUnreachable = workingHeads + 12;

  moveLegacyFinalizers(state, unreachable, finalizers);
  moveLegacyFinalizerReachable(state, finalizers);
  if (state.debug & DEBUG_COLLECTABLE) reportObjects(state, 'collectable', unreachable);
  const weakrefOutcome = handleWeakrefs(state, unreachable, weakrefs, old);
  const finalizersCalled = finalizeGarbage(state, unreachable, seen);
  let resurrected = 0;
  if (finalizersCalled > 0 || weakrefOutcome.cleared > 0 || !isListEmpty(state.words, finalizers)) {
    resurrected = handleResurrectedObjects(state, unreachable, finalUnreachable, old);
    if (state.facts.clearsWeakrefsAfterFinalizers) clearLateWeakrefs(state, finalUnreachable);
  } else {
    // Nothing has run and nothing was dropped since the garbage was found: a second look would find the same.
    initList(state.words, finalUnreachable);
    mergeLists(state.words, unreachable, finalUnreachable);
  }
  const collected = reachability.unreachable + weakrefOutcome.freed;
  deleteGarbage(state, finalUnreachable, old);
  // Counted only now: breaking the other cycles may have freed some of them.
  const uncollectable = listSize(state.words, finalizers);
  if (state.debug & DEBUG_UNCOLLECTABLE) reportObjects(state, 'uncollectable', finalizers);
  handleLegacyGarbage(state, finalizers, old);
  return {
    collected,
    uncollectable,
    resurrected,
    finalizersCalled,
    weakrefCallbacksCalled: weakrefOutcome.callbacksCalled,
  };
}
