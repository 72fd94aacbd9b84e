import { SIZE } from '../../../heap/object.ts';
import type { Address } from '../../../heap/object-type.ts';
import type { PyType } from '../../../python/objects/type.ts';
import type { Vm } from '../../../python/vm.ts';
import { knownName } from './known-name.ts';

/**
 * `sys.getsizeof()` without calling anything: the heads in front of the object and what its `__sizeof__` counts. null where
 * that is a method of the script's, or of a type that counts what only it knows.
 */
export function sizeOf(vm: Vm, object: Address): number | null {
  const own = ownSize(vm, object);
  if (own === null) return null;
  const headless = !vm.facts.countsGcHeadOfStaticTypes && vm.types.isType(object) && !vm.types.at(object).flags.isHeap;
  return headless ? own : own + vm.typeOf(object).preSize;
}

function ownSize(vm: Vm, object: Address): number | null {
  const { list, tuple, dict, set, bytes, str, int, frame, generator } = vm;
  const type = vm.typeOf(object);
  const definer = definerOfSize(vm, type);
  if (definer === null) return type.basicSize + (type.itemSize > 0 ? type.itemSize * vm.words[object + SIZE] : 0);
  if (definer === list.type) return list.sizeOf(object);
  if (definer === tuple.type) return tuple.sizeOf(object);
  if (definer === dict.type) return dict.sizeOf(object);
  if (definer === set.type || definer === set.frozenType) return set.sizeOf(object);
  if (definer === bytes.type || definer === bytes.arrayType) return bytes.sizeOf(object);
  if (definer === str.type) return str.sizeOf(object);
  if (definer === int.type) return int.sizeOf(object);
  if (definer === vm.types.type) return vm.classes.sizeOf(object);
  if (definer === vm.code.type) return type.basicSize + vm.code.of(object).unit.code.length;
  if (definer === frame.type || definer === generator.type) return blockSize(vm, object);
  return definer === generator.coroutineType || definer === generator.asyncType ? blockSize(vm, object) : null;
}

/** The class whose `__sizeof__` an object of the type would use; null for `object`. */
function definerOfSize(vm: Vm, type: PyType): PyType | null {
  const name = knownName(vm, '__sizeof__');
  for (const each of type.mro) {
    if (each.base === null) return null;
    if (each.members.has('__sizeof__')) return each;
    if (each.dict !== 0 && name !== 0 && vm.dict.getStr(each.dict, name) !== 0) return each;
  }
  return null;
}

function blockSize(vm: Vm, object: Address): number {
  const { preSize } = vm.typeOf(object);
  return vm.heap.allocator.requestedSize(object - (preSize >> 2)) - preSize;
}

/** The block that an object is in: bytes asked for and bytes given; null for static memory. */
export function blockOf(vm: Vm, object: Address): { readonly requested: number; readonly given: number } | null {
  const { allocator } = vm.heap;
  const block = object - (vm.typeOf(object).preSize >> 2);
  if (allocator.trace.records[block >> 2] === 0) return null;
  const requested = allocator.requestedSize(block);
  return { requested, given: requested > 512 ? requested : allocator.pymalloc.classOf(block) << 4 };
}
