import { initList, isListEmpty, moveToList } from '../gc-list.ts';
import type { GcState } from '../gc-state.ts';
import { GC_FLAGS, GC_NEXT, GC_VISITED, TYPE_INDEX } from '../object.ts';
import type { Address } from '../object-type.ts';
import type { IncrementalGenerations } from './generations.ts';

/** Moves a tracked object of the other space to a list of the visited one: `move_to_reachable()`. Whether it did. */
function visit({ words, types }: GcState, object: Address, list: Address): boolean {
  if (object === 0 || words[object] < 0 || !types[words[object + TYPE_INDEX]].isGc) return false;
  if (words[object + GC_NEXT] === 0 || (words[object + GC_FLAGS] & GC_VISITED) !== 0) return false;
  words[object + GC_FLAGS] |= GC_VISITED;
  moveToList(words, object, list);
  return true;
}

/** `visit_add_to_container()` for all that an object refers to. How many were moved. */
function visitReferents(state: GcState, object: Address, list: Address): number {
  const edges = state.reachability.referents(object);
  let moved = 0;
  for (let i = 0; i < edges.length; i++) if (visit(state, edges.items[i], list)) moved++;
  return moved;
}

/**
 * Moves to the visited space what the roots reach, as it lives for sure (`mark_global_roots()`, `mark_stacks()`). Roots that
 * were visited before are not gone through again.
 */
function markFrom(state: GcState, generations: IncrementalGenerations, roots: readonly Address[]): number {
  const { words } = state;
  const reachable = state.workingHeads;
  initList(words, reachable);
  let marked = 0;
  for (const root of roots) if (visit(state, root, reachable)) marked++;
  while (!isListEmpty(words, reachable)) {
    const object = words[reachable + GC_NEXT];
    moveToList(words, object, generations.visited.head);
    marked += visitReferents(state, object, reachable);
  }
  return marked;
}

/** `mark_at_start()`: from the modules and from all frames. */
export function markAtStart(state: GcState, generations: IncrementalGenerations): number {
  const { hooks } = state;
  const startup = generations.markStartup();
  return startup + markFrom(state, generations, hooks.globalRoots()) + markFrom(state, generations, hooks.stackRoots());
}

/** `mark_stacks()`. */
export function markStacks(state: GcState, generations: IncrementalGenerations): number {
  return markFrom(state, generations, state.hooks.stackRoots());
}

/**
 * `expand_region_transitively_reachable()`: adds to a list all that its last object reaches in the other space, and what
 * that reaches. How many were added.
 */
export function expandTransitively(state: GcState, list: Address, last: Address): number {
  const { words } = state;
  let added = 0;
  for (let object = last; object !== list; object = words[object + GC_NEXT])
    added += visitReferents(state, object, list);
  return added;
}
