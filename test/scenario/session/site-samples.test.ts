import { expect, test } from 'vitest';
import { SiteSamples } from '../../../source/scenario/session/site-samples.ts';

/** A run in which site 1 holds as many bytes as steps were done, and site 2 is made at step 40. */
function sampled(steps: number): SiteSamples {
  const samples = new SiteSamples();
  for (let step = 0; step <= steps; step++) {
    if (step !== samples.next) continue;
    samples.add({ siteCount: step < 40 ? 2 : 3, liveBytes: (site) => (site === 1 ? step : site === 2 ? 1000 : 0) });
  }
  return samples;
}

test('there are few samples however long the run, at multiples of a power of two', () => {
  for (const steps of [0, 1, 24, 25, 1000, 100_000]) {
    const at = sampled(steps).stepsBefore(steps);
    expect(at.length).toBeLessThanOrEqual(25);
    const interval = at[1] ?? 1;
    expect(Math.log2(interval) % 1).toBe(0);
    expect(at).toEqual(at.map((_, i) => i * interval));
  }
});

test('a trend is what the sites held together, nothing before they were made', () => {
  const samples = sampled(100);
  expect(samples.stepsBefore(100)).toEqual(Array.from({ length: 13 }, (_, i) => i * 8));
  expect(samples.trendBefore(100, [1])).toEqual(samples.stepsBefore(100));
  expect(samples.trendBefore(48, [1, 2])).toEqual([0, 8, 16, 24, 32, 1040]);
});
