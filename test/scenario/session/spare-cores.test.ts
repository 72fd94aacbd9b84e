import { availableParallelism } from 'node:os';
import { expect, test } from 'vitest';
import { CAN_GIVE_WAY } from '../../../source/scenario/session/giving-way.ts';
import { SpareCores } from '../../../source/scenario/session/spare-cores.ts';

test('nothing is said before the machine has been looked at, and never more than it has', async () => {
  const cores = new SpareCores();
  expect(cores.forFollowers()).toBe(0);
  await new Promise((resolve) => setTimeout(resolve, 450));
  const found = cores.forFollowers();
  expect(Number.isInteger(found)).toBe(true);
  expect(found).toBeGreaterThanOrEqual(0);
  expect(found).toBeLessThanOrEqual(Math.max(0, availableParallelism() - (CAN_GIVE_WAY ? 1 : 2)));
  // It holds for a while.
  expect(cores.forFollowers()).toBe(found);
});
