import type { Address } from '../heap/object-type.ts';
import { newFixed, setFixedSlots } from '../python/objects/fixed-slots.ts';
import type { PyType } from '../python/objects/type.ts';
import { awaitable } from '../python/run/awaiting.ts';
import { disallowInstances } from '../python/types/object-member.ts';
import type { Vm } from '../python/vm.ts';

/** Words of an anext_awaitable: what `__anext__()` gave, and the value for the end. */
const WRAPPED = 4;
const DEFAULT = 6;

/** Makes what `anext(iterator, default)` returns (`Objects/iterobject.c, PyAnextAwaitable_New()`); borrows both. */
export type MakeAnextAwaitable = (wrapped: Address, fallback: Address) => Address;

/** `anext_awaitable`: awaits the wrapped object, and turns StopAsyncIteration into the default. */
export function defineAnextAwaitable(vm: Vm): MakeAnextAwaitable {
  const { words, heap } = vm;
  const type: PyType = vm.types.define('anext_awaitable', { basicSize: 32, gc: true });
  setFixedSlots(vm, type, [WRAPPED, DEFAULT]);
  disallowInstances(vm, type);

  /** Runs a step of the wrapped awaitable's iterator; its StopAsyncIteration becomes StopIteration(default). */
  const run = (self: Address, step: (iterator: Address) => Address): Address => {
    const iterator = innerIterator(vm, words[self + WRAPPED]);
    try {
      return step(iterator);
    } catch (error) {
      vm.errors.expect(error, 'StopAsyncIteration');
      throw vm.interpreter.generators.stopIteration(heap.newRef(words[self + DEFAULT]));
    } finally {
      heap.decref(iterator);
    }
  };
  type.iter = (self) => heap.newRef(self);
  type.next = (self) => run(self, (iterator) => vm.iteration.next(iterator));
  vm.types.methods(type, [
    ['__await__', '', (self: Address) => heap.newRef(self)],
    ['send', 'value, /', (self: Address, value: Address) => run(self, (it) => vm.calls.method0(it, 'send', value))],
    [
      'throw',
      '*args',
      (self: Address, args: Address[]) => run(self, (iterator) => vm.calls.method0(iterator, 'throw', ...args)),
    ],
    ['close', '', (self: Address) => run(self, (iterator) => vm.calls.method0(iterator, 'close'))],
  ]);
  vm.types.ready(type);

  return (wrapped, fallback) => {
    const object = newFixed(vm, type);
    words[object + WRAPPED] = heap.newRef(wrapped);
    words[object + DEFAULT] = heap.newRef(fallback);
    return object;
  };
}

/** `anextawaitable_getiter()`: coroutines are not iterators themselves. */
function innerIterator(vm: Vm, wrapped: Address): Address {
  const found = awaitable(vm, wrapped, 0);
  if (vm.typeOf(found) !== vm.generator.coroutineType) return found;
  try {
    return vm.calls.method0(found, '__await__');
  } finally {
    vm.heap.decref(found);
  }
}
