import { expect, test } from 'vitest';
import { Allocator } from '../../source/heap/allocator.ts';
import { HeapMap } from '../../source/heap/heap-map.ts';
import { Memory } from '../../source/heap/memory.ts';
import { VERSIONS } from '../../source/heap/version-facts.ts';

test('the bytes of the arenas add up as in sys._debugmallocstats()', () => {
  const allocator = new Allocator(new Memory(2 ** 25), VERSIONS['3.13']);
  for (let i = 0; i < 40_000; i++) {
    const block = allocator.allocate((i * 7) % 513);
    if (i % 3 === 0) allocator.free(block);
  }
  const bytes = new HeapMap(allocator).arenaBytes();
  expect(bytes.inBlocks + bytes.available + bytes.unusedPools + bytes.poolHeaders + bytes.quantization).toBe(
    bytes.total - bytes.alignment,
  );
  expect(bytes.alignment).toBe(16_384 * allocator.pymalloc.arenas.allocatedNow);
});

test('a class counts the blocks of its pools, used and available', () => {
  const allocator = new Allocator(new Memory(2 ** 25), VERSIONS['3.13']);
  for (let i = 0; i < 37; i++) allocator.allocate(433);
  const map = new HeapMap(allocator);
  expect(map.classes()[27]).toEqual({ blockBytes: 448, pools: 2, blocksInUse: 37, blocksAvailable: 35 });
  expect(map.pools().map((pool) => [pool.blocksInUse, pool.blocksTotal])).toEqual([
    [36, 36],
    [1, 36],
  ]);
  expect(map.arenas().map((arena) => arena.poolsInUse)).toEqual([2]);
});
