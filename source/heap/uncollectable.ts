import type { Address } from './object-type.ts';

/** Bit of GC_FLAGS: the object is in the list of those set aside, so its death must be noted there. */
export const GC_SET_ASIDE = 8;

export type SetAsideBecause = 'legacy finalizer' | 'reachable from a legacy finalizer' | 'DEBUG_SAVEALL';

export interface SetAside {
  readonly object: Address;
  readonly because: SetAsideBecause;
  /** Ordinal of the collection that set it aside first. */
  readonly collection: number;
}

/** Garbage that a collection found and did not free: for the views, `gc.garbage` itself is a list of the language. */
export class Uncollectable {
  private readonly entries = new Map<Address, SetAside>();

  get size(): number {
    return this.entries.size;
  }

  /** Objects still alive that were set aside, in the order of finding. */
  list(): SetAside[] {
    return [...this.entries.values()];
  }

  add(object: Address, because: SetAsideBecause, collection: number): void {
    if (!this.entries.has(object)) this.entries.set(object, { object, because, collection });
  }

  remove(object: Address): void {
    this.entries.delete(object);
  }
}
