import type { Expression, Position } from '../syntax/ast.ts';
import { type CodeGenerator, STACK_USE_GUIDELINE } from './code-generator.ts';
import { constantItems, distinct } from './fold-expression.ts';
import * as op from './opcodes.ts';
import { INTRINSIC_LIST_TO_TUPLE } from './operands.ts';

export type DisplayKind = 'list' | 'set' | 'tuple';

/** A list, set or tuple display that may have starred items (starunpack_helper()). `pushed` items are on the stack. */
export function visitStarred(
  g: CodeGenerator,
  at: Position,
  elements: readonly Expression[],
  pushed: number,
  kind: DisplayKind,
): void {
  const [build, add, extend] =
    kind === 'set' ? [op.BUILD_SET, op.SET_ADD, op.SET_UPDATE] : [op.BUILD_LIST, op.LIST_APPEND, op.LIST_EXTEND];
  const toTuple = () => {
    if (kind === 'tuple') g.emit(op.CALL_INTRINSIC_1, INTRINSIC_LIST_TO_TUPLE, at);
  };
  const constants = elements.length > 2 ? constantItems(elements) : null;
  if (constants !== null) {
    if (kind === 'tuple' && pushed === 0) return g.loadConstant({ type: 'tuple', items: constants }, at);
    g.emit(build, pushed, at);
    if (kind === 'set') g.loadConstant({ type: 'frozenset', items: distinct(constants) }, at);
    else g.loadConstant({ type: 'tuple', items: constants }, at);
    g.emit(extend, 1, at);
    return toTuple();
  }
  const isBig = elements.length + pushed > STACK_USE_GUIDELINE;
  if (!isBig && elements.every((element) => element.kind !== 'Starred')) {
    g.visitAll(elements);
    return g.emit(kind === 'tuple' ? op.BUILD_TUPLE : build, elements.length + pushed, at);
  }
  let isBuilt = isBig;
  if (isBig) g.emit(build, pushed, at);
  elements.forEach((element, index) => {
    if (element.kind === 'Starred') {
      if (!isBuilt) g.emit(build, index + pushed, at);
      isBuilt = true;
      g.visitExpression(element.value);
      g.emit(extend, 1, at);
    } else {
      g.visitExpression(element);
      if (isBuilt) g.emit(add, 1, at);
    }
  });
  toTuple();
}

/** Unpacks the value on top into targets (unpack_helper()). */
export function visitUnpacking(g: CodeGenerator, at: Position, targets: readonly Expression[]): void {
  const star = targets.findIndex((target) => target.kind === 'Starred');
  if (star >= 0) {
    const after = targets.length - star - 1;
    if (targets.slice(star + 1).some((target) => target.kind === 'Starred')) {
      g.fail('multiple starred expressions in assignment', at);
    }
    if (star >= 1 << 8 || after >= 0x7fffffff >> 8) {
      g.fail('too many expressions in star-unpacking assignment', at);
    }
    g.emit(op.UNPACK_EX, star + (after << 8), at);
  } else {
    g.emit(op.UNPACK_SEQUENCE, targets.length, at);
  }
  for (const target of targets) g.visitExpression(target.kind === 'Starred' ? target.value : target);
}

export function visitDict(g: CodeGenerator, node: Extract<Expression, { kind: 'Dict' }>): void {
  const { at, keys, values } = node;
  let hasDict = false;
  let elements = 0;
  const addItems = (begin: number, end: number) => {
    visitDictItems(g, node, begin, end);
    if (hasDict) g.emit(op.DICT_UPDATE, 1, at);
    hasDict = true;
    elements = 0;
  };
  keys.forEach((key, index) => {
    if (key === null) {
      if (elements > 0) addItems(index - elements, index);
      if (!hasDict) g.emit(op.BUILD_MAP, 0, at);
      hasDict = true;
      g.visitExpression(values[index] as Expression);
      g.emit(op.DICT_UPDATE, 1, at);
    } else if (elements * 2 > STACK_USE_GUIDELINE) {
      addItems(index - elements, index + 1);
    } else {
      elements++;
    }
  });
  if (elements > 0) addItems(keys.length - elements, keys.length);
  if (!hasDict) g.emit(op.BUILD_MAP, 0, at);
}

/** A dict of the items from `begin` to before `end` (compiler_subdict()). */
function visitDictItems(
  g: CodeGenerator,
  node: Extract<Expression, { kind: 'Dict' }>,
  begin: number,
  end: number,
): void {
  const { at } = node;
  const keys = node.keys.slice(begin, end) as readonly Expression[];
  const values = node.values.slice(begin, end);
  const isBig = keys.length * 2 > STACK_USE_GUIDELINE;
  const constants = keys.length > 1 && !isBig ? constantItems(keys) : null;
  if (constants !== null) {
    g.visitAll(values);
    g.loadConstant({ type: 'tuple', items: constants }, at);
    return g.emit(op.BUILD_CONST_KEY_MAP, keys.length, at);
  }
  if (isBig) g.emit(op.BUILD_MAP, 0, at);
  keys.forEach((key, index) => {
    g.visitExpression(key);
    g.visitExpression(values[index] as Expression);
    if (isBig) g.emit(op.MAP_ADD, 1, at);
  });
  if (!isBig) g.emit(op.BUILD_MAP, keys.length, at);
}
