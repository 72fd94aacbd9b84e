import { expect, test } from 'vitest';
import { lines } from './play.ts';

const THING = `
import weakref
class Thing:
    def __init__(self, name='t'): self.name = name
    def method(self): return self.name
`;

test('weak dictionaries lose entries with their objects', () => {
  const script = `${THING}
values = weakref.WeakValueDictionary()
keys = weakref.WeakKeyDictionary()
a, b = Thing('a'), Thing('b')
values['a'], values['b'] = a, b
keys[a] = 1
del a
print(list(values), len(values), len(keys), values.get('a', 'gone'))
`;
  expect(lines(script)).toEqual(["['b'] 1 0 gone"]);
});

test('entries stay while somebody iterates', () => {
  const script = `${THING}
values = weakref.WeakValueDictionary()
things = [Thing(str(i)) for i in range(3)]
for thing in things: values[thing.name] = thing
del thing
seen = []
for name in values:
    seen.append(name)
    things.clear()
print(seen, len(values))
`;
  expect(lines(script)).toEqual(["['0'] 0"]);
});

test('a WeakMethod lives with its object', () => {
  const script = `${THING}
t = Thing()
m = weakref.WeakMethod(t.method, lambda ref: print('lost'))
print(m()(), m == weakref.WeakMethod(t.method))
del t
print(m())
`;
  expect(lines(script)).toEqual(['t True', 'lost', 'None']);
});

test('finalizers run once, at death or at exit, newest first', () => {
  const script = `${THING}
a, b = Thing(), Thing()
f = weakref.finalize(a, print, 'a dies')
weakref.finalize(b, print, 'b at exit')
weakref.finalize(b, print, 'b at exit, newer')
weakref.finalize(b, print, 'never').atexit = False
del a
print(f.alive, f())
`;
  expect(lines(script)).toEqual(['a dies', 'False None', 'b at exit, newer', 'b at exit']);
});

test('a WeakSet is a set of the living', () => {
  const script = `${THING}
a, b = Thing('a'), Thing('b')
s = weakref.WeakSet([a, b, a])
del a
print(len(s), b in s, 5 in s, [t.name for t in s])
`;
  expect(lines(script)).toEqual(["1 True False ['b']"]);
});

test('repr names the type of the referent with its module and class, from 3.13 on', () => {
  const script = `
import weakref, collections
class Outer:
    class Inner: pass
inner = Outer.Inner()
counter = collections.Counter()
print(repr(weakref.ref(inner)).split("'")[1], repr(weakref.ref(counter)).split("'")[1])
`;
  expect(lines(script)).toEqual(['Outer.Inner collections.Counter']);
});

test('a dictionary of weak values leaves a pair in the free list: what its callback had for defaults', () => {
  const script = `
import gc, tracemalloc, weakref
class Item: pass
item = Item()
values = weakref.WeakValueDictionary({1: item})
gc.collect()
del values
tracemalloc.start()
tracemalloc.get_traced_memory()
print(tracemalloc.get_traced_memory()[0])
`;
  expect(lines(script)).toEqual(['0']);
});
