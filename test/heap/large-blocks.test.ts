import { expect, test } from 'vitest';
import { LargeBlocks } from '../../source/heap/large-blocks.ts';
import { CHUNK_WORDS, FREE_CHUNK, Memory } from '../../source/heap/memory.ts';

const MIB = 2 ** 20;

function chunksUsed(memory: Memory): number {
  return memory.chunkKind.filter((kind) => kind !== FREE_CHUNK).length;
}

test('blocks are aligned to 16 bytes and a freed one is used again for its size', () => {
  const large = new LargeBlocks(new Memory(64 * MIB));
  const blocks = [513, 1000, 70_001].map((bytes) => large.allocate(bytes));
  for (const block of blocks) expect(block % 4).toBe(0);
  large.free(blocks[1]);
  expect(large.allocate(1000)).toBe(blocks[1]);
});

test('freed neighbours join, whatever their order', () => {
  const large = new LargeBlocks(new Memory(64 * MIB));
  const blocks = Array.from({ length: 4 }, () => large.allocate(1000));
  large.allocate(1000);
  for (const i of [0, 2, 1, 3]) large.free(blocks[i]);
  expect(large.allocate(4000)).toBe(blocks[0]);
});

test('a block grows in place into the free space behind it', () => {
  const large = new LargeBlocks(new Memory(64 * MIB));
  const first = large.allocate(1000);
  expect(large.reallocate(first, 900_000)).toBe(first);
  const huge = large.allocate(2 * MIB);
  expect(large.reallocate(huge, 20 * MIB)).toBe(huge);
});

test('growing an array to a million items by reallocs takes at most twice its size', () => {
  const memory = new Memory(64 * MIB);
  const large = new LargeBlocks(memory);
  let items = 100;
  let list = large.allocate(items * 8);
  let other = large.allocate(items * 8);
  while (items < 1_000_000) {
    items = (items + (items >> 3) + 6) & ~3;
    list = large.reallocate(list, items * 8);
    other = large.reallocate(other, items * 8);
  }
  expect(chunksUsed(memory) * MIB).toBeLessThan(2 * 2 * items * 8);
});

test('chunks of blocks that are gone go back to the memory, but for one segment', () => {
  const memory = new Memory(64 * MIB);
  const large = new LargeBlocks(memory);
  const before = chunksUsed(memory);
  const blocks = Array.from({ length: 50 }, (_, i) => large.allocate(1000 + i * 20_000));
  blocks.push(large.allocate(3 * MIB));
  for (const block of blocks) large.free(block);
  expect(chunksUsed(memory)).toBe(before + 1);
  expect(large.count).toBe(0);
});

test('a block as long as a chunk still has its header in front', () => {
  const large = new LargeBlocks(new Memory(64 * MIB));
  const whole = large.allocate(MIB - 16);
  const longer = large.allocate(MIB);
  expect([whole % CHUNK_WORDS, longer % CHUNK_WORDS]).toEqual([4, 4]);
  expect(large.requestedSize(longer)).toBe(MIB);
});
