import { type BasicBlock, blocksFrom, successorsOf } from './flow-graph.ts';
import { type Instruction, lineOf, makeInstruction } from './instruction.ts';
import * as op from './opcodes.ts';
import { RESUME_AT_START } from './operands.ts';

/** The line in effect is not known, or must be counted again. */
const UNKNOWN = -1;

/**
 * Puts LINE before every instruction whose line may not be the line in effect, and at every target of a backward jump.
 * The line in effect on entry is the code's first line, set by the call and not counted: what comes up to RESUME has
 * none. Returns the index of each block's first instruction.
 */
export function insertLines(entry: BasicBlock, firstLine: number): Map<BasicBlock, number> {
  const blocks = [...blocksFrom(entry)].filter((block) => block.instructions.length > 0);
  const loops = backwardTargets(blocks);
  const before = linesBefore(entry, firstLine, loops);
  const starts = new Map<BasicBlock, number>();
  let index = 0;
  for (const block of blocks) {
    const isLoop = loops.has(block);
    block.instructions = withLines(block, isLoop ? UNKNOWN : (before.get(block) ?? UNKNOWN), isLoop);
    starts.set(block, index);
    index += block.instructions.length;
  }
  // An empty block begins where the next one does.
  let following = index;
  for (const block of [...blocksFrom(entry)].reverse()) {
    following = starts.get(block) ?? following;
    starts.set(block, following);
  }
  return starts;
}

/** Where loops come back to. The loop around a SEND is none: it leaves the frame in each round. */
function backwardTargets(blocks: readonly BasicBlock[]): Set<BasicBlock> {
  const passed = new Set<BasicBlock>();
  const targets = new Set<BasicBlock>();
  for (const block of blocks) {
    passed.add(block);
    const target = block.last?.target;
    if (target && passed.has(target) && target.instructions[0]?.opcode !== op.SEND) targets.add(target);
  }
  return targets;
}

/** The line in effect at the start of each block, UNKNOWN where its predecessors differ. */
function linesBefore(entry: BasicBlock, firstLine: number, loops: Set<BasicBlock>): Map<BasicBlock, number> {
  const before = new Map<BasicBlock, number>();
  const todo: BasicBlock[] = [];
  const reach = (block: BasicBlock, line: number) => {
    const known = before.get(block);
    const merged = known === undefined || known === line ? line : UNKNOWN;
    if (merged === known) return;
    before.set(block, merged);
    todo.push(block);
  };
  for (const block of blocksFrom(entry)) if (block.isHandler) reach(block, UNKNOWN);
  reach(entry, firstLine);
  for (let block = todo.pop(); block !== undefined; block = todo.pop()) {
    let line = before.get(block) as number;
    if (loops.has(block)) line = UNKNOWN;
    for (const instruction of block.instructions) line = lineAfter(instruction, line);
    for (const next of successorsOf(block)) reach(next, line);
  }
  return before;
}

function lineAfter(instruction: Instruction, line: number): number {
  if (isStart(instruction)) return UNKNOWN;
  return instruction.location === null ? line : lineOf(instruction);
}

/** The first line of a body is counted even if it is the line of the `def`. */
function isStart({ opcode, argument }: Instruction): boolean {
  return opcode === op.RESUME && argument === RESUME_AT_START;
}

function withLines(block: BasicBlock, start: number, isLoop: boolean): Instruction[] {
  const result: Instruction[] = [];
  let line = start;
  const mark = (instruction: Instruction) => {
    const marker = makeInstruction(op.LINE, lineOf(instruction), instruction.location);
    marker.handler = instruction.handler;
    result.push(marker);
    line = lineOf(instruction);
  };
  // A loop comes back to a LINE, also where it begins with artificial instructions.
  const located = isLoop ? block.instructions.find(({ location }) => location !== null) : undefined;
  if (located !== undefined) mark(located);
  for (const instruction of block.instructions) {
    if (instruction.location !== null && lineOf(instruction) !== line && !isStart(instruction)) mark(instruction);
    result.push(instruction);
    line = lineAfter(instruction, line);
  }
  return result;
}
