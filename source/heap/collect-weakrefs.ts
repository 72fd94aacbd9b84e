import { initList, isListEmpty, moveToList } from './gc-list.ts';
import type { GcState } from './gc-state.ts';
import { GC_COLLECTING, GC_FLAGS, GC_NEXT, TYPE_INDEX } from './object.ts';
import type { Address } from './object-type.ts';

/** What `handleWeakrefs` did. */
export interface WeakrefOutcome {
  callbacksCalled: number;
  /** Weak references that died once their callback had run; they count as collected. */
  freed: number;
}

/**
 * Clears every weak reference to garbage, then calls the callbacks of those that are not garbage themselves
 * (Python/gc.c, handle_weakrefs()). All are cleared before any callback, so that none can look at garbage.
 */
export function handleWeakrefs(
  state: GcState,
  unreachable: Address,
  withCallback: Address,
  old: Address,
): WeakrefOutcome {
  initList(state.words, withCallback);
  clearWeakrefs(state, unreachable, withCallback);
  return callCallbacks(state, withCallback, old);
}

/** Clears weak references that finalizers made to the final garbage; their callbacks are dropped (3.14). */
export function clearLateWeakrefs(state: GcState, unreachable: Address): void {
  clearWeakrefs(state, unreachable, 0);
}

/** @param withCallback list for the weak references to call, 0 to call none */
function clearWeakrefs(state: GcState, unreachable: Address, withCallback: Address): void {
  const { words, types, hooks } = state;
  for (let object = words[unreachable + GC_NEXT]; object !== unreachable; object = words[object + GC_NEXT]) {
    // A weak reference in the garbage must not be called when its object dies in deleteGarbage.
    if (hooks.isWeakref(object)) hooks.clearWeakref(object);
    const offset = types[words[object + TYPE_INDEX]].weakListOffset;
    if (offset === 0) continue;
    // Clearing takes the weak reference out of the list: the head is the next newest.
    for (let weakref = words[object + offset]; weakref !== 0; weakref = words[object + offset]) {
      hooks.clearWeakref(weakref);
      if (withCallback === 0 || hooks.weakrefCallback(weakref) === 0) continue;
      if ((words[weakref + GC_FLAGS] & GC_COLLECTING) !== 0) continue;
      hooks.incref(weakref);
      moveToList(words, weakref, withCallback);
    }
  }
}

function callCallbacks(state: GcState, withCallback: Address, old: Address): WeakrefOutcome {
  const { words, hooks } = state;
  const outcome = { callbacksCalled: 0, freed: 0 };
  while (!isListEmpty(words, withCallback)) {
    const weakref = words[withCallback + GC_NEXT];
    hooks.callWeakrefCallback(weakref);
    outcome.callbacksCalled++;
    hooks.decref(weakref);
    if (words[withCallback + GC_NEXT] === weakref) moveToList(words, weakref, old);
    else outcome.freed++;
  }
  return outcome;
}
