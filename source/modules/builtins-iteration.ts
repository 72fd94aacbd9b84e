import type { Address } from '../heap/object-type.ts';
import { GT, LT } from '../python/protocols/compares.ts';
import { keepNames } from '../python/protocols/native-call.ts';
import { sortList } from '../python/types/list-sort.ts';
import type { Vm } from '../python/vm.ts';
import { defineAnextAwaitable, type MakeAnextAwaitable } from './anext-awaitable.ts';
import type { NativeFunction } from './module-definition.ts';
import { sum } from './sum.ts';

/** Functions that go through an iterable. */
export function iterationFunctions(vm: Vm): readonly NativeFunction[] {
  const anextAwaitable = defineAnextAwaitable(vm);
  const parsers = new Set<string>();
  /** `parser_init()` of the keywords of min() and max(): the first call that has some makes a tuple of their names. */
  const prepareParser = (name: string): void => {
    if (parsers.has(name) || vm.facts.packing[`builtins.${name}`]) return;
    parsers.add(name);
    keepNames(vm, ['key', 'default']);
  };
  return [
    ['iter', 'object, sentinel=None, /', (object: Address, sentinel: Address) => iter(vm, object, sentinel)],
    ['next', 'iterator, default=None, /', (iterator: Address, fallback: Address) => next(vm, iterator, fallback)],
    ['aiter', 'async_iterable, /', (iterable: Address) => aiter(vm, iterable)],
    [
      'anext',
      'aiterator, default=None, /',
      (iterator: Address, fallback: Address) => anext(vm, anextAwaitable, iterator, fallback),
    ],
    ['all', 'iterable, /', (iterable: Address) => vm.int.bool(!some(vm, iterable, false))],
    ['any', 'iterable, /', (iterable: Address) => vm.int.bool(some(vm, iterable, true))],
    ['sum', 'iterable, /, start=0', (iterable: Address, start: Address) => sum(vm, iterable, start)],
    [
      'min',
      '*args, key=None, default=None',
      (args: Address[], key: Address, fallback: Address) => {
        if (key !== 0 || fallback !== 0) prepareParser('min');
        return extreme(vm, 'min', LT, args, key, fallback);
      },
    ],
    [
      'max',
      '*args, key=None, default=None',
      (args: Address[], key: Address, fallback: Address) => {
        if (key !== 0 || fallback !== 0) prepareParser('max');
        return extreme(vm, 'max', GT, args, key, fallback);
      },
    ],
    [
      'sorted',
      '*args, key=None, reverse=False, **kwargs',
      (args: Address[], key: Address, reverse: Address, others: Address) => sorted(vm, args, key, reverse, others),
    ],
  ];
}

function iter(vm: Vm, object: Address, sentinel: Address): Address {
  if (sentinel === 0) return vm.iteration.iter(object);
  if (!vm.calls.isCallable(object)) throw vm.errors.raise('TypeError', 'iter(v, w): v must be callable');
  return vm.iterator.overCalls(object, sentinel);
}

function next(vm: Vm, iterator: Address, fallback: Address): Address {
  if (fallback === 0) {
    const item = vm.iteration.nextOrRaise(iterator);
    if (item === 0) throw vm.errors.raise('StopIteration');
    return item;
  }
  try {
    return vm.iteration.next(iterator) || vm.heap.newRef(fallback);
  } catch (error) {
    vm.errors.expect(error, 'StopIteration');
    return vm.heap.newRef(fallback);
  }
}

function aiter(vm: Vm, iterable: Address): Address {
  const iterator = vm.calls.special(iterable, '__aiter__');
  if (iterator !== 0) return iterator;
  throw vm.errors.raise('TypeError', `'${vm.typeName(iterable)}' object is not an async iterable`);
}

function anext(vm: Vm, withDefault: MakeAnextAwaitable, iterator: Address, fallback: Address): Address {
  const awaitable = vm.calls.special(iterator, '__anext__');
  if (awaitable !== 0) {
    if (fallback === 0) return awaitable;
    const object = withDefault(awaitable, fallback);
    vm.heap.decref(awaitable);
    return object;
  }
  throw vm.errors.raise('TypeError', `'${vm.typeName(iterator)}' object is not an async iterator`);
}

/** Whether the truth of some item is `wanted`. */
function some(vm: Vm, iterable: Address, wanted: boolean): boolean {
  const iterator = vm.iteration.iter(iterable);
  try {
    for (let item = vm.iteration.next(iterator); item !== 0; item = vm.iteration.next(iterator)) {
      try {
        if (vm.compares.isTrue(item) === wanted) return true;
      } finally {
        vm.heap.decref(item);
      }
    }
    return false;
  } finally {
    vm.heap.decref(iterator);
  }
}

/** `min_max()`. */
function extreme(
  vm: Vm,
  name: string,
  operation: number,
  args: readonly Address[],
  key: Address,
  fallback: Address,
): Address {
  if (args.length === 0) throw vm.errors.raise('TypeError', `${name} expected at least 1 argument, got 0`);
  const search = new Extreme(vm, operation, key === vm.none ? 0 : key);
  if (args.length > 1) {
    if (fallback !== 0) {
      const message = `Cannot specify a default for ${name}() with multiple positional arguments`;
      throw vm.errors.raise('TypeError', message);
    }
    return search.among((visit) => {
      for (const item of args) visit(vm.heap.newRef(item));
    });
  }
  const found = search.among((visit) => vm.iteration.forEach(args[0], visit));
  if (found !== 0) return found;
  if (fallback !== 0) return vm.heap.newRef(fallback);
  throw vm.errors.raise('ValueError', `${name}() iterable argument is empty`);
}

/** The search for the first item that no other beats. */
class Extreme {
  private readonly vm: Vm;
  private readonly operation: number;
  private readonly key: Address;
  private item = 0;
  private value = 0;

  constructor(vm: Vm, operation: number, key: Address) {
    this.vm = vm;
    this.operation = operation;
    this.key = key;
  }

  /** Walks the items, each a reference that the visit takes over. A new reference to the winner, 0 if there are none. */
  among(walk: (visit: (item: Address) => void) => void): Address {
    const { heap } = this.vm;
    try {
      walk((item) => this.visit(item));
    } catch (error) {
      heap.xdecref(this.item);
      heap.xdecref(this.value);
      throw error;
    }
    heap.xdecref(this.value);
    return this.item;
  }

  private visit(item: Address): void {
    const { vm } = this;
    const { heap } = vm;
    let value = 0;
    let beats = true;
    try {
      value = this.key === 0 ? heap.newRef(item) : vm.calls.call(this.key, item);
      if (this.item !== 0) beats = vm.compares.test(value, this.value, this.operation);
    } catch (error) {
      heap.decref(item);
      heap.xdecref(value);
      throw error;
    }
    const [oldItem, oldValue] = beats ? [this.item, this.value] : [item, value];
    if (beats) {
      this.item = item;
      this.value = value;
    }
    heap.xdecref(oldItem);
    heap.xdecref(oldValue);
  }
}

/** `builtin_sorted()`: what is wrong with the keywords is `list.sort()`'s business. */
function sorted(vm: Vm, args: readonly Address[], key: Address, reverse: Address, others: Address): Address {
  if (args.length !== 1) throw vm.errors.raise('TypeError', `sorted expected 1 argument, got ${args.length}`);
  const list = vm.iteration.list(args[0]);
  const sort = vm.attributes.getName(list, 'sort');
  try {
    if (others !== 0) vm.heap.decref(vm.calls.callTuple(sort, vm.tuple.empty, others));
    sortList(vm, list, key === vm.none ? 0 : key, reverse !== 0 && vm.compares.isTrue(reverse));
  } catch (error) {
    vm.heap.decref(list);
    throw error;
  } finally {
    vm.heap.decref(sort);
  }
  return list;
}
