import type { Edges } from './edges.ts';

/** A word index into the heap's memory: byte offset / 4. 0 is NULL. */
export type Address = number;

/**
 * What the heap needs to know of an object's type: CPython's `tp_*` slots of memory management.
 * The heap never asks for a type by its name.
 */
export interface ObjectType {
  /** As `gc: collectable <NAME 0x…>` prints it. */
  readonly name: string;
  /** Bytes in front of the object in its block: 0, 16 (GC head) or 32 (GC head and managed pre-header). */
  readonly preSize: number;
  /** Py_TPFLAGS_HAVE_GC. */
  readonly isGc: boolean;
  /** `tp_traverse`: pushes every object that `object` owns a reference to, in CPython's order. */
  referents(object: Address, edges: Edges): void;
  /**
   * Word offset of the pointer to `ob_size` items, where these are all that the object refers to, the last one first (lists);
   * else 0. `referents` does the same, with a call.
   */
  readonly itemsAt: number;
  /** `tp_clear`: drops the references that can be part of a cycle. */
  clear(object: Address): void;
  /** `tp_dealloc`: called when the reference count reached zero. */
  dealloc(object: Address): void;
  /** Whether `tp_finalize` has something to do (`__del__`, a suspended generator). */
  hasFinalizer(object: Address): boolean;
  /** `tp_finalize`: may run Python code and may resurrect the object. */
  finalize(object: Address): void;
  /** `tp_del`: a legacy finalizer, which makes a cycle uncollectable. */
  readonly hasLegacyFinalizer: boolean;
  /** Word offset from the object to its list of weak references (may be negative), 0 when it has none. */
  readonly weakListOffset: number;
  /** `_PyTuple_MaybeUntrack` and `_PyDict_MaybeUntrack`: null for types that stay tracked. */
  readonly untracking: 'tuple' | 'dict' | null;
  /** Untracks the object if nothing in it can be part of a cycle. Only called when `untracking` is set. */
  maybeUntrack(object: Address): void;
}
