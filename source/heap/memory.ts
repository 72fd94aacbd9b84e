import { AddressSpace } from './address-space.ts';
import type { Address } from './object-type.ts';

/** The space is handed out in chunks of 1 MiB: `address >> CHUNK_SHIFT` is the chunk of a word. */
export const CHUNK_SHIFT = 18;
export const CHUNK_WORDS = 1 << CHUNK_SHIFT;
export const CHUNK_BYTES = CHUNK_WORDS * 4;

/** What a chunk of the memory is used for. */
export const FREE_CHUNK = 0;
export const STATIC_CHUNK = 1;
export const STACK_CHUNK = 2;
/** Arenas of pymalloc. */
export const ARENA_CHUNK = 3;
/** A segment of blocks over 512 bytes. */
export const LARGE_CHUNK = 4;
/** Part of a run that holds one single block. */
export const HUGE_CHUNK = 5;

/** Chunks kept back until the memory has run out once, so that there is room for the MemoryError and what handles it. */
const KEPT_BACK = 4;

/** The simulated process has no memory left: the language raises MemoryError. */
export class OutOfMemory extends Error {
  constructor(bytes: number) {
    super(`out of memory: ${bytes} bytes asked for`);
    this.name = 'OutOfMemory';
  }
}

/** The memory of the simulated process. A run given out again is not zeroed. */
export class Memory {
  readonly space: AddressSpace;
  readonly words: Int32Array;
  readonly doubles: Float64Array;
  readonly bytes: Uint8Array;
  readonly halves: Uint16Array;
  /** One byte a chunk: `FREE_CHUNK`, `ARENA_CHUNK`, … */
  readonly chunkKind: Uint8Array;
  /** The size of the memory in bytes, a multiple of 1 MiB. */
  readonly limitBytes: number;

  private readonly chunkCount: number;
  /** Where chunks end that are given out now: some at the end are kept back. */
  private end: number;
  /** No chunk below this one is free. */
  private lowestFree = 1;
  /** No chunk from this one on was ever used. */
  private untouched = 1;
  private staticNext: Address = 4;
  private staticEnd: Address = CHUNK_WORDS;

  /** @param space all zeros; or how many bytes to reserve, at most 2 GiB */
  constructor(space: AddressSpace | number = new AddressSpace()) {
    this.space = typeof space === 'number' ? new AddressSpace(space) : space;
    this.words = this.space.words;
    this.doubles = this.space.doubles;
    this.bytes = this.space.bytes;
    this.halves = this.space.halves;
    this.limitBytes = this.space.limitBytes;
    this.chunkCount = this.limitBytes / CHUNK_BYTES;
    this.end = this.chunkCount - KEPT_BACK;
    this.chunkKind = new Uint8Array(this.chunkCount);
    this.chunkKind[0] = STATIC_CHUNK; // So that address 0 is never given out.
  }

  /** Leaves the space to another memory, all zeros but for stacks, which are never read before they are written. */
  vacate(): AddressSpace {
    for (let chunk = 0; chunk < this.untouched; chunk++) {
      if (this.chunkKind[chunk] !== STACK_CHUNK) this.space.clear(chunk * CHUNK_BYTES, (chunk + 1) * CHUNK_BYTES);
    }
    return this.space;
  }

  /**
   * Zeroed space for what CPython keeps in its data segment (static types, small ints): never freed, counted nowhere.
   * Aligned to 16 bytes.
   */
  reserveStatic(bytes: number): Address {
    const size = ((bytes + 15) >>> 4) * 4;
    if (this.staticNext + size > this.staticEnd) {
      const chunks = Math.ceil(size / CHUNK_WORDS);
      this.staticNext = this.reserveRun(chunks, STATIC_CHUNK);
      this.staticEnd = this.staticNext + chunks * CHUNK_WORDS;
      this.words.fill(0, this.staticNext, this.staticEnd);
    }
    const address = this.staticNext;
    this.staticNext += size;
    return address;
  }

  /** The lowest run of free chunks, marked as `kind`. Throws OutOfMemory. */
  reserveRun(chunks: number, kind: number): Address {
    const kinds = this.chunkKind;
    let start = this.lowestFree;
    let length = 0;
    for (let i = start; i < this.end && length < chunks; i++) {
      if (kinds[i] === FREE_CHUNK) {
        if (length++ === 0) start = i;
      } else {
        length = 0;
      }
    }
    if (length < chunks) {
      this.end = this.chunkCount;
      throw new OutOfMemory(chunks * CHUNK_BYTES);
    }
    this.use(start, start + chunks, kind);
    return start * CHUNK_WORDS;
  }

  /** Takes the `more` chunks behind a run if all are free, and tells whether they were. */
  extendRun(address: Address, chunks: number, more: number): boolean {
    const first = (address >> CHUNK_SHIFT) + chunks;
    const kinds = this.chunkKind;
    if (first + more > this.end) return false;
    for (let i = first; i < first + more; i++) if (kinds[i] !== FREE_CHUNK) return false;
    this.use(first, first + more, kinds[first - 1]);
    return true;
  }

  /** Gives chunks back; part of a run may be given back by itself. */
  releaseRun(address: Address, chunks: number): void {
    const first = address >> CHUNK_SHIFT;
    this.chunkKind.fill(FREE_CHUNK, first, first + chunks);
    if (first < this.lowestFree) this.lowestFree = first;
    if (first < this.chunkCount - KEPT_BACK) this.end = this.chunkCount - KEPT_BACK;
  }

  private use(from: number, to: number, kind: number): void {
    const kinds = this.chunkKind;
    kinds.fill(kind, from, to);
    while (this.lowestFree < this.chunkCount && kinds[this.lowestFree] !== FREE_CHUNK) this.lowestFree++;
    if (to > this.untouched) this.untouched = to;
  }
}
