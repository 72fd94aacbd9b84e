import type { Address } from '../../heap/object-type.ts';
import {
  CALL_ITERATOR_CALLABLE,
  CALL_ITERATOR_SENTINEL,
  ENUMERATE_INDEX,
  ENUMERATE_ITERATOR,
  ENUMERATE_LONG_INDEX,
  FILTER_FUNCTION,
  FILTER_ITERATOR,
  ITERATOR_INDEX,
  ITERATOR_SEQUENCE,
  MAP_FUNCTION,
  MAP_ITERATORS,
  STR_ITERATOR_CODE_POINTS,
  ZIP_ITERATORS,
  ZIP_STRICT,
} from '../objects/iterator.ts';
import type { PyType } from '../objects/type.ts';
import type { Vm } from '../vm.ts';

/**
 * `__reduce__` and `__setstate__` of the built-in iterators, by which copy and pickle go on where an iterator stands: what
 * makes another one, its arguments, and perhaps the position.
 */
export function installIteratorReductions(vm: Vm): void {
  installPositions(vm);
  installReversed(vm);
  installRanges(vm);
  installWrappers(vm);
}

/**
 * Adds `__reduce__`, and `__setstate__` where there is a state to set.
 * @param parts callable, tuple of arguments and what else belongs into the result: new references
 */
export function defineReduce(
  vm: Vm,
  type: PyType,
  parts: (iterator: Address) => Address[],
  setState: ((iterator: Address, state: Address) => void) | null = null,
): void {
  vm.types.methods(type, [['__reduce__', '', (iterator: Address) => vm.tuple.steal(parts(iterator))]]);
  if (setState === null) return;
  const set = (iterator: Address, state: Address): Address => {
    setState(iterator, state);
    return vm.none;
  };
  vm.types.methods(type, [['__setstate__', 'state, /', set]]);
}

/** The built-in function of that name, as whoever has replaced it left it (`_PyEval_GetBuiltin()`). */
function builtin(vm: Vm, name: string): Address {
  return vm.heap.newRef(vm.dict.getName(vm.builtins, name));
}

/** Iterators that count a position up, over whatever sequence. */
function installPositions(vm: Vm): void {
  const { words, heap, iterator: iterators } = vm;
  const { listType, tupleType, bytesType, bytearrayType, sequenceType, strType, strAsciiType, callableType } =
    iterators;
  const define = (type: PyType, word: number, exhausted: () => Address, setIndex: (self: Address, i: number) => void) =>
    defineReduce(
      vm,
      type,
      (self) => {
        const sequence = words[self + ITERATOR_SEQUENCE];
        const iter = builtin(vm, 'iter');
        if (sequence === 0) return [iter, vm.tuple.steal([exhausted()])];
        return [iter, vm.tuple.pack([sequence]), vm.int.fromNumber(words[self + word])];
      },
      (self, state) => {
        const index = Math.max(0, vm.numbers.intArgument(state));
        if (words[self + ITERATOR_SEQUENCE] !== 0) setIndex(self, index);
      },
    );
  const setIndex = (self: Address, index: number): void => {
    words[self + ITERATOR_INDEX] = index;
  };
  define(listType, ITERATOR_INDEX, () => vm.list.make(), setIndex);
  for (const type of [tupleType, bytesType, bytearrayType, sequenceType]) {
    define(type, ITERATOR_INDEX, () => vm.tuple.empty, setIndex);
  }
  for (const type of [strType, strAsciiType]) {
    define(
      type,
      STR_ITERATOR_CODE_POINTS,
      () => vm.str.make(''),
      (self, index) => {
        const behind = [...vm.str.text(words[self + ITERATOR_SEQUENCE])].slice(0, index);
        words[self + STR_ITERATOR_CODE_POINTS] = behind.length;
        words[self + ITERATOR_INDEX] = behind.join('').length;
      },
    );
  }
  defineReduce(vm, callableType, (self) => {
    const callable = words[self + CALL_ITERATOR_CALLABLE];
    if (callable === 0) return [builtin(vm, 'iter'), vm.tuple.steal([vm.tuple.empty])];
    return [
      builtin(vm, 'iter'),
      vm.tuple.steal([callable, words[self + CALL_ITERATOR_SENTINEL]].map((each) => heap.newRef(each))),
    ];
  });
}

/** `listiter_reduce_general()` backwards, and `reversed_reduce()`. */
function installReversed(vm: Vm): void {
  const { words, heap, iterator: iterators } = vm;
  const { listReverseType, reversedType } = iterators;
  const setState = (self: Address, state: Address): void => {
    const index = vm.numbers.intArgument(state);
    const sequence = words[self + ITERATOR_SEQUENCE];
    if (sequence === 0) return;
    const { length } = vm.typeOf(sequence);
    const last = length === null ? -1 : length(sequence) - 1;
    words[self + ITERATOR_INDEX] = Math.min(Math.max(-1, index), last);
  };
  const exhausted = vm.language.builtins.staysReversed ? 'reversed' : 'iter';
  const position = (self: Address): Address => vm.int.fromNumber(words[self + ITERATOR_INDEX]);
  defineReduce(
    vm,
    listReverseType,
    (self) => {
      const list = words[self + ITERATOR_SEQUENCE];
      if (list === 0) return [builtin(vm, exhausted), vm.tuple.steal([vm.list.make()])];
      return [builtin(vm, 'reversed'), vm.tuple.pack([list]), position(self)];
    },
    setState,
  );
  defineReduce(
    vm,
    reversedType,
    (self) => {
      const type = heap.newRef(vm.typeOf(self).address);
      const sequence = words[self + ITERATOR_SEQUENCE];
      if (sequence === 0) return [type, vm.tuple.steal([vm.tuple.empty])];
      return [type, vm.tuple.pack([sequence]), position(self)];
    },
    setState,
  );
}

/** `rangeiter_reduce()` as since 3.12: what is left, as a range. */
function installRanges(vm: Vm): void {
  const { range } = vm.iterator;
  for (const type of [range.iteratorType, range.longIteratorType]) {
    defineReduce(
      vm,
      type,
      (self) => [builtin(vm, 'iter'), vm.tuple.steal([range.rest(self)]), vm.none],
      (self, state) => {
        const integer = vm.numbers.toIndex(state);
        const count = vm.int.bigint(integer);
        vm.heap.decref(integer);
        range.skip(self, count);
      },
    );
  }
}

/** Iterators over iterators: made again of what they were made of. */
function installWrappers(vm: Vm): void {
  const { words, heap, tuple, int } = vm;
  const { enumerateType, mapType, filterType, zipType } = vm.iterator;
  const own = (self: Address): Address => heap.newRef(vm.typeOf(self).address);
  defineReduce(vm, enumerateType, (self) => {
    const long = words[self + ENUMERATE_LONG_INDEX];
    const index = long === 0 ? int.fromNumber(heap.doubles[(self + ENUMERATE_INDEX) >> 1]) : heap.newRef(long);
    return [own(self), tuple.steal([heap.newRef(words[self + ENUMERATE_ITERATOR]), index])];
  });
  defineReduce(vm, mapType, (self) => {
    const iterators = tuple.items(words[self + MAP_ITERATORS]);
    return [own(self), tuple.pack([words[self + MAP_FUNCTION], ...iterators])];
  });
  defineReduce(vm, filterType, (self) => [
    own(self),
    tuple.pack([words[self + FILTER_FUNCTION], words[self + FILTER_ITERATOR]]),
  ]);
  defineReduce(
    vm,
    zipType,
    (self) => {
      const parts = [own(self), heap.newRef(words[self + ZIP_ITERATORS])];
      return words[self + ZIP_STRICT] === 0 ? parts : [...parts, int.bool(true)];
    },
    vm.language.builtins.zipTakesStrict
      ? (self, state) => {
          words[self + ZIP_STRICT] = vm.compares.isTrue(state) ? 1 : 0;
        }
      : null,
  );
}
