/**
 * Garbage that cannot be freed: a type with `tp_del` (a legacy finalizer) gives no order in which a cycle could be
 * torn down, so its objects and all they reach are set aside. In Python 3 only C types have one.
 */

import { DEBUG_SAVEALL } from './collector-debug.ts';
import { initList, mergeLists, moveToList } from './gc-list.ts';
import type { GcState } from './gc-state.ts';
import { GC_COLLECTING, GC_FLAGS, GC_NEXT, TYPE_INDEX } from './object.ts';
import type { Address } from './object-type.ts';
import { GC_SET_ASIDE, type SetAsideBecause } from './uncollectable.ts';

function hasLegacyFinalizer(state: GcState, object: Address): boolean {
  return state.types[state.words[object + TYPE_INDEX]].hasLegacyFinalizer;
}

/** Takes an object out of the garbage. */
function spare(words: Int32Array, object: Address, finalizers: Address): void {
  words[object + GC_FLAGS] &= ~GC_COLLECTING;
  moveToList(words, object, finalizers);
}

/** Python/gc.c, move_legacy_finalizers(); `finalizers` is an uninitialised head. */
export function moveLegacyFinalizers(state: GcState, unreachable: Address, finalizers: Address): void {
  const { words } = state;
  initList(words, finalizers);
  for (let object = words[unreachable + GC_NEXT]; object !== unreachable; ) {
    const next = words[object + GC_NEXT];
    if (hasLegacyFinalizer(state, object)) spare(words, object, finalizers);
    object = next;
  }
}

/** Python/gc.c, move_legacy_finalizer_reachable(): the list grows while it is walked. */
export function moveLegacyFinalizerReachable(state: GcState, finalizers: Address): void {
  const { words, types, reachability } = state;
  for (let object = words[finalizers + GC_NEXT]; object !== finalizers; object = words[object + GC_NEXT]) {
    const { items, length } = reachability.referents(object);
    for (let i = 0; i < length; i++) {
      const target = items[i];
      if (!types[words[target + TYPE_INDEX]].isGc || (words[target + GC_FLAGS] & GC_COLLECTING) === 0) continue;
      spare(words, target, finalizers);
    }
  }
}

/** Python/gc.c, handle_legacy_garbage(): `gc.garbage` gets those with a finalizer, and all go to the older generation. */
export function handleLegacyGarbage(state: GcState, finalizers: Address, old: Address): void {
  const { words } = state;
  for (let object = words[finalizers + GC_NEXT]; object !== finalizers; object = words[object + GC_NEXT]) {
    const isLegacy = hasLegacyFinalizer(state, object);
    setAside(state, object, isLegacy ? 'legacy finalizer' : 'reachable from a legacy finalizer');
    if (isLegacy || (state.debug & DEBUG_SAVEALL) !== 0) state.hooks.appendGarbage(object);
  }
  mergeLists(words, finalizers, old);
}

/** Remembers for the views that an object was found and not freed. */
export function setAside(state: GcState, object: Address, because: SetAsideBecause): void {
  state.words[object + GC_FLAGS] |= GC_SET_ASIDE;
  state.uncollectable.add(object, because, state.log.total + 1);
}
