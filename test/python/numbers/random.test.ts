import { expect, test } from 'vitest';
import { MersenneTwister } from '../../../source/python/numbers/mersenne-twister.ts';
import * as draws from '../../../source/python/numbers/random-draws.ts';

test('seed 42 gives the stream of CPython', () => {
  const generator = new MersenneTwister(42n);
  expect([generator.random(), generator.random()]).toEqual([0.6394267984578837, 0.025010755222666936]);
  expect([1, 33, 64, 100].map((bits) => generator.getRandBits(bits))).toEqual([
    0n,
    1051802512n,
    13585496030504862185n,
    1167876019479626170561453694887n,
  ]);
  expect(draws.randRange(generator, 3n, 1000n, 7n)).toBe(976n);
  expect(draws.randInt(generator, 1n, 6n)).toBe(1n);
  expect(draws.choiceIndex(generator, 17)).toBe(13);
  const items = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  draws.shuffle(generator, 10, (i, j) => {
    [items[i], items[j]] = [items[j], items[i]];
  });
  expect(items).toEqual([5, 3, 2, 8, 4, 6, 7, 1, 9, 0]);
  expect(draws.sampleIndices(generator, 30, 5)).toEqual([22, 20, 17, 13, 7]);
  expect(draws.sampleIndices(generator, 10000, 6)).toEqual([7359, 9654, 4557, 106, 2615, 6924]);
  expect(draws.choicesIndices(generator, 3, 5, [1, 3, 6])).toEqual([1, 0, 2, 1, 0]);
  expect(draws.uniform(generator, -3, 5)).toBe(-2.226268985332288);
  const pair = { next: undefined };
  expect([draws.gauss(generator, pair), draws.gauss(generator, pair)]).toEqual([
    0.7823268087036421, -1.1132222142481727,
  ]);
  expect(draws.normalVariate(generator, 1, 2)).toBe(4.8989940791395306);
  expect(draws.exponentialVariate(generator, 2)).toBe(0.38418121201508465);
});

test('text and long ints seed too', () => {
  const generator = new MersenneTwister(0n);
  generator.seedByText('heaptop');
  expect(generator.random()).toBe(0.5099391351428352);
  generator.seed(-(2n ** 70n));
  expect(generator.random()).toBe(0.2327882718301838);
});
