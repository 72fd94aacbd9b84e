/** What differs between the allocators of CPython's versions (Include/internal/pycore_obmalloc.h). */
export interface PymallocGeometry {
  /** POOL_SIZE: 4 KiB up to 3.9, 16 KiB since. A power of two. */
  readonly poolBytes: number;
  /** ARENA_SIZE: 256 KiB up to 3.9, 1 MiB since. */
  readonly arenaBytes: number;
  /** 63 instead of 64 where the mapping is not aligned to a pool: a pool's worth is lost to alignment. */
  readonly poolsPerArena: number;
}

/** SMALL_REQUEST_THRESHOLD: longer requests go to malloc. */
export const SMALL_REQUEST_BYTES = 512;
/** Size classes are 1 … 32 here (CPython's `szidx` + 1): class c has blocks of 16 c bytes, class 0 is always empty. */
export const SIZE_CLASSES = 32;

/** struct pool_header: 48 bytes in front of the blocks, as word offsets. */
export const POOL_COUNT = 0;
export const POOL_FREE_BLOCK = 2;
export const POOL_NEXT = 4;
export const POOL_PREVIOUS = 6;
export const POOL_ARENA = 8;
/** `szidx` + 1, or 0 for a pool that never had a class (DUMMY_SIZE_IDX). */
export const POOL_CLASS = 9;
/** Offset in words of the first block that was never carved. */
export const POOL_NEXT_OFFSET = 10;
export const POOL_LAST_OFFSET = 11;
/** POOL_OVERHEAD in words. */
export const POOL_HEADER_WORDS = 12;
