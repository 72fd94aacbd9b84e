import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';
import { F_FUNC, F_OWNER, F_PREV, F_TOP, OWNED_BY_GENERATOR } from './frames.ts';

/** The ways out of a frame: it returns or raises, becomes a generator, yields (`Python/ceval.c, clear_thread_frame()`). */
export class FrameExits {
  private readonly vm: Vm;

  constructor(vm: Vm) {
    this.vm = vm;
  }

  /**
   * A frame is done: the one that called it is current again, and what it owns goes. Finalizers see their caller there
   * (`RETURN_VALUE`: `frame = tstate->current_frame = dying->previous` comes before `_PyEval_FrameClearAndPop()`).
   */
  leave(frame: Address): void {
    const { words, frames, interpreter } = this.vm;
    const previous = words[frame + F_PREV];
    frames.depth--;
    interpreter.yielded = false;
    frames.current = previous;
    if (previous !== 0) frames.restoreSite(previous);
    if (words[frame + F_OWNER] === OWNED_BY_GENERATOR) interpreter.generators.finish(frame);
    else {
      frames.clear(frame);
      frames.pop(frame);
    }
    // Finalizers may have run generators.
    interpreter.yielded = false;
  }

  /** RETURN_GENERATOR: the frame moves into a generator, which is what the call returns. */
  makeGenerator(frame: Address): Address {
    const { words, frames, interpreter, generator: generators } = this.vm;
    const generator = generators.make(frame, words[frame + F_FUNC]);
    const previous = words[frame + F_PREV];
    frames.depth--;
    frames.top = words[frame + F_TOP];
    interpreter.yielded = false;
    frames.current = previous;
    if (previous !== 0) frames.restoreSite(previous);
    return generator;
  }

  /** YIELD_VALUE: the frame waits in its generator, and whoever resumed it goes on, on its own line. */
  suspend(frame: Address): void {
    this.wait(frame);
    const { frames } = this.vm;
    if (frames.current !== 0) frames.restoreSite(frames.current);
  }

  /** The same where the resumer sees to its line. */
  wait(frame: Address): void {
    const { words, frames, interpreter } = this.vm;
    const previous = words[frame + F_PREV];
    frames.depth--;
    interpreter.generators.suspend(frame);
    frames.current = previous;
    interpreter.yielded = true;
  }
}
