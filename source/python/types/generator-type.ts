import type { Address } from '../../heap/object-type.ts';
import {
  GEN_CLEARED,
  GEN_CODE,
  GEN_COMPLETED,
  GEN_FRAME,
  GEN_NAME,
  GEN_QUALNAME,
  GEN_RUNNING,
  GEN_STATE,
  GEN_SUSPENDED,
} from '../objects/generator.ts';
import type { Attribute, PyType } from '../objects/type.ts';
import type { NativeMethod } from '../objects/types.ts';
import type { Vm } from '../vm.ts';
import { fromFormat } from './from-format.ts';
import { textAttribute } from './function-type.ts';
import { computed, disallowInstances } from './object-member.ts';
import { thrownException } from './thrown-exception.ts';

/** What generators do (`Objects/genobject.c`). */
export function installGeneratorType(vm: Vm): void {
  const { type } = vm.generator;
  installCommon(vm, type, 'gi', 'gi_yieldfrom');
  type.iter = (self) => vm.heap.newRef(self);
  type.next = (self) => vm.interpreter.generators.next(self);
  vm.types.methods(type, resumingMethods(vm));
  vm.types.ready(type);
}

/** What generators, coroutines and asynchronous generators share; `prefix` is that of the attributes' names. */
export function installCommon(vm: Vm, type: PyType, prefix: string, delegateName: string): void {
  const { words } = vm;
  disallowInstances(vm, type);
  type.repr = (self) => {
    const qualname = vm.str.text(words[self + GEN_QUALNAME]);
    return fromFormat(vm, `<${type.name} object %U at %p>`, qualname, vm.texts.pointer(self));
  };
  vm.types.attributes(type, [
    textAttribute(vm, '__name__', GEN_NAME),
    textAttribute(vm, '__qualname__', GEN_QUALNAME),
    ...stateAttributes(vm, prefix, delegateName),
  ]);
  vm.types.methods(type, [
    [
      '__sizeof__',
      '',
      (self: Address) => {
        if (words[self + GEN_STATE] === GEN_CLEARED) return vm.int.fromNumber(type.basicSize);
        const code = vm.frames.code(words[self + GEN_FRAME]);
        return vm.int.fromNumber(type.basicSize + type.itemSize * code.frameSlots);
      },
    ],
  ]);
}

function stateAttributes(vm: Vm, prefix: string, delegateName: string): Attribute[] {
  const { words, heap, int } = vm;
  const isDone = (self: Address): boolean => words[self + GEN_STATE] >= GEN_COMPLETED;
  return [
    computed(`${prefix}_frame`, (self) => (isDone(self) ? vm.none : heap.newRef(vm.frame.of(words[self + GEN_FRAME])))),
    computed(`${prefix}_code`, (self) => heap.newRef(words[self + GEN_CODE])),
    computed(`${prefix}_running`, (self) => int.bool(words[self + GEN_STATE] === GEN_RUNNING)),
    computed(`${prefix}_suspended`, (self) => int.bool(words[self + GEN_STATE] === GEN_SUSPENDED)),
    computed(delegateName, (self) => heap.newRef(vm.interpreter.generators.delegate(self) || vm.none)),
  ];
}

type Method = NativeMethod;

/** `send()`, `throw()` and `close()` of generators and coroutines. */
export function resumingMethods(vm: Vm): Method[] {
  const generators = () => vm.interpreter.generators;
  return [
    ['send', 'value, /', (self: Address, value: Address) => yieldedOrStop(vm, generators().send(self, value))],
    [
      'throw',
      'type, value=None, traceback=None, /',
      (self: Address, type: Address, value: Address, traceback: Address) => throwInto(vm, self, type, value, traceback),
    ],
    ['close', '', (self: Address) => generators().close(self)],
  ];
}

/** Raises an exception inside a generator; what it yields next. */
export function throwInto(vm: Vm, generator: Address, type: Address, value: Address, traceback: Address): Address {
  if (vm.typeOf(generator) === vm.generator.coroutineType && vm.words[generator + GEN_STATE] >= GEN_COMPLETED) {
    throw vm.errors.raise('RuntimeError', 'cannot reuse already awaited coroutine');
  }
  vm.errors.set(thrownException(vm, type, value, traceback));
  return yieldedOrStop(vm, vm.interpreter.generators.throwCurrent(generator));
}

/** What a resumed generator yielded; what it returned becomes StopIteration. */
export function yieldedOrStop(vm: Vm, value: Address): Address {
  if (vm.interpreter.yielded) return value;
  throw vm.interpreter.generators.stopIteration(value);
}
