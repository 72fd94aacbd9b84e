import { expect, test } from 'vitest';
import { disassemble } from '../../../source/python/compile/disassemble.ts';
import { OPCODE_NAMES } from '../../../source/python/compile/opcode-names.ts';
import * as opcodes from '../../../source/python/compile/opcodes.ts';
import { parse } from '../../../source/python/syntax/parse.ts';
import { allUnits, compile } from './snippets.ts';

test('instructions have numbers of their own', () => {
  const numbers = Object.values(opcodes);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(OPCODE_NAMES[opcodes.CALL_FUNCTION_EX]).toBe('CALL_FUNCTION_EX');
});

test('an equal constant in two functions is one object, 1 and 1.0 and True are three', () => {
  const [, f, g] = allUnits(compile('def f(): return (1, "a")\ndef g(): return (1, "a")\n'));
  expect(f?.constants[1]).toEqual({
    type: 'tuple',
    items: [
      { type: 'int', value: 1n },
      { type: 'str', value: 'a' },
    ],
  });
  expect(f?.constants[1]).toBe(g?.constants[1]);
  const [, h] = allUnits(compile('def h(): return [1, a, 1.0, True, 0.0, -0.0]\n'));
  expect(h?.constants.map((value) => ('type' in value ? value.type : ''))).toEqual([
    'None',
    'int',
    'float',
    'bool',
    'float',
    'float',
  ]);
});

test('a function compiled twice with its finally body is one constant', () => {
  const unit = compile('try:\n  a\nfinally:\n  f = lambda: 0\n');
  expect(unit.constants.filter((value) => 'kind' in value)).toHaveLength(1);
});

test('echo prints the chosen statement only', () => {
  const source = 'a\nb\n';
  const [, last] = parse(source, 'cell').body;
  const prints = (text: string) => text.match(/CALL_INTRINSIC_1 +1/g)?.length ?? 0;
  expect(prints(disassemble(compile(source)))).toBe(0);
  expect(prints(disassemble(compile(source, { mode: 'single' })))).toBe(2);
  expect(prints(disassemble(compile(source, { echo: ({ at }) => at.line === last?.at.line })))).toBe(1);
});

test('eval returns the value', () => {
  expect(disassemble(compile('1 + a\n', { mode: 'eval' }))).toContain('RETURN_VALUE');
});

test('-O drops assert and changes __debug__, -OO drops docstrings', () => {
  const source = 'def f():\n  "Doc."\n  assert a\n  return __debug__\n';
  const [, f] = allUnits(compile(source, { optimize: 2 }));
  expect(f?.constants).toEqual([{ type: 'None' }, { type: 'bool', value: false }]);
});

test('nesting and long expressions are no problem', () => {
  expect(compile(`x = ${Array(800).fill('a').join(' + ')}\n`).stackSize).toBe(2);
});
