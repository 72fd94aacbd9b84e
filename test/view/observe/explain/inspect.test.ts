import { expect, test } from 'vitest';
import { inspected } from './paused-machine.ts';

const RING = `import gc
class Node:
    def __init__(self, name):
        self.name = name
gc.disable()
gc.collect()
a = Node('a')
b = Node('b')
a.peer = b
b.peer = a
keep = b
x = 1 # here
`;

test('every reference that is counted is found', () => {
  const a = inspected(RING, 'a');
  expect(a.refcount).toBe(2);
  expect(a.sources).toEqual({ generations: [1, 0, 1], frozen: 0, untracked: 0, frames: 0, elsewhere: 0 });
  expect(a.referrers.map(({ how, place }) => [how, place.replace(/ @\w+/, '')])).toEqual([
    ['.peer', "Node 'b'"],
    ['a', 'names of __main__'],
  ]);
  expect(a.birth).toEqual({ file: 't.py', line: 7 });
});

test('the ring: references from inside, and what holds it from outside', () => {
  const { ring } = inspected(RING, 'a');
  expect(ring).toMatchObject({ total: 2, outside: 3, names: 3 });
  expect(ring?.members.map(({ refcount, inside, names }) => [refcount, inside, names])).toEqual([
    [2, 1, 1],
    [3, 1, 2],
  ]);
});

test('why it is alive: the shortest way from a name', () => {
  const { alive } = inspected(RING, 'a.peer');
  expect(alive).toMatchObject({ why: 'path', root: '__main__', expression: 'b' });
});
