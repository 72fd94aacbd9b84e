import { expect, test } from 'vitest';
import { evaluate } from './evaluate.ts';

test('a float is compared with an int by exact values', () => {
  expect(evaluate('(2**53 + 1 == x, 2**53 == x, x < 2**53 + 1, x < 10**400)', 'x = 2.0**53')).toBe(
    '(False, True, True, True)',
  );
});

test('division floors', () => {
  expect(evaluate('(x // 2, x % 2, -x % 2)', 'x = -7.0')).toBe('(-4.0, 1.0, 1.0)');
  expect(evaluate('x // 0', 'x = 1.5')).toBe('ZeroDivisionError: float floor division by zero');
});

test('rounding is to even, of the exact value', () => {
  expect(evaluate('(x.__round__(), (2.675).__round__(2), (1e20).__round__())', 'x = 2.5')).toBe(
    '(2, 2.67, 100000000000000000000)',
  );
});

test('formats', () => {
  expect(evaluate("(f'{x:.2f}', f'{x:>10,.1f}', x.hex(), format(x, ''))", 'x = 1234.5')).toBe(
    "('1234.50', '   1,234.5', '0x1.34a0000000000p+10', '1234.5')",
  );
  expect(evaluate("format(1.5, 'd')")).toBe("ValueError: Unknown format code 'd' for object of type 'float'");
});

test('complex', () => {
  expect(evaluate("((1+2j) * (3-1j), (1+2j) / (3-1j), (1+2j) ** -1, complex('-1e3-infj'))")).toBe(
    '((5+5j), (0.1+0.7000000000000001j), (0.2-0.4j), (-1000-infj))',
  );
  expect(evaluate('complex(0.0, -0.0)')).toBe('-0j');
  expect(evaluate("complex('1+ 2j')")).toBe('ValueError: complex() arg is a malformed string');
});
