/**
 * What is read from the heap only while somebody looks at it: it takes longer than the rest of a moment, or is more to
 * send. Plain data, as the moment it belongs to; sizes are bytes.
 */

/** What one can ask to be read besides. */
export const HEAP_PARTS = ['pools', 'types'] as const;
export type HeapPart = (typeof HEAP_PARTS)[number] | WantedObjectPart;

/** An object to be looked at (inspection.ts): its `id()`, or a simple expression such as `a.peer[0]`. */
export const OBJECT_PART = 'object ';
export type WantedObjectPart = `${typeof OBJECT_PART}${string}`;

/** pymalloc's arenas and pools, and what malloc holds. */
export interface PoolMap {
  /** The step at which it was read: an earlier one than the moment's while a run moves. */
  readonly step: number;
  readonly arenaBytes: number;
  readonly poolBytes: number;
  readonly poolsPerArena: number;
  /** The first arenas, in the order of CPython's arena objects. */
  readonly arenas: readonly ArenaTiles[];
  /** Arenas left out of `arenas`. */
  readonly otherArenas: number;
  /** Arenas ever allocated, and the most at a time. */
  readonly arenasAllocated: number;
  readonly arenasHighwater: number;
  /** Pools with blocks in use, and the others: returned or never carved. */
  readonly poolsInUse: number;
  readonly poolsFree: number;
  /** One entry for each size class that has a pool in use, the smallest first. */
  readonly classes: readonly ClassOfPools[];
  /** Where the bytes of the arenas are; all but the last sum up to `total`, as `sys._debugmallocstats()` prints them. */
  readonly bytes: {
    readonly inBlocks: number;
    readonly available: number;
    readonly unusedPools: number;
    readonly poolHeaders: number;
    readonly quantization: number;
    readonly alignment: number;
    readonly total: number;
  };
  /** Blocks over 512 bytes, which malloc gives, with malloc's headers; `holes` lie free between them. */
  readonly large: {
    readonly blocks: number;
    readonly bytes: number;
    readonly largest: number;
    readonly holes: number;
    readonly holeBytes: number;
  };
  /** Dead objects that their types keep at hand: blocks in use to pymalloc. */
  readonly freeLists: readonly { readonly name: string; readonly objects: number; readonly bytes: number }[];
}

export interface ArenaTiles {
  /** The last digits of its address. */
  readonly tag: string;
  /** Free pools, counting those that were never carved. */
  readonly poolsFree: number;
  /** A pool each, by address, as far as they were carved: its size class (16 n bytes), 0 while it is free, … */
  readonly classes: readonly number[];
  /** … and its blocks in use. */
  readonly used: readonly number[];
}

export interface ClassOfPools {
  /** 16, 32 … 512. */
  readonly blockBytes: number;
  readonly blocksPerPool: number;
  readonly pools: number;
  readonly blocksInUse: number;
  readonly blocksAvailable: number;
  /** Where the next block of this class comes from: the head of `usedpools`, and of its free list; null if all are full. */
  readonly head: { readonly pool: string; readonly block: string } | null;
}

/** Live objects by type. */
export interface TypeCensus {
  /** The step at which it was taken: an earlier one than the moment's while a run moves. */
  readonly step: number;
  /** The largest first. */
  readonly types: readonly TypeCount[];
}

/** The live objects of one type, or of several that have the same name. */
export interface TypeCount {
  readonly type: string;
  /** Tracked objects by generation, the permanent generation last: what `gc.get_objects()` returns, and the frozen ones. */
  readonly tracked: readonly number[];
  /** Objects that the collector does not track, found by following references from those that it does. */
  readonly untracked: number;
  /** What they take all together: as `sys.getsizeof()` counts, and the attributes that lie in an instance's own block. */
  readonly bytes: number;
  /** Those of them that the script has allocated; the others came with the interpreter. */
  readonly ownCount: number;
  readonly ownBytes: number;
}

/** Live objects of a type. */
export function countOf({ tracked, untracked }: TypeCount): number {
  return tracked.reduce((sum, count) => sum + count, untracked);
}
