import { BasicBlock, blocksFrom, successorsOf } from './flow-graph.ts';
import { makeInstruction } from './instruction.ts';
import * as op from './opcodes.ts';
import { removeRedundantNopsAndJumps } from './optimize-flow-graph.ts';

/** Moves what only exceptions reach behind the rest (`Python/flowgraph.c`, push_cold_blocks_to_end()). */
export function pushColdBlocksToEnd(entry: BasicBlock): void {
  if (entry.next === null) return;
  markBlocks(entry);
  for (const block of blocksFrom(entry)) {
    if (!block.isCold || !block.hasFallthrough || !block.next?.isWarm) continue;
    // It falls into warm code, which will not follow it any more.
    const bridge = new BasicBlock();
    const jump = makeInstruction(op.JUMP_NO_INTERRUPT, 0, null);
    jump.target = block.next;
    block.next.isTarget = true;
    bridge.instructions.push(jump);
    bridge.isCold = true;
    bridge.predecessors = 1;
    bridge.next = block.next;
    block.next = bridge;
  }
  const blocks = [...blocksFrom(entry)];
  const cold = blocks.filter((block) => block.isCold);
  if (cold.length === 0) return;
  const ordered = [...blocks.filter((block) => !block.isCold), ...cold];
  ordered.forEach((block, index) => {
    block.next = ordered[index + 1] ?? null;
  });
  removeRedundantNopsAndJumps(entry);
}

function markBlocks(entry: BasicBlock): void {
  const todo = [entry];
  entry.isWarm = true;
  for (let block = todo.pop(); block !== undefined; block = todo.pop()) {
    for (const next of successorsOf(block)) {
      if (next.isWarm) continue;
      next.isWarm = true;
      todo.push(next);
    }
  }
  for (const block of blocksFrom(entry)) if (block.isHandler && !block.isWarm) todo.push(block);
  for (let block = todo.pop(); block !== undefined; block = todo.pop()) {
    block.isCold = true;
    for (const next of successorsOf(block)) if (!next.isWarm && !next.isCold) todo.push(next);
  }
}
