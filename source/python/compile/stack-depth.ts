import { type BasicBlock, blocksFrom } from './flow-graph.ts';
import { hasNoFallthrough } from './opcode-properties.ts';
import { stackEffect, stackEffectOfJump } from './stack-effects.ts';

/** Follows every path to find the largest stack, and the depth at which each block begins (calculate_stackdepth()). */
export function calculateStackDepth(entry: BasicBlock): number {
  for (const block of blocksFrom(entry)) block.startDepth = -1;
  const todo: BasicBlock[] = [];
  // A code object has room for one value at least.
  let largest = 1;
  const reach = (block: BasicBlock, depth: number) => {
    if (depth > largest) largest = depth;
    if (block.startDepth >= 0) {
      if (block.startDepth !== depth) throw new Error('inconsistent stack depth in compiled code');
      return;
    }
    block.startDepth = depth;
    todo.push(block);
  };
  reach(entry, 0);
  for (let block = todo.pop(); block !== undefined; block = todo.pop()) {
    let depth = block.startDepth;
    let isDead = false;
    for (const { opcode, argument, target } of block.instructions) {
      if (target !== null) reach(target, depth + stackEffectOfJump(opcode, argument));
      depth += stackEffect(opcode, argument);
      if (depth < 0) throw new Error('stack underflow in compiled code');
      if (depth > largest) largest = depth;
      isDead = hasNoFallthrough(opcode);
    }
    if (!isDead && block.next !== null) reach(block.next, depth);
  }
  return largest;
}
