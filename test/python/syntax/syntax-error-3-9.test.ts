import { expect, test } from 'vitest';
import { parse, parseFile } from '../../../source/python/syntax/parse.ts';
import { PythonSyntaxError } from '../../../source/python/syntax/syntax-error.ts';
import { SYNTAX_3_9 } from '../../../source/python/syntax/syntax-facts.ts';
import { ignoreWarnings } from '../../../source/python/syntax/syntax-warning.ts';

function mistake(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (!(error instanceof PythonSyntaxError)) throw error;
    const { line, column } = error;
    return `${error.message} ${line}:${column}`;
  }
  return 'none';
}

/** What CPython 3.9.18 says of each. */
test.each([
  ['match (f(x)):\n  case 1: pass', 'invalid syntax 1:14'],
  ['match -x:\n  case 1: pass', 'invalid syntax 1:10'],
  ['match x:\n  case 1: pass', 'invalid syntax 1:7'],
  ['x {1: 2}', 'invalid syntax 1:3'],
])('what nothing explains lies where the explanations were tried last: %s', (source, said) => {
  expect(mistake(() => parse(source, 'script.py', ignoreWarnings, SYNTAX_3_9))).toBe(said);
});

test('a file ends in a line of its own, a text does not', () => {
  const source = 'x = (1,\n';
  expect(mistake(() => parseFile(source, 'script.py', ignoreWarnings, SYNTAX_3_9))).toMatch(/EOF while parsing 2:/);
  expect(mistake(() => parse(source, 'script.py', ignoreWarnings, SYNTAX_3_9))).toMatch(/EOF while parsing 1:8/);
});
