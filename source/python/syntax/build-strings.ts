import type { Expression, JoinedStr, Position } from './ast.ts';
import type { Parser } from './parser.ts';
import { decodeBytes, decodeEscapes, EscapeError } from './string-literal.ts';
import { STRING, Token, TSTRING_START } from './token.ts';

/** A piece of an f-string or t-string: its text, or a replacement field. */
type Piece = Token | Field;

interface Field {
  /** `x=` of `{x=}`. */
  readonly label: Expression | null;
  readonly value: FormattedValue;
  /** The expression as it is written. */
  readonly source: string;
}

type FormattedValue = Extract<Expression, { kind: 'FormattedValue' }>;

interface FormatString {
  readonly start: Token;
  readonly end: Token;
  readonly values: readonly Expression[];
}

/** A str literal is decoded when it is read; bytes wait for their neighbours. */
interface PlainString {
  readonly token: Token;
  readonly text: string | null;
}

type Conversion = { readonly first: Token; readonly name: '' | 's' | 'r' | 'a' };
type Spec = { readonly first: Token; readonly node: JoinedStr };

/** A decoded text, or the error: at the literal, or at the last token read. */
function checked<T>(p: Parser, token: Token, value: T | EscapeError): T {
  if (value instanceof EscapeError) {
    if (p.facts.placesBadEscapesAtLiteral && token.id === STRING) p.failAt(token, value.message);
    p.failHere(value.message);
  }
  return value;
}

export function unescaped(p: Parser, token: Token, source: string): string {
  return checked(
    p,
    token,
    decodeEscapes(source, (sequence) => p.warnOfEscape(sequence, token)),
  );
}

export function text(at: Position, value: string): Expression {
  return { kind: 'Constant', at, value: { type: 'str', value } };
}

function placeOfToken({ line, column, endLine, endColumn }: Token): Position {
  return { line, column, endLine, endColumn };
}

function textOf(node: Expression): string | null {
  return node.kind === 'Constant' && node.value.type === 'str' ? node.value.value : null;
}

function decodePieces(
  p: Parser,
  pieces: readonly Piece[],
  raw: boolean,
  fieldNode: (field: Field) => Expression = (field) => field.value,
): Expression[] {
  return pieces.flatMap((piece) => {
    if (piece instanceof Token) return [text(placeOfToken(piece), raw ? piece.text : unescaped(p, piece, piece.text))];
    return piece.label === null ? [fieldNode(piece)] : [piece.label, fieldNode(piece)];
  });
}

/** The field of a t-string: it is kept, not formatted. */
function interpolation({ value: field, source }: Field): Expression {
  const { at, value, conversion, formatSpec } = field;
  return { kind: 'Interpolation', at, value, str: source, conversion, formatSpec };
}

/** Neighbouring texts become one, empty ones vanish. */
export function mergeTexts(values: readonly Expression[]): Expression[] {
  const merged: Expression[] = [];
  for (const value of values) {
    const piece = textOf(value);
    if (piece === '') continue;
    const last = merged.at(-1);
    const before = last === undefined || piece === null ? null : textOf(last);
    if (last === undefined || piece === null || before === null) merged.push(value);
    else {
      const { endLine, endColumn } = value.at;
      merged[merged.length - 1] = text({ ...last.at, endLine, endColumn }, before + piece);
    }
  }
  return merged;
}

export interface Literal {
  readonly prefix: string;
  readonly body: string;
}

export function splitLiteral(token: Token): Literal {
  const { text: source } = token;
  const prefix = (/^[a-z]*/i.exec(source) as RegExpExecArray)[0].toLowerCase();
  const quote = source[prefix.length] as string;
  const long = source.startsWith(quote.repeat(3), prefix.length) && source.length >= prefix.length + 6 ? 3 : 1;
  return { prefix, body: source.slice(prefix.length + long, -long) };
}

/** Refuses characters beyond ASCII in a bytes literal. */
function refuseWide(p: Parser, token: Token, body: string): void {
  if (!/[^\0-\x7f]/.test(body)) return;
  const message = `bytes can only contain ASCII literal characters${p.facts.badBytesEnd}`;
  if (p.facts.placesBadBytesAtLiteral) p.failAt(token, message);
  p.failHere(message);
}

/** What one bytes literal is worth. */
export function bytesOf(p: Parser, token: Token): Uint8Array {
  const { prefix, body } = splitLiteral(token);
  refuseWide(p, token, body);
  const data = decodeBytes(body, prefix.includes('r'), (sequence) => p.warnOfEscape(sequence, token));
  return checked(p, token, data);
}

/** Bytes literals side by side. */
export function joinedBytes(p: Parser, parts: readonly Uint8Array[]): Expression {
  // Since string tokens are nodes of their own (PEP 701), one that the others add nothing to is held as one, too.
  const isToken = p.facts.tokenizesFormatStrings && parts.filter((part) => part.length > 0).length === 1;
  const value = Uint8Array.from(parts.flatMap((part) => [...part]));
  return { kind: 'Constant', at: p.span(), value: { type: 'bytes', value, isToken } };
}

function string(p: Parser, token: Token): PlainString {
  const { prefix, body } = splitLiteral(token);
  if (prefix.includes('b')) return { token, text: null };
  return { token, text: prefix.includes('r') ? body : unescaped(p, token, body) };
}

function strings(p: Parser, parts: readonly (PlainString | FormatString)[]): Expression {
  const at = p.span();
  refuseMixture(p, parts);
  const byteTokens = parts.flatMap((part) => ('token' in part && part.text === null ? part.token : []));
  if (byteTokens.length > 0) {
    if (byteTokens.length < parts.length) p.failHere('cannot mix bytes and nonbytes literals');
    return joinedBytes(
      p,
      byteTokens.map((token) => bytesOf(p, token)),
    );
  }
  if (parts.every((part) => 'token' in part)) return text(at, parts.map((part) => part.text).join(''));
  const values = parts.flatMap((part) =>
    'token' in part ? text(placeOfToken(part.token), part.text as string) : part.values,
  );
  return { kind: isTemplate(parts[0]) ? 'TemplateStr' : 'JoinedStr', at, values: mergeTexts(values) };
}

function isTemplate(part: PlainString | FormatString): boolean {
  return 'start' in part && part.start.id === TSTRING_START;
}

/** t-strings stand beside t-strings only: from the first literal to the last of those that follow and are of the other kind. */
function refuseMixture(p: Parser, parts: readonly (PlainString | FormatString)[]): void {
  const first = isTemplate(parts[0]);
  const change = parts.findIndex((part) => isTemplate(part) !== first);
  if (change < 0) return;
  const after = parts.findIndex((part, i) => i > change && isTemplate(part) === first);
  const last = parts[(after < 0 ? parts.length : after) - 1];
  const message = 'cannot mix t-string literals with string or bytes literals';
  p.failAt('token' in parts[0] ? parts[0].token : parts[0].start, message, 'token' in last ? last.token : last.end);
}

function formattedValue(
  p: Parser,
  open: Token,
  value: Expression,
  debug: Token | null,
  conversion: Conversion | null,
  spec: Spec | null,
  close: Token,
): Field {
  const at = p.span();
  const plain = debug && !spec ? 'r' : '';
  const field: FormattedValue = {
    kind: 'FormattedValue',
    at,
    value,
    conversion: conversion?.name ?? plain,
    formatSpec: spec?.node ?? null,
  };
  const end = conversion?.first ?? spec?.first ?? close;
  const source = p.source.text.slice(open.end, (debug ?? end).start).trimEnd();
  if (!debug) return { label: null, value: field, source };
  const place = { line: open.line, column: open.column + 1, endLine: end.line, endColumn: end.column };
  return { label: text(place, p.source.text.slice(open.end, end.start)), value: field, source };
}

function conversion(p: Parser, name: Token): Conversion {
  const first = p.tokens[p.start] as Token;
  if (first.end !== name.start) {
    p.failAt(first, 'f-string: conversion type must come right after the exclamation mark', name);
  }
  if (name.text !== 's' && name.text !== 'r' && name.text !== 'a') {
    p.failAt(name, `f-string: invalid conversion character '${name.text}': expected 's', 'r', or 'a'`);
  }
  return { first, name: name.text };
}

export const stringActions = {
  string,
  strings,
  fstring: (p: Parser, start: Token, pieces: readonly Piece[]): FormatString => ({
    start,
    end: p.previous(),
    values: decodePieces(p, pieces, /r/i.test(start.text)),
  }),
  tstring: (p: Parser, start: Token, pieces: readonly Piece[]): FormatString => ({
    start,
    end: p.previous(),
    values: decodePieces(p, pieces, /r/i.test(start.text), interpolation),
  }),
  formatText: (_: Parser, token: Token): Piece => token,
  formattedValue,
  conversion,
  formatSpec: (p: Parser, first: Token, pieces: readonly Piece[]): Spec => {
    const values = decodePieces(p, pieces, false);
    return { first, node: { kind: 'JoinedStr', at: p.span(), values: mergeTexts(values) } };
  },
};
