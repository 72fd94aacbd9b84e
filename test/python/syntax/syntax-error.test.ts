import { expect, test } from 'vitest';
import { parse } from '../../../source/python/syntax/parse.ts';
import { PythonSyntaxError } from '../../../source/python/syntax/syntax-error.ts';

/** A broken source, and what CPython 3.13.0 says of it: message, line:offset-end_line:end_offset. */
const mistakes: readonly (readonly [string, string, string])[] = [
  ['if x\n  pass', "expected ':'", '1:5-1:6'],
  ['x = ', 'invalid syntax', '1:5-1:6'],
  ['1 = x', "cannot assign to literal here. Maybe you meant '==' instead of '='?", '1:1-1:2'],
  ['if x = 1: pass', "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", '1:4-1:9'],
  ["print 'hello'", "Missing parentheses in call to 'print'. Did you mean print(...)?", '1:1-1:14'],
  ['print(1', "'(' was never closed", '1:6-1:0'],
  ['print 1)', "unmatched ')'", '1:8-1:8'],
  ['x = (1, 2]', "closing parenthesis ']' does not match opening parenthesis '('", '1:10-1:10'],
  ["x = {'a': 1 'b': 2}", 'invalid syntax. Perhaps you forgot a comma?', '1:11-1:16'],
  ["x = 'unterminated", 'unterminated string literal (detected at line 1)', '1:5-1:5'],
  ['def f(a=1, b): pass', 'parameter without a default follows parameter with a default', '1:12-1:13'],
  ['f(a=1, 2)', 'positional argument follows keyword argument', '1:9-1:10'],
  ['for x in y:\npass', "IndentationError: expected an indented block after 'for' statement on line 1", '2:1-2:5'],
  ['  x = 1', 'IndentationError: unexpected indent', '1:2-1:-1'],
  ['if x:\n    a\n  b', 'IndentationError: unindent does not match any outer indentation level', '3:4-3:-1'],
  ['import a from b', "Did you mean to use 'from ... import ...' instead?", '1:1-1:16'],
  ['True = 1', 'cannot assign to True', '1:1-1:5'],
  [
    'x = 0777',
    'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers',
    '1:5-1:6',
  ],
  ["f'{}'", "f-string: valid expression required before '}'", '1:4-1:5'],
  ['try:\n  pass', "expected 'except' or 'finally' block", '2:7-2:-1'],
  ['def f():\n', 'IndentationError: expected an indented block after function definition on line 1', '1:9-1:-1'],
  ['x = “text”', "invalid character '“' (U+201C)", '1:5-1:5'],
  ['if x:\n\ta\n        b', 'TabError: inconsistent use of tabs and spaces in indentation', '3:1-3:0'],
  ['f() = 1', "cannot assign to function call here. Maybe you meant '==' instead of '='?", '1:1-1:4'],
  ['f(x for x in y, 1)', 'Generator expression must be parenthesized', '1:3-1:15'],
  ['a, b += 1', "'tuple' is an illegal expression for augmented assignment", '1:1-1:5'],
  ['(a, b): int', 'only single target (not tuple) can be annotated', '1:1-1:7'],
  ['del f()', 'cannot delete function call', '1:5-1:8'],
  ['x = 1abc', 'invalid decimal literal', '1:5-1:5'],
  ['x = """a\n\nb', 'unterminated triple-quoted string literal (detected at line 3)', '1:5-1:5'],
  ['\\ x', 'unexpected character after line continuation character', '1:2-1:0'],
  ["f'{a b}'", 'invalid syntax. Perhaps you forgot a comma?', '1:4-1:7'],
  ["f'{a!x}'", "f-string: invalid conversion character 'x': expected 's', 'r', or 'a'", '1:6-1:7'],
  ['{1: *a}', 'cannot use a starred expression in a dictionary value', '1:5-1:7'],
  ['{1:}', "expression expected after dictionary key and ':'", '1:3-1:4'],
  ['[x, y for x in z]', 'did you forget parentheses around the comprehension target?', '1:2-1:6'],
  ['def f(*): pass', 'named arguments must follow bare *', '1:7-1:8'],
  ['def f(a, *, **k): pass', 'named arguments must follow bare *', '1:10-1:11'],
  ['lambda (a): 1', 'Lambda expression parameters cannot be parenthesized', '1:8-1:11'],
  ['with f() as 1: pass', 'cannot assign to literal', '1:13-1:14'],
  ['from a import b,', 'trailing comma not allowed without surrounding parentheses', '1:17-1:18'],
  ['class A\n  pass', "expected ':'", '1:8-1:9'],
  ['try:\n  a\nexcept A, B:\n  c', 'multiple exception types must be parenthesized', '3:8-3:12'],
  ['case = match x', 'invalid syntax', '1:14-1:15'],
  ["b'é'", 'bytes can only contain ASCII literal characters', '1:1-1:5'],
  [
    "'\\x1'",
    "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated \\xXX escape",
    '1:1-1:6',
  ],
  ['x = a b', 'invalid syntax', '1:7-1:8'],
  ['f(**a, *b)', 'iterable argument unpacking follows keyword argument unpacking', '1:6-1:10'],
  ['x = $', 'invalid syntax', '1:5-1:6'],
  ['not = 1', 'invalid syntax', '1:5-1:6'],
  ['3 + not 4', "'not' after an operator must be parenthesized", '1:5-1:10'],
  ['f(a=)', 'expected argument value expression', '1:3-1:5'],
  ['a if b', "expected 'else' after 'if' expression", '1:1-1:7'],
  ["'a' b'c'", 'cannot mix bytes and nonbytes literals', '1:9-1:10'],
  ['import', "Expected one or more names after 'import'", '1:7-1:7'],
  ['for 1 in x: pass', 'cannot assign to literal', '1:5-1:6'],
  ['nonlocal', 'invalid syntax', '1:9-1:10'],
  ['x = yield = 1', 'assignment to yield expression not possible', '1:5-1:10'],
  ['match x:\n  case a as 1: pass', 'invalid pattern target', '2:13-2:14'],
];

function refusal(source: string): PythonSyntaxError {
  try {
    parse(source, 'test.py');
  } catch (error) {
    if (error instanceof PythonSyntaxError) return error;
    throw error;
  }
  throw new Error(`accepted: ${source}`);
}

test.each(mistakes)('%j: %s', (source, message, place) => {
  const error = refusal(source);
  const kind = error.kind === 'SyntaxError' ? '' : `${error.kind}: `;
  expect(kind + error.message).toBe(message);
  expect(`${error.line}:${error.column}-${error.endLine}:${error.endColumn}`).toBe(place);
});

test('the error has the line and the file', () => {
  expect(refusal('x = 1\nif y\n  pass')).toMatchObject({ filename: 'test.py', text: 'if y\n' });
});
