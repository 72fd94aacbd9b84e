import type { Expression, Position } from '../syntax/ast.ts';
import type { CodeGenerator } from './code-generator.ts';
import { awaitResult } from './frame-blocks.ts';
import * as op from './opcodes.ts';
import { INTRINSIC_ASYNC_GEN_WRAP, RESUME_AFTER_YIELD, RESUME_AFTER_YIELD_FROM } from './operands.ts';

type ExpressionOf<Kind extends string> = Extract<Expression, { kind: Kind }>;

export function visitYield(g: CodeGenerator, node: ExpressionOf<'Yield' | 'YieldFrom'>): void {
  const { at } = node;
  if (node.kind === 'Yield') {
    if (!g.unit.scope.isFunctionLike) g.fail("'yield' outside function", at);
    if (node.value !== null) g.visitExpression(node.value);
    else g.loadNone(at);
    return emitYield(g, at);
  }
  if (!g.unit.scope.isFunctionLike) g.fail("'yield from' outside function", at);
  if (g.unit.kind === 'async function') g.fail("'yield from' inside async function", at);
  g.visitExpression(node.value);
  g.emit(op.GET_YIELD_FROM_ITER, 0, at);
  g.loadNone(at);
  g.emitYieldFrom(RESUME_AFTER_YIELD_FROM, at);
}

/** Yields the value on top, and leaves what is sent. */
export function emitYield(g: CodeGenerator, at: Position): void {
  const { scope } = g.unit;
  if (scope.isGenerator && scope.isCoroutine) g.emit(op.CALL_INTRINSIC_1, INTRINSIC_ASYNC_GEN_WRAP, at);
  g.emit(op.YIELD_VALUE, 0, at);
  g.emit(op.RESUME, RESUME_AFTER_YIELD, at);
}

export function visitAwait(g: CodeGenerator, node: ExpressionOf<'Await'>): void {
  const { unit } = g;
  if (!unit.scope.isFunctionLike) g.fail("'await' outside function", node.at);
  if (unit.kind !== 'async function' && unit.kind !== 'comprehension') {
    g.fail("'await' outside async function", node.at);
  }
  g.visitExpression(node.value);
  awaitResult(g, 0, node.at);
}
