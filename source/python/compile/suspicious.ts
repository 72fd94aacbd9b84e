import type { ConstantValue, Expression, Statement } from '../syntax/ast.ts';
import type { CodeGenerator } from './code-generator.ts';

/** What CPython's compiler warns of: code that can only fail, or that is surely not meant (`Python/compile.c`). */

type ExpressionOf<Kind extends string> = Extract<Expression, { kind: Kind }>;

const CONSTANT_TYPES: Readonly<Record<ConstantValue['type'], string>> = {
  None: 'NoneType',
  Ellipsis: 'ellipsis',
  bool: 'bool',
  int: 'int',
  float: 'float',
  complex: 'complex',
  str: 'str',
  bytes: 'bytes',
  tuple: 'tuple',
  frozenset: 'frozenset',
};

const DISPLAY_TYPES: Readonly<Partial<Record<Expression['kind'], string>>> = {
  Tuple: 'tuple',
  List: 'list',
  ListComp: 'list',
  Dict: 'dict',
  DictComp: 'dict',
  Set: 'set',
  SetComp: 'set',
  GeneratorExp: 'generator',
  Lambda: 'function',
  JoinedStr: 'str',
  FormattedValue: 'str',
  TemplateStr: 'string.templatelib.Template',
  Interpolation: 'string.templatelib.Interpolation',
};

const NO_SUBSCRIPTS: ReadonlySet<string> = new Set([
  'NoneType',
  'ellipsis',
  'bool',
  'int',
  'float',
  'complex',
  'set',
  'frozenset',
  'generator',
  'function',
  'string.templatelib.Template',
  'string.templatelib.Interpolation',
]);

const SEQUENCES: ReadonlySet<string> = new Set(['tuple', 'list', 'str', 'bytes']);

/** The name of the type that an expression must have; null where it can be any (`infer_type()`). */
function inferType(node: Expression): string | null {
  return node.kind === 'Constant' ? CONSTANT_TYPES[node.value.type] : (DISPLAY_TYPES[node.kind] ?? null);
}

/** `check_caller()` */
export function checkCaller(g: CodeGenerator, func: Expression): void {
  const type = inferType(func);
  if (type === null || type === 'function') return;
  g.warn(`'${type}' object is not callable; perhaps you missed a comma?`, func.at);
}

/** `check_subscripter()` and `check_index()` */
export function checkSubscript(g: CodeGenerator, { value, slice }: ExpressionOf<'Subscript'>): void {
  const type = inferType(value);
  if (type === null) return;
  if (NO_SUBSCRIPTS.has(type)) {
    g.warn(`'${type}' object is not subscriptable; perhaps you missed a comma?`, value.at);
  }
  const index = inferType(slice);
  if (index === null || index === 'int' || index === 'bool' || !SEQUENCES.has(type)) return;
  g.warn(`${type} indices must be integers or slices, not ${index}; perhaps you missed a comma?`, value.at);
}

/** `check_compare()`: identity with a literal depends on what the interpreter happens to share. */
export function checkComparison(g: CodeGenerator, node: ExpressionOf<'Compare'>): void {
  const { literalName } = g.options.facts;
  let left = node.left;
  node.ops.forEach((operator, index) => {
    const right = node.comparators[index] as Expression;
    const literal = literalType(left) ?? literalType(right);
    if (literal !== null && operator === 'is') {
      g.warn(`"is" with ${literalName(literal)}. Did you mean "=="?`, node.at);
    } else if (literal !== null && operator === 'is not') {
      g.warn(`"is not" with ${literalName(literal)}. Did you mean "!="?`, node.at);
    }
    left = right;
  });
}

/** The type of a literal that is no singleton (`check_is_arg()`). */
function literalType(node: Expression): string | null {
  if (node.kind !== 'Constant') return null;
  const { type } = node.value;
  return type === 'None' || type === 'Ellipsis' || type === 'bool' ? null : CONSTANT_TYPES[type];
}

/** `compiler_assert()`: a tuple with items is true. */
export function checkAssertion(g: CodeGenerator, { test, at }: Extract<Statement, { kind: 'Assert' }>): void {
  const count =
    test.kind === 'Tuple'
      ? test.elts.length
      : test.kind === 'Constant' && test.value.type === 'tuple' && g.options.facts.warnsOfConstantAssertions
        ? test.value.items.length
        : 0;
  if (count > 0) g.warn('assertion is always true, perhaps remove parentheses?', at);
}
