import type { Address } from '../../heap/object-type.ts';
import { CO_ITERABLE_COROUTINE } from '../compile/code-unit.ts';
import { newFixed } from '../objects/fixed-slots.ts';
import { GEN_FRAME } from '../objects/generator.ts';
import type { Vm } from '../vm.ts';

/** Word of an asynchronous generator's wrapped value that holds the value. */
export const WRAPPED_VALUE = 4;

/** GET_AWAITABLE (`_PyCoro_GetAwaitableIter()`): the iterator that `await object` runs; a new reference. */
export function awaitable(vm: Vm, object: Address, origin: number): Address {
  const type = vm.typeOf(object);
  if (type === vm.generator.coroutineType) return vm.heap.newRef(object);
  if (type === vm.generator.type && vm.frames.code(vm.words[object + GEN_FRAME]).unit.flags & CO_ITERABLE_COROUTINE) {
    return vm.heap.newRef(object);
  }
  const iterator = vm.calls.special(object, '__await__');
  if (iterator === 0) throw vm.errors.raise('TypeError', notAwaitable(type.name, origin));
  if (vm.typeOf(iterator).next !== null && vm.typeOf(iterator) !== vm.generator.coroutineType) return iterator;
  const name = vm.typeName(iterator);
  vm.heap.decref(iterator);
  throw vm.errors.raise('TypeError', `__await__() returned non-iterator of type '${name}'`);
}

function notAwaitable(name: string, origin: number): string {
  if (origin === 1) return `'async with' received an object from __aenter__ that does not implement __await__: ${name}`;
  if (origin === 2) return `'async with' received an object from __aexit__ that does not implement __await__: ${name}`;
  return `object ${name} can't be used in 'await' expression`;
}

/** INTRINSIC_ASYNC_GEN_WRAP: marks a value as yielded by an asynchronous generator, not by something it awaits. */
export function wrapAsyncValue(vm: Vm, value: Address): Address {
  const wrapped = newFixed(vm, vm.generator.wrappedType);
  vm.words[wrapped + WRAPPED_VALUE] = vm.heap.newRef(value);
  return wrapped;
}
