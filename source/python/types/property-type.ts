import type { Address } from '../../heap/object-type.ts';
import { PROPERTY_DELETE, PROPERTY_DOC, PROPERTY_GET, PROPERTY_NAME, PROPERTY_SET } from '../objects/descriptor.ts';
import { Native } from '../objects/native.ts';
import { callNative } from '../protocols/native-call.ts';
import type { Vm } from '../vm.ts';
import { objectMember, setReference, settable } from './object-member.ts';

/** Bytes of a property that has a name (`prop_name`, since 3.10). */
const SIZE_WITH_NAME = 64;

/** `property` (`Objects/descrobject.c`, PyProperty_Type). */
export function installPropertyType(vm: Vm): void {
  const { words, heap } = vm;
  const type = vm.descriptor.propertyType;
  const creation = new Native('property', 'fget=None, fset=None, fdel=None, doc=None', (self, ...functions) =>
    initialise(vm, self, functions),
  );
  type.create = (subtype) => vm.allocateInstance(subtype);
  type.init = (self, base, count, names) => {
    callNative(vm, creation, self, base, count, names);
  };
  type.descrGet = (self, instance) => {
    if (instance === 0) return heap.newRef(self);
    const getter = words[self + PROPERTY_GET];
    if (getter === 0) throw lacking(vm, self, instance, 'getter');
    return vm.calls.call(getter, instance);
  };
  type.descrSet = (self, instance, value) => {
    const func = words[self + (value === 0 ? PROPERTY_DELETE : PROPERTY_SET)];
    if (func === 0) throw lacking(vm, self, instance, value === 0 ? 'deleter' : 'setter');
    heap.decref(value === 0 ? vm.calls.call(func, instance) : vm.calls.call(func, instance, value));
  };
  vm.types.attributes(type, [
    objectMember(vm, 'fget', PROPERTY_GET),
    objectMember(vm, 'fset', PROPERTY_SET),
    objectMember(vm, 'fdel', PROPERTY_DELETE),
    objectMember(vm, '__doc__', PROPERTY_DOC, 'writable'),
    settable(
      '__name__',
      (self) => nameOf(vm, self),
      (self, value) => setReference(vm, self, PROPERTY_NAME, value),
    ),
    { kind: 'getset', name: '__isabstractmethod__', get: (self) => vm.int.bool(isAbstract(vm, self)) },
  ]);
  vm.types.methods(type, [
    ['getter', 'object, /', (self: Address, func: Address) => copyWith(vm, self, PROPERTY_GET, func)],
    ['setter', 'object, /', (self: Address, func: Address) => copyWith(vm, self, PROPERTY_SET, func)],
    ['deleter', 'object, /', (self: Address, func: Address) => copyWith(vm, self, PROPERTY_DELETE, func)],
    [
      '__set_name__',
      'owner, name, /',
      (self: Address, _owner: Address, name: Address) => {
        if (hasName(vm)) setReference(vm, self, PROPERTY_NAME, name);
        return vm.none;
      },
      'packed',
    ],
  ]);
  vm.types.ready(type);
}

function hasName(vm: Vm): boolean {
  return vm.descriptor.propertyType.basicSize === SIZE_WITH_NAME;
}

/** The word that says that the doc is the getter's (`getter_doc`, an int): where no name is, the second of its place. */
function getterDocOf(vm: Vm, self: Address): Address {
  return self + (hasName(vm) ? 14 : PROPERTY_NAME + 1);
}

/** `property_init_impl()`: without a doc of its own, a property has its getter's. */
function initialise(vm: Vm, self: Address, functions: readonly Address[]): Address {
  const { words, heap } = vm;
  const [getter, setter, deleter, doc] = functions.map((value) => (value === vm.none ? 0 : value));
  setReference(vm, self, PROPERTY_GET, getter);
  setReference(vm, self, PROPERTY_SET, setter);
  setReference(vm, self, PROPERTY_DELETE, deleter);
  setReference(vm, self, PROPERTY_NAME, 0);
  words[getterDocOf(vm, self)] = 0;
  let text = doc === 0 ? 0 : heap.newRef(doc);
  if (text === 0 && getter !== 0) {
    text = vm.attributes.getOptional(getter, vm.str.name('__doc__'));
    words[getterDocOf(vm, self)] = 1;
    if (text === vm.none && !vm.language.builtins.propertiesHoldNone) text = 0;
  }
  const isSubclass = vm.typeOf(self) !== vm.descriptor.propertyType;
  if (isSubclass && vm.instances.hasDict(vm.typeOf(self))) {
    // The instance's attribute hides the class's own __doc__.
    vm.instances.set(self, vm.str.name('__doc__'), text || vm.none);
    heap.xdecref(text);
    return vm.none;
  }
  const old = words[self + PROPERTY_DOC];
  words[self + PROPERTY_DOC] = text;
  heap.xdecref(old);
  return vm.none;
}

/** `property_copy()`: the same property with another function. */
function copyWith(vm: Vm, self: Address, word: number, func: Address): Address {
  const { words } = vm;
  const functions = [PROPERTY_GET, PROPERTY_SET, PROPERTY_DELETE].map((at) => {
    const value = at === word && func !== vm.none ? func : words[self + at];
    return value || vm.none;
  });
  const takesDoc = words[getterDocOf(vm, self)] === 1 && functions[0] !== vm.none;
  const doc = takesDoc ? vm.none : words[self + PROPERTY_DOC] || vm.none;
  const copy = vm.calls.call(vm.typeOf(self).address, ...functions, doc);
  if (vm.typeOf(copy).isSubtypeOf(vm.descriptor.propertyType))
    setReference(vm, copy, PROPERTY_NAME, words[self + PROPERTY_NAME]);
  return copy;
}

/** `property_name()`: the name it was given in its class, else its getter's. */
function nameOf(vm: Vm, self: Address): Address {
  const name = optionalName(vm, self);
  if (name !== 0) return name;
  throw vm.attributes.missing(self, vm.str.name('__name__'));
}

function optionalName(vm: Vm, self: Address): Address {
  const { words } = vm;
  if (words[self + PROPERTY_NAME] !== 0) return vm.heap.newRef(words[self + PROPERTY_NAME]);
  const getter = words[self + PROPERTY_GET];
  return getter === 0 ? 0 : vm.attributes.getOptional(getter, vm.str.name('__name__'));
}

function lacking(vm: Vm, self: Address, instance: Address, what: string): unknown {
  const name = optionalName(vm, self);
  const shown = name === 0 ? '' : ` ${vm.texts.reprText(name)}`;
  vm.heap.xdecref(name);
  const owner = vm.types.qualname(vm.typeOf(instance));
  return vm.errors.raise('AttributeError', `property${shown} of '${owner}' object has no ${what}`);
}

function isAbstract(vm: Vm, self: Address): boolean {
  return [PROPERTY_GET, PROPERTY_SET, PROPERTY_DELETE].some((word) => isAbstractMethod(vm, vm.words[self + word]));
}

/** `_PyObject_IsAbstract()`: false for 0. */
export function isAbstractMethod(vm: Vm, object: Address): boolean {
  if (object === 0) return false;
  const mark = vm.attributes.getOptional(object, vm.str.name('__isabstractmethod__'));
  if (mark === 0) return false;
  try {
    return vm.compares.isTrue(mark);
  } finally {
    vm.heap.decref(mark);
  }
}
