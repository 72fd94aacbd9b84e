import { expect, test } from 'vitest';
import { PythonSyntaxError } from '../../../source/python/syntax/syntax-error.ts';
import { compile } from './snippets.ts';

/** Source, message, and the place: line, column, end line, end column, as CPython 3.13 reports them. */
const cases: [string, string, [number, number, number, number]][] = [
  ['return 1', "'return' outside function", [1, 1, 1, 9]],
  ['break', "'break' outside loop", [1, 1, 1, 6]],
  ['continue', "'continue' not properly in loop", [1, 1, 1, 9]],
  ['x = 1; global x', "name 'x' is assigned to before global declaration", [1, 8, 1, 16]],
  ['def f():\n  print(x)\n  global x', "name 'x' is used prior to global declaration", [3, 3, 3, 11]],
  ['def f(x):\n  nonlocal x', "name 'x' is parameter and nonlocal", [2, 3, 2, 13]],
  ['def f():\n  nonlocal y', "no binding for nonlocal 'y' found", [2, 3, 2, 13]],
  ['nonlocal x', 'nonlocal declaration not allowed at module level', [1, 1, 1, 11]],
  ['def f(a, a): pass', "duplicate argument 'a' in function definition", [1, 10, 1, 11]],
  ['yield 1', "'yield' outside function", [1, 1, 1, 8]],
  ['def f():\n  await x', "'await' outside async function", [2, 3, 2, 10]],
  ['async def f():\n  yield 1\n  return 2', "'return' with value in async generator", [3, 3, 3, 11]],
  ['__debug__ = 1', 'cannot assign to __debug__', [1, 1, 1, 10]],
  ['f(a=1, a=2)', 'keyword argument repeated: a', [1, 8, 1, 11]],
  ['*a, *b = c', 'multiple starred expressions in assignment', [1, 1, 1, 7]],
  ['[(yield 1) for x in y]', "'yield' inside list comprehension", [1, 3, 1, 10]],
];

test.each(cases)('%s', (source, message, [line, column, endLine, endColumn]) => {
  try {
    compile(`${source}\n`);
  } catch (error) {
    expect(error).toBeInstanceOf(PythonSyntaxError);
    expect(error).toMatchObject({ message, line, column, endLine, endColumn });
    return;
  }
  expect.unreachable(`compiled: ${source}`);
});
