import { expect, test } from 'vitest';
import { lines, play } from './play.ts';

test('a deque has 232 bytes and blocks of 64 items, the first filled from the middle', () => {
  const script = `
import sys
from collections import deque
d = deque()
sizes = []
for i in range(100):
    d.append(i)
    sizes.append(sys.getsizeof(d))
print(sizes[0], sizes.index(1288), sizes[-1])
print(deque('abc', maxlen=2))`;
  expect(play(script).out).toBe("760 32 1816\ndeque(['b', 'c'], maxlen=2)\n");
});

test('defaultdict and OrderedDict', () => {
  const script = `
import sys
from collections import OrderedDict, defaultdict
d = defaultdict(list)
d['a'].append(1)
o = OrderedDict(a=1, b=2)
o.move_to_end('a')
print(d, o, sys.getsizeof(OrderedDict()), sys.getsizeof(defaultdict(list)))`;
  expect(play(script).out).toBe("defaultdict(<class 'list'>, {'a': [1]}) OrderedDict({'b': 2, 'a': 1}) 128 72\n");
});

test('iterators that join, pick and group', () => {
  const script = `
from itertools import chain, combinations, groupby, islice, product
print(list(product('ab', [1])))
print(list(combinations('abc', 2)), [(k, list(g)) for k, g in groupby('aab')], list(islice(chain('ab', 'cd'), 1, 3)))`;
  expect(play(script).out).toBe(
    "[('a', 1), ('b', 1)]\n[('a', 'b'), ('a', 'c'), ('b', 'c')] [('a', ['a', 'a']), ('b', ['b'])] ['b', 'c']\n",
  );
});

test('a bounded cache forgets what was used longest ago', () => {
  const script = `
from functools import lru_cache
@lru_cache(maxsize=2)
def f(x):
    return x
for x in (1, 2, 1, 3, 2):
    f(x)
print(f.cache_info())`;
  expect(play(script).out).toBe('CacheInfo(hits=1, misses=4, maxsize=2, currsize=2)\n');
});

test('the stream of random is that of CPython', () => {
  expect(play('import random\nrandom.seed(42)\nprint(random.random(), random.randint(1, 100))').out).toBe(
    '0.6394267984578837 4\n',
  );
});

test('a dataclass and its copy', () => {
  const script = `
from copy import deepcopy
from dataclasses import dataclass, field
@dataclass(order=True)
class P:
    x: int
    tags: list = field(default_factory=list)
p = P(1, ['a'])
q = deepcopy(p)
print(p == q, p.tags is q.tags, q, P(1) < P(2))`;
  expect(play(script).out).toBe("True False P(x=1, tags=['a']) True\n");
});

test('an ExitStack leaves no more behind than in CPython 3.13', () => {
  const script = `
import contextlib, tracemalloc
tracemalloc.start()
done = []
with contextlib.ExitStack() as stack:
    for k in range(3): stack.callback(done.append, k)
print(done, tracemalloc.get_traced_memory()[0])
`;
  expect(lines(script)).toEqual(['[2, 1, 0] 1680']);
});
