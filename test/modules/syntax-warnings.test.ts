import { expect, test } from 'vitest';
import { play } from './play.ts';

test('warnings of the parser come before those of the compiler, all before the script runs', () => {
  const script = `x = 5
if x is 5: print("same")
assert (x, "always")
y = "\\d"
z = 1or 2
`;
  expect(play(script).err).toBe(
    `script.py:4: SyntaxWarning: invalid escape sequence '\\d'
  y = "\\d"
script.py:5: SyntaxWarning: invalid decimal literal
  z = 1or 2
script.py:2: SyntaxWarning: "is" with 'int' literal. Did you mean "=="?
  if x is 5: print("same")
script.py:3: SyntaxWarning: assertion is always true, perhaps remove parentheses?
  assert (x, "always")
`,
  );
});

test('a forgotten comma makes a call or a subscript', () => {
  const script = `def f():
    [1, 2] (3)
    {1} [0]
    [1] ["a"]
`;
  const said = play(script)
    .err.split('\n')
    .filter((line) => line.includes('Warning'));
  expect(said.map((line) => line.slice('script.py:2: SyntaxWarning: '.length))).toEqual([
    "'list' object is not callable; perhaps you missed a comma?",
    "'set' object is not subscriptable; perhaps you missed a comma?",
    'list indices must be integers or slices, not str; perhaps you missed a comma?',
  ]);
});
