import { disposeOfGarbage, type GarbageOutcome } from '../collect-garbage.ts';
import { untrackTuples, untrackTuplesOf } from '../collect-untracking.ts';
import type { CollectionCause, CollectionReason, CollectionRecord, IncrementRecord } from '../collection-log.ts';
import { initList, isListEmpty, listSize, mergeLists, moveToList } from '../gc-list.ts';
import type { GcState } from '../gc-state.ts';
import { GC_FLAGS, GC_NEXT, GC_VISITED } from '../object.ts';
import type { Address } from '../object-type.ts';
import { FULL, INCREMENT, type IncrementalGenerations, YOUNG } from './generations.ts';
import { expandTransitively, markAtStart, markStacks } from './marking.ts';

/** What a collection found and did with it. */
interface Findings extends GarbageOutcome {
  readonly candidates: number;
  readonly untracked: number;
  readonly promoted: number;
}

const NOTHING: Findings = {
  candidates: 0,
  untracked: 0,
  promoted: 0,
  collected: 0,
  uncollectable: 0,
  resurrected: 0,
  finalizersCalled: 0,
  weakrefCallbacksCalled: 0,
};

/** `_PyGC_Collect()` of 3.14.2: the young generation, an increment, or everything. */
export function collectIncrementally(
  state: GcState,
  generations: IncrementalGenerations,
  generation: number,
  reason: CollectionReason,
  cause: CollectionCause,
): CollectionRecord {
  const run = generation === YOUNG ? collectYoung : generation === INCREMENT ? collectIncrement : collectFull;
  const { findings, increment } = run(state, generations);
  return { ...cause, ...findings, ordinal: state.log.total + 1, generation, reason, heldBack: false, increment };
}

interface Run {
  readonly findings: Findings;
  readonly increment: IncrementRecord | null;
}

/** `gc_collect_young()`. */
function collectYoung(state: GcState, generations: IncrementalGenerations): Run {
  const { young } = generations;
  const untracked = untrackTuplesOf(state, young.head);
  generations.setVisited(young.head, true);
  const findings = collectRegion(state, young.head, generations.visited.head, untracked);
  young.count = 0;
  generations.visited.count++;
  generations.addStats(YOUNG, findings);
  return { findings, increment: null };
}

/** `gc_collect_full()`: all lists, one behind the other; then a new cycle. */
function collectFull(state: GcState, generations: IncrementalGenerations): Run {
  const { words } = state;
  const { young, visited, pending } = generations;
  const untracked = untrackTuplesOf(state, young.head);
  mergeLists(words, young.head, pending.head);
  generations.setVisited(pending.head, true);
  mergeLists(words, pending.head, visited.head);
  young.count = 0;
  const findings = collectRegion(state, visited.head, visited.head, untracked);
  for (const generation of generations.all) generation.count = 0;
  generations.completeCycle();
  state.hooks.clearFreeLists();
  generations.addStats(FULL, findings);
  return { findings, increment: null };
}

/** `gc_collect_increment()`. */
function collectIncrement(state: GcState, generations: IncrementalGenerations): Run {
  const { young } = generations;
  generations.workToDo += generations.assessWork();
  const workBefore = generations.workToDo;
  if (workBefore < 0) {
    return { findings: NOTHING, increment: recordOf(generations, 'paid off', 0, workBefore, false) };
  }
  const untracked = untrackTuplesOf(state, young.head);
  if (generations.phase === 'mark') {
    const marked = markAtStart(state, generations);
    // Once in mark_at_start() and once by its caller.
    generations.workToDo -= 2 * marked;
    generations.phase = 'collect';
    const findings = { ...NOTHING, untracked };
    return { findings, increment: recordOf(generations, 'marked', marked, workBefore, false) };
  }
  const marked = markStacks(state, generations);
  generations.workToDo -= marked;
  const size = gatherIncrement(state, generations);
  const findings = collectRegion(state, state.workingHeads + 16, generations.visited.head, untracked);
  generations.workToDo -= size;
  generations.addStats(INCREMENT, findings);
  const isComplete = isListEmpty(state.words, generations.pending.head);
  if (isComplete) generations.completeCycle();
  return { findings, increment: recordOf(generations, 'collected', marked, workBefore, isComplete) };
}

/** The young objects, and as many of the old ones as there is work, each with all that it reaches. The number of objects. */
function gatherIncrement(state: GcState, generations: IncrementalGenerations): number {
  const { words } = state;
  const { young, pending } = generations;
  const increment = state.workingHeads + 16;
  initList(words, increment);
  generations.setVisited(young.head, true);
  mergeLists(words, young.head, increment);
  let size = listSize(words, increment);
  while (size < generations.workToDo && !isListEmpty(words, pending.head)) {
    const object = words[pending.head + GC_NEXT];
    moveToList(words, object, increment);
    words[object + GC_FLAGS] |= GC_VISITED;
    size += 1 + expandTransitively(state, increment, object);
  }
  return size;
}

/** `gc_collect_region()`: finds the garbage of a list; survivors go to the end of another, or stay if that is the same. */
function collectRegion(state: GcState, from: Address, to: Address, untrackedBefore: number): Findings {
  const { reachability } = state;
  reachability.deduceUnreachable(from, state.workingHeads);
  const { candidates } = reachability;
  const found = reachability.unreachable;
  const untracked = untrackTuples(state);
  if (from !== to) mergeLists(state.words, from, to);
  return {
    ...disposeOfGarbage(state, to),
    candidates,
    untracked: untrackedBefore + untracked,
    promoted: from === to ? 0 : candidates - found - untracked,
  };
}

function recordOf(
  { workToDo }: IncrementalGenerations,
  outcome: IncrementRecord['outcome'],
  marked: number,
  workBefore: number,
  completesCycle: boolean,
): IncrementRecord {
  return { outcome, marked, workBefore, workAfter: workToDo, completesCycle };
}
