import { expect, test } from 'vitest';
import { NODE, ToyHeap } from './gc-toy-heap.ts';

const gc313 = (...thresholds: [number, number, number]) => {
  const heap = new ToyHeap();
  heap.gc.generations.setThresholds(...thresholds);
  return heap;
};

/** Allocates `count` objects that stay alive, checking after each as a loop would. */
function allocate(heap: ToyHeap, count: number): void {
  for (let i = 0; i < count; i++) {
    heap.make(`${i}`);
    if (heap.gc.scheduled) heap.gc.runScheduled();
  }
}

const generationsOf = (heap: ToyHeap) => heap.gc.log.records().map((record) => record.generation);

test('a collection starts when the count is over the threshold, not at it', () => {
  const heap = gc313(50, 10, 10);
  allocate(heap, 50);
  expect(heap.gc.log.total).toBe(0);
  allocate(heap, 1);
  expect(heap.gc.log.last).toMatchObject({
    ordinal: 1,
    generation: 0,
    reason: 'automatic',
    counts: [51, 0, 0],
    thresholds: [50, 10, 10],
    candidates: 51,
    promoted: 51,
  });
  expect(heap.gc.generations.counts()).toEqual([0, 1, 0]);
});

test('from 3.12 on an allocation only schedules; up to 3.11 it collects before the object is tracked', () => {
  const later = gc313(3, 10, 10);
  for (let i = 0; i < 10; i++) later.make(`${i}`);
  expect([later.gc.scheduled, later.gc.log.total, later.gc.generations.counts()[0]]).toEqual([true, 0, 10]);
  const inside = new ToyHeap({ collectsInsideAllocation: true });
  inside.gc.generations.setThresholds(3);
  for (let i = 0; i < 4; i++) inside.make(`${i}`);
  expect(inside.gc.log.last?.candidates).toBe(3);
  expect(inside.generation(0)).toEqual(['3']);
});

test('nothing runs when the collector is off at the check, or the threshold is 0', () => {
  const heap = gc313(3, 10, 10);
  for (let i = 0; i < 4; i++) heap.make(`${i}`);
  heap.gc.enabled = false;
  heap.gc.runScheduled();
  expect([heap.gc.scheduled, heap.gc.log.total]).toEqual([false, 0]);
  heap.gc.enabled = true;
  heap.gc.generations.setThresholds(0);
  heap.make('one more');
  expect(heap.gc.scheduled).toBe(false);
});

test('freeing lowers the count, never below 0', () => {
  const heap = new ToyHeap();
  const objects = Array.from({ length: 30 }, (_, i) => heap.make(`${i}`));
  expect(heap.gc.generations.counts()).toEqual([30, 0, 0]);
  heap.collect(0);
  for (const object of objects) heap.decref(object);
  expect(heap.gc.generations.counts()).toEqual([0, 1, 0]);
});

test('a collection zeroes its counts and adds one to the next', () => {
  const heap = new ToyHeap();
  const counts = [0, 0, 1, 0, 2].map((generation) => {
    heap.collect(generation);
    return heap.gc.generations.counts();
  });
  expect(counts).toEqual([
    [0, 1, 0],
    [0, 2, 0],
    [0, 0, 1],
    [0, 1, 1],
    [0, 0, 0],
  ]);
});

test('the oldest generation over its threshold is chosen', () => {
  const heap = gc313(5, 1, 1);
  allocate(heap, 6 * 7);
  expect(generationsOf(heap)).toEqual([0, 0, 1, 0, 0, 1, 2]);
});

test('a full collection waits until a quarter of the long-lived objects are new', () => {
  const heap = gc313(0, 1, 0);
  allocate(heap, 100);
  heap.collect(2);
  expect(heap.gc.generations).toMatchObject({ longLivedTotal: 100, longLivedPending: 0, longLivedNeeded: 25 });
  heap.gc.generations.setThresholds(5, 1, 0);
  // Six objects a collection; generation 1 takes three of them at a time: 18, then 36 pending.
  allocate(heap, 6 * 8);
  expect(generationsOf(heap).slice(1)).toEqual([0, 0, 1, 0, 0, 1, 2, 0]);
  expect(heap.gc.log.records()[7]).toMatchObject({ longLivedPending: 36, longLivedTotal: 100, heldBack: false });
  expect(heap.gc.log.records()[6]).toMatchObject({ generation: 1, longLivedPending: 18, heldBack: true });
});

test('freeze puts everything out of reach, unfreeze behind generation 2', () => {
  const heap = new ToyHeap();
  heap.ring('a');
  heap.gc.generations.freeze();
  expect([heap.gc.generations.freezeCount(), heap.generation(-1)]).toEqual([1, []]);
  expect(heap.gc.generations.counts()).toEqual([0, 0, 0]);
  expect(heap.collect()).toEqual([0]);
  heap.make('b');
  heap.collect();
  heap.gc.generations.unfreeze();
  expect(heap.generation(2)).toEqual(['b', 'a']);
  expect(heap.collect()).toEqual([1, '~a']);
});

test('referrers come youngest generation first, oldest first in each', () => {
  const heap = new ToyHeap();
  const x = heap.make('x');
  heap.make('old 1', NODE, x);
  heap.make('old 2', NODE, x);
  heap.collect(0);
  heap.make('young', NODE, x);
  heap.make('other');
  expect(heap.gc.referrers([x]).map((object) => heap.nameOf(object))).toEqual(['young', 'old 1', 'old 2']);
});

test('the log keeps the latest 1024 collections and counts all', () => {
  const heap = new ToyHeap();
  const heard: number[] = [];
  heap.gc.log.onCollection = (record) => heard.push(record.ordinal);
  expect(heap.gc.log.last).toBeUndefined();
  heap.ring('a');
  for (let i = 0; i < 1030; i++) heap.collect(0);
  const records = heap.gc.log.records();
  expect([records.length, records[0].ordinal, records[1023].ordinal]).toEqual([1024, 7, 1030]);
  expect(heap.gc.log).toMatchObject({ total: 1030, totalCollected: 1, totalUncollectable: 0 });
  expect(heard).toHaveLength(1030);
});

test('a full collection waits for a quarter of what the start-up left too, unless that is frozen', () => {
  const heap = new ToyHeap({ startupObjects: 4000 });
  const { gc } = heap;
  heap.collect(2);
  expect(gc.generations.longLivedNeeded).toBe(1000);
  gc.generations.freeze();
  heap.collect(2);
  expect(gc.generations.longLivedNeeded).toBe(0);
  gc.generations.unfreeze();
  heap.collect(2);
  expect(gc.generations.longLivedNeeded).toBe(1000);
});
