import { setAside } from './collect-legacy-finalizers.ts';
import { DEBUG_SAVEALL } from './collector-debug.ts';
import { isListEmpty, moveToList } from './gc-list.ts';
import type { GcState } from './gc-state.ts';
import { GC_COLLECTING, GC_FLAGS, GC_NEXT, TYPE_INDEX } from './object.ts';
import type { Address } from './object-type.ts';

/**
 * Breaks the cycles: each object drops its references, and those whose count reaches zero die at once and leave the
 * list. One that is still alive afterwards goes to the older generation (Python/gc.c, delete_garbage()).
 */
export function deleteGarbage(state: GcState, collectable: Address, old: Address): void {
  const { words, types, hooks } = state;
  while (!isListEmpty(words, collectable)) {
    const object = words[collectable + GC_NEXT];
    if ((state.debug & DEBUG_SAVEALL) !== 0) {
      setAside(state, object, 'DEBUG_SAVEALL');
      hooks.appendGarbage(object);
    } else {
      hooks.incref(object);
      types[words[object + TYPE_INDEX]].clear(object);
      hooks.decref(object);
    }
    if (words[collectable + GC_NEXT] === object) {
      words[object + GC_FLAGS] &= ~GC_COLLECTING;
      moveToList(words, object, old);
    }
  }
}
