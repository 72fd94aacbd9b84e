import type { Address } from '../../heap/object-type.ts';
import { MAX_TEXT } from '../objects/str.ts';
import { compareNumbers, EQ, NE } from '../protocols/compares.ts';
import { characterAt, compareText, sliceCodePoints, stepCodePoints } from '../text/code-points.ts';
import { reprText } from '../text/repr.ts';
import type { Vm } from '../vm.ts';
import { indexBelow } from './native-arguments.ts';
import { installStrCreation, STR_DATA } from './str-creation.ts';
import { installStrFormat } from './str-format.ts';
import { installStrMethods } from './str-methods.ts';
import { fresh, unchanged } from './str-results.ts';
import { installStrSearch } from './str-search.ts';
import { installStrSplit } from './str-split.ts';
import { installStrTranslate } from './str-translate.ts';

/** str: its slots (`Objects/unicodeobject.c`). */
export function installStr(vm: Vm): void {
  const { str } = vm;
  const { type } = str;
  type.basicSize = vm.facts.strBytes.subclass;
  type.dealloc = (object) => {
    str.release(object);
    if (str.isExact(object)) vm.heap.free(object);
    else {
      vm.heap.allocator.free(vm.words[object + STR_DATA]);
      vm.freeInstance(object);
    }
  };
  type.repr = (self) => vm.str.make(reprText(str.text(self)));
  type.str = (self) => unchanged(vm, self);
  type.hash = (self) => {
    vm.hash.lo = str.hash(self);
    vm.hash.hi = str.hashHigh(self);
  };
  type.compare = (left, right, operation) => {
    if (!str.isStr(left) || !str.isStr(right)) return vm.notImplemented;
    if (operation === EQ) return vm.int.bool(str.text(left) === str.text(right));
    if (operation === NE) return vm.int.bool(str.text(left) !== str.text(right));
    return vm.int.bool(compareNumbers(compareText(str.text(left), str.text(right)), 0, operation));
  };
  installSequence(vm);
  installStrCreation(vm);
  installStrMethods(vm);
  installStrSearch(vm);
  installStrSplit(vm);
  installStrTranslate(vm);
  installStrFormat(vm);
  vm.types.ready(type);
}

function installSequence(vm: Vm): void {
  const { str, iterator } = vm;
  const { type } = str;
  type.length = (self) => str.length(self);
  type.iter = (self) => iterator.over(str.kind(self) === 1 ? iterator.strAsciiType : iterator.strType, self);
  type.getIndex = (self, index) => {
    if (index >= 0 && index < str.length(self)) return character(vm, self, index);
    throw vm.errors.raise('IndexError', 'string index out of range');
  };
  type.getItem = (self, key) => {
    if (vm.slice.isSlice(key)) return slice(vm, self, key);
    if (!vm.numbers.isIndex(key)) {
      throw vm.errors.raise('TypeError', `string indices must be integers, not '${vm.typeName(key)}'`);
    }
    const index = indexBelow(vm, key, str.length(self));
    if (index < 0) throw vm.errors.raise('IndexError', 'string index out of range');
    return character(vm, self, index);
  };
  type.contains = (self, item) => {
    if (str.isStr(item)) return str.text(self).includes(str.text(item));
    const wanted = `'in <string>' requires string as left operand, not ${vm.typeName(item)}`;
    throw vm.errors.raise('TypeError', wanted);
  };
  type.concat = (left, right) => concat(vm, left, right);
  type.repeat = (self, times) => repeat(vm, self, times);
}

function character(vm: Vm, self: Address, index: number): Address {
  const text = vm.str.text(self);
  return vm.str.make(vm.str.kind(self) === 4 ? characterAt(text, index) : text[index]);
}

/** `unicode_subscript()` with a slice. */
function slice(vm: Vm, self: Address, key: Address): Address {
  const { str } = vm;
  const length = str.length(self);
  const { start, step, count } = vm.slice.indices(key, length);
  if (count === 0) return str.empty;
  if (step === 1) {
    if (count === length) return unchanged(vm, self);
    return str.make(sliceCodePoints(str.text(self), start, start + count));
  }
  return fresh(vm, stepCodePoints(str.text(self), start, count, step));
}

/** `PyUnicode_Concat()`. */
function concat(vm: Vm, left: Address, right: Address): Address {
  const { str } = vm;
  if (!str.isStr(right)) {
    throw vm.errors.raise('TypeError', `can only concatenate str (not "${vm.typeName(right)}") to str`);
  }
  if (str.length(left) === 0) return unchanged(vm, right);
  if (str.length(right) === 0) return unchanged(vm, left);
  if (str.text(left).length + str.text(right).length > MAX_TEXT) throw vm.errors.raise('MemoryError');
  return str.concat(left, right);
}

/** `unicode_repeat()`. */
function repeat(vm: Vm, self: Address, times: number): Address {
  const { str } = vm;
  const length = str.length(self);
  if (times < 1 || length === 0) return str.empty;
  if (times === 1) return unchanged(vm, self);
  if (length * times >= 2 ** 63) throw vm.errors.raise('OverflowError', 'repeated string is too long');
  const text = str.text(self);
  if (text.length * times > MAX_TEXT) throw vm.errors.raise('MemoryError');
  return str.make(text.repeat(times));
}
