import type { Address } from '../../../heap/object-type.ts';
import { CO_VARARGS, CO_VARKEYWORDS } from '../../compile/code-unit.ts';
import * as op from '../../compile/opcodes.ts';
import type { Code } from '../../objects/code.ts';
import type { Vm } from '../../vm.ts';
import { F_ENTRY, F_IP, F_LINE, F_LOCALSPLUS, F_PREV, F_SP } from '../frames.ts';
import type { CallCache } from './inline-caches.ts';

/** What translations call for calls, returns and yields. Results are those of `outcomes.ts`. */
export function callSupport(vm: Vm) {
  return { ...frameSupport(vm), ...invocationSupport(vm) };
}

function frameSupport(vm: Vm) {
  const { words, frames, interpreter } = vm;
  return {
    /** What the instructions before the first line may look at in a frame that has just been pushed. */
    prepareFrame: (frame: Address): void => {
      const code = frames.code(frame);
      words[frame + F_IP] = 0;
      words[frame + F_SP] = frame + F_LOCALSPLUS + code.localCount;
      words[frame + F_LINE] = code.unit.firstLine;
    },
    /** What a frame owns goes, and the frame with it. */
    clearFrame: (frame: Address): void => {
      frames.clear(frame);
      frames.pop(frame);
    },
    /** Returns a value from any frame. */
    leaveFrame: (frame: Address, value: Address): number => {
      interpreter.leave(frame);
      return value;
    },
    makeGenerator: (frame: Address): number => interpreter.makeGenerator(frame),
  };
}

function invocationSupport(vm: Vm) {
  const { words, frames, interpreter } = vm;
  const { callInstruction: instruction } = interpreter;

  const remember = (cache: CallCache, callee: Code): void => {
    const { unit } = callee;
    cache.serial = 0;
    const run = callee.translations[0];
    const isPlain = unit.kwOnlyArgCount === 0 && (unit.flags & (CO_VARARGS | CO_VARKEYWORDS)) === 0;
    if (!run || !isPlain) return;
    cache.argCount = unit.argCount;
    cache.number = callee.number;
    cache.executable = callee.address;
    cache.localCount = callee.localCount;
    cache.frameWords = callee.frameWords;
    cache.isBare = callee.instructions[0] === op.RESUME && callee.instructions[2] === op.LINE;
    cache.run = run;
    cache.serial = callee.serial;
  };

  /** Runs a frame that `pushCall()` made, as part of this run of the interpreter. */
  const enter = (frame: Address, callee: Address, at: number): number => {
    const code = frames.code(callee);
    words[callee + F_PREV] = frame;
    const run = interpreter.tiers.translationFor(code, 0, callee);
    if (frames.depth >= frames.depthLimit) {
      // Too deep for JavaScript's stack: all translations on it end, and the interpreter goes on from the frames.
      words[frame + F_IP] = at + 1;
      frames.current = callee;
      return 0;
    }
    let result: number;
    if (run === null) {
      words[frame + F_IP] = at;
      words[callee + F_ENTRY] = 1;
      result = interpreter.run(callee);
    } else {
      words[frame + F_IP] = at + 1;
      frames.current = callee;
      result = run(callee);
      if (result <= 0) return result;
    }
    frames.restoreSite(frame);
    return result;
  };

  /** Does an instruction that calls; `cache` remembers the function that was called. */
  const call = (
    frame: Address,
    opcode: number,
    arg: number,
    at: number,
    code: Code,
    cache: CallCache | null,
  ): number => {
    const callee = instruction(frame, opcode, arg, at, code, cache);
    if (callee === 0) return words[words[frame + F_SP] - 1];
    const called = frames.code(callee);
    const result = enter(frame, callee, at);
    if (cache !== null && called.translations[0] && cache.serial !== called.serial) remember(cache, called);
    return result;
  };

  return {
    call: (cache: CallCache, frame: Address, argCount: number, at: number, code: Code): number =>
      call(frame, op.CALL, argCount, at, code, cache),
    callKeywords: (frame: Address, argCount: number, at: number, code: Code): number =>
      call(frame, op.CALL_KW, argCount, at, code, null),
    callExtended: (frame: Address, arg: number, at: number, code: Code): number =>
      call(frame, op.CALL_FUNCTION_EX, arg, at, code, null),
  };
}
