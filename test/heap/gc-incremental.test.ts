import { expect, test } from 'vitest';
import { ToyHeap } from './gc-toy-heap.ts';

const incremental = (threshold = 10, startupObjects = 0) => {
  const heap = new ToyHeap({
    collector: 'incremental',
    startupObjects,
    gcThresholds: [threshold, 10, 0],
    immortalsInGeneration: 'untracked',
    untracksDicts: false,
  });
  return heap;
};

const generationsOf = (heap: ToyHeap) => {
  if (heap.gc.incremental === null) throw new Error('this heap is an incremental one');
  return heap.gc.incremental;
};

function rings(heap: ToyHeap, count: number): void {
  for (let i = 0; i < count; i++) {
    heap.ring(`a${i}`, `b${i}`);
    if (heap.gc.scheduled) heap.gc.runScheduled();
  }
}

const increments = (heap: ToyHeap) => heap.gc.log.records().map(({ increment }) => increment);

test('young objects are counted as they are tracked and untracked', () => {
  const heap = incremental();
  const kept = heap.make('kept');
  heap.make('other');
  expect(heap.gc.generations.counts()).toEqual([2, 0, 0]);
  heap.gc.untrack(kept);
  expect([heap.gc.generations.counts(), generationsOf(heap).heapSize]).toEqual([[1, 0, 0], 1]);
});

test('an increment marks what the roots reach, the next one collects, and with nothing left the cycle is complete', () => {
  const heap = incremental();
  const root = heap.make('root');
  heap.roots.push(root);
  heap.link(root, heap.make('leaf'));
  rings(heap, 4);
  const generations = generationsOf(heap);
  expect(heap.gc.collect(1, 'manual')).toBe(0);
  expect([generations.phase, generations.visited.head]).toEqual(['collect', generations.all[1].head]);
  expect(heap.gc.log.last?.increment).toMatchObject({ outcome: 'marked', marked: 2, workBefore: 10, workAfter: 6 });
  expect([heap.generation(0).length, generations.size(1), generations.size(2)]).toEqual([8, 2, 0]);
  expect(heap.gc.collect(1, 'manual')).toBe(8);
  expect(heap.gc.log.last?.increment).toMatchObject({ outcome: 'collected', completesCycle: true });
  expect([generations.phase, generations.workToDo, generations.cycles]).toEqual(['mark', 0, 1]);
  // The spaces have changed places: what was visited is still to be.
  expect([generations.size(1), generations.size(2)]).toEqual([0, 2]);
  heap.checkLists();
});

test('a collection that only marks does not count, and neither does one that is paid off', () => {
  const heap = incremental(10, 100);
  rings(heap, 6);
  // The start-up's objects count twice: 100 objects are 190 ahead, and 2001 new ones came before.
  generationsOf(heap).workToDo = -30;
  rings(heap, 6);
  expect(increments(heap).map((increment) => increment?.outcome)).toEqual(['collected', 'paid off']);
  expect(heap.gc.generations.all.map(({ collections }) => collections)).toEqual([0, 1, 0]);
});

test('an increment takes from the old space no more than there is work, and all that it reaches', () => {
  const heap = incremental(1000);
  for (let i = 0; i < 20; i++) heap.ring(`a${i}`, `b${i}`);
  const generations = generationsOf(heap);
  // Old garbage that no cycle has visited: as after a cycle has been completed.
  generations.setVisited(generations.young.head, false);
  const young = generations.objects(0);
  for (const object of young) heap.incref(object);
  heap.gc.collect(2, 'manual');
  for (const object of young) heap.decref(object);
  generations.phase = 'collect';
  generations.workToDo = 5;
  expect(heap.gc.collect(1, 'manual')).toBe(6);
  expect(generations.workToDo).toBe(-1);
  expect([generations.size(0), generations.size(2)]).toEqual([0, 34]);
});

test('collect(0) moves survivors to the visited space and counts there', () => {
  const heap = incremental();
  heap.make('kept');
  expect(heap.gc.collect(0, 'manual')).toBe(0);
  expect(heap.gc.generations.counts()).toEqual([0, 1, 0]);
  expect([heap.generation(0), heap.generation(1), heap.generation(2)]).toEqual([[], [], ['kept']]);
});

test('a full collection frees all and begins a new cycle', () => {
  const heap = incremental();
  rings(heap, 3);
  heap.gc.collect(1, 'manual');
  expect(heap.gc.collect(2, 'manual')).toBe(6);
  expect([generationsOf(heap).phase, generationsOf(heap).workToDo]).toEqual(['mark', 0]);
});

test('frozen objects are visited, and left alone', () => {
  const heap = incremental();
  const frozen = heap.make('frozen');
  heap.gc.generations.freeze();
  rings(heap, 2);
  heap.frames.push(frozen);
  expect(heap.gc.collect(2, 'manual')).toBe(4);
  expect(heap.gc.generations.freezeCount()).toBe(1);
  heap.gc.generations.unfreeze();
  expect(heap.generation(2)).toEqual(['frozen']);
});
