import type { Position, Statement } from '../syntax/ast.ts';
import type { CodeGenerator } from './code-generator.ts';
import { awaitResult, callExitWithNones, unbindHandlerName } from './frame-blocks.ts';
import type { Label } from './instruction.ts';
import * as op from './opcodes.ts';
import { INTRINSIC_PREP_RERAISE_STAR } from './operands.ts';

type Try = Extract<Statement, { kind: 'Try' | 'TryStar' }>;
type With = Extract<Statement, { kind: 'With' | 'AsyncWith' }>;

export function visitTry(g: CodeGenerator, node: Try): void {
  const visitInner = node.kind === 'Try' ? visitTryExcept : visitTryStarExcept;
  if (node.finalbody.length === 0) return visitInner(g, node);
  const end = g.newLabel();
  const cleanup = g.newLabel();
  const exit = g.newLabel();
  g.emitJump(op.SETUP_FINALLY, end, node.at);
  g.pushBlock({ kind: 'try finally', finalbody: node.finalbody }, node.at);
  if (node.handlers.length > 0) visitInner(g, node);
  else g.visitBody(node.body);
  g.emit(op.POP_BLOCK, 0, null);
  g.popBlock();
  g.visitBody(node.finalbody);
  g.emitJump(op.JUMP_NO_INTERRUPT, exit, null);
  // The same body again, with the exception on the stack.
  g.place(end);
  g.pushBlock({ kind: 'finally end' }, null);
  g.emitJump(op.SETUP_CLEANUP, cleanup, null);
  g.emit(op.PUSH_EXC_INFO, 0, null);
  g.visitBody(node.finalbody);
  g.popBlock();
  g.emit(op.RERAISE, 0, null);
  g.place(cleanup);
  popExceptAndReraise(g);
  g.place(exit);
}

function popExceptAndReraise(g: CodeGenerator): void {
  // Stack: the previous exception, the instruction index, the new exception.
  g.emit(op.COPY, 3, null);
  g.emit(op.POP_EXCEPT, 0, null);
  g.emit(op.RERAISE, 1, null);
}

/** Where the innermost statement stands that a body ends with: up to 3.9 the compiler is still there behind it. */
function lastCompiled(body: readonly Statement[], otherwise: Position): Position {
  const last = body.at(-1);
  if (last === undefined) return otherwise;
  if ('orelse' in last && last.orelse.length > 0) return lastCompiled(last.orelse, last.at);
  return !('decorators' in last) && 'body' in last ? lastCompiled(last.body, last.at) : last.at;
}

function visitTryExcept(g: CodeGenerator, node: Try): void {
  const handlers = g.newLabel();
  const cleanup = g.newLabel();
  const end = g.newLabel();
  g.emitJump(op.SETUP_FINALLY, handlers, node.at);
  g.pushBlock({ kind: 'try except' }, node.at);
  g.visitBody(node.body);
  g.popBlock();
  g.emit(op.POP_BLOCK, 0, null);
  g.visitBody(node.orelse);
  g.emitJump(op.JUMP_NO_INTERRUPT, end, null);
  g.place(handlers);
  g.emitJump(op.SETUP_CLEANUP, cleanup, null);
  g.emit(op.PUSH_EXC_INFO, 0, null);
  g.pushBlock({ kind: 'exception handler' }, node.at);
  node.handlers.forEach((handler, index) => {
    const { at, name } = handler;
    if (handler.type === null && index < node.handlers.length - 1) {
      const before = node.handlers[index - 1]?.body ?? node.body;
      g.fail("default 'except:' must be last", g.options.facts.placesBareExcepts ? at : lastCompiled(before, at));
    }
    const next = g.newLabel();
    if (handler.type !== null) {
      g.visitExpression(handler.type);
      g.emit(op.CHECK_EXC_MATCH, 0, at);
      g.emitJump(op.POP_JUMP_IF_FALSE, next, at);
    }
    if (name === null) g.emit(op.POP_TOP, 0, at);
    else g.store(name, at);
    const nameCleanup = g.newLabel();
    if (name !== null) g.emitJump(op.SETUP_CLEANUP, nameCleanup, at);
    g.pushBlock({ kind: 'handler cleanup', name }, at);
    g.visitBody(handler.body);
    g.popBlock();
    if (name !== null) g.emit(op.POP_BLOCK, 0, null);
    g.emit(op.POP_BLOCK, 0, null);
    g.emit(op.POP_EXCEPT, 0, null);
    if (name !== null) unbindHandlerName(g, name, null);
    g.emitJump(op.JUMP_NO_INTERRUPT, end, null);
    if (name !== null) {
      g.place(nameCleanup);
      unbindHandlerName(g, name, null);
      g.emit(op.RERAISE, 1, null);
    }
    g.place(next);
  });
  g.popBlock();
  g.emit(op.RERAISE, 0, null);
  g.place(cleanup);
  popExceptAndReraise(g);
  g.place(end);
}

/** `except*`: the rest of the group and what the handlers raised are collected in a list, and raised at the end. */
function visitTryStarExcept(g: CodeGenerator, node: Try): void {
  const handlers = g.newLabel();
  const orelse = g.newLabel();
  const end = g.newLabel();
  const cleanup = g.newLabel();
  const reraiseStar = g.newLabel();
  const reraise = g.newLabel();
  g.emitJump(op.SETUP_FINALLY, handlers, node.at);
  g.pushBlock({ kind: 'try except' }, node.at);
  g.visitBody(node.body);
  g.popBlock();
  g.emit(op.POP_BLOCK, 0, null);
  g.emitJump(op.JUMP_NO_INTERRUPT, orelse, null);
  g.place(handlers);
  g.emitJump(op.SETUP_CLEANUP, cleanup, null);
  g.emit(op.PUSH_EXC_INFO, 0, null);
  g.pushBlock({ kind: 'exception group handler' }, node.at);
  node.handlers.forEach((handler, index) => {
    const { at, name } = handler;
    const next = g.newLabel();
    const nextWithError = g.newLabel();
    const noMatch = g.newLabel();
    const nameCleanup = g.newLabel();
    if (index === 0) {
      // Stack: the group, the list, what is left of the group.
      g.emit(op.BUILD_LIST, 0, at);
      g.emit(op.COPY, 2, at);
    }
    if (handler.type !== null) {
      g.visitExpression(handler.type);
      g.emit(op.CHECK_EG_MATCH, 0, at);
      g.emit(op.COPY, 1, at);
      g.emitJump(op.POP_JUMP_IF_NONE, noMatch, at);
    }
    if (name === null) g.emit(op.POP_TOP, 0, at);
    else g.store(name, at);
    g.emitJump(op.SETUP_CLEANUP, nameCleanup, at);
    g.pushBlock({ kind: 'handler cleanup', name }, at);
    g.visitBody(handler.body);
    g.popBlock();
    g.emit(op.POP_BLOCK, 0, null);
    if (name !== null) unbindHandlerName(g, name, null);
    g.emitJump(op.JUMP_NO_INTERRUPT, next, null);
    g.place(nameCleanup);
    if (name !== null) unbindHandlerName(g, name, null);
    g.emit(op.LIST_APPEND, 3, null);
    g.emit(op.POP_TOP, 0, null);
    g.emitJump(op.JUMP_NO_INTERRUPT, nextWithError, null);
    g.place(next);
    g.emit(op.NOP, 0, null);
    g.emitJump(op.JUMP_NO_INTERRUPT, nextWithError, null);
    g.place(noMatch);
    g.emit(op.POP_TOP, 0, at);
    g.place(nextWithError);
    if (index === node.handlers.length - 1) {
      g.emit(op.LIST_APPEND, 1, null);
      g.emitJump(op.JUMP_NO_INTERRUPT, reraiseStar, null);
    }
  });
  g.popBlock();
  g.place(reraiseStar);
  g.emit(op.CALL_INTRINSIC_2, INTRINSIC_PREP_RERAISE_STAR, null);
  g.emit(op.COPY, 1, null);
  g.emitJump(op.POP_JUMP_IF_NOT_NONE, reraise, null);
  g.emit(op.POP_TOP, 0, null);
  g.emit(op.POP_BLOCK, 0, null);
  g.emit(op.POP_EXCEPT, 0, null);
  g.emitJump(op.JUMP_NO_INTERRUPT, end, null);
  g.place(reraise);
  g.emit(op.POP_BLOCK, 0, null);
  g.emit(op.SWAP, 2, null);
  g.emit(op.POP_EXCEPT, 0, null);
  g.emit(op.RERAISE, 0, null);
  g.place(cleanup);
  popExceptAndReraise(g);
  g.place(orelse);
  g.visitBody(node.orelse);
  g.place(end);
}

export function visitWith(g: CodeGenerator, node: With): void {
  if (node.kind === 'AsyncWith' && g.unit.kind !== 'async function') {
    g.fail("'async with' outside async function", node.at);
  }
  visitWithItem(g, node, 0);
}

/** One context manager; the following ones and the body run inside it. */
function visitWithItem(g: CodeGenerator, node: With, index: number): void {
  const item = node.items[index];
  if (item === undefined) return g.visitBody(node.body);
  const isAsync = node.kind === 'AsyncWith';
  const { facts } = g.options;
  const { at } = facts.placesAtExpressions ? item.contextExpr : node;
  const exitAt = facts.returnsToWith ? at : null;
  const failed = g.newLabel();
  const exit = g.newLabel();
  const cleanup = g.newLabel();
  g.visitExpression(item.contextExpr);
  g.emit(isAsync ? op.BEFORE_ASYNC_WITH : op.BEFORE_WITH, 0, at);
  if (isAsync) awaitResult(g, 1, at);
  g.emitJump(op.SETUP_WITH, failed, at);
  g.pushBlock({ kind: isAsync ? 'async with' : 'with', location: exitAt }, at);
  if (item.optionalVars !== null) g.visitExpression(item.optionalVars);
  else g.emit(op.POP_TOP, 0, at);
  visitWithItem(g, node, index + 1);
  g.emit(op.POP_BLOCK, 0, isAsync ? at : null);
  g.popBlock();
  callExitWithNones(g, exitAt);
  if (isAsync) awaitResult(g, 2, exitAt);
  g.emit(op.POP_TOP, 0, exitAt);
  g.emitJump(op.JUMP, exit, exitAt);
  g.place(failed);
  g.emitJump(op.SETUP_CLEANUP, cleanup, at);
  g.emit(op.PUSH_EXC_INFO, 0, at);
  g.emit(op.WITH_EXCEPT_START, 0, at);
  if (isAsync) awaitResult(g, 2, at);
  finishFailedWith(g, cleanup);
  g.place(exit);
}

/** A true result of `__exit__` swallows the exception (compiler_with_except_finish()). */
function finishFailedWith(g: CodeGenerator, cleanup: Label): void {
  const suppress = g.newLabel();
  const exit = g.newLabel();
  g.emit(op.TO_BOOL, 0, null);
  g.emitJump(op.POP_JUMP_IF_TRUE, suppress, null);
  g.emit(op.RERAISE, 2, null);
  g.place(suppress);
  g.emit(op.POP_TOP, 0, null);
  g.emit(op.POP_BLOCK, 0, null);
  g.emit(op.POP_EXCEPT, 0, null);
  g.emit(op.POP_TOP, 0, null);
  g.emit(op.POP_TOP, 0, null);
  g.emitJump(op.JUMP_NO_INTERRUPT, exit, null);
  g.place(cleanup);
  popExceptAndReraise(g);
  g.place(exit);
}
