import { expect, test } from 'vitest';
import type { Vm } from '../../../source/python/vm.ts';
import { bareVm, construct, listOf, messageOf, rangeOf } from './bare-vm.ts';

/** The repr of a list of all items. */
function shown(vm: Vm, iterable: number): string {
  return vm.texts.reprText(vm.list.steal(vm.iteration.toArray(iterable)));
}

test('zip and enumerate give out one tuple again and again, unless somebody keeps it', () => {
  const vm = bareVm();
  const zipped = construct(vm, vm.iterator.zipType, listOf(vm, 1, 2, 3), listOf(vm, 4, 5, 6));
  const first = vm.iteration.next(zipped);
  vm.heap.decref(first);
  const second = vm.iteration.next(zipped);
  expect(second).toBe(first);
  expect(vm.iteration.next(zipped)).not.toBe(second);
  const counted = construct(vm, vm.iterator.enumerateType, listOf(vm, 7, 8), vm.int.fromNumber(10));
  expect(shown(vm, counted)).toBe('[(10, 7), (11, 8)]');
});

test('a dict that changes under its iterator is noticed', () => {
  const vm = bareVm();
  const dict = vm.dict.make();
  vm.dict.set(dict, vm.int.fromNumber(1), vm.none);
  const iterator = vm.iteration.iter(dict);
  vm.dict.set(dict, vm.int.fromNumber(2), vm.none);
  expect(messageOf(vm, () => vm.iteration.next(iterator))).toBe(
    'RuntimeError: dictionary changed size during iteration',
  );
});

test('views show the dict as it is, forwards and backwards, and work as sets', () => {
  const vm = bareVm();
  const { dict: views } = vm.iterator;
  const dict = vm.dict.make();
  for (const n of [3, 1, 2]) vm.dict.set(dict, vm.int.fromNumber(n), vm.int.fromNumber(n * n));
  expect(vm.texts.reprText(views.view(views.items, dict))).toBe('dict_items([(3, 9), (1, 1), (2, 4)])');
  const backwards = views.iterate(views.reverseKeyIterator, dict);
  expect(shown(vm, backwards)).toBe('[2, 1, 3]');
  expect(vm.compares.contains(views.view(views.keys, dict), vm.int.fromNumber(1))).toBe(true);
});

test('ranges count, slice and compare, of any size', () => {
  const vm = bareVm();
  const range = rangeOf(vm, 10, 0, -3);
  expect(shown(vm, range)).toBe('[10, 7, 4, 1]');
  expect(shown(vm, vm.iterator.range.reverse(range))).toBe('[1, 4, 7, 10]');
  const big = vm.iterator.range.fromBigInts(10n ** 20n, 10n ** 20n + 2n, 1n);
  expect(shown(vm, big)).toBe('[100000000000000000000, 100000000000000000001]');
  expect(vm.compares.equal(rangeOf(vm, 0, 5, 3), rangeOf(vm, 0, 4, 3))).toBe(true);
});

test('iterators release what they iterate over when they are exhausted', () => {
  const vm = bareVm();
  const list = listOf(vm, 1000);
  const iterator = vm.iteration.iter(list);
  expect(vm.words[list]).toBe(2);
  vm.heap.decref(vm.iteration.next(iterator));
  expect(vm.iteration.next(iterator)).toBe(0);
  expect(vm.words[list]).toBe(1);
});
