import type { BinaryOperator, ComparisonOperator, Expression } from './ast.ts';
import type { Parser } from './parser.ts';
import type { Matcher } from './peg.ts';
import { tokenId } from './token.ts';

/** How tightly binary operators bind, from `|` up to `*`; by token id. */
const levels: readonly (readonly BinaryOperator[])[] = [
  ['|'],
  ['^'],
  ['&'],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '//', '%', '@'],
];
const sumLevel = 4;
const binding = new Map(levels.flatMap((operators, level) => operators.map((each) => [tokenId(each), level] as const)));
const unary = new Map((['+', '-', '~'] as const).map((operator) => [tokenId(operator), operator]));
const power = tokenId('**');
const comparing = new Map(
  (['==', '!=', '<', '<=', '>', '>=', 'in', 'is'] as const).map((operator) => [tokenId(operator), operator]),
);
const not = tokenId('not');
const inside = tokenId('in');

/** The rules from `bitwise_or` down to `power`, by precedence climbing: the most travelled road through the grammar. */
export function binaryOperators(awaitPrimary: Matcher, inversion: Matcher): Matcher {
  const factor = (parser: Parser): Expression | undefined => {
    const start = parser.mark;
    const op = unary.get(parser.peek().id);
    if (op) {
      parser.mark++;
      if (parser.explaining && parser.facts.explainsNot) refuseNot(parser, factor);
      const operand = factor(parser);
      if (!operand) return give(parser, start);
      parser.start = start;
      return { kind: 'UnaryOp', at: parser.span(), op, operand };
    }
    const left = awaitPrimary(parser) as Expression | undefined;
    if (!left || parser.peek().id !== power) return left;
    const { mark } = parser;
    parser.mark++;
    const right = factor(parser);
    if (!right) {
      parser.mark = mark;
      return left;
    }
    parser.start = start;
    return { kind: 'BinOp', at: parser.span(), left, op: '**', right };
  };

  const climb = (parser: Parser, lowest: number): Expression | undefined => {
    const start = parser.mark;
    let left = factor(parser);
    if (!left) return undefined;
    for (;;) {
      const { mark } = parser;
      const token = parser.peek();
      const level = binding.get(token.id);
      if (level === undefined || level < lowest) return left;
      parser.mark++;
      if (parser.explaining && level >= sumLevel && parser.facts.explainsNot) refuseNot(parser, inversion);
      const right = climb(parser, level + 1);
      if (!right) {
        parser.mark = mark;
        return left;
      }
      parser.start = start;
      left = { kind: 'BinOp', at: parser.span(), left, op: token.text as BinaryOperator, right };
    }
  };
  return (parser) => climb(parser, 0);
}

/** The rules `invalid_arithmetic` and `invalid_factor`. */
function refuseNot(parser: Parser, operand: Matcher): void {
  const { mark } = parser;
  const token = parser.peek();
  if (token.id !== not) return;
  parser.mark++;
  const value = operand(parser) as Expression | undefined;
  if (value) parser.failAt(token, "'not' after an operator must be parenthesized", value);
  parser.mark = mark;
}

function give(parser: Parser, mark: number): undefined {
  parser.mark = mark;
}

function comparisonOperator(parser: Parser): ComparisonOperator | undefined {
  const { id } = parser.peek();
  const operator = comparing.get(id);
  if (operator === undefined && id !== not) return undefined;
  parser.mark++;
  if (operator === 'is') {
    if (parser.peek().id !== not) return 'is';
    parser.mark++;
    return 'is not';
  }
  if (operator !== undefined) return operator;
  if (parser.peek().id !== inside) return undefined;
  parser.mark++;
  return 'not in';
}

/** `comparison`: a chain of operators is one node. */
export function comparisons(operand: Matcher): Matcher {
  return (parser) => {
    const start = parser.mark;
    const left = operand(parser) as Expression | undefined;
    if (!left) return undefined;
    const ops: ComparisonOperator[] = [];
    const comparators: Expression[] = [];
    for (;;) {
      const { mark } = parser;
      const op = comparisonOperator(parser);
      const right = op && (operand(parser) as Expression | undefined);
      if (!op || !right) {
        parser.mark = mark;
        break;
      }
      ops.push(op);
      comparators.push(right);
    }
    if (ops.length === 0) return left;
    parser.start = start;
    return { kind: 'Compare', at: parser.span(), left, ops, comparators };
  };
}
