import type { PythonVersion } from '../heap/version-facts.ts';
import {
  COMPILER_3_9,
  COMPILER_3_10,
  COMPILER_3_11,
  COMPILER_3_12,
  COMPILER_3_13,
  COMPILER_3_14,
  type CompileFacts,
} from './compile/compile-facts.ts';
import {
  TRACEBACKS_3_9,
  TRACEBACKS_3_10,
  TRACEBACKS_3_11,
  TRACEBACKS_3_12,
  TRACEBACKS_3_13,
  type TracebackStyle,
} from './run/traceback-style.ts';
import {
  SYNTAX_3_9,
  SYNTAX_3_10,
  SYNTAX_3_11,
  SYNTAX_3_12,
  SYNTAX_3_13,
  SYNTAX_3_14,
  type SyntaxFacts,
} from './syntax/syntax-facts.ts';
import {
  BUILTINS_3_9,
  BUILTINS_3_10,
  BUILTINS_3_11,
  BUILTINS_3_12,
  BUILTINS_3_13,
  type BuiltinFacts,
} from './types/builtin-facts.ts';
import {
  MESSAGES_3_9,
  MESSAGES_3_10,
  MESSAGES_3_11,
  MESSAGES_3_12,
  MESSAGES_3_13,
  MESSAGES_3_14,
  type Messages,
} from './wording/messages.ts';
import { WORDING_3_14 } from './wording/newer-wordings.ts';
import { WORDING_3_9, WORDING_3_10, WORDING_3_11, WORDING_3_12 } from './wording/older-wordings.ts';
import type { Wording } from './wording/rewording.ts';

/** What the language of one CPython version does differently from others: wording, syntax, library. */
export interface LanguageFacts {
  readonly name: PythonVersion;
  readonly syntax: SyntaxFacts;
  readonly compiler: CompileFacts;
  readonly builtins: BuiltinFacts;
  readonly tracebacks: TracebackStyle;
  readonly messages: Messages;
  /** Rewords all other messages; null: as they are. */
  readonly wording: Wording | null;
}

const LANGUAGE_3_13: LanguageFacts = {
  name: '3.13',
  syntax: SYNTAX_3_13,
  compiler: COMPILER_3_13,
  builtins: BUILTINS_3_13,
  tracebacks: TRACEBACKS_3_13,
  messages: MESSAGES_3_13,
  wording: null,
};

const LANGUAGE_3_12: LanguageFacts = {
  ...LANGUAGE_3_13,
  name: '3.12',
  syntax: SYNTAX_3_12,
  compiler: COMPILER_3_12,
  builtins: BUILTINS_3_12,
  tracebacks: TRACEBACKS_3_12,
  messages: MESSAGES_3_12,
  wording: WORDING_3_12,
};

const LANGUAGE_3_11: LanguageFacts = {
  ...LANGUAGE_3_12,
  name: '3.11',
  syntax: SYNTAX_3_11,
  compiler: COMPILER_3_11,
  builtins: BUILTINS_3_11,
  tracebacks: TRACEBACKS_3_11,
  messages: MESSAGES_3_11,
  wording: WORDING_3_11,
};

const LANGUAGE_3_10: LanguageFacts = {
  ...LANGUAGE_3_11,
  name: '3.10',
  syntax: SYNTAX_3_10,
  compiler: COMPILER_3_10,
  builtins: BUILTINS_3_10,
  tracebacks: TRACEBACKS_3_10,
  messages: MESSAGES_3_10,
  wording: WORDING_3_10,
};

const LANGUAGE_3_9: LanguageFacts = {
  ...LANGUAGE_3_10,
  name: '3.9',
  syntax: SYNTAX_3_9,
  compiler: COMPILER_3_9,
  builtins: BUILTINS_3_9,
  tracebacks: TRACEBACKS_3_9,
  messages: MESSAGES_3_9,
  wording: WORDING_3_9,
};

const LANGUAGE_3_14: LanguageFacts = {
  ...LANGUAGE_3_13,
  name: '3.14',
  syntax: SYNTAX_3_14,
  compiler: COMPILER_3_14,
  messages: MESSAGES_3_14,
  wording: WORDING_3_14,
};

/** The language of each version, told as how it differs from the next newer one. */
export const LANGUAGES: Readonly<Record<PythonVersion, LanguageFacts>> = {
  '3.9': LANGUAGE_3_9,
  '3.10': LANGUAGE_3_10,
  '3.11': LANGUAGE_3_11,
  '3.12': LANGUAGE_3_12,
  '3.13': LANGUAGE_3_13,
  '3.14.0': { ...LANGUAGE_3_14, name: '3.14.0' },
  '3.14': LANGUAGE_3_14,
};
