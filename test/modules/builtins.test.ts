import { expect, test } from 'vitest';
import { failure, lines, play } from './play.ts';

test('print separates, ends and goes to any file', () => {
  const script = `
class File:
    def write(self, text):
        parts.append(text)
parts = []
print(1, 'two', None, sep='-', end='!\\n')
print('a', 'b', file=File())
print(parts)
`;
  expect(lines(script)).toEqual(['1-two-None!', "['a', ' ', 'b', '\\n']"]);
  expect(failure('print(1, sep=2)')).toBe('TypeError: sep must be None or a string, not int');
});

test('a string that was printed is held by the buffer of stdout, as in a pipe', () => {
  const script = `
import sys
s = ''.join(['ab', 'cd'])
print(sys.getrefcount(s), s)
print(sys.getrefcount(s))
sys.stdout.flush()
print(sys.getrefcount(s))
`;
  expect(lines(script)).toEqual(['2 abcd', '3', '2']);
});

test('sum adds ints of any size and floats without losing digits', () => {
  expect(lines('print(sum([0.1] * 10), sum([1, 2.5, 3]), sum([[1], [2]], []), sum([2**63, 2**63]))')).toEqual([
    '1.0 6.5 [1, 2] 18446744073709551616',
  ]);
  expect(failure("sum(['a'], '')")).toBe("TypeError: sum() can't sum strings [use ''.join(seq) instead]");
});

test('min and max take keys, defaults and several arguments', () => {
  expect(lines("print(max(3, 1, 2), min('bca'), max([], default=0), min(['aa', 'b'], key=len))")).toEqual(['3 a 0 b']);
  expect(failure('max([])')).toBe('ValueError: max() iterable argument is empty');
  expect(failure('max()')).toBe('TypeError: max expected at least 1 argument, got 0');
});

test('isinstance goes through tuples, metaclasses and __class__', () => {
  const script = `
class Meta(type):
    def __instancecheck__(cls, obj): return obj == 7
class Any(metaclass=Meta): pass
class Fake:
    __class__ = int
print(isinstance(1, (str, (int,))), isinstance(7, Any), isinstance(8, Any), isinstance(Fake(), int))
print(issubclass(bool, int), issubclass(int, (str, bool)))
`;
  expect(lines(script)).toEqual(['True True False True', 'True False']);
  expect(failure('isinstance(1, 1)')).toBe(
    'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union',
  );
});

test('exec and eval run in given namespaces', () => {
  const script = `
space = {'x': 2}
exec('y = x + 1', space)
def f():
    a = 5
    return eval('a * 2'), sorted(locals())
print(space['y'], eval('x + y', space), f(), eval(compile('3 * 3', 'c', 'eval')))
`;
  expect(lines(script)).toEqual(["3 5 (10, ['a']) 9"]);
  expect(failure("eval('1 +')")).toBe('SyntaxError: invalid syntax');
});

test('input reads lines and reports the end', () => {
  expect(play("print(input('? ') + '!')", {}, ['hello\n']).out).toBe('? hello!\n');
  expect(failure('input()')).toBe('EOFError: EOF when reading a line');
});

test('files are in memory: what a script writes it can read', () => {
  expect(failure("open('x.txt')")).toBe("FileNotFoundError: [Errno 2] No such file or directory: 'x.txt'");
  expect(lines("with open('x.txt', 'w') as f: f.write('a\\nb')\nprint(open('x.txt').readlines())")).toEqual([
    "['a\\n', 'b']",
  ]);
});
