import type { Address } from '../../heap/object-type.ts';
import type { NativeCode } from '../objects/native.ts';
import { SET_HASH } from '../objects/set-table.ts';
import type { PyType } from '../objects/type.ts';
import type { NativeMethod } from '../objects/types.ts';
import { EQ, GT, LE, LT, NE } from '../protocols/compares.ts';
import { AND, OR, SUBTRACT, XOR } from '../protocols/numbers.ts';
import type { Vm } from '../vm.ts';
import { refuseKeywords, refuseOwnKeywords } from './constructor-arguments.ts';
import { fromFormat } from './from-format.ts';
import { SetAlgebra } from './set-algebra.ts';
import { frozensetHash } from './set-hash.ts';
import { installSetIterator } from './set-iterator.ts';

type Method = NativeMethod;

/** What set and frozenset do: constructors, operators, methods (`Objects/setobject.c`). */
export function installSetMethods(vm: Vm): void {
  const algebra = new SetAlgebra(vm);
  installConstructors(vm);
  installSetIterator(vm);
  for (const type of [vm.set.type, vm.set.frozenType]) {
    installCommonSlots(vm, type, algebra);
    vm.types.methods(type, commonMethods(vm, algebra));
  }
  installHash(vm);
  installInPlace(vm, algebra);
  vm.types.methods(vm.set.type, mutatingMethods(vm, algebra));
  vm.types.methods(vm.set.frozenType, [
    ['copy', '', (set: Address) => (vm.set.isExactFrozen(set) ? vm.heap.newRef(set) : vm.set.copy(set))],
  ]);
}

/** The one argument that both constructors take at most, or 0. */
function oneIterable(vm: Vm, name: string, base: number, count: number): Address {
  if (count > 1) throw vm.errors.raise('TypeError', `${name} expected at most 1 argument, got ${count}`);
  return count === 0 ? 0 : vm.words[base];
}

function installConstructors(vm: Vm): void {
  const { type, frozenType } = vm.set;
  const { sharesEmptyFrozenset } = vm.language.builtins;
  let emptyFrozen: Address = 0;
  type.create = (subtype) => vm.set.make(subtype);
  type.init = (self, base, count, keywordNames) => {
    const own = vm.typeOf(self);
    refuseKeywords(vm, 'set', keywordNames);
    const iterable = oneIterable(vm, own.name, base, count);
    vm.set.clear(self);
    if (iterable !== 0) vm.set.update(self, iterable);
  };
  frozenType.create = (subtype, base, count, keywordNames) => {
    refuseOwnKeywords(vm, frozenType, subtype, 'frozenset', keywordNames);
    const iterable = oneIterable(vm, subtype.name, base, count);
    if (subtype === frozenType && iterable !== 0 && vm.set.isExactFrozen(iterable)) return vm.heap.newRef(iterable);
    const made = iterable === 0 ? vm.set.make(subtype) : vm.set.makeFrom(subtype, iterable);
    if (!sharesEmptyFrozenset || subtype !== frozenType || vm.set.length(made) > 0) return made;
    if (emptyFrozen === 0) emptyFrozen = made;
    else vm.heap.decref(made);
    return vm.heap.newRef(emptyFrozen);
  };
}

function installCommonSlots(vm: Vm, type: PyType, algebra: SetAlgebra): void {
  type.repr = (set) => reprOf(vm, set);
  type.length = (set) => vm.set.length(set);
  type.contains = (set, key) => withFrozenKey(vm, key, (hashable) => vm.set.contains(set, hashable));
  type.compare = (a, b, operation) => {
    if (!vm.set.isAnySet(b)) return vm.notImplemented;
    return vm.int.bool(compare(vm, algebra, a, b, operation));
  };
  const operator = (index: number, code: (a: Address, b: Address) => Address): void => {
    type.binary[index] = (a, b) => (vm.set.isAnySet(a) && vm.set.isAnySet(b) ? code(a, b) : vm.notImplemented);
  };
  operator(OR, (a, b) => algebra.union(a, [b]));
  operator(AND, (a, b) => algebra.intersection(a, b));
  operator(SUBTRACT, (a, b) => algebra.difference(a, b));
  operator(XOR, (a, b) => algebra.symmetricDifference(a, b));
}

/** `set_richcompare()`: order is inclusion. */
function compare(vm: Vm, algebra: SetAlgebra, a: Address, b: Address, operation: number): boolean {
  const lengthA = vm.set.length(a);
  const lengthB = vm.set.length(b);
  switch (operation) {
    case EQ:
      return lengthA === lengthB && !hashesDiffer(vm, a, b) && algebra.isSubset(a, b);
    case NE:
      return !compare(vm, algebra, a, b, EQ);
    case LT:
      return lengthA < lengthB && algebra.isSubset(a, b);
    case LE:
      return algebra.isSubset(a, b);
    case GT:
      return lengthA > lengthB && algebra.isSubset(b, a);
    default:
      return algebra.isSubset(b, a);
  }
}

/** Whether both hashes are cached and not the same. */
function hashesDiffer({ words }: Vm, a: Address, b: Address): boolean {
  const [lowA, highA, lowB, highB] = [
    words[a + SET_HASH],
    words[a + SET_HASH + 1],
    words[b + SET_HASH],
    words[b + SET_HASH + 1],
  ];
  if ((lowA === -1 && highA === -1) || (lowB === -1 && highB === -1)) return false;
  return lowA !== lowB || highA !== highB;
}

function installHash(vm: Vm): void {
  const { words, hash } = vm;
  vm.set.frozenType.hash = (set) => {
    if (words[set + SET_HASH] === -1 && words[set + SET_HASH + 1] === -1) {
      const value = frozensetHash(vm, set);
      words[set + SET_HASH] = Number(BigInt.asIntN(32, value));
      words[set + SET_HASH + 1] = Number(BigInt.asIntN(32, value >> 32n));
    }
    hash.lo = words[set + SET_HASH];
    hash.hi = words[set + SET_HASH + 1];
  };
}

function installInPlace(vm: Vm, algebra: SetAlgebra): void {
  const { type } = vm.set;
  const operator = (index: number, code: (set: Address, other: Address) => void): void => {
    type.inPlace[index] = (set, other) => {
      if (!vm.set.isAnySet(other)) return vm.notImplemented;
      code(set, other);
      return vm.heap.newRef(set);
    };
  };
  operator(OR, (set, other) => vm.set.update(set, other));
  operator(AND, (set, other) => algebra.intersectionUpdate(set, [other]));
  operator(SUBTRACT, (set, other) => algebra.subtract(set, other));
  operator(XOR, (set, other) => algebra.symmetricDifferenceUpdate(set, other));
}

/** Runs an operation on a key; for a set, which cannot be hashed, again on a frozenset of its items. */
function withFrozenKey<Result>(vm: Vm, key: Address, operation: (key: Address) => Result): Result {
  try {
    return operation(key);
  } catch (error) {
    if (!vm.set.isSet(key)) throw error;
    vm.errors.expect(error, 'TypeError');
  }
  const frozen = vm.set.makeFrom(vm.set.frozenType, key);
  try {
    return operation(frozen);
  } finally {
    vm.heap.decref(frozen);
  }
}

/** `set_repr()`. */
function reprOf(vm: Vm, set: Address): Address {
  const name = vm.typeName(set);
  if (vm.texts.enterRepr(set)) return fromFormat(vm, '%s(...)', name);
  if (vm.set.length(set) === 0) {
    vm.texts.leaveRepr(set);
    return fromFormat(vm, '%s()', name);
  }
  try {
    const items = itemsOf(vm, set);
    try {
      const text = vm.str.text(items);
      return vm.set.isExact(set) ? fromFormat(vm, '{%U}', text) : fromFormat(vm, '%s({%U})', name, text);
    } finally {
      vm.heap.decref(items);
    }
  } finally {
    vm.texts.leaveRepr(set);
  }
}

/** `repr(list(set))[1:-1]`, a new reference. */
function itemsOf(vm: Vm, set: Address): Address {
  const keys = vm.iteration.list(set);
  const inBrackets = ((): Address => {
    try {
      return vm.texts.repr(keys);
    } finally {
      vm.heap.decref(keys);
    }
  })();
  const items = vm.str.make(vm.str.text(inBrackets).slice(1, -1));
  vm.heap.decref(inBrackets);
  return items;
}

function listOf(vm: Vm, set: Address): Address {
  return vm.list.steal(vm.set.keys(set).map((key) => vm.heap.newRef(key)));
}

function commonMethods(vm: Vm, algebra: SetAlgebra): Method[] {
  const { int, heap, set: sets } = vm;
  return [
    ['copy', '', (set: Address) => sets.copy(set)],
    ['union', '*others', (set: Address, others: Address[]) => algebra.union(set, others), 'collected'],
    [
      'intersection',
      '*others',
      (set: Address, others: Address[]) => algebra.intersectionOfAll(set, others),
      'collected',
    ],
    ['difference', '*others', (set: Address, others: Address[]) => algebra.differenceOfAll(set, others), 'collected'],
    ['symmetric_difference', 'other, /', (set: Address, other: Address) => algebra.symmetricDifference(set, other)],
    ['isdisjoint', 'other, /', (set: Address, other: Address) => int.bool(algebra.isDisjoint(set, other))],
    ['issubset', 'other, /', (set: Address, other: Address) => int.bool(algebra.isSubset(set, other))],
    ['issuperset', 'other, /', (set: Address, other: Address) => int.bool(algebra.isSuperset(set, other))],
    ['__sizeof__', '', (set: Address) => int.fromNumber(sets.sizeOf(set))],
    [
      '__reduce__',
      '',
      (set: Address) => {
        const args = vm.tuple.steal([listOf(vm, set)]);
        const state = vm.calls.method0(set, '__getstate__');
        return vm.tuple.steal([heap.newRef(vm.typeOf(set).address), args, state]);
      },
    ],
  ];
}

function mutatingMethods(vm: Vm, algebra: SetAlgebra): Method[] {
  const { none, set: sets } = vm;
  const procedure =
    (code: (set: Address, argument: Address) => unknown): NativeCode =>
    (set: Address, argument: Address) => {
      code(set, argument);
      return none;
    };
  const procedureForEach =
    (code: (set: Address, other: Address) => void): NativeCode =>
    (set: Address, others: Address[]) => {
      for (const other of others) code(set, other);
      return none;
    };
  const discard = (set: Address, key: Address): boolean =>
    withFrozenKey(vm, key, (hashable) => sets.discard(set, hashable));
  return [
    ['add', 'object, /', procedure((set, key) => sets.add(set, key))],
    ['discard', 'object, /', procedure(discard)],
    [
      'remove',
      'object, /',
      procedure((set, key) => {
        if (!discard(set, key)) throw vm.errors.keyError(key);
      }),
    ],
    [
      'pop',
      '',
      (set: Address) => {
        const key = sets.pop(set);
        if (key === 0) throw vm.errors.raise('KeyError', 'pop from an empty set');
        return key;
      },
    ],
    ['clear', '', procedure((set) => sets.clear(set))],
    ['update', '*others', procedureForEach((set, other) => sets.update(set, other)), 'collected'],
    [
      'intersection_update',
      '*others',
      (set: Address, others: Address[]) => {
        algebra.intersectionUpdate(set, others);
        return none;
      },
      'collected',
    ],
    ['difference_update', '*others', procedureForEach((set, other) => algebra.subtract(set, other)), 'collected'],
    [
      'symmetric_difference_update',
      'other, /',
      procedure((set, other) => algebra.symmetricDifferenceUpdate(set, other)),
    ],
  ];
}
