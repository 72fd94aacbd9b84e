import type { Address } from '../../heap/object-type.ts';
import { RESUME, SEND } from '../compile/opcodes.ts';
import { RESUME_DEPTH_1 } from '../compile/operands.ts';
import { EXC_ARGS } from '../objects/exception.ts';
import {
  GEN_COMPLETED,
  GEN_CREATED,
  GEN_EXC_PREVIOUS,
  GEN_EXC_VALUE,
  GEN_FRAME,
  GEN_RUNNING,
  GEN_STATE,
  GEN_SUSPENDED,
} from '../objects/generator.ts';
import type { Vm } from '../vm.ts';
import { F_ENTRY, F_GENERATOR, F_IP, F_PREV, F_SP } from './frames.ts';

/** Resumes generators and coroutines (`Objects/genobject.c`). */
export class GeneratorRunner {
  private readonly vm: Vm;

  constructor(vm: Vm) {
    this.vm = vm;
  }

  /** The next value, or 0 when the generator returned: what it returned is of no interest. */
  next(generator: Address): Address {
    const value = this.send(generator, this.vm.none);
    if (this.vm.interpreter.yielded) return value;
    this.vm.heap.decref(value);
    return 0;
  }

  /** `gen_iternext()`: as `next()`, but a value that the generator returned is raised as that of StopIteration. */
  nextOrRaise(generator: Address): Address {
    const value = this.send(generator, this.vm.none);
    if (this.vm.interpreter.yielded) return value;
    if (value === this.vm.none) return 0;
    throw this.stopIteration(value);
  }

  /** StopIteration with a value (`_PyGen_SetStopIterationValue()`); takes over the reference. */
  stopIteration(value: Address): unknown {
    const { vm } = this;
    if (value === vm.none) return vm.errors.raise('StopIteration');
    const error = vm.errors.raiseObject(vm.exception.make(vm.exception.get('StopIteration'), vm.tuple.pack([value])));
    vm.exception.setField(vm.errors.current, 'value', value);
    vm.heap.decref(value);
    return error;
  }

  /**
   * Runs a generator to its next yield or its end; `interpreter.yielded` tells which. `value` is borrowed. A generator that
   * is done returns None at once.
   */
  send(generator: Address, value: Address): Address {
    const { vm } = this;
    const { words } = vm;
    const state = words[generator + GEN_STATE];
    if (state === GEN_RUNNING) throw vm.errors.raise('ValueError', `${this.kind(generator)} already executing`);
    if (state >= GEN_COMPLETED) {
      if (vm.typeOf(generator) === vm.generator.coroutineType) {
        throw vm.errors.raise('RuntimeError', 'cannot reuse already awaited coroutine');
      }
      vm.interpreter.yielded = false;
      return vm.none;
    }
    if (state === GEN_CREATED && value !== vm.none) {
      throw vm.errors.raise('TypeError', `can't send non-None value to a just-started ${this.kind(generator)}`);
    }
    vm.heap.incref(value);
    return this.resume(generator, value);
  }

  private kind(generator: Address): string {
    return this.vm.typeName(generator).replace('async_', 'async ');
  }

  /** Resumes with a value on the stack, which is taken over; 0: with the current exception raised at the yield. */
  private resume(generator: Address, value: Address): Address {
    const { vm } = this;
    const { words, frames } = vm;
    const frame = words[generator + GEN_FRAME];
    // gen_send_ex2(): something always stands where the yield's value will; when throwing it is None.
    words[words[frame + F_SP]++] = value || vm.none;
    try {
      frames.enter();
    } catch (error) {
      vm.heap.decref(words[--words[frame + F_SP]]);
      throw error;
    }
    words[generator + GEN_STATE] = GEN_RUNNING;
    words[generator + GEN_EXC_PREVIOUS] = vm.errors.handledAt;
    vm.errors.handledAt = generator + GEN_EXC_VALUE;
    words[frame + F_PREV] = frames.current;
    words[frame + F_ENTRY] = 1;
    // _PyErr_ChainStackItem(): what is thrown gets what the generator is handling as its context.
    if (value === 0 && words[generator + GEN_EXC_VALUE] !== 0) vm.errors.raiseObject(vm.errors.take());
    // Whoever resumes a generator holds it.
    return value === 0 ? vm.interpreter.runRaising(frame) : vm.interpreter.invoke(frame);
  }

  /** The frame yields: the generator waits (YIELD_VALUE). */
  suspend(frame: Address): void {
    const { words, errors } = this.vm;
    const generator = words[frame + F_GENERATOR];
    words[generator + GEN_STATE] = GEN_SUSPENDED;
    errors.handledAt = words[generator + GEN_EXC_PREVIOUS];
    words[generator + GEN_EXC_PREVIOUS] = 0;
    words[frame + F_PREV] = 0;
  }

  /** The frame returned or raised: the generator is done (`clear_gen_frame()`). */
  finish(frame: Address): void {
    const { words, errors, generator: generators } = this.vm;
    const generator = words[frame + F_GENERATOR];
    errors.handledAt = words[generator + GEN_EXC_PREVIOUS];
    words[generator + GEN_EXC_PREVIOUS] = 0;
    words[generator + GEN_STATE] = GEN_SUSPENDED;
    generators.clearFrame(generator);
  }

  /** The iterator that a generator delegates to by `yield from` or `await`, borrowed, or 0 (`_PyGen_yf()`). */
  delegate(generator: Address): Address {
    const { words, frames } = this.vm;
    if (words[generator + GEN_STATE] !== GEN_SUSPENDED) return 0;
    const frame = words[generator + GEN_FRAME];
    const code = frames.code(frame);
    // F_IP is the RESUME after YIELD_VALUE; a SEND two before says that the yield passes values on.
    const at = words[frame + F_IP];
    for (let i = at - 1; i >= Math.max(0, at - 4); i--) {
      if (code.instructions[i * 2] === SEND) return words[words[frame + F_SP] - 1];
    }
    return 0;
  }

  /** `gen.throw()`: raises the current exception inside. Returns the next value; `interpreter.yielded` as in `send()`. */
  throwCurrent(generator: Address): Address {
    const { vm } = this;
    const state = vm.words[generator + GEN_STATE];
    if (state === GEN_RUNNING) throw vm.errors.raise('ValueError', `${this.kind(generator)} already executing`);
    if (state >= GEN_COMPLETED) throw vm.errors.set(vm.errors.take());
    if (state === GEN_CREATED) return this.throwAtStart(generator);
    const inner = this.delegate(generator);
    if (inner !== 0) return this.throwInto(generator, inner);
    return this.resume(generator, 0);
  }

  private throwAtStart(generator: Address): Address {
    return this.resume(generator, 0);
  }

  /** Passes a thrown exception on to the delegate. */
  private throwInto(generator: Address, inner: Address): Address {
    const { vm } = this;
    const { words, heap, errors } = vm;
    const frame = words[generator + GEN_FRAME];
    heap.incref(inner);
    const exception = errors.take();
    try {
      if (vm.typeOf(exception).isSubtypeOf(vm.exception.get('GeneratorExit'))) {
        words[generator + GEN_STATE] = GEN_RUNNING;
        try {
          this.closeIterator(inner);
        } catch (error) {
          if (!errors.adopt(error)) throw error;
          words[generator + GEN_STATE] = GEN_SUSPENDED;
          heap.decref(exception);
          return this.resume(generator, 0);
        }
        words[generator + GEN_STATE] = GEN_SUSPENDED;
        errors.set(exception);
        return this.resume(generator, 0);
      }
      return this.throwOn(generator, frame, inner, exception);
    } finally {
      heap.decref(inner);
    }
  }

  private throwOn(generator: Address, frame: Address, inner: Address, exception: Address): Address {
    const { vm } = this;
    const { words, heap, errors } = vm;
    words[generator + GEN_STATE] = GEN_RUNNING;
    // Its frame stands below those of the delegate meanwhile.
    const { frames } = vm;
    const below = frames.current;
    words[frame + F_PREV] = below;
    frames.current = frame;
    let value: Address;
    try {
      if (vm.generator.isGenerator(inner)) {
        errors.set(exception);
        value = this.throwCurrent(inner);
        if (!vm.interpreter.yielded) throw this.stopIteration(value);
      } else {
        const method = vm.attributes.getOptional(inner, vm.str.name('throw'));
        if (method === 0) {
          frames.current = below;
          words[generator + GEN_STATE] = GEN_SUSPENDED;
          errors.set(exception);
          return this.resume(generator, 0);
        }
        value = vm.calls.call(method, exception);
        heap.decref(method);
        heap.decref(exception);
      }
    } catch (error) {
      frames.current = below;
      words[frame + F_PREV] = 0;
      words[generator + GEN_STATE] = GEN_SUSPENDED;
      if (!errors.adopt(error)) throw error;
      if (!errors.is(error, 'StopIteration')) return this.resume(generator, 0);
      // The delegate is done: the value of `yield from` is that of StopIteration.
      const result = this.stopValue();
      heap.decref(words[--words[frame + F_SP]]);
      words[frame + F_IP] = this.afterSend(frame);
      return this.resume(generator, result);
    }
    frames.current = below;
    words[frame + F_PREV] = 0;
    words[generator + GEN_STATE] = GEN_SUSPENDED;
    vm.interpreter.yielded = true;
    return value;
  }

  /** Where a generator goes on when its delegate is done: behind END_SEND. */
  private afterSend(frame: Address): number {
    const { words, frames } = this.vm;
    const code = frames.code(frame);
    let i = words[frame + F_IP];
    while (code.instructions[i * 2] !== SEND) i--;
    // SEND's target is END_SEND, which would drop the delegate: it is gone already.
    let target = code.instructions[i * 2 + 1];
    while (code.instructions[target * 2] === 0) target++;
    return target + 1;
  }

  /** Takes the value out of the current StopIteration and clears it: a new reference. */
  stopValue(): Address {
    const { vm } = this;
    const exception = vm.errors.take();
    const word = vm.exception.field(exception, 'value') as number;
    const args = vm.words[exception + EXC_ARGS];
    const value =
      vm.words[exception + word] || (args !== 0 && vm.tuple.length(args) > 0 ? vm.tuple.item(args, 0) : vm.none);
    vm.heap.incref(value);
    vm.heap.decref(exception);
    return value;
  }

  /** Whether nothing but the generator's own StopIteration handler is around the yield: closing need not run it. */
  private hasNoHandler(generator: Address): boolean {
    const { words, frames } = this.vm;
    const frame = words[generator + GEN_FRAME];
    if (!this.vm.facts.closesIdleGeneratorsAtOnce || this.delegate(generator) !== 0) return false;
    const { instructions } = frames.code(frame);
    const at = words[frame + F_IP] * 2;
    return instructions[at] === RESUME && (instructions[at + 1] & RESUME_DEPTH_1) !== 0;
  }

  private closeIterator(iterator: Address): void {
    const { vm } = this;
    if (vm.generator.isGenerator(iterator)) {
      vm.heap.decref(this.close(iterator));
      return;
    }
    const method = vm.attributes.getOptional(iterator, vm.str.name('close'));
    if (method === 0) return;
    try {
      vm.heap.decref(vm.calls.call(method));
    } finally {
      vm.heap.decref(method);
    }
  }

  /** `gen.close()`: what the generator returned on GeneratorExit, None if it just ended (3.13). */
  close(generator: Address): Address {
    const { vm } = this;
    const { words, errors } = vm;
    const state = words[generator + GEN_STATE];
    if (state === GEN_RUNNING) throw errors.raise('ValueError', `${this.kind(generator)} already executing`);
    if (state >= GEN_COMPLETED) return vm.none;
    if (state === GEN_CREATED || this.hasNoHandler(generator)) {
      if (state === GEN_CREATED ? vm.facts.closingFreesUnstarted : vm.facts.closingFreesFunctions) {
        vm.generator.clearFrame(generator);
        return vm.none;
      }
      words[generator + GEN_STATE] = GEN_COMPLETED;
      // The function stays until the generator dies, and so do the arguments of one that never ran.
      if (state !== GEN_CREATED) vm.frames.clearLocals(words[generator + GEN_FRAME]);
      return vm.none;
    }
    errors.raise('GeneratorExit');
    let value: Address;
    try {
      value = this.throwCurrent(generator);
    } catch (error) {
      if (errors.is(error, 'StopIteration')) return this.closed(this.stopValue());
      errors.expect(error, 'GeneratorExit');
      return vm.none;
    }
    if (!vm.interpreter.yielded) return this.closed(value);
    vm.heap.decref(value);
    throw errors.raise('RuntimeError', `${this.kind(generator)} ignored GeneratorExit`);
  }

  /** What `close()` gives of the generator's result. */
  private closed(result: Address): Address {
    const { vm } = this;
    if (vm.language.builtins.closeGivesResult) return result;
    vm.heap.decref(result);
    return vm.none;
  }
}
