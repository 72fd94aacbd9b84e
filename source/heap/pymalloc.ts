import { Arenas } from './arenas.ts';
import type { Memory } from './memory.ts';
import type { Address } from './object-type.ts';
import {
  POOL_CLASS,
  POOL_COUNT,
  POOL_FREE_BLOCK,
  POOL_HEADER_WORDS,
  POOL_LAST_OFFSET,
  POOL_NEXT,
  POOL_NEXT_OFFSET,
  POOL_PREVIOUS,
  type PymallocGeometry,
  SIZE_CLASSES,
} from './pool-header.ts';

/**
 * CPython's allocator for up to 512 bytes (Objects/obmalloc.c), block for block: the same requests get blocks at the
 * same distances in the same order. The lists run through the simulated memory, as in CPython.
 */
export class Pymalloc {
  readonly arenas: Arenas;
  readonly geometry: PymallocGeometry;
  /** Where `usedpools` lies: a word for each class, the head of its pools with both used and free blocks, or 0. */
  readonly usedPools: Address;
  private readonly words: Int32Array;
  private readonly poolWords: number;
  private readonly poolMask: number;

  constructor(memory: Memory, geometry: PymallocGeometry) {
    this.words = memory.words;
    this.geometry = geometry;
    this.usedPools = memory.reserveStatic((SIZE_CLASSES + 1) * 4);
    this.arenas = new Arenas(memory, geometry);
    this.poolWords = geometry.poolBytes >> 2;
    this.poolMask = -this.poolWords;
  }

  /** pymalloc_alloc(): a block of `sizeClass * 16` bytes; the class is 1 … 32. Throws OutOfMemory. */
  allocate(sizeClass: number): Address {
    const words = this.words;
    const pool = words[this.usedPools + sizeClass];
    if (pool === 0) return this.allocateFromNewPool(sizeClass);
    const block = words[pool + POOL_FREE_BLOCK];
    const next = words[block];
    words[pool + POOL_COUNT]++;
    words[pool + POOL_FREE_BLOCK] = next;
    if (next === 0) this.extendPool(pool);
    return block;
  }

  /**
   * As `count` calls of `allocate`, while no pool of the class has free blocks and all memory is fresh. `visit` gets each
   * pool's first block and how many follow one another. Throws OutOfMemory.
   */
  allocateRow(sizeClass: number, count: number, visit: (first: Address, blocks: number) => void): void {
    const { words, poolWords } = this;
    const blockWords = sizeClass * 4;
    const capacity = Math.floor((poolWords - POOL_HEADER_WORDS) / blockWords);
    for (let left = count; left > 0; left -= capacity) {
      const first = this.allocateFromNewPool(sizeClass);
      const pool = first - POOL_HEADER_WORDS;
      const blocks = Math.min(left, capacity);
      const isFull = blocks === capacity;
      words[pool + POOL_COUNT] = blocks;
      words[pool + POOL_FREE_BLOCK] = isFull ? 0 : first + blocks * blockWords;
      words[pool + POOL_NEXT_OFFSET] = POOL_HEADER_WORDS + Math.min(blocks + 1, capacity) * blockWords;
      if (isFull) this.unlinkUsedPool(pool);
      visit(first, blocks);
    }
  }

  /** pymalloc_free(): `block` must come from `allocate`. */
  free(block: Address): void {
    const words = this.words;
    const pool = block & this.poolMask;
    const next = words[pool + POOL_FREE_BLOCK];
    words[block] = next;
    words[pool + POOL_FREE_BLOCK] = block;
    const count = words[pool + POOL_COUNT] - 1;
    words[pool + POOL_COUNT] = count;
    if (next === 0) this.insertUsedPool(pool);
    else if (count === 0) this.insertFreePool(pool);
  }

  /** The class (1 … 32) of a block that came from `allocate`. */
  classOf(block: Address): number {
    return this.words[(block & this.poolMask) + POOL_CLASS];
  }

  /**
   * Calls `visit` with each pool that has blocks in use, by arena and address, as CPython's arena walk
   * (pymalloc_get_stats()).
   */
  forEachPool(visit: (pool: Address, used: number, sizeClass: number) => void): void {
    const words = this.words;
    const arenas = this.arenas;
    arenas.forEach((arena) => {
      const end = arenas.nextPoolAddress[arena];
      for (let pool = arenas.address[arena] + arenas.firstPoolOffset; pool < end; pool += this.poolWords) {
        const used = words[pool + POOL_COUNT];
        if (used !== 0) visit(pool, used, words[pool + POOL_CLASS]);
      }
    });
  }

  /** Calls `visit` with each block that was ever carved in a pool in use; some may be free. */
  forEachBlock(visit: (block: Address) => void): void {
    const words = this.words;
    this.forEachPool((pool, _used, sizeClass) => {
      const end = pool + words[pool + POOL_NEXT_OFFSET];
      for (let block = pool + POOL_HEADER_WORDS; block < end; block += sizeClass * 4) visit(block);
    });
  }

  /** pymalloc_pool_extend(): carves one more block for a pool without free ones; a full pool leaves the list. */
  private extendPool(pool: Address): void {
    const words = this.words;
    const offset = words[pool + POOL_NEXT_OFFSET];
    if (offset <= words[pool + POOL_LAST_OFFSET]) {
      words[pool + POOL_FREE_BLOCK] = pool + offset;
      words[pool + POOL_NEXT_OFFSET] = offset + words[pool + POOL_CLASS] * 4;
      words[pool + offset] = 0;
      return;
    }
    this.unlinkUsedPool(pool);
  }

  /** allocate_from_new_pool() and its init_pool. */
  private allocateFromNewPool(sizeClass: number): Address {
    const pool = this.arenas.takePool();
    const words = this.words;
    words[this.usedPools + sizeClass] = pool;
    words[pool + POOL_NEXT] = 0;
    words[pool + POOL_PREVIOUS] = 0;
    words[pool + POOL_COUNT] = 1;
    if (words[pool + POOL_CLASS] === sizeClass) {
      // The pool had this class before: its free list is used as it was left.
      const block = words[pool + POOL_FREE_BLOCK];
      words[pool + POOL_FREE_BLOCK] = words[block];
      return block;
    }
    const blockWords = sizeClass * 4;
    const block = pool + POOL_HEADER_WORDS;
    words[pool + POOL_CLASS] = sizeClass;
    words[pool + POOL_NEXT_OFFSET] = POOL_HEADER_WORDS + 2 * blockWords;
    words[pool + POOL_LAST_OFFSET] = this.poolWords - blockWords;
    words[pool + POOL_FREE_BLOCK] = block + blockWords;
    words[block + blockWords] = 0;
    return block;
  }

  /** insert_to_usedpool(): a pool that was full goes to the front. */
  private insertUsedPool(pool: Address): void {
    const words = this.words;
    const sizeClass = words[pool + POOL_CLASS];
    const head = words[this.usedPools + sizeClass];
    words[pool + POOL_NEXT] = head;
    words[pool + POOL_PREVIOUS] = 0;
    if (head !== 0) words[head + POOL_PREVIOUS] = pool;
    words[this.usedPools + sizeClass] = pool;
  }

  private unlinkUsedPool(pool: Address): void {
    const words = this.words;
    const next = words[pool + POOL_NEXT];
    const previous = words[pool + POOL_PREVIOUS];
    if (next !== 0) words[next + POOL_PREVIOUS] = previous;
    if (previous !== 0) words[previous + POOL_NEXT] = next;
    else words[this.usedPools + words[pool + POOL_CLASS]] = next;
  }

  /** insert_to_freepool(): a pool without used blocks goes back to its arena. */
  private insertFreePool(pool: Address): void {
    this.unlinkUsedPool(pool);
    this.arenas.returnPool(pool);
  }
}
