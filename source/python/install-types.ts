import { installAsyncGeneratorType } from './types/async-generator-type.ts';
import { installBool } from './types/bool-type.ts';
import { internBuiltinNames } from './types/builtin-names.ts';
import { installBuiltinType } from './types/builtin-type.ts';
import { installByteArray } from './types/bytearray-type.ts';
import { installBytes } from './types/bytes-type.ts';
import { installCellType } from './types/cell-type.ts';
import { installCodeType } from './types/code-type.ts';
import { installComplex } from './types/complex-type.ts';
import { installCoroutineTypes } from './types/coroutine-types.ts';
import { installDescriptorTypes } from './types/descriptor-types.ts';
import { installDictType } from './types/dict-type.ts';
import { installExceptionTypes } from './types/exception-types.ts';
import { installFloat } from './types/float-type.ts';
import { installFrameType } from './types/frame-type.ts';
import { installFunctionType } from './types/function-type.ts';
import { installGeneratorType } from './types/generator-type.ts';
import { installGenericAlias } from './types/generic-alias.ts';
import { installInt } from './types/int-type.ts';
import { installIteratorTypes } from './types/iterator-types.ts';
import { installListType } from './types/list-type.ts';
import { installMappingProxyType } from './types/mapping-proxy-type.ts';
import { installMemoryview } from './types/memoryview-type.ts';
import { installMethodType } from './types/method-type.ts';
import { installModuleType } from './types/module-type.ts';
import { installObject } from './types/object-type.ts';
import { installPropertyType } from './types/property-type.ts';
import { installRangeType } from './types/range-type.ts';
import { installSetMethods } from './types/set-methods.ts';
import { installSingletonTypes } from './types/singleton-types.ts';
import { installSliceType } from './types/slice-type.ts';
import { installStaticmethodTypes } from './types/staticmethod-types.ts';
import { installStr } from './types/str-type.ts';
import { installSuperType } from './types/super-type.ts';
import { installTracebackType } from './types/traceback-type.ts';
import { installTupleType } from './types/tuple-type.ts';
import { installType } from './types/type-type.ts';
import { installUnionType } from './types/union-type.ts';
import { installWeakrefMethods } from './types/weakref-methods.ts';
import type { Vm } from './vm.ts';

/** Gives every built-in type its slots and methods. Bases come before the types made from them. */
export function installTypes(vm: Vm): void {
  installObject(vm);
  vm.types.ready(vm.types.object);
  installType(vm);
  vm.types.ready(vm.types.type);
  for (const install of INSTALLERS) install(vm);
  // What has no slots of its own inherits those of object.
  for (const type of vm.types.table.slice(1)) if (type.mro.length === 0) vm.types.ready(type);
  internBuiltinNames(vm);
}

const INSTALLERS: readonly ((vm: Vm) => void)[] = [
  installInt,
  installBool,
  installFloat,
  installComplex,
  installStr,
  installBytes,
  installByteArray,
  installMemoryview,
  installTupleType,
  installListType,
  installDictType,
  installSetMethods,
  installGenericAlias,
  installUnionType,
  installRangeType,
  installIteratorTypes,
  installFunctionType,
  installMethodType,
  installBuiltinType,
  installDescriptorTypes,
  installPropertyType,
  installStaticmethodTypes,
  installSuperType,
  installMappingProxyType,
  installModuleType,
  installCellType,
  installCodeType,
  installFrameType,
  installTracebackType,
  installGeneratorType,
  installCoroutineTypes,
  installAsyncGeneratorType,
  installWeakrefMethods,
  installSliceType,
  installSingletonTypes,
  installExceptionTypes,
];
