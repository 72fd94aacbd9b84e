import type { ConstantValue } from '../syntax/ast.ts';
import type { CodeUnit } from './code-unit.ts';
import type { ConstantPool } from './constant-pool.ts';
import { type BasicBlock, blocksFrom, nonEmpty } from './flow-graph.ts';
import { type Instruction, lineOf, makeNop } from './instruction.ts';
import { resolveLineNumbers } from './line-numbers.ts';
import { isBlockPush, isJump, isUnconditionalJump } from './opcode-properties.ts';
import * as op from './opcodes.ts';
import { optimizeBlock, optimizeConstantLoads } from './optimize-block.ts';

/** A block that ends the frame is copied to where it is jumped to if it is this short. */
const MAX_COPY_SIZE = 4;

/** Optimizes a flow graph in place (`Python/flowgraph.c`, optimize_cfg()). May add constants. */
export function optimizeFlowGraph(
  entry: BasicBlock,
  constants: (ConstantValue | CodeUnit)[],
  pool: ConstantPool,
): void {
  inlineSmallBlocks(entry);
  removeUnreachable(entry);
  resolveLineNumbers(entry);
  for (const block of blocksFrom(entry)) optimizeConstantLoads(block, constants, pool);
  for (const block of blocksFrom(entry)) optimizeBlock(block, constants, pool);
  removeRedundantNopsAndPairs(entry);
  removeUnreachable(entry);
  removeRedundantNopsAndJumps(entry);
}

/** Copies what a jump leads to in place of the jump: a short end of the frame, or a jump without line. */
function inlineSmallBlocks(entry: BasicBlock): void {
  for (let changed = true; changed; ) {
    changed = false;
    for (const block of blocksFrom(entry)) changed = inlineSmallBlock(block) || changed;
  }
}

function inlineSmallBlock(block: BasicBlock): boolean {
  const { last } = block;
  if (last === undefined || !isUnconditionalJump(last.opcode)) return false;
  const target = last.target as BasicBlock;
  const isSmallExit = target.exitsScope && target.instructions.length <= MAX_COPY_SIZE;
  const isOnlyJump = target.hasNoLine && !target.hasFallthrough;
  if (!isSmallExit && !isOnlyJump) return false;
  const jump = last.opcode;
  makeNop(last);
  block.instructions.push(...target.instructions.map((instruction) => ({ ...instruction })));
  const end = block.last as Instruction;
  // A jump that looks at the eval breaker goes on doing so.
  if (isOnlyJump && isUnconditionalJump(end.opcode) && jump === op.JUMP) end.opcode = op.JUMP;
  target.predecessors--;
  return true;
}

/** Counts each block's predecessors, and empties the blocks without. */
export function removeUnreachable(entry: BasicBlock): void {
  for (const block of blocksFrom(entry)) block.predecessors = 0;
  const visited = new Set([entry]);
  const todo = [entry];
  entry.predecessors = 1;
  const reach = (block: BasicBlock) => {
    block.predecessors++;
    if (visited.has(block)) return;
    visited.add(block);
    todo.push(block);
  };
  for (let block = todo.pop(); block !== undefined; block = todo.pop()) {
    if (block.next !== null && block.hasFallthrough) reach(block.next);
    for (const { opcode, target } of block.instructions) {
      if (target !== null && (isJump(opcode) || isBlockPush(opcode))) reach(target);
    }
  }
  for (const block of blocksFrom(entry)) {
    if (block.predecessors > 0) continue;
    block.instructions = [];
    block.isHandler = false;
  }
}

/** Drops a NOP unless it alone has its line (PEP 626: every line is traced). */
function removeRedundantNopsInBlock(block: BasicBlock): void {
  const { instructions } = block;
  const kept: Instruction[] = [];
  let previousLine = -1;
  instructions.forEach((instruction, index) => {
    const line = lineOf(instruction);
    if (instruction.opcode === op.NOP && isRedundantNop(block, index, line, previousLine)) return;
    kept.push(instruction);
    previousLine = line;
  });
  block.instructions = kept;
}

function isRedundantNop(block: BasicBlock, index: number, line: number, previousLine: number): boolean {
  if (line < 0 || line === previousLine) return true;
  const { instructions } = block;
  const following = instructions[index + 1];
  if (following !== undefined) {
    if (lineOf(following) === line) return true;
    if (lineOf(following) >= 0) return false;
    following.location = (instructions[index] as Instruction).location;
    return true;
  }
  const next = nonEmpty(block.next);
  const first = next?.instructions.find(({ opcode, location }) => opcode !== op.NOP || location !== null);
  return first !== undefined && lineOf(first) === line;
}

export function removeRedundantNops(entry: BasicBlock): void {
  for (const block of blocksFrom(entry)) removeRedundantNopsInBlock(block);
}

/** A jump to what follows anyway becomes a NOP. Returns whether there was one. */
function removeRedundantJumps(entry: BasicBlock): boolean {
  let changed = false;
  for (const block of blocksFrom(entry)) {
    const { last } = block;
    if (last === undefined || !isUnconditionalJump(last.opcode)) continue;
    if (nonEmpty(last.target) !== nonEmpty(block.next)) continue;
    makeNop(last);
    changed = true;
  }
  return changed;
}

export function removeRedundantNopsAndJumps(entry: BasicBlock): void {
  do {
    removeRedundantNops(entry);
  } while (removeRedundantJumps(entry));
}

/** Drops LOAD_CONST and COPY 1 where POP_TOP follows. */
function removeRedundantNopsAndPairs(entry: BasicBlock): void {
  for (let done = false; !done; ) {
    done = true;
    let previous: Instruction | null = null;
    for (const block of blocksFrom(entry)) {
      removeRedundantNopsInBlock(block);
      if (block.isTarget) previous = null;
      for (const instruction of block.instructions) {
        const isPair: boolean =
          instruction.opcode === op.POP_TOP &&
          previous !== null &&
          (previous.opcode === op.LOAD_CONST || (previous.opcode === op.COPY && previous.argument === 1));
        if (isPair && previous !== null) {
          makeNop(previous);
          makeNop(instruction);
          done = false;
        }
        previous = instruction;
      }
      if (block.last !== undefined && (isJump(block.last.opcode) || !block.hasFallthrough)) previous = null;
    }
  }
}
