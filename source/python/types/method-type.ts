import type { Address } from '../../heap/object-type.ts';
import { METHOD_FUNC, METHOD_SELF } from '../objects/bound.ts';
import { EQ, NE } from '../protocols/compares.ts';
import type { Vm } from '../vm.ts';
import { checkPositional, refuseKeywords } from './constructor-arguments.ts';
import { fromFormat } from './from-format.ts';
import { computed, hashByIdentity, objectMember } from './object-member.ts';

/** What bound methods do (`Objects/classobject.c`). */
export function installMethodType(vm: Vm): void {
  const { words, heap, hash } = vm;
  const type = vm.bound.methodType;
  type.repr = (self) =>
    fromFormat(vm, '<bound method %U of %R>', functionName(vm, words[self + METHOD_FUNC]), words[self + METHOD_SELF]);
  type.call = (self, base, count, names) =>
    vm.calls.withFirst(words[self + METHOD_FUNC], words[self + METHOD_SELF], base, count, names);
  type.compare = (left, right, operation) => {
    if ((operation !== EQ && operation !== NE) || vm.typeOf(left) !== type || vm.typeOf(right) !== type) {
      return vm.notImplemented;
    }
    const equal =
      vm.compares.equal(words[left + METHOD_FUNC], words[right + METHOD_FUNC]) &&
      words[left + METHOD_SELF] === words[right + METHOD_SELF];
    return vm.int.bool(equal === (operation === EQ));
  };
  type.hash = (self) => {
    hashByIdentity(vm, words[self + METHOD_SELF]);
    const { lo, hi } = hash;
    vm.hashOf(words[self + METHOD_FUNC]);
    hash.set(hash.lo ^ lo, hash.hi ^ hi);
    hash.avoidMinusOne();
  };
  // A method that is read from a class stays bound to what it is bound to.
  type.descrGet = (self) => heap.newRef(self);
  type.getattro = (self, name) => getAttribute(vm, self, name);
  type.create = (_type, base, count, names) => {
    refuseKeywords(vm, 'method', names);
    checkPositional(vm, 'method', count, 2, 2);
    const [func, instance] = [words[base], words[base + 1]];
    if (!vm.calls.isCallable(func)) throw vm.errors.raise('TypeError', 'first argument must be callable');
    if (instance === vm.none) throw vm.errors.raise('TypeError', 'instance must not be None');
    return vm.bound.method(func, instance);
  };
  vm.types.attributes(type, [
    objectMember(vm, '__func__', METHOD_FUNC),
    objectMember(vm, '__self__', METHOD_SELF),
    computed('__doc__', (self) => vm.attributes.getName(words[self + METHOD_FUNC], '__doc__')),
  ]);
  vm.types.methods(type, [
    [
      '__reduce__',
      '',
      (self: Address) => {
        const name = vm.attributes.getName(words[self + METHOD_FUNC], '__name__');
        const args = vm.tuple.steal([heap.newRef(words[self + METHOD_SELF]), name]);
        return vm.tuple.steal([heap.newRef(vm.dict.getName(vm.builtins, 'getattr')), args]);
      },
    ],
  ]);
  vm.types.ready(type);
}

/** `method_getattro()`: what the method itself has not is looked up on its function. */
function getAttribute(vm: Vm, self: Address, name: Address): Address {
  const type = vm.bound.methodType;
  const found = vm.attributes.lookup(type, name);
  if (found !== 0) return vm.attributes.bind(found, self, type.address);
  return vm.attributes.get(vm.words[self + METHOD_FUNC], name);
}

/** The name in a method's repr: `__qualname__`, else `__name__`, else `?`. */
function functionName(vm: Vm, func: Address): string {
  for (const attribute of ['__qualname__', '__name__']) {
    const name = vm.attributes.getOptional(func, vm.str.name(attribute));
    if (name === 0) continue;
    const text = vm.str.isStr(name) ? vm.str.text(name) : null;
    vm.heap.decref(name);
    return text ?? '?';
  }
  return '?';
}
