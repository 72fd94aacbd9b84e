import type { Address } from '../heap/object-type.ts';
import { Native } from '../python/objects/native.ts';
import type { PyType } from '../python/objects/type.ts';
import type { Vm } from '../python/vm.ts';

/** `__sizeof__` of the types that do not bring their own: what `sys.getsizeof()` counts besides the heads in front. */
export function installSizes(vm: Vm): void {
  const { heap } = vm;
  /** The length varies, but with no count of items that one could ask for: what was asked of the allocator. */
  const blockSize = (self: Address): number => {
    const { preSize } = vm.typeOf(self);
    return heap.allocator.requestedSize(self - (preSize >> 2)) - preSize;
  };
  const sizes: readonly (readonly [PyType, (self: Address) => number])[] = [
    [vm.str.type, (self) => vm.str.sizeOf(self)],
    [vm.int.type, (self) => vm.int.sizeOf(self)],
    [vm.bytes.type, (self) => vm.bytes.sizeOf(self)],
    [vm.bytes.arrayType, (self) => vm.bytes.sizeOf(self)],
    [vm.list.type, (self) => vm.list.sizeOf(self)],
    [vm.tuple.type, (self) => vm.tuple.sizeOf(self)],
    [vm.dict.type, (self) => vm.dict.sizeOf(self)],
    [vm.set.type, (self) => vm.set.sizeOf(self)],
    [vm.set.frozenType, (self) => vm.set.sizeOf(self)],
    [vm.frame.type, blockSize],
    [vm.generator.type, blockSize],
    [vm.generator.coroutineType, blockSize],
    [vm.generator.asyncType, blockSize],
  ];
  for (const [type, size] of sizes) {
    if (type.members.has('__sizeof__')) continue;
    const native = new Native('__sizeof__', '', (self: Address) => vm.int.fromNumber(size(self)));
    type.members.set('__sizeof__', { kind: 'method', native });
  }
}

/** `_PySys_GetSizeOf()`: `__sizeof__()` plus the GC head and pre-header; -1 if the type has no `__sizeof__`. */
export function sizeOf(vm: Vm, object: Address): number {
  const result = vm.calls.boundSpecial(object, '__sizeof__');
  if (result === 0) return -1;
  try {
    if (!vm.int.isInt(result)) throw vm.errors.raise('TypeError', 'an integer is required');
    const size = vm.numbers.intArgument(result);
    if (size < 0) throw vm.errors.raise('ValueError', '__sizeof__() should return >= 0');
    // A built-in type has no GC head (type_is_gc()).
    const headless =
      !vm.facts.countsGcHeadOfStaticTypes && vm.types.isType(object) && !vm.types.at(object).flags.isHeap;
    return headless ? size : size + vm.typeOf(object).preSize;
  } finally {
    vm.heap.decref(result);
  }
}
