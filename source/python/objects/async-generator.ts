import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';
import { newFixed, setFixedSlots } from './fixed-slots.ts';
import type { PyType } from './type.ts';

// Words of what `asend()`, `athrow()` and `aclose()` return.
export const ASYNC_STEP_GENERATOR = 4;
/** asend: the value to send. athrow: the exception to raise; 0 for aclose(). */
export const ASYNC_STEP_VALUE = 6;
export const ASYNC_STEP_STATE = 8;

export const STEP_NEW = 0;
export const STEP_RUNNING = 1;
export const STEP_CLOSED = 2;

/** What the methods of asynchronous generators return, to be awaited (`Objects/genobject.c`). */
export class AsyncGeneratorSteps {
  readonly sendType: PyType;
  readonly throwType: PyType;
  private readonly vm: Vm;

  constructor(vm: Vm) {
    this.vm = vm;
    const define = (name: string, basicSize: number, references: readonly number[]): PyType => {
      const type = vm.types.define(name, { basicSize, gc: true });
      setFixedSlots(vm, type, references);
      return type;
    };
    this.sendType = define('async_generator_asend', 40, [ASYNC_STEP_GENERATOR, ASYNC_STEP_VALUE]);
    this.throwType = define('async_generator_athrow', 40, [ASYNC_STEP_GENERATOR, ASYNC_STEP_VALUE]);
  }

  /** `value` 0: none. */
  make(type: PyType, generator: Address, value: Address): Address {
    const { words, heap } = this.vm;
    const step = newFixed(this.vm, type);
    words[step + ASYNC_STEP_GENERATOR] = heap.newRef(generator);
    if (value !== 0) words[step + ASYNC_STEP_VALUE] = heap.newRef(value);
    return step;
  }
}
