import type { Address } from '../heap/object-type.ts';
import type { PyType } from '../python/objects/type.ts';
import { buildClass } from '../python/run/build-class.ts';
import type { Vm } from '../python/vm.ts';
import { attributeFunctions } from './builtins-attributes.ts';
import { codeFunctions } from './builtins-code.ts';
import { inputOutputFunctions } from './builtins-io.ts';
import { iterationFunctions } from './builtins-iteration.ts';
import { numberFunctions } from './builtins-numbers.ts';
import { objectFunctions } from './builtins-objects.ts';
import { importFunction } from './imports.ts';
import type { NativeModule } from './module-definition.ts';
import type { Modules } from './modules.ts';

/** The module `builtins` (`Python/bltinmodule.c`). */
export function defineBuiltins(vm: Vm, modules: Modules): NativeModule {
  return {
    name: 'builtins',
    functions: [
      ['__build_class__', '*args, **kwargs', (args: Address[], kwargs: Address) => buildClass(vm, args, kwargs)],
      importFunction(modules),
      ...objectFunctions(vm),
      ...attributeFunctions(vm),
      ...iterationFunctions(vm),
      ...numberFunctions(vm),
      ...inputOutputFunctions(vm, modules),
      ...codeFunctions(vm, modules),
    ],
    values: {
      None: vm.none,
      Ellipsis: vm.ellipsis,
      NotImplemented: vm.notImplemented,
      False: vm.int.false,
      True: vm.int.true,
      __debug__: vm.int.true,
    },
    types: { ...builtinTypes(vm), ...Object.fromEntries(vm.exception.types), BaseException: vm.exception.base },
  };
}

function builtinTypes(vm: Vm): Record<string, PyType> {
  const types = [
    vm.int.boolType,
    vm.bytes.arrayType,
    vm.bytes.type,
    vm.descriptor.classmethodType,
    vm.float.complexType,
    vm.dict.type,
    vm.iterator.enumerateType,
    vm.iterator.filterType,
    vm.float.type,
    vm.set.frozenType,
    vm.descriptor.propertyType,
    vm.int.type,
    vm.list.type,
    vm.iterator.mapType,
    vm.types.object,
    vm.iterator.range.type,
    vm.iterator.reversedType,
    vm.set.type,
    vm.slice.type,
    vm.descriptor.staticmethodType,
    vm.str.type,
    vm.descriptor.superType,
    vm.tuple.type,
    vm.types.type,
    vm.iterator.zipType,
  ];
  const memoryview = vm.types.table.filter((type) => type.name === 'memoryview');
  return Object.fromEntries([...types, ...memoryview].map((type) => [type.name, type]));
}
