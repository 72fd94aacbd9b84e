import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Machine } from '../../../../source/machine.ts';
import { readCompiled } from '../../../../source/scenario/session/compiled-library.ts';
import { verifyAllocator } from '../../../heap/verify-allocator.ts';
import { leaks, undercounted } from '../../heap-audit.ts';
import { randomProgram } from '../../random-program.ts';

/** Everything is translated the first time it runs, or nothing ever is. */
const AT_ONCE = 1;
const NEVER = 1000;

/** Runs a script with code translated after so many entries; what it came to, and what its heap came to. */
function play(source: string, threshold: number) {
  const text = { out: '', err: '' };
  const machine = new Machine({
    python: '3.13',
    argv: ['script.py'],
    host: {
      write: (stream, written) => {
        text[stream === 1 ? 'out' : 'err'] += written;
      },
      readSource: () => source,
      readCompiled,
    },
  });
  const { heap, interpreter } = machine.vm;
  interpreter.tiers.threshold = threshold;
  let end = {};
  const status = machine.run(source, 'script.py', {
    beforeShutdown: () => {
      end = {
        steps: interpreter.steps.done,
        live: heap.trace.live,
        peak: heap.trace.peak,
        blocks: heap.allocator.blocksInUse,
        counts: heap.gc.generations.counts(),
        collections: heap.gc.generations.all.map(({ collections, collected }) => [collections, collected]),
        undercounted: undercounted(machine),
      };
    },
  });
  return { machine, seen: { ...text, status, ...end } };
}

const PROGRAMS = readdirSync('test/fixtures/programs').filter((name) => /^(memory|notebook).*py$/.test(name));

test.each(PROGRAMS)('%s: translated or not, every block, count and collection is the same', (name) => {
  const source = readFileSync(`test/fixtures/programs/${name}`, 'utf8');
  const translated = play(source, AT_ONCE);
  expect(translated.seen).toEqual(play(source, NEVER).seen);
  verifyAllocator(translated.machine.vm.heap.allocator);
});

test('random programs too', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(randomProgram, (source) => {
      const translated = play(source, AT_ONCE);
      expect(translated.seen).toEqual(play(source, NEVER).seen);
      expect(leaks(translated.machine)).toEqual([]);
    }),
    { numRuns: 15, seed: 313 },
  );
});

test('calls go deeper than the stack of JavaScript bears', () => {
  const source = `
import sys
sys.setrecursionlimit(20000)
def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)
for i in range(3):
    print(depth(15000))
sys.setrecursionlimit(1000)
def endless(n):
    return endless(n + 1)
try:
    endless(0)
except RecursionError as error:
    print(error)
`;
  const { seen } = play(source, AT_ONCE);
  expect(seen.out).toBe('15000\n15000\n15000\nmaximum recursion depth exceeded\n');
  expect(seen.err).toBe('');
});

test('what was looked up once is looked up again when it has changed', () => {
  const source = `
class A:
    kind = 'A'
    def name(self): return 'method'
def read(a): return a.kind, a.name(), LIMIT, len('abc')
LIMIT = 1
a = A()
print(read(a), read(a))
A.kind = 'B'
print(read(a))
a.kind = 'own'
print(read(a))
del a.kind
a.name = lambda: 'own method'
print(read(a))
del a.name
A.name = lambda self: 'new method'
LIMIT = 2
print(read(a))
def len(text): return 'shadowed'
print(read(a))
del len, LIMIT
try:
    read(a)
except NameError as error:
    print(error)
a.__class__ = type('C', (), {'kind': 'C', 'name': lambda self: 'of C'})
LIMIT = 3
print(read(a))
class S:
    __slots__ = ('kind', 'name')
s = S()
s.kind, s.name = 'slot', lambda: 'in a slot'
print(read(s), read(a))
`;
  expect(play(source, AT_ONCE).seen).toEqual(play(source, NEVER).seen);
  expect(play(source, AT_ONCE).seen.out.split('\n').slice(-2, -1)).toEqual([
    "('slot', 'in a slot', 3, 3) ('C', 'of C', 3, 3)",
  ]);
});

test('a pause, a collection and an exception find a frame as the interpreter would leave it', () => {
  const source = `
import gc, sys
class Looks:
    def __add__(self, other):
        gc.collect()
        return sys.getrefcount(other)
    def __del__(self):
        print(sys._getframe(1).f_lineno)
def work(look, thing):
    got = [look + thing, (thing, look + thing), [look + thing for _ in range(2)]]
    temporary = Looks()
    temporary = None
    try:
        return got, thing + thing
    except TypeError as error:
        return got, error.__traceback__.tb_lineno
print(work(Looks(), object()))
`;
  expect(play(source, AT_ONCE).seen).toEqual(play(source, NEVER).seen);
});

test('a str that only a local holds grows where it is', () => {
  const source = `
import tracemalloc
def build(n):
    text = ''
    for i in range(n):
        text += 'abc'
    return text
tracemalloc.start()
build(3)
tracemalloc.reset_peak()
before = tracemalloc.get_traced_memory()[0]
kept = build(20000)
size, peak = tracemalloc.get_traced_memory()
print(len(kept), peak - before < 60000 + 2000)
`;
  expect(play(source, AT_ONCE).seen).toEqual(play(source, NEVER).seen);
  expect(play(source, AT_ONCE).seen.out).toBe('60000 True\n');
});

test('a loop around long ones leaves them to the translations they have', () => {
  const source = `
import sys
def main():
    total, names = 0, []
    for r in range(40):
        parts = []
        for i in range(30):
            parts.append(str(i * r).upper())
        for part in parts:
            while part:
                total += len(part) + abs(-r)
                part = part[1:]
        if r % 7 == 3:
            continue
        names.append(max(parts))
    print(total, names[-3:], sys.getrefcount(names), sys.getrefcount(parts))
main()
`;
  const unaided = play(source, NEVER).seen;
  for (const threshold of [AT_ONCE, 5, 20, 100]) expect(play(source, threshold).seen).toEqual(unaided);
});

test('a long loop leaves its translation now and then, whoever called it, with what it holds on the stack', () => {
  const source = `
import sys
def count(n, held):
    total, items = 0, []
    for i in range(n):
        total += i * i % 7
        if i % 1000 == 0:
            items.append([i, held])
    return total, items
def outer(n):
    seen = []
    for r in range(4):
        seen.append((r, *count(n, seen), [x for x in range(n) if x % 3000 == r]))
    return seen
def squares(n):
    for i in range(n):
        yield i * i
seen = outer(7001)
print([row[1] for row in seen], [len(row[2]) for row in seen], seen[1][3], sys.getrefcount(seen))
print(sum(squares(9000)), [sum(i for i in squares(n)) for n in (10, 6500)])
`;
  const unaided = play(source, NEVER).seen;
  for (const threshold of [AT_ONCE, 100]) expect(play(source, threshold).seen).toEqual(unaided);
});

test('natives that a call site meets one after the other are each called as they are', () => {
  const source = `
import sys
def shout(value): return str(value).upper()
class Text(str):
    def upper(self): return 'mine'
def work(call, value, method):
    return call(value), value.upper(), getattr(value, method)(), str(value)
seen = []
for r in range(6):
    for call in (len, repr, shout, sys.getrefcount, type, int.__class__):
        for value in ('one', Text('two'), 'x' * r):
            seen.append(work(call, value, 'lower'))
print(len(set(map(str, seen))), seen[:4], seen[-4:])
for bad in (None, 3):
    try:
        work(len, bad, 'lower')
    except (TypeError, AttributeError) as error:
        print(error, sys.getrefcount(bad) > 10)
`;
  expect(play(source, AT_ONCE).seen).toEqual(play(source, NEVER).seen);
  expect(play(source, 3).seen).toEqual(play(source, NEVER).seen);
});

test('a class that a call site has called is instantiated from the text, whatever becomes of its __init__', () => {
  const source = `
import sys
class Pair:
    def __init__(self, a, b=2):
        self.a = a
        self.b = b
class Picky:
    def __init__(self, n):
        if n % 50 == 7:
            raise ValueError(n)
        self.n = n
class Wrong:
    def __init__(self, n):
        self.n = n
        return n if n == 150 else None
class Nested:
    def __init__(self, n):
        self.child = Nested(n - 1) if n else None
def doubled(self, n):
    self.n = n * 2
def main():
    total = 0
    caught = []
    for i in range(400):
        pair = Pair(i, 3)
        total += pair.a + pair.b
        try:
            total += Picky(i).n
        except ValueError as error:
            caught.append((error.args, sys.getrefcount(Picky)))
        try:
            Wrong(i)
        except TypeError as error:
            caught.append(str(error))
        if i == 200:
            Pair.__init__ = lambda self, a, b: setattr(self, 'a', a) or setattr(self, 'b', 1)
        if i == 300:
            Picky.__init__.__code__ = doubled.__code__
    for i in range(20):
        Nested(30)
    try:
        Nested(5000)
    except RecursionError as error:
        caught.append(str(error))
    references = [sys.getrefcount(x) for x in (Pair, Pair.__init__, Picky, Wrong, Nested, Nested.__init__)]
    print(total, caught, references)
main()
`;
  const { machine, seen } = play(source, 30);
  expect(seen).toEqual(play(source, NEVER).seen);
  expect(seen.out).toContain("__init__() should return None, not 'int'");
  expect(seen.out).toContain('maximum recursion depth exceeded');
  expect(leaks(machine)).toEqual([]);
});
