import type { Vm } from '../../python/vm.ts';
import type { NativeModule } from '../module-definition.ts';
import type { Modules } from '../modules.ts';
import { PyCF_ONLY_AST } from './compile-tree.ts';

/** Flags of `compile()` that `ast` tells (`Python/Python-ast.c, astmodule_exec()`). */
const FLAGS: Readonly<Record<string, number>> = {
  PyCF_ALLOW_TOP_LEVEL_AWAIT: 0x2000,
  PyCF_ONLY_AST,
  PyCF_TYPE_COMMENTS: 0x1000,
};
const PyCF_OPTIMIZED_AST = 0x8000 | PyCF_ONLY_AST;

/** `_ast`: the types of syntax trees, which `compile()` may have made before. */
export function defineAst(vm: Vm, modules: Modules): NativeModule {
  const { nodeTypes } = modules;
  const flags = nodeTypes.facts.hasFieldTypes ? { ...FLAGS, PyCF_OPTIMIZED_AST } : FLAGS;
  return {
    name: '_ast',
    types: Object.fromEntries(nodeTypes.types),
    values: Object.fromEntries(Object.entries(flags).map(([name, flag]) => [name, vm.int.fromNumber(flag)])),
  };
}
