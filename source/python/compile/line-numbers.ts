import { BasicBlock, blocksFrom, nonEmpty } from './flow-graph.ts';
import type { Instruction, Location } from './instruction.ts';
import { hasEvalBreak, isJump } from './opcode-properties.ts';

/** Gives instructions without location that of their only predecessor (`Python/flowgraph.c`, resolve_line_numbers()). */
export function resolveLineNumbers(entry: BasicBlock): void {
  duplicateExits(entry);
  propagateLineNumbers(entry);
}

/** Exits, and jumps that look at the eval breaker, need a line of their own. */
function needsLine(block: BasicBlock): boolean {
  const isObservable = block.exitsScope || block.instructions.some(({ opcode }) => hasEvalBreak(opcode));
  return isObservable && block.hasNoLine;
}

/** Copies such a block for each jump to it, so that each copy has one predecessor, and its line. */
function duplicateExits(entry: BasicBlock): void {
  for (const block of blocksFrom(entry)) {
    const { last } = block;
    if (last === undefined || !isJump(last.opcode)) continue;
    const target = nonEmpty(last.target) as BasicBlock;
    if (!needsLine(target) || target.predecessors <= 1) continue;
    const copy = new BasicBlock();
    copy.instructions = target.instructions.map((instruction) => ({ ...instruction }));
    (copy.instructions[0] as Instruction).location = last.location;
    copy.isTarget = true;
    copy.predecessors = 1;
    copy.next = target.next;
    target.next = copy;
    target.predecessors--;
    last.target = copy;
  }
  for (const block of blocksFrom(entry)) {
    const { last, next } = block;
    if (last === undefined || next === null || !block.hasFallthrough) continue;
    const [first] = next.instructions;
    if (first !== undefined && needsLine(next)) first.location = last.location;
  }
}

function propagateLineNumbers(entry: BasicBlock): void {
  for (const block of blocksFrom(entry)) {
    const { last, next } = block;
    if (last === undefined) continue;
    let previous: Location = null;
    for (const instruction of block.instructions) {
      if (instruction.location === null) instruction.location = previous;
      else previous = instruction.location;
    }
    if (block.hasFallthrough && next !== null) passOn(next, previous);
    if (isJump(last.opcode) && last.target !== null) passOn(last.target, previous);
  }
}

function passOn(block: BasicBlock, location: Location): void {
  const [first] = block.instructions;
  if (block.predecessors === 1 && first !== undefined && first.location === null) first.location = location;
}
