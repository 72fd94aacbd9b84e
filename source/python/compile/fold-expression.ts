import type { ConstantValue, Expression, Position } from '../syntax/ast.ts';
import { foldBinary, foldUnary } from './constant-arithmetic.ts';
import { foldFormat } from './fold-format.ts';

export function constant(value: ConstantValue, at: Position): Expression {
  return { kind: 'Constant', at, value };
}

/** The values of constants, null if one of the expressions is something else. */
export function constantItems(elements: readonly Expression[]): ConstantValue[] | null {
  const items: ConstantValue[] = [];
  for (const element of elements) {
    if (element.kind !== 'Constant') return null;
    items.push(element.value);
  }
  return items;
}

export function foldBinOp(node: Extract<Expression, { kind: 'BinOp' }>, foldsFormats: boolean): Expression {
  const { left, right } = node;
  if (left.kind !== 'Constant') return node;
  if (foldsFormats && right.kind === 'Tuple' && node.op === '%' && left.value.type === 'str') {
    return foldFormat(left.value.value, right, node.at) ?? node;
  }
  if (right.kind !== 'Constant') return node;
  const value = foldBinary(left.value, node.op, right.value);
  return value === null ? node : constant(value, node.at);
}

export function foldUnaryOp(node: Extract<Expression, { kind: 'UnaryOp' }>): Expression {
  const { operand } = node;
  if (operand.kind === 'Constant') {
    const value = foldUnary(node.op, operand.value);
    return value === null ? node : constant(value, node.at);
  }
  if (node.op !== 'not' || operand.kind !== 'Compare' || operand.ops.length !== 1) return node;
  // `not a is b` and the like have an operator of their own.
  const opposites = { is: 'is not', 'is not': 'is', in: 'not in', 'not in': 'in' } as const;
  const [op] = operand.ops;
  if (op !== 'is' && op !== 'is not' && op !== 'in' && op !== 'not in') return node;
  return { ...operand, ops: [opposites[op]] };
}

/** `x in [1, 2]` as `x in (1, 2)`; the same for the last of several comparisons. */
export function foldCompare(node: Extract<Expression, { kind: 'Compare' }>): Expression {
  const op = node.ops[node.ops.length - 1];
  if (op !== 'in' && op !== 'not in') return node;
  const last = node.comparators[node.comparators.length - 1] as Expression;
  return { ...node, comparators: [...node.comparators.slice(0, -1), constantIterable(last)] };
}

/** A list or set display that is only iterated over, as tuple or frozenset (fold_iter()). */
export function constantIterable(node: Expression): Expression {
  if (node.kind === 'List') {
    if (node.elts.some((element) => element.kind === 'Starred')) return node;
    const items = constantItems(node.elts);
    if (items !== null) return constant({ type: 'tuple', items }, node.at);
    return { kind: 'Tuple', at: node.at, elts: node.elts, ctx: node.ctx };
  }
  if (node.kind !== 'Set') return node;
  const items = constantItems(node.elts);
  if (items === null) return node;
  return constant({ type: 'frozenset', items: distinct(items) }, node.at);
}

/** Equal items once, the first of them: 1, 1.0 and True are equal here. */
export function distinct(items: readonly ConstantValue[]): ConstantValue[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = equalityKey(item);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function equalityKey(value: ConstantValue): string {
  switch (value.type) {
    case 'bool':
      return `n${Number(value.value)}`;
    case 'int':
      return `n${value.value}`;
    case 'float':
      return Number.isInteger(value.value) ? `n${BigInt(value.value)}` : `n${value.value}`;
    case 'complex':
      return value.imaginary === 0
        ? equalityKey({ type: 'float', value: value.real })
        : `n${value.real},${value.imaginary}`;
    case 'str':
      return `s${value.value.length}:${value.value}`;
    case 'bytes':
      return `b${value.value.join(',')}`;
    case 'tuple':
      return `(${value.items.map(equalityKey).join(' ')})`;
    case 'frozenset':
      return `{${value.items.map(equalityKey).sort().join(' ')}}`;
    default:
      return value.type;
  }
}
