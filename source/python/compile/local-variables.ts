import { CO_FAST_CELL, CO_FAST_FREE, CO_FAST_HIDDEN, CO_FAST_LOCAL } from './code-unit.ts';
import type { CompileUnit } from './compile-unit.ts';
import { type BasicBlock, blocksFrom } from './flow-graph.ts';
import { type Instruction, makeInstruction } from './instruction.ts';
import { hasCell } from './opcode-properties.ts';
import * as op from './opcodes.ts';

export interface LocalVariables {
  readonly names: readonly string[];
  readonly kinds: readonly number[];
}

/**
 * Lays out locals, cells and free variables in one row, and puts the instructions that set cells up in front
 * (`Python/flowgraph.c`, prepare_localsplus()). A cell that is an argument or local shares its place.
 */
export function prepareLocals(entry: BasicBlock, unit: CompileUnit, isGenerator: boolean): LocalVariables {
  const { variables, cells, freeVariables, hiddenLocals } = unit;
  const names = [...variables.keys()];
  const kinds = names.map(
    (name) => CO_FAST_LOCAL | (hiddenLocals.has(name) ? CO_FAST_HIDDEN : 0) | (cells.has(name) ? CO_FAST_CELL : 0),
  );
  /** From the index among cells and free variables to the place in the row. */
  const places: number[] = [];
  for (const name of cells.keys()) {
    const shared = variables.get(name);
    places.push(shared ?? names.length);
    if (shared !== undefined) continue;
    names.push(name);
    kinds.push(CO_FAST_CELL);
  }
  const prefix = prefixInstructions(unit, places, isGenerator);
  for (const name of freeVariables.keys()) {
    places.push(names.length);
    names.push(name);
    kinds.push(CO_FAST_FREE);
  }
  for (const { instructions } of blocksFrom(entry)) {
    for (const instruction of instructions) {
      if (hasCell(instruction.opcode)) instruction.argument = places[instruction.argument] as number;
    }
  }
  entry.instructions.unshift(...prefix);
  return { names, kinds };
}

function prefixInstructions(unit: CompileUnit, cellPlaces: readonly number[], isGenerator: boolean): Instruction[] {
  const prefix: Instruction[] = [];
  if (unit.freeVariables.size > 0) prefix.push(makeInstruction(op.COPY_FREE_VARS, unit.freeVariables.size, null));
  for (const place of [...cellPlaces].sort((a, b) => a - b)) prefix.push(makeInstruction(op.MAKE_CELL, place, null));
  if (isGenerator) {
    const at = { line: unit.firstLine, column: -1, endLine: unit.firstLine, endColumn: -1 };
    prefix.push(makeInstruction(op.RETURN_GENERATOR, 0, at), makeInstruction(op.POP_TOP, 0, at));
  }
  return prefix;
}
