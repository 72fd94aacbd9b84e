import { expect, test } from 'vitest';
import * as hash from '../../../source/python/numbers/hash.ts';

const out = new hash.HashResult();

function words(value: bigint): [lo: number, hi: number] {
  return [Number(BigInt.asIntN(32, value)), Number(BigInt.asIntN(32, value >> 32n))];
}

const INTEGERS: [bigint, hash: bigint][] = [
  [0n, 0n],
  [1n, 1n],
  [-1n, -2n],
  [-2n, -2n],
  [2305843009213693951n, 0n],
  [2305843009213693950n, 2305843009213693950n],
  [-2305843009213693951n, 0n],
  [2305843009213693952n, 1n],
  [18446744073709551616n, 8n],
  [-1000000000000000000000000000000n, -465258685558744706n],
  [2147483648n, 2147483648n],
  [-2147483649n, -2147483649n],
];

test('ints hash modulo 2**61 - 1', () => {
  for (const [value, expected] of INTEGERS) {
    hash.hashInteger(value, out);
    expect(out.toSigned()).toBe(expected);
    const digits: number[] = [];
    for (let left = value < 0n ? -value : value; left > 0n; left >>= 30n) digits.push(Number(left & 0x3fff_ffffn));
    hash.hashDigits(Int32Array.from(digits), 0, digits.length, value < 0n, out);
    expect(out.toSigned()).toBe(expected);
  }
});

const FLOATS: [number, hash: bigint][] = [
  [0.5, 1152921504606846976n],
  [-0.5, -1152921504606846976n],
  [0.1, 230584300921369408n],
  [1e300, 1224995262755759164n],
  [-1e-300, -482449582752280463n],
  [2.305843009213694e18, 1n],
  [1e18, 1000000000000000000n],
  [Infinity, 314159n],
  [-Infinity, -314159n],
  [5e-324, 16777216n],
  [-3, -3n],
];

test('floats', () => {
  for (const [value, expected] of FLOATS) {
    hash.hashFloat(value, out);
    expect(out.toSigned()).toBe(expected);
  }
});

const TUPLES: [items: bigint[], tuple: bigint, frozenset: bigint][] = [
  [[], 5740354900026072187n, 133146708735736n],
  [[1n], -6644214454873602895n, -558064481276695278n],
  [[1n, 2n, 3n], 529344067295497451n, -272375401224217160n],
  [[-2n, 1099511627776n, 7n, -5n], 1180264647012437852n, -5859048124644540784n],
];

test('tuples and frozensets, from the hashes of their items', () => {
  for (const [items, tuple, frozenset] of TUPLES) {
    hash.tupleHashBegin(out);
    for (const item of items) hash.tupleHashAdd(...words(item), out);
    hash.tupleHashEnd(items.length, out);
    expect(out.toSigned()).toBe(tuple);
    hash.setHashBegin(out);
    for (const item of items) hash.setHashAdd(...words(item), out);
    hash.setHashEnd(items.length, out);
    expect(out.toSigned()).toBe(frozenset);
  }
});

test('complex, slice, None, addresses', () => {
  const real = new hash.HashResult();
  const imaginary = new hash.HashResult();
  hash.hashFloat(1.5, real);
  hash.hashFloat(-2, imaginary);
  hash.hashComplex(real, imaginary, out);
  expect(out.toSigned()).toBe(1152921504604846971n);
  hash.tupleHashBegin(out);
  for (const item of [1, 2, 3]) hash.tupleHashAdd(item, 0, out);
  hash.sliceHashEnd(out);
  expect(out.toSigned()).toBe(-2340833382717974474n);
  hash.hashNone(out);
  expect(out.toSigned()).toBe(4238894112n);
  hash.hashPointer(0x1234_5670, 0x7f, out);
  expect(out.toSigned()).toBe(0x7_f123_4567n);
});
