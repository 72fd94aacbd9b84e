import type { Expression, Module } from './ast.ts';
import { callActions } from './build-calls.ts';
import { expressionActions } from './build-expressions.ts';
import { patternActions, statementActions } from './build-statements.ts';
import { stringActions } from './build-strings.ts';
import { explainActions, placeActions } from './explain.ts';
import { expressionRules, parameterRules } from './grammar-expressions.ts';
import { invalidRules } from './grammar-invalid.ts';
import { patternRules, statementRules } from './grammar-statements.ts';
import { binaryOperators, comparisons } from './operators.ts';
import { Parser } from './parser.ts';
import { Grammar, type Matcher } from './peg.ts';
import { NestedTooDeep } from './syntax-error.ts';
import type { WarningSink } from './syntax-warning.ts';

const rules = [
  statementRules,
  patternRules,
  expressionRules,
  parameterRules('', ')'),
  parameterRules('lambda_', ':'),
  invalidRules,
].join('\n');
const actions = {
  ...statementActions,
  ...patternActions,
  ...expressionActions,
  ...callActions,
  ...stringActions,
  ...explainActions,
};

/** The right half of "Perhaps you forgot a comma?" is read without such questions. */
function unexplained(expression: Matcher): Matcher {
  return (parser) => {
    const { explaining } = parser;
    parser.explaining = false;
    const value = expression(parser);
    parser.explaining = explaining;
    return value;
  };
}

const grammar: Grammar = new Grammar(
  rules,
  {
    bitwise_or: binaryOperators(
      (parser) => grammar.rule('await_primary')(parser),
      (parser) => grammar.rule('inversion')(parser),
    ),
    comparison: comparisons((parser) => grammar.rule('bitwise_or')(parser)),
    expression_without_invalid: unexplained((parser) => grammar.rule('plain_expression')(parser)),
  },
  actions,
  placeActions,
);

function run(parser: Parser, rule: string): unknown {
  try {
    return parser.run(grammar.rule(rule));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const { line, column } = parser.peek();
    const { filename } = parser.source;
    const place = { filename, line, column: column + 1, endLine: line, endColumn: 0, text: parser.source.line(line) };
    throw new NestedTooDeep('too many nested brackets or operators', place);
  }
}

/**
 * The syntax tree of a module, as CPython 3.13's `ast.parse(source, filename)` gives it.
 * @param sink is told of what CPython warns of while it parses
 * @throws PythonSyntaxError with CPython's message and place.
 */
export function parse(source: string, filename: string, sink?: WarningSink): Module {
  return run(new Parser(source, filename, sink), 'file') as Module;
}

/**
 * The syntax tree of one expression, as for `eval()`: white space at the beginning does not count.
 * @throws PythonSyntaxError with CPython's message and place.
 */
export function parseExpression(source: string, filename: string, sink?: WarningSink): Expression {
  return run(new Parser(source.replace(/^[ \t]+/, ''), filename, sink), 'eval') as Expression;
}
