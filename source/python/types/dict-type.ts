import type { Address } from '../../heap/object-type.ts';
import type { NativeMethod } from '../objects/types.ts';
import { EQ, NE } from '../protocols/compares.ts';
import { OR } from '../protocols/numbers.ts';
import type { Vm } from '../vm.ts';
import { checkPositional, keywordsOf } from './constructor-arguments.ts';
import { dictFromKeys } from './dict-from-keys.ts';
import { mergeInto } from './dict-update.ts';
import { installDictViews } from './dict-views.ts';
import { enterRecursiveCall, leaveRecursiveCall, reprOnce, writeItem, writtenRepr } from './sequence.ts';
import type { UnicodeWriter } from './unicode-writer.ts';

type Method = NativeMethod;

/** What a dict does: slots and methods (`Objects/dictobject.c`). */
export function installDictType(vm: Vm): void {
  const { type } = vm.dict;
  installConstructor(vm);
  installSlots(vm);
  installOperators(vm);
  vm.types.methods(type, [...readingMethods(vm), ...changingMethods(vm)]);
  vm.types.methods(
    type,
    [
      [
        'fromkeys',
        'iterable, value=None, /',
        (cls: Address, keys: Address, value: Address) => dictFromKeys(vm, cls, keys, value || vm.none),
      ],
    ],
    'classmethod',
  );
  vm.types.ready(type);
  installDictViews(vm);
}

function installConstructor(vm: Vm): void {
  const { dict, heap, words } = vm;
  const { type } = dict;
  type.create = (subtype) => {
    const self = (type.alloc as NonNullable<typeof type.alloc>)(subtype);
    // Tracked when it gets something that can be part of a cycle.
    if (subtype === type && !vm.facts.dictsAreAlwaysTracked) heap.gc.untrack(self);
    return self;
  };
  type.init = (self, base, count, keywordNames) => {
    checkPositional(vm, 'dict', count, 0, 1);
    if (count === 1) mergeInto(vm, self, words[base]);
    // A subclass is called with a dict of its keywords (dict_update_common()), dict itself with a vector (dict_vectorcall()).
    const keywords = vm.calls.keywordDict(base);
    if (keywords === 0) {
      for (const [name, value] of keywordsOf(vm, base + count, keywordNames)) dict.set(self, name, value);
      return;
    }
    dict.merge(self, keywords, true);
    heap.decref(keywords);
  };
}

function installSlots(vm: Vm): void {
  const { dict, heap } = vm;
  const { type } = dict;
  type.repr = (self) => {
    const length = dict.length(self);
    if (length === 0) return reprOnce(vm, self, '{...}', () => vm.str.make('{}'));
    return writtenRepr(vm, self, ['{', '}'], 6 * length, (writer) => writeEntries(vm, writer, self));
  };
  type.compare = (left, right, operation) => {
    if ((operation !== EQ && operation !== NE) || !dict.isDict(left) || !dict.isDict(right)) return vm.notImplemented;
    enterRecursiveCall(vm, ' in comparison');
    try {
      return vm.int.bool(areEqual(vm, left, right) === (operation === EQ));
    } finally {
      leaveRecursiveCall(vm);
    }
  };
  type.hash = null;
  type.iter = (self) => vm.iterator.dict.iterate(vm.iterator.dict.keyIterator, self);
  type.length = (self) => dict.length(self);
  type.contains = (self, key) => dict.get(self, key) !== 0;
  type.getItem = (self, key) => {
    const value = dict.get(self, key);
    if (value !== 0) return heap.newRef(value);
    if (!dict.isExact(self)) {
      const result = vm.calls.boundSpecial(self, '__missing__', key);
      if (result !== 0) return result;
    }
    throw vm.errors.keyError(key);
  };
  type.setItem = (self, key, value) => {
    if (value !== 0) dict.set(self, key, value);
    else if (!dict.delete(self, key)) throw vm.errors.keyError(key);
  };
}

/** Writes each `key: value`, with commas between. */
function writeEntries(vm: Vm, writer: UnicodeWriter, self: Address): void {
  const { heap, dict } = vm;
  let isFirst = true;
  for (let at = dict.next(self, 0); at >= 0; at = dict.next(self, at)) {
    const key = heap.newRef(dict.key);
    const value = heap.newRef(dict.value);
    try {
      if (!isFirst) writer.write(', ');
      isFirst = false;
      writeItem(vm, writer, key);
      writer.write(': ');
      writeItem(vm, writer, value);
    } finally {
      heap.decref(value);
      heap.decref(key);
    }
  }
}

/** `dict_equal()`. */
function areEqual(vm: Vm, left: Address, right: Address): boolean {
  const { heap, dict } = vm;
  if (dict.length(left) !== dict.length(right)) return false;
  for (let at = dict.next(left, 0); at >= 0; at = dict.next(left, at)) {
    const key = heap.newRef(dict.key);
    const value = heap.newRef(dict.value);
    let other = 0;
    try {
      other = dict.get(right, key);
      if (other === 0) return false;
      heap.incref(other);
      if (!vm.compares.equal(other, value)) return false;
    } finally {
      heap.xdecref(other);
      heap.decref(key);
      heap.decref(value);
    }
  }
  return true;
}

function installOperators(vm: Vm): void {
  const { dict, heap } = vm;
  dict.type.binary[OR] = (left, right) => {
    if (!dict.isDict(left) || !dict.isDict(right)) return vm.notImplemented;
    const result = dict.copy(left);
    try {
      mergeInto(vm, result, right);
      return result;
    } catch (error) {
      heap.decref(result);
      throw error;
    }
  };
  dict.type.inPlace[OR] = (self, other) => {
    mergeInto(vm, self, other);
    return heap.newRef(self);
  };
}

function readingMethods(vm: Vm): Method[] {
  const { dict, heap, int } = vm;
  const { dict: views } = vm.iterator;
  return [
    ['__contains__', 'key, /', (self: Address, key: Address) => int.bool(dict.get(self, key) !== 0)],
    ['__reversed__', '', (self: Address) => views.iterate(views.reverseKeyIterator, self)],
    ['__sizeof__', '', (self: Address) => int.fromNumber(dict.sizeOf(self))],
    ['copy', '', (self: Address) => dict.copy(self)],
    [
      'get',
      'key, default=None, /',
      (self: Address, key: Address, fallback: Address) => heap.newRef(dict.get(self, key) || fallback || vm.none),
    ],
    ['keys', '', (self: Address) => views.view(views.keys, self)],
    ['values', '', (self: Address) => views.view(views.values, self)],
    ['items', '', (self: Address) => views.view(views.items, self)],
  ];
}

function changingMethods(vm: Vm): Method[] {
  const { dict, heap, none } = vm;
  return [
    [
      'clear',
      '',
      (self: Address) => {
        dict.clear(self);
        return none;
      },
    ],
    [
      'pop',
      'key, default=None, /',
      (self: Address, key: Address, fallback: Address) => {
        const value = dict.length(self) === 0 ? 0 : dict.pop(self, key);
        if (value !== 0) return value;
        if (fallback === 0) throw vm.errors.keyError(key);
        return heap.newRef(fallback);
      },
    ],
    [
      'popitem',
      '',
      (self: Address) => {
        if (dict.length(self) === 0) throw vm.errors.raise('KeyError', 'popitem(): dictionary is empty');
        dict.popItem(self);
        return vm.tuple.steal([dict.key, dict.value]);
      },
    ],
    [
      'setdefault',
      'key, default=None, /',
      (self: Address, key: Address, fallback: Address) => {
        return heap.newRef(dict.setDefault(self, key, fallback || none));
      },
    ],
    [
      'update',
      '*args, **kwargs',
      (self: Address, args: readonly Address[], kwargs: Address) => {
        checkPositional(vm, 'update', args.length, 0, 1);
        if (args.length === 1) mergeInto(vm, self, args[0]);
        if (kwargs !== 0) dict.merge(self, kwargs, true);
        return none;
      },
      'packed',
    ],
  ];
}
