import type { Module, Statement } from '../syntax/ast.ts';
import type { WarningSink } from '../syntax/syntax-warning.ts';
import { hasAnnotations, visitNamespaceBody } from './classes.ts';
import { CodeGenerator } from './code-generator.ts';
import type { CodeUnit } from './code-unit.ts';
import { CO_FUTURE_ANNOTATIONS } from './code-unit.ts';
import { ErrorReporter } from './compile-error.ts';
import { COMPILER_3_13, type CompileFacts } from './compile-facts.ts';
import type { CompileUnit } from './compile-unit.ts';
import { startAnnotations } from './deferred-annotations.ts';
import { visitExpression } from './expressions.ts';
import { foldBody } from './fold-constants.ts';
import { futureFlagsOf } from './future.ts';
import { warnOfLeavingFinally } from './leaving-finally.ts';
import * as op from './opcodes.ts';
import { visitStatement } from './statements.ts';
import { buildSymbolTable, type SymbolTable } from './symbol-table.ts';

export interface CompileOptions {
  readonly filename: string;
  /** 'eval': one expression statement, whose value the code returns. 'single': values of expressions are printed. */
  readonly mode: 'exec' | 'eval' | 'single';
  /** As `python -O`: 1 drops `assert`, 2 docstrings too. 0 by default. */
  readonly optimize?: 0 | 1 | 2;
  /** Is the value of this top-level expression statement printed as in 'single'? For the cells of a notebook. */
  readonly echo?: (statement: Statement) => boolean;
  /** CO_FUTURE_* bits that hold from the start, as in an interactive session. */
  readonly futureFlags?: number;
  /** The source, for the line that a SyntaxError shows; null where it is in no file. */
  readonly source?: string | null;
  /** Told of what CPython warns of while it compiles. */
  readonly onWarning?: WarningSink;
  /** Told what the compiler went through, once it is done. */
  readonly onCompiled?: (compilation: Compilation) => void;
  /** Which compiler; the newest by default. */
  readonly facts?: CompileFacts;
}

/** What a compilation went through: the scopes of the source, and the module's unit with those inside. */
export interface Compilation {
  readonly symbols: SymbolTable;
  readonly unit: CompileUnit;
}

const START = { line: 1, column: 0, endLine: 1, endColumn: 0 };

/**
 * Compiles a syntax tree to the code object of its module, with all that is nested in it: the instructions
 * CPython 3.13 makes of it, or would make where an older version differs (`Python/compile.c`, _PyAST_Compile()).
 * @throws PythonSyntaxError for what CPython's compiler and symbol table refuse.
 */
export function compileModule(module: Module, options: CompileOptions): CodeUnit {
  const { mode, optimize = 0, facts = COMPILER_3_13 } = options;
  const errors = new ErrorReporter(options.filename, options.source ?? null, options.onWarning);
  const futureFlags = (options.futureFlags ?? 0) | futureFlagsOf(module.body, errors);
  const futureAnnotations = (futureFlags & CO_FUTURE_ANNOTATIONS) !== 0;
  if (facts.warnsOfLeavingFinally) warnOfLeavingFinally(module.body, (message, at) => errors.warn(message, at));
  const body = foldBody(module.body, { optimize, futureAnnotations, foldsFormats: facts.foldsFormats });
  const folded: Module = { kind: 'Module', body };
  const echoed = new Set(body.filter((_, index) => options.echo?.(module.body[index] as Statement)));
  const symbols = buildSymbolTable(folded, futureAnnotations, errors, facts);
  const isAtTop = () => g.stack.length === 0;
  const isEchoed = (statement: Statement) => isAtTop() && (mode === 'single' || echoed.has(statement));
  const { filename } = options;
  const g: CodeGenerator = new CodeGenerator(
    { symbols, errors, filename, futureFlags, futureAnnotations, optimize, isEchoed, facts },
    { expression: visitExpression, statement: visitStatement },
  );
  const [first] = body;
  const visit = () => {
    if (mode === 'eval') {
      if (first?.kind === 'Expr') g.visitExpression(first.value);
    } else if (mode === 'single') {
      // At the prompt a string is no docstring.
      if (facts.defersAnnotations && !futureAnnotations) startAnnotations(g, body, first?.at ?? START);
      else if (hasAnnotations(body)) g.emit(op.SETUP_ANNOTATIONS, 0, first?.at ?? null);
      g.visitBody(body);
    } else {
      visitNamespaceBody(g, body, START);
    }
  };
  const code = g.compileUnit(folded, 'module', '<module>', 1, visit, { returnsNone: mode !== 'eval' });
  options.onCompiled?.({ symbols, unit: g.unit });
  return code;
}
