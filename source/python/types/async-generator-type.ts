import type { Address } from '../../heap/object-type.ts';
import {
  ASYNC_STEP_GENERATOR,
  ASYNC_STEP_STATE,
  ASYNC_STEP_VALUE,
  AsyncGeneratorSteps,
  STEP_CLOSED,
  STEP_RUNNING,
} from '../objects/async-generator.ts';
import { ASYNC_FLAGS, GEN_COMPLETED, GEN_STATE, IS_CLOSED, IS_RUNNING } from '../objects/generator.ts';
import type { PyType } from '../objects/type.ts';
import { WRAPPED_VALUE } from '../run/awaiting.ts';
import type { Vm } from '../vm.ts';
import { installCommon } from './generator-type.ts';
import { disallowInstances } from './object-member.ts';
import { thrownException } from './thrown-exception.ts';

/** What asynchronous generators do (`Objects/genobject.c`, PyAsyncGen_Type). */
export function installAsyncGeneratorType(vm: Vm): void {
  const { words, heap } = vm;
  const type = vm.generator.asyncType;
  const objects = new AsyncGeneratorSteps(vm);
  const { sendType, throwType } = objects;
  const steps = new Steps(vm, objects);
  for (const kind of [sendType, throwType]) installStep(vm, kind, steps);
  disallowInstances(vm, vm.generator.wrappedType);
  vm.types.ready(vm.generator.wrappedType);
  installCommon(vm, type, 'ag', 'ag_await');
  vm.types.attributes(type, [
    { kind: 'getset', name: 'ag_running', get: (self) => vm.int.bool((words[self + ASYNC_FLAGS] & IS_RUNNING) !== 0) },
  ]);
  const step = (kind: PyType, self: Address, value: Address): Address => {
    vm.generator.initHooks(self);
    return objects.make(kind, self, value);
  };
  vm.types.methods(type, [
    ['__aiter__', '', (self: Address) => heap.newRef(self)],
    ['__anext__', '', (self: Address) => step(sendType, self, 0)],
    ['asend', 'value, /', (self: Address, value: Address) => step(sendType, self, value)],
    ['aclose', '', (self: Address) => step(throwType, self, 0)],
    [
      'athrow',
      'type, value=None, traceback=None, /',
      (self: Address, kind: Address, value: Address, traceback: Address) => {
        const exception = thrownException(vm, kind, value, traceback);
        try {
          return step(throwType, self, exception);
        } finally {
          heap.decref(exception);
        }
      },
    ],
  ]);
  vm.types.ready(type);
}

function installStep(vm: Vm, type: PyType, steps: Steps): void {
  const { words, heap } = vm;
  disallowInstances(vm, type);
  type.iter = (self) => heap.newRef(self);
  type.next = (self) => steps.send(self, vm.none);
  vm.types.methods(type, [
    ['__await__', '', (self: Address) => heap.newRef(self)],
    ['send', 'value, /', (self: Address, value: Address) => steps.send(self, value)],
    [
      'throw',
      'type, value=None, traceback=None, /',
      (self: Address, kind: Address, value: Address, traceback: Address) =>
        steps.throwInto(self, thrownException(vm, kind, value, traceback)),
    ],
    [
      'close',
      '',
      (self: Address) => {
        words[self + ASYNC_STEP_STATE] = STEP_CLOSED;
        return vm.none;
      },
    ],
  ]);
  vm.types.ready(type);
}

/** Runs the steps of asynchronous generators: to the next value, which comes as StopIteration, or to something awaited. */
class Steps {
  private readonly vm: Vm;
  private readonly objects: AsyncGeneratorSteps;

  constructor(vm: Vm, objects: AsyncGeneratorSteps) {
    this.vm = vm;
    this.objects = objects;
  }

  /** `async_gen_asend_send()`, `async_gen_athrow_send()`. */
  send(step: Address, value: Address): Address {
    const { words } = this.vm;
    const generator = words[step + ASYNC_STEP_GENERATOR];
    const isSend = this.vm.typeOf(step) === this.objects.sendType;
    if (words[step + ASYNC_STEP_STATE] === STEP_CLOSED) throw this.reused(isSend);
    if (words[step + ASYNC_STEP_STATE] === STEP_RUNNING) return this.go(step, () => this.resume(generator, value));
    this.begin(step, generator, isSend, value);
    const own = words[step + ASYNC_STEP_VALUE];
    if (isSend) return this.go(step, () => this.resume(generator, value === this.vm.none && own !== 0 ? own : value));
    if (own === 0) words[generator + ASYNC_FLAGS] |= IS_CLOSED;
    return this.go(step, () => this.raiseInside(generator, own));
  }

  private reused(isSend: boolean): unknown {
    const what = isSend ? '__anext__()/asend()' : 'aclose()/athrow()';
    return this.vm.errors.raise('RuntimeError', `cannot reuse already awaited ${what}`);
  }

  private begin(step: Address, generator: Address, isSend: boolean, value: Address): void {
    const { words, errors, none } = this.vm;
    const name = isSend ? 'anext' : words[step + ASYNC_STEP_VALUE] === 0 ? 'aclose' : 'athrow';
    if ((words[generator + ASYNC_FLAGS] & IS_RUNNING) !== 0) {
      words[step + ASYNC_STEP_STATE] = STEP_CLOSED;
      throw errors.raise('RuntimeError', `${name}(): asynchronous generator is already running`);
    }
    if (!isSend) {
      if ((words[generator + ASYNC_FLAGS] & IS_CLOSED) !== 0 || words[generator + GEN_STATE] >= GEN_COMPLETED) {
        words[step + ASYNC_STEP_STATE] = STEP_CLOSED;
        throw errors.raise(name === 'aclose' ? 'StopIteration' : 'StopAsyncIteration');
      }
      if (value !== none) throw errors.raise('RuntimeError', "can't send non-None value to a just-started coroutine");
    }
    words[step + ASYNC_STEP_STATE] = STEP_RUNNING;
  }

  /** Throws an exception, taken over, into what the step waits for. */
  throwInto(step: Address, exception: Address): Address {
    const { words, heap } = this.vm;
    if (words[step + ASYNC_STEP_STATE] === STEP_CLOSED) {
      heap.decref(exception);
      throw this.reused(this.vm.typeOf(step) === this.objects.sendType);
    }
    words[step + ASYNC_STEP_STATE] = STEP_RUNNING;
    try {
      return this.go(step, () => this.raiseInside(words[step + ASYNC_STEP_GENERATOR], exception));
    } finally {
      heap.decref(exception);
    }
  }

  private resume(generator: Address, value: Address): Address {
    return this.yieldedOrEnd(this.vm.interpreter.generators.send(generator, value));
  }

  /** Raises an exception (0: GeneratorExit) in the generator. */
  private raiseInside(generator: Address, exception: Address): Address {
    const { vm } = this;
    if (exception === 0) vm.errors.raise('GeneratorExit');
    else vm.errors.set(vm.heap.newRef(exception));
    return this.yieldedOrEnd(vm.interpreter.generators.throwCurrent(generator));
  }

  private yieldedOrEnd(value: Address): Address {
    const { vm } = this;
    if (vm.interpreter.yielded) return value;
    vm.heap.decref(value);
    throw vm.errors.raise('StopAsyncIteration');
  }

  /** Runs the generator; what it yields ends the step (`async_gen_unwrap_value()`). */
  private go(step: Address, run: () => Address): Address {
    const { vm } = this;
    const { words, errors } = vm;
    const generator = words[step + ASYNC_STEP_GENERATOR];
    const isClose = vm.typeOf(step) === this.objects.throwType && words[step + ASYNC_STEP_VALUE] === 0;
    words[generator + ASYNC_FLAGS] |= IS_RUNNING;
    let result: Address;
    try {
      result = run();
    } catch (error) {
      this.end(step);
      const ended = errors.is(error, 'StopAsyncIteration') || errors.is(error, 'GeneratorExit');
      if (!ended) throw error;
      words[generator + ASYNC_FLAGS] |= IS_CLOSED;
      if (!isClose) throw error;
      errors.clear();
      throw errors.raise('StopIteration');
    }
    if (vm.typeOf(result) !== vm.generator.wrappedType) return result;
    const value = vm.heap.newRef(words[result + WRAPPED_VALUE]);
    vm.heap.decref(result);
    this.end(step);
    if (!isClose) throw vm.interpreter.generators.stopIteration(value);
    vm.heap.decref(value);
    throw errors.raise('RuntimeError', 'async generator ignored GeneratorExit');
  }

  private end(step: Address): void {
    const { words } = this.vm;
    words[step + ASYNC_STEP_STATE] = STEP_CLOSED;
    words[words[step + ASYNC_STEP_GENERATOR] + ASYNC_FLAGS] &= ~IS_RUNNING;
  }
}
