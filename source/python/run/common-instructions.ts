import type { Address } from '../../heap/object-type.ts';
import { moveWords } from '../../heap/words.ts';
import { CONVERT_ASCII, CONVERT_REPR } from '../compile/operands.ts';
import { SLICE_START, SLICE_STOP } from '../objects/slice.ts';
import { unitsBetween } from '../text/string-access.ts';
import type { Vm } from '../vm.ts';
import { buildDictionary, dictMerge, dictUpdate, listExtend, unpackExtended, unpackSequence } from './collections.ts';
import { F_GLOBALS, F_SP } from './frames.ts';
import { makeFunction, setFunctionAttribute } from './functions.ts';

/**
 * Instructions that the interpreter and translated code share: `sp` is the top of the stack before, the result that after.
 * While one works its operands stay where they are, so that an exception finds and releases them.
 */
export type CommonInstruction = (vm: Vm, sp: Address, arg: number) => Address;

export function buildTuple(vm: Vm, sp: Address, arg: number): Address {
  vm.words[sp - arg] = vm.tuple.stealWords(sp - arg, arg);
  return sp - arg + 1;
}

export function buildList(vm: Vm, sp: Address, arg: number): Address {
  vm.words[sp - arg] = vm.list.stealWords(sp - arg, arg);
  return sp - arg + 1;
}

export function buildMap(vm: Vm, sp: Address, arg: number): Address {
  const { words, heap } = vm;
  const bottom = sp - 2 * arg;
  const dict = buildDictionary(vm, bottom, arg);
  for (let i = bottom; i < sp; i++) heap.decref(words[i]);
  words[bottom] = dict;
  return bottom + 1;
}

export function buildSlice(vm: Vm, sp: Address, arg: number): Address {
  const { words } = vm;
  words[sp - arg] = vm.slice.make(words[sp - arg], words[sp - arg + 1], arg === 3 ? words[sp - 1] : 0);
  return sp - arg + 1;
}

export function buildString(vm: Vm, sp: Address, arg: number): Address {
  const { words, heap } = vm;
  let text = '';
  for (let i = sp - arg; i < sp; i++) text += vm.str.text(words[i]);
  const result = vm.str.make(text);
  for (let i = sp - arg; i < sp; i++) heap.decref(words[i]);
  words[sp - arg] = result;
  return sp - arg + 1;
}

/** UNARY_NEGATIVE */
export function negate(vm: Vm, sp: Address): Address {
  const value = vm.words[sp - 1];
  vm.words[sp - 1] = vm.numbers.negative(value);
  vm.heap.decref(value);
  return sp;
}

/** FORMAT_SIMPLE: `format(value)`, which for plain numbers is `str(value)`. */
export function formatSimple(vm: Vm, sp: Address): Address {
  const value = vm.words[sp - 1];
  if (vm.str.isExact(value)) return sp;
  const isNumber = vm.int.isExact(value) || vm.float.isExact(value);
  vm.words[sp - 1] = isNumber ? vm.texts.str(value) : vm.texts.format(value, vm.str.empty);
  vm.heap.decref(value);
  return sp;
}

/** FORMAT_WITH_SPEC: value and spec. */
export function formatWithSpec(vm: Vm, sp: Address): Address {
  const { words, heap } = vm;
  const value = words[sp - 2];
  const spec = words[sp - 1];
  words[sp - 2] = vm.texts.format(value, spec);
  heap.decref(value);
  heap.decref(spec);
  return sp - 1;
}

/** CONVERT_VALUE: `!s`, `!r` or `!a`. */
export function convertValue(vm: Vm, sp: Address, arg: number): Address {
  const { words, heap, texts } = vm;
  const value = words[sp - 1];
  if (arg === CONVERT_REPR) words[sp - 1] = texts.repr(value);
  else words[sp - 1] = arg === CONVERT_ASCII ? texts.ascii(value) : texts.str(value);
  heap.decref(value);
  return sp;
}

export function listAppend(vm: Vm, sp: Address, arg: number): Address {
  vm.list.appendSteal(vm.words[sp - arg - 1], vm.words[sp - 1]);
  return sp - 1;
}

export function extendList(vm: Vm, sp: Address, arg: number): Address {
  const { words, heap } = vm;
  listExtend(vm, words[sp - arg - 1], words[sp - 1]);
  heap.decref(words[sp - 1]);
  return sp - 1;
}

export function mapAdd(vm: Vm, sp: Address, arg: number): Address {
  const { words, heap } = vm;
  vm.dict.set(words[sp - arg - 2], words[sp - 2], words[sp - 1]);
  heap.decref(words[sp - 2]);
  heap.decref(words[sp - 1]);
  return sp - 2;
}

export function updateDict(vm: Vm, sp: Address, arg: number): Address {
  const { words, heap } = vm;
  dictUpdate(vm, words[sp - arg - 1], words[sp - 1]);
  heap.decref(words[sp - 1]);
  return sp - 1;
}

/** Stack: callable, NULL or self, arguments, dict (arg = 1), mapping. */
export function mergeDict(vm: Vm, sp: Address, arg: number): Address {
  const { words, heap } = vm;
  dictMerge(vm, words[sp - arg - 1], words[sp - 1], words[sp - arg - 4]);
  heap.decref(words[sp - 1]);
  return sp - 1;
}

export function unpack(vm: Vm, sp: Address, arg: number): Address {
  const { words, heap } = vm;
  const value = words[sp - 1];
  unpackSequence(vm, value, arg, sp);
  // The items lie above the sequence, last first: move them down over it.
  moveWords(words, sp - 1, sp, arg);
  heap.decref(value);
  return sp - 1 + arg;
}

export function unpackStarred(vm: Vm, sp: Address, arg: number): Address {
  const { words, heap } = vm;
  const value = words[sp - 1];
  const size = unpackExtended(vm, value, arg & 0xff, arg >> 8, sp);
  moveWords(words, sp - 1, sp, size);
  heap.decref(value);
  return sp - 1 + size;
}

export function makeFunctionOf(vm: Vm, frame: Address, sp: Address): void {
  const { words, heap } = vm;
  const codeObject = words[sp - 1];
  words[sp - 1] = makeFunction(vm, codeObject, words[frame + F_GLOBALS]);
  heap.decref(codeObject);
}

export function setAttributeOfFunction(vm: Vm, sp: Address, arg: number): Address {
  const { words } = vm;
  setFunctionAttribute(vm, words[sp - 1], arg, words[sp - 2]);
  words[sp - 2] = words[sp - 1];
  return sp - 1;
}

export function pushHandled(vm: Vm, sp: Address): Address {
  const { words, heap } = vm;
  const { handledAt } = vm.errors;
  const exception = words[sp - 1];
  words[sp - 1] = words[handledAt] || vm.none;
  words[handledAt] = heap.newRef(exception);
  vm.errors.holdParts(exception);
  words[sp] = exception;
  return sp + 1;
}

export function popHandled(vm: Vm, sp: Address): Address {
  const { words, heap } = vm;
  const { handledAt } = vm.errors;
  const old = words[handledAt];
  const outer = words[sp - 1];
  words[handledAt] = outer === vm.none ? 0 : outer;
  heap.xdecref(old);
  vm.errors.releaseParts();
  return sp - 1;
}

/** CHECK_EXC_MATCH: the kind on top gives way to True or False. */
export function checkMatch(vm: Vm, sp: Address): Address {
  const { words, heap, int } = vm;
  const kind = words[sp - 1];
  words[sp - 1] = int.bool(vm.interpreter.names.exceptionMatches(words[sp - 2], kind));
  heap.decref(kind);
  return sp;
}

/** The slice of a str of ASCII between two small ints, or from the start or to the end; 0 for others. */
function textSlice(vm: Vm, text: Address, slice: Address): Address {
  const { words, str, int, none } = vm;
  if (!str.isExact(text) || str.kind(text) !== 1) return 0;
  const start = words[slice + SLICE_START];
  const stop = words[slice + SLICE_STOP];
  if (start !== none && !(int.isExact(start) && int.isCompact(start))) return 0;
  if (stop !== none && !(int.isExact(stop) && int.isCompact(stop))) return 0;
  const length = str.length(text);
  const clamp = (value: number): number => (value < 0 ? Math.max(value + length, 0) : Math.min(value, length));
  const from = start === none ? 0 : clamp(int.compact(start));
  const to = stop === none ? length : clamp(int.compact(stop));
  if (to - from < 2 || to - from === length) return 0;
  return str.makeAscii(unitsBetween(str.text(text), from, to));
}

/** BINARY_SLICE: container, start, stop. The slice takes the place of its ends, and the frame knows it. */
export function sliceOf(vm: Vm, frame: Address, sp: Address): Address {
  const { words, heap } = vm;
  const slice = vm.slice.make(words[sp - 2], words[sp - 1], 0);
  words[sp - 2] = slice;
  words[frame + F_SP] = sp - 1;
  const container = words[sp - 3];
  const result = textSlice(vm, container, slice) || vm.interpreter.names.getItem(container, slice);
  words[sp - 3] = result;
  heap.decref(slice);
  heap.decref(container);
  return sp - 2;
}
