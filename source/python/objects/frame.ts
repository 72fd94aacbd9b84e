import type { Edges } from '../../heap/edges.ts';
import { GC_NEXT } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import { clearWords, moveWords } from '../../heap/words.ts';
import {
  F_EXECUTABLE,
  F_FUNC,
  F_GLOBALS,
  F_LOCALS,
  F_LOCALSPLUS,
  F_OBJECT,
  F_OWNER,
  F_PREV,
  F_SP,
  OWNED_BY_FRAME_OBJECT,
} from '../run/frames.ts';
import type { Vm } from '../vm.ts';
import { FrameBlocks } from './frame-blocks.ts';
import type { PyType } from './type.ts';

// Words of a frame object (PyFrameObject), and of a traceback.
export const FRAME_BACK = 4;
/** Address of the frame: on the data stack, in a generator, or in this object. */
export const FRAME_AT = 6;
export const FRAME_TRACE = 8;
/** Number of the code object, beside the trace function; the word beside FRAME_BACK is the size. */
const FRAME_CODE = 9;
/** Room for the frame itself, for the time when its call is over. */
const FRAME_DATA = 16;
/** What this layout needs, should the struct of a version be shorter. */
const OUR_BYTES = 4 * (FRAME_DATA + F_LOCALSPLUS);
export const TB_NEXT = 4;
export const TB_FRAME = 6;
export const TB_LASTI = 8;
export const TB_LINENO = 9;

/** sizeof(PyFrameObject) up to the frame, and words of CPython's frame header (FRAME_SPECIALS_SIZE), in bytes. */
const FRAME_BYTES = 64 + 8 * 9;

/** Frame objects, which exist only when somebody asks for one, and tracebacks. */
export class FrameObjects {
  readonly type: PyType;
  readonly tracebackType: PyType;
  readonly blocks: FrameBlocks;
  private readonly vm: Vm;

  constructor(vm: Vm) {
    this.vm = vm;
    this.type = vm.types.define('frame', { basicSize: FRAME_BYTES, itemSize: 8, gc: true });
    this.blocks = new FrameBlocks(vm.heap, this.type);
    this.type.referents = (object, edges) => this.referents(object, edges);
    this.type.clear = (object) => this.clear(object);
    this.type.dealloc = (object) => this.dealloc(object);
    this.tracebackType = vm.types.define('traceback', { basicSize: 40, gc: true });
    this.defineTraceback();
  }

  private defineTraceback(): void {
    const { vm } = this;
    const { words, heap } = vm;
    this.tracebackType.referents = (object, edges) => {
      edges.push(words[object + TB_NEXT]);
      edges.push(words[object + TB_FRAME]);
    };
    this.tracebackType.clear = (object) => {
      for (const offset of [TB_NEXT, TB_FRAME]) {
        const value = words[object + offset];
        words[object + offset] = 0;
        heap.xdecref(value);
      }
    };
    this.tracebackType.dealloc = (object) => {
      heap.gc.untrack(object);
      if (vm.trashcan.begin(object)) return;
      heap.xdecref(words[object + TB_NEXT]);
      heap.xdecref(words[object + TB_FRAME]);
      vm.freeInstance(object);
      vm.trashcan.end();
    };
  }

  /** `_PyFrame_GetFrameObject()`: the frame object of a frame, made if need be; borrowed from the frame. */
  of(frame: Address): Address {
    const { vm } = this;
    const { words, heap } = vm;
    if (words[frame + F_OBJECT] !== 0) return words[frame + F_OBJECT];
    const code = vm.frames.code(frame);
    const slots = code.frameSlots;
    const object = vm.facts.framesAreObjects
      ? this.blocks.take(code.number, slots)
      : heap.allocateGc(
          this.type.address,
          this.type.index,
          Math.max(this.type.basicSize + 8 * slots, OUR_BYTES + 4 * slots),
        );
    clearWords(words, object + FRAME_AT, object + FRAME_DATA);
    words[object + FRAME_BACK] = 0;
    words[object + FRAME_CODE] = code.number;
    words[object + FRAME_AT] = frame;
    words[frame + F_OBJECT] = object;
    return object;
  }

  /** Where a frame object has room for the frame itself. */
  roomIn(object: Address): Address {
    return object + FRAME_DATA;
  }

  /** `take_ownership()`: the call is over and somebody keeps the frame object; the frame moves into it. */
  takeOwnership(object: Address, frame: Address): void {
    const { vm } = this;
    const { words, heap } = vm;
    const code = vm.frames.code(frame);
    const target = object + FRAME_DATA;
    const size = words[frame + F_SP] - frame;
    if (target !== frame) {
      moveWords(words, target, frame, Math.max(size, F_LOCALSPLUS + code.localCount));
      heap.incref(words[target + F_EXECUTABLE]);
    }
    words[target + F_SP] = target + size;
    words[target + F_OWNER] = OWNED_BY_FRAME_OBJECT;
    words[target + F_OBJECT] = object;
    words[object + FRAME_AT] = target;
    const previous = words[frame + F_PREV];
    if (previous !== 0) words[object + FRAME_BACK] = heap.newRef(this.of(previous));
    words[target + F_PREV] = 0;
    if (target !== frame) {
      words[frame + F_SP] = frame + F_LOCALSPLUS;
      words[frame + F_FUNC] = 0;
      words[frame + F_LOCALS] = 0;
    }
    if (vm.facts.framesAreObjects) this.holdGlobals(target);
    if (words[object + GC_NEXT] === 0) heap.gc.track(object);
  }

  /** A frame that is an object refers to its globals, and not to the function. */
  holdGlobals(frame: Address): void {
    const { words, heap } = this.vm;
    const func = words[frame + F_FUNC];
    if (func === words[frame + F_GLOBALS]) return;
    words[frame + F_FUNC] = heap.newRef(words[frame + F_GLOBALS]);
    heap.xdecref(func);
  }

  /** Whether the frame's values are the object's own. */
  private owns(object: Address): boolean {
    const { words } = this.vm;
    const frame = words[object + FRAME_AT];
    return words[frame + F_OWNER] === OWNED_BY_FRAME_OBJECT || frame === object + FRAME_DATA;
  }

  private referents(object: Address, edges: Edges): void {
    const { words } = this.vm;
    edges.push(words[object + FRAME_BACK]);
    edges.push(words[object + FRAME_TRACE]);
    if (this.owns(object)) pushFrame(words, words[object + FRAME_AT], edges);
  }

  /** `frame_tp_clear()`: locals and stack; up to 3.12 not the dict that `f_locals` has made. */
  private clear(object: Address): void {
    const { vm } = this;
    const { words } = vm;
    if (!this.owns(object)) return;
    const frame = words[object + FRAME_AT];
    const kept = vm.facts.framesKeepLocalsDict ? words[frame + F_LOCALS] : 0;
    if (kept !== 0) words[frame + F_LOCALS] = 0;
    vm.frames.clearLocals(frame);
    if (kept !== 0) words[frame + F_LOCALS] = kept;
  }

  private dealloc(object: Address): void {
    const { vm } = this;
    const { words, heap } = vm;
    if (words[object + GC_NEXT] !== 0) heap.gc.untrack(object);
    if (vm.trashcan.begin(object)) return;
    const frame = words[object + FRAME_AT];
    if (this.owns(object)) {
      const code = words[frame + F_EXECUTABLE];
      const func = words[frame + F_FUNC];
      words[frame + F_FUNC] = 0;
      heap.xdecref(func);
      const end = words[frame + F_SP];
      for (let slot = frame + F_LOCALSPLUS; slot < end; slot++) heap.xdecref(words[slot]);
      heap.xdecref(words[frame + F_LOCALS]);
      heap.decref(code);
    }
    heap.xdecref(words[object + FRAME_BACK]);
    heap.xdecref(words[object + FRAME_TRACE]);
    if (vm.facts.framesAreObjects) this.blocks.release(object, words[object + FRAME_CODE]);
    else vm.freeInstance(object);
    vm.trashcan.end();
  }

  /** A traceback entry for a frame; takes over the reference to `next` (0: none). */
  makeTraceback(next: Address, frame: Address, instruction: number, line: number): Address {
    const { words, heap } = this.vm;
    const object = heap.allocateGc(this.tracebackType.address, this.tracebackType.index, 40);
    words[object + TB_NEXT] = next;
    words[object + TB_FRAME] = heap.newRef(this.of(frame));
    words[object + TB_LASTI] = instruction;
    words[object + TB_LINENO] = line;
    heap.gc.track(object);
    return object;
  }
}

/** `_PyFrame_Traverse()`: locals and stack values, the namespace, the function. */
export function pushFrame(words: Int32Array, frame: Address, edges: Edges): void {
  edges.push(words[frame + F_LOCALS]);
  edges.push(words[frame + F_FUNC]);
  edges.push(words[frame + F_EXECUTABLE]);
  const start = frame + F_LOCALSPLUS;
  edges.pushRange(words, start, words[frame + F_SP] - start, 1);
}
