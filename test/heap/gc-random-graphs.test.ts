import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Address } from '../../source/heap/object-type.ts';
import { ToyHeap } from './gc-toy-heap.ts';

const SIZE = 24;
const node = fc.nat({ max: SIZE - 1 });

const graph = fc.record({
  edges: fc.array(fc.tuple(node, node), { maxLength: 40 }),
  roots: fc.uniqueArray(node, { maxLength: 6 }),
  resurrecting: fc.uniqueArray(node, { maxLength: 3 }),
  generations: fc.array(fc.nat({ max: 1 }), { maxLength: 3 }),
});

function reachable(starts: Iterable<Address>, follow: (object: Address) => Address[]): Set<Address> {
  const seen = new Set<Address>();
  const waiting = [...starts];
  for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) {
    if (seen.has(object)) continue;
    seen.add(object);
    waiting.push(...follow(object));
  }
  return seen;
}

test.each(['generational', 'incremental'] as const)(
  'a full %s collection keeps exactly what is reachable, and what finalizers bring back',
  (collector) => {
    fc.assert(
      fc.property(graph, ({ edges, roots, resurrecting, generations }) => {
        const heap = new ToyHeap({ collector });
        // Each object refers to itself, so that none dies before the collection.
        const nodes = Array.from({ length: SIZE }, (_, i) => heap.make(`${i}`));
        for (const object of nodes) heap.link(object, object);
        for (const [from, to] of edges) if (heap.slots(nodes[from]).length < 22) heap.link(nodes[from], nodes[to]);
        for (const generation of generations) heap.gc.collect(generation, 'manual');
        const targets = new Map(nodes.map((object) => [object, heap.slots(object)]));
        const follow = (object: Address) => targets.get(object) ?? [];
        for (const i of resurrecting) heap.finalizer(nodes[i], (self) => heap.incref(self));
        for (let i = 0; i < SIZE; i++) if (!roots.includes(i)) heap.decref(nodes[i]);
        const live = reachable(
          roots.map((i) => nodes[i]),
          follow,
        );
        const revived = resurrecting.map((i) => nodes[i]).filter((object) => !live.has(object));
        const saved = reachable([...live, ...revived], follow);
        const found = heap.gc.collect(2, 'manual');
        heap.checkLists();
        const dead = nodes.filter((object) => heap.words[object] === 0);
        expect(new Set(dead)).toEqual(new Set(nodes.filter((object) => !saved.has(object))));
        expect(found).toBe(dead.length);
        expect(heap.gc.log.last?.resurrected).toBe(saved.size - live.size);
      }),
      { numRuns: 200, seed: 313 },
    );
  },
);

test('increments alone free all garbage in the end, and nothing else', () => {
  fc.assert(
    fc.property(graph, fc.uniqueArray(node, { maxLength: 4 }), ({ edges, roots, generations }, modules) => {
      // An increment takes a twentieth of the heap besides what is new: here of the start-up's objects, too.
      const heap = new ToyHeap({ collector: 'incremental', startupObjects: 40, gcThresholds: [10, 2, 0] });
      const nodes = Array.from({ length: SIZE }, (_, i) => heap.make(`${i}`));
      for (const object of nodes) heap.link(object, object);
      for (const [from, to] of edges) if (heap.slots(nodes[from]).length < 22) heap.link(nodes[from], nodes[to]);
      for (const generation of generations) heap.gc.collect(generation, 'manual');
      const targets = new Map(nodes.map((object) => [object, heap.slots(object)]));
      // What modules hold is where marking begins, of all that is held.
      heap.roots.push(...modules.filter((i) => roots.includes(i)).map((i) => nodes[i]));
      for (let i = 0; i < SIZE; i++) if (!roots.includes(i)) heap.decref(nodes[i]);
      const live = reachable(
        roots.map((i) => nodes[i]),
        (object) => targets.get(object) ?? [],
      );
      const incremental = heap.gc.incremental;
      if (incremental === null) throw new Error('this heap is an incremental one');
      // Garbage that other garbage reaches may need a cycle more than that: an increment does not look who refers to it.
      const until = incremental.cycles + SIZE / 2;
      for (let i = 0; incremental.cycles < until && i < 1900; i++) {
        // New objects are what makes an increment do something.
        heap.ring('new');
        heap.gc.collect(1, 'manual');
        heap.checkLists();
      }
      const dead = nodes.filter((object) => heap.words[object] === 0);
      expect(new Set(dead)).toEqual(new Set(nodes.filter((object) => !live.has(object))));
      expect(incremental.cycles).toBeGreaterThanOrEqual(until);
    }),
    { numRuns: 40, seed: 314 },
  );
});
