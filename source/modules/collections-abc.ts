import type { Address } from '../heap/object-type.ts';
import type { PyType } from '../python/objects/type.ts';
import type { Vm } from '../python/vm.ts';
import type { NativeModule } from './module-definition.ts';

/** `collections.abc`. Its Sequence and Mapping decide which classes match such patterns. */
export function defineCollectionsAbc(vm: Vm): NativeModule {
  return {
    name: 'collections.abc',
    functions: [
      [
        '_check_methods',
        'C, /, *methods',
        (cls: Address, methods: readonly Address[]) => checkMethods(vm, vm.types.at(cls), methods),
      ],
      [
        '_mark_patterns',
        'sequence, mapping, /',
        (sequence: Address, mapping: Address) => {
          if (sequence !== vm.none) vm.iterator.sequenceTypes.add(vm.types.at(sequence));
          if (mapping !== vm.none) vm.iterator.mappingTypes.add(vm.types.at(mapping));
          return vm.none;
        },
      ],
    ],
  };
}

/** `_check_methods()`: whether each method is found and is not None. A static type's `__dict__` is not made for it. */
function checkMethods(vm: Vm, cls: PyType, methods: readonly Address[]): Address {
  const isThere = methods.every((method) => {
    const definer = cls.mro.find((base) => vm.attributes.own(base, method) !== 0);
    return definer !== undefined && vm.attributes.own(definer, method) !== vm.none;
  });
  return isThere ? vm.int.true : vm.notImplemented;
}
