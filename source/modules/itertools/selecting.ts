import type { Address } from '../../heap/object-type.ts';
import type { PyType } from '../../python/objects/type.ts';
import type { Vm } from '../../python/vm.ts';
import { defineIterator } from '../native-types.ts';

// Words of those with a function: function, iterator, whether dropwhile has begun or takewhile has stopped.
const FUNCTION = 4;
const ITERATOR = 6;
const STATE = 8;

/** Iterators that let some items of another pass (`Modules/itertoolsmodule.c`). */
export function defineSelecting(vm: Vm): readonly PyType[] {
  return [
    define(vm, 'dropwhile', 40, 'predicate, iterable, /', (self) => nextDropped(vm, self)),
    define(vm, 'takewhile', 40, 'predicate, iterable, /', (self) => nextTaken(vm, self)),
    define(vm, 'filterfalse', 32, 'function, iterable, /', (self) => nextFalse(vm, self)),
    define(vm, 'starmap', 32, 'function, iterable, /', (self) => nextStarred(vm, self)),
    defineCompress(vm),
    defineSlice(vm),
  ];
}

function define(vm: Vm, name: string, bytes: number, signature: string, next: (self: Address) => Address): PyType {
  const { words } = vm;
  return defineIterator(vm, {
    name: `itertools.${name}`,
    bytes,
    references: [ITERATOR, FUNCTION],
    signature,
    make: (subtype: PyType, func: Address, iterable: Address) => {
      const iterator = vm.iteration.iter(iterable);
      const self = vm.allocateInstance(subtype);
      words[self + FUNCTION] = vm.heap.newRef(func);
      words[self + ITERATOR] = iterator;
      return self;
    },
    next,
  });
}

/** Whether the function says yes to an item; the item dies if it raises. */
function agrees(vm: Vm, func: Address, item: Address): boolean {
  try {
    const answer = vm.calls.call(func, item);
    try {
      return vm.compares.isTrue(answer);
    } finally {
      vm.heap.decref(answer);
    }
  } catch (error) {
    vm.heap.decref(item);
    throw error;
  }
}

function nextDropped(vm: Vm, self: Address): Address {
  const { words } = vm;
  for (;;) {
    const item = vm.iteration.next(words[self + ITERATOR]);
    if (item === 0 || words[self + STATE] === 1) return item;
    if (!agrees(vm, words[self + FUNCTION], item)) {
      words[self + STATE] = 1;
      return item;
    }
    vm.heap.decref(item);
  }
}

function nextTaken(vm: Vm, self: Address): Address {
  const { words } = vm;
  if (words[self + STATE] === 1) return 0;
  const item = vm.iteration.next(words[self + ITERATOR]);
  if (item === 0 || agrees(vm, words[self + FUNCTION], item)) return item;
  vm.heap.decref(item);
  words[self + STATE] = 1;
  return 0;
}

function nextFalse(vm: Vm, self: Address): Address {
  const { words } = vm;
  for (;;) {
    const item = vm.iteration.next(words[self + ITERATOR]);
    if (item === 0) return 0;
    const func = words[self + FUNCTION];
    const byTruth = func === vm.none || func === vm.int.boolType.address;
    if (!(byTruth ? vm.compares.isTrue(item) : agrees(vm, func, item))) return item;
    vm.heap.decref(item);
  }
}

function nextStarred(vm: Vm, self: Address): Address {
  const { words, heap } = vm;
  const item = vm.iteration.next(words[self + ITERATOR]);
  if (item === 0) return 0;
  let args = item;
  try {
    args = vm.iteration.tuple(item);
  } finally {
    heap.decref(item);
  }
  try {
    return vm.calls.callTuple(words[self + FUNCTION], args, 0);
  } finally {
    heap.decref(args);
  }
}

function defineCompress(vm: Vm): PyType {
  const { words, heap, iteration } = vm;
  const [data, selectors] = [4, 6];
  return defineIterator(vm, {
    name: 'itertools.compress',
    bytes: 32,
    references: [data, selectors],
    signature: 'data, selectors',
    make: (subtype: PyType, iterable: Address, flags: Address) => {
      const first = iteration.iter(iterable);
      const second = iteration.iter(flags);
      const self = vm.allocateInstance(subtype);
      words[self + data] = first;
      words[self + selectors] = second;
      return self;
    },
    next: (self) => {
      for (;;) {
        const item = iteration.next(words[self + data]);
        if (item === 0) return 0;
        const flag = iteration.next(words[self + selectors]);
        if (flag === 0) {
          heap.decref(item);
          return 0;
        }
        const isGood = vm.compares.isTrue(flag);
        heap.decref(flag);
        if (isGood) return item;
        heap.decref(item);
      }
    },
  });
}

// Words of an islice: iterator, index of the next item, stop (-1: none), step, items taken from the iterator.
const SLICE_ITERATOR = 4;
const SLICE_NEXT = 6;
const SLICE_STOP = 8;
const SLICE_STEP = 10;
const SLICE_COUNT = 12;
const SLICE_LIMIT = 2 ** 31 - 1;

function defineSlice(vm: Vm): PyType {
  const { words, heap } = vm;
  /** A bound that is not given is -1. */
  const bound = (object: Address, message: string): number => {
    if (object === 0 || object === vm.none) return -1;
    if (!vm.numbers.isIndex(object)) throw vm.errors.raise('ValueError', message);
    const value = vm.numbers.sliceIndex(object);
    if (value < 0) throw vm.errors.raise('ValueError', message);
    return Math.min(value, SLICE_LIMIT);
  };
  const range = 'must be None or an integer: 0 <= x <= sys.maxsize.';
  return defineIterator(vm, {
    name: 'itertools.islice',
    bytes: 56,
    references: [SLICE_ITERATOR],
    signature: 'iterable, start, stop=None, step=None, /',
    make: (subtype: PyType, iterable: Address, first: Address, second: Address, third: Address) => {
      const onlyStop = second === 0;
      const start = onlyStop ? 0 : Math.max(0, bound(first, `Indices for islice() ${range}`));
      const stop = onlyStop
        ? bound(first, `Stop argument for islice() ${range}`)
        : bound(second, `Stop argument for islice() ${range}`);
      const step =
        third === 0 || third === vm.none ? 1 : bound(third, 'Step for islice() must be a positive integer or None.');
      if (step === 0) throw vm.errors.raise('ValueError', 'Step for islice() must be a positive integer or None.');
      const iterator = vm.iteration.iter(iterable);
      const self = vm.allocateInstance(subtype);
      words[self + SLICE_ITERATOR] = iterator;
      words[self + SLICE_NEXT] = start;
      words[self + SLICE_STOP] = stop;
      words[self + SLICE_STEP] = step;
      return self;
    },
    next: (self) => {
      const iterator = words[self + SLICE_ITERATOR];
      if (iterator === 0) return 0;
      const stop = words[self + SLICE_STOP];
      const end = (): Address => {
        words[self + SLICE_ITERATOR] = 0;
        heap.decref(iterator);
        return 0;
      };
      for (; words[self + SLICE_COUNT] < words[self + SLICE_NEXT]; words[self + SLICE_COUNT]++) {
        const skipped = vm.iteration.next(iterator);
        if (skipped === 0) return end();
        heap.decref(skipped);
      }
      if (stop !== -1 && words[self + SLICE_COUNT] >= stop) return end();
      const item = vm.iteration.next(iterator);
      if (item === 0) return end();
      words[self + SLICE_COUNT]++;
      const next = words[self + SLICE_NEXT] + words[self + SLICE_STEP];
      words[self + SLICE_NEXT] = stop !== -1 && next > stop ? stop : Math.min(next, SLICE_LIMIT);
      return item;
    },
  });
}
