import { lineEntryText } from './line-carets.ts';
import type { SourceLines } from './source-lines.ts';
import {
  type SyntaxErrorText,
  syntaxErrorText,
  syntaxErrorTextAtColumn,
  syntaxErrorTextInC,
  syntaxErrorTextOfOneCaretInC,
  syntaxErrorTextToColumn,
} from './syntax-error-text.ts';
import { entryText, plainEntryText, type TraceEntry } from './traceback-text.ts';

/** How an entry of a traceback is written: file, line, name, source. */
export type EntryText = (entry: TraceEntry, source: SourceLines) => string;

/** How a writer looks for what a wrong name was meant to be. */
export interface NameHints {
  /** ImportErrors get hints, too, `self.x` is looked for, and NameErrors are asked "Did you forget to import 'x'". */
  readonly knowsImports: boolean;
  /** What that question ends with. */
  readonly questionMark: '?' | '';
  /** The nearest of locals, globals and builtins, or of the first of them that has a near one. */
  readonly scopes: 'together' | 'in order';
  /** A hint may differ in as many places as the wrong name has letters. */
  readonly mayDifferWholly: boolean;
  /** A name without a leading underscore is not taken for one with. */
  readonly hidesPrivate: boolean;
}

/** One of the two that write tracebacks: the interpreter for what nobody handles, or the module `traceback`. */
export interface TracebackWriter {
  readonly entry: EntryText;
  /** "Did you mean: 'x'?" behind AttributeErrors and NameErrors; null: without. */
  readonly hints: NameHints | null;
  /** Whether the name of an exception class of the script has `__main__.` in front. */
  readonly namesMain: boolean;
  readonly syntaxError: SyntaxErrorText;
  /** What stands for the text of an exception (its type is given) whose `__str__` fails. */
  readonly unprintable: (type: string) => string;
}

/** How a version writes tracebacks. */
export interface TracebackStyle {
  readonly interpreter: TracebackWriter;
  readonly module: TracebackWriter;
  /** What cannot be raised is written with carets, too: in C, as all else. */
  readonly unraisableEntry: EntryText;
  /** `__notes__` are shown (PEP 678). */
  readonly showsNotes: boolean;
}

const strFailed = (): string => '<exception str() failed>';

const HINTS_3_13: NameHints = {
  knowsImports: true,
  questionMark: '?',
  scopes: 'together',
  mayDifferWholly: true,
  hidesPrivate: true,
};

/** `Python/suggestions.c` */
const HINTS_3_12: NameHints = { ...HINTS_3_13, scopes: 'in order', hidesPrivate: false };

const BOTH_3_13: TracebackWriter = {
  entry: entryText,
  hints: HINTS_3_13,
  namesMain: false,
  syntaxError: syntaxErrorText,
  unprintable: strFailed,
};

/** `Lib/traceback.py` writes all tracebacks: expressions over several lines, carets at calls. */
export const TRACEBACKS_3_13: TracebackStyle = {
  interpreter: BOTH_3_13,
  module: BOTH_3_13,
  unraisableEntry: plainEntryText,
  showsNotes: true,
};

/** The interpreter writes its own tracebacks. */
export const TRACEBACKS_3_12: TracebackStyle = {
  ...TRACEBACKS_3_13,
  interpreter: {
    ...BOTH_3_13,
    entry: (entry, source) => lineEntryText(entry, source, 'interpreter'),
    hints: HINTS_3_12,
    syntaxError: syntaxErrorTextInC,
  },
  unraisableEntry: (entry, source) => lineEntryText(entry, source, 'interpreter'),
  module: {
    ...BOTH_3_13,
    entry: (entry, source) => lineEntryText(entry, source, 'module'),
    hints: { ...HINTS_3_13, questionMark: '', mayDifferWholly: false, hidesPrivate: false },
    syntaxError: syntaxErrorTextToColumn,
  },
};

export const TRACEBACKS_3_11: TracebackStyle = {
  ...TRACEBACKS_3_12,
  interpreter: { ...TRACEBACKS_3_12.interpreter, hints: { ...HINTS_3_12, knowsImports: false } },
  module: { ...TRACEBACKS_3_12.module, hints: null },
};

/** No columns are known. */
export const TRACEBACKS_3_10: TracebackStyle = {
  ...TRACEBACKS_3_11,
  interpreter: { ...TRACEBACKS_3_11.interpreter, entry: plainEntryText, namesMain: true },
  unraisableEntry: plainEntryText,
  module: { ...TRACEBACKS_3_11.module, entry: plainEntryText, unprintable: (type) => `<unprintable ${type} object>` },
  showsNotes: false,
};

export const TRACEBACKS_3_9: TracebackStyle = {
  ...TRACEBACKS_3_10,
  interpreter: { ...TRACEBACKS_3_10.interpreter, hints: null, syntaxError: syntaxErrorTextOfOneCaretInC },
  module: { ...TRACEBACKS_3_10.module, syntaxError: syntaxErrorTextAtColumn },
};
