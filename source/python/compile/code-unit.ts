import type { ConstantValue } from '../syntax/ast.ts';

// co_flags (`Include/cpython/code.h`).
export const CO_OPTIMIZED = 0x1;
export const CO_NEWLOCALS = 0x2;
export const CO_VARARGS = 0x4;
export const CO_VARKEYWORDS = 0x8;
export const CO_NESTED = 0x10;
export const CO_GENERATOR = 0x20;
export const CO_NOFREE = 0x40;
export const CO_COROUTINE = 0x80;
export const CO_ITERABLE_COROUTINE = 0x100;
export const CO_ASYNC_GENERATOR = 0x200;
export const CO_FUTURE_BARRY_AS_BDFL = 0x400000;
export const CO_FUTURE_GENERATOR_STOP = 0x800000;
export const CO_FUTURE_ANNOTATIONS = 0x1000000;

// Kinds of a local variable, bits (`Include/internal/pycore_code.h`). An argument that is a cell has LOCAL and CELL.
export const CO_FAST_HIDDEN = 0x10;
export const CO_FAST_LOCAL = 0x20;
export const CO_FAST_CELL = 0x40;
export const CO_FAST_FREE = 0x80;

/**
 * One entry of co_exceptiontable: an exception in instructions `start` to before `end` cuts the value stack to `depth`,
 * pushes the index of the raising instruction where `lasti` says so, pushes the exception and goes to `target`.
 * All are instruction indexes. Entries are disjoint and in order of `start`.
 */
export interface ExceptionTableEntry {
  readonly start: number;
  readonly end: number;
  readonly target: number;
  readonly depth: number;
  readonly lasti: boolean;
}

/**
 * A compiled code object as plain data: what CPython's `types.CodeType` holds, with nothing of a heap in it.
 *
 * Equal constants within one compilation are the same JavaScript object, as they are one Python object in CPython
 * (`Objects/codeobject.c`, `_PyCode_ConstantKey()`): intern by identity to get the sharing right.
 */
export interface CodeUnit {
  readonly kind: 'CodeUnit';
  readonly name: string;
  readonly qualname: string;
  readonly filename: string;
  readonly firstLine: number;
  /** co_argcount: positional arguments, positional-only ones included. */
  readonly argCount: number;
  readonly posOnlyArgCount: number;
  readonly kwOnlyArgCount: number;
  /** CO_* bits. */
  readonly flags: number;
  /** Arguments, other locals, cells, free variables: the index is the argument of LOAD_FAST, LOAD_DEREF and the like. */
  readonly localsPlusNames: readonly string[];
  /** CO_FAST_* bits, one for each name. */
  readonly localsPlusKinds: readonly number[];
  /** The most values on the stack at once. */
  readonly stackSize: number;
  /** `co_stacksize` in the version that is played. */
  readonly reportedStackSize: number;
  readonly names: readonly string[];
  readonly constants: readonly (ConstantValue | CodeUnit)[];
  /** Pairs of instruction and argument. Jump arguments are indexes of instructions (of pairs, not of numbers). */
  readonly code: Int32Array;
  /** Four numbers an instruction: line, end line, column, end column (code points). Line 0: no position. */
  readonly positions: Int32Array;
  readonly exceptionTable: readonly ExceptionTableEntry[];
}
