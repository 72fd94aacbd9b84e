import type { Address } from '../heap/object-type.ts';
import type { Vm } from '../python/vm.ts';

const ISINSTANCE_ARGUMENT = 'isinstance() arg 2 must be a type, a tuple of types, or a union';
const ISSUBCLASS_ARGUMENT = 'issubclass() arg 2 must be a class, a tuple of classes, or a union';

/** `isinstance()`: `classes` is a class, a tuple of them (of tuples …), or a union (`object_recursive_isinstance()`). */
export function isInstance(vm: Vm, object: Address, classes: Address): boolean {
  const type = vm.typeOf(object);
  if (type.address === classes) return true;
  if (vm.typeOf(classes) === vm.types.type) return vm.calls.isRealInstance(object, type, vm.types.at(classes));
  if (vm.tuple.isTuple(classes)) return vm.tuple.items(classes).some((cls) => isInstance(vm, object, cls));
  const result = vm.calls.boundSpecial(classes, '__instancecheck__', object);
  if (result !== 0) return taken(vm, result);
  if (vm.types.isType(classes)) return vm.calls.isRealInstance(object, type, vm.types.at(classes));
  throw vm.errors.raise('TypeError', ISINSTANCE_ARGUMENT);
}

/** `issubclass()` (`object_issubclass()`). */
export function isSubclass(vm: Vm, cls: Address, classes: Address): boolean {
  if (vm.typeOf(classes) === vm.types.type) {
    if (cls === classes) return true;
    return isRealSubclass(vm, cls, classes);
  }
  if (vm.tuple.isTuple(classes)) return vm.tuple.items(classes).some((base) => isSubclass(vm, cls, base));
  const result = vm.calls.boundSpecial(classes, '__subclasscheck__', cls);
  if (result !== 0) return taken(vm, result);
  return isRealSubclass(vm, cls, classes);
}

/** `recursive_issubclass()`: by the types' method resolution order, else by `__bases__`. */
function isRealSubclass(vm: Vm, cls: Address, base: Address): boolean {
  if (vm.types.isType(cls) && vm.types.isType(base)) return vm.types.at(cls).isSubtypeOf(vm.types.at(base));
  if (!vm.types.isType(cls) && !hasBases(vm, cls))
    throw vm.errors.raise('TypeError', 'issubclass() arg 1 must be a class');
  if (!vm.types.isType(base) && !hasBases(vm, base)) throw vm.errors.raise('TypeError', ISSUBCLASS_ARGUMENT);
  return descendsFrom(vm, cls, base);
}

function hasBases(vm: Vm, object: Address): boolean {
  const bases = vm.attributes.getOptional(object, vm.str.name('__bases__'));
  if (bases === 0) return false;
  const found = vm.tuple.isTuple(bases);
  vm.heap.decref(bases);
  return found;
}

function descendsFrom(vm: Vm, cls: Address, base: Address): boolean {
  if (cls === base) return true;
  const bases = vm.attributes.getOptional(cls, vm.str.name('__bases__'));
  if (bases === 0) return false;
  try {
    return vm.tuple.isTuple(bases) && vm.tuple.items(bases).some((each) => descendsFrom(vm, each, base));
  } finally {
    vm.heap.decref(bases);
  }
}

function taken(vm: Vm, result: Address): boolean {
  try {
    return vm.compares.isTrue(result);
  } finally {
    vm.heap.decref(result);
  }
}
