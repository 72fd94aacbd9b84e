import type { Heap } from '../../heap/heap.ts';
import type { Address } from '../../heap/object-type.ts';
import * as op from '../compile/opcodes.ts';
import { METHOD_FUNC, METHOD_SELF } from '../objects/bound.ts';
import type { Vm } from '../vm.ts';
import { pushCall } from './arguments.ts';
import { functionName } from './collections.ts';
import { F_IP, F_SP, F_TOP } from './frames.ts';

/** A bound method that is called: its function and its self take its place, below the arguments at words[base…]. */
export function takeMethodApart(heap: Heap, base: Address): void {
  const { words } = heap;
  const method = words[base - 2];
  words[base - 2] = heap.newRef(words[method + METHOD_FUNC]);
  words[base - 1] = heap.newRef(words[method + METHOD_SELF]);
  heap.decref(method);
}

/**
 * The frame of a call up to 3.10 (`_PyFunction_Vectorcall()`): it gets references of its own, and the caller's operands,
 * below and at words[base…], stay on its stack until the call is over. 0 if it is no Python function that is called.
 */
export function pushBorrowing(vm: Vm, base: Address, count: number, names: Address): Address {
  const { words } = vm;
  const callable = words[base - 2];
  if (words[base - 1] === 0 && vm.typeOf(callable) === vm.bound.methodType) {
    // PY_VECTORCALL_ARGUMENTS_OFFSET: self takes the place in front of the arguments for a moment.
    const func = words[callable + METHOD_FUNC];
    if (!vm.function.isFunction(func)) return 0;
    words[base - 1] = words[callable + METHOD_SELF];
    try {
      return pushCopy(vm, func, base - 1, count + 1, names);
    } finally {
      words[base - 1] = 0;
    }
  }
  if (!vm.function.isFunction(callable)) return 0;
  const isMethod = words[base - 1] !== 0 ? 1 : 0;
  return pushCopy(vm, callable, base - isMethod, count + isMethod, names);
}

function pushCopy(vm: Vm, func: Address, base: Address, count: number, names: Address): Address {
  const { words, heap } = vm;
  const total = count + (names === 0 ? 0 : vm.tuple.length(names));
  for (let i = 0; i < total; i++) heap.incref(words[base + i]);
  return pushCall(vm, heap.newRef(func), base, count, names);
}

/** Releases a call's operands from the top of the stack down to `bottom`, which is the new top (`call_function()`). */
export function releaseOperands(heap: Heap, sp: Address, bottom: Address): Address {
  const { words } = heap;
  for (let top = sp - 1; top >= bottom; top--) heap.xdecref(words[top]);
  return bottom;
}

/** The call that a frame waits for is over: it releases the operands that it kept. */
export function releaseOperandsOfCall(vm: Vm, frame: Address): void {
  const { words } = vm;
  const { instructions } = vm.frames.code(frame);
  const call = 2 * (words[frame + F_IP] - 1);
  const sp = words[frame + F_SP];
  const operands = instructions[call + 1] + (instructions[call] === op.CALL_KW ? 3 : 2);
  words[frame + F_SP] = sp - operands;
  releaseOperands(vm.heap, sp, sp - operands);
}

/**
 * CALL_FUNCTION_EX: callable, NULL, arguments, and a dict of keywords if `arg` is odd. Returns the frame to run for a
 * Python function; 0 when the call is done and its result is on the stack.
 */
export function callExtended(vm: Vm, frame: Address, arg: number): Address {
  const { words, heap } = vm;
  const sp = words[frame + F_SP];
  const kwargs = arg & 1 ? words[sp - 1] : 0;
  const argsAt = sp - 1 - (arg & 1);
  const callable = words[argsAt - 2];
  if (!vm.tuple.isExact(words[argsAt])) {
    const type = vm.typeOf(words[argsAt]);
    if (type.iter === null && type.getItem === null) {
      const name = functionName(vm, callable);
      throw vm.errors.raise('TypeError', `${name} argument after * must be an iterable, not ${type.name}`);
    }
    const tuple = vm.iteration.tuple(words[argsAt]);
    const old = words[argsAt];
    words[argsAt] = tuple;
    heap.decref(old);
  }
  if (vm.facts.unpacksIntoFrame && vm.function.isFunction(callable)) return pushExtended(vm, frame, argsAt, kwargs);
  const args = words[argsAt];
  const result = vm.calls.callTuple(callable, args, kwargs);
  words[argsAt - 2] = result;
  words[frame + F_SP] = argsAt - 1;
  heap.decref(callable);
  heap.decref(args);
  heap.xdecref(kwargs);
  return 0;
}

/** `_PyEvalFramePushAndInit_Ex()`: tuple and dict are gone before the function runs. */
function pushExtended(vm: Vm, frame: Address, argsAt: Address, kwargs: Address): Address {
  const { words, heap, frames, tuple, dict } = vm;
  const callable = words[argsAt - 2];
  const args = words[argsAt];
  const count = tuple.length(args);
  const start = frames.top;
  for (let i = 0; i < count; i++) words[start + i] = heap.newRef(tuple.item(args, i));
  let top = start + count;
  let [names, stack] = [0, 0];
  if (kwargs !== 0 && dict.length(kwargs) > 0) {
    const items = dict.items(kwargs);
    stack = vm.calls.allocateStack(count, items.length);
    for (const [, value] of items) words[top++] = heap.newRef(value);
    names = tuple.pack(items.map(([key]) => key));
  }
  words[frame + F_SP] = argsAt - 2;
  // The new frame is laid above the arguments, then the arguments' room is given back with the frame.
  frames.top = top;
  try {
    const callee = pushCall(vm, callable, start, count, names);
    words[callee + F_TOP] = start;
    return callee;
  } catch (error) {
    frames.top = start;
    throw error;
  } finally {
    if (stack !== 0) heap.allocator.free(stack);
    heap.xdecref(names);
    heap.decref(args);
    heap.xdecref(kwargs);
  }
}
