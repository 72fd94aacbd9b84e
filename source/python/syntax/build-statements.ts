import type {
  Alias,
  Arguments,
  BinaryOperator,
  Comprehension,
  ExceptHandler,
  Expression,
  Keyword,
  Pattern,
  Statement,
  TypeParam,
  WithItem,
} from './ast.ts';
import { argumentsOf, type CallArguments } from './build-calls.ts';
import type { Parser } from './parser.ts';
import type { Token } from './token.ts';

type Block = readonly Statement[];
type Maybe<T> = T | null;

/** The decorators come before the definition is known, and are no part of its span. */
function decorate(_: Parser, decorators: readonly Expression[], definition: Statement): Statement {
  return { ...definition, decorators } as Statement;
}

function definition(kind: 'FunctionDef' | 'AsyncFunctionDef') {
  return (
    p: Parser,
    name: Token,
    typeParams: Maybe<readonly TypeParam[]>,
    parameters: Maybe<Arguments>,
    returns: Maybe<Expression>,
    body: Block,
  ): Statement => {
    const args = parameters ?? argumentsOf([], [], []);
    return { kind, at: p.span(), name: name.text, args, body, decorators: [], returns, typeParams: typeParams ?? [] };
  };
}

function loop(kind: 'For' | 'AsyncFor') {
  return (p: Parser, target: Expression, iter: Expression, body: Block, orelse: Maybe<Block>): Statement => ({
    kind,
    at: p.span(),
    target,
    iter,
    body,
    orelse: orelse ?? [],
  });
}

function withBlock(kind: 'With' | 'AsyncWith') {
  return (p: Parser, items: readonly WithItem[], body: Block): Statement => ({ kind, at: p.span(), items, body });
}

function tryBlock(kind: 'Try' | 'TryStar') {
  return (
    p: Parser,
    body: Block,
    handlers: readonly ExceptHandler[],
    orelse: Maybe<Block>,
    finalbody: Maybe<Block>,
  ): Statement => ({ kind, at: p.span(), body, handlers, orelse: orelse ?? [], finalbody: finalbody ?? [] });
}

function importFrom(p: Parser, dots: readonly Token[], module: string | null, names: readonly Alias[]): Statement {
  const level = dots.reduce((sum, dot) => sum + dot.text.length, 0);
  return { kind: 'ImportFrom', at: p.span(), module, names, level };
}

function typeParam(kind: TypeParam['kind']) {
  return (p: Parser, name: Token, defaultValue: Maybe<Expression>): TypeParam => ({
    kind,
    at: p.span(),
    name: name.text,
    bound: null,
    defaultValue,
  });
}

const texts = (tokens: readonly Token[]): string[] => tokens.map((token) => token.text);

/** What the statement rules build; an action is named in the rule. */
export const statementActions = {
  module: (_: Parser, body: Maybe<Block>) => ({ kind: 'Module', body: body ?? [] }),
  one: (_: Parser, item: unknown) => [item],
  flatten: (_: Parser, lists: readonly (readonly unknown[])[]) => lists.flat(),
  decorate,
  exprStatement: (p: Parser, value: Expression): Statement => ({ kind: 'Expr', at: p.span(), value }),
  pass: (p: Parser): Statement => ({ kind: 'Pass', at: p.span() }),
  break: (p: Parser): Statement => ({ kind: 'Break', at: p.span() }),
  continue: (p: Parser): Statement => ({ kind: 'Continue', at: p.span() }),
  annotateName: (p: Parser, name: Token, annotation: Expression, value: Maybe<Expression>): Statement => {
    const { line, column, endLine, endColumn } = name;
    const target: Expression = { kind: 'Name', at: { line, column, endLine, endColumn }, id: name.text, ctx: 'Store' };
    return { kind: 'AnnAssign', at: p.span(), target, annotation, value, simple: true };
  },
  annotate: (p: Parser, target: Expression, annotation: Expression, value: Maybe<Expression>): Statement => ({
    kind: 'AnnAssign',
    at: p.span(),
    target,
    annotation,
    value,
    simple: false,
  }),
  assign: (p: Parser, targets: readonly Expression[], value: Expression): Statement => ({
    kind: 'Assign',
    at: p.span(),
    targets,
    value,
  }),
  augment: (p: Parser, target: Expression, op: Token, value: Expression): Statement => ({
    kind: 'AugAssign',
    at: p.span(),
    target,
    op: op.text.slice(0, -1) as BinaryOperator,
    value,
  }),
  return: (p: Parser, value: Maybe<Expression>): Statement => ({ kind: 'Return', at: p.span(), value }),
  raise: (p: Parser, exc: Expression, cause: Maybe<Expression>): Statement => ({
    kind: 'Raise',
    at: p.span(),
    exc,
    cause,
  }),
  reraise: (p: Parser): Statement => ({ kind: 'Raise', at: p.span(), exc: null, cause: null }),
  global: (p: Parser, names: readonly Token[]): Statement => ({ kind: 'Global', at: p.span(), names: texts(names) }),
  nonlocal: (p: Parser, names: readonly Token[]): Statement => ({
    kind: 'Nonlocal',
    at: p.span(),
    names: texts(names),
  }),
  delete: (p: Parser, targets: readonly Expression[]): Statement => ({ kind: 'Delete', at: p.span(), targets }),
  assert: (p: Parser, test: Expression, msg: Maybe<Expression>): Statement => ({
    kind: 'Assert',
    at: p.span(),
    test,
    msg,
  }),
  import: (p: Parser, names: readonly Alias[]): Statement => ({ kind: 'Import', at: p.span(), names }),
  importFrom,
  importFromPackage: (p: Parser, dots: readonly Token[], names: readonly Alias[]) => importFrom(p, dots, null, names),
  importStar: (p: Parser): Alias[] => [{ kind: 'alias', at: p.span(), name: '*', asname: null }],
  alias: (p: Parser, name: string, asname: Maybe<Token>): Alias => ({
    kind: 'alias',
    at: p.span(),
    name,
    asname: asname?.text ?? null,
  }),
  aliasOfName: (p: Parser, name: Token, asname: Maybe<Token>): Alias => statementActions.alias(p, name.text, asname),
  dottedName: (_: Parser, names: readonly Token[]) => texts(names).join('.'),
  typeAlias: (p: Parser, name: Token, typeParams: Maybe<readonly TypeParam[]>, value: Expression): Statement => {
    const { line, column, endLine, endColumn } = name;
    const target: Expression = { kind: 'Name', at: { line, column, endLine, endColumn }, id: name.text, ctx: 'Store' };
    return { kind: 'TypeAlias', at: p.span(), name: target, typeParams: typeParams ?? [], value };
  },
  typeVar: (p: Parser, name: Token, bound: Maybe<Expression>, defaultValue: Maybe<Expression>): TypeParam => ({
    kind: 'TypeVar',
    at: p.span(),
    name: name.text,
    bound,
    defaultValue,
  }),
  typeVarTuple: typeParam('TypeVarTuple'),
  paramSpec: typeParam('ParamSpec'),
  classDef: (
    p: Parser,
    name: Token,
    typeParams: Maybe<readonly TypeParam[]>,
    call: Maybe<CallArguments>,
    body: Block,
  ): Statement => ({
    kind: 'ClassDef',
    at: p.span(),
    name: name.text,
    bases: call?.args ?? [],
    keywords: call?.keywords ?? ([] as Keyword[]),
    body,
    decorators: [],
    typeParams: typeParams ?? [],
  }),
  functionDef: definition('FunctionDef'),
  asyncFunctionDef: definition('AsyncFunctionDef'),
  if: (p: Parser, test: Expression, body: Block, orelse: Maybe<Block>): Statement => ({
    kind: 'If',
    at: p.span(),
    test,
    body,
    orelse: orelse ?? [],
  }),
  while: (p: Parser, test: Expression, body: Block, orelse: Maybe<Block>): Statement => ({
    kind: 'While',
    at: p.span(),
    test,
    body,
    orelse: orelse ?? [],
  }),
  for: loop('For'),
  asyncFor: loop('AsyncFor'),
  with: withBlock('With'),
  asyncWith: withBlock('AsyncWith'),
  withItem: (_: Parser, contextExpr: Expression, optionalVars?: Expression): WithItem => ({
    contextExpr,
    optionalVars: optionalVars ?? null,
  }),
  tryFinally: (p: Parser, body: Block, finalbody: Block): Statement => ({
    kind: 'Try',
    at: p.span(),
    body,
    handlers: [],
    orelse: [],
    finalbody,
  }),
  try: tryBlock('Try'),
  tryStar: tryBlock('TryStar'),
  exceptHandler: (p: Parser, type: Expression, name: Maybe<Token>, body: Block): ExceptHandler => ({
    kind: 'ExceptHandler',
    at: p.span(),
    type,
    name: name?.text ?? null,
    body,
  }),
  exceptSeveral: (p: Parser, type: Expression, body: Block): ExceptHandler => ({
    kind: 'ExceptHandler',
    at: p.span(),
    type,
    name: null,
    body,
  }),
  exceptAll: (p: Parser, body: Block): ExceptHandler => ({
    kind: 'ExceptHandler',
    at: p.span(),
    type: null,
    name: null,
    body,
  }),
  comprehension: (_: Parser, target: Expression, iter: Expression, ifs: readonly Expression[]): Comprehension => ({
    target,
    iter,
    ifs,
    isAsync: false,
  }),
  asyncComprehension: (_: Parser, target: Expression, iter: Expression, ifs: readonly Expression[]): Comprehension => ({
    target,
    iter,
    ifs,
    isAsync: true,
  }),
};

type MatchItems = readonly Pattern[];

export const patternActions = {
  match: (p: Parser, subject: Expression, cases: readonly unknown[]) => ({
    kind: 'Match',
    at: p.span(),
    subject,
    cases,
  }),
  openTuple: (p: Parser, head: Expression, tail: Maybe<readonly Expression[]>): Expression => ({
    kind: 'Tuple',
    at: p.span(),
    elts: [head, ...(tail ?? [])],
    ctx: 'Load',
  }),
  matchCase: (_: Parser, pattern: Pattern, guard: Maybe<Expression>, body: Block) => ({ pattern, guard, body }),
  matchAs: (p: Parser, pattern: Pattern, name: Token): Pattern => ({
    kind: 'MatchAs',
    at: p.span(),
    pattern,
    name: name.text,
  }),
  matchOr: (p: Parser, patterns: MatchItems): Pattern =>
    patterns.length === 1 ? (patterns[0] as Pattern) : { kind: 'MatchOr', at: p.span(), patterns },
  matchCapture: (p: Parser, name: Token): Pattern => ({
    kind: 'MatchAs',
    at: p.span(),
    pattern: null,
    name: name.text,
  }),
  matchWildcard: (p: Parser): Pattern => ({ kind: 'MatchAs', at: p.span(), pattern: null, name: null }),
  matchValue: (p: Parser, value: Expression): Pattern => ({ kind: 'MatchValue', at: p.span(), value }),
  matchSingleton: (p: Parser, token: Token): Pattern => {
    const at = p.span();
    if (token.text === 'None') return { kind: 'MatchSingleton', at, value: { type: 'None' } };
    return { kind: 'MatchSingleton', at, value: { type: 'bool', value: token.text === 'True' } };
  },
  matchSequence: (p: Parser, patterns: Maybe<MatchItems>): Pattern => ({
    kind: 'MatchSequence',
    at: p.span(),
    patterns: patterns ?? [],
  }),
  matchStar: (p: Parser, name: Token): Pattern => ({ kind: 'MatchStar', at: p.span(), name: name.text }),
  matchStarWildcard: (p: Parser): Pattern => ({ kind: 'MatchStar', at: p.span(), name: null }),
  matchMapping: (p: Parser, items: readonly [Expression, Pattern][], rest?: Token): Pattern => ({
    kind: 'MatchMapping',
    at: p.span(),
    keys: items.map((item) => item[0]),
    patterns: items.map((item) => item[1]),
    rest: rest?.text ?? null,
  }),
  matchMappingEmpty: (p: Parser): Pattern => patternActions.matchMapping(p, []),
  matchMappingItems: (p: Parser, items: readonly [Expression, Pattern][]): Pattern =>
    patternActions.matchMapping(p, items),
  matchMappingRest: (p: Parser, rest: Token): Pattern => patternActions.matchMapping(p, [], rest),
  matchClass: (
    p: Parser,
    cls: Expression,
    patterns: MatchItems = [],
    keywords: readonly [Token, Pattern][] = [],
  ): Pattern => ({
    kind: 'MatchClass',
    at: p.span(),
    cls,
    patterns,
    kwdAttrs: keywords.map((item) => item[0].text),
    kwdPatterns: keywords.map((item) => item[1]),
  }),
  matchClassKeywords: (p: Parser, cls: Expression, keywords: readonly [Token, Pattern][]): Pattern =>
    patternActions.matchClass(p, cls, [], keywords),
};
