import type { CodeUnit } from '../../../source/python/compile/code-unit.ts';
import { OPCODE_NAMES } from '../../../source/python/compile/opcode-names.ts';
import { isJump } from '../../../source/python/compile/opcode-properties.ts';
import { LINE } from '../../../source/python/compile/opcodes.ts';
import { unparse } from '../../../source/python/compile/unparse.ts';
import type { ConstantValue } from '../../../source/python/syntax/ast.ts';

const NOWHERE = { line: 0, column: 0, endLine: 0, endColumn: 0 };

function constant(value: ConstantValue | CodeUnit): string {
  if ('kind' in value) return `<code ${value.qualname}>`;
  if (value.type === 'tuple') {
    const items = value.items.map(constant);
    return items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`;
  }
  if (value.type === 'frozenset') return `frozenset({${value.items.map(constant).sort().join(', ')}})`;
  return unparse({ kind: 'Constant', at: NOWHERE, value });
}

/** What `record-listings.py` prints of a code object: without our LINE instructions. */
export function listing(unit: CodeUnit): string[] {
  const places: number[] = [];
  let count = 0;
  for (let index = 0; index < unit.code.length; index += 2) places.push(unit.code[index] === LINE ? count : count++);
  places.push(count);
  const lines = [
    `== ${unit.qualname} line ${unit.firstLine} flags 0x${unit.flags.toString(16)} stack ${unit.stackSize}`,
    `arguments ${unit.argCount} ${unit.posOnlyArgCount} ${unit.kwOnlyArgCount}`,
    `constants ${unit.constants.map(constant).join(', ')}`,
    `names ${unit.names.join(' ')}`,
    `locals ${unit.localsPlusNames.join(' ')}`,
  ];
  for (let index = 0; index < unit.code.length / 2; index++) {
    const opcode = unit.code[index * 2] as number;
    const argument = unit.code[index * 2 + 1] as number;
    if (opcode === LINE) continue;
    const shown = isJump(opcode) ? `-> ${places[argument]}` : argument;
    lines.push(`${places[index]} L${unit.positions[index * 4]} ${OPCODE_NAMES[opcode]} ${shown}`);
  }
  for (const { start, end, target, depth, lasti } of unit.exceptionTable) {
    lines.push(`${places[start]} to ${places[end]} -> ${places[target]} [${depth}]${lasti ? ' lasti' : ''}`);
  }
  for (const value of unit.constants) if ('kind' in value) lines.push(...listing(value));
  return lines;
}
