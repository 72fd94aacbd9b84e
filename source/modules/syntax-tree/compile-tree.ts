import type { Address } from '../../heap/object-type.ts';
import { type CompileMode, parseSource } from '../compile-source.ts';
import type { Modules } from '../modules.ts';
import { type TreeNode, TreeObjects } from './tree-objects.ts';

/** The flag of `compile()` that asks for the syntax tree. */
export const PyCF_ONLY_AST = 0x400;

/** The syntax tree of Python text as objects, a new reference (`PyAST_mod2obj()`). Raises SyntaxError. */
export function compileTree(modules: Modules, source: string, filename: string, mode: CompileMode): Address {
  const { vm, nodeTypes } = modules;
  const { body } = parseSource(vm, source, filename, mode);
  return new TreeObjects(vm, nodeTypes).make(rootOf(mode, body as readonly unknown[]));
}

function rootOf(mode: CompileMode, body: readonly unknown[]): TreeNode {
  if (mode === 'exec') return { kind: 'Module', body, typeIgnores: [] };
  if (mode === 'single') return { kind: 'Interactive', body };
  return { kind: 'Expression', body: (body[0] as { value: unknown }).value };
}
