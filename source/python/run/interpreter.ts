import { TYPE_INDEX } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import * as op from '../compile/opcodes.ts';
import { COMPARE_TO_BOOL, IN_PLACE } from '../compile/operands.ts';
import { CELL_REF } from '../objects/cell.ts';
import type { Translation } from '../objects/code.ts';
import { PythonError } from '../protocols/errors.ts';
import type { Vm } from '../vm.ts';
import { appendText } from './append-text.ts';
import { copyFreeVariables, pushCall } from './arguments.ts';
import { releaseOperandsOfCall } from './call-forms.ts';
import { type CallInstruction, callInstruction } from './call-instructions.ts';
import { ClassSlots } from './class-slots.ts';
import * as common from './common-instructions.ts';
import {
  F_BUILTINS,
  F_ENTRY,
  F_FUNC,
  F_GLOBALS,
  F_IP,
  F_LINE,
  F_LOCALS,
  F_LOCALSPLUS,
  F_OWNER,
  F_PREV,
  F_SP,
  F_TOP,
  OWNED_BY_GENERATOR,
} from './frames.ts';
import { GeneratorRunner } from './generator-runner.ts';
import { GO_ON, NOT_RUN, RERAISED, THROWN } from './jit/outcomes.ts';
import { Tiers } from './jit/tiers.ts';
import { Names } from './names.ts';
import { runRare } from './rare-instructions.ts';
import { Reports } from './reports.ts';
import { RERAISE, Reraised } from './reraised.ts';
import { reuseFloat } from './reused-floats.ts';
import { suggestName } from './suggestions.ts';
import { Unwinder } from './unwinder.ts';

/** Steps that can never be reached. */
const NEVER = Number.MAX_SAFE_INTEGER;
/** Steps granted at once: what a word holds. */
const MOST_STEPS = 2 ** 30;

/**
 * The evaluation loop (`Python/ceval.c`, `Python/bytecodes.c`) over frames in typed memory. Calls between Python functions
 * stay inside one activation of `run()`; native code that calls back starts another.
 *
 * While an instruction works, its operands stay on the stack, so that an exception finds and releases them.
 */
export class Interpreter {
  readonly generators: GeneratorRunner;
  readonly classSlots: ClassSlots;
  readonly names: Names;
  readonly reports: Reports;
  /** Which code runs as generated JavaScript. */
  readonly tiers: Tiers;
  /** Address of a word that counts down with each step; at 0 somebody wants to look. */
  readonly stepsLeft: Address;
  /** What `steps` will be when `stepsLeft` is 0. */
  private grantedSteps = 0;
  private stop = NEVER;
  /** Called between two steps; may throw `Stopped`. Sets `stopAt` for its next call. */
  atStep: () => void = () => {};
  /** `sys.modules`, 0 before there is one. */
  modules: Address = 0;
  /** Shows the value of an expression statement: `sys.displayhook()`. */
  displayHook: (value: Address) => void = () => {};
  /** `from module import *` into a namespace. */
  importStar: (module: Address, namespace: Address) => void = () => {};
  /** ImportError for a name that a module does not have. */
  importFromError: (module: Address, name: string, moduleName: string | null) => unknown = (
    _module,
    name,
    moduleName,
  ) =>
    this.vm.errors.raise('ImportError', `cannot import name '${name}' from '${moduleName ?? '<unknown module name>'}'`);
  /** Makes a type parameter, a generic base or a type alias (PEP 695): calls this function of the module typing. */
  typeParameter: (maker: string, ...args: Address[]) => Address = () => {
    throw this.vm.errors.raise('SystemError', 'cannot find the module typing');
  };
  /** After `run()`: whether the frame yielded rather than returned. */
  yielded = false;
  private raiseOnEntry = false;
  private readonly vm: Vm;
  private readonly unwinder: Unwinder;
  private madeCallInstruction: CallInstruction | null = null;

  constructor(vm: Vm) {
    this.vm = vm;
    this.stepsLeft = vm.heap.memory.reserveStatic(16);
    this.grantSteps(0);
    this.generators = new GeneratorRunner(vm);
    this.classSlots = new ClassSlots(vm);
    this.names = new Names(vm);
    this.reports = new Reports(vm);
    this.tiers = new Tiers(vm);
    // Translated calls make no frame objects.
    if (vm.facts.framesAreObjects) this.tiers.threshold = Number.POSITIVE_INFINITY;
    this.unwinder = new Unwinder(vm);
  }

  /** What CALL and its kind do; made when the machine's types are there. */
  get callInstruction(): CallInstruction {
    this.madeCallInstruction ??= callInstruction(this.vm);
    return this.madeCallInstruction;
  }

  /** Calls a Python function with borrowed arguments: `_PyEval_Vector()`. */
  callFunction(func: Address, base: Address, count: number, names: Address): Address {
    const { vm } = this;
    const { words, heap, frames } = vm;
    const total = count + (names === 0 ? 0 : vm.tuple.length(names));
    for (let i = 0; i < total; i++) heap.incref(words[base + i]);
    heap.incref(func);
    const frame = pushCall(vm, func, base, count, names);
    words[frame + F_PREV] = frames.current;
    words[frame + F_ENTRY] = 1;
    return this.invoke(frame);
  }

  /** Runs a module's, class's or `exec`'s code in a namespace. */
  runCode(code: Address, globals: Address, locals: Address, func = 0): Address {
    const { vm } = this;
    const { heap, frames } = vm;
    frames.enter();
    const held = func || vm.function.make(code, globals);
    const frame = frames.push(vm.code.of(code), held, globals, frames.builtinsOf(globals), heap.newRef(locals));
    vm.words[frame + F_PREV] = frames.current;
    vm.words[frame + F_ENTRY] = 1;
    return this.run(frame);
  }

  /** Runs an `__init__` whose frame has its arguments: CALL_ALLOC_AND_ENTER_INIT, EXIT_INIT_CHECK. */
  enterInit(frame: Address, callee: Address): void {
    const { vm } = this;
    const { words, frames } = vm;
    words[callee + F_PREV] = frame;
    words[callee + F_ENTRY] = 1;
    const translation = frames.code(callee).translations[0];
    const isAtHand = translation && frames.depth < frames.depthLimit;
    const result = isAtHand ? this.runTranslated(callee, translation) : this.invoke(callee);
    if (result === vm.none) return;
    const name = vm.typeName(result);
    vm.heap.decref(result);
    throw vm.errors.raise('TypeError', `__init__() should return None, not '${name}'`);
  }

  /** Resumes a frame with the current exception raised where it stands: `gen.throw()`. */
  runRaising(frame: Address): Address {
    this.raiseOnEntry = true;
    return this.run(frame);
  }

  /** LINE instructions executed: a moment of a run. */
  get steps(): number {
    return this.grantedSteps - this.vm.words[this.stepsLeft];
  }

  /** `atStep` is called when `steps` reaches this. */
  get stopAt(): number {
    return this.stop;
  }

  set stopAt(step: number) {
    this.stop = step;
    this.grantSteps(this.steps);
  }

  private grantSteps(now: number): void {
    const left = Math.max(1, Math.min(this.stop - now, MOST_STEPS));
    this.grantedSteps = now + left;
    this.vm.words[this.stepsLeft] = left;
  }

  /** Ends the step for which `stepsLeft` got 0, and lets the host look; see `atStep`. */
  reachedStep(): void {
    if (this.steps >= this.stop) this.atStep();
    if (this.vm.words[this.stepsLeft] === 0) this.grantSteps(this.steps);
  }

  /** Runs a frame, marked as entry, until it returns or yields: by its translation, where it has one. */
  invoke(frame: Address): Address {
    const { vm } = this;
    const { words, frames } = vm;
    const translation = this.raiseOnEntry
      ? null
      : this.tiers.translationFor(frames.code(frame), words[frame + F_IP], frame);
    if (translation === null) return this.run(frame);
    vm.trashcan.remaining--;
    const depthLimit = frames.extendDepth();
    frames.restoreSite(frame);
    frames.current = frame;
    let outcome: number;
    let thrown: unknown;
    try {
      outcome = translation(frame);
    } catch (error) {
      outcome = THROWN;
      thrown = error;
    }
    frames.depthLimit = depthLimit;
    vm.trashcan.remaining++;
    if (outcome <= 0) return this.run(frame, outcome, thrown);
    if (frames.current !== 0) frames.restoreSite(frames.current);
    return outcome;
  }

  /**
   * The same for a caller that has found the translation, and that JavaScript's stack bears one call more: what CPython does
   * without a new activation of its loop (FOR_ITER_GEN, CALL_ALLOC_AND_ENTER_INIT).
   */
  runTranslated(frame: Address, translation: Translation): Address {
    const { frames, heap } = this.vm;
    const { trace } = heap;
    const { site } = trace;
    frames.restoreSite(frame);
    frames.current = frame;
    let outcome: number;
    let thrown: unknown;
    try {
      outcome = translation(frame);
    } catch (error) {
      outcome = THROWN;
      thrown = error;
    }
    if (outcome <= 0) outcome = this.run(frame, outcome, thrown);
    if (site >= trace.epochStart) trace.site = site;
    else frames.restoreSite(frames.current);
    return outcome;
  }

  /**
   * Runs a frame until it returns or yields. The frame must be marked as entry. `outcome` tells what its translation came to,
   * and `thrown` what that threw.
   */
  run(entry: Address, outcome = NOT_RUN, thrown?: unknown): Address {
    const { vm, names, callInstruction } = this;
    const { words, heap, frames, numbers, compares, attributes } = vm;
    const { gc, trace } = heap;
    const { none } = vm;
    const rightFirst = vm.facts.comparisonsReleaseRightFirst;
    const { reusesFloats } = vm.facts;
    const { stepsLeft } = this;
    const vmTrue = vm.int.true;
    const vmFalse = vm.int.false;
    const { trashcan } = vm;
    const { callersKeepOperands } = vm.facts;
    trashcan.remaining--;

    let frame = entry;
    let sp = 0;
    let at = 0;
    /** A translation runs: where it is stands in the frames, and not in `at` and `sp`. */
    let isTranslated = false;
    const depthLimit = frames.extendDepth();
    let before = outcome;
    if (before === NOT_RUN) frames.restoreSite(frame);

    for (;;) {
      try {
        if (before !== NOT_RUN) {
          isTranslated = before === THROWN;
          if (isTranslated) throw thrown;
          frame = frames.current;
          if (before !== GO_ON) {
            frame = this.findHandler(frame, words[frame + F_IP], words[frame + F_SP], before === RERAISED);
            if (frame === 0) throw PYTHON_ERROR;
          }
          before = NOT_RUN;
        }
        // Once around for each frame entered or gone back to: what it works with is at hand in locals.
        activation: for (;;) {
          const code = frames.code(frame);
          const { instructions, consts } = code;
          const locals = frame + F_LOCALSPLUS;
          let pc = words[frame + F_IP] * 2;
          sp = words[frame + F_SP];
          frames.current = frame;
          if (this.raiseOnEntry) {
            this.raiseOnEntry = false;
            at = Math.max(0, pc - 2);
            throw PYTHON_ERROR;
          }
          const translation = this.tiers.translationFor(code, pc >> 1, frame);
          if (translation !== null) {
            const isEntry = words[frame + F_ENTRY] === 1;
            isTranslated = true;
            frames.extendDepth();
            const result = translation(frame);
            isTranslated = false;
            if (result > 0) {
              if (isEntry) {
                if (frames.current !== 0) frames.restoreSite(frames.current);
                frames.depthLimit = depthLimit;
                trashcan.remaining++;
                return result;
              }
              frame = frames.current;
              words[words[frame + F_SP]++] = result;
              frames.restoreSite(frame);
              continue;
            }
            frame = frames.current;
            if (result !== GO_ON) {
              frame = this.findHandler(frame, words[frame + F_IP], words[frame + F_SP], result === RERAISED);
              if (frame === 0) throw PYTHON_ERROR;
            }
            frames.extendDepth();
            continue;
          }
          for (;;) {
            at = pc;
            const arg = instructions[pc + 1];
            pc += 2;
            switch (instructions[at]) {
              case op.LINE: {
                words[frame + F_LINE] = arg;
                words[frame + F_IP] = at >> 1;
                let site = code.sites[arg - code.firstSiteLine];
                if (site < trace.epochStart) site = frames.newSite(code, arg, frame);
                trace.site = site;
                if (--words[stepsLeft] === 0) {
                  words[frame + F_SP] = sp;
                  this.reachedStep();
                }
                break;
              }
              case op.RESUME:
                if (callersKeepOperands && arg === 0) vm.frame.holdGlobals(frame);
                // Not checked after `yield from` and `await`.
                if (gc.scheduled && (arg & 3) < 2) {
                  words[frame + F_SP] = sp;
                  gc.runScheduled();
                }
                break;
              case op.NOP:
                break;
              case op.POP_TOP:
                heap.decref(words[--sp]);
                break;
              case op.PUSH_NULL:
                words[sp++] = 0;
                break;
              case op.COPY: {
                const value = words[sp - arg];
                if (value !== 0) heap.incref(value);
                words[sp++] = value;
                break;
              }
              case op.SWAP: {
                const top = words[sp - 1];
                words[sp - 1] = words[sp - arg];
                words[sp - arg] = top;
                break;
              }
              case op.LOAD_CONST: {
                const value = consts[arg];
                heap.incref(value);
                words[sp++] = value;
                break;
              }
              case op.LOAD_FAST: {
                const value = words[locals + arg];
                heap.incref(value);
                words[sp++] = value;
                break;
              }
              case op.LOAD_FAST_LOAD_FAST: {
                const first = words[locals + (arg >> 4)];
                const second = words[locals + (arg & 15)];
                heap.incref(first);
                heap.incref(second);
                words[sp++] = first;
                words[sp++] = second;
                break;
              }
              case op.LOAD_FAST_CHECK: {
                const value = words[locals + arg];
                if (value === 0) throw names.unboundLocal(code, arg);
                heap.incref(value);
                words[sp++] = value;
                break;
              }
              case op.LOAD_FAST_AND_CLEAR:
                words[sp++] = words[locals + arg];
                words[locals + arg] = 0;
                break;
              case op.STORE_FAST: {
                const old = words[locals + arg];
                words[locals + arg] = words[--sp];
                if (old !== 0) heap.decref(old);
                break;
              }
              case op.STORE_FAST_LOAD_FAST: {
                const slot = locals + (arg >> 4);
                const old = words[slot];
                words[slot] = words[sp - 1];
                const value = words[locals + (arg & 15)];
                heap.incref(value);
                words[sp - 1] = value;
                if (old !== 0) heap.decref(old);
                break;
              }
              case op.STORE_FAST_STORE_FAST: {
                const first = locals + (arg >> 4);
                const second = locals + (arg & 15);
                const old = words[first];
                words[first] = words[sp - 1];
                if (old !== 0) heap.decref(old);
                const older = words[second];
                words[second] = words[sp - 2];
                sp -= 2;
                if (older !== 0) heap.decref(older);
                break;
              }
              case op.DELETE_FAST: {
                const old = words[locals + arg];
                if (old === 0) throw names.unboundLocal(code, arg);
                words[locals + arg] = 0;
                heap.decref(old);
                break;
              }
              case op.MAKE_CELL:
                words[locals + arg] = vm.cell.make(words[locals + arg]);
                break;
              case op.COPY_FREE_VARS:
                copyFreeVariables(vm, frame, words[frame + F_FUNC], arg);
                break;
              case op.LOAD_DEREF: {
                const value = words[words[locals + arg] + CELL_REF];
                if (value === 0) throw names.unboundDeref(code, arg);
                heap.incref(value);
                words[sp++] = value;
                break;
              }
              case op.STORE_DEREF: {
                const slot = words[locals + arg] + CELL_REF;
                const old = words[slot];
                words[slot] = words[--sp];
                if (old !== 0) heap.decref(old);
                break;
              }
              case op.LOAD_NAME:
                words[sp] = names.loadName(frame, code.names[arg]);
                sp++;
                break;
              case op.STORE_NAME:
                names.store(words[frame + F_LOCALS], code.names[arg], words[sp - 1]);
                heap.decref(words[--sp]);
                break;
              case op.LOAD_GLOBAL: {
                words[sp] = names.loadGlobal(words[frame + F_GLOBALS], words[frame + F_BUILTINS], code.names[arg >> 1]);
                sp++;
                if (arg & 1) words[sp++] = 0;
                break;
              }
              case op.STORE_GLOBAL:
                vm.dict.set(words[frame + F_GLOBALS], code.names[arg], words[sp - 1]);
                heap.decref(words[--sp]);
                break;
              case op.LOAD_ATTR: {
                const object = words[sp - 1];
                if (arg & 1) {
                  const method = attributes.loadMethod(object, code.names[arg >> 1]);
                  words[sp - 1] = method;
                  if (attributes.isMethod) words[sp++] = object;
                  else {
                    words[sp++] = 0;
                    heap.decref(object);
                  }
                } else {
                  words[sp - 1] = attributes.get(object, code.names[arg >> 1]);
                  heap.decref(object);
                }
                break;
              }
              case op.STORE_ATTR:
                attributes.set(words[sp - 1], code.names[arg], words[sp - 2]);
                heap.decref(words[sp - 2]);
                heap.decref(words[sp - 1]);
                sp -= 2;
                break;
              case op.BINARY_SUBSCR: {
                const result = names.getItem(words[sp - 2], words[sp - 1]);
                const container = words[sp - 2];
                const key = words[--sp];
                words[sp - 1] = result;
                heap.decref(container);
                heap.decref(key);
                break;
              }
              case op.STORE_SUBSCR: {
                names.setItem(words[sp - 2], words[sp - 1], words[sp - 3]);
                sp -= 3;
                heap.decref(words[sp]);
                heap.decref(words[sp + 1]);
                heap.decref(words[sp + 2]);
                break;
              }
              case op.BINARY_SLICE:
                words[frame + F_SP] = sp;
                try {
                  sp = common.sliceOf(vm, frame, sp);
                } catch (error) {
                  sp = words[frame + F_SP];
                  throw error;
                }
                break;
              case op.UNARY_NOT:
                words[sp - 1] = words[sp - 1] === vmTrue ? vmFalse : vmTrue;
                break;
              case op.TO_BOOL: {
                const value = words[sp - 1];
                if (value === vmTrue || value === vmFalse) break;
                words[sp - 1] = compares.isTrue(value) ? vmTrue : vmFalse;
                heap.decref(value);
                break;
              }
              case op.BINARY_OP: {
                const left = words[sp - 2];
                const right = words[sp - 1];
                const text = appendText(vm, code, at >> 1, locals, left, right);
                if (text !== 0) {
                  sp--;
                  words[sp - 1] = text;
                  heap.decref(right);
                  break;
                }
                if (reusesFloats) {
                  const reused = reuseFloat(vm, code, at >> 1, arg, left, right);
                  if (reused !== 0) {
                    sp--;
                    words[sp - 1] = reused;
                    break;
                  }
                }
                const result =
                  arg < IN_PLACE ? numbers.binary(arg, left, right) : numbers.inPlace(arg - IN_PLACE, left, right);
                sp--;
                words[sp - 1] = result;
                heap.decref(left);
                heap.decref(right);
                break;
              }
              case op.COMPARE_OP: {
                const left = words[sp - 2];
                const right = words[sp - 1];
                let result = compares.rich(left, right, arg & 7);
                sp--;
                words[sp - 1] = result;
                heap.decref(rightFirst ? right : left);
                heap.decref(rightFirst ? left : right);
                if ((arg & COMPARE_TO_BOOL) !== 0 && result !== vmTrue && result !== vmFalse) {
                  const value = result;
                  result = compares.isTrue(value) ? vmTrue : vmFalse;
                  words[sp - 1] = result;
                  heap.decref(value);
                }
                break;
              }
              case op.IS_OP: {
                const left = words[sp - 2];
                const right = words[sp - 1];
                sp--;
                words[sp - 1] = (left === right) !== (arg === 1) ? vmTrue : vmFalse;
                heap.decref(rightFirst ? right : left);
                heap.decref(rightFirst ? left : right);
                break;
              }
              case op.CONTAINS_OP: {
                const left = words[sp - 2];
                const right = words[sp - 1];
                const found = compares.contains(right, left);
                sp--;
                words[sp - 1] = found !== (arg === 1) ? vmTrue : vmFalse;
                heap.decref(rightFirst ? right : left);
                heap.decref(rightFirst ? left : right);
                break;
              }
              case op.BUILD_TUPLE:
                sp = common.buildTuple(vm, sp, arg);
                break;
              case op.BUILD_LIST:
                sp = common.buildList(vm, sp, arg);
                break;
              case op.BUILD_MAP:
                sp = common.buildMap(vm, sp, arg);
                break;
              case op.BUILD_SLICE:
                sp = common.buildSlice(vm, sp, arg);
                break;
              case op.UNARY_NEGATIVE:
                common.negate(vm, sp);
                break;
              case op.BUILD_STRING:
                sp = common.buildString(vm, sp, arg);
                break;
              case op.FORMAT_SIMPLE:
                common.formatSimple(vm, sp);
                break;
              case op.FORMAT_WITH_SPEC:
                sp = common.formatWithSpec(vm, sp);
                break;
              case op.CONVERT_VALUE:
                common.convertValue(vm, sp, arg);
                break;
              case op.LIST_APPEND:
                sp = common.listAppend(vm, sp, arg);
                break;
              case op.LIST_EXTEND:
                sp = common.extendList(vm, sp, arg);
                break;
              case op.MAP_ADD:
                sp = common.mapAdd(vm, sp, arg);
                break;
              case op.DICT_UPDATE:
                sp = common.updateDict(vm, sp, arg);
                break;
              case op.DICT_MERGE:
                sp = common.mergeDict(vm, sp, arg);
                break;
              case op.UNPACK_SEQUENCE:
                sp = common.unpack(vm, sp, arg);
                break;
              case op.UNPACK_EX:
                sp = common.unpackStarred(vm, sp, arg);
                break;
              case op.JUMP_FORWARD:
                pc = arg * 2;
                break;
              case op.JUMP_BACKWARD:
                pc = arg * 2;
                words[frame + F_SP] = sp;
                if (gc.scheduled) gc.runScheduled();
                if (this.tiers.translationFor(code, arg, frame) !== null) {
                  words[frame + F_IP] = arg;
                  continue activation;
                }
                break;
              case op.JUMP_BACKWARD_NO_INTERRUPT:
                pc = arg * 2;
                break;
              case op.POP_JUMP_IF_FALSE:
                if (words[--sp] === vmFalse) pc = arg * 2;
                break;
              case op.POP_JUMP_IF_TRUE:
                if (words[--sp] === vmTrue) pc = arg * 2;
                break;
              case op.POP_JUMP_IF_NONE: {
                const value = words[--sp];
                if (value === none) pc = arg * 2;
                else heap.decref(value);
                break;
              }
              case op.POP_JUMP_IF_NOT_NONE: {
                const value = words[--sp];
                if (value !== none) {
                  pc = arg * 2;
                  heap.decref(value);
                }
                break;
              }
              case op.GET_ITER: {
                const iterable = words[sp - 1];
                words[sp - 1] = vm.iteration.iter(iterable);
                heap.decref(iterable);
                break;
              }
              case op.FOR_ITER: {
                const iterator = words[sp - 1];
                const { next } = vm.types.table[words[iterator + TYPE_INDEX]];
                const item = (next as (o: Address) => Address)(iterator);
                if (item !== 0) words[sp++] = item;
                else {
                  sp--;
                  heap.decref(iterator);
                  // Past END_FOR and POP_TOP.
                  pc = (arg + 2) * 2;
                }
                break;
              }
              case op.MAKE_FUNCTION:
                common.makeFunctionOf(vm, frame, sp);
                break;
              case op.SET_FUNCTION_ATTRIBUTE:
                sp = common.setAttributeOfFunction(vm, sp, arg);
                break;
              case op.CALL:
              case op.CALL_KW:
              case op.CALL_FUNCTION_EX: {
                words[frame + F_IP] = at >> 1;
                words[frame + F_SP] = sp;
                let callee: Address;
                try {
                  callee = callInstruction(frame, instructions[at], arg, at >> 1, code, null);
                } finally {
                  sp = words[frame + F_SP];
                }
                if (callee === 0) break;
                words[frame + F_IP] = pc >> 1;
                words[callee + F_PREV] = frame;
                frame = callee;
                continue activation;
              }
              case op.RETURN_CONST:
              case op.RETURN_VALUE: {
                const value = instructions[at] === op.RETURN_CONST ? heap.newRef(consts[arg]) : words[--sp];
                words[frame + F_SP] = sp;
                const isEntry = words[frame + F_ENTRY] === 1;
                this.leave(frame);
                if (isEntry) {
                  frames.depthLimit = depthLimit;
                  trashcan.remaining++;
                  return value;
                }
                frame = frames.current;
                if (callersKeepOperands) releaseOperandsOfCall(vm, frame);
                words[words[frame + F_SP]++] = value;
                continue activation;
              }
              case op.RETURN_GENERATOR: {
                words[frame + F_SP] = sp;
                words[frame + F_IP] = pc >> 1;
                const isEntry = words[frame + F_ENTRY] === 1;
                const generator = this.makeGenerator(frame);
                if (isEntry) {
                  frames.depthLimit = depthLimit;
                  trashcan.remaining++;
                  return generator;
                }
                frame = frames.current;
                if (callersKeepOperands) releaseOperandsOfCall(vm, frame);
                words[words[frame + F_SP]++] = generator;
                continue activation;
              }
              case op.YIELD_VALUE: {
                const value = words[--sp];
                words[frame + F_SP] = sp;
                words[frame + F_IP] = pc >> 1;
                this.suspend(frame);
                frames.depthLimit = depthLimit;
                trashcan.remaining++;
                return value;
              }
              case op.RAISE_VARARGS: {
                if (arg === 0) {
                  names.reraise();
                  // A bare raise adds no traceback entry.
                  throw RERAISE;
                }
                const cause = arg === 2 ? words[--sp] : 0;
                const exception = words[--sp];
                throw names.raise(exception, cause);
              }
              case op.RERAISE: {
                const exception = words[--sp];
                vm.errors.set(exception);
                throw RERAISE;
              }
              case op.PUSH_EXC_INFO:
                sp = common.pushHandled(vm, sp);
                break;
              case op.POP_EXCEPT:
                sp = common.popHandled(vm, sp);
                break;
              case op.CHECK_EXC_MATCH:
                common.checkMatch(vm, sp);
                break;
              default: {
                words[frame + F_IP] = at >> 1;
                words[frame + F_SP] = sp;
                let target: number;
                try {
                  target = runRare(vm, frame, instructions[at], arg, at >> 1);
                } finally {
                  sp = words[frame + F_SP];
                }
                if (target >= 0) pc = target * 2;
              }
            }
          }
        }
      } catch (error) {
        before = NOT_RUN;
        const reraised = error instanceof Reraised;
        if (!reraised && !vm.errors.adopt(error)) {
          frames.depthLimit = depthLimit;
          trashcan.remaining++;
          throw error;
        }
        if (isTranslated) {
          isTranslated = false;
          frame = frames.current;
          frame = this.findHandler(frame, words[frame + F_IP], words[frame + F_SP], reraised);
        } else if (frame !== 0) frame = this.findHandler(frame, at >> 1, sp, reraised);
        if (frame === 0) {
          frames.depthLimit = depthLimit;
          trashcan.remaining++;
          throw PYTHON_ERROR;
        }
      }
    }
  }

  /**
   * exception_unwind: looks for a handler of the current exception, raised in a frame by instruction `at`, there and in the
   * frames that it was called from, as far as this run of the loop goes. The frame to go on with, or 0.
   */
  private findHandler(from: Address, at: number, sp: Address, reraised: boolean): Address {
    const { vm, unwinder } = this;
    const { words, frames } = vm;
    let frame = from;
    if (!reraised) unwinder.addTraceback(frame, at);
    let target = unwinder.unwind(frame, at, sp);
    while (target < 0) {
      // No handler here: the frame is done.
      const isEntry = words[frame + F_ENTRY] === 1;
      const pending = vm.errors.take();
      this.leave(frame);
      if (!isEntry && vm.facts.callersKeepOperands) releaseOperandsOfCall(vm, frames.current);
      vm.errors.set(pending);
      if (isEntry) return 0;
      frame = frames.current;
      // F_IP is past the CALL: the instruction before it is the one that raised.
      const call = words[frame + F_IP] - 1;
      unwinder.addTraceback(frame, call);
      target = unwinder.unwind(frame, call, words[frame + F_SP]);
    }
    words[frame + F_IP] = target;
    return frame;
  }

  /** A frame is done: what it owns goes, and the one that called it is current again. */
  leave(frame: Address): void {
    const { words, frames } = this.vm;
    const previous = words[frame + F_PREV];
    frames.depth--;
    this.yielded = false;
    if (words[frame + F_OWNER] === OWNED_BY_GENERATOR) this.generators.finish(frame);
    else {
      frames.clear(frame);
      frames.pop(frame);
    }
    // Finalizers may have run generators.
    this.yielded = false;
    frames.current = previous;
    if (previous !== 0) frames.restoreSite(previous);
  }

  /** RETURN_GENERATOR: the frame moves into a generator, which is what the call returns. */
  makeGenerator(frame: Address): Address {
    const { words, frames, generator: generators } = this.vm;
    const generator = generators.make(frame, words[frame + F_FUNC]);
    const previous = words[frame + F_PREV];
    frames.depth--;
    frames.top = words[frame + F_TOP];
    this.yielded = false;
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
    const { words, frames } = this.vm;
    const previous = words[frame + F_PREV];
    frames.depth--;
    this.generators.suspend(frame);
    frames.current = previous;
    this.yielded = true;
  }

  /** The eval breaker's check after a call. */
  checkCollector(): void {
    if (this.vm.heap.gc.scheduled) this.vm.heap.gc.runScheduled();
  }

  /** "Did you mean …": the name nearest to `name`, or null. */
  suggest(name: string, names: readonly string[]): string | null {
    return suggestName(name, names);
  }

  /** Reports an exception in a finalizer or callback on stderr. Takes over the reference. */
  reportUnraisable(exception: Address, about: Address, message: string): void {
    this.reports.unraisable(exception, about, message);
  }

  warnNeverAwaited(coroutine: Address): void {
    this.reports.neverAwaited(coroutine);
  }
}

const PYTHON_ERROR = new PythonError();
