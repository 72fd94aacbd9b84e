import type { Position } from '../syntax/ast.ts';
import type { CodeGenerator } from './code-generator.ts';
import type { Label } from './instruction.ts';
import * as op from './opcodes.ts';
import { DEF_LOCAL, DEF_NONLOCAL, type NameSymbol, type Scope } from './scope.ts';

/** What an inlined comprehension changed in the scope around it, until it is left. */
export interface InlinedScope {
  readonly replacedSymbols: Map<string, NameSymbol>;
  /** Locals whose outer values are on the stack meanwhile. */
  readonly pushedLocals: readonly string[];
  readonly hiddenLocals: readonly string[];
  readonly cleanup: Label;
}

/**
 * Isolates the names that an inlined comprehension binds; its iterator is on top of the stack (PEP 709;
 * `Python/compile.c`, push_inlined_comprehension_state()).
 */
export function enterInlinedScope(g: CodeGenerator, comprehension: Scope, at: Position): InlinedScope {
  const { unit } = g;
  const { scope } = unit;
  const isInClass = scope.kind === 'class' && unit.inlinedComprehensions === 0;
  unit.inlinedComprehensions++;
  const replacedSymbols = new Map<string, NameSymbol>();
  const replaced: string[] = [];
  const pushedLocals: string[] = [];
  const hiddenLocals: string[] = [];
  for (const [name, symbol] of comprehension.symbols) {
    const isBound = (symbol.flags & DEF_LOCAL) !== 0 && (symbol.flags & DEF_NONLOCAL) === 0;
    const outer = scope.symbols.get(name) as NameSymbol | undefined;
    const outerScope = outer?.scope ?? 'unknown';
    const isFreeOutside = symbol.scope === 'cell' && outerScope === 'free';
    if ((symbol.scope !== outerScope && symbol.scope !== 'free' && !isFreeOutside) || isInClass) {
      replaced.push(name);
      if (outer !== undefined) replacedSymbols.set(name, outer);
      scope.symbols.set(name, symbol);
    }
    if (!isBound && !isInClass) continue;
    if (!scope.isFunctionLike && unit.hiddenLocals.get(name) !== true) {
      unit.hiddenLocals.set(name, true);
      hiddenLocals.push(name);
    }
    // For a cell this pushes the cell itself; the comprehension gets a new one.
    g.emit(op.LOAD_FAST_AND_CLEAR, unit.variableIndex(name), at);
    if (symbol.scope === 'cell') g.emit(op.MAKE_CELL, unit.cellIndex(name, isFreeOutside), at);
    pushedLocals.push(name);
  }
  unit.note(replaced);
  const cleanup = g.newLabel();
  if (pushedLocals.length > 0) {
    g.emit(op.SWAP, pushedLocals.length + 1, at);
    g.emitJump(op.SETUP_FINALLY, cleanup, at);
  }
  return { replacedSymbols, pushedLocals, hiddenLocals, cleanup };
}

/** Gives the names their outer values back, also when the comprehension raises. */
export function leaveInlinedScope(g: CodeGenerator, inlined: InlinedScope, at: Position): void {
  const { unit } = g;
  unit.inlinedComprehensions--;
  for (const [name, symbol] of inlined.replacedSymbols) unit.scope.symbols.set(name, symbol);
  if (inlined.pushedLocals.length > 0) {
    const end = g.newLabel();
    g.emit(op.POP_BLOCK, 0, null);
    g.emitJump(op.JUMP_NO_INTERRUPT, end, null);
    g.place(inlined.cleanup);
    // The unfinished result is below the exception.
    g.emit(op.SWAP, 2, null);
    g.emit(op.POP_TOP, 0, null);
    restoreLocals(g, inlined.pushedLocals, at);
    g.emit(op.RERAISE, 0, null);
    g.place(end);
    restoreLocals(g, inlined.pushedLocals, at);
  }
  for (const name of inlined.hiddenLocals) unit.hiddenLocals.set(name, false);
}

function restoreLocals(g: CodeGenerator, names: readonly string[], at: Position): void {
  g.emit(op.SWAP, names.length + 1, at);
  for (const name of [...names].reverse()) g.emit(op.STORE_FAST_MAYBE_NULL, g.unit.variableIndex(name), at);
}
