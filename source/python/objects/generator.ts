import type { Address } from '../../heap/object-type.ts';
import { clearWords, moveWords } from '../../heap/words.ts';
import { CO_ASYNC_GENERATOR, CO_COROUTINE } from '../compile/code-unit.ts';
import { F_GENERATOR, F_LOCALSPLUS, F_OBJECT, F_OWNER, F_PREV, F_SP, OWNED_BY_GENERATOR } from '../run/frames.ts';
import type { Vm } from '../vm.ts';
import { setFixedSlots } from './fixed-slots.ts';
import { FRAME_AT, pushFrame } from './frame.ts';
import { FUNC_NAME, FUNC_QUALNAME } from './function.ts';
import type { PyType } from './type.ts';

// Words of a generator (PyGenObject); the frame lies inside.
const GEN_WEAKREFS = 4;
export const GEN_NAME = 6;
export const GEN_QUALNAME = 8;
/** `gi_exc_state`: the exception being handled inside, and the word of the outer one while the generator runs. */
export const GEN_EXC_VALUE = 10;
export const GEN_EXC_PREVIOUS = 12;
export const GEN_STATE = 16;
/** `ag_running_async`, `ag_closed` and `ag_hooks_inited` of an asynchronous generator, as bits. */
export const ASYNC_FLAGS = 17;
export const IS_RUNNING = 1;
export const IS_CLOSED = 2;
export const HAS_HOOKS = 4;
/** Address of the frame: inside the generator, or in its frame object where frames are objects. */
export const GEN_FRAME = 14;
/** The code object; the frame's reference until the generator dies. */
export const GEN_CODE = 15;
/** Room for the frame. */
const INNER_FRAME = 18;

export const GEN_CREATED = 0;
export const GEN_SUSPENDED = 1;
export const GEN_RUNNING = 2;
/** Over, but the frame keeps its values until the generator dies. This state and the next are finished ones. */
export const GEN_COMPLETED = 3;
export const GEN_CLEARED = 4;

/** sizeof(PyGenObject) up to the frame, and CPython's frame header. */
const GENERATOR_BYTES = 72 + 8 * 9;

/** Generators, coroutines and asynchronous generators. */
export class GeneratorObjects {
  readonly type: PyType;
  readonly coroutineType: PyType;
  readonly asyncType: PyType;
  /** Values on their way out of an asynchronous generator. */
  readonly wrappedType: PyType;
  /** `sys.set_asyncgen_hooks()`: references of ours, 0: none. A generator's finalizer is the one of the moment. */
  readonly asyncHooks: { firstIteration: Address; finalizer: Address } = { firstIteration: 0, finalizer: 0 };
  private readonly vm: Vm;

  constructor(vm: Vm) {
    this.vm = vm;
    this.type = this.define('generator');
    this.coroutineType = this.define('coroutine');
    this.asyncType = this.define('async_generator');
    this.wrappedType = vm.types.define('async_generator_wrapped_value', { basicSize: 24, gc: true });
    setFixedSlots(vm, this.wrappedType, [4]);
  }

  private define(name: string): PyType {
    const { vm } = this;
    const { words, heap } = vm;
    const type = vm.types.define(name, {
      basicSize: GENERATOR_BYTES,
      itemSize: vm.facts.framesAreObjects ? 0 : 8,
      gc: true,
    });
    type.weakListOffset = GEN_WEAKREFS;
    type.referents = (object, edges) => {
      const frame = words[object + GEN_FRAME];
      const hasFrame = words[object + GEN_STATE] !== GEN_CLEARED;
      if (vm.facts.framesAreObjects && hasFrame) edges.push(words[frame + F_OBJECT]);
      if (vm.facts.generatorsHoldCode) edges.push(words[object + GEN_CODE]);
      edges.push(words[object + GEN_NAME]);
      edges.push(words[object + GEN_QUALNAME]);
      if (hasFrame && !vm.facts.framesAreObjects) pushFrame(words, frame, edges);
      edges.push(words[object + GEN_EXC_VALUE]);
      for (const part of vm.errors.partsAt(object + GEN_EXC_VALUE)) edges.push(part);
    };
    type.del = (object) => this.finalize(object);
    type.dealloc = (object) => {
      heap.gc.untrack(object);
      vm.weakref.clearWeakrefs(object);
      heap.gc.track(object);
      if (!vm.subtypes.finalizeFromDealloc(object)) return;
      heap.gc.untrack(object);
      this.clearFrame(object);
      heap.decref(words[object + GEN_CODE]);
      heap.xdecref(words[object + GEN_EXC_VALUE]);
      while (vm.errors.partsAt(object + GEN_EXC_VALUE).length > 0) vm.errors.releaseParts(object + GEN_EXC_VALUE);
      heap.decref(words[object + GEN_NAME]);
      heap.decref(words[object + GEN_QUALNAME]);
      vm.freeInstance(object);
    };
    return type;
  }

  isGenerator(object: Address): boolean {
    const type = this.vm.typeOf(object);
    return type === this.type || type === this.coroutineType || type === this.asyncType;
  }

  /** `_Py_MakeCoro()`: a generator whose frame is a copy of the one on the stack, which is given up. */
  make(frame: Address, func: Address): Address {
    const { vm } = this;
    const { words, heap } = vm;
    const code = vm.frames.code(frame);
    const { flags } = code.unit;
    const type = flags & CO_COROUTINE ? this.coroutineType : flags & CO_ASYNC_GENERATOR ? this.asyncType : this.type;
    const slots = code.frameSlots;
    const needed = vm.facts.framesAreObjects ? 0 : 4 * (INNER_FRAME + code.frameWords);
    const bytes = Math.max(type.basicSize + type.itemSize * slots, needed);
    const object = heap.allocateGc(type.address, type.index, bytes);
    clearWords(words, object + 4, object + INNER_FRAME);
    words[object + GEN_NAME] = heap.newRef(words[func + FUNC_NAME]);
    words[object + GEN_QUALNAME] = heap.newRef(words[func + FUNC_QUALNAME]);
    const frameObject = words[frame + F_OBJECT];
    const inner = vm.facts.framesAreObjects ? vm.frame.roomIn(frameObject) : object + INNER_FRAME;
    const size = words[frame + F_SP] - frame;
    moveWords(words, inner, frame, size);
    words[object + GEN_FRAME] = inner;
    words[object + GEN_CODE] = vm.facts.generatorsHoldCode ? heap.newRef(code.address) : code.address;
    words[inner + F_SP] = inner + size;
    words[inner + F_OWNER] = OWNED_BY_GENERATOR;
    words[inner + F_GENERATOR] = object;
    words[inner + F_PREV] = 0;
    if (frameObject !== 0) words[frameObject + FRAME_AT] = inner;
    if (vm.facts.framesAreObjects) {
      vm.frame.holdGlobals(inner);
      heap.gc.track(frameObject);
    }
    heap.gc.track(object);
    return object;
  }

  /** Empties the frame of a generator that is done or never will be; its code stays (`gen_dealloc()`, `clear_gen_frame()`). */
  clearFrame(generator: Address): void {
    const { vm } = this;
    const { words } = vm;
    if (words[generator + GEN_STATE] === GEN_CLEARED) return;
    words[generator + GEN_STATE] = GEN_CLEARED;
    const frame = words[generator + GEN_FRAME];
    // take_ownership() asks who resumed it: clear_gen_frame() forgets that afterwards, gen_send_ex() up to 3.11 before.
    if (!vm.facts.endedGeneratorsKeepCaller) words[frame + F_PREV] = 0;
    vm.frames.clear(frame);
    words[frame + F_PREV] = 0;
    if (vm.facts.framesAreObjects) return;
    words[frame + F_SP] = frame + F_LOCALSPLUS;
    // Elsewhere the frame's reference to the code is the generator's from now on.
    if (vm.facts.generatorsHoldCode) vm.heap.decref(words[generator + GEN_CODE]);
  }

  /** `_PyGen_Finalize()`: closes a suspended generator, so that its `finally` blocks run. */
  private finalize(generator: Address): void {
    const { vm } = this;
    const state = vm.words[generator + GEN_STATE];
    if (state >= GEN_COMPLETED || state === GEN_RUNNING) return;
    if (state === GEN_CREATED) {
      if (vm.typeOf(generator) === this.coroutineType) vm.errors.warnNeverAwaited(generator);
      return;
    }
    const saved = vm.errors.save();
    try {
      if (this.hasFinalizer(generator)) vm.heap.decref(vm.calls.call(this.asyncHooks.finalizer, generator));
      else vm.interpreter.generators.close(generator);
    } catch (error) {
      vm.errors.unraisableWhile(error, 'closing generator', generator);
    }
    vm.errors.restore(saved);
  }

  /** `async_gen_init_hooks()`: at the first iteration of an asynchronous generator. */
  initHooks(generator: Address): void {
    const { vm } = this;
    if ((vm.words[generator + ASYNC_FLAGS] & HAS_HOOKS) !== 0) return;
    vm.words[generator + ASYNC_FLAGS] |= HAS_HOOKS;
    const { firstIteration } = this.asyncHooks;
    if (firstIteration !== 0) vm.heap.decref(vm.calls.call(firstIteration, generator));
  }

  private hasFinalizer(generator: Address): boolean {
    if (this.asyncHooks.finalizer === 0 || this.vm.typeOf(generator) !== this.asyncType) return false;
    return (this.vm.words[generator + ASYNC_FLAGS] & (HAS_HOOKS | IS_CLOSED)) === HAS_HOOKS;
  }
}
