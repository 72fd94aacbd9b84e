import type { Address } from './object-type.ts';

/**
 * What the collector asks of the layers above: everything that runs Python code or knows a layout of the language.
 * Python exceptions never leave a hook: they are reported as unraisable there.
 */
export interface CollectorHooks {
  incref(object: Address): void;
  decref(object: Address): void;

  /** `PyWeakref_Check()`. */
  isWeakref(object: Address): boolean;
  /** `_PyWeakref_ClearRef()`: the weak reference goes dead and leaves its object's list, but keeps its callback. */
  clearWeakref(weakref: Address): void;
  /** Address of the callback, 0 if it has none. */
  weakrefCallback(weakref: Address): Address;
  /** Calls the callback with the weak reference as its argument. */
  callWeakrefCallback(weakref: Address): void;

  /** Calls each of `gc.callbacks`. */
  invokeCallbacks(phase: 'start' | 'stop', generation: number, collected: number, uncollectable: number): void;
  /** Appends to `gc.garbage`. */
  appendGarbage(object: Address): void;
  /** A line of `gc.set_debug()` for the script's stderr, without line end. */
  debugLine(text: string): void;
  /** Where marking begins, for the incremental collector: the dicts of sys and builtins. */
  globalRoots(): readonly Address[];
  /** What the frames hold, the innermost first: namespace, function, stack and locals from the top down. */
  stackRoots(): readonly Address[];
  /** `id()` of an object, for debug lines. */
  idOf(object: Address): number;
  /** `_PyObject_ClearFreeLists()`, at the end of a full collection. */
  clearFreeLists(): void;
}
