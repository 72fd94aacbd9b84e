import { expect, test } from 'vitest';
import { scriptOutput } from './script-output.ts';

test('a dict that __eq__ empties while it is searched is searched again', () => {
  const script = `
class Key:
    def __hash__(self):
        return 1
    def __eq__(self, other):
        table.clear()
        table.update({str(i): i for i in range(20)})
        return False
table = {Key(): 1, Key: 2}
print(table.get(Key()), len(table))
`;
  expect(scriptOutput(script).out).toBe('None 20\n');
});

test('a list repeated beyond all memory raises MemoryError', () => {
  const script = `
import sys
items = [4, 5, 6, 7]
for times in (sys.maxsize, 2 ** 62, 2 ** 40):
    try:
        items *= times
    except MemoryError:
        print(len(items))
`;
  expect(scriptOutput(script).out).toBe('4\n4\n4\n');
});

test('update() notices that its source changes, setdefault() compares once, __hash__ may give 64 bits', () => {
  const script = `
class Key:
    compared = 0
    def __hash__(self):
        return 2 ** 62 + 5
    def __eq__(self, other):
        Key.compared += 1
        return False
print(hash(Key()) == 2 ** 62 + 5)
table = {Key(): 1}
table.setdefault(Key(), 2)
print(Key.compared)
class Clearing(Key):
    __hash__ = Key.__hash__
    def __eq__(self, other):
        source.clear()
        return False
source = {Clearing(): 1, 1: 2}
try:
    {Clearing(): 1}.update(source)
except RuntimeError as error:
    print(error)
`;
  expect(scriptOutput(script).out).toBe('True\n1\ndict mutated during update\n');
});

test('what a generator returns is seen by next() and yield from, and ends every other loop', () => {
  const script = `
def numbers():
    yield 1
    return 5
class Stopping:
    def __iter__(self):
        return self
    def __next__(self):
        raise StopIteration(7)
def delegating():
    print((yield from numbers()), (yield from Stopping()))
print(list(numbers()), sum(numbers()), [*numbers()], list(delegating()))
for number in numbers():
    pass
for ended in numbers(), Stopping():
    try:
        while True:
            next(ended)
    except StopIteration as error:
        print(error.value)
generator = numbers()
next(generator)
try:
    generator.__next__()
except StopIteration as error:
    print(error.value)
`;
  expect(scriptOutput(script).out).toBe('5 7\n[1] 1 [1] [1]\n5\n7\n5\n');
});

test('operations of dict views give sets; views cannot be made', () => {
  const script = `
print(type({1: 2}.keys() & frozenset({1, 2})))
try:
    type({}.keys())({})
except TypeError as error:
    print(error)
`;
  expect(scriptOutput(script).out).toBe("<class 'set'>\ncannot create 'dict_keys' instances\n");
});

test('what is thrown into a generator has what the generator is handling as its context', () => {
  const script = `
import sys
def inner():
    try:
        yield
    except ValueError as error:
        print(repr(error.__context__), sys._getframe().f_back.f_code.co_name)
        raise
def outer():
    try:
        raise KeyError('a')
    except KeyError:
        yield from inner()
generator = outer()
next(generator)
try:
    generator.throw(ValueError)
except ValueError as error:
    print(repr(error.__context__))
`;
  expect(scriptOutput(script).out).toBe("None outer\nKeyError('a')\n");
});

test('an object with __del__ and tp_del: the one, then weak references, then the other', () => {
  const script = `
import weakref
from _testcapi import with_tp_del
@with_tp_del
class Legacy:
    def __del__(self):
        print('__del__')
    def __tp_del__(self):
        print('tp_del', reference())
        kept.append(self)
kept = []
item = Legacy()
reference = weakref.ref(item)
del item
print(len(kept))
`;
  expect(scriptOutput(script).out).toBe('__del__\ntp_del None\n1\n');
});

test('parts of an exception group take only notes that are a list; the type can be subscripted', () => {
  const script = `
group = ExceptionGroup('g', [ValueError(1), TypeError(2)])
group.__notes__ = 123
match, rest = group.split(ValueError)
print(hasattr(match, '__notes__'), hasattr(rest, '__notes__'), ExceptionGroup[int])
`;
  expect(scriptOutput(script).out).toBe('False False ExceptionGroup[int]\n');
});
