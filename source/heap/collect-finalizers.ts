import { initList, isListEmpty, mergeLists, moveToList } from './gc-list.ts';
import type { GcState } from './gc-state.ts';
import { GC_COLLECTING, GC_FINALIZED, GC_FLAGS, GC_NEXT, TYPE_INDEX } from './object.ts';
import type { Address } from './object-type.ts';

/**
 * Calls the finalizer of each object, once in the object's life (Python/gc.c, finalize_garbage()).
 * A finalizer may free objects further down the list, so the walk always takes the first of those not yet seen.
 * @returns how many finalizers were called
 */
export function finalizeGarbage(state: GcState, collectable: Address, seen: Address): number {
  const { words, types, hooks } = state;
  if (!hasFinalizers(state, collectable)) return 0;
  let called = 0;
  initList(words, seen);
  while (!isListEmpty(words, collectable)) {
    const object = words[collectable + GC_NEXT];
    moveToList(words, object, seen);
    const type = types[words[object + TYPE_INDEX]];
    if ((words[object + GC_FLAGS] & GC_FINALIZED) !== 0 || !type.hasFinalizer(object)) continue;
    words[object + GC_FLAGS] |= GC_FINALIZED;
    called++;
    hooks.incref(object);
    type.finalize(object);
    hooks.decref(object);
  }
  mergeLists(words, seen, collectable);
  return called;
}

/** Whether any object of the list is still to be finalized: as a rule none is, and nothing has to be moved. */
function hasFinalizers({ words, types }: GcState, collectable: Address): boolean {
  for (let object = words[collectable + GC_NEXT]; object !== collectable; object = words[object + GC_NEXT]) {
    if ((words[object + GC_FLAGS] & GC_FINALIZED) !== 0) continue;
    if (types[words[object + TYPE_INDEX]].hasFinalizer(object)) return true;
  }
  return false;
}

/**
 * Looks at the garbage once more, as finalizers may have made it reachable: what is alive again goes to the older
 * generation with all it reaches (Python/gc.c, handle_resurrected_objects()).
 * @returns how many objects came back
 */
export function handleResurrectedObjects(
  state: GcState,
  unreachable: Address,
  stillUnreachable: Address,
  old: Address,
): number {
  const { words, reachability } = state;
  reachability.deduceUnreachable(unreachable, stillUnreachable);
  for (let object = words[unreachable + GC_NEXT]; object !== unreachable; object = words[object + GC_NEXT]) {
    words[object + GC_FLAGS] &= ~GC_COLLECTING;
  }
  mergeLists(words, unreachable, old);
  return reachability.candidates - reachability.unreachable;
}
