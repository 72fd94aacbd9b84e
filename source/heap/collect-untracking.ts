import type { Edges } from './edges.ts';
import type { GcState } from './gc-state.ts';
import { GC_NEXT, TYPE_INDEX } from './object.ts';

/**
 * Untracks the surviving tuples that hold nothing collectable (Python/gc.c, untrack_tuples()). A tuple goes only after
 * the tuples in it, so nested ones may need several collections.
 * @returns how many were untracked
 */
export function untrackTuples(state: GcState): number {
  return untrackAll(state, state.reachability.tuples);
}

/** The same for dicts, in full collections only: a dict that is being built would go back and forth. */
export function untrackDicts(state: GcState): number {
  return untrackAll(state, state.reachability.dicts);
}

function untrackAll(state: GcState, survivors: Edges): number {
  const { words, types } = state;
  let untracked = 0;
  for (let i = 0; i < survivors.length; i++) {
    const object = survivors.items[i];
    types[words[object + TYPE_INDEX]].maybeUntrack(object);
    if (words[object + GC_NEXT] === 0) untracked++;
  }
  return untracked;
}
