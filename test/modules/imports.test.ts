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

test('a package beside the script, with relative imports and a directory without __init__', () => {
  const modules = {
    'package/__init__': 'from . import part\nfrom .part import value\n',
    'package/part': 'from .deep.leaf import value\n',
    'package/deep/leaf': 'value = 7\ndef boom():\n    1 / 0\n',
  };
  const script = `
import package.part as part, package.deep.leaf
print(part.value, package.value, package.__path__, package.part.__package__)
print(package.deep.__file__, package.deep.__path__, package.deep.leaf.__name__)
`;
  expect(lines(script, modules)).toEqual(["7 7 ['package'] package", "None ['package/deep'] package.deep.leaf"]);
});

test('a module beside the script comes before the library, but not before what start-up has imported', () => {
  expect(lines('import random\nprint(random.mine)', { random: 'mine = 1' })).toEqual(['1']);
  expect(lines('import time\nprint(hasattr(time, "sleep"))', { time: 'mine = 1' })).toEqual(['True']);
});

test('sys.path says where modules are looked for', () => {
  const script = "import sys\nprint(sys.path[:3])\nsys.path.append('lib')\nimport tool\nprint(tool.__file__)";
  expect(lines(script, { 'lib/tool': '' })).toEqual([
    "['', '/usr/local/lib/python313.zip', '/usr/local/lib/python3.13']",
    'lib/tool.py',
  ]);
});

test('a circular import is told as such', () => {
  const { err } = play('import a', { a: 'from b import y\nx = 1', b: 'from a import x\ny = 1' });
  expect(err).toContain(
    "ImportError: cannot import name 'x' from partially initialized module 'a' (most likely due to a circular import) (a.py)",
  );
});

test('what a module of a package misses itself is told', () => {
  const modules = { 'package/__init__': '', 'package/part': 'import missing' };
  expect(play('from package import part', modules).err).toContain("ModuleNotFoundError: No module named 'missing'");
  expect(play('from package import other', modules).err).toContain("ImportError: cannot import name 'other'");
});
