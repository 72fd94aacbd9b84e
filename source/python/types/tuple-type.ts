import { SIZE } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import { HashResult, tupleHashAdd, tupleHashBegin, tupleHashEnd } from '../numbers/hash.ts';
import { TUPLE_ITEMS } from '../objects/tuple.ts';
import type { PyType } from '../objects/type.ts';
import type { Vm } from '../vm.ts';
import { checkPositional, refuseOwnKeywords } from './constructor-arguments.ts';
import { compareSequences, countItem, findItem, findItemBetween, writeItems, writtenRepr } from './sequence.ts';

/** What a tuple does: slots and methods (`Objects/tupleobject.c`). */
export function installTupleType(vm: Vm): void {
  const { tuple, int } = vm;
  const { type } = tuple;
  installConstructor(vm);
  installSlots(vm);
  installOperators(vm);
  vm.types.methods(type, [
    ['count', 'value, /', (self: Address, value: Address) => int.fromNumber(countItem(vm, tuple, self, value))],
    [
      'index',
      'value, start=0, stop=9223372036854775807, /',
      (self: Address, value: Address, start: Address, stop: Address) => {
        const index = findItemBetween(vm, tuple, self, value, start, stop);
        if (index < 0) throw vm.errors.raise('ValueError', 'tuple.index(x): x not in tuple');
        return int.fromNumber(index);
      },
    ],
    ['__getnewargs__', '', (self: Address) => tuple.steal([tuple.copyWords(self + TUPLE_ITEMS, tuple.length(self))])],
    ['__sizeof__', '', (self: Address) => int.fromNumber(tuple.sizeOf(self))],
  ]);
  vm.types.ready(type);
}

function installConstructor(vm: Vm): void {
  const { type } = vm.tuple;
  type.create = (subtype, base, count, keywordNames) => {
    refuseOwnKeywords(vm, type, subtype, 'tuple', keywordNames);
    checkPositional(vm, 'tuple', count, 0, 1);
    const items = count === 0 ? vm.tuple.empty : vm.iteration.tuple(vm.words[base]);
    return subtype === type ? items : ofSubtype(vm, subtype, items);
  };
}

/** `tuple_subtype_new()`: moves the items to an instance of a subclass. */
function ofSubtype(vm: Vm, subtype: PyType, items: Address): Address {
  const { words, heap, tuple } = vm;
  const length = tuple.length(items);
  const instance = vm.instances.allocate(subtype, length);
  words[instance + SIZE] = length;
  for (let i = 0; i < length; i++) words[instance + TUPLE_ITEMS + i] = heap.newRef(tuple.item(items, i));
  heap.decref(items);
  return instance;
}

function installSlots(vm: Vm): void {
  const { tuple, heap } = vm;
  const { type } = tuple;
  type.repr = (self) => {
    const length = tuple.length(self);
    if (length === 0) return vm.str.make('()');
    const close = length === 1 ? ',)' : ')';
    const least = length === 1 ? 4 : 3 * length;
    return writtenRepr(vm, self, ['(', close], least, (writer) => writeItems(vm, writer, tuple, self));
  };
  type.hash = (self) => hash(vm, self);
  type.compare = (left, right, operation) =>
    tuple.isTuple(left) && tuple.isTuple(right)
      ? compareSequences(vm, tuple, left, right, operation)
      : vm.notImplemented;
  type.iter = (self) => vm.iterator.over(vm.iterator.tupleType, self);
  type.length = (self) => tuple.length(self);
  type.contains = (self, item) => findItem(vm, tuple, self, item) >= 0;
  type.getIndex = (self, index) => {
    if (index < 0 || index >= tuple.length(self)) throw vm.errors.raise('IndexError', 'tuple index out of range');
    return heap.newRef(tuple.item(self, index));
  };
  const getIndex = type.getIndex;
  type.getItem = (self, key) => {
    if (vm.numbers.isIndex(key)) {
      const index = vm.numbers.index(key);
      return getIndex(self, index < 0 ? index + tuple.length(self) : index);
    }
    if (vm.slice.isSlice(key)) return slice(vm, self, key);
    throw vm.errors.raise('TypeError', `tuple indices must be integers or slices, not ${vm.typeName(key)}`);
  };
}

/** `tuple_hash()`. */
function hash(vm: Vm, self: Address): void {
  const result = new HashResult();
  const length = vm.tuple.length(self);
  tupleHashBegin(result);
  for (let i = 0; i < length; i++) {
    vm.hashOf(vm.tuple.item(self, i));
    tupleHashAdd(vm.hash.lo, vm.hash.hi, result);
  }
  tupleHashEnd(length, result);
  vm.hash.lo = result.lo;
  vm.hash.hi = result.hi;
}

/** `tuple[start:stop:step]`: all of an exact tuple is the tuple itself. */
function slice(vm: Vm, self: Address, key: Address): Address {
  const { words, heap, tuple } = vm;
  const { start, step, count } = vm.slice.indices(key, tuple.length(self));
  if (step === 1) {
    if (count === tuple.length(self) && tuple.isExact(self)) return heap.newRef(self);
    return tuple.copyWords(self + TUPLE_ITEMS + start, count);
  }
  const items: Address[] = [];
  for (let i = 0; i < count; i++) items.push(words[self + TUPLE_ITEMS + start + i * step]);
  return tuple.pack(items);
}

function installOperators(vm: Vm): void {
  const { heap, tuple } = vm;
  const { type } = tuple;
  type.concat = (left, right) => {
    if (tuple.length(left) === 0 && tuple.isExact(right)) return heap.newRef(right);
    if (!tuple.isTuple(right)) {
      throw vm.errors.raise('TypeError', `can only concatenate tuple (not "${vm.typeName(right)}") to tuple`);
    }
    if (tuple.length(right) === 0 && tuple.isExact(left)) return heap.newRef(left);
    return tuple.pack([...tuple.items(left), ...tuple.items(right)]);
  };
  type.repeat = (self, times) => {
    const length = tuple.length(self);
    if ((length === 0 || times === 1) && tuple.isExact(self)) return heap.newRef(self);
    if (length === 0 || times <= 0) return tuple.empty;
    const { words } = vm;
    const result = tuple.allocate(length * times);
    for (let i = 0; i < length * times; i++)
      words[result + TUPLE_ITEMS + i] = heap.newRef(words[self + TUPLE_ITEMS + (i % length)]);
    heap.gc.track(result);
    return result;
  };
}
