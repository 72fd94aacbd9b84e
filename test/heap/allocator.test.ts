import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Allocator } from '../../source/heap/allocator.ts';
import { Memory, OutOfMemory } from '../../source/heap/memory.ts';
import { VERSIONS, type VersionFacts } from '../../source/heap/version-facts.ts';
import { verifyAllocator } from './verify-allocator.ts';

const MIB = 2 ** 20;
const FACTS = VERSIONS['3.13'];
/** The geometry of 3.9: small pools and arenas, so that random programs fill and drain them. */
const OLD_GEOMETRY: VersionFacts = { ...FACTS, pymalloc: { poolBytes: 4096, arenaBytes: 262144, poolsPerArena: 64 } };

function newAllocator(facts = FACTS, limit = 64 * MIB): Allocator {
  return new Allocator(new Memory(limit), facts);
}

test('a realloc stays in place when the new size fits the class and is over three quarters of it', () => {
  const allocator = newAllocator();
  const block = allocator.allocate(60);
  expect(allocator.reallocate(block, 64)).toBe(block);
  expect(allocator.reallocate(block, 49)).toBe(block);
  const smaller = allocator.reallocate(block, 48);
  expect(smaller).not.toBe(block);
  expect(allocator.requestedSize(smaller)).toBe(48);
});

test('a realloc that moves keeps the contents', () => {
  const allocator = newAllocator();
  let block = allocator.allocate(64);
  for (let i = 0; i < 16; i++) allocator.memory.words[block + i] = i + 1;
  for (const bytes of [128, 512, 4000, 2 * MIB, 9 * MIB, 3 * MIB, 600, 64]) block = allocator.reallocate(block, bytes);
  expect([...allocator.memory.words.subarray(block, block + 16)]).toEqual(Array.from({ length: 16 }, (_, i) => i + 1));
});

test('a block from malloc stays with malloc even when it shrinks below 512 bytes', () => {
  const allocator = newAllocator();
  const block = allocator.allocate(1000);
  expect(allocator.reallocate(block, 20)).toBe(block);
  expect(allocator.large.count).toBe(1);
  expect(allocator.requestedSize(block)).toBe(20);
});

test('allocated blocks are those of the pools and those of malloc', () => {
  const allocator = newAllocator();
  const blocks = [allocator.allocate(0), allocator.allocate(100), allocator.allocate(100_000), allocator.allocate(MIB)];
  expect(allocator.blocksInUse).toBe(4);
  for (const block of blocks) allocator.free(block);
  expect(allocator.blocksInUse).toBe(0);
});

test('running out of memory leaves the heap as it was', () => {
  const allocator = newAllocator();
  const block = allocator.allocate(MIB);
  expect(() => allocator.allocate(8e12)).toThrow(OutOfMemory);
  expect(() => allocator.reallocate(block, 64 * MIB)).toThrow(OutOfMemory);
  expect(() => {
    for (;;) allocator.allocate(500);
  }).toThrow(OutOfMemory);
  verifyAllocator(allocator);
  expect(allocator.requestedSize(block)).toBe(MIB);
});

const size = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 520 }) },
  { weight: 2, arbitrary: fc.integer({ min: 500, max: 40_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 300_000, max: 3_000_000 }) },
);
const operation = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('allocate'), size, times: fc.integer({ min: 1, max: 90 }) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('free'), size, times: fc.integer({ min: 1, max: 99 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('reallocate'), size, times: fc.integer({ min: 1, max: 5 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('site', 'epoch', 'stop', 'peak', 'move'),
      size,
      times: fc.constant(1),
    }),
  },
);

test.each([
  ['3.13', FACTS],
  ['3.9', OLD_GEOMETRY],
])('random programs keep the heap in order and blocks apart: geometry of %s', (_name, facts) => {
  fc.assert(
    fc.property(fc.array(operation, { minLength: 5, maxLength: 120 }), fc.integer(), (operations, seed) => {
      const allocator = newAllocator(facts, 512 * MIB);
      const { trace } = allocator;
      const { words } = allocator.memory;
      trace.site = trace.newSite();
      const live: number[] = [];
      let peak = 0;
      let state = seed;
      const pick = (): number => {
        state = (Math.imul(state, 1103515245) + 12345) | 0;
        return (state >>> 8) % live.length;
      };
      // Each block is filled with its own number at both ends: another one's number there means an overlap.
      const stamp = (block: number, bytes: number): void => {
        words[block] = block;
        words[block + ((Math.max(bytes, 1) - 1) >> 2)] = block;
      };
      for (const { kind, size: bytes, times } of operations) {
        for (let i = 0; i < times; i++) {
          if (kind === 'allocate') {
            if (bytes > 100_000 && i > 3) break;
            const block = allocator.allocate(bytes);
            stamp(block, bytes);
            live.push(block);
          } else if (live.length > 0 && kind === 'free') {
            const at = pick();
            allocator.free(live[at]);
            live[at] = live[live.length - 1];
            live.pop();
          } else if (live.length > 0 && kind === 'reallocate') {
            const at = pick();
            const block = live[at];
            live[at] = allocator.reallocate(block, bytes);
            if (bytes >= 4 && words[live[at]] !== block) throw new Error(`the contents of block ${block} were lost`);
            stamp(live[at], bytes);
          } else if (live.length > 0 && kind === 'move') {
            allocator.retrace(live[pick()]);
          } else if (kind === 'site') trace.site = trace.newSite();
          else if (kind === 'stop') trace.endEpoch();
          else if (kind === 'peak') trace.resetPeak();
          else if (kind === 'epoch') {
            trace.beginEpoch();
            trace.site = trace.newSite();
          }
          peak = Math.max(peak, trace.live);
          if (trace.peak !== peak) throw new Error(`the peak is ${trace.peak}, not ${peak}`);
        }
      }
      verifyAllocator(allocator);
      for (const block of live) if (words[block] !== block) throw new Error(`block ${block} was overwritten`);
      for (const block of live) {
        const end = block + ((allocator.requestedSize(block) - 1) >> 2);
        if (words[end] !== block) throw new Error(`the end of block ${block} was overwritten`);
      }
      for (const block of live) allocator.free(block);
      verifyAllocator(allocator);
      expect(trace.live).toBe(0);
      expect(allocator.blocksInUse).toBe(0);
      expect(allocator.pymalloc.arenas.allocatedNow).toBeLessThanOrEqual(1);
    }),
    { numRuns: 40, seed: 20 },
  );
});
