import type { Address } from '../../heap/object-type.ts';
import { retrack, reusePair } from '../../python/objects/dict-view.ts';
import { TUPLE_ITEMS } from '../../python/objects/tuple.ts';
import type { PyType } from '../../python/objects/type.ts';
import { ADD } from '../../python/protocols/numbers.ts';
import { refuseOwnKeywords } from '../../python/types/constructor-arguments.ts';
import type { Vm } from '../../python/vm.ts';
import { defineIterator, makeGeneric } from '../native-types.ts';

/** Iterators that put items of others together (`Modules/itertoolsmodule.c`). */
export function defineJoining(vm: Vm): readonly PyType[] {
  return [defineChain(vm), defineAccumulate(vm), definePairwise(vm), defineBatched(vm), defineZipLongest(vm)];
}

// Words of a chain: iterator over the iterables, iterator over the current one.
const CHAIN_SOURCE = 4;
const CHAIN_ACTIVE = 6;

function defineChain(vm: Vm): PyType {
  const { words, heap } = vm;
  const over = (subtype: PyType, source: Address): Address => {
    const self = vm.allocateInstance(subtype);
    words[self + CHAIN_SOURCE] = source;
    return self;
  };
  /** `chain_new()`: the arguments' tuple is the source. */
  const create: PyType['create'] = (subtype, base, count, names) => {
    refuseOwnKeywords(vm, type, subtype, 'chain', names);
    const args = vm.calls.argumentTuple(base, count);
    const source = vm.iteration.iter(args);
    heap.decref(args);
    return over(subtype, source);
  };
  const type = defineIterator(vm, {
    name: 'itertools.chain',
    bytes: 32,
    references: [CHAIN_ACTIVE, CHAIN_SOURCE],
    create,
    next: (self) => nextChained(vm, self),
  });
  const fromIterable = (cls: Address, iterable: Address): Address =>
    over(vm.types.at(cls), vm.iteration.iter(iterable));
  vm.types.methods(type, [['from_iterable', 'iterable, /', fromIterable]], 'classmethod');
  makeGeneric(vm, type);
  return type;
}

/** `chain_next()`. */
function nextChained(vm: Vm, self: Address): Address {
  const { words, heap } = vm;
  const drop = (word: number): void => {
    const old = words[self + word];
    words[self + word] = 0;
    heap.decref(old);
  };
  while (words[self + CHAIN_SOURCE] !== 0) {
    if (words[self + CHAIN_ACTIVE] === 0) {
      const iterable = vm.iteration.next(words[self + CHAIN_SOURCE]);
      if (iterable === 0) {
        drop(CHAIN_SOURCE);
        return 0;
      }
      try {
        words[self + CHAIN_ACTIVE] = vm.iteration.iter(iterable);
      } catch (error) {
        drop(CHAIN_SOURCE);
        throw error;
      } finally {
        heap.decref(iterable);
      }
    }
    const item = vm.iteration.next(words[self + CHAIN_ACTIVE]);
    if (item !== 0) return item;
    drop(CHAIN_ACTIVE);
  }
  return 0;
}

// Words of an accumulate: total, iterator, function, what to begin with.
const TOTAL = 4;
const ACCUMULATE_ITERATOR = 6;
const OPERATION = 8;
const INITIAL = 10;

function defineAccumulate(vm: Vm): PyType {
  const { words, heap } = vm;
  return defineIterator(vm, {
    name: 'itertools.accumulate',
    bytes: 56,
    references: [OPERATION, ACCUMULATE_ITERATOR, TOTAL, INITIAL],
    signature: 'iterable, func=None, *, initial=None',
    make: (subtype: PyType, iterable: Address, func: Address, initial: Address) => {
      const iterator = vm.iteration.iter(iterable);
      const self = vm.allocateInstance(subtype);
      if (func !== 0 && func !== vm.none) words[self + OPERATION] = heap.newRef(func);
      words[self + ACCUMULATE_ITERATOR] = iterator;
      words[self + INITIAL] = heap.newRef(initial || vm.none);
      return self;
    },
    next: (self) => {
      const initial = words[self + INITIAL];
      if (initial !== vm.none) {
        words[self + TOTAL] = initial;
        words[self + INITIAL] = vm.none;
        return heap.newRef(initial);
      }
      const item = vm.iteration.next(words[self + ACCUMULATE_ITERATOR]);
      if (item === 0) return 0;
      const total = words[self + TOTAL];
      if (total === 0) {
        words[self + TOTAL] = heap.newRef(item);
        return item;
      }
      const operation = words[self + OPERATION];
      let sum: Address;
      try {
        sum = operation === 0 ? vm.numbers.binary(ADD, total, item) : vm.calls.call(operation, total, item);
      } finally {
        heap.decref(item);
      }
      words[self + TOTAL] = heap.newRef(sum);
      heap.decref(total);
      return sum;
    },
  });
}

// Words of a pairwise: iterator, previous item, the tuple given out again and again (since 3.13).
const PAIR_ITERATOR = 4;
const PAIR_OLD = 6;
const PAIR_RESULT = 8;

function definePairwise(vm: Vm): PyType {
  const { words, heap } = vm;
  const end = (self: Address): Address => {
    for (const word of [PAIR_ITERATOR, PAIR_OLD]) {
      const old = words[self + word];
      words[self + word] = 0;
      heap.xdecref(old);
    }
    return 0;
  };
  const reuses = !('itertools.pairwise' in vm.facts.basicSizes);
  return defineIterator(vm, {
    name: 'itertools.pairwise',
    bytes: 40,
    references: reuses ? [PAIR_ITERATOR, PAIR_OLD, PAIR_RESULT] : [PAIR_ITERATOR, PAIR_OLD],
    signature: 'iterable, /',
    make: (subtype: PyType, iterable: Address) => {
      const iterator = vm.iteration.iter(iterable);
      const self = vm.allocateInstance(subtype);
      words[self + PAIR_ITERATOR] = iterator;
      if (reuses) words[self + PAIR_RESULT] = vm.tuple.pack([vm.none, vm.none]);
      return self;
    },
    next: (self) => {
      if (words[self + PAIR_ITERATOR] === 0) return 0;
      if (words[self + PAIR_OLD] === 0) {
        const first = vm.iteration.next(words[self + PAIR_ITERATOR]);
        if (first === 0) return end(self);
        words[self + PAIR_OLD] = first;
      }
      const item = vm.iteration.next(words[self + PAIR_ITERATOR]);
      if (item === 0) return end(self);
      const old = words[self + PAIR_OLD];
      words[self + PAIR_OLD] = heap.newRef(item);
      return reuses ? reusePair(vm, words[self + PAIR_RESULT], old, item) : vm.tuple.steal([old, item]);
    },
  });
}

function defineBatched(vm: Vm): PyType {
  const { words, heap } = vm;
  const [iterator, size, strict] = [4, 6, 7];
  const end = (self: Address): Address => {
    const old = words[self + iterator];
    words[self + iterator] = 0;
    heap.decref(old);
    return 0;
  };
  return defineIterator(vm, {
    name: 'itertools.batched',
    bytes: 40,
    references: [iterator],
    signature: 'iterable, n, *, strict=False',
    make: (subtype: PyType, iterable: Address, n: Address, flag: Address) => {
      const count = vm.numbers.intArgument(n);
      if (count < 1) throw vm.errors.raise('ValueError', 'n must be at least one');
      const over = vm.iteration.iter(iterable);
      const self = vm.allocateInstance(subtype);
      words[self + iterator] = over;
      words[self + size] = count;
      words[self + strict] = flag !== 0 && vm.compares.isTrue(flag) ? 1 : 0;
      return self;
    },
    next: (self) => {
      if (words[self + iterator] === 0) return 0;
      const items: Address[] = [];
      while (items.length < words[self + size]) {
        const item = vm.iteration.next(words[self + iterator]);
        if (item === 0) break;
        items.push(item);
      }
      if (items.length === 0) return end(self);
      const isFull = items.length === words[self + size];
      const batch = vm.tuple.steal(items);
      if (isFull) return batch;
      end(self);
      if (words[self + strict] === 0) return batch;
      heap.decref(batch);
      throw vm.errors.raise('ValueError', 'batched(): incomplete batch');
    },
  });
}

// Words of a zip_longest: number of iterators, how many are not at their end, tuple of them, result, what fills gaps.
const LONGEST_SIZE = 4;
const LONGEST_ACTIVE = 6;
const LONGEST_ITERATORS = 8;
const LONGEST_RESULT = 10;
const LONGEST_FILL = 12;

function defineZipLongest(vm: Vm): PyType {
  const { words, heap, tuple } = vm;
  return defineIterator(vm, {
    name: 'itertools.zip_longest',
    bytes: 56,
    references: [LONGEST_ITERATORS, LONGEST_RESULT, LONGEST_FILL],
    signature: '*iterables, fillvalue=None',
    make: (subtype: PyType, iterables: readonly Address[], fill: Address) => {
      const iterators = tuple.steal(iterables.map((iterable) => vm.iteration.iter(iterable)));
      const result = tuple.pack(iterables.map(() => vm.none));
      const self = vm.allocateInstance(subtype);
      words[self + LONGEST_SIZE] = iterables.length;
      words[self + LONGEST_ACTIVE] = iterables.length;
      words[self + LONGEST_ITERATORS] = iterators;
      words[self + LONGEST_RESULT] = result;
      words[self + LONGEST_FILL] = heap.newRef(fill || vm.none);
      return self;
    },
    next: (self) => {
      const size = words[self + LONGEST_SIZE];
      if (size === 0 || words[self + LONGEST_ACTIVE] === 0) return 0;
      const kept = words[self + LONGEST_RESULT];
      const reused = words[kept] === 1;
      const result = reused ? heap.newRef(kept) : tuple.allocate(size);
      for (let i = 0; i < size; i++) {
        const item = nextOrFill(vm, self, i);
        if (item === 0) {
          heap.decref(result);
          return 0;
        }
        const old = words[result + TUPLE_ITEMS + i];
        words[result + TUPLE_ITEMS + i] = item;
        heap.xdecref(old);
      }
      retrack(vm, result);
      return result;
    },
  });
}

/** The next item of an iterator or what fills the gap; 0 once all iterators are at their end. */
function nextOrFill(vm: Vm, self: Address, index: number): Address {
  const { words, heap } = vm;
  const slot = words[self + LONGEST_ITERATORS] + TUPLE_ITEMS + index;
  const iterator = words[slot];
  if (iterator === 0) return heap.newRef(words[self + LONGEST_FILL]);
  const item = vm.iteration.next(iterator);
  if (item !== 0) return item;
  if (--words[self + LONGEST_ACTIVE] === 0) return 0;
  words[slot] = 0;
  heap.decref(iterator);
  return heap.newRef(words[self + LONGEST_FILL]);
}
