import type { BasicBlock } from './flow-graph.ts';
import { isBlockPush, isJump } from './opcode-properties.ts';
import * as op from './opcodes.ts';
import { RESUME_AT_START, RESUME_DEPTH_1 } from './operands.ts';

/**
 * Writes into each instruction which block handles its exceptions, following SETUP_* and POP_BLOCK along the flow
 * (`Python/flowgraph.c`, label_exception_targets()).
 */
export function labelExceptionTargets(entry: BasicBlock): void {
  const stacks = new Map<BasicBlock, readonly BasicBlock[]>([[entry, []]]);
  const todo = [entry];
  const visit = (block: BasicBlock, handlers: readonly BasicBlock[]) => {
    if (stacks.has(block)) return;
    stacks.set(block, handlers);
    todo.push(block);
  };
  let yieldDepth = -1;
  for (let block = todo.pop(); block !== undefined; block = todo.pop()) {
    let handlers = stacks.get(block) as readonly BasicBlock[];
    for (const instruction of block.instructions) {
      const { opcode, target } = instruction;
      const handler = handlers[handlers.length - 1] ?? null;
      if (isBlockPush(opcode)) {
        const pushed = target as BasicBlock;
        visit(pushed, handlers);
        if (opcode !== op.SETUP_FINALLY) pushed.keepsInstructionIndex = true;
        handlers = [...handlers, pushed];
      } else if (opcode === op.POP_BLOCK) {
        handlers = handlers.slice(0, -1);
        instruction.opcode = op.NOP;
      } else {
        instruction.handler = handler;
        if (isJump(opcode)) visit(target as BasicBlock, handlers);
        else if (opcode === op.YIELD_VALUE) yieldDepth = handlers.length;
        else if (opcode === op.RESUME && instruction.argument !== RESUME_AT_START) {
          if (yieldDepth === 1) instruction.argument |= RESUME_DEPTH_1;
        }
      }
    }
    if (block.hasFallthrough && block.next !== null) visit(block.next, handlers);
  }
}
