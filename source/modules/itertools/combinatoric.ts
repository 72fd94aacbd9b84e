import type { Address } from '../../heap/object-type.ts';
import { retrack } from '../../python/objects/dict-view.ts';
import { TUPLE_ITEMS } from '../../python/objects/tuple.ts';
import type { PyType } from '../../python/objects/type.ts';
import type { Vm } from '../../python/vm.ts';
import { defineIterator } from '../native-types.ts';

/** product, combinations, combinations_with_replacement, permutations (`Modules/itertoolsmodule.c`). */
export function defineCombinatoric(vm: Vm): readonly PyType[] {
  return [defineProduct(vm), defineCombinations(vm, false), defineCombinations(vm, true), definePermutations(vm)];
}

/** `__sizeof__`: the indices count too. */
function addSize(vm: Vm, type: PyType, indices: (self: Address) => number): PyType {
  vm.types.methods(type, [
    ['__sizeof__', '', (self: Address) => vm.int.fromNumber(type.basicSize + 8 * indices(self))],
  ]);
  return type;
}

/** A block of 8-byte numbers, as these iterators keep their indices. */
function allocateIndices(vm: Vm, values: readonly number[]): Address {
  const block = vm.heap.allocator.allocate(values.length * 8);
  for (let i = 0; i < values.length; i++) vm.words[block + i] = values[i];
  return block;
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

/** The tuple given out last, if nobody else has kept it, or a copy of it; at `word` of the iterator. */
function ownResult(vm: Vm, self: Address, word: number): Address {
  const { words, heap, tuple } = vm;
  const result = words[self + word];
  if (words[result] === 1) {
    retrack(vm, result);
    return result;
  }
  const copy = tuple.pack(tuple.items(result));
  words[self + word] = copy;
  heap.decref(result);
  return copy;
}

function putItem(vm: Vm, result: Address, index: number, item: Address): void {
  const slot = result + TUPLE_ITEMS + index;
  const old = vm.words[slot];
  vm.words[slot] = vm.heap.newRef(item);
  vm.heap.decref(old);
}

/** Frees the block that a word points to. */
function freeBlocks(vm: Vm, self: Address, words: readonly number[]): void {
  for (const word of words) if (vm.words[self + word] !== 0) vm.heap.allocator.free(vm.words[self + word]);
}

function countArgument(vm: Vm, r: Address): number {
  const count = vm.numbers.intArgument(r);
  if (count < 0) throw vm.errors.raise('ValueError', 'r must be non-negative');
  return count;
}

function defineProduct(vm: Vm): PyType {
  const { words, heap, tuple } = vm;
  const [POOLS, INDICES, RESULT, STOPPED] = [4, 6, 8, 10];
  const type = defineIterator(vm, {
    name: 'itertools.product',
    bytes: 48,
    references: [POOLS, RESULT],
    release: (self) => freeBlocks(vm, self, [INDICES]),
    signature: '*iterables, repeat=1',
    make: (subtype: PyType, iterables: readonly Address[], repeat: Address) => {
      const times = repeat === 0 ? 1 : vm.numbers.intArgument(repeat);
      if (times < 0) throw vm.errors.raise('ValueError', 'repeat argument cannot be negative');
      const once = times === 0 ? [] : iterables.map((iterable) => vm.iteration.tuple(iterable));
      const all = [...once];
      for (let i = 1; i < times; i++) all.push(...once.map((pool) => heap.newRef(pool)));
      const indices = allocateIndices(
        vm,
        all.map(() => 0),
      );
      const pools = tuple.steal(all);
      const self = vm.allocateInstance(subtype);
      words[self + POOLS] = pools;
      words[self + INDICES] = indices;
      return self;
    },
    next: (self) => {
      if (words[self + STOPPED] === 1) return 0;
      const pools = words[self + POOLS];
      const count = tuple.length(pools);
      const stop = (): Address => {
        words[self + STOPPED] = 1;
        return 0;
      };
      if (words[self + RESULT] === 0) {
        const all = tuple.items(pools);
        if (all.some((pool) => tuple.length(pool) === 0)) return stop();
        words[self + RESULT] = tuple.pack(all.map((pool) => tuple.item(pool, 0)));
        return heap.newRef(words[self + RESULT]);
      }
      const result = ownResult(vm, self, RESULT);
      let i = count - 1;
      for (; i >= 0; i--) {
        const pool = tuple.item(pools, i);
        const index = ++words[words[self + INDICES] + i];
        if (index < tuple.length(pool)) {
          putItem(vm, result, i, tuple.item(pool, index));
          break;
        }
        words[words[self + INDICES] + i] = 0;
        putItem(vm, result, i, tuple.item(pool, 0));
      }
      return i < 0 ? stop() : heap.newRef(result);
    },
  });
  return addSize(vm, type, (self) => tuple.length(words[self + POOLS]));
}

function defineCombinations(vm: Vm, withReplacement: boolean): PyType {
  const { words, heap, tuple } = vm;
  const [POOL, INDICES, RESULT, COUNT, STOPPED] = [4, 6, 8, 10, 12];
  const type = defineIterator(vm, {
    name: withReplacement ? 'itertools.combinations_with_replacement' : 'itertools.combinations',
    bytes: 56,
    references: [POOL, RESULT],
    release: (self) => freeBlocks(vm, self, [INDICES]),
    signature: 'iterable, r',
    make: (subtype: PyType, iterable: Address, r: Address) => {
      const pool = vm.iteration.tuple(iterable);
      const count = countArgument(vm, r);
      const self = vm.allocateInstance(subtype);
      words[self + POOL] = pool;
      words[self + INDICES] = allocateIndices(vm, withReplacement ? upTo(count).map(() => 0) : upTo(count));
      words[self + COUNT] = count;
      const length = tuple.length(pool);
      words[self + STOPPED] = (withReplacement ? length === 0 && count > 0 : count > length) ? 1 : 0;
      return self;
    },
    next: (self) => {
      if (words[self + STOPPED] === 1) return 0;
      const pool = words[self + POOL];
      const indices = words[self + INDICES];
      const count = words[self + COUNT];
      const length = tuple.length(pool);
      if (words[self + RESULT] === 0) {
        const first = upTo(count).map((i) => tuple.item(pool, words[indices + i]));
        words[self + RESULT] = tuple.pack(first);
        return heap.newRef(words[self + RESULT]);
      }
      const result = ownResult(vm, self, RESULT);
      const last = (i: number): number => (withReplacement ? length - 1 : i + length - count);
      let i = count - 1;
      while (i >= 0 && words[indices + i] === last(i)) i--;
      if (i < 0) {
        words[self + STOPPED] = 1;
        return 0;
      }
      const from = ++words[indices + i];
      for (let j = i; j < count; j++) {
        words[indices + j] = withReplacement ? from : from + j - i;
        putItem(vm, result, j, tuple.item(pool, words[indices + j]));
      }
      return heap.newRef(result);
    },
  });
  return addSize(vm, type, (self) => words[self + COUNT]);
}

function definePermutations(vm: Vm): PyType {
  const { words, heap, tuple } = vm;
  const [POOL, INDICES, CYCLES, RESULT, COUNT, STOPPED] = [4, 6, 8, 10, 12, 14];
  const type = defineIterator(vm, {
    name: 'itertools.permutations',
    bytes: 64,
    references: [POOL, RESULT],
    release: (self) => freeBlocks(vm, self, [INDICES, CYCLES]),
    signature: 'iterable, r=None',
    make: (subtype: PyType, iterable: Address, r: Address) => {
      const pool = vm.iteration.tuple(iterable);
      const length = tuple.length(pool);
      if (r !== 0 && r !== vm.none && !vm.int.isInt(r)) throw vm.errors.raise('TypeError', 'Expected int as r');
      const count = r === 0 || r === vm.none ? length : countArgument(vm, r);
      const self = vm.allocateInstance(subtype);
      words[self + POOL] = pool;
      words[self + INDICES] = allocateIndices(vm, upTo(length));
      words[self + CYCLES] = allocateIndices(
        vm,
        upTo(count).map((i) => length - i),
      );
      words[self + COUNT] = count;
      words[self + STOPPED] = count > length ? 1 : 0;
      return self;
    },
    next: (self) => {
      if (words[self + STOPPED] === 1) return 0;
      const { [self + POOL]: pool, [self + INDICES]: indices, [self + CYCLES]: cycles, [self + COUNT]: count } = words;
      const length = tuple.length(pool);
      if (words[self + RESULT] === 0) {
        words[self + RESULT] = tuple.pack(upTo(count).map((i) => tuple.item(pool, words[indices + i])));
        return heap.newRef(words[self + RESULT]);
      }
      const result = ownResult(vm, self, RESULT);
      for (let i = count - 1; i >= 0; i--) {
        if (--words[cycles + i] === 0) {
          // The rest of the indices turns by one.
          const index = words[indices + i];
          words.copyWithin(indices + i, indices + i + 1, indices + length);
          words[indices + length - 1] = index;
          words[cycles + i] = length - i;
          continue;
        }
        const j = length - words[cycles + i];
        [words[indices + i], words[indices + j]] = [words[indices + j], words[indices + i]];
        for (let k = i; k < count; k++) putItem(vm, result, k, tuple.item(pool, words[indices + k]));
        return heap.newRef(result);
      }
      words[self + STOPPED] = 1;
      return 0;
    },
  });
  return addSize(vm, type, (self) => tuple.length(words[self + POOL]) + words[self + COUNT]);
}
