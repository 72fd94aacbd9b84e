import type { Position } from '../syntax/ast.ts';
import type { CodeGenerator } from './code-generator.ts';
import { CO_FAST_FREE, type CodeUnit } from './code-unit.ts';
import * as op from './opcodes.ts';
import {
  FUNCTION_ANNOTATE,
  FUNCTION_ANNOTATIONS,
  FUNCTION_CLOSURE,
  FUNCTION_DEFAULTS,
  FUNCTION_KWDEFAULTS,
} from './operands.ts';

/** In a class body these always mean the class's own cells. */
function isClassCell(name: string): boolean {
  return name === '__class__' || name === '__classdict__' || name === '__conditional_annotations__';
}

/** Makes a function of `code`; what `flags` say is on the stack (compiler_make_closure()). */
export function makeClosure(g: CodeGenerator, code: CodeUnit, node: object, flags: number, at: Position): void {
  let bits = flags;
  const free = code.localsPlusNames.filter(
    (_, index) => ((code.localsPlusKinds[index] as number) & CO_FAST_FREE) !== 0,
  );
  if (free.length > 0) {
    for (const name of free) {
      const isFree = g.unit.scope.scopeOf(name) === 'free' && !(g.unit.kind === 'class' && isClassCell(name));
      g.emit(op.LOAD_CLOSURE, g.unit.cellIndex(name, isFree), at);
    }
    g.emit(op.BUILD_TUPLE, free.length, at);
    bits |= FUNCTION_CLOSURE;
  }
  g.emit(op.LOAD_CONST, g.unit.codeIndex(code, node), at);
  g.emit(op.MAKE_FUNCTION, 0, at);
  for (const bit of [
    FUNCTION_CLOSURE,
    FUNCTION_ANNOTATIONS,
    FUNCTION_ANNOTATE,
    FUNCTION_KWDEFAULTS,
    FUNCTION_DEFAULTS,
  ]) {
    if ((bits & bit) !== 0) g.emit(op.SET_FUNCTION_ATTRIBUTE, bit, at);
  }
}
