import { Reachability } from './collect-reachability.ts';
import { CollectionLog, type CollectionReason } from './collection-log.ts';
import { AUTOMATIC, collect } from './collector.ts';
import type { CollectorHooks } from './collector-hooks.ts';
import { Generations } from './generations.ts';
import { IncrementalGenerations } from './incremental/generations.ts';
import { GC_FINALIZED, GC_FLAGS, GC_NEXT, GC_PREV, TYPE_INDEX } from './object.ts';
import type { Address, ObjectType } from './object-type.ts';
import { GC_SET_ASIDE, Uncollectable } from './uncollectable.ts';

/** What differs between CPython versions in the collector. */
export interface GcFacts {
  /** Generations, or increments of an old generation (3.14.0 to 3.14.4). */
  readonly collector: 'generational' | 'incremental';
  /**
   * Tracked objects that the interpreter's start leaves, of modules that are not simulated: what full collections wait for
   * is a quarter of these and the others, and the incremental collector has work with them.
   */
  readonly startupObjects: number;
  /** `gc.get_threshold()` at start: (2000, 10, 10) in 3.13, (700, 10, 10) before. */
  readonly gcThresholds: readonly [number, number, number];
  /** Up to 3.11 a collection runs inside the allocation that is over the threshold; later at the next check. */
  readonly collectsInsideAllocation: boolean;
  /** What happens to an immortal object in a collected generation: 3.12 and 3.13 freeze it, 3.14 untracks it. */
  readonly immortalsInGeneration: 'frozen' | 'untracked' | 'examined';
  /** Tracked objects of the interpreter's start that are immortal, and so in the permanent generation (3.12). */
  readonly startupImmortals: number;
  /** Full collections untrack dicts without containers (up to 3.13). */
  readonly untracksDicts: boolean;
  /** Weak references that finalizers made to the final garbage are cleared (3.14). */
  readonly clearsWeakrefsAfterFinalizers: boolean;
}

/** Pseudo-objects the collector needs as list heads: three generations, the permanent one, and its working lists. */
export const GC_HEADS = 9;

/** `struct _gc_runtime_state`: the collector of one heap. */
export class GcState {
  readonly words: Int32Array;
  readonly types: readonly ObjectType[];
  readonly facts: GcFacts;
  readonly generations: Generations;
  /** The same, where the collector is incremental; else null. */
  readonly incremental: IncrementalGenerations | null;
  readonly reachability: Reachability;
  readonly log = new CollectionLog();
  readonly uncollectable = new Uncollectable();
  /** First head of the working lists. */
  readonly workingHeads: Address;

  /** `gc.isenabled()`. */
  enabled = true;
  /** A collection is running: another one would do nothing. */
  collecting = false;
  /** The "GC scheduled" bit of the eval breaker (3.12+): call `runScheduled` at the next check. */
  scheduled = false;
  /** `gc.get_debug()`. */
  debug = 0;

  private connected: CollectorHooks | null = null;
  private readonly youngHead: Address;

  /**
   * @param marks a byte for each 16 bytes of `words`
   * @param heads address of the first of `GC_HEADS` pseudo-objects, four words apart, four words in front of it
   */
  constructor(words: Int32Array, marks: Uint8Array, types: readonly ObjectType[], heads: Address, facts: GcFacts) {
    this.words = words;
    this.types = types;
    this.facts = facts;
    this.incremental =
      facts.collector === 'incremental'
        ? new IncrementalGenerations(words, heads, facts.gcThresholds, facts.startupObjects)
        : null;
    this.generations =
      this.incremental ??
      new Generations(words, heads, facts.gcThresholds, facts.startupImmortals, facts.startupObjects);
    this.youngHead = this.generations.young.head;
    this.workingHeads = this.generations.permanent + 4;
    this.reachability = new Reachability(words, marks, types, facts.immortalsInGeneration, this.generations.permanent);
  }

  /** Tells the collector whom to call; needed before the first collection. */
  connect(hooks: CollectorHooks): void {
    this.connected = hooks;
  }

  get hooks(): CollectorHooks {
    if (this.connected === null) throw new Error('the collector needs its hooks before it can collect: connect() them');
    return this.connected;
  }

  /**
   * A GC object was allocated from memory, not from a free list (Python/gc.c, _PyObject_GC_Link()). The incremental
   * collector counts tracked objects instead.
   */
  onAllocate(): void {
    if (this.incremental !== null) return;
    const young = this.generations.young;
    if (++young.count > young.threshold) this.overThreshold();
  }

  /** A GC object was freed to memory, not to a free list (Python/gc.c, PyObject_GC_Del()). */
  onFree(): void {
    if (this.incremental !== null) return;
    const young = this.generations.young;
    if (young.count > 0) young.count--;
  }

  private overThreshold(): void {
    if (!this.enabled || this.generations.young.threshold === 0 || this.collecting) return;
    if (this.facts.collectsInsideAllocation) collect(this, AUTOMATIC, 'automatic');
    else this.scheduled = true;
  }

  /** The evaluation loop's check found `scheduled` set (Python/gc.c, _Py_RunGC()). */
  runScheduled(): void {
    this.scheduled = false;
    if (this.enabled) collect(this, AUTOMATIC, 'automatic');
  }

  /**
   * Collects one generation and the younger ones.
   * @returns garbage found, collected and uncollectable; 0 if a collection is already running
   */
  collect(generation: number, reason: CollectionReason): number {
    return collect(this, generation, reason);
  }

  /** Appends an object to generation 0: `_PyObject_GC_TRACK()`. It must not be tracked. */
  track(object: Address): void {
    const words = this.words;
    const head = this.youngHead;
    const last = words[head + GC_PREV];
    words[last + GC_NEXT] = object;
    words[object + GC_PREV] = last;
    words[object + GC_NEXT] = head;
    words[head + GC_PREV] = object;
    if (this.incremental?.onTrack()) this.overThreshold();
  }

  /** `PyObject_GC_UnTrack()`: nothing happens to an untracked object. */
  untrack(object: Address): void {
    const words = this.words;
    const next = words[object + GC_NEXT];
    if (next === 0) return;
    const previous = words[object + GC_PREV];
    words[previous + GC_NEXT] = next;
    words[next + GC_PREV] = previous;
    words[object + GC_NEXT] = 0;
    this.incremental?.onUntrack();
    const flags = words[object + GC_FLAGS];
    if (flags > GC_FINALIZED) {
      words[object + GC_FLAGS] = flags & GC_FINALIZED;
      if ((flags & GC_SET_ASIDE) !== 0) this.uncollectable.remove(object);
    }
  }

  /** `gc.is_tracked()`, for an object of a GC type. */
  isTracked(object: Address): boolean {
    return this.words[object + GC_NEXT] !== 0;
  }

  /** `gc.is_finalized()`, for an object of a GC type. */
  isFinalized(object: Address): boolean {
    return (this.words[object + GC_FLAGS] & GC_FINALIZED) !== 0;
  }

  /** The finalizer of an object has run and must not run again. */
  setFinalized(object: Address): void {
    this.words[object + GC_FLAGS] |= GC_FINALIZED;
  }

  /** `gc.get_referrers()`: containers that refer to one of `targets`, generation 0 first, oldest first in each. */
  referrers(targets: readonly Address[]): Address[] {
    const wanted = new Set(targets);
    return this.generations.objects().filter((object) => {
      const edges = this.reachability.referents(object);
      for (let i = 0; i < edges.length; i++) if (wanted.has(edges.items[i])) return true;
      return false;
    });
  }

  /** The name of an object's type, as debug lines print it. */
  typeName(object: Address): string {
    return this.types[this.words[object + TYPE_INDEX]].name;
  }
}
