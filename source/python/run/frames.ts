import { STACK_CHUNK } from '../../heap/memory.ts';
import type { Address } from '../../heap/object-type.ts';
import { clearWords } from '../../heap/words.ts';
import { CO_ASYNC_GENERATOR, CO_COROUTINE, CO_FAST_CELL, CO_FAST_FREE } from '../compile/code-unit.ts';
import { CELL_REF } from '../objects/cell.ts';
import { type Code, FRAME_HEADER } from '../objects/code.ts';
import type { Vm } from '../vm.ts';

// Words of a frame (`_PyInterpreterFrame`), wherever it lies: on the data stack, in a generator, in a frame object.
/** Number of the code in `vm.code.table`. */
export const F_CODE = 0;
/** Owned. */
export const F_EXECUTABLE = 1;
/** The function, owned; 0 for module and class bodies' own kind of call. */
export const F_FUNC = 2;
/** Borrowed from the function, which the frame owns. */
export const F_GLOBALS = 3;
export const F_BUILTINS = 4;
/** The namespace of a module or class body, owned; 0 in functions. */
export const F_LOCALS = 5;
/** The frame object, owned by the frame, once somebody asked for it. */
export const F_OBJECT = 6;
/** Index of the instruction being executed. */
export const F_IP = 7;
/** Top of the value stack while the frame is not running. */
export const F_SP = 8;
/** The calling frame. */
export const F_PREV = 9;
export const F_LINE = 10;
export const F_OWNER = 11;
/** 1: returning from this frame leaves the interpreter loop that runs it. */
export const F_ENTRY = 12;
/** Where the data stack ended before the frame was pushed. */
export const F_TOP = 13;
/** The generator object whose frame this is, borrowed; only in frames that generators own. */
export const F_GENERATOR = 14;
export const F_LOCALSPLUS = FRAME_HEADER;

export const OWNED_BY_THREAD = 0;
export const OWNED_BY_GENERATOR = 1;
export const OWNED_BY_FRAME_OBJECT = 2;

/** Calls of translated code one in the other on JavaScript's stack. */
const DIRECT_CALLS = 300;

/** Megabytes of data stack: bounds recursion together with `sys.setrecursionlimit()`. */
const STACK_CHUNKS = 64;

/** The data stack: frames of running calls one above the other, and room for arguments of native calls above them. */
export class Frames {
  /** The running frame, 0 before the script. */
  current: Address = 0;
  /** First free word above the running frame. */
  top: Address;
  /** Python frames now on the stack, generators' included. */
  depth = 0;
  /** Translated code calls directly up to this depth; deeper calls go through the interpreter's loop. */
  depthLimit = 0;
  private limit = 1000;
  /** Called when a line runs that has no site yet: the first time, and again in each epoch; before its step is counted. */
  onFirstRun: (code: Code, line: number) => void = () => {};
  /** Where the data stack ends. */
  readonly end: Address;
  private readonly vm: Vm;
  /** Sites made for more than one frame (`tracemalloc.start(n)`), by the text of the traceback. */
  private traceFrames = 1;

  constructor(vm: Vm) {
    this.vm = vm;
    this.top = vm.heap.memory.reserveRun(STACK_CHUNKS, STACK_CHUNK);
    this.end = this.top + STACK_CHUNKS * (2 ** 20 / 4) - 4096;
  }

  /** A new frame on the data stack with empty locals; the caller fills them. Takes over the reference to `func`. */
  push(code: Code, func: Address, globals: Address, builtins: Address, locals: Address): Address {
    const { vm } = this;
    const { words } = vm;
    const frame = this.top;
    if (frame + code.frameWords > this.end) throw this.tooDeep();
    this.top = frame + code.frameWords;
    this.init(frame, code, func, globals, builtins, locals);
    clearWords(words, frame + F_LOCALSPLUS, frame + F_LOCALSPLUS + code.localCount);
    if (vm.facts.framesAreObjects) vm.frame.of(frame);
    return frame;
  }

  /** Writes a frame's header. */
  init(frame: Address, code: Code, func: Address, globals: Address, builtins: Address, locals: Address): void {
    const { words, heap } = this.vm;
    words[frame + F_CODE] = code.number;
    words[frame + F_EXECUTABLE] = heap.newRef(code.address);
    words[frame + F_FUNC] = func;
    words[frame + F_GLOBALS] = globals;
    words[frame + F_BUILTINS] = builtins;
    words[frame + F_LOCALS] = locals;
    words[frame + F_OBJECT] = 0;
    words[frame + F_IP] = 0;
    words[frame + F_SP] = frame + F_LOCALSPLUS + code.localCount;
    words[frame + F_PREV] = 0;
    words[frame + F_LINE] = code.unit.firstLine;
    words[frame + F_OWNER] = OWNED_BY_THREAD;
    words[frame + F_ENTRY] = 0;
    words[frame + F_TOP] = frame;
  }

  /** `sys.getrecursionlimit()`. */
  get recursionLimit(): number {
    return this.limit;
  }

  set recursionLimit(limit: number) {
    this.limit = limit;
    this.depthLimit = Math.min(this.depthLimit, limit);
  }

  /** Lets translated code call as deep as JavaScript's stack bears from here. Returns the limit before. */
  extendDepth(): number {
    const before = this.depthLimit;
    this.depthLimit = Math.min(this.limit, this.depth + DIRECT_CALLS);
    return before;
  }

  private tooDeep(): unknown {
    return this.vm.errors.raise('RecursionError', 'maximum recursion depth exceeded');
  }

  /** Counts one more Python frame; raises RecursionError past the limit (`_Py_EnterRecursivePy()`). */
  enter(): void {
    if (++this.depth > this.limit) {
      this.depth--;
      throw this.vm.errors.raise('RecursionError', 'maximum recursion depth exceeded');
    }
  }

  code(frame: Address): Code {
    return this.vm.code.table[this.vm.words[frame + F_CODE]] as Code;
  }

  /** The site of a line that is about to run and has none in the epoch that tracemalloc sees now. */
  newSite(code: Code, line: number, frame: Address): number {
    this.onFirstRun(code, line);
    return this.makeSite(code, line, frame);
  }

  private makeSite(code: Code, line: number, frame: Address): number {
    if (this.traceFrames > 1) return this.vm.sites.ofTraceback(this.traceback(frame, line));
    const site = this.vm.sites.ofLine(code.unit.filename, line);
    code.sites[line - code.firstSiteLine] = site;
    return site;
  }

  /** How many frames a trace holds (`tracemalloc.get_traceback_limit()`). */
  get traceLimit(): number {
    return this.traceFrames;
  }

  set traceLimit(frames: number) {
    this.traceFrames = frames;
  }

  /** The newest `traceLimit` frames as tracemalloc stores them, newest first. */
  private traceback(frame: Address, line: number): { frames: [string, number][]; total: number } {
    const { words } = this.vm;
    const frames: [string, number][] = [[this.code(frame).unit.filename, line]];
    let total = 1;
    for (let f = words[frame + F_PREV]; f !== 0; f = words[f + F_PREV]) {
      if (frames.length < this.traceFrames) frames.push([this.code(f).unit.filename, words[f + F_LINE]]);
      total++;
    }
    return { frames, total };
  }

  /** Makes the line of `frame` the one that allocations are charged to. */
  restoreSite(frame: Address): void {
    const { words, heap } = this.vm;
    // A frame that has not begun has no line yet: `_PyFrame_IsIncomplete()`.
    if (words[frame + F_IP] !== 0) heap.trace.site = this.siteOfLine(frame);
  }

  /** The site of the line that a frame is on. */
  siteOfLine(frame: Address): number {
    const code = this.code(frame);
    const line = this.vm.words[frame + F_LINE];
    const known = this.traceFrames > 1 ? 0 : code.sites[line - code.firstSiteLine];
    return known >= this.vm.heap.trace.epochStart ? known : this.makeSite(code, line, frame);
  }

  /** `builtins` as a function with these globals sees them; borrowed. */
  builtinsOf(globals: Address): Address {
    const { vm } = this;
    const found = vm.dict.getName(globals, '__builtins__');
    if (found === 0) return vm.builtins;
    return vm.dict.isDict(found) ? found : vm.module.dict(found);
  }

  /**
   * Releases what a frame that is done owns (`_PyFrame_ClearExceptCode()`): to its frame object if somebody kept that,
   * else locals and stack in order, the namespace, the function.
   */
  clear(frame: Address): void {
    const { vm } = this;
    const { words, heap } = vm;
    const object = words[frame + F_OBJECT];
    if (object !== 0) {
      words[frame + F_OBJECT] = 0;
      if (words[object] > 1) {
        vm.frame.takeOwnership(object, frame);
        heap.decref(object);
        return;
      }
      if (!vm.facts.framesAreObjects) heap.decref(object);
    }
    this.clearLocals(frame);
    heap.xdecref(words[frame + F_FUNC]);
    words[frame + F_FUNC] = 0;
    if (object !== 0 && vm.facts.framesAreObjects) heap.decref(object);
  }

  /** `_PyFrame_ClearLocals()`. */
  clearLocals(frame: Address): void {
    const { words, heap } = this.vm;
    const end = words[frame + F_SP];
    const first = frame + F_LOCALSPLUS;
    const isBackwards = this.vm.facts.clearsLocalsBackwards;
    for (let i = 0, count = end - first; i < count; i++) {
      const slot = isBackwards ? end - 1 - i : first + i;
      const value = words[slot];
      words[slot] = 0;
      if (value !== 0) heap.decref(value);
    }
    words[frame + F_SP] = frame + F_LOCALSPLUS;
    const locals = words[frame + F_LOCALS];
    words[frame + F_LOCALS] = 0;
    heap.xdecref(locals);
  }

  /** Takes a cleared frame off the data stack (`_PyThreadState_PopFrame()`). */
  pop(frame: Address): void {
    const { words, heap } = this.vm;
    heap.decref(words[frame + F_EXECUTABLE]);
    this.top = words[frame + F_TOP];
  }

  /** What messages call a frame that yields. */
  generatorKind(frame: Address): string {
    const { flags } = this.code(frame).unit;
    return flags & CO_COROUTINE ? 'coroutine' : flags & CO_ASYNC_GENERATOR ? 'async generator' : 'generator';
  }

  /** The value of a fast variable as `locals()` shows it: cells are looked through; borrowed, 0 if unbound. */
  fastValue(frame: Address, index: number): Address {
    const { words } = this.vm;
    const code = this.code(frame);
    const value = words[frame + F_LOCALSPLUS + index];
    const kind = code.unit.localsPlusKinds[index];
    if ((kind & (CO_FAST_CELL | CO_FAST_FREE)) === 0 || value === 0) return value;
    return this.vm.typeOf(value) === this.vm.cell.type ? words[value + CELL_REF] : value;
  }
}
