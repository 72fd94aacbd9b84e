import type { Address } from '../heap/object-type.ts';
import type { PyType } from '../python/objects/type.ts';
import type { Vm } from '../python/vm.ts';
import type { NativeModule } from './module-definition.ts';

/** `_sequence_abc`: `_check_methods()`; classes in Python. */
export function defineSequenceAbc(vm: Vm): NativeModule {
  return {
    name: '_sequence_abc',
    functions: [
      [
        '_check_methods',
        'C, /, *methods',
        (cls: Address, methods: readonly Address[]) => checkMethods(vm, vm.types.at(cls), methods),
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
