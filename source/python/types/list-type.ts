import { SIZE } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import { LIST_ITEMS } from '../objects/list.ts';
import type { NativeCode } from '../objects/native.ts';
import type { NativeMethod } from '../objects/types.ts';
import { ADD, MULTIPLY } from '../protocols/numbers.ts';
import type { Vm } from '../vm.ts';
import { checkPositional, refuseKeywords } from './constructor-arguments.ts';
import { assignListSlice, deleteListSlice } from './list-slices.ts';
import { sortList } from './list-sort.ts';
import { sizeArgument } from './native-arguments.ts';
import { compareSequences, countItem, findItem, findItemBetween, writeItems, writtenRepr } from './sequence.ts';

type Method = NativeMethod;

/** What a list does: slots and methods (`Objects/listobject.c`). */
export function installListType(vm: Vm): void {
  const { type } = vm.list;
  installConstructor(vm);
  installSlots(vm);
  installItems(vm);
  installOperators(vm);
  vm.types.methods(type, [...readingMethods(vm), ...changingMethods(vm)]);
  vm.types.ready(type);
}

function installConstructor(vm: Vm): void {
  const { type } = vm.list;
  const checksHeirs = vm.language.builtins.refusesKeywordsOfHeirs;
  type.create = (subtype) => (type.alloc as NonNullable<typeof type.alloc>)(subtype);
  type.init = (self, base, count, keywordNames) => {
    const own = vm.typeOf(self);
    if (own === type || (checksHeirs && own.create === type.create)) refuseKeywords(vm, 'list', keywordNames);
    checkPositional(vm, 'list', count, 0, 1);
    vm.list.clear(self);
    if (count === 0) return;
    if (vm.facts.listCallsPreallocate) preallocate(vm, self, vm.words[base]);
    vm.iterator.extendList(self, vm.words[base]);
  };
}

/** In 3.9 `list(x)` asks x for its length first, and makes exactly so much room. */
function preallocate(vm: Vm, list: Address, iterable: Address): void {
  const { length } = vm.typeOf(iterable);
  if (length === null) return;
  let count: number;
  try {
    count = length(iterable);
  } catch (error) {
    vm.errors.expect(error, 'TypeError');
    return;
  }
  if (count > 0) vm.list.preallocate(list, count);
}

function installSlots(vm: Vm): void {
  const { list } = vm;
  const { type } = list;
  type.repr = (self) => {
    if (list.length(self) === 0) return vm.str.make('[]');
    return writtenRepr(vm, self, ['[', ']'], 3 * list.length(self), (writer) => writeItems(vm, writer, list, self));
  };
  type.compare = (left, right, operation) =>
    list.isList(left) && list.isList(right) ? compareSequences(vm, list, left, right, operation) : vm.notImplemented;
  type.hash = null;
  type.iter = (self) => vm.iterator.over(vm.iterator.listType, self);
  type.length = (self) => list.length(self);
  type.contains = (self, item) => findItem(vm, list, self, item) >= 0;
}

/** Where an index points to, counted from the front; raises IndexError if outside. */
function position(vm: Vm, self: Address, key: Address, message: string): number {
  const index = vm.numbers.index(key);
  const length = vm.list.length(self);
  const place = index < 0 ? index + length : index;
  if (place < 0 || place >= length) throw vm.errors.raise('IndexError', message);
  return place;
}

function installItems(vm: Vm): void {
  const { list, heap } = vm;
  const { type } = list;
  const badKey = (key: Address): unknown =>
    vm.errors.raise('TypeError', `list indices must be integers or slices, not ${vm.typeName(key)}`);
  type.getIndex = (self, index) => {
    if (index < 0 || index >= list.length(self)) throw vm.errors.raise('IndexError', 'list index out of range');
    return heap.newRef(list.item(self, index));
  };
  type.getItem = (self, key) => {
    if (vm.numbers.isIndex(key))
      return heap.newRef(list.item(self, position(vm, self, key, 'list index out of range')));
    if (!vm.slice.isSlice(key)) throw badKey(key);
    return slice(vm, self, key);
  };
  type.setItem = (self, key, value) => {
    if (vm.numbers.isIndex(key)) {
      const index = position(vm, self, key, 'list assignment index out of range');
      if (value !== 0) list.setItem(self, index, heap.newRef(value));
      else list.assignSlice(self, index, index + 1, []);
      return;
    }
    if (!vm.slice.isSlice(key)) throw badKey(key);
    if (value === 0) deleteListSlice(vm, self, key);
    else assignListSlice(vm, self, key, value);
  };
}

/** `list[start:stop:step]`: exactly as long as needed. */
function slice(vm: Vm, self: Address, key: Address): Address {
  const { words, heap } = vm;
  const { start, step, count } = vm.slice.indices(key, vm.list.length(self));
  const result = vm.list.allocate(count);
  const from = words[self + LIST_ITEMS] + start;
  const to = words[result + LIST_ITEMS];
  for (let i = 0; i < count; i++) words[to + i] = heap.newRef(words[from + i * step]);
  return result;
}

function copy(vm: Vm, self: Address): Address {
  const { words, heap } = vm;
  const length = vm.list.length(self);
  const result = vm.list.allocate(length);
  const [from, to] = [words[self + LIST_ITEMS], words[result + LIST_ITEMS]];
  for (let i = 0; i < length; i++) words[to + i] = heap.newRef(words[from + i]);
  return result;
}

function installOperators(vm: Vm): void {
  const { words, heap, list } = vm;
  const { type } = list;
  type.concat = (left, right) => {
    if (!list.isList(right)) {
      throw vm.errors.raise('TypeError', `can only concatenate list (not "${vm.typeName(right)}") to list`);
    }
    const [first, second] = [list.length(left), list.length(right)];
    const result = list.allocate(first + second);
    const to = words[result + LIST_ITEMS];
    for (let i = 0; i < first; i++) words[to + i] = heap.newRef(words[words[left + LIST_ITEMS] + i]);
    for (let i = 0; i < second; i++) words[to + first + i] = heap.newRef(words[words[right + LIST_ITEMS] + i]);
    return result;
  };
  type.repeat = (self, times) => {
    const length = list.length(self);
    if (length === 0 || times <= 0) return list.make();
    const result = list.allocate(length * times);
    repeatItems(vm, words[self + LIST_ITEMS], length, words[result + LIST_ITEMS], length * times);
    return result;
  };
  type.inPlace[ADD] = (self, other) => {
    // BINARY_OP asks the nb_ slots of both operands before the sequence slot.
    const reflected = vm.typeOf(other).binary[ADD];
    if (reflected !== null) {
      const result = reflected(self, other);
      if (result !== vm.notImplemented) return result;
    }
    vm.iterator.extendList(self, other);
    return heap.newRef(self);
  };
  type.inPlace[MULTIPLY] = (self, times) => {
    const reflected = vm.typeOf(times).binary[MULTIPLY];
    if (reflected !== null) {
      const result = reflected(self, times);
      if (result !== vm.notImplemented) return result;
    }
    if (!vm.numbers.isIndex(times)) {
      throw vm.errors.raise('TypeError', `can't multiply sequence by non-int of type '${vm.typeName(times)}'`);
    }
    repeatInPlace(vm, self, vm.numbers.index(times, 'OverflowError'));
    return heap.newRef(self);
  };
}

/** Fills `total` slots at `to` with the `length` items at `from`, over and over. */
function repeatItems(vm: Vm, from: Address, length: number, to: Address, total: number): void {
  const { words, heap } = vm;
  for (let i = 0; i < total; i++) words[to + i] = heap.newRef(words[from + (i % length)]);
}

/** `list_inplace_repeat()`. */
function repeatInPlace(vm: Vm, self: Address, times: number): void {
  const { words, list } = vm;
  const length = list.length(self);
  if (length === 0 || times === 1) return;
  if (times < 1) {
    list.clear(self);
    return;
  }
  list.resize(self, length * times);
  const items = words[self + LIST_ITEMS];
  repeatItems(vm, items, length, items + length, length * (times - 1));
}

function readingMethods(vm: Vm): Method[] {
  const { list, int } = vm;
  return [
    ['copy', '', (self: Address) => copy(vm, self)],
    ['count', 'value, /', (self: Address, value: Address) => int.fromNumber(countItem(vm, list, self, value))],
    [
      'index',
      'value, start=0, stop=9223372036854775807, /',
      (self: Address, value: Address, start: Address, stop: Address) => {
        const index = findItemBetween(vm, list, self, value, start, stop);
        if (index < 0) throw vm.errors.raise('ValueError', `${vm.texts.reprText(value)} is not in list`);
        return int.fromNumber(index);
      },
    ],
    ['__reversed__', '', (self: Address) => vm.iterator.overReversed(self)],
    ['__sizeof__', '', (self: Address) => int.fromNumber(list.sizeOf(self))],
  ];
}

function changingMethods(vm: Vm): Method[] {
  const { list, none } = vm;
  const procedure =
    (code: (self: Address, first: Address, second: Address) => unknown): NativeCode =>
    (self: Address, first: Address, second: Address) => {
      code(self, first, second);
      return none;
    };
  return [
    ['append', 'object, /', procedure((self, object) => list.append(self, object))],
    ['extend', 'iterable, /', procedure((self, iterable) => vm.iterator.extendList(self, iterable))],
    [
      'insert',
      'index, object, /',
      procedure((self, index, object) => {
        const place = sizeArgument(vm, index);
        const length = list.length(self);
        list.insert(self, place < 0 ? Math.max(place + length, 0) : Math.min(place, length), object);
      }),
    ],
    ['pop', 'index=-1, /', (self: Address, index: Address) => pop(vm, self, index)],
    [
      'remove',
      'value, /',
      procedure((self, value) => {
        const index = findItem(vm, list, self, value);
        if (index < 0) throw vm.errors.raise('ValueError', 'list.remove(x): x not in list');
        list.assignSlice(self, index, index + 1, []);
      }),
    ],
    ['clear', '', procedure((self) => list.clear(self))],
    [
      'reverse',
      '',
      procedure((self) => {
        const items = vm.words[self + LIST_ITEMS];
        vm.words.subarray(items, items + list.length(self)).reverse();
      }),
    ],
    [
      'sort',
      '*, key=None, reverse=False',
      procedure((self, key, reverse) => {
        sortList(vm, self, key === none ? 0 : key, reverse !== 0 && vm.compares.isTrue(reverse));
      }),
    ],
  ];
}

/** `list_pop_impl()`. */
function pop(vm: Vm, self: Address, argument: Address): Address {
  const { words, list } = vm;
  const index = sizeArgument(vm, argument, -1);
  const length = list.length(self);
  if (length === 0) throw vm.errors.raise('IndexError', 'pop from empty list');
  const place = index < 0 ? index + length : index;
  if (place < 0 || place >= length) throw vm.errors.raise('IndexError', 'pop index out of range');
  const items = words[self + LIST_ITEMS];
  const value = words[items + place];
  words.copyWithin(items + place, items + place + 1, items + length);
  if (length === 1) {
    words[self + SIZE] = 0;
    list.clear(self);
  } else list.resize(self, length - 1);
  return value;
}
