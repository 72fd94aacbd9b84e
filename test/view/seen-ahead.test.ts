import { expect, test } from 'vitest';
import type { Moment } from '../../source/view/moment.ts';
import { SeenAhead } from '../../source/view/seen-ahead.ts';
import { FakePlayback } from './fake-playback.ts';
import { middle } from './moments.ts';

/** Of a run too long to be looked at ahead: nothing is known behind the step. */
function at(step: number, totalSteps: number | null = null): Moment {
  const steps = Array.from({ length: step + 1 }, (_, i) => i);
  return { ...middle, step, totalSteps, timeline: { steps, traced: steps, collections: [], cells: [0] } };
}

test('what was seen of a long run stays on its scrubber and its plot when the reader goes back', async () => {
  const moments = [at(0), at(1), at(2), at(3, 3)];
  const playback = new SeenAhead(new FakePlayback(moments));
  expect(playback.moment()).toBe(moments[0]);
  await playback.stepTo({ step: 2 });
  expect(playback.moment()).toBe(moments[2]);
  await playback.stepTo({ step: 1 });
  expect(playback.moment()).toEqual({ ...moments[1], timeline: moments[2].timeline });
  expect(playback.moment()).toBe(playback.moment());
  await playback.stepTo('end');
  expect(playback.moment()).toBe(moments[3]);
  await playback.stepTo('start');
  expect(playback.moment()).toEqual({ ...moments[0], totalSteps: 3, timeline: moments[3].timeline });
});

test('of a script that was saved nothing has been seen', async () => {
  const saved = { ...at(1), watch: { runs: 1, trouble: null, compared: [] } };
  const playback = new SeenAhead(new FakePlayback([at(0), saved, at(2), at(3, 3)], 3));
  playback.moment();
  await playback.stepTo({ step: 1 });
  expect(playback.moment()).toBe(saved);
});
