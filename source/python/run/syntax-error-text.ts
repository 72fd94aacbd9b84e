// The last lines of a SyntaxError: its place, the source with what is wrong in it marked, the message.

import { utf8Length } from './utf-8-length.ts';

/** Where a SyntaxError is: as its attributes say, null where they are None. */
export interface SyntaxPlace {
  readonly message: string | null;
  readonly filename: string | null;
  readonly line: number | null;
  readonly endLine: number | null;
  readonly offset: number | null;
  readonly endOffset: number | null;
  readonly text: string | null;
}

/** What of a SyntaxError is written. */
export interface SyntaxMistake {
  /** The name of its class. */
  readonly type: string;
  /** `str()` of it. */
  readonly message: string;
  readonly place: SyntaxPlace;
}

/** A writer's way to tell of a SyntaxError; lines that end in line breaks. */
export type SyntaxErrorText = (mistake: SyntaxMistake) => string;

/** The source of a mistake, and the line of carets below it if there is one. */
type MarkedSource = (place: SyntaxPlace, text: string) => string;

/** `Lib/traceback.py, TracebackException._format_syntax_error()`: file and line, the source, the message. */
function inPython(marked: MarkedSource): SyntaxErrorText {
  return ({ type, place }) => {
    const { line, filename, text, message } = place;
    const where = line === null ? '' : `  File "${filename ?? '<string>'}", line ${line}\n`;
    const suffix = line === null && filename !== null ? ` (${filename})` : '';
    const shown = text === null ? '' : marked(place, text);
    return `${where}${shown}${type}: ${message || '<no detail available>'}${suffix}\n`;
  };
}

/** The text without line breaks at its end, and without what stands in front of it. */
function stripped(text: string): { readonly right: readonly string[]; readonly left: readonly string[] } {
  const right = Array.from(text.replace(/\n+$/, ''));
  return { right, left: Array.from(right.join('').replace(/^[ \n\f]+/, '')) };
}

/** @param column from 0, in the stripped text; no carets before its beginning */
function withCarets(left: readonly string[], column: number, carets: number): string {
  const line = `    ${left.join('')}\n`;
  if (column < 0) return line;
  // Tabs stay, so that the carets stand right.
  const gap = left.slice(0, column).map((character) => (/^\s$/.test(character) ? character : ' '));
  return `${line}    ${gap.join('')}${'^'.repeat(Math.max(0, carets))}\n`;
}

/** To the end of the mistake, or of the line where that is another one. */
export const syntaxErrorText = inPython((place, text) => {
  const { right, left } = stripped(text);
  if (place.offset === null) return withCarets(left, -1, 0);
  const length = Array.from(text).length;
  let { offset } = place;
  let end = place.line === place.endLine ? place.endOffset || offset : right.length + 1;
  if (length > 0 && offset > length) offset = right.length + 1;
  if (length > 0 && end > length) end = right.length + 1;
  if (offset >= end || end < 0) end = offset + 1;
  return withCarets(left, offset - 1 - (right.length - left.length), end - offset);
});

/** 3.10 to 3.12: the end's column, whatever line it is on. */
export const syntaxErrorTextToColumn = inPython((place, text) => {
  const { right, left } = stripped(text);
  const { offset } = place;
  if (offset === null) return withCarets(left, -1, 0);
  const end = place.endOffset || offset;
  const carets = end === offset || end === -1 ? 1 : end - offset;
  return withCarets(left, offset - 1 - (right.length - left.length), carets);
});

/** 3.9: one caret. */
export const syntaxErrorTextAtColumn = inPython((place, text) => {
  const { right, left } = stripped(text);
  return withCarets(left, (place.offset ?? 0) - 1 - (right.length - left.length), 1);
});

/** `Python/pythonrun.c, print_exception()` of 3.9 to 3.12: what has no line is written as any exception is. */
function inC(caretsOf: (mistake: SyntaxMistake, text: string) => number): SyntaxErrorText {
  return (mistake) => {
    const { type, message, place } = mistake;
    const { line, filename, text } = place;
    if (line === null) return `${type}: ${message}\n`;
    const where = `  File "${filename ?? '<string>'}", line ${line}\n`;
    const shown = text === null ? '' : errorText(text, place.offset ?? -1, caretsOf(mistake, text));
    return `${where}${shown}${type}${place.message === null ? '' : `: ${place.message}`}\n`;
  };
}

/** `print_error_text()`: of several lines those from the mistake's on, without white space in front. */
function errorText(source: string, place: number, carets: number): string {
  let text = source.replace(/^[ \t\f]+/, '');
  let length = text.endsWith('\n') ? text.length - 1 : text.length;
  let offset = Math.min(place - 1 - (source.length - text.length), length);
  for (let end = text.indexOf('\n'); end >= 0 && end < offset; end = text.indexOf('\n')) {
    text = text.slice(end + 1);
    length -= end + 1;
    offset -= end + 1;
  }
  const lines = `    ${text}${text[length] === '\n' ? '' : '\n'}`;
  return offset < 0 ? lines : `${lines}    ${' '.repeat(offset)}${'^'.repeat(carets)}\n`;
}

/** 3.10 to 3.12: to the end, or that of the line; classes derived from SyntaxError have no end. */
export const syntaxErrorTextInC = inC(({ type, place }, text) => {
  const { line, endLine, offset, endOffset } = place;
  if (type !== 'SyntaxError') return 1;
  const isLonger = (endLine ?? line ?? 0) > (line ?? 0);
  const end = isLonger ? utf8Length(Array.from(text)) : (endOffset ?? -1);
  return Math.max(1, end - (offset ?? -1));
});

export const syntaxErrorTextOfOneCaretInC = inC(() => 1);
