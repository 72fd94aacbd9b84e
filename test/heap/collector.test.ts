import { expect, test } from 'vitest';
import {
  DEBUG_COLLECTABLE,
  DEBUG_SAVEALL,
  DEBUG_STATS,
  DEBUG_UNCOLLECTABLE,
} from '../../source/heap/collector-debug.ts';
import type { Address } from '../../source/heap/object-type.ts';
import { ATOM, DICT, LEGACY, NODE, ToyHeap, TUPLE } from './gc-toy-heap.ts';

test('a self-cycle and a ring are found and freed, what is held stays', () => {
  const heap = new ToyHeap();
  const held = heap.make('held');
  heap.ring('self');
  heap.ring('a', 'b', 'c');
  expect(heap.collect()).toEqual([4, '~self', '~b', '~c', '~a']);
  expect(heap.gc.isTracked(held)).toBe(true);
  expect(heap.collect()).toEqual([0]);
  heap.checkLists();
});

test('what only hangs off a cycle counts too, what dies by reference count does not', () => {
  const heap = new ToyHeap();
  const [a] = heap.ring('a', 'b');
  const tail = heap.make('tail');
  heap.link(a, tail);
  heap.decref(tail);
  const alone = heap.make('alone');
  heap.decref(alone);
  expect(heap.collect()[0]).toBe(3);
});

test('a held ring lives, and is found once it is dropped, whatever generation it is in', () => {
  const heap = new ToyHeap();
  const a = heap.make('a');
  const b = heap.make('b', NODE, a);
  heap.link(a, b);
  heap.decref(b);
  expect(heap.collect(0)).toEqual([0]);
  expect(heap.collect(1)).toEqual([0]);
  expect(heap.generation(2)).toEqual(['a', 'b']);
  heap.decref(a);
  expect(heap.collect(1)).toEqual([0]);
  expect(heap.collect(2)[0]).toBe(2);
});

test('a younger holder outside the generation keeps its objects alive', () => {
  const heap = new ToyHeap();
  heap.ring('old');
  const [old] = heap.gc.generations.objects(0);
  heap.incref(old);
  heap.collect(2);
  heap.make('young', NODE, old);
  heap.decref(old);
  expect(heap.collect(0)).toEqual([0]);
});

test('survivors reached only through younger objects move to the end', () => {
  const heap = new ToyHeap();
  const b = heap.make('b');
  const c = heap.make('c');
  const a = heap.make('a', NODE, b);
  heap.decref(b);
  heap.collect(0);
  expect(heap.generation(1)).toEqual(['c', 'a', 'b']);
  expect([a, c].every((object) => heap.gc.isTracked(object))).toBe(true);
});

test('younger generations go behind the collected one', () => {
  const heap = new ToyHeap();
  heap.make('oldest');
  heap.collect(1);
  heap.make('older');
  heap.collect(0);
  heap.make('young');
  heap.collect(2);
  expect(heap.generation(2)).toEqual(['oldest', 'young', 'older']);
});

test('finalizers run in the order of tracking, and before anything is cleared', () => {
  const heap = new ToyHeap();
  const ring = heap.ring('a', 'b', 'c', 'd');
  for (const object of ring) heap.finalizer(object, (self) => expect(heap.slots(self)).toHaveLength(1));
  expect(heap.collect()).toEqual([4, '!a', '!b', '!c', '!d', '~b', '~c', '~d', '~a']);
});

test('resurrection is transitive, does not count, and the finalizer never runs again', () => {
  const heap = new ToyHeap();
  const [a, b] = heap.ring('a', 'b');
  const c = heap.make('c');
  heap.link(b, c);
  heap.decref(c);
  heap.ring('other');
  heap.finalizer(a, (self) => heap.incref(self));
  expect(heap.collect()).toEqual([1, '!a', '~other']);
  expect(heap.generation(2)).toEqual(['a', 'b', 'c']);
  expect(heap.gc.isFinalized(a)).toBe(true);
  expect(heap.gc.isFinalized(b)).toBe(false);
  expect(heap.gc.log.last).toMatchObject({ resurrected: 3, collected: 1, finalizersCalled: 1 });
  heap.checkLists();
  heap.decref(a);
  expect(heap.collect()[0]).toBe(3);
});

test('a finalizer that breaks the cycle leaves nothing to collect of it', () => {
  const heap = new ToyHeap();
  const [a] = heap.ring('a');
  heap.finalizer(a, (self) => heap.types[NODE].clear(self));
  expect(heap.collect()).toEqual([0, '!a', '~a']);
});

test('a collection started by a finalizer or a callback does nothing', () => {
  const heap = new ToyHeap();
  const results: number[] = [];
  heap.onCallbacks = () => results.push(heap.gc.collect(2, 'manual'));
  const [a] = heap.ring('a');
  heap.finalizer(a, () => results.push(heap.gc.collect(0, 'manual')));
  expect(heap.collect()[0]).toBe(1);
  expect(results).toEqual([0, 0, 0]);
});

test('weak references die before finalizers run; callbacks newest first', () => {
  const heap = new ToyHeap();
  const [a] = heap.ring('a');
  const refs = [0, 1, 2].map((i) => heap.weakref(`cb${i}`, a, () => expect(heap.referentOf(refs[0])).toBe(0)));
  const plain = heap.weakref('plain', a);
  heap.finalizer(a, () => expect(heap.referentOf(plain)).toBe(0));
  expect(heap.collect()).toEqual([1, 'cb cb2', 'cb cb1', 'cb cb0', '!a', '~a']);
  expect(heap.gc.log.last?.weakrefCallbacksCalled).toBe(3);
  heap.checkLists();
});

test('a weak reference that is garbage itself is never called', () => {
  const heap = new ToyHeap();
  const [a] = heap.ring('a');
  const weakref = heap.weakref('w', a, () => {});
  heap.link(a, weakref);
  heap.decref(weakref);
  expect(heap.collect()).toEqual([2, '~w', '~a']);
});

test('a weak reference that dies in its callback counts as collected', () => {
  const heap = new ToyHeap();
  const [a] = heap.ring('a');
  heap.weakref('w', a, (weakref) => heap.decref(weakref));
  expect(heap.collect()).toEqual([2, 'cb w', '~w', '~a']);
});

test('a weak reference to a resurrected object stays dead', () => {
  const heap = new ToyHeap();
  const [a] = heap.ring('a');
  const weakref = heap.weakref('w', a);
  heap.finalizer(a, (self) => heap.incref(self));
  expect(heap.collect()).toEqual([0, '!a']);
  expect(heap.referentOf(weakref)).toBe(0);
});

test('3.14 clears weak references made by finalizers, without their callbacks', () => {
  for (const clearsWeakrefsAfterFinalizers of [false, true]) {
    const heap = new ToyHeap({ clearsWeakrefsAfterFinalizers });
    const [a] = heap.ring('a');
    let late: Address = 0;
    heap.finalizer(a, (self) => {
      late = heap.weakref('late', self, () => {});
    });
    heap.collect();
    expect(heap.referentOf(late) === 0).toBe(clearsWeakrefsAfterFinalizers);
  }
});

test('tuples of atoms are untracked in any collection, nested ones a level at a time', () => {
  const heap = new ToyHeap();
  const atom = heap.make('1', ATOM);
  const inner = heap.make('inner', TUPLE, atom);
  const outer = heap.make('outer', TUPLE, inner);
  const other = heap.make('other', TUPLE, heap.make('list'));
  const early = heap.make('early', TUPLE);
  heap.link(early, heap.make('late inner', TUPLE, atom));
  heap.collect(0);
  const tracked = [inner, outer, other, early].map((tuple) => heap.gc.isTracked(tuple));
  expect(tracked).toEqual([false, false, true, true]);
  expect(heap.gc.log.last).toMatchObject({ candidates: 6, untracked: 3, promoted: 3 });
  heap.collect(1);
  expect(heap.gc.isTracked(early)).toBe(false);
});

test('dicts of atoms are untracked in full collections only', () => {
  const heap = new ToyHeap();
  const dict = heap.make('dict', DICT, heap.make('1', ATOM));
  const tracked = [0, 1, 2].map((generation) => {
    heap.collect(generation);
    return heap.gc.isTracked(dict);
  });
  expect(tracked).toEqual([true, true, false]);
  expect(heap.gc.generations.longLivedTotal).toBe(0);
});

test('a legacy finalizer makes its cycle and all it reaches uncollectable', () => {
  const heap = new ToyHeap();
  const legacy = heap.make('legacy', LEGACY);
  const a = heap.make('a', NODE, legacy);
  heap.link(legacy, a);
  const tail = heap.make('tail');
  heap.link(a, tail);
  const above = heap.make('above', NODE, legacy);
  heap.link(above, above);
  for (const object of [legacy, a, tail, above]) heap.decref(object);
  expect(heap.collect()).toEqual([4, '~above']);
  expect(heap.garbage).toEqual([legacy]);
  expect(heap.gc.uncollectable.list()).toEqual([
    { object: legacy, because: 'legacy finalizer', collection: 1 },
    { object: a, because: 'reachable from a legacy finalizer', collection: 1 },
    { object: tail, because: 'reachable from a legacy finalizer', collection: 1 },
  ]);
  expect(heap.gc.generations.all[2]).toMatchObject({ collections: 1, collected: 1, uncollectable: 3 });
  expect(heap.collect()).toEqual([0]);
  heap.types[LEGACY].clear(legacy);
  expect(heap.gc.uncollectable.list().map(({ object }) => object)).toEqual([legacy]);
  heap.checkLists();
});

test('DEBUG_SAVEALL keeps the garbage after its finalizers ran, and counts it', () => {
  const heap = new ToyHeap();
  heap.gc.debug = DEBUG_SAVEALL;
  const [x, y] = heap.ring('x', 'y');
  heap.finalizer(x);
  expect(heap.collect()).toEqual([2, '!x']);
  expect(heap.garbage).toEqual([x, y]);
  expect(heap.generation(2)).toEqual(['x', 'y']);
  expect(heap.gc.uncollectable.list()[0].because).toBe('DEBUG_SAVEALL');
  expect(heap.collect()).toEqual([0]);
});

test('debug lines are those of CPython', () => {
  const heap = new ToyHeap();
  heap.make('held');
  heap.collect();
  const legacy = heap.make('legacy', LEGACY);
  heap.link(legacy, legacy);
  heap.decref(legacy);
  const [a] = heap.ring('a');
  heap.gc.debug = DEBUG_STATS | DEBUG_COLLECTABLE | DEBUG_UNCOLLECTABLE;
  heap.collect(1);
  expect(heap.lines).toEqual([
    'gc: collecting generation 1...',
    'gc: objects in each generation: 2 0 1',
    'gc: objects in permanent generation: 0',
    `gc: collectable <node 0x${(a * 4).toString(16)}>`,
    `gc: uncollectable <legacy 0x${(legacy * 4).toString(16)}>`,
    'gc: done, 2 unreachable, 1 uncollectable, 0.0000s elapsed',
  ]);
});

test('callbacks frame a collection, but not at shutdown; full ones clear the free lists', () => {
  const heap = new ToyHeap();
  heap.ring('a');
  heap.gc.collect(0, 'manual');
  expect(heap.takeEvents()).toEqual(['start 0', '~a', 'stop 0 1 0']);
  heap.gc.collect(2, 'manual');
  expect(heap.takeEvents()).toEqual(['start 2', 'free lists cleared', 'stop 2 0 0']);
  heap.gc.collect(2, 'shutdown');
  expect(heap.takeEvents()).toEqual(['free lists cleared']);
});

test('immortal objects are frozen up to 3.13 and untracked in 3.14', () => {
  for (const [immortalsInGeneration, frozen] of [
    ['frozen', 1],
    ['untracked', 0],
  ] as const) {
    const heap = new ToyHeap({ immortalsInGeneration });
    heap.words[heap.make('immortal')] = -1;
    heap.make('mortal');
    heap.collect(0);
    expect(heap.generation(1)).toEqual(['mortal']);
    expect(heap.gc.generations.freezeCount()).toBe(frozen);
  }
});

test('more references than a mark can count', () => {
  const heap = new ToyHeap();
  const hub = heap.make('hub');
  const spokes = Array.from({ length: 400 }, (_, i) => heap.make(`${i}`, NODE, hub));
  heap.link(hub, spokes[0]);
  for (const spoke of spokes) heap.decref(spoke);
  expect(heap.gc.collect(0, 'manual')).toBe(0);
  const again = heap.make('again', NODE, hub);
  for (let i = 0; i < 300; i++) heap.link(heap.make(`more ${i}`), hub);
  expect(heap.collect(2)).toEqual([0]);
  expect(heap.gc.isTracked(again)).toBe(true);
});

test('a reference count that is too small is an error of the engine', () => {
  const heap = new ToyHeap();
  const [a] = heap.ring('a', 'b');
  heap.words[a]--;
  expect(heap.words[a]).toBe(0);
  expect(() => heap.collect()).toThrow('refcount of node at word');
});
