import type { Address } from '../heap/object-type.ts';
import { F_GLOBALS } from '../python/run/frames.ts';
import type { Vm } from '../python/vm.ts';
import { localsOf } from './frame-locals.ts';
import type { NativeFunction } from './module-definition.ts';

/** Functions about attributes and namespaces. */
export function attributeFunctions(vm: Vm): readonly NativeFunction[] {
  const { cacheNames } = vm.attributes;
  return [
    [
      'getattr',
      'object, name, default=None, /',
      (object: Address, name: Address, fallback: Address) => {
        checkName(vm, name);
        cacheNames.keepNameOf(object, name);
        if (fallback === 0) return vm.attributes.get(object, name);
        return vm.attributes.getOptional(object, name) || vm.heap.newRef(fallback);
      },
    ],
    [
      'hasattr',
      'obj, name, /',
      (object: Address, name: Address) => {
        checkName(vm, name);
        cacheNames.keepNameOf(object, name);
        const value = vm.attributes.getOptional(object, name);
        vm.heap.xdecref(value);
        return vm.int.bool(value !== 0);
      },
    ],
    [
      'setattr',
      'obj, name, value, /',
      (object: Address, name: Address, value: Address) => {
        checkName(vm, name);
        const interned = vm.str.internInPlace(vm.heap.newRef(name));
        cacheNames.keepNameOf(object, interned);
        try {
          vm.attributes.set(object, interned, value);
        } finally {
          vm.heap.decref(interned);
        }
        return vm.none;
      },
    ],
    [
      'delattr',
      'obj, name, /',
      (object: Address, name: Address) => {
        checkName(vm, name);
        vm.attributes.set(object, name, 0);
        return vm.none;
      },
    ],
    [
      'vars',
      'object=None, /',
      (object: Address) => (object === 0 ? localsOf(vm, vm.frames.current) : namespaceOf(vm, object)),
      'packed',
    ],
    [
      'dir',
      'object=None, /',
      (object: Address) => (object === 0 ? localNames(vm) : attributeNames(vm, object)),
      'packed',
    ],
    ['globals', '', () => vm.heap.newRef(vm.words[vm.frames.current + F_GLOBALS])],
    ['locals', '', () => localsOf(vm, vm.frames.current)],
  ];
}

function checkName(vm: Vm, name: Address): void {
  if (!vm.str.isStr(name)) {
    throw vm.errors.raise('TypeError', `attribute name must be string, not '${vm.typeName(name)}'`);
  }
}

function namespaceOf(vm: Vm, object: Address): Address {
  const namespace = vm.attributes.getOptional(object, vm.str.name('__dict__'));
  if (namespace === 0) throw vm.errors.raise('TypeError', 'vars() argument must have __dict__ attribute');
  return namespace;
}

/** `dir()`: the names of the running frame, sorted. */
function localNames(vm: Vm): Address {
  const locals = localsOf(vm, vm.frames.current);
  try {
    const keys = vm.dict.isExact(locals)
      ? vm.list.steal(vm.dict.items(locals).map(([key]) => vm.heap.newRef(key)))
      : vm.calls.method0(locals, 'keys');
    return sortInPlace(vm, keys);
  } finally {
    vm.heap.decref(locals);
  }
}

/** `_dir_object()`: what `__dir__()` returns, sorted. */
function attributeNames(vm: Vm, object: Address): Address {
  const names = vm.calls.boundSpecial(object, '__dir__');
  if (names === 0) throw vm.errors.raise('TypeError', 'object does not provide __dir__');
  return sortedList(vm, names);
}

/** A new sorted list of an iterable's items; takes over the reference. */
function sortedList(vm: Vm, iterable: Address): Address {
  try {
    return sortInPlace(vm, vm.iteration.list(iterable));
  } finally {
    vm.heap.decref(iterable);
  }
}

function sortInPlace(vm: Vm, list: Address): Address {
  try {
    vm.heap.decref(vm.calls.method0(list, 'sort'));
  } catch (error) {
    vm.heap.decref(list);
    throw error;
  }
  return list;
}
