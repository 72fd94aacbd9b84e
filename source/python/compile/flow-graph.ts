import { type Instruction, type InstructionSequence, lineOf } from './instruction.ts';
import { hasNoFallthrough, isBlockPush, isJump, isScopeExit, isTerminator } from './opcode-properties.ts';

/** Instructions that are entered at the first and left at the last (`Python/flowgraph.c`, basicblock). */
export class BasicBlock {
  instructions: Instruction[] = [];
  /** The block that follows in the code. */
  next: BasicBlock | null = null;
  /** Ways to get here: by jump, by falling through, or as a handler. */
  predecessors = 0;
  isTarget = false;
  isHandler = false;
  /** The handler's stack gets the index of the raising instruction. */
  keepsInstructionIndex = false;
  /** Depth of the value stack on entry, -1 when not known. */
  startDepth = -1;
  /** Reached without an exception; a cold block is reached by one only. */
  isWarm = false;
  isCold = false;

  get last(): Instruction | undefined {
    return this.instructions[this.instructions.length - 1];
  }

  get hasFallthrough(): boolean {
    const { last } = this;
    return last === undefined || !hasNoFallthrough(last.opcode);
  }

  get exitsScope(): boolean {
    const { last } = this;
    return last !== undefined && isScopeExit(last.opcode);
  }

  get hasNoLine(): boolean {
    return this.instructions.every((instruction) => lineOf(instruction) < 0);
  }
}

/** Cuts a sequence into blocks, at its jump targets and after its jumps. Returns the first. */
export function buildFlowGraph(sequence: InstructionSequence): BasicBlock {
  const { instructions } = sequence;
  const targets = new Map<number, BasicBlock>();
  for (const { label } of instructions) {
    if (label !== null && !targets.has(label.index)) targets.set(label.index, new BasicBlock());
  }
  const entry = new BasicBlock();
  let block = entry;
  const begin = (next: BasicBlock) => {
    block.next = next;
    block = next;
  };
  instructions.forEach((instruction, index) => {
    const target = targets.get(index);
    const { last } = block;
    if (target !== undefined) {
      target.isTarget = true;
      begin(target);
    } else if (last !== undefined && isTerminator(last.opcode)) {
      begin(new BasicBlock());
    }
    block.instructions.push(instruction);
  });
  for (const instruction of instructions) {
    if (instruction.label === null) continue;
    instruction.target = targets.get(instruction.label.index) ?? null;
    if (isBlockPush(instruction.opcode) && instruction.target !== null) instruction.target.isHandler = true;
  }
  return entry;
}

/** The blocks in the order of the code. Blocks may be inserted after the current one meanwhile. */
export function* blocksFrom(entry: BasicBlock): Generator<BasicBlock> {
  for (let block: BasicBlock | null = entry; block !== null; block = block.next) yield block;
}

/** The first block from `block` on that has instructions. */
export function nonEmpty(block: BasicBlock | null): BasicBlock | null {
  let found = block;
  while (found !== null && found.instructions.length === 0) found = found.next;
  return found;
}

/** The blocks that control can go to from `block`, handlers not counted. */
export function successorsOf(block: BasicBlock): BasicBlock[] {
  const found = block.hasFallthrough && block.next !== null ? [block.next] : [];
  for (const { opcode, target } of block.instructions) {
    if (target !== null && isJump(opcode)) found.push(target);
  }
  return found;
}
