import { OutOfMemory } from '../../../heap/memory.ts';
import { TYPE_INDEX } from '../../../heap/object.ts';
import type { Address } from '../../../heap/object-type.ts';
import { CO_VARARGS, CO_VARKEYWORDS } from '../../compile/code-unit.ts';
import * as op from '../../compile/opcodes.ts';
import { BUILTIN_NATIVE } from '../../objects/bound.ts';
import type { Code, Translation } from '../../objects/code.ts';
import { DESCR_MEMBER } from '../../objects/descriptor.ts';
import { FUNC_CODE } from '../../objects/function.ts';
import type { Native } from '../../objects/native.ts';
import type { Vm } from '../../vm.ts';
import { F_ENTRY, F_IP, F_LINE, F_LOCALSPLUS, F_PREV, F_SP } from '../frames.ts';
import type { CallCache, NativeCache } from './inline-caches.ts';

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
    /** What a frame owns goes, and the frame with it, while its caller is current. */
    clearFrame: (frame: Address): void => {
      if (frames.current !== 0) frames.restoreSite(frames.current);
      frames.clear(frame);
      frames.pop(frame);
    },
    /** Returns a value from any frame. */
    leaveFrame: (frame: Address, value: Address): number => {
      interpreter.exits.leave(frame);
      return value;
    },
    makeGenerator: (frame: Address): number => interpreter.exits.makeGenerator(frame),
  };
}

function invocationSupport(vm: Vm) {
  const { words, heap, frames, interpreter } = vm;
  const { gc } = heap;
  const { callInstruction: instruction } = interpreter;
  const builtinIndex = vm.bound.builtinType.index;
  const descriptorIndex = vm.descriptor.methodType.index;

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

  /** Notes the native that is about to be called, if it can be called at once from now on. */
  const rememberNative = (cache: NativeCache, frame: Address, argCount: number): void => {
    cache.number = -1;
    const first = words[frame + F_SP] - argCount;
    const callable = words[first - 2];
    const kind = words[callable + TYPE_INDEX];
    let native: Native;
    if (kind === builtinIndex) native = vm.bound.nativeOf(callable);
    else if (kind === descriptorIndex) {
      const member = vm.descriptor.members[words[callable + DESCR_MEMBER]];
      if (member.kind !== 'method') return;
      native = member.native;
    } else return;
    if (!native.takesAtOnce(argCount)) return;
    cache.code = native.code;
    cache.isUnchecked = interpreter.names.isUnchecked(callable, argCount);
    cache.number = words[callable + (kind === builtinIndex ? BUILTIN_NATIVE : DESCR_MEMBER)];
  };

  return {
    textOf: (object: Address): Address => vm.texts.str(object),
    /** CALL of what a native's cache does not know. */
    callOther: (cache: NativeCache, frame: Address, argCount: number, at: number, code: Code): number => {
      rememberNative(cache, frame, argCount);
      return call(frame, op.CALL, argCount, at, code, null);
    },
    /** The eval breaker's check after a native's call: its result is on the stack. */
    collectAfter: (cache: NativeCache, frame: Address, place: Address, result: Address): void => {
      if (cache.isUnchecked) return;
      words[place] = result;
      words[frame + F_SP] = place + 1;
      gc.runScheduled();
    },
    call: (cache: CallCache, frame: Address, argCount: number, at: number, code: Code): number =>
      call(frame, op.CALL, argCount, at, code, cache),
    /** CALL of a class, where `cache` does not know it: what its `__init__` needs is noted. */
    callClass: (cache: CallCache, frame: Address, argCount: number, at: number, code: Code): number => {
      cache.serial = 0;
      const result = call(frame, op.CALL, argCount, at, code, cache);
      if (result > 0 && cache.serial === 0 && cache.cls !== 0) {
        remember(cache, vm.code.of(words[cache.init + FUNC_CODE]));
      }
      return result;
    },
    /** 0 where memory is full: whoever calls the class in the usual way raises that. */
    newInstance: (cls: Address): Address => {
      try {
        return vm.allocateInstance(vm.types.at(cls));
      } catch (error) {
        if (error instanceof OutOfMemory) return 0;
        throw error;
      }
    },
    /** Runs the `__init__` of a new instance in a frame that has its arguments, above one that checks what it returns. */
    initialise: (callee: Address, run: Translation): void => {
      try {
        interpreter.checkInit(interpreter.runTranslated(callee, run));
      } finally {
        frames.depth--;
      }
    },
    callKeywords: (frame: Address, argCount: number, at: number, code: Code): number =>
      call(frame, op.CALL_KW, argCount, at, code, null),
    callExtended: (frame: Address, arg: number, at: number, code: Code): number =>
      call(frame, op.CALL_FUNCTION_EX, arg, at, code, null),
  };
}
