import type { Address } from '../../heap/object-type.ts';
import type { PyType } from '../objects/type.ts';
import type { Vm } from '../vm.ts';

/** What `type` offers to read and set. */
interface TypeAttribute {
  readonly kind: 'getset';
  readonly name: string;
  readonly get: (self: Address) => Address;
  readonly set: (self: Address, value: Address) => void;
}

/** `__annotations__` of classes, and `__annotate__` where annotations are computed when asked for (3.14). */
export function annotationsOfClasses(vm: Vm): TypeAttribute[] {
  if (vm.language.compiler.defersAnnotations) return deferredAttributes(vm);
  return [
    {
      kind: 'getset',
      name: '__annotations__',
      get: (self) => vm.classes.annotations(self),
      set: (self, value) => vm.classes.setAttribute(self, vm.str.name('__annotations__'), value),
    },
  ];
}

/** The value VALUE of annotationlib.Format. */
const VALUE = 1;

/**
 * Calls `__annotate__` of a function, class or module for the values: a new dict.
 *
 * @throws TypeError where it returns something else.
 */
export function computeAnnotations(vm: Vm, annotate: Address): Address {
  const made = vm.calls.call(annotate, vm.int.fromNumber(VALUE));
  if (vm.dict.isDict(made)) return made;
  const name = vm.typeName(made);
  vm.heap.decref(made);
  throw vm.errors.raise('TypeError', `__annotate__ returned non-dict of type '${name}'`);
}

/** As `__annotate__` may be set. @throws TypeError for anything else. */
export function checkAnnotate(vm: Vm, value: Address): void {
  if (value === 0) throw vm.errors.raise('TypeError', 'cannot delete __annotate__ attribute');
  if (value !== vm.none && !vm.calls.isCallable(value)) {
    throw vm.errors.raise('TypeError', '__annotate__ must be callable or None');
  }
}

/** `Objects/typeobject.c, type_get_annotate()` and its neighbours. */
function deferredAttributes(vm: Vm): TypeAttribute[] {
  const { dict, heap } = vm;
  const own = (type: PyType, names: readonly string[]): Address => {
    for (const name of names) {
      const found = dict.getName(type.dict, name);
      if (found !== 0) return found;
    }
    return 0;
  };
  /** What a class has under a name, which may be a descriptor; a new reference. */
  const bound = (self: Address, found: Address): Address => {
    const { descrGet } = vm.typeOf(found);
    return descrGet === null ? heap.newRef(found) : descrGet(found, 0, self);
  };
  const remove = (type: PyType, name: string) => dict.delete(type.dict, vm.str.name(name));
  const classOf = (self: Address, name: string): PyType => {
    const type = vm.types.at(self);
    if (type.flags.isHeap && type.dict !== 0) return type;
    throw vm.errors.attributeError(self, vm.str.name(name), `type object '${type.name}' has no attribute '${name}'`);
  };
  const getAnnotate = (self: Address): Address => {
    const type = classOf(self, '__annotate__');
    const found = own(type, ['__annotate__', '__annotate_func__']);
    if (found !== 0) return bound(self, found);
    dict.setName(type.dict, '__annotate_func__', vm.none);
    return heap.newRef(vm.none);
  };
  const setAnnotate = (self: Address, value: Address): void => {
    const type = vm.types.at(self);
    checkAnnotate(vm, value);
    dict.setName(type.dict, '__annotate_func__', value);
    remove(type, '__annotate__');
    if (value !== vm.none) remove(type, '__annotations_cache__');
    vm.classes.forgetCaches(type);
  };
  const getAnnotations = (self: Address): Address => {
    const type = classOf(self, '__annotations__');
    const found = own(type, ['__annotations__', '__annotations_cache__']);
    if (found !== 0) return bound(self, found);
    const annotate = getAnnotate(self);
    try {
      const made = vm.calls.isCallable(annotate) ? computeAnnotations(vm, annotate) : dict.make();
      dict.setName(type.dict, '__annotations_cache__', made);
      return made;
    } finally {
      heap.decref(annotate);
    }
  };
  const setAnnotations = (self: Address, value: Address): void => {
    const type = vm.types.at(self);
    const isOwn = own(type, ['__annotations__']) !== 0;
    if (value !== 0) dict.setName(type.dict, isOwn ? '__annotations__' : '__annotations_cache__', value);
    else if (!remove(type, '__annotations__') && !remove(type, '__annotations_cache__')) {
      throw vm.errors.raise('AttributeError', '__annotations__');
    }
    remove(type, '__annotate_func__');
    remove(type, '__annotate__');
    vm.classes.forgetCaches(type);
  };
  return [
    { kind: 'getset', name: '__annotate__', get: getAnnotate, set: setAnnotate },
    { kind: 'getset', name: '__annotations__', get: getAnnotations, set: setAnnotations },
  ];
}
