import { type BasicBlock, blocksFrom } from './flow-graph.ts';
import { type Instruction, lineOf, makeNop } from './instruction.ts';
import * as op from './opcodes.ts';
import { removeRedundantNops } from './optimize-flow-graph.ts';

/** Two locals share one argument: four bits for each. */
const LOCALS_LIMIT = 16;

/** Joins neighbouring loads and stores of locals (`Python/flowgraph.c`, insert_superinstructions()). */
export function insertSuperinstructions(entry: BasicBlock): void {
  for (const { instructions } of blocksFrom(entry)) {
    instructions.forEach((instruction, index) => {
      const following = instructions[index + 1];
      if (following === undefined) return;
      const joined = joinedOpcode(instruction.opcode, following.opcode);
      if (joined !== null) join(instruction, following, joined);
    });
  }
  removeRedundantNops(entry);
}

function joinedOpcode(first: number, second: number): number | null {
  if (first === op.LOAD_FAST) return second === op.LOAD_FAST ? op.LOAD_FAST_LOAD_FAST : null;
  if (first !== op.STORE_FAST) return null;
  if (second === op.LOAD_FAST) return op.STORE_FAST_LOAD_FAST;
  return second === op.STORE_FAST ? op.STORE_FAST_STORE_FAST : null;
}

function join(first: Instruction, second: Instruction, opcode: number): void {
  const [line, secondLine] = [lineOf(first), lineOf(second)];
  if (line >= 0 && secondLine >= 0 && line !== secondLine) return;
  if (first.argument >= LOCALS_LIMIT || second.argument >= LOCALS_LIMIT) return;
  first.opcode = opcode;
  first.argument = (first.argument << 4) | second.argument;
  makeNop(second);
}
