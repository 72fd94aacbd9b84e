import { initList, isListEmpty, moveToList } from './gc-list.ts';
import type { GcState } from './gc-state.ts';
import { GC_COLLECTING, GC_FLAGS, GC_NEXT, TYPE_INDEX } from './object.ts';
import type { Address } from './object-type.ts';

/** What `handleWeakrefs` did. */
export interface WeakrefOutcome {
  /** Weak references cleared, those in the garbage among them. */
  cleared: number;
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
  const cleared = clearWeakrefs(state, unreachable, withCallback);
  return callCallbacks(state, withCallback, old, cleared);
}

/** Clears weak references that finalizers made to the final garbage; their callbacks are dropped (3.14). */
export function clearLateWeakrefs(state: GcState, unreachable: Address): void {
  clearWeakrefs(state, unreachable, 0);
}

/**
 * @param withCallback list for the weak references to call, 0 to call none
 * @returns how many were cleared
 */
function clearWeakrefs(state: GcState, unreachable: Address, withCallback: Address): number {
  const { words, types, hooks } = state;
  let cleared = 0;
  for (let object = words[unreachable + GC_NEXT]; object !== unreachable; object = words[object + GC_NEXT]) {
    // A weak reference in the garbage must not be called when its object dies in deleteGarbage.
    if (hooks.isWeakref(object)) {
      hooks.clearWeakref(object);
      cleared++;
    }
    const offset = types[words[object + TYPE_INDEX]].weakListOffset;
    if (offset === 0) continue;
    // Clearing takes the weak reference out of the list: the head is the next newest.
    for (let weakref = words[object + offset]; weakref !== 0; weakref = words[object + offset]) {
      hooks.clearWeakref(weakref);
      cleared++;
      if (withCallback === 0 || hooks.weakrefCallback(weakref) === 0) continue;
      if ((words[weakref + GC_FLAGS] & GC_COLLECTING) !== 0) continue;
      hooks.incref(weakref);
      moveToList(words, weakref, withCallback);
    }
  }
  return cleared;
}

function callCallbacks(state: GcState, withCallback: Address, old: Address, cleared: number): WeakrefOutcome {
  const { words, hooks } = state;
  const outcome = { cleared, callbacksCalled: 0, freed: 0 };
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
