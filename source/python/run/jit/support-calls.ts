import { TYPE, TYPE_INDEX } from '../../../heap/object.ts';
import type { Address } from '../../../heap/object-type.ts';
import { CO_VARARGS, CO_VARKEYWORDS } from '../../compile/code-unit.ts';
import * as op from '../../compile/opcodes.ts';
import { BUILTIN_NATIVE, BUILTIN_SELF } from '../../objects/bound.ts';
import type { Code } from '../../objects/code.ts';
import { DESCR_MEMBER, DESCR_TYPE } from '../../objects/descriptor.ts';
import { FUNC_CODE } from '../../objects/function.ts';
import type { Native } from '../../objects/native.ts';
import { TYPE_VERSION } from '../../objects/type.ts';
import type { Vm } from '../../vm.ts';
import { pushCall } from '../arguments.ts';
import { callExtended, takeMethodApart } from '../call-forms.ts';
import { F_ENTRY, F_IP, F_LINE, F_LOCALSPLUS, F_PREV, F_SP } from '../frames.ts';
import { plainInit } from '../plain-init.ts';
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
    yieldValue: (frame: Address, value: Address): number => {
      interpreter.suspend(frame);
      return value;
    },
  };
}

function invocationSupport(vm: Vm) {
  const { words, heap, frames, interpreter, calls } = vm;
  const { gc } = heap;
  const functionIndex = vm.function.type.index;
  const methodIndex = vm.bound.methodType.index;
  const typeIndex = vm.types.type.index;
  const strAddress = vm.str.type.address;
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

  /** The `__init__` that a class enters at once with this many arguments, or 0; remembered. */
  const initOf = (cache: CallCache, cls: Address, count: number): Address => {
    if (cache.cls === cls && words[cls + TYPE_VERSION] === cache.version) return cache.init;
    const init = plainInit(vm, cls, count);
    if (init === 0) return 0;
    cache.cls = cls;
    cache.version = vm.attributes.version(vm.types.at(cls));
    cache.init = init;
    return init;
  };

  /** A class whose `__init__` takes the arguments as they are: CALL_ALLOC_AND_ENTER_INIT. 0 for others. */
  const construct = (
    cache: CallCache,
    frame: Address,
    callable: Address,
    bottom: Address,
    base: Address,
    count: number,
  ): number => {
    const init = initOf(cache, callable, count);
    if (init === 0) return 0;
    const instance = vm.allocateInstance(vm.types.at(callable));
    words[bottom] = instance;
    heap.decref(callable);
    words[base - 1] = heap.newRef(instance);
    heap.incref(init);
    words[frame + F_SP] = bottom + 1;
    interpreter.enterInit(frame, pushCall(vm, init, base - 1, count + 1, 0));
    return instance;
  };

  /** A native function or method that takes its few arguments one by one: its result; 0 for others. */
  const callPlain = (callable: Address, kind: number, base: Address, count: number): Address => {
    let native: Native;
    let self = 0;
    let first = base;
    let given = count;
    if (kind === builtinIndex) {
      native = vm.bound.natives[words[callable + BUILTIN_NATIVE]];
      self = words[callable + BUILTIN_SELF];
    } else {
      if (count === 0 || words[words[base] + TYPE] !== words[callable + DESCR_TYPE]) return 0;
      const member = vm.descriptor.members[words[callable + DESCR_MEMBER]];
      if (member.kind !== 'method') return 0;
      native = member.native;
      self = words[base];
      first++;
      given--;
    }
    if (!native.isPlain || native.packsArguments || native.most > 3) return 0;
    if (given < native.required || given > native.most) return 0;
    const a = given > 0 ? words[first] : 0;
    const b = given > 1 ? words[first + 1] : 0;
    const c = given > 2 ? words[first + 2] : 0;
    return self === 0 ? native.code(a, b, c) : native.code(self, a, b, c);
  };

  /** The eval breaker's check after a call, with the result on the stack. */
  const collectHolding = (frame: Address, bottom: Address, result: Address): void => {
    words[bottom] = result;
    words[frame + F_SP] = bottom + 1;
    gc.runScheduled();
  };

  return {
    /** CALL: callable, NULL or self, and the arguments are on the frame's stack. */
    call: (cache: CallCache, frame: Address, argCount: number, at: number, code: Code): number => {
      const sp = words[frame + F_SP];
      let base = sp - argCount;
      let count = argCount;
      const bottom = base - 2;
      if (words[base - 1] === 0 && words[words[bottom] + TYPE_INDEX] === methodIndex) takeMethodApart(heap, base);
      const callable = words[bottom];
      if (words[base - 1] !== 0) {
        base--;
        count++;
      }
      const kind = words[callable + TYPE_INDEX];
      if (kind === functionIndex) {
        const callee = vm.code.of(words[callable + FUNC_CODE]);
        words[frame + F_SP] = bottom;
        const pushed = pushCall(vm, callable, base, count, 0);
        const result = enter(frame, pushed, at);
        if (callee.translations[0] && cache.serial !== callee.serial) remember(cache, callee);
        return result;
      }
      const wasWarm = code.warm[at] === 1;
      code.warm[at] = 1;
      if (wasWarm && kind === typeIndex && base - 1 > bottom) {
        const instance = construct(cache, frame, callable, bottom, base, count);
        if (instance !== 0) return instance;
      }
      if (callable === strAddress && count === 1 && argCount === 1) {
        // CALL_STR_1
        const text = vm.texts.str(words[base]);
        heap.decref(words[base]);
        if (gc.scheduled) collectHolding(frame, bottom, text);
        return text;
      }
      const isNative = kind === builtinIndex || kind === descriptorIndex;
      const result = (isNative && callPlain(callable, kind, base, count)) || calls.vector(callable, base, count, 0);
      heap.decref(callable);
      for (let i = base; i < sp; i++) heap.decref(words[i]);
      if (gc.scheduled && !(wasWarm && interpreter.names.isUnchecked(callable, argCount))) {
        collectHolding(frame, bottom, result);
      }
      return result;
    },
    /** CALL_KW: the names of the keywords lie above the arguments. */
    callKeywords: (frame: Address, argCount: number, at: number, _code: Code): number => {
      const sp = words[frame + F_SP];
      const names = words[sp - 1];
      let base = sp - 1 - argCount;
      let count = argCount - vm.tuple.length(names);
      const bottom = base - 2;
      if (words[base - 1] === 0 && words[words[bottom] + TYPE_INDEX] === methodIndex) takeMethodApart(heap, base);
      const callable = words[bottom];
      if (words[base - 1] !== 0) {
        base--;
        count++;
      }
      if (words[callable + TYPE_INDEX] === functionIndex) {
        words[frame + F_SP] = bottom;
        let callee: Address;
        try {
          callee = pushCall(vm, callable, base, count, names);
        } finally {
          heap.decref(names);
        }
        return enter(frame, callee, at);
      }
      const result = calls.vector(callable, base, count, names);
      heap.decref(callable);
      for (let i = Math.max(base, bottom + 1); i < sp - 1; i++) heap.decref(words[i]);
      heap.decref(names);
      words[bottom] = result;
      words[frame + F_SP] = bottom + 1;
      if (gc.scheduled) gc.runScheduled();
      return result;
    },
    /** CALL_FUNCTION_EX. */
    callExtended: (frame: Address, arg: number, at: number): number => {
      const callee = callExtended(vm, frame, arg);
      if (callee !== 0) return enter(frame, callee, at);
      if (gc.scheduled) gc.runScheduled();
      return words[words[frame + F_SP] - 1];
    },
  };
}
