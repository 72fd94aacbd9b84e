import type { Address } from '../heap/object-type.ts';
import type { Vm } from '../python/vm.ts';
import type { NativeModule } from './module-definition.ts';

/** `collections.abc`. Its Sequence and Mapping decide which classes match such patterns. */
export function defineCollectionsAbc(vm: Vm): NativeModule {
  return {
    name: 'collections.abc',
    functions: [
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
