import { expect, test } from 'vitest';
import { floatRepr } from '../../../source/python/numbers/float-repr.ts';
import * as integer from '../../../source/python/numbers/integer.ts';
import { outcome } from '../text/outcome.ts';

const PAIRS: [bigint, bigint, floor: string, modulo: string, quotient: string][] = [
  [7n, -2n, '-4', '-1', '-3.5'],
  [-7n, 2n, '-4', '1', '-3.5'],
  [-7n, -2n, '3', '-1', '3.5'],
  [1000000000000000000000000000000n, -7n, '-142857142857142857142857142858', '-6', '-1.4285714285714285e+29'],
  [
    5n,
    0n,
    'ZeroDivisionError: integer division or modulo by zero',
    'ZeroDivisionError: integer modulo by zero',
    'ZeroDivisionError: division by zero',
  ],
  [0n, -3n, '0', '0', '-0.0'],
  [9007199254740993n, 1n, '9007199254740993', '0', '9007199254740992.0'],
];

test('division', () => {
  for (const [a, b, floor, modulo, quotient] of PAIRS) {
    expect(outcome(() => integer.integerFloorDivide(a, b).toString())).toBe(floor);
    expect(outcome(() => integer.integerModulo(a, b).toString())).toBe(modulo);
    expect(outcome(() => floatRepr(integer.integerTrueDivide(a, b)))).toBe(quotient);
  }
  expect(integer.integerTrueDivide(2n ** 1024n, 2n ** 1000n - 1n)).toBe(16777216);
  expect(outcome(() => integer.integerTrueDivide(10n ** 400n, 3n))).toBe(
    'OverflowError: integer division result too large for a float',
  );
});

const MODULAR: [bigint, bigint, bigint, value: string][] = [
  [3n, -1n, 7n, '5'],
  [3n, -1n, 6n, 'ValueError: base is not invertible for the given modulus'],
  [2n, 100n, -7n, '-5'],
  [5n, 3n, 1n, '0'],
  [2n, 5n, 0n, 'ValueError: pow() 3rd argument cannot be 0'],
  [7n, -2n, 10n, '9'],
];

test('powers with a modulus', () => {
  for (const [a, b, c, value] of MODULAR) {
    expect(outcome(() => integer.integerPowerModulo(a, b, c).toString())).toBe(value);
  }
});

const BYTES: [bigint, length: number, order: string, signed: boolean, hex: string][] = [
  [258n, 2, 'big', false, '0102'],
  [258n, 2, 'little', false, '0201'],
  [-1n, 2, 'big', true, 'ffff'],
  [-1n, 1, 'big', false, "OverflowError: can't convert negative int to unsigned"],
  [256n, 1, 'big', false, 'OverflowError: int too big to convert'],
  [128n, 1, 'big', true, 'OverflowError: int too big to convert'],
  [-128n, 1, 'big', true, '80'],
  [1n, 1, 'middle', false, "ValueError: byteorder must be either 'little' or 'big'"],
  [1n, -1, 'big', false, 'ValueError: length argument must be non-negative'],
];

test('bytes of ints', () => {
  for (const [value, length, order, signed, hex] of BYTES) {
    expect(outcome(() => Buffer.from(integer.integerToBytes(value, length, order, signed)).toString('hex'))).toBe(hex);
  }
  expect(integer.integerFromBytes(Uint8Array.of(0xff, 0x7f), 'big', true)).toBe(-129n);
});

test('bits, roots and divisors', () => {
  expect([0n, 1n, -255n, 256n, 2n ** 100n].map(integer.bitLength)).toEqual([0, 1, 8, 9, 101]);
  expect([0n, -7n, 2n ** 100n - 1n].map(integer.bitCount)).toEqual([0, 3, 100]);
  expect(integer.integerSquareRoot(10n ** 40n - 1n)).toBe(10n ** 20n - 1n);
  expect(integer.integerGcd(-(2n ** 70n), 6n)).toBe(2n);
  expect(integer.integerGcd(3n, 3n ** 700n)).toBe(3n);
  expect(integer.integerLcm(-4n, 6n)).toBe(12n);
  expect(outcome(() => integer.integerShiftLeft(1n, -1n))).toBe('ValueError: negative shift count');
  expect([15n, 25n, -25n].map((value) => integer.integerRoundTo(value, -1n))).toEqual([20n, 20n, -20n]);
});

test('ints and floats compare exactly', () => {
  expect(integer.compareIntegerFloat(2n ** 53n + 1n, 2 ** 53)).toBe(1);
  expect(integer.compareIntegerFloat(10n ** 400n, Infinity)).toBe(-1);
  expect(integer.compareIntegerFloat(1n, NaN)).toBeNaN();
});
