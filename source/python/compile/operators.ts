import type { BinaryOperator, ComparisonOperator } from '../syntax/ast.ts';
import type { CodeGenerator } from './code-generator.ts';
import type { Location } from './instruction.ts';
import * as op from './opcodes.ts';
import { BINARY_OPERATORS, COMPARISONS, IN_PLACE } from './operands.ts';

export function emitBinary(g: CodeGenerator, operator: BinaryOperator, inPlace: boolean, at: Location): void {
  g.emit(op.BINARY_OP, BINARY_OPERATORS.indexOf(operator) + (inPlace ? IN_PLACE : 0), at);
}

export function emitComparison(g: CodeGenerator, operator: ComparisonOperator, at: Location): void {
  switch (operator) {
    case 'is':
    case 'is not':
      return g.emit(op.IS_OP, operator === 'is' ? 0 : 1, at);
    case 'in':
    case 'not in':
      return g.emit(op.CONTAINS_OP, operator === 'in' ? 0 : 1, at);
    default:
      return g.emit(op.COMPARE_OP, COMPARISONS.indexOf(operator), at);
  }
}
