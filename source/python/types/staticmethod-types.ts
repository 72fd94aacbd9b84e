import type { Address } from '../../heap/object-type.ts';
import { WRAPPED } from '../objects/descriptor.ts';
import type { PyType } from '../objects/type.ts';
import type { Vm } from '../vm.ts';
import { checkPositional, refuseKeywords } from './constructor-arguments.ts';
import { computed, dictAttribute, objectMember, setReference } from './object-member.ts';
import { isAbstractMethod } from './property-type.ts';

/** What a static or class method takes over from its function (`functools_wraps()`). */
const TAKEN_OVER = ['__module__', '__name__', '__qualname__', '__doc__', '__annotations__'];

/** `staticmethod` and `classmethod` (`Objects/funcobject.c`). */
export function installStaticmethodTypes(vm: Vm): void {
  const { words, heap } = vm;
  const { staticmethodType, classmethodType } = vm.descriptor;
  install(vm, staticmethodType);
  staticmethodType.descrGet = (self) => heap.newRef(words[self + WRAPPED]);
  if (vm.language.builtins.staticmethodsAreCallable) {
    staticmethodType.call = (self, base, count, names) =>
      vm.calls.packed(base, count, names, () => vm.calls.vector(words[self + WRAPPED], base, count, names));
  }
  vm.types.ready(staticmethodType);
  install(vm, classmethodType);
  classmethodType.descrGet = (self, instance, owner) => {
    const bound = owner !== 0 && owner !== vm.none ? owner : vm.typeOf(instance).address;
    return vm.bound.method(words[self + WRAPPED], bound);
  };
  vm.types.ready(classmethodType);
}

function install(vm: Vm, type: PyType): void {
  const { words } = vm;
  type.repr = (self) => vm.str.make(`<${type.name}(${vm.texts.reprText(words[self + WRAPPED] || vm.none)})>`);
  type.create = (subtype) => {
    const object = vm.allocateInstance(subtype);
    words[object + WRAPPED] = vm.none;
    return object;
  };
  type.init = (self, base, count, names) => {
    refuseKeywords(vm, type.name, names);
    checkPositional(vm, type.name, count, 1, 1);
    setReference(vm, self, WRAPPED, words[base]);
    if (vm.language.builtins.staticmethodsAreCallable) takeOver(vm, self, words[base]);
  };
  vm.types.attributes(type, [
    objectMember(vm, '__func__', WRAPPED),
    objectMember(vm, '__wrapped__', WRAPPED),
    dictAttribute(vm),
    computed('__isabstractmethod__', (self) => vm.int.bool(isAbstractMethod(vm, words[self + WRAPPED]))),
  ]);
}

function takeOver(vm: Vm, self: Address, wrapped: Address): void {
  for (const text of TAKEN_OVER) {
    if (text === '__annotations__' && vm.language.compiler.defersAnnotations) continue;
    const name = vm.str.name(text);
    const value = vm.attributes.getOptional(wrapped, name);
    if (value === 0) continue;
    vm.instances.set(self, name, value);
    vm.heap.decref(value);
  }
}
