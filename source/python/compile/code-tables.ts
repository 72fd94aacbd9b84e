import type { CodeUnit } from './code-unit.ts';
import { isJump } from './opcode-properties.ts';
import * as op from './opcodes.ts';

/** Code units of inline cache behind an instruction (`_PyOpcode_Caches`, 3.13); all others have none. */
const CACHES = new Map<number, number>([
  [op.BINARY_OP, 1],
  [op.BINARY_SUBSCR, 1],
  [op.CALL, 3],
  [op.COMPARE_OP, 1],
  [op.CONTAINS_OP, 1],
  [op.FOR_ITER, 1],
  [op.JUMP_BACKWARD, 1],
  [op.LOAD_ATTR, 9],
  [op.LOAD_GLOBAL, 4],
  [op.LOAD_SUPER_ATTR, 1],
  [op.POP_JUMP_IF_FALSE, 1],
  [op.POP_JUMP_IF_NONE, 1],
  [op.POP_JUMP_IF_NOT_NONE, 1],
  [op.POP_JUMP_IF_TRUE, 1],
  [op.SEND, 1],
  [op.STORE_ATTR, 4],
  [op.STORE_SUBSCR, 1],
  [op.TO_BOOL, 3],
  [op.UNPACK_SEQUENCE, 1],
]);

/** An entry of the location table is for no more code units than this. */
const MAX_UNITS = 8;

/** How long CPython's bytecode and the table of its places are; ours are written otherwise. */
export interface CodeTables {
  /** Code units, of two bytes each: with inline caches and EXTENDED_ARG, without LINE. */
  readonly codeUnits: number;
  /** Bytes of co_linetable. */
  readonly locationBytes: number;
  /** Bytes of co_exceptiontable. */
  readonly exceptionBytes: number;
}

export function codeTables(unit: CodeUnit): CodeTables {
  const sizes = instructionSizes(unit);
  const ends = endsOf(sizes);
  return {
    codeUnits: ends[ends.length - 1] ?? 0,
    locationBytes: locationBytes(unit, sizes),
    exceptionBytes: exceptionBytes(unit, ends),
  };
}

/** Where each instruction ends, in code units. */
function endsOf(sizes: readonly number[]): number[] {
  let end = 0;
  return sizes.map((size) => {
    end += size;
    return end;
  });
}

/** Code units of each instruction (`_PyCompile_InstrSize()`), until no jump needs more for its distance. */
function instructionSizes({ code }: CodeUnit): number[] {
  const count = code.length / 2;
  const opcodes = Array.from({ length: count }, (_, i) => code[2 * i]);
  const sizes = opcodes.map((opcode, i) =>
    opcode === op.LINE ? 0 : sizeOf(opcode, isJump(opcode) ? 0 : code[2 * i + 1]),
  );
  const jumps = opcodes.flatMap((opcode, i) => (isJump(opcode) ? [i] : []));
  for (let grown = jumps.length > 0; grown; ) {
    grown = false;
    const ends = endsOf(sizes);
    for (const i of jumps) {
      const target = code[2 * i + 1];
      const size = sizeOf(opcodes[i], Math.abs((target > 0 ? ends[target - 1] : 0) - ends[i]));
      grown ||= size > sizes[i];
      sizes[i] = Math.max(size, sizes[i]);
    }
  }
  return sizes;
}

function sizeOf(opcode: number, argument: number): number {
  const extended = argument > 0xffffff ? 3 : argument > 0xffff ? 2 : argument > 0xff ? 1 : 0;
  return 1 + extended + (CACHES.get(opcode) ?? 0);
}

/** `assemble_location_info()`: neighbours at the same place share entries. */
function locationBytes({ positions, firstLine }: CodeUnit, sizes: readonly number[]): number {
  let bytes = 0;
  let line = firstLine;
  for (let i = 0; i < sizes.length; ) {
    const start = 4 * i;
    let units = 0;
    for (; i < sizes.length && (sizes[i] === 0 || isSamePlace(positions, start, 4 * i)); i++) units += sizes[i];
    for (; units > 0; units -= MAX_UNITS) {
      const entry = entryBytes(positions, start, line);
      bytes += entry.bytes;
      line = entry.line;
    }
  }
  return bytes;
}

function isSamePlace(positions: Int32Array, a: number, b: number): boolean {
  for (let field = 0; field < 4; field++) if (positions[a + field] !== positions[b + field]) return false;
  return true;
}

/** `write_location_info_entry()`: the shortest form that can tell the place, and the line that the next one begins with. */
function entryBytes(positions: Int32Array, at: number, before: number): { bytes: number; line: number } {
  const [line, endLine, column, endColumn] = positions.subarray(at, at + 4);
  if (endLine <= 0) return { bytes: 1, line: before };
  const delta = line - before;
  if (endLine === line) {
    if (delta === 0 && column < 80 && endColumn >= column && endColumn - column < 16) return { bytes: 2, line };
    if (delta >= 0 && delta < 3 && column < 128 && endColumn < 128) return { bytes: 3, line };
  }
  const numbers = [Math.abs(delta) * 2, endLine - line, column + 1, endColumn + 1];
  return { bytes: numbers.reduce((sum, number) => sum + varintBytes(number), 1), line };
}

/** `assemble_exception_table()`: four numbers an entry. */
function exceptionBytes({ exceptionTable }: CodeUnit, ends: readonly number[]): number {
  const offset = (index: number): number => (index > 0 ? ends[index - 1] : 0);
  let bytes = 0;
  for (const { start, end, target, depth } of exceptionTable) {
    const numbers = [offset(start), offset(end) - offset(start), offset(target), depth * 2];
    for (const number of numbers) bytes += varintBytes(number);
  }
  return bytes;
}

/** Six bits a byte. */
function varintBytes(number: number): number {
  return number < 64 ? 1 : 1 + varintBytes(number >> 6);
}
