import { expect, test } from 'vitest';
import { evaluate } from './evaluate.ts';

test('methods that change nothing give the same object', () => {
  const same = ['s[:]', 's.strip()', 's * 1', "s + ''", "'' + s", "'%s' % s", "s.replace('x', 'y')", "''.join([s])"];
  expect(evaluate(`[${same.map((text) => `${text} is s`).join(', ')}]`, "s = 'a bc'")).toBe(
    `[${same.map(() => 'True').join(', ')}]`,
  );
  expect(evaluate('(s.lower() is s, s.translate({}) is s)', "s = 'a bc'")).toBe('(False, False)');
});

test('single characters are singletons, but not where CPython fills a new str', () => {
  expect(evaluate("('xay'[1] is a, 'a b'.split()[0] is a, 'A'.lower() is a, 'xay'[1::5] is a)", "a = 'xay'[1]")).toBe(
    '(True, True, False, False)',
  );
});

test('lists of split() have room in advance', () => {
  expect(evaluate("[sizeof('a b c d e'.split()), sizeof('a,b,c'.split(',')), sizeof('a\\nb\\nc'.splitlines())]")).toBe(
    '[88, 96, 72]',
  );
});

test('a subclass keeps its characters in a block of its own', () => {
  expect(evaluate("(sizeof(S('abc')), sizeof(S('é')), type(S('a') + 'b') is str, S(5))", 'class S(str): pass')).toBe(
    "(68, 66, True, '5')",
  );
});

test('str.format() and %', () => {
  expect(evaluate("'{0[a]} {x!r:>{w}} {0[b].real}'.format({'a': 1, 'b': 2j}, x='q', w=5)")).toBe('"1   \'q\' 0.0"');
  expect(evaluate("'%(a)05.1f|%(b)-4s|' % {'a': 2.25, 'b': 'x'}")).toBe("'002.2|x   |'");
  expect(evaluate("'{}'.format()")).toBe('IndexError: Replacement index 0 out of range for positional args tuple');
  expect(evaluate("'%d' % 'a'")).toBe('TypeError: %d format: a real number is required, not str');
});

test('positions count characters, not code units', () => {
  expect(evaluate("(s.__len__(), s[1], s[::-1], s.find('b'), s[1:])", "s = 'a\u{1f40d}b'")).toBe(
    "(3, '\u{1f40d}', 'b\u{1f40d}a', 2, '\u{1f40d}b')",
  );
});

test('errors', () => {
  expect(evaluate("'abc'[1.5]")).toBe("TypeError: string indices must be integers, not 'float'");
  expect(evaluate("''.join(['a', 2])")).toBe('TypeError: sequence item 1: expected str instance, int found');
  expect(evaluate("'abc'.find(1)")).toBe('TypeError: find() argument 1 must be str, not int');
  expect(evaluate("str(b'a', 'nope')")).toBe('LookupError: unknown encoding: nope');
});
