import type { CodeUnit } from './code-unit.ts';
import { hasNoFallthrough, isJump } from './opcode-properties.ts';
import * as op from './opcodes.ts';
import { stackEffect, stackEffectOfJump } from './stack-effects.ts';

/** A value that came from a local, and whether it is borrowed from it. */
export interface LocalValue {
  /** -1: it came from elsewhere. */
  readonly local: number;
  readonly isBorrowed: boolean;
}

/** A value on the evaluation stack: the instruction that pushed it (-1: nobody in this block), and the local it came from. */
interface Ref {
  readonly from: number;
  /** -1: no local. */
  readonly local: number;
}

const UNKNOWN: Ref = { from: -1, local: -1 };

/** Instructions that take operands and push nothing. All others push one value, or are treated one by one. */
const PUSHES_NOTHING: ReadonlySet<number> = new Set([
  op.POP_TOP,
  op.STORE_DEREF,
  op.STORE_NAME,
  op.STORE_GLOBAL,
  op.STORE_ATTR,
  op.DELETE_ATTR,
  op.STORE_SUBSCR,
  op.DELETE_SUBSCR,
  op.STORE_SLICE,
  op.POP_JUMP_IF_FALSE,
  op.POP_JUMP_IF_TRUE,
  op.POP_JUMP_IF_NONE,
  op.POP_JUMP_IF_NOT_NONE,
  op.END_FOR,
  op.RAISE_VARARGS,
  op.RETURN_VALUE,
  op.POP_EXCEPT,
]);

/** Instructions without operands and results. */
const NEUTRAL: ReadonlySet<number> = new Set([
  op.LINE,
  op.RESUME,
  op.NOP,
  op.MAKE_CELL,
  op.COPY_FREE_VARS,
  op.DELETE_DEREF,
  op.DELETE_NAME,
  op.DELETE_GLOBAL,
  op.SETUP_ANNOTATIONS,
  op.JUMP_FORWARD,
  op.JUMP_BACKWARD,
  op.JUMP_BACKWARD_NO_INTERRUPT,
  op.RETURN_CONST,
]);

/** Instructions that leave their operands where they are and push others. */
const KEEPS_OPERANDS: ReadonlySet<number> = new Set([
  op.FORMAT_SIMPLE,
  op.GET_ANEXT,
  op.GET_ITER,
  op.GET_LEN,
  op.GET_YIELD_FROM_ITER,
  op.IMPORT_FROM,
  op.MATCH_KEYS,
  op.MATCH_MAPPING,
  op.MATCH_SEQUENCE,
  op.WITH_EXCEPT_START,
]);

/** Instructions that take values from above the one they change. */
const TAKES_FROM_ABOVE: ReadonlySet<number> = new Set([
  op.DICT_MERGE,
  op.DICT_UPDATE,
  op.LIST_APPEND,
  op.LIST_EXTEND,
  op.MAP_ADD,
  op.RERAISE,
  op.SET_ADD,
  op.SET_UPDATE,
]);

/**
 * Which loads of locals 3.14 makes borrowing ones, LOAD_FAST_BORROW (`Python/flowgraph.c, optimize_load_fast()`): the value
 * is used up in the same basic block, before its local is assigned or deleted. Our machine counts such references like
 * others; who prints a count asks here how many do not count.
 */
export class BorrowedOperands {
  private readonly code: Int32Array;
  private readonly count: number;
  /** Stack depth at the start of each block, by its first instruction. */
  private readonly blocks = new Map<number, number>();
  private readonly starts = new Set<number>([0]);
  /** 1: this instruction's value is not borrowed. */
  private readonly unsafe: Uint8Array;
  private readonly known = new Map<number, readonly LocalValue[]>();
  /** Locals that are assigned straight from another one: where from. What a local only borrows, it lends on. */
  readonly copies: (readonly [to: number, from: number])[] = [];

  constructor(unit: CodeUnit) {
    this.code = unit.code;
    this.count = unit.code.length >> 1;
    this.unsafe = new Uint8Array(this.count);
    for (let i = 0; i < this.count; i++) {
      const opcode = this.code[2 * i];
      if (isJump(opcode)) this.starts.add(this.code[2 * i + 1]);
      if (isJump(opcode) || hasNoFallthrough(opcode)) this.starts.add(i + 1);
    }
    for (const { target } of unit.exceptionTable) this.starts.add(target);
    this.follow([[0, 0]], true);
    // CPython does not get to blocks that only exceptions lead to: nothing is borrowed there.
    this.follow(
      unit.exceptionTable.map(({ target, depth, lasti }) => [target, depth + (lasti ? 2 : 1)]),
      false,
    );
  }

  /** Goes through the blocks that these lead to, each with the stack's depth at its start. */
  private follow(pending: [number, number][], mayBorrow: boolean): void {
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const [start, depth] = next;
      if (start >= this.count || this.blocks.has(start)) continue;
      this.blocks.set(start, depth);
      const end = this.analyse(start, depth, pending);
      if (!mayBorrow) this.unsafe.fill(1, start, end);
    }
  }

  /** The values on the stack when an instruction begins. */
  before(instruction: number): readonly LocalValue[] {
    let found = this.known.get(instruction);
    if (found === undefined) {
      found = this.look(instruction);
      this.known.set(instruction, found);
    }
    return found;
  }

  private look(instruction: number): readonly LocalValue[] {
    let start = instruction;
    while (!this.starts.has(start)) start--;
    const depth = this.blocks.get(start);
    if (depth === undefined) return [];
    const stack = emptyStack(depth);
    for (let i = start; i < instruction; i++) this.step(i, stack, null);
    return stack.map(({ from, local }) => ({ local, isBorrowed: local >= 0 && this.unsafe[from] === 0 }));
  }

  /** Goes through one block. Returns its end. */
  private analyse(start: number, depth: number, pending: [number, number][]): number {
    const stack = emptyStack(depth);
    let at = start;
    do {
      const opcode = this.code[2 * at];
      if (isJump(opcode)) {
        pending.push([this.code[2 * at + 1], stack.length + stackEffectOfJump(opcode, this.code[2 * at + 1])]);
      }
      this.step(at, stack, this.unsafe);
      at++;
    } while (at < this.count && !this.starts.has(at));
    for (const { from } of stack) if (from >= 0) this.unsafe[from] = 1;
    if (!hasNoFallthrough(this.code[2 * at - 2])) pending.push([at, stack.length]);
    return at;
  }

  /** What one instruction does to the stack. `unsafe`: where to note references that cannot be borrowed. */
  private step(at: number, stack: Ref[], unsafe: Uint8Array | null): void {
    const opcode = this.code[2 * at];
    const arg = this.code[2 * at + 1];
    const pop = (): Ref => stack.pop() ?? UNKNOWN;
    const push = (local = -1): void => {
      stack.push({ from: at, local });
    };
    /** `kill_local()`: whoever refers to the old value needs a reference of its own. */
    const kill = (local: number): void => {
      if (unsafe !== null) for (const ref of stack) if (ref.local === local && ref.from >= 0) unsafe[ref.from] = 1;
    };
    /** `store_local()`: what is stored is owned by the local. */
    const store = (local: number): void => {
      const ref = pop();
      kill(local);
      if (unsafe === null) return;
      if (ref.from >= 0) unsafe[ref.from] = 1;
      if (ref.local >= 0) this.copies.push([local, ref.local]);
    };
    const popMany = (count: number): void => {
      for (let i = 0; i < count; i++) pop();
    };
    switch (opcode) {
      case op.DELETE_FAST:
        return kill(arg);
      case op.LOAD_FAST:
        return push(arg);
      case op.LOAD_FAST_AND_CLEAR:
        kill(arg);
        return push();
      case op.LOAD_FAST_LOAD_FAST:
        push(arg >> 4);
        return push(arg & 15);
      case op.STORE_FAST:
        return store(arg);
      case op.STORE_FAST_LOAD_FAST:
        store(arg >> 4);
        push(arg & 15);
        // STORE_FAST_LOAD_FAST has no borrowing form.
        if (unsafe !== null) unsafe[at] = 1;
        return;
      case op.STORE_FAST_STORE_FAST:
        store(arg >> 4);
        return store(arg & 15);
      case op.COPY:
        stack.push(stack[stack.length - arg] ?? UNKNOWN);
        return;
      case op.SWAP: {
        const other = stack.length - arg;
        const top = stack.length - 1;
        [stack[other], stack[top]] = [stack[top], stack[other]];
        return;
      }
      case op.END_SEND:
      case op.SET_FUNCTION_ATTRIBUTE: {
        const top = pop();
        pop();
        stack.push(top);
        return;
      }
      case op.CHECK_EXC_MATCH:
        pop();
        return push();
      case op.FOR_ITER:
        return push();
      case op.SEND:
        pop();
        return push();
      case op.LOAD_ATTR: {
        const self = pop();
        push();
        if (arg & 1) stack.push(self);
        return;
      }
      case op.LOAD_SUPER_ATTR: {
        const self = pop();
        popMany(2);
        push();
        if (arg & 1) stack.push(self);
        return;
      }
      case op.PUSH_EXC_INFO: {
        const top = pop();
        push();
        stack.push(top);
        return;
      }
      case op.BEFORE_WITH:
      case op.BEFORE_ASYNC_WITH:
        // LOAD_SPECIAL leaves the manager for `__exit__`.
        if (unsafe !== null && stack.length > 0) this.markUnsafe(stack[stack.length - 1]);
        pop();
        push();
        return push();
      case op.UNPACK_SEQUENCE:
      case op.UNPACK_EX:
        pop();
        for (let i = stackEffect(opcode, arg); i >= 0; i--) push();
        return;
      default:
        if (NEUTRAL.has(opcode)) return;
        if (KEEPS_OPERANDS.has(opcode)) {
          for (let i = stackEffect(opcode, arg); i > 0; i--) push();
        } else if (TAKES_FROM_ABOVE.has(opcode)) popMany(-stackEffect(opcode, arg));
        else if (PUSHES_NOTHING.has(opcode)) popMany(-stackEffect(opcode, arg));
        else {
          const effect = stackEffect(opcode, arg);
          const pushed = Math.max(1, effect);
          popMany(pushed - effect);
          for (let i = 0; i < pushed; i++) push();
        }
    }
  }

  private markUnsafe({ from }: Ref): void {
    if (from >= 0) this.unsafe[from] = 1;
  }
}

function emptyStack(depth: number): Ref[] {
  return Array.from({ length: Math.max(0, depth) }, () => UNKNOWN);
}
