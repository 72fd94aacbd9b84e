import type { Address } from '../../heap/object-type.ts';
import { BorrowedOperands, type LocalValue } from '../compile/borrowed-operands.ts';
import { CO_ASYNC_GENERATOR, CO_COROUTINE, CO_GENERATOR } from '../compile/code-unit.ts';
import * as op from '../compile/opcodes.ts';
import type { Code } from '../objects/code.ts';
import type { Vm } from '../vm.ts';
import { F_ENTRY, F_FUNC, F_IP, F_LOCALSPLUS, F_PREV } from './frames.ts';

const NOTHING: ReadonlyMap<number, Address> = new Map();

const SUSPENDABLE = CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR;

/**
 * The references that 3.14 does not count. There, a local on its way into a call is lent to the evaluation stack, and the
 * parameter of a Python function gets what was lent (`LOAD_FAST_BORROW`). Our machine counts every reference in a frame, so
 * whoever shows a count takes these off. No object lives longer or shorter by it: the caller's local holds what it lent.
 */
export class BorrowedReferences {
  private readonly vm: Vm;
  private readonly operands = new WeakMap<Code, BorrowedOperands>();

  constructor(vm: Vm) {
    this.vm = vm;
  }

  /** How many references to an object the frames hold now that CPython would not count. */
  to(object: Address): number {
    let count = 0;
    if (this.vm.facts.borrowsLocals)
      this.visit((found) => {
        if (found === object) count++;
      });
    return count;
  }

  /** All of them, by object. */
  all(): Map<Address, number> {
    const counts = new Map<Address, number>();
    if (this.vm.facts.borrowsLocals) this.visit((object) => counts.set(object, (counts.get(object) ?? 0) + 1));
    return counts;
  }

  /** From the outermost frame inwards: what a frame was lent, it lends on. */
  private visit(found: (object: Address) => void): void {
    const { words, frames } = this.vm;
    const chain: Address[] = [];
    for (let frame = frames.current; frame !== 0; frame = words[frame + F_PREV]) chain.push(frame);
    let lent = NOTHING;
    for (let i = chain.length - 1; i >= 0; i--) lent = this.visitFrame(chain[i], chain[i - 1] ?? 0, lent, found);
  }

  /**
   * What lies on a frame's stack at the instruction it is in, or has been moved from there to the frame it called.
   * @param lent objects that locals of the frame hold without a reference of their own
   * @returns the same of the callee
   */
  private visitFrame(
    frame: Address,
    callee: Address,
    lent: ReadonlyMap<number, Address>,
    found: (object: Address) => void,
  ): ReadonlyMap<number, Address> {
    const { words, frames } = this.vm;
    const code = frames.code(frame);
    const at = words[frame + F_IP] - (callee !== 0 && words[callee + F_ENTRY] === 0 ? 1 : 0);
    const operands = this.operandsOf(code);
    const values = operands.before(at);
    const locals = frame + F_LOCALSPLUS;
    const bottom = locals + code.localCount;
    for (const [local, object] of lent) if (words[locals + local] === object) found(object);
    const isBorrowed = ({ local, isBorrowed }: LocalValue, object: Address): boolean =>
      isBorrowed || (local >= 0 && lent.get(local) === object);

    const moved = callee === 0 ? null : movedOperands(code, at, values.length);
    const isMoved = moved !== null && this.isDirect(callee, words[bottom + moved.start]);
    const left = isMoved ? moved.start : values.length;
    for (let i = 0; i < left; i++) if (isBorrowed(values[i], words[bottom + i])) found(words[bottom + i]);
    if (!isMoved || (frames.code(callee).unit.flags & SUSPENDABLE) !== 0) return NOTHING;
    // Without and with a `self` in front: what the operands' locals hold tells which.
    const [plain, shifted] = [0, 1].map((shift) =>
      this.parameters(moved, callee, shift).flatMap(([position, parameter]): [number, Address][] => {
        const value = values[position];
        const object = value === undefined || value.local < 0 ? 0 : words[locals + value.local];
        return object !== 0 && isBorrowed(value, object) ? [[parameter, object]] : [];
      }),
    );
    const matches = (lending: readonly [number, Address][]): number =>
      lending.filter(([parameter, object]) => words[callee + F_LOCALSPLUS + parameter] === object).length;
    const passed = new Map(matches(shifted) > matches(plain) ? shifted : plain);
    for (const [to, from] of this.operandsOf(frames.code(callee)).copies) {
      const object = passed.get(from);
      if (object !== undefined && !passed.has(to)) passed.set(to, object);
    }
    return passed;
  }

  private operandsOf(code: Code): BorrowedOperands {
    let known = this.operands.get(code);
    if (known === undefined) {
      known = new BorrowedOperands(code.unit);
      this.operands.set(code, known);
    }
    return known;
  }

  /**
   * Whether a call moved its operands to the callee's frame, rather than that native code called it. `called` is what lies in
   * the callable's place: the instance, if a class went on to `__init__` with the arguments as they are.
   */
  private isDirect(callee: Address, called: Address): boolean {
    const { words } = this.vm;
    return (
      words[callee + F_ENTRY] === 0 || called === words[callee + F_FUNC] || called === words[callee + F_LOCALSPLUS]
    );
  }

  /** Positions of operands, and the numbers of the parameters that got them. */
  private parameters(
    { first, positional, keywords }: MovedOperands,
    callee: Address,
    shift: number,
  ): [number, Address][] {
    const { unit } = this.vm.frames.code(callee);
    const found: [number, number][] = [];
    for (let i = -shift; i < positional && i + shift < unit.argCount; i++) found.push([first + i, i + shift]);
    keywords.forEach((name, i) => {
      const index = unit.localsPlusNames.indexOf(name);
      if (index >= 0 && index < unit.argCount + unit.kwOnlyArgCount) found.push([first + positional + i, index]);
    });
    return found;
  }
}

/** The operands of a call, by their positions on the stack. */
interface MovedOperands {
  /** Of the callable. */
  readonly start: number;
  /** Of the first argument; below it is NULL or `self`. */
  readonly first: number;
  readonly positional: number;
  readonly keywords: readonly string[];
}

/** Of a call that may hand its operands over; null for other instructions. */
function movedOperands(code: Code, at: number, depth: number): MovedOperands | null {
  const opcode = code.instructions[2 * at];
  const count = code.instructions[2 * at + 1];
  if (opcode === op.CALL) return { start: depth - count - 2, first: depth - count, positional: count, keywords: [] };
  if (opcode !== op.CALL_KW) return null;
  // The names of the keywords are a constant, loaded last.
  const names = code.unit.constants[code.instructions[2 * at - 1]];
  const isNames = code.instructions[2 * at - 2] === op.LOAD_CONST && 'type' in names && names.type === 'tuple';
  const keywords = isNames ? names.items.map((item) => (item.type === 'str' ? item.value : '')) : [];
  const first = depth - 1 - count;
  return { start: first - 2, first, positional: count - keywords.length, keywords };
}
