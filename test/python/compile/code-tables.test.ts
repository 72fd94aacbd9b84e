import { expect, test } from 'vitest';
import { codeTables } from '../../../source/python/compile/code-tables.ts';
import { compileModule } from '../../../source/python/compile/compile-module.ts';
import { parse } from '../../../source/python/syntax/parse.ts';

/** Lengths of co_code, co_linetable and co_exceptiontable. */
function lengths(source: string): [code: number, locations: number, exceptions: number] {
  const tables = codeTables(compileModule(parse(source, 'a.py'), { filename: 'a.py', mode: 'exec' }));
  return [2 * tables.codeUnits, tables.locationBytes, tables.exceptionBytes];
}

test('tables of a code object are as long as in CPython 3.13', () => {
  expect(lengths('x = 1\n')).toEqual([8, 10, 0]);
  expect(lengths('for i in f(x):\n    print(i.a)\n')).toEqual([70, 30, 0]);
  expect(lengths('try:\n    x = 1\nexcept E:\n    pass\n')).toEqual([34, 33, 12]);
});

test('a far jump takes an instruction more', () => {
  const body = '    print(a, b, c)\n'.repeat(40);
  expect(lengths(`while x:\n${body}`)[0]).toBe(842);
});
