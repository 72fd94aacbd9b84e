import { expect, test } from 'vitest';
import { LIST_ALLOCATED } from '../../../source/python/objects/list.ts';
import { sortList } from '../../../source/python/types/list-sort.ts';
import { bareVm, construct, listOf, messageOf, rangeOf } from './bare-vm.ts';

test('lists grow as CPython grows them, whatever they are made from', () => {
  const vm = bareVm();
  const capacity = (list: number): number => vm.words[list + LIST_ALLOCATED];
  const sizes = [0, 1, 2, 3, 4, 5].map((n) => capacity(vm.iteration.list(rangeOf(vm, 0, n))));
  expect(sizes).toEqual([0, 2, 2, 4, 4, 6]);
  const dict = vm.dict.make();
  for (const n of [1, 2, 3]) vm.dict.set(dict, vm.int.fromNumber(n), vm.none);
  expect(capacity(vm.iteration.list(dict))).toBe(8);
  const zipped = construct(vm, vm.iterator.zipType, listOf(vm, 1, 2, 3));
  expect(capacity(vm.iteration.list(zipped))).toBe(8);
});

test('a list can extend itself', () => {
  const vm = bareVm();
  const list = listOf(vm, 1, 2);
  vm.iterator.extendList(list, list);
  expect(vm.texts.reprText(list)).toBe('[1, 2, 1, 2]');
});

test('slices are read, assigned and deleted', () => {
  const vm = bareVm();
  const list = vm.iteration.list(rangeOf(vm, 0, 10));
  const { getItem, setItem } = vm.list.type;
  const slice = (start: number, stop: number, step: number): number =>
    vm.slice.make(vm.int.fromNumber(start), vm.int.fromNumber(stop), vm.int.fromNumber(step));
  expect(vm.texts.reprText(getItem?.(list, slice(8, 1, -3)) ?? 0)).toBe('[8, 5, 2]');
  setItem?.(list, slice(0, 6, 2), listOf(vm, 7, 8, 9));
  expect(vm.texts.reprText(list)).toBe('[7, 1, 8, 3, 9, 5, 6, 7, 8, 9]');
  setItem?.(list, slice(1, -1, 3), 0);
  expect(vm.texts.reprText(list)).toBe('[7, 8, 3, 5, 6, 8, 9]');
  setItem?.(list, slice(1, 1, 1), list);
  expect(vm.list.length(list)).toBe(14);
  expect(messageOf(vm, () => setItem?.(list, slice(0, 4, 2), listOf(vm, 1)))).toBe(
    'ValueError: attempt to assign sequence of size 1 to extended slice of size 2',
  );
});

test('an item that is shown inside itself is shortened', () => {
  const vm = bareVm();
  const list = listOf(vm, 1);
  vm.list.append(list, list);
  expect(vm.texts.reprText(list)).toBe('[1, [...]]');
});

test('sorting keeps the capacity and the order of equals', () => {
  const vm = bareVm();
  const list = vm.list.make();
  for (const n of [5, 3, 9, 1, 3]) vm.list.append(list, vm.int.fromNumber(n));
  sortList(vm, list, 0, false);
  expect(vm.texts.reprText(list)).toBe('[1, 3, 3, 5, 9]');
  expect(vm.words[list + LIST_ALLOCATED]).toBe(8);
  sortList(vm, list, 0, true);
  expect(vm.texts.reprText(list)).toBe('[9, 5, 3, 3, 1]');
});
