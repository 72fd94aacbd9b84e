import { isJump } from '../../compile/opcode-properties.ts';
import * as op from '../../compile/opcodes.ts';

/** A run of instructions that is entered at its first one only. Ends before `end`. */
export interface Block {
  readonly start: number;
  readonly end: number;
}

/** What a stretch of generated code opens before a block: a loop to go back to, or a label that ends before another block. */
export interface Scope {
  readonly kind: 'loop' | 'label';
  /** Index of the block it is for: the head of the loop, the block after the label's end. */
  readonly block: number;
  /** Index of the block before which it opens. */
  from: number;
  /** Index of the block before which it closes. */
  to: number;
}

/** Where a region ends: before an instruction, and before each of some others. */
export interface Border {
  readonly end: number;
  readonly stops: ReadonlySet<number>;
}

/** Where a jump goes, for the instructions that have one; -1 for others. */
export function jumpTarget(opcode: number, arg: number): number {
  // Past END_FOR and POP_TOP.
  if (opcode === op.FOR_ITER) return arg + 2;
  return isJump(opcode) ? arg : -1;
}

/** Whether control never goes on to the next instruction. */
export function endsFlow(opcode: number): boolean {
  switch (opcode) {
    case op.JUMP_FORWARD:
    case op.JUMP_BACKWARD:
    case op.JUMP_BACKWARD_NO_INTERRUPT:
    case op.RETURN_VALUE:
    case op.RETURN_CONST:
    case op.RETURN_GENERATOR:
    case op.YIELD_VALUE:
    case op.RAISE_VARARGS:
    case op.RERAISE:
      return true;
    default:
      return false;
  }
}

/**
 * The instructions that can be reached from one without going back before it, as blocks in order, with the loops and labels
 * that turn their jumps into JavaScript's `continue` and `break`. Python's control flow is structured, so there always are
 * such; where a region has none, `isStructured` is false.
 */
export class Region {
  readonly blocks: readonly Block[];
  readonly scopes: readonly Scope[];
  readonly isStructured: boolean;
  private readonly byStart = new Map<number, number>();

  constructor(instructions: Int32Array, start: number, border: Border) {
    this.blocks = findBlocks(instructions, start, border);
    this.blocks.forEach((block, i) => {
      this.byStart.set(block.start, i);
    });
    this.scopes = this.findScopes(instructions);
    this.isStructured = nest(this.scopes);
  }

  /** Index of the block that begins with an instruction, -1 if that is not part of the region. */
  blockAt(instruction: number): number {
    return this.byStart.get(instruction) ?? -1;
  }

  private findScopes(instructions: Int32Array): Scope[] {
    const scopes = new Map<string, Scope>();
    this.blocks.forEach((block, i) => {
      const last = (block.end - 1) * 2;
      const target = jumpTarget(instructions[last], instructions[last + 1]);
      const to = target < 0 ? -1 : this.blockAt(target);
      if (to >= 0) this.addJump(scopes, i, to);
      // A block that was left out may lie between this one and the next in the order of flow.
      if (!endsFlow(instructions[last])) {
        const next = this.blockAt(block.end);
        if (next > i + 1) this.addJump(scopes, i, next);
      }
    });
    return [...scopes.values()];
  }

  private addJump(scopes: Map<string, Scope>, from: number, to: number): void {
    const isLoop = to <= from;
    const key = `${isLoop ? 'loop' : 'label'} ${to}`;
    const scope = scopes.get(key);
    if (isLoop) {
      if (scope === undefined) scopes.set(key, { kind: 'loop', block: to, from: to, to: from + 1 });
      else scope.to = Math.max(scope.to, from + 1);
    } else if (scope === undefined) scopes.set(key, { kind: 'label', block: to, from, to });
  }
}

/** Collects what can be reached, in order of the instructions. */
function findBlocks(instructions: Int32Array, start: number, { end, stops }: Border): Block[] {
  const reached = new Set<number>();
  const leaders = new Set([start]);
  const waiting = [start];
  for (let from = waiting.pop(); from !== undefined; from = waiting.pop()) {
    for (let i = from; !reached.has(i) && !stops.has(i) && i < end; i++) {
      reached.add(i);
      const opcode = instructions[i * 2];
      const target = jumpTarget(opcode, instructions[i * 2 + 1]);
      if (target >= start && target < end) {
        leaders.add(target);
        waiting.push(target);
      }
      if (target >= 0) leaders.add(i + 1);
      if (endsFlow(opcode)) break;
    }
  }
  const order = [...reached].sort((a, b) => a - b);
  const blocks: Block[] = [];
  let first = -1;
  order.forEach((i, at) => {
    if (first < 0) first = i;
    const next = order[at + 1];
    if (next !== i + 1 || leaders.has(next) || endsFlow(instructions[i * 2])) {
      blocks.push({ start: first, end: i + 1 });
      first = -1;
    }
  });
  return blocks;
}

/**
 * Makes the scopes lie one inside the other: a label opens earlier where it would cross another scope, a loop ends later.
 * False where a jump goes into the middle of a loop.
 */
function nest(scopes: readonly Scope[]): boolean {
  for (let changed = true; changed; ) {
    changed = false;
    for (const a of scopes) {
      for (const b of scopes) {
        if (!(a.from < b.from && b.from < a.to && a.to < b.to)) continue;
        if (b.kind === 'label') b.from = a.from;
        else if (a.kind === 'loop') a.to = b.to;
        else return false;
        changed = true;
      }
    }
  }
  return true;
}
