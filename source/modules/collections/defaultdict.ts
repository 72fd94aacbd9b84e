import type { Address } from '../../heap/object-type.ts';
import type { PyType } from '../../python/objects/type.ts';
import { OR } from '../../python/protocols/numbers.ts';
import { mergeInto } from '../../python/types/dict-update.ts';
import { fromFormat } from '../../python/types/from-format.ts';
import { objectMember } from '../../python/types/object-member.ts';
import { reprOnce } from '../../python/types/sequence.ts';
import type { Vm } from '../../python/vm.ts';
import { makeGeneric, visitType } from '../native-types.ts';

/** Word behind the dict (defdictobject). */
const FACTORY = 12;

/** `collections.defaultdict` (`Modules/_collectionsmodule.c`). */
export function defineDefaultDict(vm: Vm): PyType {
  const { words, heap, dict } = vm;
  const base = dict.type;
  const type = vm.types.define('collections.defaultdict', {
    base,
    basicSize: 56,
    gc: true,
    isBase: true,
    module: 'collections',
  });
  installMemory(vm, type);
  type.create = (subtype) => (base.alloc as NonNullable<typeof base.alloc>)(subtype);
  type.init = (self, start, count, names) => {
    const factory = count > 0 ? words[start] : vm.none;
    if (factory !== vm.none && !vm.calls.isCallable(factory)) {
      throw vm.errors.raise('TypeError', 'first argument must be callable or None');
    }
    setFactory(vm, self, factory);
    (base.init as NonNullable<typeof base.init>)(self, count > 0 ? start + 1 : start, Math.max(0, count - 1), names);
  };
  type.repr = (self) => {
    const factory = words[self + FACTORY] || vm.none;
    const content = (base.repr as NonNullable<typeof base.repr>)(self);
    const shown = reprOnce(vm, factory, '...', () => vm.texts.repr(factory));
    const name = vm.typeName(self).replace('collections.', '');
    const text = fromFormat(vm, '%s(%U, %U)', name, vm.str.text(shown), vm.str.text(content));
    heap.decref(shown);
    heap.decref(content);
    return text;
  };
  type.binary[OR] = (left, right) => merged(vm, type, left, right);
  vm.types.attributes(type, [objectMember(vm, 'default_factory', FACTORY, 'writable')]);
  vm.types.methods(type, [
    ['__missing__', 'key, /', (self: Address, key: Address) => missing(vm, self, key)],
    ['copy', '', (self: Address) => copy(vm, self)],
    ['__copy__', '', (self: Address) => copy(vm, self)],
    ['__reduce__', '', (self: Address) => reduce(vm, self)],
  ]);
  makeGeneric(vm, type);
  return vm.types.ready(type);
}

function setFactory(vm: Vm, self: Address, factory: Address): void {
  const old = vm.words[self + FACTORY];
  vm.words[self + FACTORY] = factory === vm.none ? 0 : vm.heap.newRef(factory);
  vm.heap.xdecref(old);
}

function installMemory(vm: Vm, type: PyType): void {
  const { words, heap } = vm;
  const base = vm.dict.type;
  type.referents = (object, edges) => {
    edges.push(words[object + FACTORY]);
    base.referents(object, edges);
  };
  visitType(vm, type);
  type.clear = (object) => {
    setFactory(vm, object, vm.none);
    base.clear(object);
  };
  type.dealloc = (object) => {
    heap.gc.untrack(object);
    setFactory(vm, object, vm.none);
    base.dealloc(object);
  };
}

/** `defdict_missing()`. */
function missing(vm: Vm, self: Address, key: Address): Address {
  const factory = vm.words[self + FACTORY];
  if (factory === 0) throw vm.errors.keyError(key);
  const value = vm.calls.call(factory);
  try {
    vm.dict.set(self, key, value);
    return vm.heap.newRef(value);
  } finally {
    vm.heap.decref(value);
  }
}

/** Calls the type with the factory and the items. */
function copy(vm: Vm, self: Address): Address {
  return vm.calls.call(vm.typeOf(self).address, vm.words[self + FACTORY] || vm.none, self);
}

/** `defdict_or()`. */
function merged(vm: Vm, type: PyType, left: Address, right: Address): Address {
  const own = vm.typeOf(left).isSubtypeOf(type) ? left : right;
  const other = own === left ? right : left;
  if (!vm.dict.isDict(other)) return vm.notImplemented;
  const result = vm.calls.call(vm.typeOf(own).address, vm.words[own + FACTORY] || vm.none, left);
  mergeInto(vm, result, right);
  return result;
}

function reduce(vm: Vm, self: Address): Address {
  const { heap } = vm;
  const factory = vm.words[self + FACTORY];
  const args = factory === 0 ? vm.tuple.empty : vm.tuple.pack([factory]);
  const items = vm.calls.method0(self, 'items');
  const iterator = vm.iteration.iter(items);
  heap.decref(items);
  return vm.tuple.steal([heap.newRef(vm.typeOf(self).address), args, vm.none, vm.none, iterator]);
}
