import type { Address } from '../../heap/object-type.ts';
import type { Attribute, PyType } from '../objects/type.ts';
import type { Vm } from '../vm.ts';

/** Puts a new reference to `value` (0: nothing) into a word of an object; what was there dies after that (`Py_XSETREF()`). */
export function setReference(vm: Vm, object: Address, word: number, value: Address): void {
  const { words, heap } = vm;
  const old = words[object + word];
  words[object + word] = value === 0 ? 0 : heap.newRef(value);
  heap.xdecref(old);
}

/** A field of the struct that Python sees as it is, None where it is NULL (`Py_T_OBJECT` of `PyMemberDef`). */
export function objectMember(
  vm: Vm,
  name: string,
  word: number,
  access: 'readonly' | 'writable' = 'readonly',
): Attribute {
  const get = (self: Address): Address => vm.heap.newRef(vm.words[self + word] || vm.none);
  if (access === 'readonly') return { kind: 'member', name, get };
  return { kind: 'member', name, get, set: (self, value) => setReference(vm, self, word, value) };
}

/** A computed attribute that cannot be set. */
export function computed(name: string, get: (self: Address) => Address): Attribute {
  return { kind: 'getset', name, get };
}

/** A computed attribute that can. `set` gets 0 to delete. */
export function settable(
  name: string,
  get: (self: Address) => Address,
  set: (self: Address, value: Address) => void,
): Attribute {
  return { kind: 'getset', name, get, set };
}

/** `PyObject_GenericGetDict()`, `PyObject_GenericSetDict()`. */
export function dictAttribute(vm: Vm): Attribute {
  const get = (self: Address): Address => vm.heap.newRef(vm.instances.dictOf(self));
  const set = (self: Address, value: Address): void => {
    if (value === 0) throw vm.errors.raise('TypeError', 'cannot delete __dict__');
    if (!vm.dict.isDict(value)) {
      throw vm.errors.raise('TypeError', `__dict__ must be set to a dictionary, not a '${vm.typeName(value)}'`);
    }
    vm.instances.replaceDict(self, vm.heap.newRef(value));
  };
  return settable('__dict__', get, set);
}

/** A type whose instances only the interpreter makes (`Py_TPFLAGS_DISALLOW_INSTANTIATION`). */
export function disallowInstances(vm: Vm, type: PyType): void {
  type.flags.disallowsInstances = true;
  type.create = () => {
    throw vm.errors.raise('TypeError', `cannot create '${type.name}' instances`);
  };
}

/** Leaves the hash of the object's address in `vm.hash` (`Py_HashPointer()`). */
export function hashByIdentity(vm: Vm, object: Address): void {
  (vm.types.object.hash as (self: Address) => void)(object);
}
