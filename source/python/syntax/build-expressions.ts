import type { Comprehension, Expression, ExpressionContext, Position } from './ast.ts';
import type { CallArguments } from './build-calls.ts';
import { parseNumber } from './number-literal.ts';
import type { Parser } from './parser.ts';
import type { Token } from './token.ts';

/** `.name`, `(arguments)` or `[slices]`, waiting for what stands before it. */
type Trailer = (value: Expression, at: Position) => Expression;
interface PlacedTrailer {
  readonly make: Trailer;
  readonly end: Token;
}

const trailer = (p: Parser, make: Trailer): PlacedTrailer => ({ make, end: p.previous() });

function name(ctx: ExpressionContext) {
  return (p: Parser, token: Token): Expression => ({ kind: 'Name', at: p.span(), id: token.text, ctx });
}

function attribute(ctx: ExpressionContext) {
  return (p: Parser, value: Expression, attr: Token): Expression => ({
    kind: 'Attribute',
    at: p.span(),
    value,
    attr: attr.text,
    ctx,
  });
}

function subscript(ctx: ExpressionContext) {
  return (p: Parser, value: Expression, slice: Expression): Expression => ({
    kind: 'Subscript',
    at: p.span(),
    value,
    slice,
    ctx,
  });
}

function sequence(kind: 'List' | 'Tuple', ctx: ExpressionContext) {
  return (p: Parser, elts: readonly Expression[] | null): Expression => ({ kind, at: p.span(), elts: elts ?? [], ctx });
}

/** One expression stands for itself, unless a comma follows it. */
function maybeTuple(ctx: ExpressionContext) {
  return (p: Parser, elts: readonly Expression[]): Expression => {
    const only = elts[0] as Expression;
    if (elts.length === 1 && p.previous().text !== ',') return only;
    return { kind: 'Tuple', at: p.span(), elts, ctx };
  };
}

function starred(ctx: ExpressionContext) {
  return (p: Parser, value: Expression): Expression => ({ kind: 'Starred', at: p.span(), value, ctx });
}

function boolean(op: 'and' | 'or') {
  return (p: Parser, values: readonly Expression[]): Expression =>
    values.length === 1 ? (values[0] as Expression) : { kind: 'BoolOp', at: p.span(), op, values };
}

function comprehension(kind: 'ListComp' | 'SetComp' | 'GeneratorExp') {
  return (p: Parser, elt: Expression, generators: readonly Comprehension[]): Expression => ({
    kind,
    at: p.span(),
    elt,
    generators,
  });
}

function number(p: Parser, token: Token): Expression {
  const value = parseNumber(token.text);
  if (value === null) {
    const digits = token.text.replaceAll('_', '').length;
    p.failAt(
      token,
      `Exceeds the limit (4300 digits) for integer string conversion: value has ${digits} digits; use ` +
        'sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid ' +
        'decimal conversion limits.',
    );
  }
  return { kind: 'Constant', at: p.span(), value };
}

type Pair = readonly [Expression | null, Expression];

export const expressionActions = {
  maybeTuple: maybeTuple('Load'),
  slices: (p: Parser, elts: readonly Expression[]): Expression => {
    const only = elts[0] as Expression;
    if (elts.length === 1 && p.previous().text !== ',' && only.kind !== 'Starred') return only;
    return { kind: 'Tuple', at: p.span(), elts, ctx: 'Load' };
  },
  prepend: (_: Parser, head: unknown, tail: readonly unknown[] | null) => [head, ...(tail ?? [])],
  ifExp: (p: Parser, body: Expression, rest: readonly [Expression, Expression] | null): Expression =>
    rest ? { kind: 'IfExp', at: p.span(), test: rest[0], body, orelse: rest[1] } : body,
  yield: (p: Parser, value: Expression | null): Expression => ({ kind: 'Yield', at: p.span(), value }),
  yieldFrom: (p: Parser, value: Expression): Expression => ({ kind: 'YieldFrom', at: p.span(), value }),
  await: (p: Parser, value: Expression): Expression => ({ kind: 'Await', at: p.span(), value }),
  starred: starred('Load'),
  namedExpr: (p: Parser, target: Token, value: Expression): Expression => {
    const { line, column, endLine, endColumn } = target;
    const at = { line, column, endLine, endColumn };
    return { kind: 'NamedExpr', at: p.span(), target: { kind: 'Name', at, id: target.text, ctx: 'Store' }, value };
  },
  or: boolean('or'),
  and: boolean('and'),
  not: (p: Parser, operand: Expression): Expression => ({ kind: 'UnaryOp', at: p.span(), op: 'not', operand }),
  negate: (p: Parser, operand: Expression): Expression => ({ kind: 'UnaryOp', at: p.span(), op: '-', operand }),
  trailers: (p: Parser, atom: Expression, trailers: readonly PlacedTrailer[]): Expression => {
    const { line, column } = p.span();
    let value = atom;
    for (const { make, end } of trailers) {
      value = make(value, { line, column, endLine: end.endLine, endColumn: end.endColumn });
    }
    return value;
  },
  attribute: (p: Parser, attr: Token) =>
    trailer(p, (value, at) => ({ kind: 'Attribute', at, value, attr: attr.text, ctx: 'Load' })),
  callWithGenerator: (p: Parser, generator: Expression) =>
    trailer(p, (func, at) => ({ kind: 'Call', at, func, args: [generator], keywords: [] })),
  call: (p: Parser, call: CallArguments | null) =>
    trailer(p, (func, at) => ({ kind: 'Call', at, func, args: call?.args ?? [], keywords: call?.keywords ?? [] })),
  subscript: (p: Parser, slice: Expression) =>
    trailer(p, (value, at) => ({ kind: 'Subscript', at, value, slice, ctx: 'Load' })),
  attr: (_: Parser, head: Expression, names: readonly Token[]): Expression => {
    const { line, column } = head.at;
    return names.reduce((value: Expression, { text, endLine, endColumn }) => {
      return { kind: 'Attribute', at: { line, column, endLine, endColumn }, value, attr: text, ctx: 'Load' };
    }, head);
  },
  slice: (p: Parser, lower: Expression | null, upper: Expression | null, step: Expression | null): Expression => ({
    kind: 'Slice',
    at: p.span(),
    lower,
    upper,
    step,
  }),
  name: name('Load'),
  nameConstant: (p: Parser, token: Token): Expression => ({
    kind: 'Constant',
    at: p.span(),
    value: token.text === 'None' ? { type: 'None' } : { type: 'bool', value: token.text === 'True' },
  }),
  number,
  realNumber: (p: Parser, token: Token): Expression => {
    const made = number(p, token);
    if (/j$/i.test(token.text)) p.failAt(token, 'real number required in complex literal');
    return made;
  },
  imaginaryNumber: (p: Parser, token: Token): Expression => {
    if (!/j$/i.test(token.text)) p.failAt(token, 'imaginary number required in complex literal');
    return number(p, token);
  },
  complexNumber: (p: Parser, left: Expression, op: Token, right: Expression): Expression => ({
    kind: 'BinOp',
    at: p.span(),
    left,
    op: op.text as '+' | '-',
    right,
  }),
  ellipsis: (p: Parser): Expression => ({ kind: 'Constant', at: p.span(), value: { type: 'Ellipsis' } }),
  list: sequence('List', 'Load'),
  tuple: sequence('Tuple', 'Load'),
  set: (p: Parser, elts: readonly Expression[]): Expression => ({ kind: 'Set', at: p.span(), elts }),
  dict: (p: Parser, pairs: readonly Pair[] | null): Expression => ({
    kind: 'Dict',
    at: p.span(),
    keys: (pairs ?? []).map(([key]) => key),
    values: (pairs ?? []).map(([, value]) => value),
  }),
  unpackedPair: (_: Parser, value: Expression): Pair => [null, value],
  listComp: comprehension('ListComp'),
  setComp: comprehension('SetComp'),
  generatorExp: comprehension('GeneratorExp'),
  dictComp: (
    p: Parser,
    [key, value]: readonly [Expression, Expression],
    generators: readonly Comprehension[],
  ): Expression => ({
    kind: 'DictComp',
    at: p.span(),
    key,
    value,
    generators,
  }),

  storeName: name('Store'),
  storeAttribute: attribute('Store'),
  storeSubscript: subscript('Store'),
  storeStarred: starred('Store'),
  storeList: sequence('List', 'Store'),
  storeTuple: sequence('Tuple', 'Store'),
  storeMaybeTuple: maybeTuple('Store'),
  deleteName: name('Del'),
  deleteAttribute: attribute('Del'),
  deleteSubscript: subscript('Del'),
  deleteList: sequence('List', 'Del'),
  deleteTuple: sequence('Tuple', 'Del'),
};
