import type { Allocator } from './allocator.ts';
import type { Address } from './object-type.ts';
import { POOL_ARENA, POOL_HEADER_WORDS, SIZE_CLASSES } from './pool-header.ts';

/** The pools in use of one size class: a row of `sys._debugmallocstats()`. */
export interface ClassFacts {
  /** 16, 32 … 512. */
  readonly blockBytes: number;
  pools: number;
  blocksInUse: number;
  blocksAvailable: number;
}

/** One arena: how much of it is in use. */
export interface ArenaFacts {
  readonly address: Address;
  readonly poolsInUse: number;
  /** Free pools, counting those that were never carved. */
  readonly poolsFree: number;
}

/** One pool with blocks in use. */
export interface PoolFacts {
  readonly address: Address;
  readonly arena: number;
  readonly blockBytes: number;
  readonly blocksInUse: number;
  readonly blocksTotal: number;
}

/** Where the bytes of the arenas are, summing up to `total` (the second half of `sys._debugmallocstats()`). */
export interface ArenaBytes {
  readonly inBlocks: number;
  readonly available: number;
  readonly unusedPools: number;
  readonly poolHeaders: number;
  readonly quantization: number;
  readonly alignment: number;
  readonly total: number;
}

/** A block of malloc's or a hole between two, with its header. */
export interface LargeFacts {
  readonly address: Address;
  readonly bytes: number;
  readonly inUse: boolean;
}

/** Read-only facts about an allocator's memory, made afresh at each call; nothing here changes it. */
export class HeapMap {
  private readonly allocator: Allocator;

  constructor(allocator: Allocator) {
    this.allocator = allocator;
  }

  /** One entry for each of the 32 size classes, those without pools included. */
  classes(): ClassFacts[] {
    const classes: ClassFacts[] = [];
    for (let i = 1; i <= SIZE_CLASSES; i++) {
      classes.push({ blockBytes: i * 16, pools: 0, blocksInUse: 0, blocksAvailable: 0 });
    }
    this.allocator.pymalloc.forEachPool((_pool, used, sizeClass) => {
      const facts = classes[sizeClass - 1];
      facts.pools++;
      facts.blocksInUse += used;
      facts.blocksAvailable += this.blocksPerPool(facts.blockBytes) - used;
    });
    return classes;
  }

  /** The arenas that are allocated, in the order of CPython's arena objects. */
  arenas(): ArenaFacts[] {
    const { arenas } = this.allocator.pymalloc;
    const list: ArenaFacts[] = [];
    arenas.forEach((arena) => {
      const poolsFree = arenas.freePoolCount[arena];
      list.push({ address: arenas.address[arena], poolsInUse: arenas.poolsPerArena - poolsFree, poolsFree });
    });
    return list;
  }

  /** The pools in use, by arena and address. */
  pools(): PoolFacts[] {
    const list: PoolFacts[] = [];
    const { words } = this.allocator.memory;
    this.allocator.pymalloc.forEachPool((address, blocksInUse, sizeClass) => {
      const blockBytes = sizeClass * 16;
      const blocksTotal = this.blocksPerPool(blockBytes);
      list.push({ address, arena: words[address + POOL_ARENA], blockBytes, blocksInUse, blocksTotal });
    });
    return list;
  }

  arenaBytes(): ArenaBytes {
    const { poolBytes, arenaBytes, poolsPerArena } = this.allocator.pymalloc.geometry;
    let inBlocks = 0;
    let available = 0;
    let poolHeaders = 0;
    let quantization = 0;
    for (const facts of this.classes()) {
      inBlocks += facts.blocksInUse * facts.blockBytes;
      available += facts.blocksAvailable * facts.blockBytes;
      poolHeaders += facts.pools * POOL_HEADER_WORDS * 4;
      quantization += facts.pools * ((poolBytes - POOL_HEADER_WORDS * 4) % facts.blockBytes);
    }
    const arenas = this.arenas();
    const unusedPools = arenas.reduce((sum, arena) => sum + arena.poolsFree, 0) * poolBytes;
    const alignment = arenas.length * (arenaBytes - poolsPerArena * poolBytes);
    const total = arenas.length * arenaBytes;
    return { inBlocks, available, unusedPools, poolHeaders, quantization, alignment, total };
  }

  /** Blocks over 512 bytes and the free space between them, by address. */
  largeBlocks(): LargeFacts[] {
    const list: LargeFacts[] = [];
    this.allocator.large.walk((address, words, inUse) => list.push({ address, bytes: words * 4, inUse }));
    return list;
  }

  private blocksPerPool(blockBytes: number): number {
    return Math.floor((this.allocator.pymalloc.geometry.poolBytes - POOL_HEADER_WORDS * 4) / blockBytes);
  }
}
