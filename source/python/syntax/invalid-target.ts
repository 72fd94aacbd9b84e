import type { Expression } from './ast.ts';

const names: Readonly<Partial<Record<Expression['kind'], string>>> = {
  Attribute: 'attribute',
  Subscript: 'subscript',
  Starred: 'starred',
  Name: 'name',
  List: 'list',
  Tuple: 'tuple',
  Lambda: 'lambda',
  Call: 'function call',
  BoolOp: 'expression',
  BinOp: 'expression',
  UnaryOp: 'expression',
  GeneratorExp: 'generator expression',
  Yield: 'yield expression',
  YieldFrom: 'yield expression',
  Await: 'await expression',
  ListComp: 'list comprehension',
  SetComp: 'set comprehension',
  DictComp: 'dict comprehension',
  Dict: 'dict literal',
  Set: 'set display',
  JoinedStr: 'f-string expression',
  FormattedValue: 'f-string expression',
  TemplateStr: 't-string expression',
  Interpolation: 't-string expression',
  Compare: 'comparison',
  IfExp: 'conditional expression',
  NamedExpr: 'named expression',
};

/** What an error message calls an expression: `Parser/pegen.c, _PyPegen_get_expr_name()`. */
export function expressionName(expression: Expression): string {
  if (expression.kind !== 'Constant') return names[expression.kind] ?? 'expression';
  const { value } = expression;
  if (value.type === 'None') return 'None';
  if (value.type === 'Ellipsis') return 'ellipsis';
  if (value.type === 'bool') return value.value ? 'True' : 'False';
  return 'literal';
}

export type TargetUse = 'assign' | 'delete' | 'for';

/** The part of a would-be target that cannot be one; null if all can. `Parser/pegen.c, _PyPegen_get_invalid_target()`. */
export function invalidTarget(expression: Expression, use: TargetUse): Expression | null {
  switch (expression.kind) {
    case 'List':
    case 'Tuple':
      for (const element of expression.elts) {
        const found = invalidTarget(element, use);
        if (found) return found;
      }
      return null;
    case 'Starred':
      return use === 'delete' ? expression : invalidTarget(expression.value, use);
    case 'Compare':
      // The `a in b` of `for a in b` is read as a comparison.
      if (use !== 'for') return expression;
      return expression.ops[0] === 'in' ? invalidTarget(expression.left, use) : null;
    case 'Name':
    case 'Subscript':
    case 'Attribute':
      return null;
    default:
      return expression;
  }
}
