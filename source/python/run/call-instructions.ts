import { TYPE, TYPE_INDEX } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import * as op from '../compile/opcodes.ts';
import { BUILTIN_NATIVE, BUILTIN_SELF } from '../objects/bound.ts';
import type { Code } from '../objects/code.ts';
import { DESCR_MEMBER, DESCR_TYPE } from '../objects/descriptor.ts';
import type { Native } from '../objects/native.ts';
import { TYPE_VERSION } from '../objects/type.ts';
import { enterRecursiveCall, leaveRecursiveCall } from '../types/sequence.ts';
import type { Vm } from '../vm.ts';
import { pushCall } from './arguments.ts';
import { callExtended, pushBorrowing, releaseOperands, takeMethodApart } from './call-forms.ts';
import { F_SP } from './frames.ts';
import { plainInit } from './plain-init.ts';
import { isQuickened } from './quickening.ts';

/** A class whose `__init__` a CALL enters at once, and the version of the class that this was true of. */
export interface InitCache {
  cls: Address;
  version: number;
  init: Address;
}

// What a CALL has called last, in `Code.warm`: translations are made for that.
export const CALLED = 1;
/** A plain function of a module. */
export const CALLED_FUNCTION = 2;
/** A plain method of a built-in type, as LOAD_ATTR gives it: descriptor and object. */
export const CALLED_METHOD = 3;
/** `str(x)`. */
export const CALLED_STR = 4;
/** A class whose `__init__` takes the arguments as they are. */
export const CALLED_CLASS = 5;

/**
 * CALL, CALL_KW or CALL_FUNCTION_EX number `at` of a frame whose operands are on its stack, up to F_SP. The frame to run for
 * a Python function, which has taken the operands over; 0 when the call is done and its result is in their place.
 */
export type CallInstruction = (
  frame: Address,
  opcode: number,
  arg: number,
  at: number,
  code: Code,
  cache: InitCache | null,
) => Address;

/** The instructions that call (`Python/bytecodes.c, CALL` and what it is specialised to), for both tiers. */
export function callInstruction(vm: Vm): CallInstruction {
  const { words, heap, frames, interpreter, calls } = vm;
  const { gc } = heap;
  const functionIndex = vm.function.type.index;
  const methodIndex = vm.bound.methodType.index;
  const typeIndex = vm.types.type.index;
  const strAddress = vm.str.type.address;
  const strHasVectorcall = !vm.facts.typesWithoutVectorcall.includes('str');
  const builtinIndex = vm.bound.builtinType.index;
  const descriptorIndex = vm.descriptor.methodType.index;
  const { callersKeepOperands, quickensLate } = vm.facts;

  /** The result takes the operands' place. The eval breaker is looked at where the instruction does. */
  const finish = (frame: Address, bottom: Address, result: Address, isChecked: boolean): Address => {
    words[bottom] = result;
    words[frame + F_SP] = bottom + 1;
    if (isChecked && gc.scheduled) gc.runScheduled();
    return 0;
  };

  const call = (frame: Address, argCount: number, at: number, code: Code, cache: InitCache | null): Address => {
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
      // The call takes over function and arguments: an error in binding has released them already.
      words[frame + F_SP] = bottom;
      return pushCall(vm, callable, base, count, 0);
    }
    const wasWarm = code.warm[at] !== 0;
    const isSpecialised = quickensLate ? kind === typeIndex && isQuickened(code) : wasWarm;
    code.warm[at] = CALLED;
    if (
      isSpecialised &&
      kind === typeIndex &&
      base - 1 > bottom &&
      construct(frame, callable, bottom, base, count, cache)
    ) {
      code.warm[at] = CALLED_CLASS;
      return 0;
    }
    if (callable === strAddress && count === 1 && argCount === 1 && (isSpecialised || strHasVectorcall)) {
      // CALL_STR_1
      code.warm[at] = CALLED_STR;
      const text = vm.texts.str(words[base]);
      heap.decref(words[base]);
      return finish(frame, bottom, text, true);
    }
    const isNative = kind === builtinIndex || kind === descriptorIndex;
    let result = isNative ? callPlain(callable, kind, base, count) : 0;
    if (result === 0) result = calls.vector(callable, base, count, 0);
    else code.warm[at] = kind === builtinIndex ? CALLED_FUNCTION : CALLED_METHOD;
    heap.decref(callable);
    for (let i = base; i < sp; i++) heap.decref(words[i]);
    return finish(
      frame,
      bottom,
      result,
      !gc.scheduled || !(wasWarm && interpreter.names.isUnchecked(callable, argCount)),
    );
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
    if (!native.takesAtOnce(given)) return 0;
    const a = given > 0 ? words[first] : 0;
    const b = given > 1 ? words[first + 1] : 0;
    const c = given > 2 ? words[first + 2] : 0;
    return self === 0 ? native.code(a, b, c) : native.code(self, a, b, c);
  };

  /** CALL_ALLOC_AND_ENTER_INIT: a class whose `__init__` takes the arguments as they are. False for others. */
  const construct = (
    frame: Address,
    cls: Address,
    bottom: Address,
    base: Address,
    count: number,
    cache: InitCache | null,
  ): boolean => {
    const init = initOf(cls, count, cache);
    if (init === 0) return false;
    const instance = vm.allocateInstance(vm.types.at(cls));
    words[bottom] = instance;
    heap.decref(cls);
    words[base - 1] = heap.newRef(instance);
    heap.incref(init);
    words[frame + F_SP] = bottom + 1;
    // Below the frame of __init__ lies one that checks what it returns (_Py_InitCleanup).
    frames.depth++;
    try {
      interpreter.enterInit(frame, pushCall(vm, init, base - 1, count + 1, 0));
    } finally {
      frames.depth--;
    }
    return true;
  };

  const initOf = (cls: Address, count: number, cache: InitCache | null): Address => {
    if (cache === null) return plainInit(vm, cls, count);
    if (cache.cls === cls && words[cls + TYPE_VERSION] === cache.version) return cache.init;
    const init = plainInit(vm, cls, count);
    if (init === 0) return 0;
    cache.cls = cls;
    cache.version = vm.attributes.version(vm.types.at(cls));
    cache.init = init;
    return init;
  };

  /** The names of the keywords lie above the arguments. */
  const callKeywords = (frame: Address, argCount: number): Address => {
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
      try {
        return pushCall(vm, callable, base, count, names);
      } finally {
        heap.decref(names);
      }
    }
    const result = calls.vector(callable, base, count, names);
    heap.decref(callable);
    for (let i = Math.max(base, bottom + 1); i < sp - 1; i++) heap.decref(words[i]);
    heap.decref(names);
    return finish(frame, bottom, result, true);
  };

  /** What is no function of Python's is a level of recursion, unless it is a type with a vectorcall. */
  const callCounted = (callable: Address, base: Address, count: number, names: Address): Address => {
    const kind = words[callable + TYPE_INDEX];
    if (kind === functionIndex || kind === methodIndex || (kind === typeIndex && vm.types.at(callable).hasVectorcall))
      return calls.vector(callable, base, count, names);
    enterRecursiveCall(vm, ' while calling a Python object');
    try {
      return calls.vector(callable, base, count, names);
    } finally {
      leaveRecursiveCall(vm);
    }
  };

  /** CALL and CALL_KW up to 3.10, where the operands stay on the stack until the call is over. */
  const callKeeping = (frame: Address, argCount: number, hasNames: boolean): Address => {
    const sp = words[frame + F_SP];
    const names = hasNames ? words[sp - 1] : 0;
    const base = sp - argCount - (hasNames ? 1 : 0);
    const count = hasNames ? argCount - vm.tuple.length(names) : argCount;
    const callee = pushBorrowing(vm, base, count, names);
    if (callee !== 0) return callee;
    const isMethod = words[base - 1] !== 0 ? 1 : 0;
    const result = callCounted(words[base - 2], base - isMethod, count + isMethod, names);
    return finish(frame, releaseOperands(heap, sp, base - 2), result, true);
  };

  return (frame, opcode, arg, at, code, cache) => {
    if (opcode === op.CALL_FUNCTION_EX) {
      const callee = callExtended(vm, frame, arg);
      if (callee === 0 && gc.scheduled) gc.runScheduled();
      return callee;
    }
    if (callersKeepOperands) return callKeeping(frame, arg, opcode === op.CALL_KW);
    return opcode === op.CALL ? call(frame, arg, at, code, cache) : callKeywords(frame, arg);
  };
}
