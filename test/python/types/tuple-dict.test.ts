import { expect, test } from 'vitest';
import { EQ } from '../../../source/python/protocols/compares.ts';
import { bareVm, messageOf } from './bare-vm.ts';

test('a tuple is its own whole slice, its own product with one, its own sum with ()', () => {
  const vm = bareVm();
  const { tuple } = vm;
  const pair = tuple.pack([vm.int.fromNumber(1), vm.int.fromNumber(2)]);
  const whole = vm.slice.make(vm.none, vm.none, 0);
  expect(tuple.type.getItem?.(pair, whole)).toBe(pair);
  expect(tuple.type.repeat?.(pair, 1)).toBe(pair);
  expect(tuple.type.concat?.(pair, tuple.empty)).toBe(pair);
  expect(tuple.type.concat?.(tuple.empty, pair)).toBe(pair);
  expect(tuple.type.repeat?.(pair, 0)).toBe(tuple.empty);
});

test('tuples show and hash as in CPython', () => {
  const vm = bareVm();
  const pair = vm.tuple.pack([vm.int.fromNumber(1), vm.int.fromNumber(2)]);
  expect(vm.texts.reprText(vm.tuple.pack([pair]))).toBe('((1, 2),)');
  vm.hashOf(pair);
  expect(vm.hash.toSigned()).toBe(-3550055125485641917n);
});

test('dicts compare by their items, whatever the order', () => {
  const vm = bareVm();
  const dictOf = (...keys: readonly number[]): number => {
    const dict = vm.dict.make();
    for (const key of keys) vm.dict.set(dict, vm.int.fromNumber(key), vm.int.fromNumber(key + 1));
    return dict;
  };
  expect(vm.compares.test(dictOf(1, 2), dictOf(2, 1), EQ)).toBe(true);
  expect(vm.compares.test(dictOf(1, 2), dictOf(1, 3), EQ)).toBe(false);
});

test('a missing key is the argument of the KeyError', () => {
  const vm = bareVm();
  expect(messageOf(vm, () => vm.dict.type.getItem?.(vm.dict.make(), vm.int.fromNumber(7)))).toBe('KeyError: 7');
  const list = vm.list.make();
  expect(messageOf(vm, () => vm.dict.set(vm.dict.make(), list, list))).toBe("TypeError: unhashable type: 'list'");
});

test('a dict that holds itself is shortened', () => {
  const vm = bareVm();
  const dict = vm.dict.make();
  vm.dict.set(dict, vm.int.fromNumber(1), dict);
  expect(vm.texts.reprText(dict)).toBe('{1: {...}}');
});
