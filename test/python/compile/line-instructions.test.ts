import { expect, test } from 'vitest';
import type { CodeUnit } from '../../../source/python/compile/code-unit.ts';
import { hasNoFallthrough, isJump } from '../../../source/python/compile/opcode-properties.ts';
import { LINE, RESUME, SEND } from '../../../source/python/compile/opcodes.ts';
import { allUnits, compile, sectionsOf } from './snippets.ts';

/** Goes every way through the code with the line in effect. Returns the instructions that ran under another's line. */
function misplaced(unit: CodeUnit): string[] {
  const wrong = new Set<string>();
  const seen = new Set<string>();
  const todo: [number, number][] = [[0, unit.firstLine]];
  for (const { target } of unit.exceptionTable) todo.push([target, -1]);
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const [index, inEffect] = next;
    if (seen.has(`${index} ${inEffect}`)) continue;
    seen.add(`${index} ${inEffect}`);
    const opcode = unit.code[index * 2] as number;
    const argument = unit.code[index * 2 + 1] as number;
    const line = unit.positions[index * 4] as number;
    const after = opcode === LINE ? argument : inEffect;
    if (line !== 0 && line !== after) wrong.add(`${index} of ${unit.qualname}: line ${line} under ${after}`);
    if (isJump(opcode)) todo.push([argument, after]);
    if (!hasNoFallthrough(opcode)) todo.push([index + 1, after]);
  }
  return [...wrong];
}

test.each([...sectionsOf('./snippets.py')])('no instruction runs under the line of another: %s', (_, source) => {
  expect(allUnits(compile(source)).flatMap(misplaced)).toEqual([]);
});

/** Backward jumps whose target is no LINE, apart from the loop that drives a sub-iterator. */
function uncountedLoops(unit: CodeUnit): number[] {
  return [...Array(unit.code.length / 2).keys()].filter((index) => {
    const target = unit.code[index * 2 + 1] as number;
    if (!isJump(unit.code[index * 2] as number) || target > index) return false;
    return unit.code[target * 2] !== LINE && unit.code[target * 2] !== SEND;
  });
}

test.each([...sectionsOf('./snippets.py')])('every round of a loop executes a LINE: %s', (_, source) => {
  const units = allUnits(compile(source));
  expect(units.flatMap(uncountedLoops)).toEqual([]);
});

test('the first line of a body counts though it is the line of the def', () => {
  const [, f] = allUnits(compile('def f(): return a\n')) as [CodeUnit, CodeUnit];
  expect([...f.code.slice(0, 4)]).toEqual([RESUME, 0, LINE, 1]);
});

test('a chain of calls over several lines has the line of each call', () => {
  const unit = compile('(a\n  .b()\n  .c())\n');
  const lines = [...Array(unit.code.length / 2).keys()].filter((index) => unit.code[index * 2] === LINE);
  expect(lines.map((index) => unit.code[index * 2 + 1])).toEqual([1, 2, 3]);
});
