/** `_PyGC_Reason`: by `gc.collect()`, by the thresholds, or at interpreter exit (which calls no `gc.callbacks`). */
export type CollectionReason = 'manual' | 'automatic' | 'shutdown';

/** Figures of the generations at the moment a collection starts: they decide whether and what it collects. */
export interface CollectionCause {
  readonly counts: readonly [number, number, number];
  readonly thresholds: readonly [number, number, number];
  readonly longLivedPending: number;
  readonly longLivedTotal: number;
}

/** One collection, as the views tell it. Everything counts objects. */
export interface CollectionRecord extends CollectionCause {
  /** 1 for the first collection of the heap. */
  readonly ordinal: number;
  readonly generation: number;
  readonly reason: CollectionReason;
  /** Generation 2 was over its threshold, but the 25 % rule held it back. */
  readonly heldBack: boolean;
  /** Objects examined: the generation with the younger ones merged in. */
  readonly candidates: number;
  /** Moved to the next older generation; 0 in a full collection, whose survivors have nowhere to go. */
  readonly promoted: number;
  /** Tuples and dicts no longer tracked because nothing in them can be part of a cycle. */
  readonly untracked: number;
  /** `info['collected']`: the final garbage, and weak references that died in their callbacks. */
  readonly collected: number;
  readonly uncollectable: number;
  /** Garbage that finalizers brought back to life. */
  readonly resurrected: number;
  readonly finalizersCalled: number;
  readonly weakrefCallbacksCalled: number;
  /** What the incremental collector made of a collection of generation 1; null for other collections. */
  readonly increment: IncrementRecord | null;
}

/** One increment (Python/gc.c, gc_collect_increment() of 3.14.0 to 3.14.4). */
export interface IncrementRecord {
  /** It may only pay off earlier work, mark what is surely alive, or collect. */
  readonly outcome: 'paid off' | 'marked' | 'collected';
  /** Objects found reachable from modules and frames, which count as done. */
  readonly marked: number;
  /** `work_to_do` before, with what new objects add to it, and after. Below 0: increments do nothing. */
  readonly workBefore: number;
  readonly workAfter: number;
  /** All of the old generation has been visited: the next cycle begins. */
  readonly completesCycle: boolean;
}

const KEPT = 1024;

/** The latest collections and totals of all. */
export class CollectionLog {
  /** Called after each collection, before `gc.callbacks` hear of it. */
  onCollection: ((record: CollectionRecord) => void) | null = null;
  /** Collections since the heap exists, with those no longer kept. */
  total = 0;
  totalCollected = 0;
  totalUncollectable = 0;

  private readonly ring: CollectionRecord[] = [];

  add(record: CollectionRecord): void {
    this.ring[this.total % KEPT] = record;
    this.total++;
    this.totalCollected += record.collected;
    this.totalUncollectable += record.uncollectable;
    this.onCollection?.(record);
  }

  /** The latest collection, or undefined before the first. */
  get last(): CollectionRecord | undefined {
    return this.ring[(this.total - 1) % KEPT];
  }

  /** The kept records, oldest first. */
  records(): CollectionRecord[] {
    const oldest = this.total % KEPT;
    return this.total <= KEPT ? this.ring.slice() : [...this.ring.slice(oldest), ...this.ring.slice(0, oldest)];
  }
}
