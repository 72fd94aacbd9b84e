import { PythonSyntaxError, type SyntaxErrorKind } from './syntax-error.ts';
import { ignoreWarnings, type WarningSink } from './syntax-warning.ts';

const astral = /[\ud800-\udbff]/;

/** A file; what `compile()` gets as 'exec'; and as anything else: no line break is added to its end. */
export type SourceKind = 'text' | 'file' | 'bare text';

/**
 * The source as the tokenizer reads it: one kind of line break, no byte order mark, a line break at the end
 * (`Parser/tokenizer/helpers.c, translate_newlines()`); and the way from an index to a line and column.
 */
export class SourceText {
  readonly filename: string;
  /** Told of what the tokenizer and parser warn of. */
  readonly sink: WarningSink;
  readonly text: string;
  /** What stands in a file can be read there again when a line is to be shown. */
  readonly isFile: boolean;
  /** The last line break was added for the tokenizer alone: `translate_newlines()` adds one only to what 'exec' gets. */
  readonly hasBareEnd: boolean;
  private readonly hasAstral: boolean;

  /** @throws PythonSyntaxError for a null character. */
  constructor(source: string, filename: string, sink: WarningSink = ignoreWarnings, kind: SourceKind = 'text') {
    this.filename = filename;
    this.sink = sink;
    this.isFile = kind === 'file';
    let text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
    if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
    this.hasBareEnd = kind === 'bare text' && text !== '' && !text.endsWith('\n');
    if (text !== '' && !text.endsWith('\n')) text += '\n';
    this.text = text;
    this.hasAstral = astral.test(text);
    if (text.includes('\0')) this.fail('source code string cannot contain null bytes', 0, 0, 0, 0);
  }

  /** Code points between two indexes. */
  distance(from: number, to: number): number {
    if (!this.hasAstral) return to - from;
    let count = to - from;
    for (let index = from; index < to - 1; index++) {
      const unit = this.text.charCodeAt(index);
      if (unit >= 0xd800 && unit <= 0xdbff) count--;
    }
    return count;
  }

  /** The index of a place given by line (from 1) and column (code points, from 0). */
  indexOf(line: number, column: number): number {
    let index = 0;
    for (let count = 1; count < line; count++) index = this.text.indexOf('\n', index) + 1;
    for (let count = 0; count < column; count++) index += (this.text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
    return index;
  }

  /** A line with its line break; '' past the end. */
  line(line: number): string {
    if (line < 1) return '';
    const bare = this.lineWithoutBreak(line);
    const index = this.hasBareEnd ? this.indexOf(line, 0) + bare.length : 0;
    return this.isBareEnd(index) ? bare : `${bare}\n`;
  }

  lineWithoutBreak(line: number): string {
    return this.text.split('\n', line)[line - 1] ?? '';
  }

  /** Code points in a line, without its line break. */
  width(line: number): number {
    return [...this.lineWithoutBreak(line)].length;
  }

  /** Whether the line break at this index is the one that only the tokenizer sees. */
  isBareEnd(index: number): boolean {
    return this.hasBareEnd && index === this.text.length - 1;
  }

  fail(
    message: string,
    line: number,
    column: number,
    endLine: number,
    endColumn: number,
    kind: SyntaxErrorKind = 'SyntaxError',
    text = this.line(line),
  ): never {
    const place = { filename: this.filename, line, column, endLine, endColumn, text };
    throw new PythonSyntaxError(message, place, kind);
  }
}
