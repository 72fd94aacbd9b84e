import type { Vm } from '../python/vm.ts';
import { defineArrayType } from './array/array-type.ts';
import type { NativeModule } from './module-definition.ts';

/** `array`: numbers of one kind side by side. */
export function defineArray(vm: Vm): NativeModule {
  const { type, typecodes } = defineArrayType(vm);
  return { name: 'array', types: { array: type, ArrayType: type }, values: { typecodes: vm.str.make(typecodes) } };
}
