import type { Address } from '../../heap/object-type.ts';
import { CO_FAST_FREE } from '../compile/code-unit.ts';
import { CELL_REF } from '../objects/cell.ts';
import { SUPER_OBJECT, SUPER_OBJECT_TYPE, SUPER_TYPE } from '../objects/descriptor.ts';
import { F_LOCALSPLUS } from '../run/frames.ts';
import type { Vm } from '../vm.ts';
import { checkPositional, refuseKeywords } from './constructor-arguments.ts';
import { objectMember, setReference } from './object-member.ts';

/** `super` (`Objects/typeobject.c`, PySuper_Type). */
export function installSuperType(vm: Vm): void {
  const { words, heap } = vm;
  const type = vm.descriptor.superType;
  type.create = (subtype) => vm.allocateInstance(subtype);
  type.init = (self, base, count, names) => {
    refuseKeywords(vm, 'super', names);
    checkPositional(vm, 'super', count, 0, 2);
    const [start, object] = count === 0 ? fromFrame(vm) : [words[base], count > 1 ? words[base + 1] : 0];
    initialise(vm, self, start, object === vm.none ? 0 : object);
  };
  type.repr = (self) => {
    const start = words[self + SUPER_TYPE];
    const name = start === 0 ? 'NULL' : vm.types.at(start).name;
    const bound = words[self + SUPER_OBJECT_TYPE];
    const object = bound === 0 ? 'NULL' : `<${vm.types.at(bound).name} object>`;
    return vm.str.make(`<super: <class '${name}'>, ${object}>`);
  };
  type.getattro = (self, name) => {
    const bound = words[self + SUPER_OBJECT_TYPE];
    if (bound !== 0 && vm.str.text(name) !== '__class__') {
      const found = superAttribute(vm, words[self + SUPER_TYPE], words[self + SUPER_OBJECT], bound, name);
      if (found !== 0) return found;
    }
    return genericOrMissing(vm, self, name);
  };
  type.descrGet = (self, instance) => {
    if (instance === 0 || instance === vm.none || words[self + SUPER_OBJECT] !== 0) return heap.newRef(self);
    const start = words[self + SUPER_TYPE];
    if (vm.typeOf(self) !== type) return vm.calls.call(vm.typeOf(self).address, start, instance);
    const bound = vm.allocateInstance(type);
    try {
      initialise(vm, bound, start, instance);
    } catch (error) {
      heap.decref(bound);
      throw error;
    }
    return bound;
  };
  vm.types.attributes(type, [
    objectMember(vm, '__thisclass__', SUPER_TYPE),
    objectMember(vm, '__self__', SUPER_OBJECT),
    objectMember(vm, '__self_class__', SUPER_OBJECT_TYPE),
  ]);
  vm.types.ready(type);
}

function genericOrMissing(vm: Vm, self: Address, name: Address): Address {
  const found = vm.attributes.generic(self, name, true);
  if (found !== 0) return found;
  throw vm.errors.attributeError(self, name, `'super' object has no attribute '${vm.str.text(name)}'`);
}

/** `super_init_impl()`. */
function initialise(vm: Vm, self: Address, start: Address, object: Address): void {
  if (!vm.types.isType(start)) {
    throw vm.errors.raise('TypeError', `super() argument 1 must be a type, not ${vm.typeName(start)}`);
  }
  const objectType = object === 0 ? 0 : checkedType(vm, start, object);
  setReference(vm, self, SUPER_TYPE, start);
  setReference(vm, self, SUPER_OBJECT, object);
  setReference(vm, self, SUPER_OBJECT_TYPE, objectType);
  vm.heap.xdecref(objectType);
}

/** `supercheck()`: the type whose method resolution order is searched, a new reference. */
function checkedType(vm: Vm, start: Address, object: Address): Address {
  const { heap, types } = vm;
  const type = types.at(start);
  if (types.isType(object) && types.at(object).isSubtypeOf(type)) return heap.newRef(object);
  if (vm.typeOf(object).isSubtypeOf(type)) return heap.newRef(vm.typeOf(object).address);
  const claimed = vm.attributes.getOptional(object, vm.str.name('__class__'));
  if (claimed !== 0 && types.isType(claimed) && types.at(claimed).isSubtypeOf(type)) return claimed;
  heap.xdecref(claimed);
  const isType = types.isType(object);
  const what = isType ? 'type' : 'instance of';
  const name = isType ? types.at(object).name : vm.typeName(object);
  const message = `super(type, obj): obj (${what} ${name}) is not an instance or subtype of type (${type.name}).`;
  throw vm.errors.raise('TypeError', message);
}

/**
 * `do_super_lookup()`: what comes for a name behind `start` in the method resolution order of `objectType`, bound to `object`
 * unless that is the class itself; a new reference, or 0.
 */
export function superAttribute(vm: Vm, start: Address, object: Address, objectType: Address, name: Address): Address {
  const found = foundBehind(vm, start, objectType, name);
  return found && vm.attributes.bind(found, object === objectType ? 0 : object, objectType);
}

/** What comes for a name behind `start` in the method resolution order of `objectType`, borrowed; 0 if nothing does. */
function foundBehind(vm: Vm, start: Address, objectType: Address, name: Address): Address {
  const { mro } = vm.types.at(objectType);
  for (let i = mro.indexOf(vm.types.at(start)) + 1; i < mro.length; i++) {
    const found = vm.attributes.own(mro[i], name);
    if (found !== 0) return found;
  }
  return 0;
}

/**
 * `_PySuper_Lookup()`: the attribute of `super(start, object)` without such an object, a new reference. Where a method is
 * wanted, a function or the like stays unbound, and `isMethod` says so.
 */
export function lookUpSuper(
  vm: Vm,
  start: Address,
  object: Address,
  name: Address,
  isMethodWanted: boolean,
): { attribute: Address; isMethod: boolean } {
  const { heap } = vm;
  const objectType = checkedType(vm, start, object);
  try {
    const found = foundBehind(vm, start, objectType, name);
    if (found !== 0) {
      if (isMethodWanted && isUnboundMethod(vm, found)) return { attribute: heap.newRef(found), isMethod: true };
      const instance = object === objectType ? 0 : object;
      return { attribute: vm.attributes.bind(found, instance, objectType), isMethod: false };
    }
  } finally {
    heap.decref(objectType);
  }
  const superObject = vm.calls.call(vm.descriptor.superType.address, start, object);
  try {
    return { attribute: genericOrMissing(vm, superObject, name), isMethod: false };
  } finally {
    heap.decref(superObject);
  }
}

/** Py_TPFLAGS_METHOD_DESCRIPTOR. */
function isUnboundMethod(vm: Vm, object: Address): boolean {
  const type = vm.typeOf(object);
  return type === vm.function.type || type === vm.descriptor.methodType || type === vm.descriptor.wrapperType;
}

/** `super_init_without_args()`: the class cell and the first argument of the running function, borrowed. */
function fromFrame(vm: Vm): readonly [start: Address, object: Address] {
  const { words, frames, errors } = vm;
  const frame = frames.current;
  if (frame === 0) throw errors.raise('RuntimeError', 'super(): no current frame');
  const { unit } = frames.code(frame);
  if (unit.argCount === 0) throw errors.raise('RuntimeError', 'super(): no arguments');
  const object = frames.fastValue(frame, 0);
  if (object === 0) throw errors.raise('RuntimeError', 'super(): arg[0] deleted');
  const index = unit.localsPlusNames.findIndex(
    (name, i) => name === '__class__' && (unit.localsPlusKinds[i] & CO_FAST_FREE) !== 0,
  );
  if (index < 0) throw errors.raise('RuntimeError', 'super(): __class__ cell not found');
  const cell = words[frame + F_LOCALSPLUS + index];
  const start = cell === 0 ? 0 : words[cell + CELL_REF];
  if (start === 0) throw errors.raise('RuntimeError', 'super(): empty __class__ cell');
  if (!vm.types.isType(start)) {
    throw errors.raise('RuntimeError', `super(): __class__ is not a type (${vm.typeName(start)})`);
  }
  return [start, object];
}
