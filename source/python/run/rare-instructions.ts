import type { Address } from '../../heap/object-type.ts';
import { readWords } from '../../heap/words.ts';
import * as op from '../compile/opcodes.ts';
import { CELL_REF } from '../objects/cell.ts';
import type { Code } from '../objects/code.ts';
import { lookUpSuper } from '../types/super-type.ts';
import type { Vm } from '../vm.ts';
import { awaitable } from './awaiting.ts';
import { matchGroup } from './exception-groups.ts';
import { F_BUILTINS, F_GLOBALS, F_LOCALS, F_LOCALSPLUS, F_SP } from './frames.ts';
import { importFrom, importName } from './import-instructions.ts';
import { intrinsic1, intrinsic2 } from './intrinsics.ts';
import { matchClass, matchKeys } from './matching.ts';
import { afterSend, send, yieldFromIterator } from './sending.ts';

/**
 * The instructions that need not be in the hot loop. The top of the stack is in the frame's F_SP, before and after.
 * Returns the instruction to go on from, or -1 for the next one.
 */
export function runRare(vm: Vm, frame: Address, opcode: number, arg: number, at: number): number {
  const { words, heap } = vm;
  const sp = words[frame + F_SP];
  const code = vm.frames.code(frame);
  /** Replaces the top `count` operands, which die bottom first, by a result. */
  const replace = (count: number, result: Address): number => {
    words[frame + F_SP] = sp - count + 1;
    if (count === 1) {
      const operand = words[sp - 1];
      words[sp - 1] = result;
      if (operand !== 0) heap.decref(operand);
      return -1;
    }
    const operands = readWords(words, sp - count, sp);
    words[sp - count] = result;
    for (const operand of operands) if (operand !== 0) heap.decref(operand);
    return -1;
  };
  const push = (value: Address): number => {
    words[sp] = value;
    words[frame + F_SP] = sp + 1;
    return -1;
  };
  const drop = (count: number): number => {
    words[frame + F_SP] = sp - count;
    for (let i = sp - 1; i >= sp - count; i--) if (words[i] !== 0) heap.decref(words[i]);
    return -1;
  };
  switch (opcode) {
    case op.DELETE_NAME:
      vm.interpreter.names.deleteName(words[frame + F_LOCALS], code.names[arg]);
      return -1;
    case op.DELETE_GLOBAL:
      vm.interpreter.names.deleteName(words[frame + F_GLOBALS], code.names[arg]);
      return -1;
    case op.DELETE_DEREF: {
      const slot = words[frame + F_LOCALSPLUS + arg] + CELL_REF;
      if (words[slot] === 0) throw vm.interpreter.names.unboundDeref(code, arg);
      const old = words[slot];
      words[slot] = 0;
      heap.decref(old);
      return -1;
    }
    case op.LOAD_FROM_DICT_OR_DEREF: {
      const name = code.localNames[arg];
      const found = vm.dict.isDict(words[sp - 1]) ? vm.dict.getStr(words[sp - 1], name) : 0;
      const value = found || words[words[frame + F_LOCALSPLUS + arg] + CELL_REF];
      if (value === 0) throw vm.interpreter.names.unboundDeref(code, arg);
      return replace(1, heap.newRef(value));
    }
    case op.LOAD_FROM_DICT_OR_GLOBALS: {
      const name = code.names[arg];
      const found = vm.interpreter.names.getOptionalItem(words[sp - 1], name);
      return replace(
        1,
        found || vm.interpreter.names.loadGlobal(words[frame + F_GLOBALS], words[frame + F_BUILTINS], name),
      );
    }
    case op.LOAD_LOCALS:
      return push(heap.newRef(words[frame + F_LOCALS]));
    case op.LOAD_BUILD_CLASS:
      return push(heap.newRef(vm.dict.getName(words[frame + F_BUILTINS], '__build_class__')));
    case op.LOAD_ASSERTION_ERROR:
      return push(vm.exception.get('AssertionError').address);
    case op.SETUP_ANNOTATIONS: {
      const namespace = words[frame + F_LOCALS];
      const name = vm.str.name('__annotations__');
      if (vm.dict.getStr(namespace, name) === 0) vm.dict.setSteal(namespace, name, vm.dict.make());
      return -1;
    }
    case op.LOAD_SUPER_ATTR:
      return loadSuperAttribute(vm, frame, code, at, arg);
    case op.DELETE_ATTR:
      vm.attributes.set(words[sp - 1], code.names[arg], 0);
      return drop(1);
    case op.DELETE_SUBSCR:
      vm.interpreter.names.setItem(words[sp - 2], words[sp - 1], 0);
      return drop(2);
    case op.STORE_SLICE: {
      // value, container, start, stop
      const slice = vm.slice.make(words[sp - 2], words[sp - 1], 0);
      words[frame + F_SP] = sp - 1;
      words[sp - 2] = slice;
      vm.interpreter.names.setItem(words[sp - 3], slice, words[sp - 4]);
      words[frame + F_SP] = sp - 4;
      heap.decref(slice);
      heap.decref(words[sp - 4]);
      heap.decref(words[sp - 3]);
      return -1;
    }
    case op.UNARY_INVERT:
      return replace(1, vm.numbers.invert(words[sp - 1]));
    case op.BUILD_TEMPLATE:
      words[sp - 2] = vm.templates.make(words[sp - 2], words[sp - 1]);
      words[frame + F_SP] = sp - 1;
      return -1;
    case op.BUILD_INTERPOLATION: {
      const count = 2 + (arg & 1);
      const spec = count === 3 ? words[sp - 1] : 0;
      const field = vm.templates.makeInterpolation(words[sp - count], words[sp - count + 1], arg >> 2, spec);
      words[sp - count] = field;
      words[frame + F_SP] = sp - count + 1;
      return -1;
    }
    case op.BUILD_SET: {
      const set = vm.set.make();
      try {
        for (let i = sp - arg; i < sp; i++) {
          vm.set.add(set, words[i]);
          heap.decref(words[i]);
          words[i] = 0;
        }
      } catch (error) {
        heap.decref(set);
        throw error;
      }
      words[sp - arg] = set;
      words[frame + F_SP] = sp - arg + 1;
      return -1;
    }
    case op.BUILD_CONST_KEY_MAP: {
      const keys = words[sp - 1];
      const dict = vm.dict.makePresized(arg, true);
      for (let i = 0; i < arg; i++) vm.dict.set(dict, vm.tuple.item(keys, i), words[sp - 1 - arg + i]);
      return replaceAll(vm, frame, arg + 1, dict);
    }
    case op.SET_ADD:
      vm.set.add(words[sp - arg - 1], words[sp - 1]);
      return drop(1);
    case op.SET_UPDATE:
      vm.set.update(words[sp - arg - 1], words[sp - 1]);
      return drop(1);
    case op.CALL_INTRINSIC_1:
      return replace(1, intrinsic1(vm, frame, arg, words[sp - 1]));
    case op.CALL_INTRINSIC_2:
      return replace(2, intrinsic2(vm, arg, words[sp - 2], words[sp - 1]));
    case op.GET_YIELD_FROM_ITER:
      return replace(1, yieldFromIterator(vm, words[sp - 1], code));
    case op.SEND:
      return send(vm, frame, arg);
    case op.END_SEND: {
      const value = words[sp - 1];
      const receiver = words[sp - 2];
      words[sp - 2] = value;
      words[frame + F_SP] = sp - 1;
      heap.decref(receiver);
      return -1;
    }
    case op.CLEANUP_THROW:
      return afterSend(vm, frame);
    case op.END_FOR:
      return drop(1);
    case op.CHECK_EG_MATCH:
      return checkGroupMatch(vm, frame);
    case op.BEFORE_WITH:
      return beforeWith(vm, frame, '__enter__', '__exit__');
    case op.BEFORE_ASYNC_WITH:
      return beforeWith(vm, frame, '__aenter__', '__aexit__');
    case op.WITH_EXCEPT_START: {
      const exception = words[sp - 1];
      const exit = words[sp - 4];
      const traceback = vm.errors.traceback(exception) || vm.none;
      return push(vm.calls.call(exit, vm.typeOf(exception).address, exception, traceback));
    }
    case op.MATCH_CLASS:
      return replace(3, matchClass(vm, words[sp - 3], words[sp - 2], words[sp - 1], arg));
    case op.MATCH_KEYS:
      return push(matchKeys(vm, words[sp - 2], words[sp - 1]));
    case op.MATCH_MAPPING:
      return push(vm.int.bool(vm.dict.isDict(words[sp - 1]) || vm.iterator.isMapping(words[sp - 1])));
    case op.MATCH_SEQUENCE:
      return push(vm.int.bool(vm.iterator.isSequence(words[sp - 1])));
    case op.GET_LEN: {
      const { length } = vm.typeOf(words[sp - 1]);
      if (length === null)
        throw vm.errors.raise('TypeError', `object of type '${vm.typeName(words[sp - 1])}' has no len()`);
      return push(vm.int.fromSize(length(words[sp - 1])));
    }
    case op.IMPORT_NAME:
      return replace(2, importName(vm, frame, code.names[arg], words[sp - 2], words[sp - 1]));
    case op.IMPORT_FROM:
      return push(importFrom(vm, words[sp - 1], code.names[arg]));
    case op.GET_AWAITABLE:
      return replace(1, awaitable(vm, words[sp - 1], arg));
    case op.GET_AITER:
      return replace(1, asyncIterator(vm, words[sp - 1]));
    case op.GET_ANEXT:
      return push(asyncNext(vm, words[sp - 1]));
    case op.END_ASYNC_FOR: {
      const exception = words[sp - 1];
      if (vm.typeOf(exception).isSubtypeOf(vm.exception.get('StopAsyncIteration'))) return drop(2);
      words[frame + F_SP] = sp - 1;
      throw vm.errors.set(exception);
    }
    default:
      throw new Error(`instruction ${opcode} at ${at} is not implemented`);
  }
}

/** As `replace`, but the operands die in order without a copy of them: they hold no finalizers' order to keep. */
function replaceAll(vm: Vm, frame: Address, count: number, result: Address): number {
  const { words, heap } = vm;
  const sp = words[frame + F_SP];
  for (let i = sp - count; i < sp; i++) heap.decref(words[i]);
  words[sp - count] = result;
  words[frame + F_SP] = sp - count + 1;
  return -1;
}

/** LOAD_SUPER_ATTR: a super object is made the first time only; then the instruction is specialised. */
function loadSuperAttribute(vm: Vm, frame: Address, code: Code, at: number, arg: number): number {
  const { words, heap, attributes } = vm;
  const sp = words[frame + F_SP];
  const name = code.names[arg >> 2];
  const [globalSuper, type, self] = [words[sp - 3], words[sp - 2], words[sp - 1]];
  const isWarm = code.warm[at] === 1;
  code.warm[at] = 1;
  if (isWarm && globalSuper === vm.descriptor.superType.address && vm.types.isType(type)) {
    return loadSuperSpecialised(vm, frame, name, (arg & 1) === 1);
  }
  const superObject = arg & 2 ? vm.calls.call(globalSuper, type, self) : vm.calls.call(globalSuper);
  let result: Address;
  try {
    result = attributes.get(superObject, name);
  } finally {
    heap.decref(superObject);
  }
  words[sp - 3] = result;
  words[frame + F_SP] = sp - 2;
  if (arg & 1) {
    words[sp - 2] = 0;
    words[frame + F_SP] = sp - 1;
  }
  heap.decref(globalSuper);
  heap.decref(type);
  heap.decref(self);
  return -1;
}

/** LOAD_SUPER_ATTR_ATTR and LOAD_SUPER_ATTR_METHOD: a function is not bound where it is called at once. */
function loadSuperSpecialised(vm: Vm, frame: Address, name: Address, isCalled: boolean): number {
  const { words, heap } = vm;
  const sp = words[frame + F_SP];
  const [globalSuper, type, self] = [words[sp - 3], words[sp - 2], words[sp - 1]];
  const isMethodWanted = isCalled && vm.typeOf(self).getattro === vm.types.object.getattro;
  const { attribute, isMethod } = lookUpSuper(vm, type, self, name, isMethodWanted);
  words[sp - 3] = attribute;
  words[sp - 2] = isMethod ? self : 0;
  words[frame + F_SP] = isCalled ? sp - 1 : sp - 2;
  heap.decref(globalSuper);
  heap.decref(type);
  if (!isMethod) heap.decref(self);
  return -1;
}

/** BEFORE_WITH: `__exit__` bound, and what `__enter__` returns, take the manager's place. */
function beforeWith(vm: Vm, frame: Address, enterName: string, exitName: string): number {
  const { words, heap, attributes } = vm;
  const sp = words[frame + F_SP];
  const manager = words[sp - 1];
  const type = vm.typeOf(manager);
  const enter = attributes.lookup(type, vm.str.name(enterName));
  const isAsync = enterName === '__aenter__';
  const protocol = isAsync ? 'asynchronous context manager' : 'context manager';
  if (enter === 0)
    throw vm.errors.raise('TypeError', `'${type.name}' object does not support the ${protocol} protocol`);
  const exit = attributes.lookup(type, vm.str.name(exitName));
  if (exit === 0) {
    const message = `'${type.name}' object does not support the ${protocol} protocol (missed ${exitName} method)`;
    throw vm.errors.raise('TypeError', message);
  }
  const boundEnter = attributes.bind(enter, manager, type.address);
  const boundExit = attributes.bind(exit, manager, type.address);
  // The manager's own reference is given up before the call.
  words[sp - 1] = boundExit;
  heap.decref(manager);
  try {
    words[sp] = vm.calls.call(boundEnter);
  } finally {
    heap.decref(boundEnter);
  }
  words[frame + F_SP] = sp + 1;
  return -1;
}

/** CHECK_EG_MATCH: the part of an exception group that a type matches, and the rest. */
function checkGroupMatch(vm: Vm, frame: Address): number {
  const { words, heap } = vm;
  const sp = words[frame + F_SP];
  const exception = words[sp - 2];
  const kind = words[sp - 1];
  const { match, rest } = matchGroup(vm, exception, kind);
  words[sp - 2] = rest || vm.none;
  words[sp - 1] = match || vm.none;
  if (match !== 0) {
    const { handledAt } = vm.errors;
    const old = words[handledAt];
    words[handledAt] = heap.newRef(match);
    heap.xdecref(old);
  }
  heap.decref(exception);
  heap.decref(kind);
  return -1;
}

function asyncSpecial(vm: Vm, object: Address, name: string, message: string): Address {
  const result = vm.calls.special(object, name);
  if (result === 0) throw vm.errors.raise('TypeError', message + vm.typeName(object));
  return result;
}

/** GET_AITER. */
function asyncIterator(vm: Vm, iterable: Address): Address {
  const iterator = asyncSpecial(
    vm,
    iterable,
    '__aiter__',
    "'async for' requires an object with __aiter__ method, got ",
  );
  const name = vm.typeName(iterator);
  if (vm.attributes.lookup(vm.typeOf(iterator), vm.str.name('__anext__')) !== 0) return iterator;
  vm.heap.decref(iterator);
  const message = `'async for' received an object from __aiter__ that does not implement __anext__: ${name}`;
  throw vm.errors.raise('TypeError', message);
}

/** GET_ANEXT. */
function asyncNext(vm: Vm, iterator: Address): Address {
  const next = asyncSpecial(vm, iterator, '__anext__', "'async for' requires an iterator with __anext__ method, got ");
  try {
    return awaitable(vm, next, 0);
  } catch (error) {
    if (!vm.errors.adopt(error)) throw error;
    const message = `'async for' received an invalid object from __anext__: ${vm.typeName(next)}`;
    throw vm.errors.raiseFromCause('TypeError', message);
  } finally {
    vm.heap.decref(next);
  }
}
