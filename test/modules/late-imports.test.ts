import { expect, test } from 'vitest';
import { lines } from './play.ts';

test('abstract classes have the subclasses of modules that are made late', () => {
  const script = `
import collections, weakref
from collections.abc import Mapping, MutableMapping
print([cls.__name__ for cls in MutableMapping.__subclasses__()])
print(isinstance('text', Mapping), [cls.__name__ for cls in MutableMapping.__subclasses__()])
print(isinstance(weakref.WeakValueDictionary(), Mapping), isinstance(weakref.WeakSet(), collections.abc.MutableSet))
`;
  expect(lines(script)[1]).toBe(
    "False ['_Environ', 'ChainMap', 'UserDict', 'WeakValueDictionary', 'WeakKeyDictionary']",
  );
  expect(lines(script)[2]).toBe('True True');
});

test('a Counter asks whether it is given a mapping: each class that was asked keeps the answer, and no more is traced', () => {
  const script = `
import collections, gc, tracemalloc, weakref
gc.collect()
tracemalloc.start()
counts = dict(collections.Counter('%s'))
print(tracemalloc.get_traced_memory()[0])
`;
  expect(lines(script)).toEqual(['3849']);
});

test('what is loaded late is charged to no line, though lines of the same code have run', () => {
  const script = `
import abc, collections, tracemalloc
class Shape(abc.ABC): pass
isinstance(1, Shape)
tracemalloc.start()
isinstance(2.5, Shape)
before = tracemalloc.get_traced_memory()[0]
import collections.abc
import os
print(tracemalloc.get_traced_memory()[0] - before)
`;
  expect(lines(script)).toEqual(['0']);
});
