import type { Expression, Position } from '../syntax/ast.ts';
import { isSuperCall, loadSuperAttribute, METHOD_CALL, startAtAttribute, visitCall } from './calls.ts';
import { type CodeGenerator, STACK_USE_GUIDELINE } from './code-generator.ts';
import { visitComprehension } from './comprehensions.ts';
import { jumpIf } from './control-flow.ts';
import { visitDict, visitStarred, visitUnpacking } from './displays.ts';
import { visitLambda } from './functions.ts';
import * as op from './opcodes.ts';
import { CONVERT_ASCII, CONVERT_REPR, CONVERT_STR, INTRINSIC_UNARY_POSITIVE } from './operands.ts';
import { emitBinary, emitComparison } from './operators.ts';
import { checkComparison, checkSubscript } from './suspicious.ts';
import { visitAwait, visitYield } from './yields.ts';

type ExpressionOf<Kind extends string> = Extract<Expression, { kind: Kind }>;

/** Pushes the expression's value; a target in Store or Del context takes its value from the stack, or is deleted. */
export function visitExpression(g: CodeGenerator, node: Expression): void {
  const { at } = node;
  switch (node.kind) {
    case 'Constant':
      return g.loadConstant(node.value, at);
    case 'Name':
      return visitName(g, node);
    case 'Attribute':
      return visitAttribute(g, node);
    case 'Subscript':
      return visitSubscript(g, node);
    case 'Call':
      return visitCall(g, node);
    case 'BinOp':
      g.visitExpression(node.left);
      g.visitExpression(node.right);
      return emitBinary(g, node.op, false, at);
    case 'BoolOp':
      return visitBoolOp(g, node);
    case 'UnaryOp':
      return visitUnaryOp(g, node);
    case 'Compare':
      return visitCompare(g, node);
    case 'IfExp':
      return visitIfExp(g, node);
    case 'NamedExpr':
      g.visitExpression(node.value);
      g.emit(op.COPY, 1, at);
      return g.visitExpression(node.target);
    case 'Lambda':
      return visitLambda(g, node);
    case 'List':
    case 'Tuple':
      if (node.ctx === 'Store') return visitUnpacking(g, at, node.elts);
      if (node.ctx === 'Del') return g.visitAll(node.elts);
      return visitStarred(g, at, node.elts, 0, node.kind === 'List' ? 'list' : 'tuple');
    case 'Set':
      return visitStarred(g, at, node.elts, 0, 'set');
    case 'Dict':
      return visitDict(g, node);
    case 'ListComp':
    case 'SetComp':
    case 'DictComp':
    case 'GeneratorExp':
      return visitComprehension(g, node);
    case 'Yield':
    case 'YieldFrom':
      return visitYield(g, node);
    case 'Await':
      return visitAwait(g, node);
    case 'JoinedStr':
      return visitJoinedStr(g, node);
    case 'TemplateStr':
      return visitTemplate(g, node);
    case 'Interpolation':
      return visitInterpolation(g, node);
    case 'FormattedValue':
      return visitFormattedValue(g, node);
    case 'Slice':
      return g.emit(op.BUILD_SLICE, visitSliceParts(g, node), at);
    case 'Starred':
      return g.fail(
        node.ctx === 'Store'
          ? 'starred assignment target must be in a list or tuple'
          : "can't use starred expression here",
        at,
      );
  }
}

function visitName(g: CodeGenerator, node: ExpressionOf<'Name'>): void {
  if (node.ctx === 'Load') g.load(node.id, node.at);
  else if (node.ctx === 'Store') g.store(node.id, node.at);
  else g.delete(node.id, node.at);
}

function checkForbidden(g: CodeGenerator, name: string, context: string, at: Position): void {
  if (name !== '__debug__' || context === 'Load') return;
  g.fail(context === 'Store' ? 'cannot assign to __debug__' : 'cannot delete __debug__', at);
}

function visitAttribute(g: CodeGenerator, node: ExpressionOf<'Attribute'>): void {
  checkForbidden(g, node.attr, node.ctx, node.at);
  if (node.ctx === 'Load' && isSuperCall(g, node)) {
    loadSuperAttribute(g, node, 0);
    return;
  }
  if (node.ctx === 'Store') recordStaticAttribute(g, node);
  g.visitExpression(node.value);
  const at = startAtAttribute(g, node.at, node);
  if (node.ctx === 'Load') g.emit(op.LOAD_ATTR, g.nameIndex(node.attr) << 1, at);
  else g.emitName(node.ctx === 'Store' ? op.STORE_ATTR : op.DELETE_ATTR, node.attr, at);
}

/** `self.name = …` in a method: for the class's `__static_attributes__`. */
function recordStaticAttribute(g: CodeGenerator, node: ExpressionOf<'Attribute'>): void {
  if (node.value.kind !== 'Name' || node.value.id !== 'self') return;
  for (let index = g.stack.length - 1; index >= 0; index--) {
    const unit = g.stack[index];
    if (unit?.kind !== 'class') continue;
    unit.staticAttributes.add(node.attr);
    return;
  }
}

function visitSubscript(g: CodeGenerator, node: ExpressionOf<'Subscript'>): void {
  const { at, slice } = node;
  if (node.ctx === 'Load') checkSubscript(g, node);
  g.visitExpression(node.value);
  if (slice.kind === 'Slice' && slice.step === null && node.ctx !== 'Del') {
    visitSliceParts(g, slice);
    return g.emit(node.ctx === 'Load' ? op.BINARY_SLICE : op.STORE_SLICE, 0, at);
  }
  g.visitExpression(slice);
  if (node.ctx === 'Load') g.emit(op.BINARY_SUBSCR, 0, at);
  else g.emit(node.ctx === 'Store' ? op.STORE_SUBSCR : op.DELETE_SUBSCR, 0, at);
}

/** Pushes start, stop and, if there is one, step. Returns how many. */
export function visitSliceParts(g: CodeGenerator, node: ExpressionOf<'Slice'>): number {
  for (const part of [node.lower, node.upper]) {
    if (part !== null) g.visitExpression(part);
    else g.loadNone(node.at);
  }
  if (node.step === null) return 2;
  g.visitExpression(node.step);
  return 3;
}

function visitBoolOp(g: CodeGenerator, node: ExpressionOf<'BoolOp'>): void {
  const { at, values } = node;
  const end = g.newLabel();
  const last = values.length - 1;
  for (const value of values.slice(0, last)) {
    g.visitExpression(value);
    g.emit(op.COPY, 1, at);
    g.emit(op.TO_BOOL, 0, at);
    g.emitJump(node.op === 'and' ? op.POP_JUMP_IF_FALSE : op.POP_JUMP_IF_TRUE, end, at);
    g.emit(op.POP_TOP, 0, at);
  }
  g.visitExpression(values[last] as Expression);
  g.place(end);
}

function visitUnaryOp(g: CodeGenerator, node: ExpressionOf<'UnaryOp'>): void {
  const { at } = node;
  g.visitExpression(node.operand);
  switch (node.op) {
    case 'not':
      g.emit(op.TO_BOOL, 0, at);
      return g.emit(op.UNARY_NOT, 0, at);
    case '-':
      return g.emit(op.UNARY_NEGATIVE, 0, at);
    case '~':
      return g.emit(op.UNARY_INVERT, 0, at);
    case '+':
      return g.emit(op.CALL_INTRINSIC_1, INTRINSIC_UNARY_POSITIVE, at);
  }
}

function visitCompare(g: CodeGenerator, node: ExpressionOf<'Compare'>): void {
  const { at, ops, comparators } = node;
  const last = ops.length - 1;
  const cleanup = g.newLabel();
  const end = g.newLabel();
  checkComparison(g, node);
  g.visitExpression(node.left);
  ops.forEach((operator, index) => {
    g.visitExpression(comparators[index] as Expression);
    if (index === last) {
      emitComparison(g, operator, at);
      return;
    }
    g.emit(op.SWAP, 2, at);
    g.emit(op.COPY, 2, at);
    emitComparison(g, operator, at);
    g.emit(op.COPY, 1, at);
    g.emit(op.TO_BOOL, 0, at);
    g.emitJump(op.POP_JUMP_IF_FALSE, cleanup, at);
    g.emit(op.POP_TOP, 0, at);
  });
  if (last === 0) return;
  g.emitJump(op.JUMP_NO_INTERRUPT, end, null);
  g.place(cleanup);
  g.emit(op.SWAP, 2, at);
  g.emit(op.POP_TOP, 0, at);
  g.place(end);
}

function visitIfExp(g: CodeGenerator, node: ExpressionOf<'IfExp'>): void {
  const end = g.newLabel();
  const otherwise = g.newLabel();
  jumpIf(g, node.at, node.test, otherwise, false);
  g.visitExpression(node.body);
  g.emitJump(op.JUMP_NO_INTERRUPT, end, null);
  g.place(otherwise);
  g.visitExpression(node.orelse);
  g.place(end);
}

function visitJoinedStr(g: CodeGenerator, node: ExpressionOf<'JoinedStr'>): void {
  const { at, values } = node;
  if (values.length > STACK_USE_GUIDELINE) {
    // ''.join of a list, which needs little stack.
    g.loadString('', at);
    g.emit(op.LOAD_ATTR, (g.nameIndex('join') << 1) | METHOD_CALL, at);
    g.emit(op.BUILD_LIST, 0, at);
    for (const value of values) {
      g.visitExpression(value);
      g.emit(op.LIST_APPEND, 1, at);
    }
    return g.emit(op.CALL, 1, at);
  }
  g.visitAll(values);
  if (values.length > 1) g.emit(op.BUILD_STRING, values.length, at);
  else if (values.length === 0) g.loadString('', at);
}

const CONVERSIONS = { '': 0, s: CONVERT_STR, r: CONVERT_REPR, a: CONVERT_ASCII } as const;

/** `codegen_template_str()`: a tuple of the texts, one more than there are fields, then one of the fields. */
function visitTemplate(g: CodeGenerator, node: ExpressionOf<'TemplateStr'>): void {
  const { at, values } = node;
  const fields = values.filter((value) => value.kind === 'Interpolation');
  let isAfterText = false;
  for (const value of values) {
    const isField = value.kind === 'Interpolation';
    if (!isField) g.visitExpression(value);
    else if (!isAfterText) g.loadString('', at);
    isAfterText = !isField;
  }
  if (!isAfterText) g.loadString('', at);
  g.emit(op.BUILD_TUPLE, fields.length + 1, at);
  g.visitAll(fields);
  g.emit(op.BUILD_TUPLE, fields.length, at);
  g.emit(op.BUILD_TEMPLATE, 0, at);
}

/** `codegen_interpolation()` */
function visitInterpolation(g: CodeGenerator, node: ExpressionOf<'Interpolation'>): void {
  const { at, formatSpec } = node;
  g.visitExpression(node.value);
  g.loadString(node.str, at);
  if (formatSpec !== null) g.visitExpression(formatSpec);
  g.emit(op.BUILD_INTERPOLATION, (CONVERSIONS[node.conversion] << 2) | (formatSpec === null ? 0 : 1), at);
}

function visitFormattedValue(g: CodeGenerator, node: ExpressionOf<'FormattedValue'>): void {
  const { at } = node;
  g.visitExpression(node.value);
  if (node.conversion !== '') {
    g.emit(op.CONVERT_VALUE, CONVERSIONS[node.conversion], at);
  }
  if (node.formatSpec === null) return g.emit(op.FORMAT_SIMPLE, 0, at);
  g.visitExpression(node.formatSpec);
  g.emit(op.FORMAT_WITH_SPEC, 0, at);
}
