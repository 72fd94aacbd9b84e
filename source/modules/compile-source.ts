import type { Address } from '../heap/object-type.ts';
import { type Compilation, compileModule } from '../python/compile/compile-module.ts';
import type { Module } from '../python/syntax/ast.ts';
import { legacyStatementMessage } from '../python/syntax/legacy-statements.ts';
import { parse, parseExpression, parseSingle } from '../python/syntax/parse.ts';
import { NestedTooDeep, PythonSyntaxError } from '../python/syntax/syntax-error.ts';
import type { SyntaxFacts } from '../python/syntax/syntax-facts.ts';
import type { WarningSink } from '../python/syntax/syntax-warning.ts';
import type { Vm } from '../python/vm.ts';
import { passCompilerObjects } from './compiler-objects.ts';
import { syntaxWarnings } from './syntax-warnings.ts';

export type CompileMode = 'exec' | 'eval' | 'single';

export interface SourceOptions {
  /** As `python -O`. */
  readonly optimize?: 0 | 1 | 2;
  /** The grammar; the version's own by default. */
  readonly syntax?: SyntaxFacts;
  /** CPython has it in a .pyc file: its compiler does not run. */
  readonly isCompiledBefore?: boolean;
  /** The str that the script gave as the name of the file, borrowed. */
  readonly filenameObject?: Address;
}

/**
 * Compiles Python text for `exec()`, `eval()`, `compile()` and imports: a code object, a new reference. Raises SyntaxError.
 */
export function compileSource(
  vm: Vm,
  source: string,
  filename: string,
  mode: CompileMode,
  { optimize = 0, syntax = vm.language.syntax, isCompiledBefore = false, filenameObject = 0 }: SourceOptions = {},
): Address {
  try {
    // `PyErr_ProgramTextObject()`: what the compiler complains about is shown from the file.
    const inFile = vm.host.readSource(filename);
    const onWarning = syntaxWarnings(vm);
    const module = parseFor(source, filename, mode, onWarning, syntax);
    let compilation: Compilation | null = null;
    const unit = compileModule(module, {
      filename,
      mode,
      optimize,
      source: inFile,
      onWarning,
      onCompiled: (what) => {
        compilation = what;
      },
      facts: vm.language.compiler,
    });
    const { code, release } = vm.code.make(unit, {
      hasTables: !isCompiledBefore,
      isNew: !isCompiledBefore,
      filename: filenameObject,
    });
    if (!isCompiledBefore && compilation !== null) {
      const arena = vm.list.make();
      passCompilerObjects(vm, compilation, code);
      vm.heap.decref(arena);
    }
    // Only the main script's syntax tree outlives its compilation.
    release();
    return code;
  } catch (error) {
    if (error instanceof PythonSyntaxError) throw raiseSyntaxError(vm, error);
    throw error;
  }
}

/** The syntax tree of Python text, parsed as the version does; of an expression as one statement. Raises SyntaxError. */
export function parseSource(vm: Vm, source: string, filename: string, mode: CompileMode): Module {
  try {
    return parseFor(source, filename, mode, syntaxWarnings(vm), vm.language.syntax);
  } catch (error) {
    if (error instanceof PythonSyntaxError) throw raiseSyntaxError(vm, error);
    throw error;
  }
}

function parseFor(source: string, filename: string, mode: CompileMode, sink: WarningSink, syntax: SyntaxFacts): Module {
  if (mode === 'exec') return parse(source, filename, sink, syntax);
  if (mode === 'single') return parseSingle(source, filename, sink, syntax);
  const value = parseExpression(source, filename, sink, syntax);
  return { kind: 'Module', body: [{ kind: 'Expr', value, at: value.at }] };
}

/** Sets a SyntaxError with CPython's arguments and attributes. Use it as `throw raiseSyntaxError(…)`. */
export function raiseSyntaxError(vm: Vm, error: PythonSyntaxError): unknown {
  const { heap } = vm;
  if (error instanceof NestedTooDeep) vm.host.stackRanOut?.();
  const { syntax } = vm.language;
  const ends: [name: string, value: Address][] = syntax.errorsHaveEnds
    ? [
        ['end_lineno', vm.int.fromNumber(error.endLine)],
        ['end_offset', vm.int.fromNumber(error.endColumn)],
      ]
    : [];
  const fields: [name: string, value: Address][] = [
    ['filename', vm.str.make(error.filename)],
    ['lineno', vm.int.fromNumber(error.line)],
    ['offset', vm.int.fromNumber(error.column)],
    ['text', error.text === null ? vm.none : vm.str.make(error.text)],
    ...ends,
  ];
  const legacy = syntax.guessesPrintFromLine ? legacyStatementMessage(error) : null;
  const message = vm.str.make(legacy ?? error.message);
  const place = vm.tuple.pack(fields.map(([, value]) => value));
  const raised = vm.errors.raiseWith(error.kind, message, place);
  vm.exception.setField(vm.errors.current, 'msg', message);
  for (const [name, value] of fields) {
    vm.exception.setField(vm.errors.current, name, value);
    heap.decref(value);
  }
  heap.decref(message);
  heap.decref(place);
  return raised;
}
