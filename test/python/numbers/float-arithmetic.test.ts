import { expect, test } from 'vitest';
import {
  floatDivmod,
  floatFloorDivide,
  floatModulo,
  floatPower,
  floatRatio,
  floatRound,
  floatRoundTo,
} from '../../../source/python/numbers/float-arithmetic.ts';
import { floatRepr } from '../../../source/python/numbers/float-repr.ts';
import { outcome } from '../text/outcome.ts';

const PAIRS: [number, number, floor: string, modulo: string][] = [
  [7, -2, '-4.0', '-1.0'],
  [-7, 2, '-4.0', '1.0'],
  [-0, 3, '-0.0', '0.0'],
  [5.5, Infinity, '0.0', '5.5'],
  [-5.5, Infinity, '-1.0', 'inf'],
  [1, 0.1, '9.0', '0.09999999999999995'],
  [1e300, 7, '1.4285714285714286e+299', '1.0'],
  [1, 0, 'ZeroDivisionError: float floor division by zero', 'ZeroDivisionError: float modulo by zero'],
  [-1, -0.3, '3.0', '-0.10000000000000003'],
];

test('floor division and modulo have the signs of Python', () => {
  for (const [a, b, floor, modulo] of PAIRS) {
    expect(outcome(() => floatRepr(floatFloorDivide(a, b)))).toBe(floor);
    expect(outcome(() => floatRepr(floatModulo(a, b)))).toBe(modulo);
  }
  expect(outcome(() => floatDivmod(1, 0))).toBe('ZeroDivisionError: float divmod()');
});

const POWERS: [number, number, text: string][] = [
  [2, 0.5, '1.4142135623730951'],
  [1.05, 10, '1.628894626777442'],
  [10, -5, '1e-05'],
  [1.1, 1.7, '1.1758923494079665'],
  [-8, 3, '-512.0'],
  [0, -1, 'ZeroDivisionError: 0.0 cannot be raised to a negative power'],
  [2, 1000000, 'OverflowError: Numerical result out of range'],
  [1, NaN, '1.0'],
  [-1, Infinity, '1.0'],
];

test('powers', () => {
  for (const [a, b, text] of POWERS) expect(outcome(() => floatRepr(floatPower(a, b)))).toBe(text);
});

const ROUNDED: [number, number, text: string][] = [
  [2.675, 2, '2.67'],
  [0.5, 0, '0.0'],
  [1.5, 0, '2.0'],
  [2.5, 0, '2.0'],
  [1234.5, -2, '1200.0'],
  [-0.4, 0, '-0.0'],
  [1e22, -21, '1e+22'],
  [1.7e308, -308, 'OverflowError: rounded value too large to represent'],
  [5e-324, 400, '5e-324'],
];

test('rounding goes by the exact value', () => {
  for (const [value, places, text] of ROUNDED) {
    expect(outcome(() => floatRepr(floatRoundTo(value, places)))).toBe(text);
  }
  expect([0.5, 1.5, 2.5, -0.5, -1.5].map(floatRound)).toEqual([0n, 2n, 2n, 0n, -2n]);
  expect(floatRatio(0.1)).toEqual([3602879701896397n, 36028797018963968n]);
  expect(outcome(() => floatRound(NaN))).toBe('ValueError: cannot convert float NaN to integer');
});
