import type { Expression, Position, Statement } from '../syntax/ast.ts';
import type { CodeGenerator } from './code-generator.ts';
import { unwindBlock, unwindBlocks } from './frame-blocks.ts';
import type { Label } from './instruction.ts';
import * as op from './opcodes.ts';
import { RESUME_AFTER_AWAIT } from './operands.ts';
import { emitComparison } from './operators.ts';
import { checkAssertion, checkComparison } from './suspicious.ts';

type StatementOf<Kind extends string> = Extract<Statement, { kind: Kind }>;

/** Jumps to `target` when `test` is `condition`, otherwise goes on (compiler_jump_if()). */
export function jumpIf(g: CodeGenerator, at: Position, test: Expression, target: Label, condition: boolean): void {
  switch (test.kind) {
    case 'UnaryOp':
      if (test.op !== 'not') break;
      return jumpIf(g, at, test.operand, target, !condition);
    case 'BoolOp': {
      const isOr = test.op === 'or';
      const decided = isOr === condition ? target : g.newLabel();
      const last = test.values.length - 1;
      for (const value of test.values.slice(0, last)) jumpIf(g, at, value, decided, isOr);
      jumpIf(g, at, test.values[last] as Expression, target, condition);
      if (decided !== target) g.place(decided);
      return;
    }
    case 'IfExp': {
      const end = g.newLabel();
      const otherwise = g.newLabel();
      jumpIf(g, at, test.test, otherwise, false);
      jumpIf(g, at, test.body, target, condition);
      g.emitJump(op.JUMP_NO_INTERRUPT, end, null);
      g.place(otherwise);
      jumpIf(g, at, test.orelse, target, condition);
      g.place(end);
      return;
    }
    case 'Compare':
      if (test.ops.length === 1) break;
      return jumpIfComparison(g, test, target, condition);
  }
  g.visitExpression(test);
  g.emit(op.TO_BOOL, 0, test.at);
  g.emitJump(condition ? op.POP_JUMP_IF_TRUE : op.POP_JUMP_IF_FALSE, target, test.at);
}

/** `a < b < c` as a condition: each middle value is evaluated once. */
function jumpIfComparison(
  g: CodeGenerator,
  test: Extract<Expression, { kind: 'Compare' }>,
  target: Label,
  condition: boolean,
): void {
  const { at } = test;
  const cleanup = g.newLabel();
  const end = g.newLabel();
  const last = test.ops.length - 1;
  checkComparison(g, test);
  g.visitExpression(test.left);
  test.ops.forEach((operator, index) => {
    g.visitExpression(test.comparators[index] as Expression);
    if (index < last) {
      g.emit(op.SWAP, 2, at);
      g.emit(op.COPY, 2, at);
    }
    emitComparison(g, operator, at);
    g.emit(op.TO_BOOL, 0, at);
    if (index < last) g.emitJump(op.POP_JUMP_IF_FALSE, cleanup, at);
  });
  g.emitJump(condition ? op.POP_JUMP_IF_TRUE : op.POP_JUMP_IF_FALSE, target, at);
  g.emitJump(op.JUMP_NO_INTERRUPT, end, null);
  g.place(cleanup);
  g.emit(op.POP_TOP, 0, at);
  if (!condition) g.emitJump(op.JUMP_NO_INTERRUPT, target, null);
  g.place(end);
}

export function visitIf(g: CodeGenerator, node: StatementOf<'If'>): void {
  const end = g.newLabel();
  const next = node.orelse.length > 0 ? g.newLabel() : end;
  jumpIf(g, node.at, node.test, next, false);
  g.visitBody(node.body);
  if (node.orelse.length > 0) {
    g.emitJump(op.JUMP_NO_INTERRUPT, end, null);
    g.place(next);
    g.visitBody(node.orelse);
  }
  g.place(end);
}

/** The test is compiled twice, before the loop and at its end, to save a jump in each round. */
export function visitWhile(g: CodeGenerator, node: StatementOf<'While'>): void {
  const loop = g.newLabel();
  const body = g.newLabel();
  const anchor = g.newLabel();
  const end = g.newLabel();
  g.place(loop);
  g.pushBlock({ kind: 'while loop', start: loop, exit: end }, node.at);
  jumpIf(g, node.at, node.test, anchor, false);
  g.place(body);
  g.visitBody(node.body);
  jumpIf(g, node.at, node.test, body, true);
  g.popBlock();
  g.place(anchor);
  g.visitBody(node.orelse);
  g.place(end);
}

export function visitFor(g: CodeGenerator, node: StatementOf<'For'>): void {
  const start = g.newLabel();
  const cleanup = g.newLabel();
  const end = g.newLabel();
  g.pushBlock({ kind: 'for loop', start, exit: end }, node.at);
  g.visitExpression(node.iter);
  const at = g.options.facts.placesAtExpressions ? node.iter.at : node.at;
  g.emit(op.GET_ITER, 0, at);
  g.place(start);
  g.emitJump(op.FOR_ITER, cleanup, at);
  // Keeps the target's line for tracing where the header is several lines.
  g.emit(op.NOP, 0, node.target.at);
  g.visitExpression(node.target);
  g.visitBody(node.body);
  g.emitJump(op.JUMP, start, null);
  g.place(cleanup);
  g.emit(op.END_FOR, 0, null);
  g.emit(op.POP_TOP, 0, null);
  g.popBlock();
  g.visitBody(node.orelse);
  g.place(end);
}

export function visitAsyncFor(g: CodeGenerator, node: StatementOf<'AsyncFor'>): void {
  if (g.unit.kind !== 'async function') g.fail("'async for' outside async function", node.at);
  const start = g.newLabel();
  const exhausted = g.newLabel();
  const end = g.newLabel();
  g.visitExpression(node.iter);
  g.emit(op.GET_AITER, 0, node.iter.at);
  g.place(start);
  g.pushBlock({ kind: 'for loop', start, exit: end }, node.at);
  // StopAsyncIteration out of __anext__ ends the loop.
  g.emitJump(op.SETUP_FINALLY, exhausted, node.at);
  g.emit(op.GET_ANEXT, 0, node.at);
  g.loadNone(node.at);
  g.emitYieldFrom(RESUME_AFTER_AWAIT, node.at);
  g.emit(op.POP_BLOCK, 0, node.at);
  g.visitExpression(node.target);
  g.visitBody(node.body);
  g.emitJump(op.JUMP, start, null);
  g.popBlock();
  g.place(exhausted);
  g.emit(op.END_ASYNC_FOR, 0, node.iter.at);
  g.visitBody(node.orelse);
  g.place(end);
}

export function visitBreak(g: CodeGenerator, at: Position): void {
  g.emit(op.NOP, 0, at);
  const { loop, location } = unwindBlocks(g, at, false, true);
  if (loop === null) g.fail("'break' outside loop", at);
  g.emitJump(op.JUMP, loop.exit, unwindBlock(g, loop, location, false));
}

export function visitContinue(g: CodeGenerator, at: Position): void {
  g.emit(op.NOP, 0, at);
  const { loop, location } = unwindBlocks(g, at, false, true);
  if (loop === null) g.fail("'continue' not properly in loop", at);
  g.emitJump(op.JUMP, loop.start, location);
}

export function visitReturn(g: CodeGenerator, node: StatementOf<'Return'>): void {
  const { value } = node;
  const { scope } = g.unit;
  if (!scope.isFunctionLike) g.fail("'return' outside function", node.at);
  if (value !== null && scope.isCoroutine && scope.isGenerator) {
    g.fail("'return' with value in async generator", node.at);
  }
  const isConstant = value?.kind === 'Constant';
  let at = node.at;
  if (value !== null && !isConstant) {
    g.visitExpression(value);
  } else if (value !== null) {
    at = value.at;
    g.emit(op.NOP, 0, at);
  }
  if (value === null || value.at.line !== node.at.line) {
    at = node.at;
    g.emit(op.NOP, 0, at);
  }
  const { location } = unwindBlocks(g, at, value !== null && !isConstant, false);
  if (value === null) g.loadNone(location);
  else if (value.kind === 'Constant') g.loadConstant(value.value, location);
  g.emit(op.RETURN_VALUE, 0, location);
}

export function visitAssert(g: CodeGenerator, node: StatementOf<'Assert'>): void {
  checkAssertion(g, node);
  if (g.options.optimize > 0) return;
  const { placesAssertAt } = g.options.facts;
  const isAtTest = placesAssertAt === 'test' || (placesAssertAt === 'comparison' && node.test.kind === 'Compare');
  const end = g.newLabel();
  jumpIf(g, node.at, node.test, end, true);
  g.emit(op.LOAD_ASSERTION_ERROR, 0, node.at);
  if (node.msg !== null) {
    g.visitExpression(node.msg);
    g.emit(op.CALL, 0, node.at);
  }
  g.emit(op.RAISE_VARARGS, 1, isAtTest ? node.test.at : node.at);
  g.place(end);
}
