import { expect, test } from 'vitest';
import { trialLines } from '../../../../source/view/inspection-text.ts';
import { inspected, inspectedById } from './paused-machine.ts';

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
  expect(a.sources).toMatchObject({ generations: [1, 0, 1], frozen: 0, untracked: 0, frames: 0, elsewhere: 0 });
  expect(a.referrers.map(({ how, place }) => [how, place.replace(/ @\w+/, '')])).toEqual([
    ['.peer', "Node 'b'"],
    ['a', 'names of __main__'],
  ]);
  expect(a.birth).toEqual({ file: 't.py', line: 7 });
});

test('a list whose block was kept from an earlier one tells where its items come from', () => {
  const script = 'old = [1]\ndel old\nnew = []\nnew.append(1)\nlast = 0 # here\n';
  expect(inspected(script, 'new').birth).toEqual({ file: 't.py', line: 4, ofItems: true });
  const empty = inspected('old = [1]\ndel old\nnew = []\nlast = 0 # here\n', 'new');
  expect([empty.birth, empty.size]).toEqual([null, 56]);
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

const GONE = RING.replace('keep = b', 'i = id(a)\ndel a, b');

test('two objects that only know each other: one reference less one from inside is none', () => {
  const a = inspectedById(GONE, 'i');
  expect(a.alive).toEqual({ why: 'waiting' });
  expect(a.ring).toMatchObject({ total: 2, outside: 0, names: 0 });
  expect(a.ring?.members.map(({ refcount, inside }) => refcount - inside)).toEqual([0, 0]);
  expect(trialLines(a).map(({ sum, dies }) => [sum, dies])).toEqual([
    ['rc 1 − 1 from gen 0 = 0', true],
    ['rc 1 − 1 from its ring of 2 = 0', true],
  ]);
});

test('one reference from outside holds the whole ring', () => {
  const a = inspectedById(GONE.replace('del a, b', 'kept = [b]\ndel a, b'), 'i');
  expect(a.alive).toMatchObject({ why: 'path', expression: 'kept[0].peer' });
  expect(a.ring).toMatchObject({ total: 2, outside: 1, names: 0 });
  expect(trialLines(a)[1]).toMatchObject({ verdict: 'reached from a member that is held from outside', dies: false });
});

test('what the names keep: without them the ring would wait for the collector', () => {
  const lines = trialLines(inspected(RING, 'a'));
  expect(lines.map(({ sum }) => sum)).toEqual([
    'rc 2 − 1 from gen 0 = 1',
    'rc 2 − 1 from its ring of 2 = 1',
    'rc 1 − 1 from inside = 0',
  ]);
  expect(lines[2]).toMatchObject({ verdict: 'unreachable: all 2 wait for the collector', dies: true });
});

test('an object without a ring is freed by its count alone', () => {
  const [, alone] = trialLines(inspected('x = [1]\ny = 2 # here\n', 'x'));
  expect(alone).toMatchObject({ sum: 'rc 1 − 1 = 0', verdict: 'freed at once, without the collector' });
});

test('locals of the running function and its callers are found, and named', () => {
  const source = 'def f(x):\n    y = x\n    return y # here\ndef g():\n    z = [1]\n    return f(z)\ng()\n';
  const x = inspected(source, 'x');
  expect(x.refcount).toBe(3 + x.sources.elsewhere);
  expect(x.referrers.map(({ how, place }) => `${how} in ${place}`)).toEqual([
    'local x in f(), line 3',
    'local y in f(), line 3',
    'local z in g(), line 6',
  ]);
  expect(x.alive).toMatchObject({ why: 'path', root: 'f(), line 3', expression: 'x' });
});

test.each([
  ['an attribute in a slot', 'class C:\n    __slots__ = ("s",)\nc = C()\nc.s = [1]\n', 'c.s', '.s'],
  ['a key', 'd = {"k": [1]}\n', "d['k']", "['k']"],
  [
    'a captured variable',
    'def f():\n    v = [1]\n    def g():\n        return v\n    return g\ng = f()\n',
    'g.__closure__[0].cell_contents',
    '.cell_contents',
  ],
  ['a suspended generator', 'def f():\n    v = [1]\n    yield v\ng = f()\nv = next(g)\n', 'v', 'local v'],
  ['a dict of an instance', 'class C: pass\nc = C()\nc.__dict__[1] = 2\nc.v = [1]\n', 'c.v', "['v']"],
  [
    'an exception',
    'try:\n    [].x\nexcept AttributeError as e:\n    err = e\n',
    'err.__traceback__.tb_frame',
    '.tb_frame',
  ],
])('a referrer is found in %s', (_what, script, expression, how) => {
  const object = inspected(`${script}end = 1 # here\n`, expression);
  expect(object.referrers.map((reference) => reference.how)).toContain(how);
});

test('an untracked container refers, too', () => {
  const text = inspected('s = "".join(["a", "b"])\nd = {"k": s}\nt = (s, 1)\nend = 1 # here\n', 's');
  expect(text.collectable).toBe(false);
  const total = text.sources.generations.reduce(
    (sum, count) => sum + count,
    text.sources.untracked + text.sources.elsewhere,
  );
  expect(total).toBe(text.refcount);
  expect(text.referrers.map(({ how }) => how).sort()).toEqual(["['k']", '[0]', 's']);
});

test.each(['3.9', '3.10', '3.11', '3.12', '3.13', '3.14', '3.14.0'] as const)(
  'the references that are counted are found in %s',
  (python) => {
    const source = `class Node:
    pass
nodes = [Node() for _ in range(4)]
for i, node in enumerate(nodes):
    node.next = nodes[i - 1]
    node.both = {"next": node.next, "list": nodes}
del node
end = 1 # here
`;
    for (const expression of ['nodes', 'nodes[0]', 'nodes[1].both', 'nodes[2].next', 'Node']) {
      const { refcount, sources, referrers } = inspected(source, expression, python);
      const { generations, frozen, untracked, frames, elsewhere } = sources;
      const found = generations.reduce((sum, count) => sum + count, frozen + untracked + frames);
      expect([expression, found + elsewhere]).toEqual([expression, refcount]);
      // A class has references in its type's own tables.
      if (expression !== 'Node') expect([expression, elsewhere, referrers.length]).toEqual([expression, 0, refcount]);
    }
  },
);
