import type { Address } from '../../heap/object-type.ts';
import { CO_COROUTINE, CO_ITERABLE_COROUTINE } from '../compile/code-unit.ts';
import type { Code } from '../objects/code.ts';
import type { Vm } from '../vm.ts';
import { F_SP } from './frames.ts';
import { RERAISE } from './reraised.ts';

/** SEND: gives the value on top to the iterator below; goes to `target` when that is done. */
export function send(vm: Vm, frame: Address, target: number): number {
  const { words, heap } = vm;
  const sp = words[frame + F_SP];
  const receiver = words[sp - 2];
  const value = words[sp - 1];
  let result: Address;
  let done = false;
  if (vm.generator.isGenerator(receiver)) {
    result = vm.interpreter.generators.send(receiver, value);
    done = !vm.interpreter.yielded;
  } else if (value === vm.none && vm.typeOf(receiver).next !== null) {
    [result, done] = nextOrValue(vm, () => vm.iteration.nextOrRaise(receiver));
  } else [result, done] = nextOrValue(vm, () => vm.calls.method0(receiver, 'send', value));
  words[sp - 1] = result;
  heap.decref(value);
  return done ? target : -1;
}

/** The value of a step, and whether it was the iterator's last: StopIteration's value. */
function nextOrValue(vm: Vm, step: () => Address): [value: Address, done: boolean] {
  try {
    const value = step();
    return value === 0 ? [vm.none, true] : [value, false];
  } catch (error) {
    if (!vm.errors.is(error, 'StopIteration')) throw error;
    return [vm.interpreter.generators.stopValue(), true];
  }
}

/** CLEANUP_THROW: StopIteration thrown into a delegate ends it with a value; others go on. */
export function afterSend(vm: Vm, frame: Address): number {
  const { words, heap, errors } = vm;
  const sp = words[frame + F_SP];
  const exception = words[sp - 1];
  if (!vm.typeOf(exception).isSubtypeOf(vm.exception.get('StopIteration'))) {
    words[frame + F_SP] = sp - 1;
    errors.set(exception);
    throw RERAISE;
  }
  errors.set(heap.newRef(exception));
  const value = vm.interpreter.generators.stopValue();
  const dropped = [words[sp - 1], words[sp - 2], words[sp - 3]];
  words[sp - 3] = vm.none;
  words[sp - 2] = value;
  words[frame + F_SP] = sp - 1;
  for (const object of dropped) heap.decref(object);
  return -1;
}

/** GET_YIELD_FROM_ITER: the iterator to delegate to. */
export function yieldFromIterator(vm: Vm, iterable: Address, code: Code): Address {
  if (vm.typeOf(iterable) === vm.generator.coroutineType) {
    if ((code.unit.flags & (CO_COROUTINE | CO_ITERABLE_COROUTINE)) === 0) {
      throw vm.errors.raise('TypeError', "cannot 'yield from' a coroutine object in a non-coroutine generator");
    }
    return vm.heap.newRef(iterable);
  }
  if (vm.typeOf(iterable) === vm.generator.type) return vm.heap.newRef(iterable);
  return vm.iteration.iter(iterable);
}
