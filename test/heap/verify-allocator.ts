import { expect } from 'vitest';
import type { Allocator } from '../../source/heap/allocator.ts';
import {
  POOL_ARENA,
  POOL_CLASS,
  POOL_COUNT,
  POOL_FREE_BLOCK,
  POOL_HEADER_WORDS,
  POOL_NEXT,
  POOL_NEXT_OFFSET,
  POOL_PREVIOUS,
  SIZE_CLASSES,
} from '../../source/heap/pool-header.ts';

/** Walks all of an allocator's memory and checks that every structure in it agrees with the others. */
export function verifyAllocator(allocator: Allocator): void {
  const free = verifyPools(allocator);
  verifyUsedPools(allocator);
  verifyArenas(allocator);
  verifyLargeBlocks(allocator);
  verifyTraces(allocator, free);
}

/** Each pool's free list holds blocks of the pool, once each; used and free blocks are all that was carved. */
function verifyPools({ memory: { words }, pymalloc, trace }: Allocator): Set<number> {
  const free = new Set<number>();
  pymalloc.forEachPool((pool, used, sizeClass) => {
    const blockWords = sizeClass * 4;
    const end = pool + words[pool + POOL_NEXT_OFFSET];
    let freeHere = 0;
    for (let block = words[pool + POOL_FREE_BLOCK]; block !== 0; block = words[block]) {
      const offset = block - pool - POOL_HEADER_WORDS;
      if (offset < 0 || block >= end || offset % blockWords !== 0) throw new Error(`stray free block ${block}`);
      if (free.has(block)) throw new Error(`block ${block} is free twice`);
      if (trace.records[block >> 2] !== 0) throw new Error(`free block ${block} is traced`);
      free.add(block);
      freeHere++;
    }
    expect(used + freeHere).toBe((end - pool - POOL_HEADER_WORDS) / blockWords);
  });
  return free;
}

/** The lists of used pools hold exactly the pools with used and free blocks, linked both ways. */
function verifyUsedPools({ memory: { words }, pymalloc }: Allocator): void {
  const listed: number[] = [];
  for (let sizeClass = 1; sizeClass <= SIZE_CLASSES; sizeClass++) {
    let previous = 0;
    for (let pool = words[pymalloc.usedPools + sizeClass]; pool !== 0; pool = words[pool + POOL_NEXT]) {
      expect(words[pool + POOL_CLASS]).toBe(sizeClass);
      expect(words[pool + POOL_PREVIOUS]).toBe(previous);
      expect(words[pool + POOL_COUNT]).toBeGreaterThan(0);
      listed.push(pool);
      previous = pool;
    }
  }
  const partial: number[] = [];
  pymalloc.forEachPool((pool) => {
    if (words[pool + POOL_FREE_BLOCK] !== 0) partial.push(pool);
  });
  expect(listed.sort((a, b) => a - b)).toEqual(partial.sort((a, b) => a - b));
}

/** Arenas count their free pools right and stand in order, the fullest first; at most one is empty. */
function verifyArenas({ memory: { words }, pymalloc }: Allocator): void {
  const { arenas } = pymalloc;
  const used = new Map<number, number>();
  pymalloc.forEachPool((pool) => {
    used.set(words[pool + POOL_ARENA], (used.get(words[pool + POOL_ARENA]) ?? 0) + 1);
  });
  const usable = new Set<number>();
  let empty = 0;
  let allocated = 0;
  arenas.forEach((arena) => {
    allocated++;
    const free = arenas.freePoolCount[arena];
    expect(free + (used.get(arena) ?? 0)).toBe(arenas.poolsPerArena);
    if (free > 0) usable.add(arena);
    if (free === arenas.poolsPerArena) empty++;
    for (const pool of arenas.returnedPools(arena)) expect(words[pool + POOL_COUNT]).toBe(0);
  });
  expect(allocated).toBe(arenas.allocatedNow);
  expect(empty).toBeLessThanOrEqual(1);
  const order = arenas.usableArenas();
  expect(new Set(order)).toEqual(usable);
  const free = order.map((arena) => arenas.freePoolCount[arena]);
  expect(free).toEqual([...free].sort((a, b) => a - b));
}

/** Segments are filled to the end by blocks, no two free ones side by side. */
function verifyLargeBlocks({ large, memory: { words } }: Allocator): void {
  let used = 0;
  let end = 0;
  let lastFree = false;
  let lastSize = 0;
  large.walk((start, size, inUse) => {
    expect(size).toBeGreaterThan(0);
    const inSegment = start === end && (start & 0x3ffff) !== 0;
    if (inSegment) {
      expect(words[start + 1]).toBe(lastSize);
      expect(lastFree && !inUse).toBe(false);
    }
    if (inUse) used++;
    end = start + size;
    lastFree = !inUse;
    lastSize = size;
  });
  expect(used).toBe(large.count);
}

/** Every carved block is either free or traced, and the sites' tallies are the sums of their blocks. */
function verifyTraces(allocator: Allocator, free: Set<number>): void {
  const { trace, pymalloc } = allocator;
  pymalloc.forEachBlock((block) => {
    if (free.has(block) === (trace.records[block >> 2] !== 0))
      throw new Error(`block ${block} is neither free nor used`);
  });
  const bytes = new Int32Array(trace.siteCount);
  const count = new Int32Array(trace.siteCount);
  let live = 0;
  let traced = 0;
  let blocks = 0;
  allocator.forEachBlock((_block, size, site) => {
    bytes[site] += size;
    count[site]++;
    blocks++;
    if (site > 0) live += size;
    if (site >= trace.tracedFrom) traced += size;
  });
  for (let site = 0; site < trace.siteCount; site++) {
    expect(trace.liveBytes(site)).toBe(bytes[site]);
    expect(trace.liveCount(site)).toBe(count[site]);
  }
  expect(trace.live).toBe(live);
  expect(trace.traced).toBe(traced);
  expect(trace.peak).toBeGreaterThanOrEqual(live);
  expect(allocator.blocksInUse).toBe(blocks);
}
