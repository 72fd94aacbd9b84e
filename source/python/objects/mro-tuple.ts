import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';
import type { PyType } from './type.ts';

/** Bytes of an int of C, in which `pmerge()` counts what remains of each list. */
const INT_BYTES = 4;

/**
 * This order as C code makes it, a new reference (`mro_implementation()`): a tuple at once where there is one base,
 * else the list that `pmerge()` appends to.
 */
function mroOf(vm: Vm, type: PyType, order: readonly PyType[]): Address {
  const types = order.map((base) => base.address);
  if (type.bases.length < 2) return vm.tuple.pack(types);
  const { allocator } = vm.heap;
  const toMerge = allocator.allocate((type.bases.length + 1) * 8);
  const list = vm.list.steal([vm.heap.newRef(types[0])]);
  const remain = allocator.allocate((type.bases.length + 1) * INT_BYTES);
  for (const base of types.slice(1)) vm.list.append(list, base);
  allocator.free(remain);
  allocator.free(toMerge);
  return list;
}

/** `type.mro()`, a new reference (`type_mro_impl()`): always a list. */
export function mroList(vm: Vm, type: PyType, order: readonly PyType[]): Address {
  const made = mroOf(vm, type, order);
  if (vm.list.isExact(made)) return made;
  const list = vm.iteration.list(made);
  vm.heap.decref(made);
  return list;
}

/** The tuple of its order that a class keeps, a new reference (`mro_invoke()`): with a metaclass it is made of what `mro()` gives. */
export function mroTuple(vm: Vm, type: PyType): Address {
  const metatype = vm.typeOf(type.address);
  const hasMetaclass = metatype !== vm.types.type;
  if (hasMetaclass && vm.function.isFunction(vm.attributes.lookup(metatype, vm.str.name('mro'))))
    return vm.tuple.pack(type.mro.map((base) => base.address));
  const order = hasMetaclass ? mroList(vm, type, type.mro) : mroOf(vm, type, type.mro);
  const tuple = vm.iteration.tuple(order);
  vm.heap.decref(order);
  return tuple;
}
