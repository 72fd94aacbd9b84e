import { type BasicBlock, blocksFrom } from './flow-graph.ts';
import { isJump } from './opcode-properties.ts';
import * as op from './opcodes.ts';

/** Locals from this one on are only followed inside a block, to keep compiling fast. */
const TRACKED_LOCALS = 64;

/**
 * Turns LOAD_FAST into LOAD_FAST_CHECK where the local may be unbound (`Python/flowgraph.c`,
 * add_checks_for_loads_of_uninitialized_variables()).
 */
export function checkUnsafeLocals(entry: BasicBlock, localCount: number, parameterCount: number): void {
  if (localCount === 0) return;
  if (localCount > TRACKED_LOCALS) checkManyLocals(entry);
  /** A bit for each local that may be unbound where the block begins. */
  const unsafe = new Map<BasicBlock, bigint>();
  const queued = new Set<BasicBlock>();
  const todo: BasicBlock[] = [];
  const merge = (block: BasicBlock, mask: bigint) => {
    const known = unsafe.get(block) ?? 0n;
    if ((known | mask) === known) return;
    unsafe.set(block, known | mask);
    if (queued.has(block)) return;
    queued.add(block);
    todo.push(block);
  };
  const tracked = BigInt(Math.min(localCount, TRACKED_LOCALS));
  const parameters = (1n << BigInt(parameterCount)) - 1n;
  merge(entry, ((1n << tracked) - 1n) & ~parameters);
  for (const block of blocksFrom(entry)) scan(block, unsafe.get(block) ?? 0n, merge);
  for (let block = todo.pop(); block !== undefined; block = todo.pop()) {
    queued.delete(block);
    scan(block, unsafe.get(block) ?? 0n, merge);
  }
}

function scan(block: BasicBlock, start: bigint, merge: (block: BasicBlock, mask: bigint) => void): void {
  let mask = start;
  for (const instruction of block.instructions) {
    if (instruction.handler !== null) merge(instruction.handler, mask);
    if (instruction.argument >= TRACKED_LOCALS) continue;
    switch (instruction.opcode) {
      case op.DELETE_FAST:
      case op.LOAD_FAST_AND_CLEAR:
      case op.STORE_FAST_MAYBE_NULL:
        mask |= 1n << BigInt(instruction.argument);
        break;
      case op.STORE_FAST:
      case op.LOAD_FAST_CHECK:
        mask &= ~(1n << BigInt(instruction.argument));
        break;
      case op.LOAD_FAST: {
        const bit = 1n << BigInt(instruction.argument);
        if ((mask & bit) !== 0n) instruction.opcode = op.LOAD_FAST_CHECK;
        mask &= ~bit;
        break;
      }
    }
  }
  if (block.next !== null && block.hasFallthrough) merge(block.next, mask);
  const { last } = block;
  if (last !== undefined && last.target !== null && isJump(last.opcode)) merge(last.target, mask);
}

function checkManyLocals(entry: BasicBlock): void {
  for (const block of blocksFrom(entry)) {
    const bound = new Set<number>();
    for (const instruction of block.instructions) {
      const { argument } = instruction;
      if (argument < TRACKED_LOCALS) continue;
      switch (instruction.opcode) {
        case op.DELETE_FAST:
        case op.LOAD_FAST_AND_CLEAR:
        case op.STORE_FAST_MAYBE_NULL:
          bound.delete(argument);
          break;
        case op.STORE_FAST:
          bound.add(argument);
          break;
        case op.LOAD_FAST:
          if (!bound.has(argument)) instruction.opcode = op.LOAD_FAST_CHECK;
          bound.add(argument);
          break;
      }
    }
  }
}
