import { expect, test } from 'vitest';
import { failure, lines, play } from './play.ts';

test('a module beside the script runs once', () => {
  const script = `
import helper
import helper as again
from helper import value as v, get
helper.value = 2
print(again is helper, v, get(), helper.__name__, helper.__file__)
`;
  const helper = "print('runs')\nvalue = 1\ndef get(): return value\n";
  expect(lines(script, { helper })).toEqual(['runs', 'True 1 2 helper helper.py']);
});

test('a star takes what __all__ lists, or all public names', () => {
  expect(lines('from helper import *\nprint(a)', { helper: 'a, _b = 1, 2\n' })).toEqual(['1']);
  expect(lines('from helper import *\nprint(_b)', { helper: "__all__ = ['_b']\na, _b = 1, 2\n" })).toEqual(['2']);
});

test('a module that fails is not kept', () => {
  const script = `
import sys
for _ in range(2):
    try:
        import broken
    except ValueError as error:
        print(error, 'broken' in sys.modules)
`;
  expect(lines(script, { broken: "raise ValueError('no')" })).toEqual(['no False', 'no False']);
});

test('errors name what is missing', () => {
  expect(failure('import nothing.here')).toBe("ModuleNotFoundError: No module named 'nothing'");
  expect(failure('import gc.here')).toBe("ModuleNotFoundError: No module named 'gc.here'; 'gc' is not a package");
  expect(failure('from gc import here')).toBe("ImportError: cannot import name 'here' from 'gc' (unknown location)");
  expect(play("import sys\nsys.modules['gc'] = None\nimport gc").err).toContain(
    'ModuleNotFoundError: import of gc halted; None in sys.modules',
  );
});
