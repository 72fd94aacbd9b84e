import { expect, test } from 'vitest';
import { inspect } from '../../../source/view/observe/explain/inspect.ts';
import { namedObject } from '../../../source/view/observe/explain/named-object.ts';
import { trackedObjects } from '../../../source/view/observe/explain/tracked-lists.ts';
import { WaitingLook } from '../../../source/view/observe/waiting-garbage.ts';
import { pausedMachine } from './explain/paused-machine.ts';

function waitingAt(source: string, python?: Parameters<typeof pausedMachine>[1]) {
  const { machine, step } = pausedMachine(source, python);
  return { machine, step, waiting: new WaitingLook(() => 0).look(machine.vm, step, 'still') };
}

const NODE = 'import gc\ngc.disable()\nclass Node:\n    pass\ngc.collect()\n';

test('two objects that only know each other wait, in one ring', () => {
  const source = `${NODE}a = Node()\nb = Node()\na.peer = b\nb.peer = a\ndel a, b\nx = 1 # here\n`;
  const { waiting } = waitingAt(source);
  expect(waiting).toMatchObject({ objects: 2, rings: 1, generations: [2, 0, 0] });
  expect(waiting?.members.map(({ refcount, inside, ring, edges }) => [refcount, inside, ring, edges])).toEqual([
    [1, 1, 0, [{ to: 1, how: '.peer' }]],
    [1, 1, 0, [{ to: 0, how: '.peer' }]],
  ]);
});

test('nothing waits while one name is left', () => {
  const { waiting } = waitingAt(`${NODE}a = Node()\nb = Node()\na.peer = b\nb.peer = a\ndel a\nx = 1 # here\n`);
  expect(waiting).toMatchObject({ objects: 0, rings: 0, members: [] });
});

test.each(['3.9', '3.11', '3.12', '3.13', '3.14'] as const)('%s: as many wait as a full collection finds', (python) => {
  const source = `${NODE}for i in range(5):
    ring = [Node() for _ in range(i + 1)]
    for k, node in enumerate(ring):
        node.next = ring[k - 1]
        node.bag = [node, {"ring": ring}]
    if i == 3:
        kept = ring
del ring, node
class Lost:
    def me(self): return Lost
del Lost
def f():
    def g(): return g
f()
x = 1 # here
found = gc.collect()
`;
  const { machine, waiting } = waitingAt(source, python);
  const log = machine.vm.heap.gc.log;
  const before = log.total;
  machine.vm.heap.gc.collect(2, 'manual');
  expect(log.total).toBe(before + 1);
  expect(waiting?.objects).toBe(log.last?.collected);
  expect(waiting?.objects).toBeGreaterThan(20);
});

const SLOW = { timeout: 60_000 };

test('looking changes nothing: neither memory, nor what the allocator and the collector keep beside it', SLOW, () => {
  const { machine, step } = waitingAt(
    `${NODE}a = Node()\na.me = a\nrows = [(i, {i: [a]}) for i in range(50)]\nx = 1 # here\n`,
  );
  const { vm } = machine;
  const { words, heap } = vm;
  const end = 8 * 2 ** 20;
  const parts = [words, heap.trace.records, heap.memory.space.gcMarks].map((part) => part.subarray(0, end >> 2));
  const before = parts.map((part) => part.slice());
  new WaitingLook(() => 0).look(vm, step, 'still');
  for (const object of trackedObjects(vm) ?? []) inspect(machine, object, { step, asked: '' });
  namedObject(machine, 'rows[3][1][3][0].me');
  namedObject(machine, 'no_such_name.whatever');
  for (const [i, part] of parts.entries()) expect(part.findIndex((word, at) => word !== before[i][at])).toBe(-1);
});
