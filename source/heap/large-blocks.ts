import { CHUNK_BYTES, CHUNK_SHIFT, CHUNK_WORDS, HUGE_CHUNK, LARGE_CHUNK, type Memory, OutOfMemory } from './memory.ts';
import type { Address } from './object-type.ts';
import { SizeBins } from './size-bins.ts';

/** Header in front of each block, in words from its start. */
const SIZE = 0; // In words with the header, a multiple of 4; bit 0: in use.
const PREVIOUS_SIZE = 1; // Of the block in front, 0 for the first of a segment.
const REQUESTED = 2; // Bytes.
const CHUNKS = 3; // Length of a run of its own, 0 for a block of a segment.
const HEADER = 4;

const IN_USE = 1;
/** A free block holds its header and the links of its bin. */
const SMALLEST_BLOCK = 8;

/**
 * malloc() for what is too long for pymalloc. Blocks under 1 MiB lie in segments of one chunk, side by side: a freed one
 * joins its free neighbours. Longer ones get a run of chunks of their own. Which block is chosen depends on nothing but
 * the requests, so addresses repeat from run to run.
 */
export class LargeBlocks {
  /** Blocks in use (`raw_allocated_blocks`). */
  count = 0;
  private readonly memory: Memory;
  private readonly words: Int32Array;
  private readonly bins: SizeBins;
  /** Segments without a block: one is kept, so that a loop does not reserve a chunk at each turn. */
  private emptySegments = 0;

  constructor(memory: Memory) {
    this.memory = memory;
    this.words = memory.words;
    this.bins = new SizeBins(memory.words, HEADER);
  }

  /** A block of at least `bytes` bytes, aligned to 16. Throws OutOfMemory. */
  allocate(bytes: number): Address {
    if (bytes > this.memory.limitBytes) throw new OutOfMemory(bytes);
    const start = bytes + HEADER * 4 > CHUNK_BYTES ? this.allocateRun(bytes) : this.allocateInSegment(wordsFor(bytes));
    this.words[start + REQUESTED] = bytes;
    this.count++;
    return start + HEADER;
  }

  free(block: Address): void {
    const start = block - HEADER;
    this.count--;
    const chunks = this.words[start + CHUNKS];
    if (chunks !== 0) this.memory.releaseRun(start, chunks);
    else this.freeInSegment(start);
  }

  /** realloc(): in place where there is room, also when that room is behind the block. */
  reallocate(block: Address, bytes: number): Address {
    if (bytes > this.memory.limitBytes) throw new OutOfMemory(bytes);
    const start = block - HEADER;
    const words = this.words;
    const inPlace = words[start + CHUNKS] !== 0 ? this.resizeRun(start, bytes) : this.resizeInSegment(start, bytes);
    if (inPlace) {
      words[start + REQUESTED] = bytes;
      return block;
    }
    const moved = this.allocate(bytes);
    const copied = (Math.min(bytes, words[start + REQUESTED]) + 3) >>> 2;
    words.copyWithin(moved, block, block + copied);
    this.free(block);
    return moved;
  }

  requestedSize(block: Address): number {
    return this.words[block - HEADER + REQUESTED];
  }

  /** Calls `visit` with each block in use, by address. */
  forEach(visit: (block: Address) => void): void {
    this.walk((start, _words, inUse) => {
      if (inUse) visit(start + HEADER);
    });
  }

  /** Calls `visit` with each block, used or free: its start, its length in words and whether it is in use. */
  walk(visit: (start: Address, words: number, inUse: boolean) => void): void {
    const words = this.words;
    const kinds = this.memory.chunkKind;
    for (let chunk = 0; chunk < kinds.length; chunk++) {
      const base = chunk << CHUNK_SHIFT;
      if (kinds[chunk] === HUGE_CHUNK) {
        const chunks = words[base + CHUNKS];
        visit(base, chunks * CHUNK_WORDS, true);
        chunk += chunks - 1;
      } else if (kinds[chunk] === LARGE_CHUNK) {
        for (let start = base; start < base + CHUNK_WORDS; start += words[start + SIZE] & ~IN_USE) {
          visit(start, words[start + SIZE] & ~IN_USE, (words[start + SIZE] & IN_USE) !== 0);
        }
      }
    }
  }

  private allocateRun(bytes: number): Address {
    const chunks = chunksFor(bytes);
    const start = this.memory.reserveRun(chunks, HUGE_CHUNK);
    this.words[start + CHUNKS] = chunks;
    return start;
  }

  /** A run grows while the chunks behind it are free, and shrinks from its end. */
  private resizeRun(start: Address, bytes: number): boolean {
    const before = this.words[start + CHUNKS];
    const after = chunksFor(bytes);
    if (bytes < CHUNK_BYTES / 2) return false;
    if (after > before && !this.memory.extendRun(start, before, after - before)) return false;
    if (after < before) this.memory.releaseRun(start + after * CHUNK_WORDS, before - after);
    this.words[start + CHUNKS] = after;
    return true;
  }

  private allocateInSegment(size: number): Address {
    const words = this.words;
    let start = this.bins.take(size);
    if (start === 0) start = this.newSegment();
    else if (words[start + SIZE] === CHUNK_WORDS) this.emptySegments--;
    this.use(start, words[start + SIZE], size);
    return start;
  }

  private newSegment(): Address {
    const start = this.memory.reserveRun(1, LARGE_CHUNK);
    this.words[start + SIZE] = CHUNK_WORDS;
    this.words[start + PREVIOUS_SIZE] = 0;
    return start;
  }

  private freeInSegment(block: Address): void {
    const words = this.words;
    let start = block;
    let size = words[start + SIZE] & ~IN_USE;
    const next = start + size;
    if (!isSegmentEnd(next) && (words[next + SIZE] & IN_USE) === 0) {
      this.bins.remove(next);
      size += words[next + SIZE];
    }
    const previousSize = words[start + PREVIOUS_SIZE];
    if (previousSize !== 0 && (words[start - previousSize + SIZE] & IN_USE) === 0) {
      start -= previousSize;
      this.bins.remove(start);
      size += previousSize;
    }
    if (size === CHUNK_WORDS && this.emptySegments > 0) {
      this.memory.releaseRun(start, 1);
      return;
    }
    if (size === CHUNK_WORDS) this.emptySegments++;
    this.setSize(start, size);
    this.bins.add(start);
  }

  private resizeInSegment(start: Address, bytes: number): boolean {
    const size = wordsFor(bytes);
    if (size > CHUNK_WORDS) return false;
    const words = this.words;
    const own = words[start + SIZE] & ~IN_USE;
    const next = start + own;
    const nextFree = !isSegmentEnd(next) && (words[next + SIZE] & IN_USE) === 0 ? words[next + SIZE] : 0;
    if (size > own + nextFree) return false;
    if (nextFree !== 0 && size !== own) {
      this.bins.remove(next);
      this.use(start, own + nextFree, size);
    } else {
      this.use(start, own, size);
    }
    return true;
  }

  /** Makes the first `size` of the `whole` words at `start` a block in use; the rest becomes free if it can hold a block. */
  private use(start: Address, whole: number, size: number): void {
    const rest = whole - size;
    const words = this.words;
    if (rest >= SMALLEST_BLOCK) {
      this.setSize(start, size);
      this.setSize(start + size, rest);
      this.bins.add(start + size);
      words[start + SIZE] = size | IN_USE;
    } else {
      this.setSize(start, whole);
      words[start + SIZE] = whole | IN_USE;
    }
    words[start + CHUNKS] = 0;
  }

  private setSize(start: Address, size: number): void {
    this.words[start + SIZE] = size;
    if (!isSegmentEnd(start + size)) this.words[start + size + PREVIOUS_SIZE] = size;
  }
}

/** Words of a block in a segment. */
function wordsFor(bytes: number): number {
  return Math.max(SMALLEST_BLOCK, (((bytes + 15) >>> 4) << 2) + HEADER);
}

function chunksFor(bytes: number): number {
  return Math.ceil((bytes + HEADER * 4) / CHUNK_BYTES);
}

function isSegmentEnd(address: Address): boolean {
  return (address & (CHUNK_WORDS - 1)) === 0;
}
