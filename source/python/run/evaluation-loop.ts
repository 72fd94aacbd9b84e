import { TYPE_INDEX } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import * as op from '../compile/opcodes.ts';
import { COMPARE_TO_BOOL, IN_PLACE } from '../compile/operands.ts';
import { CELL_REF } from '../objects/cell.ts';
import { PythonError } from '../protocols/errors.ts';
import { enterRecursiveCall } from '../types/sequence.ts';
import type { Vm } from '../vm.ts';
import { appendText } from './append-text.ts';
import { copyFreeVariables } from './arguments.ts';
import { releaseOperandsOfCall } from './call-forms.ts';
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
  F_PREV,
  F_SP,
} from './frames.ts';
import { GO_ON, NOT_RUN, RERAISED, THROWN } from './jit/outcomes.ts';
import { runRare } from './rare-instructions.ts';
import { RERAISE, Reraised } from './reraised.ts';
import { reuseFloat } from './reused-floats.ts';

/**
 * The evaluation loop (`Python/ceval.c`, `Python/bytecodes.c`) over frames in typed memory: runs a frame until it returns or
 * yields. The frame must be marked as entry. `outcome` tells what its translation came to, and `thrown` what that threw.
 *
 * While an instruction works, its operands stay on the stack, so that an exception finds and releases them.
 */
export function evaluate(vm: Vm, entry: Address, outcome: number, thrown: unknown): Address {
  const { interpreter } = vm;
  const { names, callInstruction, steps, tiers, unwinder, exits } = interpreter;
  const { words, heap, frames, numbers, compares, attributes } = vm;
  const { gc, trace } = heap;
  const { none } = vm;
  const rightFirst = vm.facts.comparisonsReleaseRightFirst;
  const { reusesFloats } = vm.facts;
  const stepsLeft = steps.left;
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
          frame = unwinder.findHandler(frame, words[frame + F_IP], words[frame + F_SP], before === RERAISED);
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
        if (interpreter.raiseOnEntry) {
          interpreter.raiseOnEntry = false;
          at = Math.max(0, pc - 2);
          throw PYTHON_ERROR;
        }
        const translation = tiers.translationFor(code, pc >> 1, frame);
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
            frame = unwinder.findHandler(frame, words[frame + F_IP], words[frame + F_SP], result === RERAISED);
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
                steps.reached();
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
              const text = appendText(vm, code, at >> 1, frame, left, right);
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
              // PyObject_RichCompare() is a level of recursion; later versions compare ints and the like without it.
              if (callersKeepOperands && frames.depth >= frames.recursionLimit)
                enterRecursiveCall(vm, ' in comparison');
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
              if (tiers.translationFor(code, arg, frame) !== null) {
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
              exits.leave(frame);
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
              const generator = exits.makeGenerator(frame);
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
              exits.suspend(frame);
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
        frame = unwinder.findHandler(frame, words[frame + F_IP], words[frame + F_SP], reraised);
      } else if (frame !== 0) frame = unwinder.findHandler(frame, at >> 1, sp, reraised);
      if (frame === 0) {
        frames.depthLimit = depthLimit;
        trashcan.remaining++;
        throw PYTHON_ERROR;
      }
    }
  }
}

const PYTHON_ERROR = new PythonError();
