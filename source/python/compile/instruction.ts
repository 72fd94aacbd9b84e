import type { Position } from '../syntax/ast.ts';
import type { BasicBlock } from './flow-graph.ts';
import * as op from './opcodes.ts';

/** Where an instruction comes from; null is CPython's NO_LOCATION, the mark of an artificial instruction. */
export type Location = Position | null;

/** A place in the instruction sequence that jumps name before it is known. */
export interface Label {
  /** Index of the instruction that the label stands before, -1 until it is placed. */
  index: number;
}

/** One instruction on its way through the compiler. `target` of a jump is a label first, then a block. */
export interface Instruction {
  opcode: number;
  argument: number;
  location: Location;
  label: Label | null;
  target: BasicBlock | null;
  /** The block that handles an exception in this instruction. */
  handler: BasicBlock | null;
}

export function makeInstruction(opcode: number, argument: number, location: Location): Instruction {
  return { opcode, argument, location, label: null, target: null, handler: null };
}

export function makeNop(instruction: Instruction): void {
  instruction.opcode = op.NOP;
  instruction.argument = 0;
  instruction.target = null;
}

/** CPython's `i_loc.lineno`: the line, -1 without location. */
export function lineOf(instruction: Instruction): number {
  return instruction.location === null ? -1 : instruction.location.line;
}

/** What the code generator writes: instructions in order, with labels between them (`Python/instruction_sequence.c`). */
export class InstructionSequence {
  readonly instructions: Instruction[] = [];

  newLabel(): Label {
    return { index: -1 };
  }

  place(label: Label): void {
    label.index = this.instructions.length;
  }

  add(opcode: number, argument: number, location: Location): void {
    this.instructions.push(makeInstruction(opcode, argument, location));
  }

  addJump(opcode: number, label: Label, location: Location): void {
    const instruction = makeInstruction(opcode, 0, location);
    instruction.label = label;
    this.instructions.push(instruction);
  }
}
