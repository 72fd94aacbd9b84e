import { expect, test } from 'vitest';
import { Memory } from '../../source/heap/memory.ts';
import { Pymalloc } from '../../source/heap/pymalloc.ts';
import { VERSIONS } from '../../source/heap/version-facts.ts';

const POOL_WORDS = 16384 / 4;
/** Blocks of 512 bytes in a pool of 16 KiB. */
const PER_POOL = 31;

function newPymalloc(): Pymalloc {
  return new Pymalloc(new Memory(2 ** 26), VERSIONS['3.13'].pymalloc);
}

function allocateMany(pymalloc: Pymalloc, sizeClass: number, count: number): number[] {
  return Array.from({ length: count }, () => pymalloc.allocate(sizeClass));
}

test('a fresh pool hands out ascending blocks behind its header of 48 bytes', () => {
  const blocks = allocateMany(newPymalloc(), 2, 3);
  expect(blocks[0] % POOL_WORDS).toBe(48 / 4);
  expect(blocks.map((block) => (block - blocks[0]) * 4)).toEqual([0, 32, 64]);
});

test('36 blocks of 448 bytes fit a pool; the next pool follows in the arena', () => {
  const blocks = allocateMany(newPymalloc(), 28, 37);
  expect(new Set(blocks.map((block) => block & -POOL_WORDS)).size).toBe(2);
  expect(blocks[36] - blocks[0]).toBe(POOL_WORDS);
});

test('freed blocks come back last first, before any that was never used', () => {
  const pymalloc = newPymalloc();
  const [x, y, z] = allocateMany(pymalloc, 3, 3);
  for (const block of [x, y, z]) pymalloc.free(block);
  expect(allocateMany(pymalloc, 3, 3)).toEqual([z, y, x]);
});

test('the first free in a full pool puts it at the front of its class', () => {
  const pymalloc = newPymalloc();
  const blocks = allocateMany(pymalloc, 32, 2 * PER_POOL + 1);
  const a = blocks[4];
  const b = blocks[PER_POOL + 4];
  pymalloc.free(a);
  pymalloc.free(b);
  expect(allocateMany(pymalloc, 32, 2)).toEqual([b, a]);
});

test('a pool that became empty is taken by the next class that needs one', () => {
  const pymalloc = newPymalloc();
  const block = pymalloc.allocate(3);
  pymalloc.free(block);
  expect(pymalloc.allocate(7)).toBe(block);
});

test('a pool taken again by its class goes on with the free list as it was', () => {
  const pymalloc = newPymalloc();
  const [x, y] = allocateMany(pymalloc, 3, 2);
  pymalloc.free(y);
  pymalloc.free(x);
  expect(allocateMany(pymalloc, 3, 2)).toEqual([x, y]);
  pymalloc.free(x);
  pymalloc.free(y);
  expect(allocateMany(pymalloc, 3, 2)).toEqual([y, x]);
});

test('an arena has 63 pools; new pools come from the fullest arena; one empty arena is kept', () => {
  const pymalloc = newPymalloc();
  const { arenas } = pymalloc;
  const blocks = allocateMany(pymalloc, 32, 3 * 63 * PER_POOL);
  expect(arenas.allocatedNow).toBe(3);
  const pool = (index: number): number[] => blocks.slice(index * PER_POOL, (index + 1) * PER_POOL);
  for (const block of [...pool(0), ...pool(1), ...pool(2)]) pymalloc.free(block);
  for (const block of [...pool(63), ...pool(64)]) pymalloc.free(block);
  for (const block of pool(126)) pymalloc.free(block);
  expect(arenas.usableArenas().map((arena) => arenas.freePoolCount[arena])).toEqual([1, 2, 3]);
  expect(pymalloc.allocate(32) & -POOL_WORDS).toBe(pool(126)[0] & -POOL_WORDS);
  for (const block of blocks.slice(3 * PER_POOL, 63 * PER_POOL)) pymalloc.free(block);
  expect(arenas.allocatedNow).toBe(3); // Empty, but last in the list.
  for (const block of blocks.slice(65 * PER_POOL, 126 * PER_POOL)) pymalloc.free(block);
  expect(arenas.allocatedNow).toBe(2);
  expect(arenas.highwater).toBe(3);
});
