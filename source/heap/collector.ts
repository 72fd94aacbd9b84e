/** One run of the cyclic collector (Python/gc.c, gc_collect_main()): the phases, in CPython 3.13's order. */
import { deleteGarbage } from './collect-delete.ts';
import { finalizeGarbage, handleResurrectedObjects } from './collect-finalizers.ts';
import {
  handleLegacyGarbage,
  moveLegacyFinalizerReachable,
  moveLegacyFinalizers,
} from './collect-legacy-finalizers.ts';
import { untrackDicts, untrackTuples } from './collect-untracking.ts';
import { clearLateWeakrefs, handleWeakrefs } from './collect-weakrefs.ts';
import type { CollectionCause, CollectionReason, CollectionRecord } from './collection-log.ts';
import {
  DEBUG_COLLECTABLE,
  DEBUG_STATS,
  DEBUG_UNCOLLECTABLE,
  reportDone,
  reportObjects,
  reportStart,
} from './collector-debug.ts';
import { listSize, mergeLists } from './gc-list.ts';
import type { GcState } from './gc-state.ts';
import { OLDEST } from './generations.ts';

/** CPython's GENERATION_AUTO: the oldest generation that is over its threshold. */
export const AUTOMATIC = -1;

/** @returns collected plus uncollectable objects; 0 if a collection is running or none is due */
export function collect(state: GcState, generation: number, reason: CollectionReason): number {
  if (state.collecting) return 0;
  const chosen = generation === AUTOMATIC ? state.generations.select() : generation;
  if (chosen < 0) return 0;
  const { hooks } = state;
  state.collecting = true;
  const cause = causeOf(state);
  if (reason !== 'shutdown') hooks.invokeCallbacks('start', chosen, 0, 0);
  const record = runPhases(state, chosen, reason, cause);
  if (chosen === OLDEST) hooks.clearFreeLists();
  const stats = state.generations.all[chosen];
  stats.collections++;
  stats.collected += record.collected;
  stats.uncollectable += record.uncollectable;
  state.log.add(record);
  if (reason !== 'shutdown') hooks.invokeCallbacks('stop', chosen, record.collected, record.uncollectable);
  state.collecting = false;
  return record.collected + record.uncollectable;
}

function causeOf({ generations }: GcState): CollectionCause {
  return {
    counts: generations.counts(),
    thresholds: generations.thresholds(),
    longLivedPending: generations.longLivedPending,
    longLivedTotal: generations.longLivedTotal,
  };
}

function runPhases(
  state: GcState,
  generation: number,
  reason: CollectionReason,
  cause: CollectionCause,
): CollectionRecord {
  const { generations, reachability, workingHeads } = state;
  const unreachable = workingHeads;
  const finalizers = workingHeads + 4;
  const weakrefs = workingHeads + 8;
  const seen = workingHeads + 8;
  const finalUnreachable = workingHeads + 12;
  const young = generations.all[generation].head;
  const old = generations.all[Math.min(generation + 1, OLDEST)].head;

  if (state.debug & DEBUG_STATS) reportStart(state, generation);
  generations.begin(generation);
  reachability.deduceUnreachable(young, unreachable);
  const { candidates } = reachability;
  const found = reachability.unreachable;
  let untracked = untrackTuples(state);
  if (generation === OLDEST && state.facts.untracksDicts) untracked += untrackDicts(state);
  const survivors = candidates - found - untracked;
  if (generation === OLDEST) {
    generations.longLivedPending = 0;
    generations.longLivedTotal = survivors;
  } else {
    if (generation === OLDEST - 1) generations.longLivedPending += survivors;
    mergeLists(state.words, young, old);
  }

  moveLegacyFinalizers(state, unreachable, finalizers);
  moveLegacyFinalizerReachable(state, finalizers);
  if (state.debug & DEBUG_COLLECTABLE) reportObjects(state, 'collectable', unreachable);
  const weakrefOutcome = handleWeakrefs(state, unreachable, weakrefs, old);
  const finalizersCalled = finalizeGarbage(state, unreachable, seen);
  const resurrected = handleResurrectedObjects(state, unreachable, finalUnreachable, old);
  if (state.facts.clearsWeakrefsAfterFinalizers) clearLateWeakrefs(state, finalUnreachable);
  const collected = reachability.unreachable + weakrefOutcome.freed;
  deleteGarbage(state, finalUnreachable, old);
  // Counted only now: breaking the other cycles may have freed some of them.
  const uncollectable = listSize(state.words, finalizers);
  if (state.debug & DEBUG_UNCOLLECTABLE) reportObjects(state, 'uncollectable', finalizers);
  if (state.debug & DEBUG_STATS) reportDone(state, collected + uncollectable, uncollectable);
  handleLegacyGarbage(state, finalizers, old);

  return {
    ...cause,
    ordinal: state.log.total + 1,
    generation,
    reason,
    heldBack: reason === 'automatic' && generation < OLDEST && cause.counts[OLDEST] > cause.thresholds[OLDEST],
    candidates,
    promoted: generation === OLDEST ? 0 : survivors,
    untracked,
    collected,
    uncollectable,
    resurrected,
    finalizersCalled,
    weakrefCallbacksCalled: weakrefOutcome.callbacksCalled,
  };
}
