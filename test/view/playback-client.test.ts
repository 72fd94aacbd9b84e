import { expect, test } from 'vitest';
import type { Command } from '../../source/scenario/session/commands.ts';
import { PlaybackClient } from '../../source/view/playback-client.ts';
import { middle, ready, script } from './moments.ts';

/** A client whose engine writes down what it is asked. */
function client() {
  const sent: (Command | 'want' | 'close')[] = [];
  const playback = new PlaybackClient(script, {
    send: (command) => void sent.push(command),
    wantMoment: () => void sent.push('want'),
    broken: new Promise(() => {}),
    close: async () => void sent.push('close'),
  });
  return { sent, playback };
}

test('a moment is welcome again once the last one has been fetched', () => {
  const { sent, playback } = client();
  let changes = 0;
  playback.subscribe(() => {
    changes += 1;
  });
  playback.hear({ is: 'moment', moment: ready });
  playback.hear({ is: 'moment', moment: middle });
  expect(changes).toBe(2);
  expect(sent).toEqual([]);
  expect(playback.moment()).toEqual(middle);
  expect(playback.moment()).toBe(playback.moment());
  expect(sent).toEqual(['want']);
});

test('a later command takes the place of a step under way', async () => {
  const { sent, playback } = client();
  const first = playback.stepTo('end');
  const second = playback.stepTo({ collection: 1 });
  expect(await first).toBe(true);
  playback.hear({ is: 'arrived', id: 1, moved: true });
  playback.hear({ is: 'arrived', id: 2, moved: false });
  expect(await second).toBe(false);
  const third = playback.stepTo('start');
  playback.play('max');
  expect(await third).toBe(true);
  expect(sent).toEqual([
    { do: 'go', to: 'end', id: 1 },
    { do: 'go', to: { collection: 1 }, id: 2 },
    { do: 'go', to: 'start', id: 3 },
    { do: 'play', stepsPerSecond: Number.POSITIVE_INFINITY },
  ]);
});

test('after close nothing is heard or sent', async () => {
  const { sent, playback } = client();
  playback.hear({ is: 'moment', moment: ready });
  const step = playback.stepTo('end');
  await playback.close();
  expect(await step).toBe(false);
  playback.hear({ is: 'moment', moment: middle });
  playback.pause();
  expect(playback.moment().step).toBe(ready.step);
  expect(await playback.stepTo('start')).toBe(false);
  expect(sent).toEqual([{ do: 'go', to: 'end', id: 1 }, 'close', 'want']);
});

test('the texts of imported modules join the sources', () => {
  const { playback } = client();
  playback.hear({ is: 'source', file: 'helper.py', source: 'a = 1\nb = 2\n' });
  playback.hear({ is: 'source', file: 'helper.py', source: 'a = 1\nb = 2\n' });
  const { script: _, ...sent } = ready;
  playback.hear({ is: 'moment', moment: sent });
  const added = playback.moment().script.sources.slice(script.sources.length);
  expect(added).toEqual([{ file: 'helper.py', lines: ['a = 1', 'b = 2'] }]);
});
