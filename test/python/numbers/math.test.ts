import { expect, test } from 'vitest';
import { erf, erfc } from '../../../source/python/numbers/error-function.ts';
import { floatRepr } from '../../../source/python/numbers/float-repr.ts';
import * as sums from '../../../source/python/numbers/float-sums.ts';
import { gamma, logGamma } from '../../../source/python/numbers/gamma.ts';
import { combinations, factorial, permutations } from '../../../source/python/numbers/integer-math.ts';
import * as math from '../../../source/python/numbers/math.ts';
import { outcome } from '../text/outcome.ts';

const CASES: [(x: number) => number, number, text: string][] = [
  [math.sqrt, -1, 'ValueError: math domain error'],
  [math.sqrt, 2, '1.4142135623730951'],
  [math.log, 0, 'ValueError: math domain error'],
  [math.log, 10, '2.302585092994046'],
  [math.log10, 1000, '3.0'],
  [math.log2, 8, '3.0'],
  [math.exp, 1000, 'OverflowError: math range error'],
  [math.exp, 1, '2.718281828459045'],
  [math.sin, 100000, '0.03574879797201651'],
  [math.cos, 2.5, '-0.8011436155469337'],
  [math.tan, 1.1, '1.9647596572486523'],
  [math.atan, 0.7, '0.6107259643892086'],
  [math.asin, 2, 'ValueError: math domain error'],
  [math.atanh, 1, 'ValueError: math domain error'],
  [math.sinh, 1.5, '2.1292794550948173'],
  [math.cosh, 0.1, '1.0050041680558035'],
  [math.sin, Infinity, 'ValueError: math domain error'],
  [math.ulp, 1, '2.220446049250313e-16'],
  [math.degrees, 1, '57.29577951308232'],
  [gamma, 0.5, '1.7724538509055159'],
  [gamma, 6, '120.0'],
  [gamma, -1, 'ValueError: math domain error'],
  [gamma, 200, 'OverflowError: math range error'],
  [logGamma, 100.5, '361.4355404677776'],
  [erf, 0.5, '0.5204998778130465'],
  [erf, 2, '0.9953222650189527'],
  [erfc, 3, '2.2090496998585438e-05'],
];

test('functions of a float', () => {
  for (const [run, x, text] of CASES) expect(outcome(() => floatRepr(run(x)))).toBe(text);
});

const PAIRS: [(x: number, y: number) => number, number, number, text: string][] = [
  [math.pow, 0, -1, 'ValueError: math domain error'],
  [math.pow, -8, 0.3333333333333333, 'ValueError: math domain error'],
  [math.pow, 2.5, 3.5, '24.705294220065465'],
  [math.pow, 10, 400, 'OverflowError: math range error'],
  [math.fmod, -7, 3, '-1.0'],
  [math.fmod, 1, 0, 'ValueError: math domain error'],
  [math.remainder, 5, 2, '1.0'],
  [math.remainder, 7, 2, '-1.0'],
  [math.atan2, -1, -0, '-1.5707963267948966'],
  [math.nextAfter, 1, 2, '1.0000000000000002'],
  [math.nextAfter, 0, -1, '-5e-324'],
];

test('functions of two floats', () => {
  for (const [run, x, y, text] of PAIRS) expect(outcome(() => floatRepr(run(x, y)))).toBe(text);
});

test('sums', () => {
  expect(sums.fsum([0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1])).toBe(1);
  expect(sums.fsum([1e16, 1, 1e-16, -1e16])).toBe(1.0);
  expect(outcome(() => sums.fsum([Infinity, -Infinity]))).toBe('ValueError: -inf + inf in fsum');
  expect(sums.vectorNorm([3, 4])).toBe(5);
  expect(sums.vectorNorm([1e-320, 1e-320])).toBe(1.414e-320);
  expect(sums.vectorNorm([1.1, 2.2, 3.3])).toBe(4.115823125451335);
  expect(sums.fusedMultiplyAdd(0.1, 10, -1)).toBe(5.551115123125783e-17);
  expect(sums.sumOfProducts([10, 0.1, -10], [0.1, 10, 0.2])).toBe(0.0);
});

test('functions of ints', () => {
  expect(factorial(25n)).toBe(15511210043330985984000000n);
  expect(combinations(50n, 25n)).toBe(126410606437752n);
  expect(permutations(10n, 3n)).toBe(720n);
  expect(outcome(() => factorial(-1n))).toBe('ValueError: factorial() not defined for negative values');
  expect(outcome(() => combinations(2n, -1n))).toBe('ValueError: k must be a non-negative integer');
  expect(math.logOfInteger(10n ** 400n, 'log')).toBe(921.0340371976182);
  expect(outcome(() => math.floor(NaN))).toBe('ValueError: cannot convert float NaN to integer');
});
