import type { ConstantValue } from '../syntax/ast.ts';
import type { CodeUnit } from './code-unit.ts';
import { OPCODE_NAMES } from './opcode-names.ts';
import { hasConstant, isJump } from './opcode-properties.ts';
import * as op from './opcodes.ts';
import { unparse } from './unparse.ts';

/** A listing of `unit` in the manner of Python's `dis`: a line an instruction, then the exception table. */
export function disassemble(unit: CodeUnit): string {
  const lines: string[] = [];
  const count = unit.code.length / 2;
  const targets = new Set(unit.exceptionTable.map(({ target }) => target));
  for (let index = 0; index < count; index++) {
    if (isJump(unit.code[index * 2] as number)) targets.add(unit.code[index * 2 + 1] as number);
  }
  for (let index = 0; index < count; index++) {
    const opcode = unit.code[index * 2] as number;
    const argument = unit.code[index * 2 + 1] as number;
    const meaning = argumentMeaning(unit, opcode, argument);
    const mark = targets.has(index) ? '>>' : '  ';
    lines.push(
      `${mark} ${String(index).padStart(4)} ${(OPCODE_NAMES[opcode] as string).padEnd(26)} ${argument}${meaning}`,
    );
  }
  for (const { start, end, target, depth, lasti } of unit.exceptionTable) {
    lines.push(`${start} to ${end} -> ${target} [${depth}]${lasti ? ' lasti' : ''}`);
  }
  return lines.join('\n');
}

function argumentMeaning(unit: CodeUnit, opcode: number, argument: number): string {
  if (hasConstant(opcode)) return ` (${constantText(unit.constants[argument] as ConstantValue | CodeUnit)})`;
  switch (opcode) {
    case op.LOAD_FAST:
    case op.LOAD_FAST_CHECK:
    case op.LOAD_FAST_AND_CLEAR:
    case op.STORE_FAST:
    case op.DELETE_FAST:
    case op.MAKE_CELL:
    case op.LOAD_DEREF:
    case op.STORE_DEREF:
    case op.DELETE_DEREF:
    case op.LOAD_FROM_DICT_OR_DEREF:
      return ` (${unit.localsPlusNames[argument]})`;
    case op.LOAD_FAST_LOAD_FAST:
    case op.STORE_FAST_LOAD_FAST:
    case op.STORE_FAST_STORE_FAST:
      return ` (${unit.localsPlusNames[argument >> 4]}, ${unit.localsPlusNames[argument & 15]})`;
    case op.LOAD_GLOBAL:
    case op.LOAD_ATTR:
      return ` (${unit.names[argument >> 1]})`;
    case op.LOAD_SUPER_ATTR:
      return ` (${unit.names[argument >> 2]})`;
    case op.LOAD_NAME:
    case op.STORE_NAME:
    case op.DELETE_NAME:
    case op.STORE_GLOBAL:
    case op.DELETE_GLOBAL:
    case op.LOAD_FROM_DICT_OR_GLOBALS:
    case op.STORE_ATTR:
    case op.DELETE_ATTR:
    case op.IMPORT_NAME:
    case op.IMPORT_FROM:
      return ` (${unit.names[argument]})`;
    default:
      return '';
  }
}

function constantText(value: ConstantValue | CodeUnit): string {
  if ('kind' in value) return `<code object ${value.qualname}>`;
  return unparse({ kind: 'Constant', at: { line: 0, column: 0, endLine: 0, endColumn: 0 }, value });
}
