import { expect, test } from 'vitest';
import { Allocator } from '../../source/heap/allocator.ts';
import { Memory } from '../../source/heap/memory.ts';
import { VERSIONS } from '../../source/heap/version-facts.ts';

function newAllocator(): Allocator {
  return new Allocator(new Memory(2 ** 25), VERSIONS['3.13']);
}

test('a block is charged to the line executing, with the size that was asked for', () => {
  const allocator = newAllocator();
  const { trace } = allocator;
  const site = trace.newSite();
  trace.site = site;
  const block = allocator.allocate(56);
  allocator.allocate(8);
  allocator.allocate(5000);
  expect([trace.liveBytes(site), trace.liveCount(site)]).toEqual([5064, 3]);
  allocator.free(block);
  expect([trace.live, trace.peak]).toEqual([5008, 5064]);
});

test('what was allocated before the script began counts in no total', () => {
  const allocator = newAllocator();
  const { trace } = allocator;
  const old = allocator.allocate(100);
  expect([trace.live, trace.peak]).toEqual([0, 0]);
  trace.site = trace.newSite();
  allocator.allocate(40);
  allocator.free(old);
  expect([trace.live, trace.peak]).toEqual([40, 40]);
  expect(trace.liveSites()).toEqual([1]);
});

test('a resized block has one trace: the new size at the line of the realloc, even in place', () => {
  const allocator = newAllocator();
  const { trace } = allocator;
  const first = trace.newSite();
  const second = trace.newSite();
  trace.site = first;
  const block = allocator.allocate(60);
  trace.site = second;
  allocator.reallocate(block, 64);
  expect([trace.liveBytes(first), trace.liveBytes(second)]).toEqual([0, 64]);
  expect(trace.peak).toBe(64);
});

test('a resize that moves never counts both blocks', () => {
  const allocator = newAllocator();
  const { trace } = allocator;
  trace.site = trace.newSite();
  allocator.reallocate(allocator.allocate(400), 500_000);
  expect(trace.peak).toBe(500_000);
});

test('tracemalloc forgets at start() and clear_traces(); frees of forgotten blocks change nothing', () => {
  const allocator = newAllocator();
  const { trace } = allocator;
  trace.site = trace.newSite();
  const old = allocator.allocate(300);
  expect([trace.isTracing, trace.traced]).toEqual([false, 0]);
  trace.beginEpoch();
  trace.site = trace.newSite();
  const known = allocator.allocate(70);
  allocator.free(old);
  expect([trace.traced, trace.tracedPeak, trace.live, trace.peak]).toEqual([70, 70, 70, 370]);
  expect([trace.isTraced(known), trace.tracedSites()]).toEqual([true, [2]]);
  trace.beginEpoch();
  trace.site = trace.newSite();
  expect([trace.traced, trace.tracedPeak, trace.isTraced(known)]).toEqual([0, 0, false]);
  allocator.free(known);
  expect(trace.traced).toBe(0);
  trace.endEpoch();
  expect([trace.isTracing, trace.traced, trace.tracedPeak, trace.peak]).toEqual([false, 0, 0, 370]);
});

test('reset_peak() sets the traced peak to what is traced now, and leaves the whole peak', () => {
  const allocator = newAllocator();
  const { trace } = allocator;
  trace.beginEpoch();
  trace.site = trace.newSite();
  allocator.free(allocator.allocate(1000));
  allocator.allocate(32);
  trace.resetPeak();
  expect([trace.traced, trace.tracedPeak, trace.peak]).toEqual([32, 32, 1000]);
});

test('an object taken from a free list moves to the new line, unless tracemalloc never saw its block', () => {
  const allocator = newAllocator();
  const { trace } = allocator;
  trace.site = trace.newSite();
  const unknown = allocator.allocate(56);
  trace.beginEpoch();
  const first = trace.newSite();
  trace.site = first;
  const known = allocator.allocate(56);
  const second = trace.newSite();
  trace.site = second;
  allocator.retrace(known);
  allocator.retrace(unknown);
  expect([trace.liveCount(first), trace.liveCount(second)]).toEqual([0, 1]);
  expect(trace.siteOf(unknown)).toBe(1);
  expect(trace.traced).toBe(56);
});
