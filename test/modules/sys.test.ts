import { expect, test } from 'vitest';
import { failure, lines, play } from './play.ts';

test('getrefcount reads the field', () => {
  const script = `
import sys
x = object()
y = [x, x]
print(sys.getrefcount(x), sys.getrefcount(None), sys.getrefcount([]))
`;
  expect(lines(script)).toEqual(['4 4294967295 1']);
});

test('getsizeof adds the heads in front', () => {
  const script = `
from sys import getsizeof
class P: pass
class Liar:
    def __sizeof__(self): return 10
print(getsizeof([]), getsizeof(()), getsizeof({}), getsizeof(1), getsizeof('abc'), getsizeof(P()), getsizeof(Liar()))
`;
  expect(lines(script)).toEqual(['56 40 64 28 44 48 42']);
});

test('_debugmallocstats adds up', () => {
  const { err } = play('import sys; sys._debugmallocstats()');
  const row = (label: string): number =>
    Number(new RegExp(`${label}[^=]*= +([\\d,]+)`).exec(err)?.[1].replaceAll(',', ''));
  const parts = [
    'bytes in allocated',
    'bytes in available',
    'unused pools',
    'pool headers',
    'quantization',
    'alignment',
  ];
  expect(parts.reduce((sum, part) => sum + row(part), 0)).toBe(row('Total'));
});

test('exit tells the status', () => {
  expect(play('import sys; sys.exit()').status).toBe(0);
  expect(play('import sys; sys.exit(3)').status).toBe(3);
  expect(play('import sys; sys.exit(-1)').status).toBe(255);
  expect(play("import sys; sys.exit('no')")).toEqual({ out: '', err: 'no\n', status: 1 });
});

test('the version is the simulated one', () => {
  expect(lines('import sys; print(sys.version_info[:2], sys.version_info.major, sys.implementation.name)')).toEqual([
    '(3, 13) 3 cpython',
  ]);
});

test('what is not simulated says so', () => {
  expect(failure('import sys; sys.settrace(print)')).toBe('NotImplementedError: sys.settrace() is not simulated');
});

test('unraisablehook hears of errors in finalizers', () => {
  const script = `
import sys
class D:
    def __del__(self): raise ValueError('in del')
def hook(u): print(type(u).__name__, u.exc_type.__name__, u.exc_value, u.err_msg, u.object is D.__del__)
sys.unraisablehook = hook
D()
`;
  expect(lines(script)).toEqual(['UnraisableHookArgs ValueError in del None True']);
});

test('reports of exceptions go where the script has turned sys.stderr', () => {
  const script = `
import io, sys
class D:
    def __del__(self): raise ValueError('in del')
sys.stderr = io.StringIO()
try:
    1 / 0
except ZeroDivisionError:
    sys.__excepthook__(*sys.exc_info())
D()
text = sys.stderr.getvalue()
sys.stderr = sys.__stderr__
print('division by zero' in text, 'in del' in text)
`;
  expect(lines(script)).toEqual(['True True']);
});

test('the limit of digits can be set', () => {
  const script = `
import sys
try: str(10 ** 5000)
except ValueError as error: print(error)
sys.set_int_max_str_digits(0)
print(len(str(10 ** 5000)), len(f'{10 ** 5000:,}'), int('9' * 5000) % 7, sys.get_int_max_str_digits())
sys.set_int_max_str_digits(640)
for code in (lambda: int('9' * 641), lambda: '%d' % 10 ** 640, lambda: sys.set_int_max_str_digits(5)):
    try: code()
    except ValueError as error: print(error)
`;
  expect(lines(script)).toEqual([
    'Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit',
    '5001 6667 1 0',
    'Exceeds the limit (640 digits) for integer string conversion: value has 641 digits; ' +
      'use sys.set_int_max_str_digits() to increase the limit',
    'Exceeds the limit (640 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit',
    'maxdigits must be 0 or larger than 640',
  ]);
});
