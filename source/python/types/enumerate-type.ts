import type { Address } from '../../heap/object-type.ts';
import { reusePair } from '../objects/dict-view.ts';
import { ENUMERATE_INDEX, ENUMERATE_ITERATOR, ENUMERATE_LONG_INDEX, ENUMERATE_RESULT } from '../objects/iterator.ts';
import type { Vm } from '../vm.ts';
import { keywordsOf } from './constructor-arguments.ts';

/** enumerate (`Objects/enumobject.c`). */
export function installEnumerate(vm: Vm): void {
  const { words, heap, iterator: iterators } = vm;
  const { doubles } = heap;
  const type = iterators.enumerateType;
  type.create = (subtype, base, count, keywordNames) => {
    const [iterable, start] = parseArguments(vm, base, count, keywordNames);
    const self = vm.allocateInstance(subtype);
    try {
      if (start !== 0) setStart(vm, self, start);
      words[self + ENUMERATE_ITERATOR] = vm.iteration.iter(iterable);
      words[self + ENUMERATE_RESULT] = vm.tuple.pack([vm.none, vm.none]);
      return self;
    } catch (error) {
      heap.decref(self);
      throw error;
    }
  };
  type.iter = (self) => heap.newRef(self);
  type.next = (self) => {
    const item = vm.iteration.next(words[self + ENUMERATE_ITERATOR]);
    if (item === 0) return 0;
    const at = (self + ENUMERATE_INDEX) >> 1;
    const index = words[self + ENUMERATE_LONG_INDEX] !== 0 ? nextLongIndex(vm, self) : vm.int.fromSize(doubles[at]++);
    return reusePair(vm, words[self + ENUMERATE_RESULT], index, item);
  };
  vm.types.ready(type);
}

/** `enumerate_vectorcall()` reads its arguments by hand. */
function parseArguments(
  vm: Vm,
  base: number,
  count: number,
  keywordNames: Address,
): [iterable: Address, start: Address] {
  const { words, errors } = vm;
  const keywords = keywordsOf(vm, base + count, keywordNames);
  if (count + keywords.length > 2) {
    throw errors.raise('TypeError', `enumerate() takes at most 2 arguments (${count + keywords.length} given)`);
  }
  let iterable = count > 0 ? words[base] : 0;
  let start = count > 1 ? words[base + 1] : 0;
  for (const [name, value] of keywords) {
    const text = vm.str.text(name);
    if (text === 'iterable' && iterable === 0) iterable = value;
    else if (text === 'start' && start === 0) start = value;
    else throw errors.raise('TypeError', `'${text}' is an invalid keyword argument for enumerate()`);
  }
  if (iterable === 0) throw errors.raise('TypeError', "enumerate() missing required argument 'iterable'");
  return [iterable, start];
}

/** The first index: a double, or an int object where that would not be exact. */
function setStart(vm: Vm, self: Address, start: Address): void {
  const { words, heap, int } = vm;
  const index = vm.numbers.toIndex(start);
  const value = int.safe(index);
  if (Number.isNaN(value)) words[self + ENUMERATE_LONG_INDEX] = index;
  else {
    heap.doubles[(self + ENUMERATE_INDEX) >> 1] = value;
    heap.decref(index);
  }
}

/** `enum_next_long()`. */
function nextLongIndex(vm: Vm, self: Address): Address {
  const { words, int } = vm;
  const index = words[self + ENUMERATE_LONG_INDEX];
  words[self + ENUMERATE_LONG_INDEX] = int.fromBigInt(int.bigint(index) + 1n);
  return index;
}
