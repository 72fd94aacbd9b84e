import type { Address } from '../../heap/object-type.ts';
import type { ExceptionTableEntry } from '../compile/code-unit.ts';
import { EXC_TRACEBACK } from '../objects/exception.ts';
import type { Vm } from '../vm.ts';
import { releaseOperandsOfCall } from './call-forms.ts';
import { F_ENTRY, F_IP, F_LINE, F_LOCALSPLUS, F_SP } from './frames.ts';

/** Finds handlers and keeps tracebacks (`Python/ceval.c`, labels error and exception_unwind). */
export class Unwinder {
  private readonly vm: Vm;

  constructor(vm: Vm) {
    this.vm = vm;
  }

  /**
   * exception_unwind: looks for a handler of the current exception, raised in a frame by instruction `at`, there and in the
   * frames that it was called from, as far as this run of the loop goes. The frame to go on with, or 0.
   */
  findHandler(from: Address, at: number, sp: Address, reraised: boolean): Address {
    const { vm } = this;
    const { words, frames } = vm;
    let frame = from;
    if (!reraised) this.addTraceback(frame, at);
    let target = this.unwind(frame, at, sp);
    while (target < 0) {
      // No handler here: the frame is done.
      const isEntry = words[frame + F_ENTRY] === 1;
      const pending = vm.errors.take();
      vm.interpreter.exits.leave(frame);
      if (!isEntry && vm.facts.callersKeepOperands) releaseOperandsOfCall(vm, frames.current);
      vm.errors.set(pending);
      if (isEntry) return 0;
      frame = frames.current;
      // F_IP is past the CALL: the instruction before it is the one that raised.
      const call = words[frame + F_IP] - 1;
      this.addTraceback(frame, call);
      target = this.unwind(frame, call, words[frame + F_SP]);
    }
    words[frame + F_IP] = target;
    return frame;
  }

  /** `PyTraceBack_Here()`: the frame goes in front of the current exception's traceback. */
  private addTraceback(frame: Address, instruction: number): void {
    const { vm } = this;
    const { words } = vm;
    const code = vm.frames.code(frame);
    if (vm.interpreter.standsForC(code.unit)) return;
    const exception = vm.errors.take();
    const next = words[exception + EXC_TRACEBACK];
    words[exception + EXC_TRACEBACK] = 0;
    const line = code.unit.positions[instruction * 4] || words[frame + F_LINE];
    words[exception + EXC_TRACEBACK] = vm.frame.makeTraceback(next, frame, instruction, line);
    vm.errors.set(exception);
  }

  /**
   * Looks the handler of an instruction up. Cuts the stack to the handler's depth, pushes what it expects and returns the
   * index to go on from; without a handler releases the whole stack and returns -1. F_SP has the new top.
   */
  private unwind(frame: Address, instruction: number, sp: Address): number {
    const { vm } = this;
    const { words, heap } = vm;
    const code = vm.frames.code(frame);
    const base = frame + F_LOCALSPLUS + code.localCount;
    const entry = handlerOf(code.unit.exceptionTable, instruction);
    const bottom = entry === undefined ? base : base + entry.depth;
    // The exception is out of the way while values die: their finalizers must not see it.
    const exception = vm.errors.take();
    let top = sp;
    while (top > bottom) {
      const value = words[--top];
      if (value !== 0) {
        words[frame + F_SP] = top;
        heap.decref(value);
      }
    }
    if (entry === undefined) vm.errors.set(exception);
    else {
      if (entry.lasti) words[top++] = vm.int.fromNumber(instruction);
      words[top++] = exception;
    }
    words[frame + F_SP] = top;
    return entry === undefined ? -1 : entry.target;
  }
}

/** `get_exception_handler()`: the first entry that covers the instruction. */
function handlerOf(table: readonly ExceptionTableEntry[], instruction: number): ExceptionTableEntry | undefined {
  for (let i = 0; i < table.length; i++) {
    const entry = table[i];
    if (instruction >= entry.start && instruction < entry.end) return entry;
  }
  return undefined;
}
