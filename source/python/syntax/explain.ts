import type { Comprehension, Expression } from './ast.ts';
import type { CallArguments } from './build-calls.ts';
import { expressionName, invalidTarget, type TargetUse } from './invalid-target.ts';
import { type Parser, type Placed, placeOf } from './parser.ts';
import type { Action } from './peg.ts';
import { Token } from './token.ts';

type Captured = Placed | Comprehension | readonly Captured[];

function firstOf(captured: Captured): Placed {
  if (Array.isArray(captured)) return firstOf(captured[0]);
  return captured as Placed;
}

function lastOf(captured: Captured): Placed {
  if (Array.isArray(captured)) return lastOf(captured.at(-1));
  if (typeof captured === 'object' && 'ifs' in captured) return captured.ifs.at(-1) ?? captured.iter;
  return captured as Placed;
}

/** `%s` in a message is what stands at the place. */
function word(p: Parser, message: string, placed: Placed): string {
  if (!message.includes('%s')) return message;
  return message.replace('%s', placed instanceof Token ? placed.text : nameOf(p, placed as Expression));
}

/** What the version calls an expression. */
function nameOf({ facts }: Parser, expression: Expression): string {
  const name = expressionName(expression);
  return facts.expressionNames[name] ?? name;
}

/** `-> range "message"` and so on: where the error is. */
export const placeActions = {
  /** At the only capture. */
  at: (message: string) => (p: Parser, placed: Placed) => p.failAt(placed, word(p, message, placed)),
  /** From the first capture to the last. */
  range:
    (message: string) =>
    (p: Parser, first: Captured, last: Captured = first) =>
      p.failAt(firstOf(first), word(p, message, firstOf(first)), lastOf(last)),
  /** All the arguments of a call. */
  argumentsRange:
    (message: string) =>
    (p: Parser, { args, keywords }: CallArguments) => {
      const parts = [...args, ...keywords].sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
      return p.failAt(parts[0] as Placed, message, parts.at(-1) as Placed);
    },
  /** From the only capture to where the tokenizer is. */
  from: (message: string) => (p: Parser, placed: Placed) => p.failFrom(placed, message),
  /** At the last token read, which may lie beyond the alternative. */
  here: (message: string) => (p: Parser) => p.failHere(message),
  /** At the token after the alternative. */
  next: (message: string) => (p: Parser) => p.failHere(message, 'SyntaxError', p.peek()),
  indent: (message: string) => (p: Parser, token?: Token) =>
    p.failHere(message.replace('%d', String(token?.line)), 'IndentationError'),
} satisfies Record<string, (message: string) => Action>;

function target(use: TargetUse) {
  return (p: Parser, expression: Expression): undefined => {
    const invalid = invalidTarget(expression, use);
    if (invalid) p.failAt(invalid, `cannot ${use === 'delete' ? 'delete' : 'assign to'} ${nameOf(p, invalid)}`);
    if (p.facts.refusesGoodTargets) p.failHere('invalid syntax');
  };
}

function typeParamBound(kind: string) {
  return (p: Parser, colon: Token, bound: Expression): never =>
    p.failFrom(colon, `cannot use ${bound.kind === 'Tuple' ? 'constraints' : 'bound'} with ${kind}`);
}

const isLegacy = (name: string): boolean => name === 'print' || name === 'exec';

/** What needs a closer look before the message: `Parser/action_helpers.c`. Undefined where there is nothing to say. */
export const explainActions = {
  assignTarget: target('assign'),
  deleteTarget: target('delete'),
  forTarget: target('for'),
  typeVarTupleBound: typeParamBound('TypeVarTuple'),
  paramSpecBound: typeParamBound('ParamSpec'),
  legacyStatement: (p: Parser, name: Token, rest: Expression): undefined => {
    const { text } = name;
    if (isLegacy(text)) p.failAt(name, `Missing parentheses in call to '${text}'. Did you mean ${text}(...)?`, rest);
  },
  missingComma: (p: Parser, left: Expression, right: Expression): undefined => {
    if ((left.kind === 'Name' && isLegacy(left.id)) || p.previous().level === 0) return;
    p.failAt(left, 'invalid syntax. Perhaps you forgot a comma?', right);
  },
  missingColon: (p: Parser, key: Expression): never => {
    const { line, endLine, endColumn } = placeOf(key);
    return p.fail("':' expected after dictionary key", line, endColumn, endLine, 0, 'SyntaxError');
  },
  bareGenerator: (p: Parser, { args }: CallArguments, clauses: readonly Comprehension[]): undefined => {
    const last = args.at(-1);
    if (last && args.length > 1) p.failAt(last, 'Generator expression must be parenthesized', lastOf(clauses));
  },
  positionalAfterKeyword: (p: Parser, { keywords }: CallArguments): never => {
    const unpacking = keywords.some((keyword) => keyword.arg === null);
    return p.failHere(`positional argument follows keyword argument${unpacking ? ' unpacking' : ''}`);
  },
};
