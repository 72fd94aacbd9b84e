export type SyntaxErrorKind = 'SyntaxError' | 'IndentationError' | 'TabError';

/** Where a syntax error is, in the units of Python's exception attributes. */
export interface SyntaxErrorPlace {
  readonly filename: string;
  /** From 1; Python's `.lineno`. */
  readonly line: number;
  /** From 1, in code points; Python's `.offset`. 0 and -1 mean "no column", as in CPython. */
  readonly column: number;
  readonly endLine: number;
  /** Exclusive, from 1; 0 and -1 mean "no end", as in CPython. */
  readonly endColumn: number;
  /** The source line with its line break; Python's `.text`. Null: not to be had. */
  readonly text: string | null;
}

/**
 * A script that CPython would refuse to compile, with CPython's own message and location. Thrown by the parser,
 * and by the compiler for what only the symbol table sees.
 */
export class PythonSyntaxError extends Error {
  readonly kind: SyntaxErrorKind;
  readonly filename: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly text: string | null;

  constructor(message: string, place: SyntaxErrorPlace, kind: SyntaxErrorKind = 'SyntaxError') {
    super(message);
    this.name = 'PythonSyntaxError';
    this.kind = kind;
    this.filename = place.filename;
    this.line = place.line;
    this.column = place.column;
    this.endLine = place.endLine;
    this.endColumn = place.endColumn;
    this.text = place.text;
  }
}

/** The script nests deeper than the stack of the thread that parses it. CPython has a limit, too, and raises MemoryError there. */
export class NestedTooDeep extends PythonSyntaxError {}
