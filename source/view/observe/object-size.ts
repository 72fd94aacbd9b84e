import type { Address } from '../../heap/object-type.ts';
import type { PyType } from '../../python/objects/type.ts';
import type { Vm } from '../../python/vm.ts';

/** Bytes of an object of one type. */
export type SizeOf = (object: Address) => number;

/**
 * The way to measure the objects of a type, heads in front and arrays of their own included: for built-in types what
 * `sys.getsizeof()` says, for instances what their block was asked for, which from 3.13 on holds the attributes too.
 * No `__sizeof__()` of the script's is called and no int made of the result: looking changes nothing.
 */
export function sizeOfType(vm: Vm, type: PyType): SizeOf {
  const { preSize } = type;
  const families: readonly (readonly [PyType, SizeOf])[] = [
    [vm.str.type, (object) => vm.str.sizeOf(object)],
    [vm.int.type, (object) => vm.int.sizeOf(object)],
    [vm.bytes.type, (object) => vm.bytes.sizeOf(object)],
    [vm.bytes.arrayType, (object) => vm.bytes.sizeOf(object)],
    [vm.list.type, (object) => vm.list.sizeOf(object)],
    [vm.tuple.type, (object) => vm.tuple.sizeOf(object)],
    [vm.dict.type, (object) => vm.dict.sizeOf(object)],
    [vm.set.type, (object) => vm.set.sizeOf(object)],
    [vm.set.frozenType, (object) => vm.set.sizeOf(object)],
    [vm.types.type, (object) => vm.classes.sizeOf(object)],
  ];
  for (const [family, sizeOf] of families) {
    // A subclass of str keeps its text in a block of another kind.
    if (family === vm.str.type && type !== family) continue;
    if (type.isSubtypeOf(family)) return (object) => preSize + sizeOf(object);
  }
  const { allocator } = vm.heap;
  const { records } = allocator.trace;
  return (object) => {
    const block = object - (preSize >> 2);
    // What is in static memory has no block.
    return records[block >> 2] === 0 ? type.basicSize + preSize : allocator.requestedSize(block);
  };
}
