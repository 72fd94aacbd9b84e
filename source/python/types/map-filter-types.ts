import type { Address } from '../../heap/object-type.ts';
import { FILTER_FUNCTION, FILTER_ITERATOR, MAP_FUNCTION, MAP_ITERATORS } from '../objects/iterator.ts';
import type { Vm } from '../vm.ts';
import { checkPositional, refuseOwnKeywords } from './constructor-arguments.ts';
import { iteratorsOf } from './zip-type.ts';

/** map (`Python/bltinmodule.c`). */
export function installMap(vm: Vm): void {
  const { words, heap } = vm;
  const type = vm.iterator.mapType;
  type.create = (subtype, base, count, keywordNames) => {
    refuseOwnKeywords(vm, type, subtype, 'map', keywordNames);
    if (count < 2) throw vm.errors.raise('TypeError', 'map() must have at least two arguments.');
    const iterators = iteratorsOf(vm, base + 1, count - 1);
    const self = vm.allocateInstance(subtype);
    words[self + MAP_ITERATORS] = iterators;
    words[self + MAP_FUNCTION] = heap.newRef(words[base]);
    return self;
  };
  type.iter = (self) => heap.newRef(self);
  type.next = (self) => {
    const { iteration, tuple } = vm;
    const iterators = words[self + MAP_ITERATORS];
    const count = tuple.length(iterators);
    const items: Address[] = [];
    try {
      for (let i = 0; i < count; i++) {
        const item = iteration.next(tuple.item(iterators, i));
        if (item === 0) return 0;
        items.push(item);
      }
      return vm.calls.call(words[self + MAP_FUNCTION], ...items);
    } finally {
      for (const item of items) heap.decref(item);
    }
  };
  vm.types.ready(type);
}

/** filter (`Python/bltinmodule.c`). */
export function installFilter(vm: Vm): void {
  const { words, heap } = vm;
  const type = vm.iterator.filterType;
  type.create = (subtype, base, count, keywordNames) => {
    refuseOwnKeywords(vm, type, subtype, 'filter', keywordNames);
    checkPositional(vm, 'filter', count, 2, 2);
    const iterator = vm.iteration.iter(words[base + 1]);
    const self = vm.allocateInstance(subtype);
    words[self + FILTER_FUNCTION] = heap.newRef(words[base]);
    words[self + FILTER_ITERATOR] = iterator;
    return self;
  };
  type.iter = (self) => heap.newRef(self);
  type.next = (self) => {
    for (;;) {
      const item = vm.iteration.next(words[self + FILTER_ITERATOR]);
      if (item === 0) return 0;
      let isGood = false;
      try {
        isGood = accepts(vm, words[self + FILTER_FUNCTION], item);
      } finally {
        if (!isGood) heap.decref(item);
      }
      if (isGood) return item;
    }
  };
  vm.types.ready(type);
}

/** Whether the function, or for None and bool the item's own truth, lets an item pass. */
function accepts(vm: Vm, func: Address, item: Address): boolean {
  if (func === vm.none || func === vm.int.boolType.address) return vm.compares.isTrue(item);
  const good = vm.calls.call(func, item);
  try {
    return vm.compares.isTrue(good);
  } finally {
    vm.heap.decref(good);
  }
}
