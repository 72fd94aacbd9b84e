import type { Address } from '../../heap/object-type.ts';
import { BUILTIN_MODULE, BUILTIN_NATIVE, BUILTIN_SELF } from '../objects/bound.ts';
import { EQ, NE } from '../protocols/compares.ts';
import { callNative } from '../protocols/native-call.ts';
import type { Vm } from '../vm.ts';
import { fromFormat } from './from-format.ts';
import { computed, disallowInstances, hashByIdentity } from './object-member.ts';

/** What built-in functions and built-in methods do (`Objects/methodobject.c`). */
export function installBuiltinType(vm: Vm): void {
  const { words, heap, hash } = vm;
  const type = vm.bound.builtinType;
  disallowInstances(vm, type);
  type.repr = (self) => {
    const { name } = vm.bound.nativeOf(self);
    const owner = words[self + BUILTIN_SELF];
    if (isFunction(vm, self)) return fromFormat(vm, '<built-in function %s>', name);
    const format = '<built-in method %s of %s object at %p>';
    return fromFormat(vm, format, name, vm.typeName(owner), vm.texts.pointer(owner));
  };
  type.call = (self, base, count, names) =>
    callNative(vm, vm.bound.nativeOf(self), words[self + BUILTIN_SELF], base, count, names);
  type.compare = (left, right, operation) => {
    if ((operation !== EQ && operation !== NE) || vm.typeOf(left) !== type || vm.typeOf(right) !== type) {
      return vm.notImplemented;
    }
    const equal =
      words[left + BUILTIN_SELF] === words[right + BUILTIN_SELF] &&
      words[left + BUILTIN_NATIVE] === words[right + BUILTIN_NATIVE];
    return vm.int.bool(equal === (operation === EQ));
  };
  type.hash = (self) => {
    hashByIdentity(vm, words[self + BUILTIN_SELF]);
    hash.set(hash.lo ^ Math.imul(words[self + BUILTIN_NATIVE] + 1, 0x9e3779b1), hash.hi);
    hash.avoidMinusOne();
  };
  vm.types.attributes(type, [
    computed('__name__', (self) => vm.str.intern(vm.bound.nativeOf(self).name)),
    computed('__qualname__', (self) => vm.str.make(qualifiedName(vm, self))),
    computed('__self__', (self) => heap.newRef(words[self + BUILTIN_SELF] || vm.none)),
    computed('__module__', (self) => moduleName(vm, self)),
    computed('__doc__', () => vm.none),
    computed('__text_signature__', (self) => signatureText(vm, self)),
  ]);
  vm.types.methods(type, [['__reduce__', '', (self: Address) => reduce(vm, self)]]);
  vm.types.ready(type);
}

/** `meth_reduce()`: a function's name; for a method, how to get it of its object. */
function reduce(vm: Vm, builtin: Address): Address {
  const name = vm.str.intern(vm.bound.nativeOf(builtin).name);
  if (isFunction(vm, builtin)) return name;
  const args = vm.tuple.steal([vm.heap.newRef(vm.words[builtin + BUILTIN_SELF]), name]);
  return vm.tuple.steal([vm.heap.newRef(vm.dict.getName(vm.builtins, 'getattr')), args]);
}

/** Whether it is a function of a module, not a method of something. */
function isFunction(vm: Vm, builtin: Address): boolean {
  const owner = vm.words[builtin + BUILTIN_SELF];
  return owner === 0 || vm.typeOf(owner) === vm.module.type;
}

/** `meth_get__qualname__()`: the name of the type in front, for a method. */
function qualifiedName(vm: Vm, builtin: Address): string {
  const { name } = vm.bound.nativeOf(builtin);
  const owner = vm.words[builtin + BUILTIN_SELF];
  if (isFunction(vm, builtin)) return name;
  const type = vm.types.isType(owner) ? vm.types.at(owner) : vm.typeOf(owner);
  return `${vm.types.qualname(type)}.${name}`;
}

function moduleName(vm: Vm, builtin: Address): Address {
  const module = vm.words[builtin + BUILTIN_MODULE];
  if (module === 0) return isFunction(vm, builtin) ? vm.str.name('builtins') : vm.none;
  return vm.typeOf(module) === vm.module.type ? vm.attributes.getName(module, '__name__') : vm.heap.newRef(module);
}

function signatureText(vm: Vm, builtin: Address): Address {
  const { signature } = vm.bound.nativeOf(builtin);
  const self = isFunction(vm, builtin) ? '$module' : '$self';
  return vm.str.make(signature === '' ? `(${self})` : `(${self}, ${signature})`);
}
