import type { Statement } from '../syntax/ast.ts';
import type { CodeGenerator } from './code-generator.ts';
import * as op from './opcodes.ts';
import { INTRINSIC_IMPORT_STAR } from './operands.ts';

type StatementOf<Kind extends string> = Extract<Statement, { kind: Kind }>;

export function visitImport(g: CodeGenerator, node: StatementOf<'Import'>): void {
  const { at } = node;
  for (const { name, asname } of node.names) {
    g.loadConstant({ type: 'int', value: 0n }, at);
    g.loadNone(at);
    g.emitName(op.IMPORT_NAME, name, at);
    const [base, ...parts] = name.split('.') as [string, ...string[]];
    if (asname === null) {
      g.store(base, at);
      continue;
    }
    // `import a.b.c as d` takes the innermost module.
    parts.forEach((part, index) => {
      g.emitName(op.IMPORT_FROM, part, at);
      if (index === parts.length - 1) return;
      g.emit(op.SWAP, 2, at);
      g.emit(op.POP_TOP, 0, at);
    });
    g.store(asname, at);
    if (parts.length > 0) g.emit(op.POP_TOP, 0, at);
  }
}

export function visitImportFrom(g: CodeGenerator, node: StatementOf<'ImportFrom'>): void {
  const { at } = node;
  g.loadConstant({ type: 'int', value: BigInt(node.level) }, at);
  g.loadConstant({ type: 'tuple', items: node.names.map(({ name }) => ({ type: 'str', value: name })) }, at);
  g.emitName(op.IMPORT_NAME, node.module ?? '', at);
  if (node.names[0]?.name === '*') {
    g.emit(op.CALL_INTRINSIC_1, INTRINSIC_IMPORT_STAR, at);
    return g.emit(op.POP_TOP, 0, null);
  }
  for (const { name, asname } of node.names) {
    g.emitName(op.IMPORT_FROM, name, at);
    g.store(asname ?? name, at);
  }
  g.emit(op.POP_TOP, 0, at);
}
