import type { Address } from '../../heap/object-type.ts';
import { retrack } from '../objects/dict-view.ts';
import { ZIP_ITERATORS, ZIP_RESULT, ZIP_STRICT } from '../objects/iterator.ts';
import { TUPLE_ITEMS } from '../objects/tuple.ts';
import type { Vm } from '../vm.ts';
import { keywordsOf, refuseOwnKeywords } from './constructor-arguments.ts';

/** zip (`Python/bltinmodule.c`). */
export function installZip(vm: Vm): void {
  const { words, heap, tuple } = vm;
  const type = vm.iterator.zipType;
  const takesStrict = vm.language.builtins.zipTakesStrict;
  type.create = (subtype, base, count, keywordNames) => {
    const strict = takesStrict && parseStrict(vm, base + count, keywordNames);
    if (!takesStrict) refuseOwnKeywords(vm, type, subtype, 'zip', keywordNames);
    const iterators = iteratorsOf(vm, base, count);
    const result = tuple.pack(new Array<Address>(count).fill(vm.none));
    const self = vm.allocateInstance(subtype);
    words[self + ZIP_ITERATORS] = iterators;
    words[self + ZIP_RESULT] = result;
    words[self + ZIP_STRICT] = strict ? 1 : 0;
    return self;
  };
  type.iter = (self) => heap.newRef(self);
  type.next = (self) => {
    const count = tuple.length(words[self + ZIP_ITERATORS]);
    if (count === 0) return 0;
    const reused = words[words[self + ZIP_RESULT]] === 1;
    const result = reused ? heap.newRef(words[self + ZIP_RESULT]) : tuple.allocate(count);
    if (!reused) heap.gc.track(result);
    const stopped = fill(vm, self, result, count);
    if (stopped === count) {
      if (reused) retrack(vm, result);
      return result;
    }
    heap.decref(result);
    if (words[self + ZIP_STRICT] !== 0) checkLengths(vm, self, stopped, count);
    return 0;
  };
  vm.types.ready(type);
}

/** A tuple with an iterator over each argument. */
export function iteratorsOf(vm: Vm, base: number, count: number): Address {
  const { words, heap, tuple } = vm;
  const iterators = tuple.allocate(count);
  if (count === 0) return iterators;
  heap.gc.track(iterators);
  try {
    for (let i = 0; i < count; i++) words[iterators + TUPLE_ITEMS + i] = vm.iteration.iter(words[base + i]);
    return iterators;
  } catch (error) {
    heap.decref(iterators);
    throw error;
  }
}

function parseStrict(vm: Vm, start: number, keywordNames: Address): boolean {
  let strict = false;
  for (const [name, value] of keywordsOf(vm, start, keywordNames)) {
    if (vm.str.text(name) !== 'strict') {
      throw vm.errors.raise('TypeError', vm.language.messages.builtinKeyword('zip', vm.str.text(name), ''));
    }
    strict = vm.compares.isTrue(value);
  }
  return strict;
}

/** Puts one item of each iterator into the tuple; returns the index of the first that has none, or their number. */
function fill(vm: Vm, self: Address, result: Address, count: number): number {
  const { words, heap, iteration, tuple } = vm;
  const iterators = words[self + ZIP_ITERATORS];
  for (let i = 0; i < count; i++) {
    let item = 0;
    try {
      item = iteration.next(tuple.item(iterators, i));
    } catch (error) {
      heap.decref(result);
      throw error;
    }
    if (item === 0) return i;
    const old = tuple.item(result, i);
    words[result + TUPLE_ITEMS + i] = item;
    heap.xdecref(old);
  }
  return count;
}

/** With `strict`, all iterators must end together. `stopped`: the first that ended. */
function checkLengths(vm: Vm, self: Address, stopped: number, count: number): void {
  const { words, heap, iteration, tuple } = vm;
  const complain = (i: number, word: string): unknown =>
    vm.errors.raise('ValueError', `zip() argument ${i + 1} is ${word} than argument${i === 1 ? ' ' : 's 1-'}${i}`);
  if (stopped > 0) throw complain(stopped, 'shorter');
  for (let i = 1; i < count; i++) {
    const item = iteration.next(tuple.item(words[self + ZIP_ITERATORS], i));
    if (item === 0) continue;
    heap.decref(item);
    throw complain(i, 'longer');
  }
}
