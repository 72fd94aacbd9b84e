import type { Position } from '../syntax/ast.ts';
import { PythonSyntaxError } from '../syntax/syntax-error.ts';
import { ignoreWarnings, type WarningSink } from '../syntax/syntax-warning.ts';

/** Makes the SyntaxErrors and SyntaxWarnings of one compilation: knows the file's name and, if given, its text. */
export class ErrorReporter {
  readonly filename: string;
  readonly #lines: readonly string[] | null;
  readonly #sink: WarningSink;

  /** `source` null: the text did not come from a file, and CPython looks for a line to show in files only. */
  constructor(filename: string, source: string | null, sink: WarningSink = ignoreWarnings) {
    this.filename = filename;
    this.#sink = sink;
    this.#lines = source === null ? null : source.split(/(?<=\n)/);
  }

  /** `compiler_warn()` */
  warn(message: string, at: Position): void {
    this.#sink({
      category: 'SyntaxWarning',
      message,
      filename: this.filename,
      line: at.line,
      refuse: () => this.fail(message, at),
    });
  }

  /** Throws at the beginning of `at`, with no end. */
  failAtStart(message: string, at: Position): never {
    this.fail(message, { ...at, endLine: at.line, endColumn: -2 });
  }

  /** Throws at `at`; Python's columns count from 1. */
  fail(message: string, at: Position): never {
    throw new PythonSyntaxError(message, {
      filename: this.filename,
      line: at.line,
      column: at.column + 1,
      endLine: at.endLine,
      endColumn: at.endColumn + 1,
      text: this.#lines === null ? null : (this.#lines[at.line - 1] ?? ''),
    });
  }
}
