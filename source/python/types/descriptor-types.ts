import type { Address } from '../../heap/object-type.ts';
import { DESCR_MEMBER, DESCR_TYPE } from '../objects/descriptor.ts';
import type { Native } from '../objects/native.ts';
import type { Attribute, PyType } from '../objects/type.ts';
import { callNative } from '../protocols/native-call.ts';
import type { Vm } from '../vm.ts';
import { fromFormat } from './from-format.ts';
import { callWrapper, installMethodWrapper } from './method-wrapper-type.ts';
import { computed, disallowInstances } from './object-member.ts';

/** Descriptors that make up the dicts of built-in types (`Objects/descrobject.c`). */
export function installDescriptorTypes(vm: Vm): void {
  const bindWrapper = installMethodWrapper(vm);
  installMethodDescriptor(vm);
  installClassMethodDescriptor(vm);
  installWrapperDescriptor(vm, bindWrapper);
  installAttributeDescriptor(vm, vm.descriptor.getsetType, 'attribute');
  installAttributeDescriptor(vm, vm.descriptor.memberType, 'member');
}

/** The type that a descriptor belongs to. */
export function ownerOf(vm: Vm, descriptor: Address): PyType {
  return vm.types.at(vm.words[descriptor + DESCR_TYPE]);
}

function nativeOf(vm: Vm, descriptor: Address): Native {
  return (vm.descriptor.memberOf(descriptor) as { native: Native }).native;
}

function nameOf(vm: Vm, descriptor: Address): string {
  const member = vm.descriptor.memberOf(descriptor);
  return 'native' in member ? member.native.name : member.name;
}

/** What all of them have in common. */
function common(vm: Vm, type: PyType, what: string): void {
  disallowInstances(vm, type);
  type.repr = (self) => fromFormat(vm, `<${what} '%U' of '%s' objects>`, nameOf(vm, self), ownerOf(vm, self).name);
  vm.types.attributes(type, [
    computed('__name__', (self) => vm.str.intern(nameOf(vm, self))),
    computed('__qualname__', (self) => vm.str.make(`${vm.types.qualname(ownerOf(vm, self))}.${nameOf(vm, self)}`)),
    computed('__objclass__', (self) => vm.heap.newRef(ownerOf(vm, self).address)),
    computed('__doc__', () => vm.none),
  ]);
  vm.types.methods(type, [['__reduce__', '', (self: Address) => reduce(vm, self)]]);
}

/** `descr_reduce()`: how to get it of its class. */
function reduce(vm: Vm, descriptor: Address): Address {
  const owner = vm.heap.newRef(ownerOf(vm, descriptor).address);
  const args = vm.tuple.steal([owner, vm.str.intern(nameOf(vm, descriptor))]);
  return vm.tuple.steal([vm.heap.newRef(vm.dict.getName(vm.builtins, 'getattr')), args]);
}

/** `__text_signature__`, for those that can be called. */
function signature(vm: Vm): Attribute {
  return computed('__text_signature__', (self) => {
    const text = nativeOf(vm, self).signature;
    return vm.str.make(text === '' ? '($self)' : `($self, ${text})`);
  });
}

/** `descr_check()`: TypeError unless the object is an instance of the descriptor's type. */
function check(vm: Vm, descriptor: Address, object: Address): void {
  const owner = ownerOf(vm, descriptor);
  const type = vm.typeOf(object);
  if (type === owner || type.isSubtypeOf(owner)) return;
  const what = `'${nameOf(vm, descriptor)}' for '${owner.name}' objects`;
  throw vm.errors.raise('TypeError', `descriptor ${what} doesn't apply to a '${type.name}' object`);
}

function installMethodDescriptor(vm: Vm): void {
  const { words, heap } = vm;
  const type = vm.descriptor.methodType;
  common(vm, type, 'method');
  vm.types.attributes(type, [signature(vm)]);
  type.descrGet = (self, instance) => {
    if (instance === 0) return heap.newRef(self);
    check(vm, self, instance);
    return vm.bound.builtin(nativeOf(vm, self), instance);
  };
  type.call = (self, base, count, names) => {
    if (count === 0) {
      const name = `${ownerOf(vm, self).name}.${nameOf(vm, self)}`;
      throw vm.errors.raise('TypeError', `unbound method ${name}() needs an argument`);
    }
    check(vm, self, words[base]);
    return callNative(vm, nativeOf(vm, self), words[base], base + 1, count - 1, names);
  };
  vm.types.ready(type);
}

function installClassMethodDescriptor(vm: Vm): void {
  const { words } = vm;
  const type = vm.descriptor.classMethodType;
  common(vm, type, 'method');
  vm.types.attributes(type, [signature(vm)]);
  const requireSubtype = (self: Address, owner: Address): void => {
    const own = ownerOf(vm, self);
    if (vm.types.at(owner).isSubtypeOf(own)) return;
    const received = vm.types.at(owner).name;
    throw vm.errors.raise(
      'TypeError',
      `descriptor '${nameOf(vm, self)}' requires a subtype of '${own.name}' but received '${received}'`,
    );
  };
  type.descrGet = (self, instance, owner) => {
    const target = owner !== 0 && owner !== vm.none ? owner : vm.typeOf(instance).address;
    requireSubtype(self, target);
    return vm.bound.builtin(nativeOf(vm, self), target);
  };
  type.call = (self, base, count, names) => {
    const name = nameOf(vm, self);
    const own = ownerOf(vm, self).name;
    if (count === 0) throw vm.errors.raise('TypeError', `descriptor '${name}' of '${own}' object needs an argument`);
    const target = words[base];
    if (!vm.types.isType(target)) {
      const got = vm.typeName(target);
      throw vm.errors.raise(
        'TypeError',
        `descriptor '${name}' for type '${own}' needs a type, not a '${got}' as arg 2`,
      );
    }
    requireSubtype(self, target);
    return callNative(vm, nativeOf(vm, self), target, base + 1, count - 1, names);
  };
  vm.types.ready(type);
}

function installWrapperDescriptor(vm: Vm, bindWrapper: (descriptor: Address, instance: Address) => Address): void {
  const { words, heap } = vm;
  const type = vm.descriptor.wrapperType;
  common(vm, type, 'slot wrapper');
  vm.types.attributes(type, [signature(vm)]);
  type.descrGet = (self, instance) => {
    if (instance === 0) return heap.newRef(self);
    check(vm, self, instance);
    return bindWrapper(self, instance);
  };
  type.call = (self, base, count, names) => {
    const name = nameOf(vm, self);
    const owner = ownerOf(vm, self);
    if (count === 0)
      throw vm.errors.raise('TypeError', `descriptor '${name}' of '${owner.name}' object needs an argument`);
    const target = vm.typeOf(words[base]);
    if (target !== owner && !target.isSubtypeOf(owner)) {
      const message = `descriptor '${name}' requires a '${owner.name}' object but received a '${target.name}'`;
      throw vm.errors.raise('TypeError', message);
    }
    // wrapperdescr_call() takes `self` off the tuple of the arguments: a second tuple.
    return vm.calls.packed(base, count, names, () =>
      vm.calls.packed(base + 1, count - 1, 0, () =>
        callWrapper(vm, nativeOf(vm, self), words[base], base + 1, count - 1, names),
      ),
    );
  };
  vm.types.ready(type);
}

function installAttributeDescriptor(vm: Vm, type: PyType, what: string): void {
  common(vm, type, what);
  type.descrGet = (self, instance) => {
    if (instance === 0) return vm.heap.newRef(self);
    check(vm, self, instance);
    return attributeOf(vm, self).get(instance);
  };
  type.descrSet = (self, instance, value) => {
    check(vm, self, instance);
    const attribute = attributeOf(vm, self);
    if (attribute.set === undefined) throw readOnly(vm, self, attribute);
    attribute.set(instance, value);
  };
  vm.types.ready(type);
}

function attributeOf(vm: Vm, descriptor: Address): Attribute {
  return vm.descriptor.members[vm.words[descriptor + DESCR_MEMBER]] as Attribute;
}

function readOnly(vm: Vm, descriptor: Address, attribute: Attribute): unknown {
  if (attribute.kind === 'member') return vm.errors.raise('AttributeError', 'readonly attribute');
  const owner = ownerOf(vm, descriptor).name;
  return vm.errors.raise('AttributeError', `attribute '${attribute.name}' of '${owner}' objects is not writable`);
}
