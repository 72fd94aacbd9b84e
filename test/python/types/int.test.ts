import { expect, test } from 'vitest';
import { evaluate } from './evaluate.ts';

test('arithmetic goes on where numbers stop being exact', () => {
  expect(evaluate('(2**53 + 1, 2**53 * 3, -2**63 // 3, 2**63 % -7)')).toBe(
    '(9007199254740993, 27021597764222976, -3074457345618258603, -6)',
  );
  expect(evaluate('((-7) // 2, (-7) % 2, 7 // -2, 7 % -2)', '')).toBe('(-4, 1, -4, -1)');
  expect(evaluate('x / y', 'x = 0; y = -5')).toBe('-0.0');
});

test('a shift, and its limits', () => {
  expect(evaluate('(x << 52, x << 53, x << 100 >> 99, -x >> 70)', 'x = 1')).toBe(
    '(4503599627370496, 9007199254740992, 2, -1)',
  );
  expect(evaluate('x << -1', 'x = 1')).toBe('ValueError: negative shift count');
  expect(evaluate('x << 2**70', 'x = 1')).toBe('OverflowError: too many digits in integer');
});

test('powers', () => {
  expect(evaluate('(x**40, x**41, x**-2, (-x)**3)', 'x = 2')).toBe('(1099511627776, 2199023255552, 0.25, -8)');
  expect(evaluate('(-x) ** 0.5', 'x = 8')).toBe('(1.7319121124709868e-16+2.8284271247461903j)');
});

test('int() takes text, bytes and numbers', () => {
  expect(evaluate("(int('0x1f', 0), int(b'12'), int(' 1_000 '), int(-1.9), int())")).toBe('(31, 12, 1000, -1, 0)');
  expect(evaluate("int('x')")).toBe("ValueError: invalid literal for int() with base 10: 'x'");
  expect(evaluate('int(1, 2)')).toBe("TypeError: int() can't convert non-string with explicit base");
  expect(evaluate('int([])')).toBe(
    "TypeError: int() argument must be a string, a bytes-like object or a real number, not 'list'",
  );
});

test('the very same int comes back where nothing is to be done', () => {
  expect(evaluate('(+x is x, abs(x) is x, int(x) is x, x + 0 is x, x.real is x)', 'x = 1000')).toBe(
    '(True, True, True, False, True)',
  );
});

test('a subclass is an int of its own type, its arithmetic is of int', () => {
  const setup = 'class I(int): pass\nx = I(2**70)';
  expect(evaluate('(x == 2**70, type(x + 1) is int, type(int(x)) is int, type(I.from_bytes(b"a")) is I)', setup)).toBe(
    '(True, True, True, True)',
  );
});

test('bool: logic stays bool, sums do not', () => {
  expect(evaluate('(x & x, x | 0, x ^ x, x + x, str(x), f"{x:d}")', 'x = True')).toBe(
    "(True, 1, False, 2, 'True', '1')",
  );
});

test('divmod() asks the left operand, then the right one', () => {
  expect(evaluate('(divmod(-7, 2), divmod(7, 2.0))')).toBe('((-4, 1), (3.0, 1.0))');
  expect(evaluate("divmod(1, 'a')")).toBe("TypeError: unsupported operand type(s) for divmod(): 'int' and 'str'");
});
