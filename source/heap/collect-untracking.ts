import type { Edges } from './edges.ts';
import type { GcState } from './gc-state.ts';
import { GC_NEXT, TYPE_INDEX } from './object.ts';
import type { Address } from './object-type.ts';

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

/** The same for the tuples of a list that has not been examined. */
export function untrackTuplesOf({ words, types }: GcState, list: Address): number {
  let untracked = 0;
  for (let object = words[list + GC_NEXT]; object !== list; ) {
    const next = words[object + GC_NEXT];
    const type = types[words[object + TYPE_INDEX]];
    if (type.untracking === 'tuple') {
      type.maybeUntrack(object);
      if (words[object + GC_NEXT] === 0) untracked++;
    }
    object = next;
  }
  return untracked;
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
