/** One run of the cyclic collector (Python/gc.c, gc_collect_main()): the phases, in CPython 3.13's order. */
import { disposeOfGarbage } from './collect-garbage.ts';
import { untrackDicts, untrackTuples } from './collect-untracking.ts';
import type { CollectionCause, CollectionReason, CollectionRecord } from './collection-log.ts';
import { DEBUG_STATS, reportDone, reportStart } from './collector-debug.ts';
import { mergeLists } from './gc-list.ts';
import type { GcState } from './gc-state.ts';
import { OLDEST } from './generations.ts';
import { collectIncrementally } from './incremental/collect.ts';

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
  if (state.debug & DEBUG_STATS) reportStart(state, chosen);
  const record =
    state.incremental === null
      ? runPhases(state, chosen, reason, cause)
      : collectIncrementally(state, state.incremental, chosen, reason, cause);
  const found = record.collected + record.uncollectable;
  const reportsEnd = (state.debug & DEBUG_STATS) !== 0;
  if (reportsEnd && state.incremental === null) reportDone(state, found, record.uncollectable);
  state.log.add(record);
  if (reason !== 'shutdown') hooks.invokeCallbacks('stop', chosen, record.collected, record.uncollectable);
  if (reportsEnd && state.incremental !== null) reportDone(state, found, record.uncollectable);
  state.collecting = false;
  return found;
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
  const young = generations.all[generation].head;
  const old = generations.all[Math.min(generation + 1, OLDEST)].head;

  generations.begin(generation);
  reachability.deduceUnreachable(young, workingHeads);
  const { candidates } = reachability;
  const found = reachability.unreachable;
  let untracked = untrackTuples(state);
  if (generation === OLDEST && state.facts.untracksDicts) untracked += untrackDicts(state);
  const survivors = candidates - found - untracked;
  if (generation === OLDEST) {
    generations.longLivedPending = 0;
    generations.longLivedTotal = survivors + generations.unsimulated;
  } else {
    if (generation === OLDEST - 1) generations.longLivedPending += survivors;
    mergeLists(state.words, young, old);
  }

  const outcome = disposeOfGarbage(state, old);
  if (generation === OLDEST) state.hooks.clearFreeLists();
  generations.addStats(generation, outcome);
  return {
    ...cause,
    ...outcome,
    ordinal: state.log.total + 1,
    generation,
    reason,
    heldBack: reason === 'automatic' && generation < OLDEST && cause.counts[OLDEST] > cause.thresholds[OLDEST],
    candidates,
    promoted: generation === OLDEST ? 0 : survivors,
    untracked,
    increment: null,
  };
}
