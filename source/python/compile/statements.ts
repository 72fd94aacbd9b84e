import type { Expression, Statement } from '../syntax/ast.ts';
import { startAtAttribute } from './calls.ts';
import { visitClass } from './classes.ts';
import type { CodeGenerator } from './code-generator.ts';
import {
  visitAssert,
  visitAsyncFor,
  visitBreak,
  visitContinue,
  visitFor,
  visitIf,
  visitReturn,
  visitWhile,
} from './control-flow.ts';
import { markAnnotation } from './deferred-annotations.ts';
import { visitSliceParts } from './expressions.ts';
import { loadAnnotation, visitFunction } from './functions.ts';
import { visitImport, visitImportFrom } from './imports.ts';
import * as op from './opcodes.ts';
import { INTRINSIC_PRINT } from './operands.ts';
import { emitBinary } from './operators.ts';
import { visitMatch } from './patterns.ts';
import { visitTry, visitWith } from './try-statements.ts';
import { visitTypeAlias } from './type-parameters.ts';

type StatementOf<Kind extends string> = Extract<Statement, { kind: Kind }>;

export function visitStatement(g: CodeGenerator, node: Statement): void {
  const { at } = node;
  switch (node.kind) {
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      return visitFunction(g, node);
    case 'ClassDef':
      return visitClass(g, node);
    case 'TypeAlias':
      return visitTypeAlias(g, node);
    case 'Return':
      return visitReturn(g, node);
    case 'Delete':
      return g.visitAll(node.targets);
    case 'Assign':
      g.visitExpression(node.value);
      return node.targets.forEach((target, index) => {
        if (index < node.targets.length - 1) g.emit(op.COPY, 1, at);
        g.visitExpression(target);
      });
    case 'AugAssign':
      return visitAugAssign(g, node);
    case 'AnnAssign':
      return visitAnnAssign(g, node);
    case 'For':
      return visitFor(g, node);
    case 'AsyncFor':
      return visitAsyncFor(g, node);
    case 'While':
      return visitWhile(g, node);
    case 'If':
      return visitIf(g, node);
    case 'With':
    case 'AsyncWith':
      return visitWith(g, node);
    case 'Match':
      return visitMatch(g, node);
    case 'Raise':
      return visitRaise(g, node);
    case 'Try':
    case 'TryStar':
      return visitTry(g, node);
    case 'Assert':
      return visitAssert(g, node);
    case 'Import':
      return visitImport(g, node);
    case 'ImportFrom':
      return visitImportFrom(g, node);
    case 'Global':
    case 'Nonlocal':
      return;
    case 'Expr':
      return visitExpressionStatement(g, node);
    case 'Pass':
      return g.emit(op.NOP, 0, at);
    case 'Break':
      return visitBreak(g, at);
    case 'Continue':
      return visitContinue(g, at);
  }
}

function visitExpressionStatement(g: CodeGenerator, node: StatementOf<'Expr'>): void {
  if (g.options.isEchoed(node)) {
    g.visitExpression(node.value);
    g.emit(op.CALL_INTRINSIC_1, INTRINSIC_PRINT, node.at);
  } else if (node.value.kind === 'Constant') {
    return g.emit(op.NOP, 0, node.at);
  } else {
    g.visitExpression(node.value);
  }
  g.emit(op.POP_TOP, 0, null);
}

function visitRaise(g: CodeGenerator, node: StatementOf<'Raise'>): void {
  if (node.exc !== null) g.visitExpression(node.exc);
  if (node.cause !== null) g.visitExpression(node.cause);
  g.emit(op.RAISE_VARARGS, node.exc === null ? 0 : node.cause === null ? 1 : 2, node.at);
}

function visitAugAssign(g: CodeGenerator, node: StatementOf<'AugAssign'>): void {
  const { target } = node;
  const { at } = target;
  const operate = () => {
    g.visitExpression(node.value);
    emitBinary(g, node.op, true, node.at);
  };
  if (target.kind === 'Name') {
    g.load(target.id, at);
    operate();
    g.store(target.id, at);
  } else if (target.kind === 'Attribute') {
    if (target.attr === '__debug__') g.fail('cannot assign to __debug__', at);
    const nameAt = startAtAttribute(g, at, target);
    g.visitExpression(target.value);
    g.emit(op.COPY, 1, at);
    g.emit(op.LOAD_ATTR, g.nameIndex(target.attr) << 1, nameAt);
    operate();
    g.emit(op.SWAP, 2, nameAt);
    g.emitName(op.STORE_ATTR, target.attr, nameAt);
  } else if (target.kind === 'Subscript') {
    g.visitExpression(target.value);
    const isSlice = target.slice.kind === 'Slice' && target.slice.step === null;
    if (isSlice) visitSliceParts(g, target.slice as Extract<Expression, { kind: 'Slice' }>);
    else g.visitExpression(target.slice);
    const operands = isSlice ? 3 : 2;
    for (let copies = 0; copies < operands; copies++) g.emit(op.COPY, operands, at);
    g.emit(isSlice ? op.BINARY_SLICE : op.BINARY_SUBSCR, 0, at);
    operate();
    for (let depth = operands + 1; depth >= 2; depth--) g.emit(op.SWAP, depth, at);
    g.emit(isSlice ? op.STORE_SLICE : op.STORE_SUBSCR, 0, at);
  }
}

function visitAnnAssign(g: CodeGenerator, node: StatementOf<'AnnAssign'>): void {
  const { at, target } = node;
  const isStored = g.unit.kind === 'module' || g.unit.kind === 'class';
  const isDeferred = g.options.facts.defersAnnotations && !g.options.futureAnnotations;
  if (node.value !== null) {
    g.visitExpression(node.value);
    g.visitExpression(target);
  }
  if (target.kind === 'Name') {
    if (target.id === '__debug__') g.fail('cannot assign to __debug__', at);
    if (node.simple && isStored && isDeferred) {
      markAnnotation(g, node);
    } else if (node.simple && isStored) {
      loadAnnotation(g, node.annotation);
      g.emitName(op.LOAD_NAME, '__annotations__', at);
      g.loadString(g.mangled(target.id), at);
      g.emit(op.STORE_SUBSCR, 0, at);
    }
  } else if (node.value === null) {
    // The target is evaluated all the same, as far as it can fail.
    if (target.kind === 'Attribute') evaluate(g, target.value);
    if (target.kind === 'Subscript') {
      evaluate(g, target.value);
      evaluateSubscript(g, target.slice);
    }
  }
  if (!node.simple && isStored && !isDeferred && !g.options.futureAnnotations) evaluate(g, node.annotation);
}

function evaluate(g: CodeGenerator, node: Expression): void {
  g.visitExpression(node);
  g.emit(op.POP_TOP, 0, node.at);
}

/** The parts of a subscript, each for itself (check_ann_subscr()). */
function evaluateSubscript(g: CodeGenerator, node: Expression): void {
  if (node.kind === 'Slice') {
    for (const part of [node.lower, node.upper, node.step]) if (part !== null) evaluate(g, part);
  } else if (node.kind === 'Tuple') {
    for (const element of node.elts) evaluateSubscript(g, element);
  } else {
    evaluate(g, node);
  }
}
