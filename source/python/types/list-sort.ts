import { SIZE, TYPE_INDEX } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import { readWords } from '../../heap/words.ts';
import { INT_VALUE } from '../objects/int.ts';
import { LIST_ALLOCATED, LIST_ITEMS } from '../objects/list.ts';
import { LT } from '../protocols/compares.ts';
import { compareText } from '../text/code-points.ts';
import type { Vm } from '../vm.ts';
import type { Less } from './gallop.ts';
import { MERGE_TEMP_SIZE, TimSort } from './timsort.ts';

/**
 * `list.sort()` (`Objects/listobject.c, list_sort_impl()`). While it runs the list is empty, so that comparisons and the
 * key function (0: none) cannot meet a half sorted one; what they put into it is thrown away, with a ValueError.
 */
export function sortList(vm: Vm, list: Address, keyFunction: Address, reverse: boolean): void {
  const { words, heap } = vm;
  const items = words[list + LIST_ITEMS];
  const length = words[list + SIZE];
  const allocated = words[list + LIST_ALLOCATED];
  const values = readWords(words, items, items + length);
  words[list + SIZE] = 0;
  words[list + LIST_ITEMS] = 0;
  words[list + LIST_ALLOCATED] = -1;
  try {
    if (keyFunction === 0) sortValues(vm, values, reverse);
    else sortByKeys(vm, values, keyFunction, reverse);
    if (words[list + LIST_ALLOCATED] !== -1) throw vm.errors.raise('ValueError', 'list modified during sort');
  } finally {
    const strayItems = words[list + LIST_ITEMS];
    const strayLength = words[list + SIZE];
    words[list + SIZE] = length;
    words[list + LIST_ITEMS] = items;
    words[list + LIST_ALLOCATED] = allocated;
    for (let i = 0; i < length; i++) words[items + i] = values[i];
    if (strayItems !== 0) {
      for (let i = strayLength - 1; i >= 0; i--) heap.xdecref(words[strayItems + i]);
      heap.allocator.free(strayItems);
    }
  }
}

function sortValues(vm: Vm, values: Address[], reverse: boolean): void {
  if (values.length < 2) return;
  // Reversed before and after, so that equal items keep their order.
  if (reverse) values.reverse();
  try {
    run(vm, values, null);
  } finally {
    if (reverse) values.reverse();
  }
}

function sortByKeys(vm: Vm, values: Address[], keyFunction: Address, reverse: boolean): void {
  const { heap } = vm;
  // Keys of longer lists have an array of their own on the heap.
  const array = values.length >= MERGE_TEMP_SIZE / 2 ? heap.allocator.allocate(values.length * 8) : 0;
  const keys: Address[] = [];
  let sorted = false;
  try {
    for (const value of values) keys.push(vm.calls.call(keyFunction, value));
    if (reverse) {
      keys.reverse();
      values.reverse();
    }
    sorted = true;
    if (values.length > 1) run(vm, keys, values);
  } finally {
    for (const key of keys) heap.decref(key);
    if (array !== 0) heap.allocator.free(array);
    if (sorted && reverse) values.reverse();
  }
}

/** Sorts; the merges' scratch memory is taken from the heap where CPython's stack does not hold it. */
function run(vm: Vm, keys: Address[], values: Address[] | null): void {
  const { allocator } = vm.heap;
  let scratch = 0;
  const needScratch = (slots: number): void => {
    if (scratch !== 0) allocator.free(scratch);
    scratch = allocator.allocate(slots * 8);
  };
  try {
    new TimSort(keys, values, lessOf(vm, keys), needScratch).sort();
  } finally {
    if (scratch !== 0) allocator.free(scratch);
  }
}

/**
 * What compares two keys. Keys that are all small ints, floats or strs need no look at their types each time, as in
 * list_sort_impl()'s pre-sort check: unsafe_long_compare() and its kind.
 */
function lessOf(vm: Vm, keys: readonly Address[]): Less {
  const { int, float, str, words, compares } = vm;
  const kind = keys.length > 0 ? words[keys[0] + TYPE_INDEX] : -1;
  if (keys.every((key) => words[key + TYPE_INDEX] === kind)) {
    if (kind === int.type.index && keys.every((key) => int.isCompact(key))) {
      return (a, b) => words[a + INT_VALUE] < words[b + INT_VALUE];
    }
    if (kind === float.type.index) return (a, b) => float.value(a) < float.value(b);
    if (kind === str.type.index) return (a, b) => compareText(str.text(a), str.text(b)) < 0;
  }
  return (a, b) => compares.test(a, b, LT);
}
