import { expect, test } from 'vitest';
import type { PythonVersion } from '../../source/heap/version-facts.ts';
import { Machine } from '../../source/machine.ts';
import { lines } from './play.ts';

/** What a compilation leaves in empty free lists, as `sys._debugmallocstats()` tells. */
function left(python: PythonVersion, source: string, mode = 'eval'): Record<string, number> {
  const probe = `import gc, sys
source = ${JSON.stringify(source)}
compile(source, '', ${JSON.stringify(mode)})
gc.collect()
sys._debugmallocstats()
sys.stderr.write('====')
compile(source, '', ${JSON.stringify(mode)})
sys._debugmallocstats()
`;
  let text = '';
  const write = (_: number, written: string) => {
    text += written;
  };
  new Machine({ python, argv: ['probe.py'], memoryLimit: 2 ** 28, host: { write, readSource: () => null } }).run(
    probe,
    'probe.py',
  );
  const [before, after] = text.split('====').map((part) => {
    const counts = [...part.matchAll(/(\d+) free (?:Py)?(.*?)(?: Py\w+)?s? \*/g)];
    return new Map(counts.map(([, count, name]) => [name as string, Number(count)]));
  });
  const grown = [...(after ?? [])].map(([name, count]) => [name, count - (before?.get(name) ?? 0)] as const);
  return Object.fromEntries(grown.filter(([, count]) => count !== 0));
}

test('a compilation leaves its dicts, lists and tuples of keys', () => {
  expect(left('3.13', '1')).toEqual({ DictObject: 9, ListObject: 6, '1-sized': 2, '2-sized': 6 });
  expect(left('3.13', 'a.b.c')).toEqual({
    DictObject: 9,
    DictKeysObject: 2,
    ListObject: 6,
    '2-sized': 6,
    '3-sized': 2,
  });
  expect(left('3.13', '(1, 2)')).toEqual({ DictObject: 9, ListObject: 6, '1-sized': 2, '2-sized': 11 });
});

test('a function has a unit of its own while the one around it waits', () => {
  const nested = { DictObject: 23, DictKeysObject: 6, ListObject: 10, '1-sized': 6, '2-sized': 18 };
  expect(left('3.13', 'lambda a: lambda b: a')).toEqual(nested);
  const siblings = { DictObject: 17, DictKeysObject: 2, ListObject: 10, '1-sized': 4, '2-sized': 12, '3-sized': 2 };
  expect(left('3.13', 'def a():pass\ndef b():pass\n', 'exec')).toEqual(siblings);
});

test('an inlined comprehension keeps the symbols that it replaces', () => {
  const inlined = { DictObject: 11, DictKeysObject: 6, ListObject: 8, '1-sized': 4, '2-sized': 6 };
  expect(left('3.13', '[i for i in x]')).toEqual(inlined);
});

test('up to 3.11 no dict of hidden locals is among them', () => {
  expect(left('3.11', '1')).toEqual({ DictObject: 8, ListObject: 6, '1-sized': 2, '2-sized': 6 });
});

test('code objects show the very strs that they hold: the file is the one that compile() was given', () => {
  const script = `
name = '<made%d>' % 5
code = compile('def f(x): pass', name, 'exec')
print(code.co_filename is name, code.co_consts[0].co_filename is name, code.co_consts[0].co_name)
`;
  expect(lines(script)).toEqual(['True True f']);
});
