import type { Address } from '../../heap/object-type.ts';
import { newFixed, setFixedSlots } from '../objects/fixed-slots.ts';
import type { Vm } from '../vm.ts';
import { installCommon, resumingMethods, throwInto, yieldedOrStop } from './generator-type.ts';
import { computed, disallowInstances } from './object-member.ts';

/** Word of a coroutine_wrapper that refers to the coroutine. */
const WRAPPER_COROUTINE = 4;

/** What coroutines do (`Objects/genobject.c`, PyCoro_Type). */
export function installCoroutineTypes(vm: Vm): void {
  const type = vm.generator.coroutineType;
  const wrap = installWrapper(vm);
  installCommon(vm, type, 'cr', 'cr_await');
  vm.types.attributes(type, [computed('cr_origin', () => vm.none)]);
  vm.types.methods(type, [...resumingMethods(vm), ['__await__', '', (self: Address) => wrap(self)]]);
  vm.types.ready(type);
}

/** `coroutine_wrapper`, what `__await__()` returns: the coroutine as an iterator. */
function installWrapper(vm: Vm): (coroutine: Address) => Address {
  const { words, heap } = vm;
  const type = vm.types.define('coroutine_wrapper', { basicSize: 24, gc: true });
  setFixedSlots(vm, type, [WRAPPER_COROUTINE]);
  disallowInstances(vm, type);
  const coroutine = (self: Address): Address => words[self + WRAPPER_COROUTINE];
  const send = (self: Address, value: Address): Address =>
    yieldedOrStop(vm, vm.interpreter.generators.send(coroutine(self), value));
  type.iter = (self) => heap.newRef(self);
  type.next = (self) => send(self, vm.none);
  vm.types.methods(type, [
    ['send', 'value, /', send],
    [
      'throw',
      'type, value=None, traceback=None, /',
      (self: Address, kind: Address, value: Address, traceback: Address) =>
        throwInto(vm, coroutine(self), kind, value, traceback),
    ],
    ['close', '', (self: Address) => vm.interpreter.generators.close(coroutine(self))],
  ]);
  vm.types.ready(type);
  return (target) => {
    const wrapper = newFixed(vm, type);
    words[wrapper + WRAPPER_COROUTINE] = heap.newRef(target);
    return wrapper;
  };
}
