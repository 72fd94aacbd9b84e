import type { Address } from '../../heap/object-type.ts';
import { readWords } from '../../heap/words.ts';
import { setFixedSlots } from '../../python/objects/fixed-slots.ts';
import type { PyType } from '../../python/objects/type.ts';
import { keywordsOf } from '../../python/types/constructor-arguments.ts';
import { dictAttribute, objectMember } from '../../python/types/object-member.ts';
import type { Vm } from '../../python/vm.ts';
import { makeGeneric, visitType } from '../native-types.ts';

// Words of a partial (partialobject).
const FUNCTION = 4;
const ARGS = 6;
const KEYWORDS = 8;
const DICT = 10;
const WEAKREFS = 12;

/** `functools.partial` (`Modules/_functoolsmodule.c`). */
export function definePartial(vm: Vm): PyType {
  const { words, heap } = vm;
  const type = vm.types.define('functools.partial', { basicSize: 64, gc: true, isBase: true, module: 'functools' });
  type.dictOffset = DICT;
  type.weakListOffset = WEAKREFS;
  setFixedSlots(vm, type, [FUNCTION, ARGS, KEYWORDS, DICT], (self) => {
    vm.weakref.clearWeakrefs(self);
    return true;
  });
  visitType(vm, type);
  type.create = (subtype, base, count, names) => create(vm, type, subtype, base, count, names);
  type.call = (self, base, count, names) => call(vm, self, base, count, names);
  type.repr = (self) => vm.str.make(shown(vm, type, self));
  vm.types.attributes(type, [
    objectMember(vm, 'func', FUNCTION),
    objectMember(vm, 'args', ARGS),
    objectMember(vm, 'keywords', KEYWORDS),
    dictAttribute(vm),
  ]);
  vm.types.methods(type, [
    [
      '__reduce__',
      '',
      (self: Address) => {
        const state = [
          words[self + FUNCTION],
          words[self + ARGS],
          words[self + KEYWORDS],
          words[self + DICT] || vm.none,
        ];
        const func = vm.tuple.pack([words[self + FUNCTION]]);
        return vm.tuple.steal([heap.newRef(vm.typeOf(self).address), func, vm.tuple.pack(state)]);
      },
    ],
    ['__setstate__', 'state, /', (self: Address, state: Address) => setState(vm, self, state)],
  ]);
  makeGeneric(vm, type);
  return vm.types.ready(type);
}

/** `partial_new()`: of a partial of the same type, one that calls its function directly. */
function create(vm: Vm, type: PyType, subtype: PyType, base: Address, count: number, names: Address): Address {
  const { words, heap, dict, tuple } = vm;
  if (count < 1) throw vm.errors.raise('TypeError', "type 'partial' takes at least one argument");
  let func = words[base];
  if (!vm.calls.isCallable(func)) throw vm.errors.raise('TypeError', 'the first argument must be callable');
  const own = tuple.pack(readWords(words, base + 1, base + count));
  let inner = 0;
  let innerKeywords = 0;
  if (vm.typeOf(func) === type && subtype === type && words[func + DICT] === 0) {
    inner = words[func + ARGS];
    innerKeywords = words[func + KEYWORDS];
    func = words[func + FUNCTION];
  }
  const args = inner === 0 ? own : concatenated(vm, inner, own);
  if (inner !== 0) heap.decref(own);
  const isFirst = innerKeywords === 0 || dict.length(innerKeywords) === 0;
  const given = isFirst ? vm.calls.keywordDict(base) : 0;
  const keywords = given || (isFirst ? dict.make() : dict.copy(innerKeywords));
  if (given === 0) for (const [name, value] of keywordsOf(vm, base + count, names)) dict.set(keywords, name, value);
  const self = vm.allocateInstance(subtype);
  words[self + FUNCTION] = heap.newRef(func);
  words[self + ARGS] = args;
  words[self + KEYWORDS] = keywords;
  return self;
}

/** `PySequence_Concat()` of two tuples, a new reference: with an empty one it is the other. */
function concatenated(vm: Vm, first: Address, second: Address): Address {
  const { tuple, heap } = vm;
  if (tuple.length(second) === 0) return heap.newRef(first);
  if (tuple.length(first) === 0) return heap.newRef(second);
  return tuple.pack([...tuple.items(first), ...tuple.items(second)]);
}

/** `partial_call()`: its own keywords and those of the call in one dict, the arguments of both in one tuple. */
function callWithKeywords(vm: Vm, self: Address, base: Address, count: number, names: Address): Address {
  const { words, heap, tuple, dict } = vm;
  const args = words[self + ARGS];
  const merged = dict.copy(words[self + KEYWORDS]);
  for (const [name, value] of keywordsOf(vm, base + count, names)) dict.set(merged, name, value);
  let all: Address;
  if (count === 0) all = heap.newRef(args);
  else if (tuple.length(args) === 0) all = vm.calls.argumentTuple(base, count);
  else all = tuple.pack([...tuple.items(args), ...readWords(words, base, base + count)]);
  try {
    return vm.calls.callTuple(words[self + FUNCTION], all, merged);
  } finally {
    heap.decref(all);
    heap.decref(merged);
  }
}

/** `partial_vectorcall()`; with keywords of its own `partial_call()`. */
function call(vm: Vm, self: Address, base: Address, count: number, names: Address): Address {
  const { words, frames, tuple, dict } = vm;
  const func = words[self + FUNCTION];
  const args = words[self + ARGS];
  const own = tuple.length(args);
  const keywords = words[self + KEYWORDS];
  if (dict.length(keywords) > 0) {
    return vm.calls.packed(base, count, names, () => callWithKeywords(vm, self, base, count, names));
  }
  const given = count + (names === 0 ? 0 : tuple.length(names));
  const start = frames.top;
  for (let i = 0; i < own; i++) words[start + i] = tuple.item(args, i);
  words.copyWithin(start + own, base, base + given);
  frames.top = start + own + given;
  try {
    return vm.calls.vector(func, start, own + count, names);
  } finally {
    frames.top = start;
  }
}

function shown(vm: Vm, type: PyType, self: Address): string {
  const { words, texts } = vm;
  if (texts.enterRepr(self)) return '...';
  try {
    const own = vm.typeOf(self);
    const parts = [texts.reprText(words[self + FUNCTION])];
    for (const item of vm.tuple.items(words[self + ARGS])) parts.push(texts.reprText(item));
    for (const [key, value] of vm.dict.items(words[self + KEYWORDS])) {
      parts.push(`${texts.strText(key)}=${texts.reprText(value)}`);
    }
    const module = own === type ? 'functools' : texts.strText(vm.classes.module(own.address));
    return `${module}.${own === type ? 'partial' : vm.types.qualname(own)}(${parts.join(', ')})`;
  } finally {
    texts.leaveRepr(self);
  }
}

function setState(vm: Vm, self: Address, state: Address): Address {
  const { words, heap } = vm;
  if (!vm.tuple.isTuple(state) || vm.tuple.length(state) !== 4)
    throw vm.errors.raise('TypeError', 'invalid partial state');
  [FUNCTION, ARGS, KEYWORDS, DICT].forEach((word, i) => {
    const value = vm.tuple.item(state, i);
    const old = words[self + word];
    words[self + word] = value === vm.none ? 0 : heap.newRef(value);
    heap.xdecref(old);
  });
  return vm.none;
}
