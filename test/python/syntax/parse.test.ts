import { expect, test } from 'vitest';
import type { Expression, Statement } from '../../../source/python/syntax/ast.ts';
import { parse, parseExpression } from '../../../source/python/syntax/parse.ts';

function only(source: string): Statement {
  const { body } = parse(source, 'test.py');
  expect(body).toHaveLength(1);
  return body[0] as Statement;
}

function value(source: string): Expression {
  return parseExpression(source, 'test.py');
}

test('a call has positional, starred and keyword arguments', () => {
  const call = value('f(a, *b, c=1, **d)');
  expect(call).toMatchObject({
    kind: 'Call',
    args: [{ kind: 'Name', id: 'a' }, { kind: 'Starred' }],
    keywords: [{ arg: 'c' }, { arg: null }],
  });
});

test('operators bind as in Python', () => {
  expect(value('-a ** -b * c')).toMatchObject({
    kind: 'BinOp',
    op: '*',
    left: { kind: 'UnaryOp', op: '-', operand: { kind: 'BinOp', op: '**', right: { kind: 'UnaryOp' } } },
  });
  expect(value('a < b is not c not in d')).toMatchObject({ kind: 'Compare', ops: ['<', 'is not', 'not in'] });
  expect(value('not a in b')).toMatchObject({ kind: 'UnaryOp', op: 'not', operand: { kind: 'Compare' } });
});

test('places count code points, across astral characters, byte order mark and CRLF', () => {
  const { body } = parse('\ufeffx = "😀" + y\r\nz\r\n', 'test.py');
  expect(body).toMatchObject([
    {
      kind: 'Assign',
      at: { line: 1, column: 0, endLine: 1, endColumn: 11 },
      value: { right: { at: { line: 1, column: 10, endLine: 1, endColumn: 11 } } },
    },
    { kind: 'Expr', at: { line: 2, column: 0, endLine: 2, endColumn: 1 } },
  ]);
});

test('a decorated definition begins at its def', () => {
  expect(only('@d.e(1)[0]\ndef f(): pass\n')).toMatchObject({
    kind: 'FunctionDef',
    at: { line: 2, column: 0 },
    decorators: [{ kind: 'Subscript' }],
  });
});

test('parameters of every kind', () => {
  const f = only('def f(a, b=1, /, c=2, *d: *e, g, h=3, **i) -> j: pass');
  expect(f).toMatchObject({
    args: {
      posonlyargs: [{ arg: 'a' }, { arg: 'b' }],
      args: [{ arg: 'c' }],
      vararg: { arg: 'd', annotation: { kind: 'Starred' } },
      kwonlyargs: [{ arg: 'g' }, { arg: 'h' }],
      kwDefaults: [null, { kind: 'Constant' }],
      kwarg: { arg: 'i' },
      defaults: [{ kind: 'Constant' }, { kind: 'Constant' }],
    },
    returns: { id: 'j' },
  });
  expect(value('lambda a, /, *, b=1: a')).toMatchObject({
    args: { posonlyargs: [{ arg: 'a' }], kwonlyargs: [{ arg: 'b' }] },
  });
});

test('type parameters have bounds and defaults', () => {
  expect(only('type A[T: int = bool, *U = *V, **P] = T')).toMatchObject({
    kind: 'TypeAlias',
    typeParams: [
      { kind: 'TypeVar', name: 'T', bound: { id: 'int' }, defaultValue: { id: 'bool' } },
      { kind: 'TypeVarTuple', name: 'U', defaultValue: { kind: 'Starred' } },
      { kind: 'ParamSpec', name: 'P' },
    ],
  });
});

test('match, case and type are names where they are no statement', () => {
  expect(parse('match = case = type = 1\nmatch(case)[type]\nprint = match', 'test.py').body).toMatchObject([
    { kind: 'Assign' },
    { kind: 'Expr' },
    { kind: 'Assign' },
  ]);
});

test('patterns of every kind', () => {
  const match = only(`match a, b:
  case [1, *rest] | (None as n, -1+2j) if rest: pass
  case {"k": A.B, **more}: pass
  case Point(0, y=_): pass
`);
  expect(match).toMatchObject({
    kind: 'Match',
    subject: { kind: 'Tuple' },
    cases: [
      {
        pattern: { kind: 'MatchOr', patterns: [{ kind: 'MatchSequence' }, { kind: 'MatchSequence' }] },
        guard: { id: 'rest' },
      },
      { pattern: { kind: 'MatchMapping', patterns: [{ kind: 'MatchValue' }], rest: 'more' } },
      { pattern: { kind: 'MatchClass', patterns: [{ kind: 'MatchValue' }], kwdAttrs: ['y'] } },
    ],
  });
});

test('with takes items in parentheses and any target', () => {
  expect(only('with (a as b.c, d as e[0],): pass')).toMatchObject({
    kind: 'With',
    items: [
      { optionalVars: { kind: 'Attribute', ctx: 'Store' } },
      { optionalVars: { kind: 'Subscript', ctx: 'Store' } },
    ],
  });
});

test('except* makes a TryStar', () => {
  expect(only('try: a\nexcept* E as e: b\nelse: c\nfinally: d')).toMatchObject({
    kind: 'TryStar',
    handlers: [{ name: 'e' }],
  });
});
