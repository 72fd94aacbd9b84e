import type { Address } from '../../heap/object-type.ts';
import {
  CALL_ITERATOR_CALLABLE,
  CALL_ITERATOR_SENTINEL,
  ITERATOR_INDEX,
  ITERATOR_SEQUENCE,
  STR_ITERATOR_CODE_POINTS,
} from '../objects/iterator.ts';
import type { PyType } from '../objects/type.ts';
import type { Vm } from '../vm.ts';
import { installIterator, itemOrEnd } from './iterator-slots.ts';

/** Iterators by position, over what has `__getitem__`, and over calls (`Objects/iterobject.c`). */
export function installSequenceIterators(vm: Vm): void {
  installByPosition(vm);
  installListReverse(vm);
  installStr(vm);
  installSequence(vm);
  installCallable(vm);
}

/** Iterators over list, tuple, bytes and bytearray. */
function installByPosition(vm: Vm): void {
  const { words, heap, list, tuple, bytes, iterator: iterators } = vm;
  const define = (
    type: PyType,
    length: (sequence: Address) => number,
    item: (sequence: Address, index: number) => Address,
  ): void => {
    const next = (iterator: Address): Address => {
      const sequence = words[iterator + ITERATOR_SEQUENCE];
      if (sequence === 0) return 0;
      const index = words[iterator + ITERATOR_INDEX];
      if (index >= length(sequence)) return iterators.exhaust(iterator);
      words[iterator + ITERATOR_INDEX] = index + 1;
      return item(sequence, index);
    };
    const left = (iterator: Address): number => {
      const sequence = words[iterator + ITERATOR_SEQUENCE];
      return sequence === 0 ? 0 : Math.max(0, length(sequence) - words[iterator + ITERATOR_INDEX]);
    };
    installIterator(vm, type, next, left);
  };
  define(
    iterators.listType,
    (self) => list.length(self),
    (self, index) => heap.newRef(list.item(self, index)),
  );
  define(
    iterators.tupleType,
    (self) => tuple.length(self),
    (self, index) => heap.newRef(tuple.item(self, index)),
  );
  const byte = (self: Address, index: number): Address => vm.int.fromNumber(bytes.data(self)[index]);
  define(iterators.bytesType, (self) => bytes.length(self), byte);
  define(iterators.bytearrayType, (self) => bytes.length(self), byte);
}

/** `listreviter_next()`. */
function installListReverse(vm: Vm): void {
  const { words, heap, list, iterator: iterators } = vm;
  const next = (iterator: Address): Address => {
    const sequence = words[iterator + ITERATOR_SEQUENCE];
    if (sequence === 0) return 0;
    const index = words[iterator + ITERATOR_INDEX];
    if (index < 0 || index >= list.length(sequence)) {
      words[iterator + ITERATOR_INDEX] = -1;
      return iterators.exhaust(iterator);
    }
    words[iterator + ITERATOR_INDEX] = index - 1;
    return heap.newRef(list.item(sequence, index));
  };
  const left = (iterator: Address): number => {
    const sequence = words[iterator + ITERATOR_SEQUENCE];
    const count = words[iterator + ITERATOR_INDEX] + 1;
    return sequence === 0 || list.length(sequence) < count ? 0 : count;
  };
  installIterator(vm, iterators.listReverseType, next, left);
}

function installStr(vm: Vm): void {
  const { words, str, iterator: iterators } = vm;
  const next = (iterator: Address): Address => {
    const sequence = words[iterator + ITERATOR_SEQUENCE];
    if (sequence === 0) return 0;
    const index = words[iterator + ITERATOR_INDEX];
    if (words[iterator + STR_ITERATOR_CODE_POINTS] >= str.length(sequence)) return iterators.exhaust(iterator);
    const text = str.text(sequence);
    const character = str.kind(sequence) === 4 ? String.fromCodePoint(text.codePointAt(index) as number) : text[index];
    words[iterator + ITERATOR_INDEX] = index + character.length;
    words[iterator + STR_ITERATOR_CODE_POINTS]++;
    return str.make(character);
  };
  const left = (iterator: Address): number => {
    const sequence = words[iterator + ITERATOR_SEQUENCE];
    return sequence === 0 ? 0 : str.length(sequence) - words[iterator + STR_ITERATOR_CODE_POINTS];
  };
  installIterator(vm, iterators.strAsciiType, next, left);
  installIterator(vm, iterators.strType, next, left);
}

/** `iter_iternext()`. */
function installSequence(vm: Vm): void {
  const { words, iterator: iterators } = vm;
  const next = (iterator: Address): Address => {
    const sequence = words[iterator + ITERATOR_SEQUENCE];
    if (sequence === 0) return 0;
    const item = itemOrEnd(vm, sequence, words[iterator + ITERATOR_INDEX]);
    if (item === 0) return iterators.exhaust(iterator);
    words[iterator + ITERATOR_INDEX]++;
    return item;
  };
  installIterator(vm, iterators.sequenceType, next, null);
  vm.types.methods(iterators.sequenceType, [
    [
      '__length_hint__',
      '',
      (iterator: Address) => {
        const sequence = words[iterator + ITERATOR_SEQUENCE];
        if (sequence === 0) return vm.int.fromNumber(0);
        const { length } = vm.typeOf(sequence);
        if (length === null) return vm.notImplemented;
        return vm.int.fromNumber(Math.max(0, length(sequence) - words[iterator + ITERATOR_INDEX]));
      },
    ],
  ]);
}

/** `calliter_iternext()`: calls until the result equals the sentinel. */
function installCallable(vm: Vm): void {
  const { words, heap, iterator: iterators } = vm;
  const end = (iterator: Address): Address => {
    const callable = words[iterator + CALL_ITERATOR_CALLABLE];
    const sentinel = words[iterator + CALL_ITERATOR_SENTINEL];
    words[iterator + CALL_ITERATOR_CALLABLE] = 0;
    words[iterator + CALL_ITERATOR_SENTINEL] = 0;
    heap.xdecref(callable);
    heap.xdecref(sentinel);
    return 0;
  };
  const next = (iterator: Address): Address => {
    const callable = words[iterator + CALL_ITERATOR_CALLABLE];
    if (callable === 0) return 0;
    let result: Address;
    try {
      result = vm.calls.call(callable);
    } catch (error) {
      vm.errors.expect(error, 'StopIteration');
      return end(iterator);
    }
    const sentinel = words[iterator + CALL_ITERATOR_SENTINEL];
    try {
      if (sentinel !== 0 && !vm.compares.equal(sentinel, result)) return heap.newRef(result);
    } finally {
      heap.decref(result);
    }
    return end(iterator);
  };
  installIterator(vm, iterators.callableType, next, null);
}
