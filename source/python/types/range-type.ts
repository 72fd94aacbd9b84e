import type { Address } from '../../heap/object-type.ts';
import { LONG_RANGE_LEFT, RANGE_LENGTH, RANGE_START, RANGE_STEP, RANGE_STOP } from '../objects/range.ts';
import { SLICE_START, SLICE_STEP, SLICE_STOP } from '../objects/slice.ts';
import { EQ, NE } from '../protocols/compares.ts';
import type { Vm } from '../vm.ts';
import { checkPositional, refuseKeywords } from './constructor-arguments.ts';
import { fromFormat } from './from-format.ts';

/** What a range does: slots and methods (`Objects/rangeobject.c`). */
export function installRangeType(vm: Vm): void {
  const { range } = vm.iterator;
  installConstructor(vm);
  installSlots(vm);
  installItems(vm);
  installMethods(vm);
  installIterators(vm);
  for (const type of [range.type, range.iteratorType, range.longIteratorType]) vm.types.ready(type);
}

function installConstructor(vm: Vm): void {
  const { int, numbers, heap, words } = vm;
  const { range } = vm.iterator;
  range.type.create = (_type, base, count, keywordNames) => {
    refuseKeywords(vm, 'range', keywordNames);
    checkPositional(vm, 'range', count, 1, 3);
    const parts: Address[] = [];
    try {
      for (let i = 0; i < count; i++) parts.push(numbers.toIndex(words[base + i]));
      if (count === 3 && int.isZero(parts[2])) throw vm.errors.raise('ValueError', 'range() arg 3 must not be zero');
    } catch (error) {
      for (const part of parts) heap.decref(part);
      throw error;
    }
    if (count === 1) parts.unshift(int.fromNumber(0));
    return range.make(parts[0], parts[1], count === 3 ? parts[2] : int.fromNumber(1));
  };
}

function installSlots(vm: Vm): void {
  const { int } = vm;
  const { range } = vm.iterator;
  const { type } = range;
  type.repr = (self) => {
    const bounds = [vm.words[self + RANGE_START], vm.words[self + RANGE_STOP]];
    if (range.step(self) === 1n) return fromFormat(vm, 'range(%R, %R)', ...bounds);
    return fromFormat(vm, 'range(%R, %R, %R)', ...bounds, vm.words[self + RANGE_STEP]);
  };
  type.hash = (self) => {
    const identity = identityOf(vm, self);
    try {
      vm.hashOf(identity);
    } finally {
      vm.heap.decref(identity);
    }
  };
  type.compare = (left, right, operation) => {
    if ((operation !== EQ && operation !== NE) || !range.isRange(right)) return vm.notImplemented;
    return int.bool(areEqual(vm, left, right) === (operation === EQ));
  };
  type.bool = (self) => !int.isZero(vm.words[self + RANGE_LENGTH]);
  type.length = (self) => {
    const length = range.length(self);
    if (length > 0x7fff_ffff_ffff_ffffn)
      throw vm.errors.raise('OverflowError', 'Python int too large to convert to C ssize_t');
    return Number(length);
  };
  type.iter = (self) => range.iterate(self);
}

/** What ranges with the same items have in common: (length, start or None, step or None), as `range_hash()` hashes it. */
function identityOf(vm: Vm, self: Address): Address {
  const { words, none } = vm;
  const length = vm.iterator.range.length(self);
  return vm.tuple.pack([
    words[self + RANGE_LENGTH],
    length === 0n ? none : words[self + RANGE_START],
    length <= 1n ? none : words[self + RANGE_STEP],
  ]);
}

/** `range_equals()`. */
function areEqual(vm: Vm, left: Address, right: Address): boolean {
  const { range } = vm.iterator;
  const length = range.length(left);
  if (left === right) return true;
  if (length !== range.length(right)) return false;
  if (length === 0n) return true;
  if (range.start(left) !== range.start(right)) return false;
  return length === 1n || range.step(left) === range.step(right);
}

/** Position of an int in a range, or -1. */
function positionOf(vm: Vm, self: Address, value: bigint): bigint {
  const { range } = vm.iterator;
  const step = range.step(self);
  const offset = value - range.start(self);
  if (offset % step !== 0n) return -1n;
  const position = offset / step;
  return position < range.length(self) ? position : -1n;
}

function installItems(vm: Vm): void {
  const { int, numbers, words, heap } = vm;
  const { range } = vm.iterator;
  const { type } = range;
  const item = (self: Address, index: bigint): Address => {
    const length = range.length(self);
    const place = index < 0n ? index + length : index;
    if (place < 0n || place >= length) throw vm.errors.raise('IndexError', 'range object index out of range');
    return int.fromBigInt(range.start(self) + place * range.step(self));
  };
  type.getIndex = (self, index) => {
    if (index < 0) throw vm.errors.raise('IndexError', 'range object index out of range');
    return item(self, BigInt(index));
  };
  type.getItem = (self, key) => {
    if (numbers.isIndex(key)) {
      const index = numbers.toIndex(key);
      const place = int.bigint(index);
      heap.decref(index);
      return item(self, place);
    }
    if (vm.slice.isSlice(key)) return slice(vm, self, key);
    throw vm.errors.raise('TypeError', `range indices must be integers or slices, not ${vm.typeName(key)}`);
  };
  type.contains = (self, value) => {
    if (isPlainInt(vm, value)) return positionOf(vm, self, int.bigint(value)) >= 0n;
    return search(vm, self, value, () => true);
  };
  vm.types.attributes(type, [
    { kind: 'member', name: 'start', get: (self) => heap.newRef(words[self + RANGE_START]) },
    { kind: 'member', name: 'stop', get: (self) => heap.newRef(words[self + RANGE_STOP]) },
    { kind: 'member', name: 'step', get: (self) => heap.newRef(words[self + RANGE_STEP]) },
  ]);
}

function isPlainInt(vm: Vm, value: Address): boolean {
  return vm.int.isExact(value) || vm.typeOf(value) === vm.int.boolType;
}

/** Compares every item with what is not an int, until `found` says that it is enough. */
function search(vm: Vm, self: Address, value: Address, found: (position: number) => boolean): boolean {
  const { heap, iteration } = vm;
  const iterator = iteration.iter(self);
  try {
    for (let position = 0, item = iteration.next(iterator); item !== 0; position++, item = iteration.next(iterator)) {
      try {
        if (vm.compares.equal(item, value) && found(position)) return true;
      } finally {
        heap.decref(item);
      }
    }
    return false;
  } finally {
    heap.decref(iterator);
  }
}

/** `compute_slice()`: a slice of a range is a range. */
function slice(vm: Vm, self: Address, key: Address): Address {
  const { range } = vm.iterator;
  const [length, start, step] = [range.length(self), range.start(self), range.step(self)];
  const indices = longIndices(vm, key, length);
  return range.fromBigInts(start + indices.start * step, start + indices.stop * step, step * indices.step);
}

/** `_PySlice_GetLongIndices()`: as `vm.slice.indices()`, of any size. */
function longIndices(vm: Vm, key: Address, length: bigint): { start: bigint; stop: bigint; step: bigint } {
  const part = (word: number, fallback: bigint): bigint | null => {
    const object = vm.words[key + word];
    if (object === vm.none) return fallback < 0n ? null : fallback;
    if (!vm.numbers.isIndex(object)) {
      throw vm.errors.raise('TypeError', 'slice indices must be integers or None or have an __index__ method');
    }
    const index = vm.numbers.toIndex(object);
    const value = vm.int.bigint(index);
    vm.heap.decref(index);
    return value;
  };
  const step = part(SLICE_STEP, 1n) as bigint;
  if (step === 0n) throw vm.errors.raise('ValueError', 'slice step cannot be zero');
  const [low, high] = step < 0n ? [-1n, length - 1n] : [0n, length];
  const clamp = (value: bigint): bigint => {
    const place = value < 0n ? value + length : value;
    return place < low ? low : place > high ? high : place;
  };
  const bound = (word: number, fallback: bigint): bigint => {
    const value = part(word, -1n);
    return value === null ? fallback : clamp(value);
  };
  const start = bound(SLICE_START, step < 0n ? high : low);
  return { start, stop: bound(SLICE_STOP, step < 0n ? low : high), step };
}

function installMethods(vm: Vm): void {
  const { int, heap, words } = vm;
  const { range } = vm.iterator;
  vm.types.methods(range.type, [
    ['__reversed__', '', (self: Address) => range.reverse(self)],
    [
      '__reduce__',
      '',
      (self: Address) => {
        const parts = vm.tuple.pack([words[self + RANGE_START], words[self + RANGE_STOP], words[self + RANGE_STEP]]);
        return vm.tuple.steal([heap.newRef(range.type.address), parts]);
      },
    ],
    [
      'count',
      'value, /',
      (self: Address, value: Address) => {
        if (isPlainInt(vm, value)) return int.fromNumber(positionOf(vm, self, int.bigint(value)) < 0n ? 0 : 1);
        let count = 0;
        search(vm, self, value, () => {
          count++;
          return false;
        });
        return int.fromNumber(count);
      },
    ],
    [
      'index',
      'value, /',
      (self: Address, value: Address) => {
        if (!isPlainInt(vm, value)) return searchIndex(vm, self, value);
        const position = positionOf(vm, self, int.bigint(value));
        if (position < 0n) throw vm.errors.raise('ValueError', `${vm.texts.reprText(value)} is not in range`);
        return int.fromBigInt(position);
      },
    ],
  ]);
}

/** `_PySequence_IterSearch()`. */
function searchIndex(vm: Vm, self: Address, value: Address): Address {
  let index = -1;
  search(vm, self, value, (position) => {
    index = position;
    return true;
  });
  if (index < 0) throw vm.errors.raise('ValueError', 'sequence.index(x): x not in sequence');
  return vm.int.fromNumber(index);
}

function installIterators(vm: Vm): void {
  const { heap, int, words } = vm;
  const { range } = vm.iterator;
  for (const type of [range.iteratorType, range.longIteratorType]) type.iter = (iterator) => heap.newRef(iterator);
  range.iteratorType.next = (iterator) => range.next(iterator);
  range.longIteratorType.next = (iterator) => range.nextLong(iterator);
  vm.types.methods(range.iteratorType, [
    ['__length_hint__', '', (iterator: Address) => int.fromNumber(range.left(iterator))],
  ]);
  vm.types.methods(range.longIteratorType, [
    ['__length_hint__', '', (iterator: Address) => heap.newRef(words[iterator + LONG_RANGE_LEFT])],
  ]);
}
