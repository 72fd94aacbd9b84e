import { expect, test } from 'vitest';
import { failure, lines, play } from './play.ts';

test('collect counts the garbage and calls the callbacks', () => {
  const script = `
import gc
class Node: pass
gc.disable()
gc.collect()
gc.callbacks.append(lambda phase, info: print(phase, info))
a = Node(); a.me = a
del a
print(gc.collect(0), gc.get_count()[1:])
gc.callbacks.clear()
`;
  expect(lines(script)).toEqual([
    "start {'generation': 0, 'collected': 0, 'uncollectable': 0}",
    "stop {'generation': 0, 'collected': 1, 'uncollectable': 0}",
    '1 (1, 0)',
  ]);
});

test('thresholds keep what is not given', () => {
  expect(lines('import gc; gc.set_threshold(5); print(gc.get_threshold())')).toEqual(['(5, 10, 10)']);
  expect(failure('import gc; gc.set_threshold()')).toBe('TypeError: gc.set_threshold requires 1 to 3 arguments');
  expect(failure('import gc; gc.collect(3)')).toBe('ValueError: invalid generation');
});

test('who is tracked, and who refers to whom', () => {
  const script = `
import gc
inner = []
outer = [inner, 1]
print(gc.is_tracked(1), gc.is_tracked(inner), gc.is_tracked(int), gc.is_tracked(len), gc.is_tracked({}))
print(gc.get_referents(outer), any(each is outer for each in gc.get_referrers(inner)))
found = gc.get_objects()
print(any(each is found for each in found), any(each is outer for each in found))
`;
  expect(lines(script)).toEqual(['False True False True False', '[1, []] True', 'False True']);
});

test('DEBUG_SAVEALL keeps garbage, debug lines go to stderr', () => {
  const script = `
import gc
class Node: pass
gc.collect()
gc.set_debug(gc.DEBUG_SAVEALL | gc.DEBUG_COLLECTABLE)
a = Node(); a.me = a
del a
print(gc.collect(), len(gc.garbage))
gc.set_debug(0)
`;
  const { out, err } = play(script);
  expect(out).toBe('1 1\n');
  expect(err).toMatch(/^gc: collectable <Node 0x7f[0-9a-f]+>\n$/);
});

test('a legacy finalizer makes a cycle uncollectable', () => {
  const script = `
import gc
from _testcapi import with_tp_del
@with_tp_del
class Old:
    def __tp_del__(self): print('gone')
a = Old(); a.me = a
del a
print(gc.collect(), len(gc.garbage))
gc.garbage[0].me = None
gc.garbage.clear()
`;
  expect(lines(script)).toEqual(['1 1', 'gone']);
});

test('a dict that takes over the table of another is tracked if that one is', () => {
  const script = `
import gc
class D(dict): pass
d, once = D(a=1), {'a': []}
del once['a']
once['b'] = 1
print([gc.is_tracked(each) for each in (dict(d), {**d}, {} | d, once.copy(), {'a': 1}.copy(), dict(D()))])
`;
  expect(lines(script)).toEqual(['[True, True, True, True, False, False]']);
});
