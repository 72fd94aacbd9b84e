import { expect, test } from 'vitest';
import { AddressSpaces } from '../../source/heap/address-space.ts';
import { Allocator } from '../../source/heap/allocator.ts';
import { Memory, STACK_CHUNK } from '../../source/heap/memory.ts';
import { VERSIONS } from '../../source/heap/version-facts.ts';

const SIZE = 2 * 2 ** 23;

const firstDifference = (a: Int32Array, b: Int32Array) => a.findIndex((word, i) => word !== b[i]);

test.each(['3.13', '3.9'] as const)(
  'a row of blocks is what as many allocations make, to the last word: %s',
  (version) => {
    const facts = VERSIONS[version];
    const [one, row] = [new Allocator(new Memory(SIZE), facts), new Allocator(new Memory(SIZE), facts)];
    // None, one, a part of a pool, a pool to its last block, and some pools.
    const counts = [0, 1, 20, Math.floor((facts.pymalloc.poolBytes - 48) / 80), 3000];
    for (const [i, count] of counts.entries()) {
      for (let n = 0; n < count; n++) one.allocate((i + 2) * 16);
      row.allocateRow(i + 2, count);
    }
    for (const each of [one, row]) for (let sizeClass = 1; sizeClass <= 32; sizeClass++) each.allocate(sizeClass * 16);
    expect(firstDifference(row.memory.words, one.memory.words)).toBe(-1);
    expect(firstDifference(row.trace.records, one.trace.records)).toBe(-1);
    expect([row.trace.liveBytes(0), row.trace.liveCount(0)]).toEqual([one.trace.liveBytes(0), one.trace.liveCount(0)]);
    expect([row.trace.live, row.trace.peak]).toEqual([one.trace.live, one.trace.peak]);
  },
);

test('the next memory lies where the one before lay, and finds zeros', () => {
  const spaces = new AddressSpaces(SIZE);
  const space = spaces.take();
  const memory = new Memory(space);
  memory.reserveRun(1, STACK_CHUNK);
  const allocator = new Allocator(memory, VERSIONS['3.13']);
  for (const bytes of [16, 512, 5000, 2 ** 21]) {
    const block = allocator.allocate(bytes);
    memory.words.fill(-1, block, block + bytes / 4);
    space.gcMarks[block >> 2] = 1;
    if (bytes > 512) allocator.free(block);
  }
  spaces.giveBack(memory.vacate());
  expect(spaces.take()).toBe(space);
  expect(space.bytes.every((byte) => byte === 0)).toBe(true);
  expect(space.traceRecords.every((record) => record === 0)).toBe(true);
  expect(space.gcMarks.every((mark) => mark === 0)).toBe(true);
});
