import type { Expression, JoinedStr, Position } from '../syntax/ast.ts';

/** The place of text that folding makes up: CPython gives it line -1, no location. */
const NOWHERE: Position = { line: -1, column: -1, endLine: -1, endColumn: -1 };

type Tuple = Extract<Expression, { kind: 'List' | 'Tuple' }>;

/**
 * `'%s is %r' % (a, b)` as an f-string, or null where only `%` itself will do (`Python/ast_opt.c`, optimize_format()).
 * Only %s, %r and %a with width, precision and `-` qualify.
 */
export function foldFormat(format: string, tuple: Tuple, at: Position): JoinedStr | null {
  if (tuple.elts.some((element) => element.kind === 'Starred')) return null;
  const values: Expression[] = [];
  const piece = /((?:[^%]|%%)+)|%(-*)(\d{0,2})(?:\.(\d{0,2}))?([sra])/guy;
  let used = 0;
  while (piece.lastIndex < format.length) {
    const match = piece.exec(format);
    if (match === null) return null;
    const [, literal, left, width, precision, conversion] = match;
    if (literal !== undefined) {
      values.push(text(literal.replaceAll('%%', '%')));
      continue;
    }
    const value = tuple.elts[used++];
    // A leading 0 is the flag that pads with zeros.
    if (value === undefined || width?.startsWith('0')) return null;
    let spec = '';
    if (width !== undefined && width !== '') spec += left === '' ? `>${width}` : width;
    if (precision !== undefined) spec += `.${Number(precision)}`;
    values.push({
      kind: 'FormattedValue',
      at: value.at,
      value,
      conversion: conversion as 's' | 'r' | 'a',
      formatSpec: spec === '' ? null : { kind: 'JoinedStr', at: value.at, values: [text(spec)] },
    });
  }
  return used === tuple.elts.length ? { kind: 'JoinedStr', at, values } : null;
}

function text(value: string): Expression {
  return { kind: 'Constant', at: NOWHERE, value: { type: 'str', value } };
}
