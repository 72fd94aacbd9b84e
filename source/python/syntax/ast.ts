/**
 * The syntax tree of a Python module: node and field names are those of CPython's `Parser/Python.asdl`,
 * so that the documentation of Python's own `ast` module describes it.
 */

/** A source span. Lines count from 1; columns count code points from 0, the end is exclusive. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The value of a literal, tagged with its Python type so that `1`, `1.0` and `True` stay distinct. */
export type ConstantValue =
  | { readonly type: 'None' | 'Ellipsis' }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'int'; readonly value: bigint }
  | { readonly type: 'float'; readonly value: number }
  /** An imaginary literal: `value` is the imaginary part. */
  | { readonly type: 'complex'; readonly real: number; readonly imaginary: number }
  /** A JavaScript string: UTF-16, lone surrogates allowed. */
  | { readonly type: 'str'; readonly value: string }
  /** `isToken`: the object is that of a single token, which the tree holds besides the literal's value. */
  | { readonly type: 'bytes'; readonly value: Uint8Array; readonly isToken: boolean }
  /** Made by constant folding only, never by the parser. */
  | { readonly type: 'tuple' | 'frozenset'; readonly items: readonly ConstantValue[] };

type Node<Kind extends string, Fields> = { readonly kind: Kind; readonly at: Position } & Readonly<Fields>;

export interface Module {
  readonly kind: 'Module';
  readonly body: readonly Statement[];
}

export type FunctionLike = {
  name: string;
  args: Arguments;
  body: readonly Statement[];
  decorators: readonly Expression[];
  returns: Expression | null;
  typeParams: readonly TypeParam[];
};

export type FunctionDef = Node<'FunctionDef', FunctionLike>;
export type AsyncFunctionDef = Node<'AsyncFunctionDef', FunctionLike>;
export type ClassDef = Node<
  'ClassDef',
  {
    name: string;
    bases: readonly Expression[];
    keywords: readonly Keyword[];
    body: readonly Statement[];
    decorators: readonly Expression[];
    typeParams: readonly TypeParam[];
  }
>;
type ForFields = { target: Expression; iter: Expression; body: readonly Statement[]; orelse: readonly Statement[] };
type WithFields = { items: readonly WithItem[]; body: readonly Statement[] };
type TryFields = {
  body: readonly Statement[];
  handlers: readonly ExceptHandler[];
  orelse: readonly Statement[];
  finalbody: readonly Statement[];
};

export type Statement =
  | FunctionDef
  | AsyncFunctionDef
  | ClassDef
  | Node<'Return', { value: Expression | null }>
  | Node<'Delete', { targets: readonly Expression[] }>
  | Node<'Assign', { targets: readonly Expression[]; value: Expression }>
  | Node<'TypeAlias', { name: Expression; typeParams: readonly TypeParam[]; value: Expression }>
  | Node<'AugAssign', { target: Expression; op: BinaryOperator; value: Expression }>
  /** `simple` is false for a parenthesised or dotted target. */
  | Node<'AnnAssign', { target: Expression; annotation: Expression; value: Expression | null; simple: boolean }>
  | Node<'For', ForFields>
  | Node<'AsyncFor', ForFields>
  | Node<'While', { test: Expression; body: readonly Statement[]; orelse: readonly Statement[] }>
  | Node<'If', { test: Expression; body: readonly Statement[]; orelse: readonly Statement[] }>
  | Node<'With', WithFields>
  | Node<'AsyncWith', WithFields>
  | Node<'Match', { subject: Expression; cases: readonly MatchCase[] }>
  | Node<'Raise', { exc: Expression | null; cause: Expression | null }>
  | Node<'Try', TryFields>
  | Node<'TryStar', TryFields>
  | Node<'Assert', { test: Expression; msg: Expression | null }>
  | Node<'Import', { names: readonly Alias[] }>
  /** `level` counts the leading dots. */
  | Node<'ImportFrom', { module: string | null; names: readonly Alias[]; level: number }>
  | Node<'Global', { names: readonly string[] }>
  | Node<'Nonlocal', { names: readonly string[] }>
  | Node<'Expr', { value: Expression }>
  | Node<'Pass' | 'Break' | 'Continue', unknown>;

export type ExpressionContext = 'Load' | 'Store' | 'Del';
export type BinaryOperator = '+' | '-' | '*' | '@' | '/' | '%' | '**' | '<<' | '>>' | '|' | '^' | '&' | '//';
export type ComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'is' | 'is not' | 'in' | 'not in';

export type Expression =
  | Node<'BoolOp', { op: 'and' | 'or'; values: readonly Expression[] }>
  | Node<'NamedExpr', { target: Expression; value: Expression }>
  | Node<'BinOp', { left: Expression; op: BinaryOperator; right: Expression }>
  | Node<'UnaryOp', { op: '~' | 'not' | '+' | '-'; operand: Expression }>
  | Node<'Lambda', { args: Arguments; body: Expression }>
  | Node<'IfExp', { test: Expression; body: Expression; orelse: Expression }>
  /** A null key stands for `**mapping`. */
  | Node<'Dict', { keys: readonly (Expression | null)[]; values: readonly Expression[] }>
  | Node<'Set', { elts: readonly Expression[] }>
  | Node<'ListComp' | 'SetComp' | 'GeneratorExp', { elt: Expression; generators: readonly Comprehension[] }>
  | Node<'DictComp', { key: Expression; value: Expression; generators: readonly Comprehension[] }>
  | Node<'Await', { value: Expression }>
  | Node<'Yield', { value: Expression | null }>
  | Node<'YieldFrom', { value: Expression }>
  | Node<'Compare', { left: Expression; ops: readonly ComparisonOperator[]; comparators: readonly Expression[] }>
  | Node<'Call', { func: Expression; args: readonly Expression[]; keywords: readonly Keyword[] }>
  /** One replacement field of an f-string; `conversion` is '' or 's', 'r', 'a'. */
  | Node<'FormattedValue', { value: Expression; conversion: '' | 's' | 'r' | 'a'; formatSpec: JoinedStr | null }>
  | JoinedStr
  /** A t-string; its values are Constant and Interpolation. */
  | Node<'TemplateStr', { values: readonly Expression[] }>
  | Interpolation
  | Node<'Constant', { value: ConstantValue }>
  | Node<'Attribute', { value: Expression; attr: string; ctx: ExpressionContext }>
  | Node<'Subscript', { value: Expression; slice: Expression; ctx: ExpressionContext }>
  | Node<'Starred', { value: Expression; ctx: ExpressionContext }>
  | Node<'Name', { id: string; ctx: ExpressionContext }>
  | Node<'List' | 'Tuple', { elts: readonly Expression[]; ctx: ExpressionContext }>
  | Node<'Slice', { lower: Expression | null; upper: Expression | null; step: Expression | null }>;

/** A field of a t-string; `str` is its expression as it is written. */
export type Interpolation = Node<
  'Interpolation',
  { value: Expression; str: string; conversion: '' | 's' | 'r' | 'a'; formatSpec: JoinedStr | null }
>;
export type JoinedStr = Node<'JoinedStr', { values: readonly Expression[] }>;

export interface Comprehension {
  readonly target: Expression;
  readonly iter: Expression;
  readonly ifs: readonly Expression[];
  readonly isAsync: boolean;
}

export type ExceptHandler = Node<
  'ExceptHandler',
  { type: Expression | null; name: string | null; body: readonly Statement[] }
>;

export interface Arguments {
  readonly posonlyargs: readonly Arg[];
  readonly args: readonly Arg[];
  readonly vararg: Arg | null;
  readonly kwonlyargs: readonly Arg[];
  /** One per keyword-only argument, null where there is no default. */
  readonly kwDefaults: readonly (Expression | null)[];
  readonly kwarg: Arg | null;
  /** Of the last positional arguments. */
  readonly defaults: readonly Expression[];
}

export type Arg = Node<'arg', { arg: string; annotation: Expression | null }>;
/** `arg` is null for `**mapping`. */
export type Keyword = Node<'keyword', { arg: string | null; value: Expression }>;
export type Alias = Node<'alias', { name: string; asname: string | null }>;

export interface WithItem {
  readonly contextExpr: Expression;
  readonly optionalVars: Expression | null;
}

export interface MatchCase {
  readonly pattern: Pattern;
  readonly guard: Expression | null;
  readonly body: readonly Statement[];
}

export type Pattern =
  | Node<'MatchValue', { value: Expression }>
  | Node<'MatchSingleton', { value: ConstantValue }>
  | Node<'MatchSequence', { patterns: readonly Pattern[] }>
  | Node<'MatchMapping', { keys: readonly Expression[]; patterns: readonly Pattern[]; rest: string | null }>
  | Node<
      'MatchClass',
      {
        cls: Expression;
        patterns: readonly Pattern[];
        kwdAttrs: readonly string[];
        kwdPatterns: readonly Pattern[];
      }
    >
  | Node<'MatchStar', { name: string | null }>
  /** `case _` is MatchAs without pattern and name. */
  | Node<'MatchAs', { pattern: Pattern | null; name: string | null }>
  | Node<'MatchOr', { patterns: readonly Pattern[] }>;

export type TypeParam = Node<
  'TypeVar' | 'ParamSpec' | 'TypeVarTuple',
  { name: string; bound: Expression | null; defaultValue: Expression | null }
>;
