import type { Heap } from '../../heap/heap.ts';
import type { Address } from '../../heap/object-type.ts';
import { METHOD_FUNC, METHOD_SELF } from '../objects/bound.ts';
import type { Vm } from '../vm.ts';
import { pushCall } from './arguments.ts';
import { functionName } from './collections.ts';
import { F_SP, F_TOP } from './frames.ts';

/** A bound method that is called: its function and its self take its place, below the arguments at words[base…]. */
export function takeMethodApart(heap: Heap, base: Address): void {
  const { words } = heap;
  const method = words[base - 2];
  words[base - 2] = heap.newRef(words[method + METHOD_FUNC]);
  words[base - 1] = heap.newRef(words[method + METHOD_SELF]);
  heap.decref(method);
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
  if (vm.function.isFunction(callable)) return pushExtended(vm, frame, argsAt, kwargs);
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
  let names = 0;
  if (kwargs !== 0 && dict.length(kwargs) > 0) {
    const items = dict.items(kwargs);
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
    heap.xdecref(names);
    heap.decref(args);
    heap.xdecref(kwargs);
  }
}
