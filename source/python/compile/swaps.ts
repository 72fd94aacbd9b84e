import { type Instruction, lineOf, makeNop } from './instruction.ts';
import * as op from './opcodes.ts';

/**
 * Replaces a run of SWAPs and NOPs that begins at `start` by the fewest SWAPs with the same effect
 * (`Python/flowgraph.c`, swaptimize()). Returns the index of the run's last instruction, `start` if nothing changed.
 */
export function shortenSwaps(instructions: Instruction[], start: number): number {
  let end = start;
  let depth = 0;
  let swaps = 0;
  for (; end < instructions.length; end++) {
    const { opcode, argument } = instructions[end] as Instruction;
    if (opcode === op.SWAP) {
      depth = Math.max(depth, argument);
      swaps++;
    } else if (opcode !== op.NOP) {
      break;
    }
  }
  if (swaps < 2) return start;
  const stack = Array.from({ length: depth }, (_, position) => position);
  for (const { opcode, argument } of instructions.slice(start, end)) {
    if (opcode !== op.SWAP) continue;
    const top = stack[0] as number;
    stack[0] = stack[argument - 1] as number;
    stack[argument - 1] = top;
  }
  // Each cycle of the permutation is undone through the top of the stack; written backwards this does it.
  let current = end - 1;
  const visited = new Set<number>();
  for (let first = 0; first < depth; first++) {
    if (visited.has(first) || stack[first] === first) continue;
    for (let position = first; ; ) {
      if (position > 0) {
        const instruction = instructions[current--] as Instruction;
        instruction.opcode = op.SWAP;
        instruction.argument = position + 1;
      }
      if (visited.has(position)) break;
      visited.add(position);
      position = stack[position] as number;
    }
  }
  for (; current >= start; current--) makeNop(instructions[current] as Instruction);
  return end - 1;
}

/** These only take the top value, and run no code but finalizers: they may change places. */
function isSwappable(opcode: number): boolean {
  return opcode === op.STORE_FAST || opcode === op.STORE_FAST_MAYBE_NULL || opcode === op.POP_TOP;
}

function storedVariable({ opcode, argument }: Instruction): number {
  return opcode === op.STORE_FAST || opcode === op.STORE_FAST_MAYBE_NULL ? argument : -1;
}

/** The next instruction that may change places, -1 if something else comes first or the line changes. */
function nextSwappable(instructions: Instruction[], index: number, line: number): number {
  for (let next = index + 1; next < instructions.length; next++) {
    const instruction = instructions[next] as Instruction;
    if (line >= 0 && lineOf(instruction) !== line) return -1;
    if (instruction.opcode === op.NOP) continue;
    return isSwappable(instruction.opcode) ? next : -1;
  }
  return -1;
}

/** Swaps the instructions that consume the values, instead of the values: SWAP 2, POP_TOP, STORE_FAST (apply_static_swaps()). */
export function applyStaticSwaps(instructions: Instruction[], start: number): void {
  for (let index = start; index >= 0; index--) {
    const swap = instructions[index] as Instruction;
    if (swap.opcode !== op.SWAP) {
      if (swap.opcode === op.NOP || isSwappable(swap.opcode)) continue;
      return;
    }
    const first = nextSwappable(instructions, index, -1);
    if (first < 0) return;
    const line = lineOf(instructions[first] as Instruction);
    let second = first;
    for (let count = swap.argument - 1; count > 0 && second >= 0; count--) {
      second = nextSwappable(instructions, second, line);
    }
    if (second < 0 || storesClash(instructions, first, second)) return;
    makeNop(swap);
    const moved = instructions[first] as Instruction;
    instructions[first] = instructions[second] as Instruction;
    instructions[second] = moved;
  }
}

/** Would the order of stores to one variable change? */
function storesClash(instructions: Instruction[], first: number, second: number): boolean {
  const a = storedVariable(instructions[first] as Instruction);
  const b = storedVariable(instructions[second] as Instruction);
  if (a < 0 && b < 0) return false;
  if (a === b) return true;
  return instructions.slice(first + 1, second).some((instruction) => {
    const stored = storedVariable(instruction);
    return stored >= 0 && (stored === a || stored === b);
  });
}
