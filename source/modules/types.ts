import type { PyType } from '../python/objects/type.ts';
import type { Vm } from '../python/vm.ts';
import type { NativeModule } from './module-definition.ts';

/** Names in `types` and the types they stand for. */
const TYPES: Readonly<Record<string, string>> = {
  AsyncGeneratorType: 'async_generator',
  BuiltinFunctionType: 'builtin_function_or_method',
  BuiltinMethodType: 'builtin_function_or_method',
  CellType: 'cell',
  ClassMethodDescriptorType: 'classmethod_descriptor',
  CodeType: 'code',
  CoroutineType: 'coroutine',
  EllipsisType: 'ellipsis',
  FrameType: 'frame',
  FunctionType: 'function',
  GeneratorType: 'generator',
  GenericAlias: 'types.GenericAlias',
  GetSetDescriptorType: 'getset_descriptor',
  LambdaType: 'function',
  MappingProxyType: 'mappingproxy',
  MemberDescriptorType: 'member_descriptor',
  MethodDescriptorType: 'method_descriptor',
  MethodType: 'method',
  MethodWrapperType: 'method-wrapper',
  ModuleType: 'module',
  NoneType: 'NoneType',
  NotImplementedType: 'NotImplementedType',
  SimpleNamespace: 'types.SimpleNamespace',
  TracebackType: 'traceback',
  UnionType: 'types.UnionType',
  WrapperDescriptorType: 'wrapper_descriptor',
};

/** The module `types`: names of types that builtins does not have. */
export function defineTypes(vm: Vm): NativeModule {
  const types: Record<string, PyType> = {};
  for (const [name, typeName] of Object.entries(TYPES)) {
    const type = vm.types.table.find((each) => each?.name === typeName && !each.flags.isHeap);
    if (type !== undefined) types[name] = type;
  }
  return { name: 'types', types };
}
