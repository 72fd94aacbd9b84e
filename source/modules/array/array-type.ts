import type { Address } from '../../heap/object-type.ts';
import { newFixed, setFixedSlots } from '../../python/objects/fixed-slots.ts';
import type { PyType } from '../../python/objects/type.ts';
import { EQ, GE, GT, LE, LT, NE } from '../../python/protocols/compares.ts';
import { ADD, MULTIPLY } from '../../python/protocols/numbers.ts';
import { installIterator } from '../../python/types/iterator-slots.ts';
import { computed } from '../../python/types/object-member.ts';
import type { Vm } from '../../python/vm.ts';
import { makeGeneric, visitType } from '../native-types.ts';
import { ArrayCreation } from './array-creation.ts';
import { installArrayItems } from './array-items.ts';
import { ArrayMemory } from './array-memory.ts';
import { arrayMethods, findInArray } from './array-methods.ts';
import type { Item } from './item-codes.ts';

// Words of an iterator (arrayiterobject).
const ITERATOR_INDEX = 4;
const ITERATOR_ARRAY = 6;
const ITERATOR_BYTES = 40;

/** `array.array` (`Modules/arraymodule.c`). */
export function defineArrayType(vm: Vm): { type: PyType; typecodes: string } {
  const memory = new ArrayMemory(vm);
  const creation = new ArrayCreation(vm, memory);
  const { type } = memory;
  type.create = (...given) => creation.create(...given);
  type.hash = null;
  type.repr = (self) => vm.str.make(reprText(vm, memory, self));
  type.compare = (left, right, operation) =>
    memory.isArray(left) && memory.isArray(right)
      ? vm.int.bool(compareItems(memory.items(left), memory.items(right), operation))
      : vm.notImplemented;
  type.contains = (self, value) => findInArray(vm, memory, self, value) >= 0;
  installArrayItems(vm, memory);
  installOperators(vm, memory, creation);
  installIteration(vm, memory);
  makeGeneric(vm, type);
  vm.types.methods(type, arrayMethods(vm, memory, creation));
  vm.types.attributes(type, [
    computed('typecode', (self) => vm.str.make(memory.code(self).code)),
    computed('itemsize', (self) => vm.int.fromNumber(memory.code(self).size)),
  ]);
  vm.types.ready(type);
  vm.iterator.sequenceTypes.add(type);
  return { type, typecodes: memory.codes.map(({ code }) => code).join('') };
}

/** `array_repr()`. */
function reprText(vm: Vm, memory: ArrayMemory, self: Address): string {
  const name = vm.typeName(self).replace('array.', '');
  const { code, toObject } = memory.code(self);
  if (memory.length(self) === 0) return `${name}('${code}')`;
  const isText = code === 'u' || code === 'w';
  const items = memory.items(self);
  const shown = isText ? vm.str.make(items.join('')) : vm.list.steal(items.map((item) => toObject(item)));
  try {
    return `${name}('${code}', ${vm.texts.reprText(shown)})`;
  } finally {
    vm.heap.decref(shown);
  }
}

/** `array_richcompare()`: the first items that differ decide. Ints and floats compare by value. */
function compareItems(left: readonly Item[], right: readonly Item[], operation: number): boolean {
  // biome-ignore lint/suspicious/noDoubleEquals: an int of 64 bits is a bigint, others are numbers
  const differs = left.findIndex((item, index) => index >= right.length || item != right[index]);
  const at = differs < 0 ? left.length : differs;
  const isSame = at >= left.length && left.length === right.length;
  if (operation === EQ) return isSame;
  if (operation === NE) return !isSame;
  const [a, b] = at < left.length && at < right.length ? [left[at], right[at]] : [left.length, right.length];
  if (operation === LT) return a < b;
  if (operation === LE) return a <= b;
  return operation === GT ? a > b : operation === GE && a >= b;
}

function installOperators(vm: Vm, memory: ArrayMemory, creation: ArrayCreation): void {
  const { type } = memory;
  const requireArray = (other: Address, message: string): void => {
    if (!memory.isArray(other)) throw vm.errors.raise('TypeError', `${message} (not "${vm.typeName(other)}")`);
  };
  const repeated = (self: Address, times: number): Item[] => {
    const items = memory.items(self);
    return Array.from({ length: Math.max(0, times) }, () => items).flat();
  };
  const filled = (self: Address, items: readonly Item[]): Address => {
    const result = memory.make(memory.code(self), items.length);
    items.forEach((item, index) => {
      memory.set(result, index, item);
    });
    return result;
  };
  type.concat = (left, right) => {
    if (!memory.isArray(right)) {
      throw vm.errors.raise('TypeError', `can only append array (not "${vm.typeName(right)}") to array`);
    }
    if (memory.code(left) !== memory.code(right)) {
      throw vm.errors.raise('TypeError', 'bad argument type for built-in operation');
    }
    return filled(left, [...memory.items(left), ...memory.items(right)]);
  };
  type.repeat = (self, times) => filled(self, repeated(self, times));
  type.inPlace[ADD] = (self, other) => {
    requireArray(other, 'can only extend array with array');
    creation.extend(self, other);
    return vm.heap.newRef(self);
  };
  type.inPlace[MULTIPLY] = (self, times) => {
    if (!vm.numbers.isIndex(times)) return vm.notImplemented;
    const items = repeated(self, vm.numbers.index(times, 'OverflowError'));
    if (memory.length(self) > 0) memory.splice(self, 0, memory.length(self), items);
    return vm.heap.newRef(self);
  };
}

function installIteration(vm: Vm, memory: ArrayMemory): void {
  const { words, heap } = vm;
  const iterators = vm.types.define('array.arrayiterator', { basicSize: ITERATOR_BYTES, gc: true, module: 'array' });
  setFixedSlots(vm, iterators, [ITERATOR_ARRAY]);
  visitType(vm, iterators);
  const next = (iterator: Address): Address => {
    const array = words[iterator + ITERATOR_ARRAY];
    if (array === 0) return 0;
    if (words[iterator + ITERATOR_INDEX] < memory.length(array)) {
      return memory.item(array, words[iterator + ITERATOR_INDEX]++);
    }
    words[iterator + ITERATOR_ARRAY] = 0;
    heap.decref(array);
    return 0;
  };
  installIterator(vm, iterators, next, null);
  memory.type.iter = (self) => {
    const iterator = newFixed(vm, iterators);
    words[iterator + ITERATOR_ARRAY] = heap.newRef(self);
    return iterator;
  };
}
