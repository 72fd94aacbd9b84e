import { expect, test } from 'vitest';
import { scriptOutput } from '../run/script-output.ts';

const CASES: readonly (readonly [expression: string, shown: string])[] = [
  ['list.append(1)', "descriptor 'append' for 'list' objects doesn't apply to a 'int' object"],
  ['list.append()', 'unbound method list.append() needs an argument'],
  ['int.__add__(1)', 'expected 1 argument, got 0'],
  ["int.__add__('a', 1)", "descriptor '__add__' requires a 'int' object but received a 'str'"],
  ['property().__set__(1, 2)', "property of 'int' object has no setter"],
  ["super(int, 'a')", 'super(type, obj): obj (instance of str) is not an instance or subtype of type (int).'],
  ["setattr(slice(1), 'start', 3)", 'readonly attribute'],
  ["dict.__dict__['fromkeys']", "<method 'fromkeys' of 'dict' objects>"],
  ['[].append.__qualname__', "'list.append'"],
  ['[].append == [].append', 'False'],
  ['(1).__add__ == (1).__add__', 'True'],
];

test.each(CASES)('%s', (expression, shown) => {
  expect(scriptOutput(`try: print(repr(${expression}))\nexcept Exception as e: print(e)\n`).out).toBe(`${shown}\n`);
});

test('the variables of a frame write through, and take names that the code does not know', () => {
  const script = `import sys
def f():
    k = 1
    names = sys._getframe().f_locals
    names['k'] = 7
    names['extra'] = 2
    print(k, list(names), names == {**names})
f()
`;
  expect(scriptOutput(script).out).toBe("7 ['k', 'names', 'extra'] True\n");
});
