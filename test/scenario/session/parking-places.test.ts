import { expect, test } from 'vitest';
import { nextFollowing, nextParking } from '../../../source/scenario/session/parking-places.ts';

/** The places of the others when all have been sent where they should be. */
function settled(current: number, parked: number[], most: number): number[] {
  const places = [...parked];
  for (let turn = 0; turn < 100; turn++) {
    const next = nextParking(current, places, most - places.length, 100);
    if (next === null) return places.sort((a, b) => a - b);
    if (next.engine < 0) places.push(next.at);
    else places[next.engine] = next.at;
  }
  throw new Error('they never come to rest');
}

test('three engines wait at the quarters, and the last quarter comes first', () => {
  expect(nextParking(4000, [], 3, 100)).toEqual({ engine: -1, at: 3000 });
  expect(settled(4000, [], 3)).toEqual([1000, 2000, 3000]);
});

test('nobody waits on a short way', () => {
  expect(nextParking(99, [], 3, 100)).toBeNull();
  expect(nextParking(0, [], 3, 100)).toBeNull();
  expect(nextParking(0, [500, 700], 1, 100)).toBeNull();
});

test('one that stands where another one is fills the gap', () => {
  expect(nextParking(4000, [4000, 1000, 2000], 0, 100)).toEqual({ engine: 0, at: 3000 });
  expect(nextParking(4000, [3999, 1000, 2000], 0, 100)).toEqual({ engine: 0, at: 3000 });
  expect(settled(9999, [10_000, 5000, 2500], 3)).toEqual([2500, 5000, 7499]);
});

test('as a run goes on, those that stand close together come after it', () => {
  const places = settled(40_000, [1000, 2000, 3000], 3);
  expect(places.at(-1)).toBeGreaterThan(20_000);
  const stands = [0, ...places, 40_000];
  expect(Math.max(...stands.slice(1).map((stand, i) => stand - stands[i]))).toBeLessThan(20_000);
});

test('from anywhere they come to rest', () => {
  for (const current of [1000, 3333, 10_000])
    for (const parked of [
      [0, 0, 0],
      [10_000, 10_000, 9000],
      [1, 2, 3],
      [5000, 5000, 500],
    ])
      expect(settled(current, parked, 3)).toHaveLength(3);
});

test('who comes behind keeps close; more of them divide the way evenly', () => {
  const follow = (followers: number, steps: readonly number[]): number[] => {
    const places: number[] = [];
    for (const current of steps)
      for (;;) {
        const next = nextFollowing(current, places, 3 - places.length, followers, 100);
        if (next === null) break;
        if (next.engine < 0) places.push(next.at);
        else places[next.engine] = next.at;
      }
    return places;
  };
  const way = Array.from({ length: 1000 }, (_, i) => i * 10);
  expect(follow(0, way)).toEqual([]);
  expect(follow(1, way.slice(0, 11))).toEqual([]);
  const [one] = follow(1, way);
  expect(one).toBeGreaterThan(9_990 * (15 / 16) - 100);
  expect(one).toBeLessThanOrEqual(9_990 * (15 / 16));
  const three = follow(3, way);
  for (const [i, part] of [15 / 16, 5 / 8, 5 / 16].entries()) {
    expect(three[i]).toBeGreaterThan(9_990 * part - 100);
    expect(three[i]).toBeLessThanOrEqual(9_990 * part);
  }
});

test('nobody comes behind on a way that has been gone before', () => {
  expect(nextFollowing(5000, [9000], 2, 3, 100)).toBeNull();
  expect(nextFollowing(10_000, [9000], 2, 1, 100)).toEqual({ engine: 0, at: 9375 });
  expect(nextFollowing(10_000, [], 0, 1, 100)).toBeNull();
});
