import { LargeBlocks } from './large-blocks.ts';
import type { Memory } from './memory.ts';
import type { Address } from './object-type.ts';
import { SMALL_REQUEST_BYTES } from './pool-header.ts';
import { Pymalloc } from './pymalloc.ts';
import { LARGE_RECORD, slackOf, TraceStore } from './trace-store.ts';
import type { VersionFacts } from './version-facts.ts';

/**
 * PyObject_Malloc() and PyMem_Malloc(): up to 512 bytes from pymalloc, more from malloc; every block is charged to the
 * line being executed. What is allocated is not zeroed.
 */
export class Allocator {
  readonly memory: Memory;
  readonly pymalloc: Pymalloc;
  readonly large: LargeBlocks;
  readonly trace: TraceStore;
  /** A block of `bytes` bytes (0 counts as 1), aligned to 16. Throws OutOfMemory. */
  readonly allocate: (bytes: number) => Address;
  /** Gives a block back; it must be one in use. */
  readonly free: (block: Address) => void;
  private readonly words: Int32Array;

  constructor(memory: Memory, facts: VersionFacts) {
    this.memory = memory;
    this.words = memory.words;
    this.pymalloc = new Pymalloc(memory, facts.pymalloc);
    this.large = new LargeBlocks(memory);
    this.trace = new TraceStore(memory);
    this.allocate = allocating(this);
    this.free = freeing(this);
  }

  /** So many allocations of `sizeClass * 16` bytes at once, while no pool has such blocks. Throws OutOfMemory. */
  allocateRow(sizeClass: number, count: number): void {
    this.pymalloc.allocateRow(sizeClass, count, (first, blocks) =>
      this.trace.chargeRow(first, blocks, sizeClass << 4, sizeClass << 2),
    );
  }

  /**
   * PyObject_Realloc() of a block in use: stays in place if the new size fits the block's class and is over 3/4 of it;
   * a block from malloc stays with malloc. The one trace has the new size and the current site. Throws OutOfMemory,
   * and then the block is as it was.
   */
  reallocate(block: Address, bytes: number): Address {
    const record = this.trace.records[block >> 2];
    if ((record & LARGE_RECORD) !== 0) return this.reallocateLarge(block, record, bytes);
    const classBytes = this.pymalloc.classOf(block) << 4;
    const before = classBytes - slackOf(record);
    if (bytes <= classBytes && 4 * bytes > 3 * classBytes) {
      this.trace.uncharge(block, record, before);
      this.trace.charge(block, bytes, classBytes - bytes, 0);
      return block;
    }
    // pymalloc_alloc() leaves 0 bytes to malloc().
    const small = bytes > 0 && bytes <= SMALL_REQUEST_BYTES;
    const sizeClass = (bytes + 15) >> 4;
    const moved = small ? this.pymalloc.allocate(sizeClass) : this.large.allocate(bytes);
    // At most 128 words: a loop is faster than copyWithin.
    const words = this.words;
    for (let i = 0, length = (Math.min(before, bytes) + 3) >> 2; i < length; i++) words[moved + i] = words[block + i];
    // tracemalloc's hook lies around the whole realloc: the peak never sees both blocks.
    this.trace.uncharge(block, record, before);
    if (small) this.trace.charge(moved, bytes, (sizeClass << 4) - bytes, 0);
    else this.trace.charge(moved, bytes, 0, LARGE_RECORD);
    this.pymalloc.free(block);
    return moved;
  }

  /** The size that was asked for, in bytes. */
  requestedSize(block: Address): number {
    const record = this.trace.records[block >> 2];
    if ((record & LARGE_RECORD) !== 0) return this.large.requestedSize(block);
    return (this.pymalloc.classOf(block) << 4) - slackOf(record);
  }

  /** Moves the trace of a block to the current line: what came from a free list counts as new there. */
  retrace(block: Address): void {
    if (this.trace.siteOf(block) !== this.trace.site) this.trace.move(block, this.requestedSize(block));
  }

  /** `sys.getallocatedblocks()`: the blocks in use in all pools and those from malloc. */
  get blocksInUse(): number {
    let count = this.large.count;
    this.pymalloc.forEachPool((_pool, used) => {
      count += used;
    });
    return count;
  }

  /** Calls `visit` with each block in use, its requested bytes and its site: pools by arena, then large blocks. */
  forEachBlock(visit: (block: Address, bytes: number, site: number) => void): void {
    const one = (block: Address): void => {
      if (this.trace.records[block >> 2] !== 0) visit(block, this.requestedSize(block), this.trace.siteOf(block));
    };
    this.pymalloc.forEachBlock(one);
    this.large.forEach(one);
  }

  private reallocateLarge(block: Address, record: number, bytes: number): Address {
    const before = this.large.requestedSize(block);
    const moved = this.large.reallocate(block, bytes);
    this.trace.uncharge(block, record, before);
    this.trace.charge(moved, bytes, 0, LARGE_RECORD);
    return moved;
  }
}

// The two that everything calls are functions over constants: V8 writes into them what does not change.

function allocating(allocator: Allocator): Allocator['allocate'] {
  const { pymalloc, large, trace } = allocator;
  return (bytes) => {
    if (bytes > SMALL_REQUEST_BYTES) {
      const block = large.allocate(bytes);
      trace.charge(block, bytes, 0, LARGE_RECORD);
      return block;
    }
    if (bytes === 0) bytes = 1;
    const sizeClass = (bytes + 15) >> 4;
    const block = pymalloc.allocate(sizeClass);
    trace.charge(block, bytes, (sizeClass << 4) - bytes, 0);
    return block;
  };
}

function freeing(allocator: Allocator): Allocator['free'] {
  const { pymalloc, large, trace } = allocator;
  return (block) => {
    const record = trace.records[block >> 2];
    if ((record & LARGE_RECORD) !== 0) {
      trace.uncharge(block, record, large.requestedSize(block));
      large.free(block);
      return;
    }
    trace.uncharge(block, record, (pymalloc.classOf(block) << 4) - slackOf(record));
    pymalloc.free(block);
  };
}
