import { copyList, initList, listSize, mergeLists } from './gc-list.ts';
import type { Address } from './object-type.ts';

/** CPython's NUM_GENERATIONS. */
export const GENERATIONS = 3;
export const OLDEST = GENERATIONS - 1;

/** `struct gc_generation` with its `gc_generation_stats`. */
export interface Generation {
  /** Address of the pseudo-object that heads the list. */
  readonly head: Address;
  /** Generation 0: objects allocated minus freed. Others: collections of the next younger generation. */
  count: number;
  threshold: number;
  collections: number;
  collected: number;
  uncollectable: number;
}

/** Three generations, the permanent one (`gc.freeze`), and the 25 % rule's figures. */
export class Generations {
  readonly young: Generation;
  readonly all: readonly Generation[];
  /** Head of the permanent generation. */
  readonly permanent: Address;
  /** Objects that survived a generation-1 collection since the last full one. */
  longLivedPending = 0;
  /** Objects in generation 2 after the last full collection. */
  longLivedTotal = 0;
  /**
   * Objects of modules that are not simulated, which outlive every full collection: those of the interpreter's start, and
   * what each import brings more than here. 0 while they are frozen.
   */
  unsimulated: number;

  protected readonly words: Int32Array;

  private readonly startupImmortals: number;
  /** Those of them in the permanent generation: a full collection finds them in generation 2 and puts them there. */
  private frozenImmortals: number;
  /** What of the unsimulated is in the permanent generation. */
  private frozenUnsimulated = 0;

  /**
   * @param heads first of four pseudo-objects, four words apart
   * @param startupImmortals tracked objects of modules that are not simulated, which every full collection freezes
   * @param startupObjects the others of them
   */
  constructor(
    words: Int32Array,
    heads: Address,
    thresholds: readonly [number, number, number],
    startupImmortals = 0,
    startupObjects = 0,
  ) {
    this.words = words;
    this.unsimulated = startupObjects;
    this.startupImmortals = startupImmortals;
    this.frozenImmortals = startupImmortals;
    this.all = thresholds.map((threshold, i) => ({
      head: heads + 4 * i,
      count: 0,
      threshold,
      collections: 0,
      collected: 0,
      uncollectable: 0,
    }));
    this.young = this.all[0];
    this.permanent = heads + 4 * GENERATIONS;
    for (let head = heads; head <= this.permanent; head += 4) initList(words, head);
  }

  /** `gc.get_count()`. */
  counts(): [number, number, number] {
    return [this.all[0].count, this.all[1].count, this.all[2].count];
  }

  /** `gc.get_threshold()`. */
  thresholds(): [number, number, number] {
    return [this.all[0].threshold, this.all[1].threshold, this.all[2].threshold];
  }

  /** `gc.set_threshold()`: a missing value keeps the old one. */
  setThresholds(first: number, second?: number, third?: number): void {
    this.all[0].threshold = first;
    if (second !== undefined) this.all[1].threshold = second;
    if (third !== undefined) this.all[2].threshold = third;
  }

  /** A quarter of generation 2: as many survivors must be pending before it is collected automatically. */
  get longLivedNeeded(): number {
    return Math.floor(this.longLivedTotal / 4);
  }

  /** The oldest generation over its threshold, -1 if none (Python/gc.c, gc_select_generation()). */
  select(): number {
    for (let i = OLDEST; i >= 0; i--) {
      const generation = this.all[i];
      if (generation.count <= generation.threshold) continue;
      // Amortises full collections: their cost grows with the heap, so they wait until a quarter of it is new.
      if (i === OLDEST && this.longLivedPending < this.longLivedNeeded) continue;
      return i;
    }
    return -1;
  }

  /** Adds to `gc.get_stats()`. */
  addStats(generation: number, { collected, uncollectable }: { collected: number; uncollectable: number }): void {
    const stats = this.all[generation];
    stats.collections++;
    stats.collected += collected;
    stats.uncollectable += uncollectable;
  }

  /** Counts a collection that is about to start, and puts all younger objects behind those of `generation`. */
  begin(generation: number): void {
    const all = this.all;
    if (generation < OLDEST) all[generation + 1].count++;
    else this.frozenImmortals = this.startupImmortals;
    for (let i = 0; i <= generation; i++) all[i].count = 0;
    for (let i = 0; i < generation; i++) mergeLists(this.words, all[i].head, all[generation].head);
  }

  /** `gc.freeze()`: everything tracked is left alone from now on. */
  freeze(): void {
    for (const generation of this.all) {
      mergeLists(this.words, generation.head, this.permanent);
      generation.count = 0;
    }
    this.frozenImmortals = this.startupImmortals;
    this.frozenUnsimulated += this.unsimulated;
    this.unsimulated = 0;
  }

  /** `gc.unfreeze()`: the permanent generation goes behind generation 2. */
  unfreeze(): void {
    mergeLists(this.words, this.permanent, this.all[OLDEST].head);
    this.frozenImmortals = 0;
    this.unsimulated += this.frozenUnsimulated;
    this.frozenUnsimulated = 0;
  }

  /** `gc.get_freeze_count()`; walks the list. */
  freezeCount(): number {
    return listSize(this.words, this.permanent) + this.frozenImmortals;
  }

  /** Tracked objects of one generation; walks the list. */
  size(generation: number): number {
    return listSize(this.words, this.all[generation].head);
  }

  /** `gc.get_objects(generation)`, -1 for all: generation 0 first, oldest first in each. */
  objects(generation = -1): Address[] {
    const found: Address[] = [];
    for (let i = 0; i < GENERATIONS; i++) {
      if (generation < 0 || generation === i) copyList(this.words, this.all[i].head, found);
    }
    return found;
  }

  /** What `gc.freeze()` has put aside. */
  frozen(): Address[] {
    const found: Address[] = [];
    copyList(this.words, this.permanent, found);
    return found;
  }
}
