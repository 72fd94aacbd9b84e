import { expect, test } from 'vitest';
import { TimSort } from '../../../source/python/types/timsort.ts';

/** Sorts the indexes of `values` by their values; returns them with every comparison that was made. */
function sorted(values: readonly number[]): { order: number[]; comparisons: string[] } {
  const order = values.map((_, index) => index);
  const comparisons: string[] = [];
  const less = (a: number, b: number): boolean => {
    comparisons.push(`${a}<${b}`);
    return values[a] < values[b];
  };
  new TimSort(order, null, less, () => {}).sort();
  return { order, comparisons };
}

test('compares what CPython 3.13 compares', () => {
  expect(sorted([3, 1, 2]).comparisons).toEqual(['1<0', '2<1', '1<2', '2<0', '2<0', '2<1']);
  expect(sorted([1, 2, 3]).comparisons).toEqual(['1<0', '2<1']);
  expect(sorted([3, 2, 1]).comparisons).toEqual(['1<0', '2<1']);
});

test('is stable', () => {
  const values = Array.from({ length: 500 }, (_, i) => (i * 7919) % 13);
  const { order } = sorted(values);
  const expected = values.map((_, i) => i).sort((a, b) => values[a] - values[b] || a - b);
  expect(order).toEqual(expected);
});

test('keeps all elements when a comparison throws', () => {
  const keys = Array.from({ length: 300 }, (_, i) => (i * 131) % 300);
  let left = 900;
  const less = (a: number, b: number): boolean => {
    if (left-- === 0) throw new Error('enough');
    return a < b;
  };
  expect(() => new TimSort(keys, null, less, () => {}).sort()).toThrow('enough');
  expect([...keys].sort((a, b) => a - b)).toEqual(Array.from({ length: 300 }, (_, i) => i));
});

test('takes scratch space for long merges only', () => {
  const halves = (n: number): number[] => Array.from({ length: n }, (_, i) => (2 * i) % n);
  const asked = (n: number): number[] => {
    const sizes: number[] = [];
    new TimSort(
      halves(n),
      null,
      (a, b) => a < b,
      (slots) => sizes.push(slots),
    ).sort();
    return sizes;
  };
  expect(asked(401)).toEqual([]);
  expect(asked(1001)).toEqual([500]);
});
