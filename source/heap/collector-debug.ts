/** What `gc.set_debug()` writes to the script's stderr. */
import type { GcState } from './gc-state.ts';
import { GC_NEXT } from './object.ts';
import type { Address } from './object-type.ts';

export const DEBUG_STATS = 1;
export const DEBUG_COLLECTABLE = 2;
export const DEBUG_UNCOLLECTABLE = 4;
export const DEBUG_SAVEALL = 32;

export function reportStart(state: GcState, generation: number): void {
  const { generations, hooks } = state;
  const sizes = generations.all.map((_, i) => generations.size(i));
  hooks.debugLine(`gc: collecting generation ${generation}...`);
  hooks.debugLine(`gc: objects in each generation: ${sizes.join(' ')}`);
  hooks.debugLine(`gc: objects in permanent generation: ${generations.freezeCount()}`);
}

/** The simulated collection takes no time. */
export function reportDone(state: GcState, unreachable: number, uncollectable: number): void {
  state.hooks.debugLine(`gc: done, ${unreachable} unreachable, ${uncollectable} uncollectable, 0.0000s elapsed`);
}

/** A line per object (Python/gc.c, debug_cycle()). */
export function reportObjects(state: GcState, what: 'collectable' | 'uncollectable', list: Address): void {
  const { words, hooks } = state;
  for (let object = words[list + GC_NEXT]; object !== list; object = words[object + GC_NEXT]) {
    hooks.debugLine(`gc: ${what} <${state.typeName(object)} 0x${hooks.idOf(object).toString(16)}>`);
  }
}
