import { expect, test } from 'vitest';
import { Samples } from '../../../source/scenario/session/samples.ts';

/** Samples of a run of `steps` steps whose memory is `memory(step)`. */
function sampled(steps: number, memory: (step: number) => number) {
  const samples = new Samples();
  for (let step = 0; step <= steps; step++) if (step === samples.next) samples.add(memory(step));
  return samples.around(steps, memory(steps));
}

test.each([0, 1, 510, 511, 512, 1021, 5000, 100_000])(
  '%i steps have at most 512 samples, the last at the end',
  (steps) => {
    const { steps: at, traced } = sampled(steps, (step) => step * 3);
    expect(at.length).toBeLessThanOrEqual(512);
    expect(at.length).toBe(traced.length);
    expect(at.at(-1)).toBe(steps);
    expect(at).toEqual([...new Set(at)].sort((a, b) => a - b));
    const interval = (at[1] ?? 1) - at[0];
    for (const step of at.slice(0, -1)) expect(step % interval).toBe(0);
  },
);

test('a peak that was sampled stays when samples are thinned out', () => {
  const { traced } = sampled(4000, (step) => (step === 301 ? 999 : 1));
  expect(Math.max(...traced)).toBe(999);
});
