import type { Expression, Module } from './ast.ts';
import { callActions } from './build-calls.ts';
import { expressionActions } from './build-expressions.ts';
import { literalActions } from './build-literals.ts';
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
import { SYNTAX_3_13, type SyntaxFacts } from './syntax-facts.ts';
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
  ...literalActions((parser) => run(parser, 'format_field')),
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

function makeGrammar(facts: SyntaxFacts): Grammar {
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
    facts.grammar,
  );
  return grammar;
}

/** The grammars in use: each is made once and never changes. */
const grammars = new Map<SyntaxFacts, Grammar>();

function grammarOf(facts: SyntaxFacts): Grammar {
  const known = grammars.get(facts);
  if (known !== undefined) return known;
  const made = makeGrammar(facts);
  grammars.set(facts, made);
  return made;
}

function run(parser: Parser, rule: string): unknown {
  try {
    return parser.run(grammarOf(parser.facts).rule(rule));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const { line, column } = parser.peek();
    const { filename } = parser.source;
    const place = { filename, line, column: column + 1, endLine: line, endColumn: 0, text: parser.source.line(line) };
    throw new NestedTooDeep('too many nested brackets or operators', place);
  }
}

/**
 * The syntax tree of a module, as `ast.parse(source, filename)` gives it.
 * @param facts of the version whose grammar it is; 3.13's by default
 * @param sink is told of what CPython warns of while it parses
 * @throws PythonSyntaxError with CPython's message and place.
 */
export function parse(source: string, filename: string, sink?: WarningSink, facts = SYNTAX_3_13): Module {
  return run(new Parser(source, filename, sink, facts), 'file') as Module;
}

/** `parse()` of what stands in a file: `_PyPegen_run_parser_from_file_pointer()`. */
export function parseFile(source: string, filename: string, sink: WarningSink, facts: SyntaxFacts): Module {
  return run(new Parser(source, filename, sink, facts, 'file'), 'file') as Module;
}

/** `parse()` of what `compile()` gets as 'single': no line break is added at its end. */
export function parseSingle(source: string, filename: string, sink: WarningSink, facts: SyntaxFacts): Module {
  return run(new Parser(source, filename, sink, facts, 'bare text'), 'file') as Module;
}

/**
 * The syntax tree of one expression, as for `eval()`: white space at the beginning does not count.
 * @throws PythonSyntaxError with CPython's message and place.
 */
export function parseExpression(source: string, filename: string, sink?: WarningSink, facts = SYNTAX_3_13): Expression {
  return run(new Parser(source.replace(/^[ \t]+/, ''), filename, sink, facts, 'bare text'), 'eval') as Expression;
}
