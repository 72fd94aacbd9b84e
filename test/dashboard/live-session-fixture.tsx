/** A program for live-session.test.ts: the dashboard over canned moments, in a real terminal. */

import { play } from '../../source/dashboard/index.tsx';
import { FakePlayback } from '../view/fake-playback.ts';
import { middle, ready, stuck } from '../view/moments.ts';

const playback = new FakePlayback([ready, middle, stuck]);
const trouble = process.argv[2];
playback.subscribe(() => {
  if (trouble === 'broken') playback.breakDown(new Error('the engine broke'));
  if (trouble === 'thrown') setTimeout(() => Promise.reject(new Error('thrown somewhere')), 0);
  if (trouble === 'exit') process.exit(3);
});
try {
  process.exitCode = await play(playback, {
    color: '16',
    theme: 'dark',
    ascii: false,
    mouse: false,
    inline: process.argv[3] === 'inline',
    speed: 1,
    still: false,
    render: async () => '',
  });
} catch (error) {
  console.error(`heaptop: ${(error as Error).message}`);
  process.exitCode = 70;
}
