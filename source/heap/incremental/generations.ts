import { copyList, listSize, mergeLists } from '../gc-list.ts';
import { type Generation, Generations } from '../generations.ts';
import { GC_FLAGS, GC_NEXT, GC_VISITED } from '../object.ts';
import type { Address } from '../object-type.ts';

/** GC_PHASE_MARK and GC_PHASE_COLLECT: what the next increment does. */
export type Phase = 'mark' | 'collect';

/** What collection i of `gc.get_stats()` is called. */
export const YOUNG = 0;
export const INCREMENT = 1;
export const FULL = 2;

/**
 * The lists of the incremental collector (3.14.0 to 3.14.4; Include/internal/pycore_interp_structs.h): a young one, and an
 * old generation in two spaces. An increment moves what it has looked at to the visited space; when nothing is left in the
 * other, the spaces change their names and a new cycle begins.
 *
 * Where CPython keeps the number of an object's space, here GC_VISITED says whether that space is the visited one; so new
 * objects need no mark, and the bit is taken from all when the spaces change.
 */
export class IncrementalGenerations extends Generations {
  phase: Phase = 'collect';
  /** Objects still to be looked at before the collector has kept up. Below 0, increments do nothing. */
  workToDo: number;
  /** Tracked objects, with those of the start-up. */
  heapSize: number;
  /** Cycles completed: full collections count. */
  cycles = 0;
  /** Objects of modules that are not simulated, which marking finds reachable from `sys.modules`. */
  readonly startupObjects: number;
  private visitedSpace = 0;
  private startupVisited = true;

  constructor(
    words: Int32Array,
    heads: Address,
    thresholds: readonly [number, number, number],
    startupObjects: number,
  ) {
    super(words, heads, thresholds);
    this.startupObjects = startupObjects;
    this.heapSize = startupObjects;
    // The start has marked its objects, which count twice; the increment before had 2001 new ones.
    this.workToDo = startupObjects === 0 ? 0 : 2001 + Math.floor(startupObjects / 100) - 2 * startupObjects;
    if (startupObjects === 0) this.phase = 'mark';
  }

  /** `gcstate->old[visited_space]`. */
  get visited(): Generation {
    return this.all[1 + this.visitedSpace];
  }

  /** The other old space, of what this cycle has not looked at. */
  get pending(): Generation {
    return this.all[2 - this.visitedSpace];
  }

  /** An object was tracked. Whether the young ones are over their threshold. */
  onTrack(): boolean {
    this.heapSize++;
    return ++this.young.count > this.young.threshold;
  }

  /** An object was untracked. */
  onUntrack(): void {
    this.heapSize--;
    if (this.young.count > 0) this.young.count--;
  }

  /** An automatic collection is an increment (`_Py_RunGC()`). */
  override select(): number {
    return INCREMENT;
  }

  override counts(): [number, number, number] {
    return [this.young.count, this.visited.count, this.pending.count];
  }

  /** `gc.set_threshold()` takes a third value and forgets it. */
  override setThresholds(first: number, second?: number): void {
    super.setThresholds(first, second);
  }

  /** Objects that increments have found reachable in this cycle, and nobody simulates. */
  markStartup(): number {
    if (this.startupVisited) return 0;
    this.startupVisited = true;
    return this.startupObjects;
  }

  /** `assess_work_to_do()`: an increment must do as much as there are new objects, and a bit of the heap. */
  assessWork(): number {
    const created = this.young.count;
    this.young.count = 0;
    const fraction = Math.floor(this.heapSize / SCAN_RATE_DIVISOR / Math.max(2, this.all[1].threshold));
    return created + Math.min(fraction, 2 * created);
  }

  /** `completed_scavenge()`: the old generation has been gone through, a new cycle begins. */
  completeCycle(): void {
    if (this.freezeCount() === 0) {
      this.visitedSpace = 1 - this.visitedSpace;
      this.startupVisited = false;
    } else mergeLists(this.words, this.visited.head, this.pending.head);
    this.setVisited(this.pending.head, false);
    this.workToDo = 0;
    this.phase = 'mark';
    this.cycles++;
  }

  /** `gc_list_set_space()`. */
  setVisited(list: Address, visited: boolean): void {
    const { words } = this;
    for (let object = words[list + GC_NEXT]; object !== list; object = words[object + GC_NEXT]) {
      if (visited) words[object + GC_FLAGS] |= GC_VISITED;
      else words[object + GC_FLAGS] &= ~GC_VISITED;
    }
  }

  /** The permanent generation is always visited. */
  override freeze(): void {
    super.freeze();
    this.setVisited(this.permanent, true);
  }

  override unfreeze(): void {
    mergeLists(this.words, this.permanent, this.visited.head);
  }

  /** Young, visited and pending objects, as DEBUG_STATS lists them; walks the list. */
  override size(generation: number): number {
    return listSize(this.words, [this.young, this.visited, this.pending][generation].head);
  }

  /** `gc.get_objects(generation)`: 1 has none, 2 has both old spaces. */
  override objects(generation = -1): Address[] {
    const found: Address[] = [];
    if (generation <= YOUNG) copyList(this.words, this.young.head, found);
    if (generation < 0 || generation === FULL) {
      copyList(this.words, this.all[1].head, found);
      copyList(this.words, this.all[2].head, found);
    }
    return found;
  }
}

/** Part of the heap that each increment is given to do, before the second threshold divides it again. */
const SCAN_RATE_DIVISOR = 10;
