import { expect, test, vi } from 'vitest';
import type { Command } from '../../source/scenario/session/commands.ts';
import { fulfilled, remade } from '../../source/view/marks.ts';
import type { Moment, ScriptError } from '../../source/view/moment.ts';
import { PlaybackClient } from '../../source/view/playback-client.ts';
import type { Mark } from '../../source/view/screen/screen-view.ts';
import { WatchedPlayback } from '../../source/view/watched-playback.ts';
import { middle, ready } from './moments.ts';

/**
 * A run that arrives at once wherever it is sent up to step `reach`, and never behind that; `length` steps long, and failed
 * at the end with `error`.
 */
function runOf(title: string, length: number, error: ScriptError | null = null, reach = Number.POSITIVE_INFINITY) {
  const commands: Command[] = [];
  let closed = false;
  const script = { ...middle.script, title };
  const momentAt = (step: number): Omit<Moment, 'script'> => {
    const state = step === 0 ? 'ready' : step < length ? 'paused' : error === null ? 'ended' : 'failed';
    const timeline = { ...middle.timeline, cells: [1, 10, 20] };
    const cell = step === 0 ? -1 : step < 10 ? 0 : step < 20 ? 1 : 2;
    const { script: _, ...bare } = ready;
    return { ...bare, state, step, cell, timeline, totalSteps: length, error: state === 'failed' ? error : null };
  };
  const client = new PlaybackClient(script, {
    broken: new Promise(() => {}),
    wantMoment: () => {},
    close: async () => {
      closed = true;
    },
    send: (command) => {
      commands.push(command);
      if (command.do !== 'go') return;
      const { to, id } = command;
      const step = to === 'start' ? 0 : typeof to === 'object' && 'step' in to ? Math.min(to.step, length) : length;
      if (step > reach) return;
      queueMicrotask(() => {
        client.hear({ is: 'moment', moment: momentAt(step) });
        client.hear({ is: 'arrived', id, moved: true });
      });
    },
  });
  client.hear({ is: 'moment', moment: momentAt(0) });
  return { client, commands, isClosed: () => closed };
}

const MISTAKE: ScriptError = {
  summary: "SyntaxError: '(' was never closed",
  traceback: '  File "/a/script.py", line 3\n    x = (\n        ^\nSyntaxError: \'(\' was never closed\n',
};

test('a run anew is where the reader was, and goes on playing', async () => {
  const next = runOf('second', 40);
  const first = runOf('first', 30);
  const watched = new WatchedPlayback(
    first.client,
    async () => next.client,
    () => true,
  );
  await watched.stepTo({ step: 12 });
  const states: string[] = [];
  watched.subscribe((state) => states.push(state));
  await watched.saved();
  expect(watched.moment()).toMatchObject({ step: 12, script: { title: 'second' }, watch: { runs: 1, trouble: null } });
  expect(states).toEqual(['paused']);
  expect(first.isClosed()).toBe(true);
  first.client.hear({ is: 'moment', moment: ready });
  expect(states).toHaveLength(1);
});

test('what cannot be compiled is told beside the run that is shown, until it is mended', async () => {
  const runs = [runOf('broken', 1, MISTAKE), runOf('mended', 30)];
  const watched = new WatchedPlayback(
    runOf('first', 30).client,
    async () => (runs.shift() as never as ReturnType<typeof runOf>).client,
    (file) => file === '/a/script.py',
  );
  await watched.stepTo({ step: 12 });
  await watched.saved();
  expect(watched.moment()).toMatchObject({
    step: 12,
    script: { title: 'first' },
    watch: { runs: 0, trouble: MISTAKE },
  });
  await watched.saved();
  expect(watched.moment()).toMatchObject({ step: 12, script: { title: 'mended' }, watch: { runs: 1, trouble: null } });
});

test('an error while running is a run as any other', async () => {
  const error = { summary: 'ValueError: no', traceback: 'Traceback (most recent call last):\n…\nValueError: no\n' };
  const watched = new WatchedPlayback(
    runOf('first', 30).client,
    async () => runOf('fails', 20, error).client,
    () => true,
  );
  await watched.stepTo('end');
  await watched.saved();
  expect(watched.moment()).toMatchObject({ state: 'failed', error, watch: { trouble: null } });
  expect(await watched.stepTo({ step: 19 })).toBe(true);
  expect(watched.moment().state).toBe('paused');
});

test('a file that is gone is told, and the moments to compare with are those of the new run', async () => {
  let isThere = false;
  const open = async () => {
    if (!isThere) throw new Error('there is no file script.py');
    return runOf('back', 50).client;
  };
  const watched = new WatchedPlayback(runOf('first', 30).client, open, () => true);
  await watched.stepTo({ step: 5 });
  watched.compareWith([watched.moment()]);
  await watched.stepTo({ step: 25 });
  await watched.saved();
  expect(watched.moment().watch?.trouble?.summary).toBe('there is no file script.py');
  isThere = true;
  await watched.saved();
  const { watch, step } = watched.moment();
  expect(step).toBe(25);
  expect(watch?.compared.map(({ moment }) => [moment?.step, moment?.script.title])).toEqual([[5, 'back']]);
});

test('a mark that is far away stays where it was, and is read from another run meanwhile', async () => {
  vi.useFakeTimers();
  try {
    const late = runOf('second, late', 5000);
    const runs = [runOf('second', 5000, null, 100), late];
    const watched = new WatchedPlayback(
      runOf('first', 5000).client,
      async () => (runs.shift() as never as ReturnType<typeof runOf>).client,
      () => true,
    );
    await watched.stepTo({ step: 4000 });
    const far = { step: 4000, moment: watched.moment() };
    watched.compareWith([far.moment]);
    await watched.stepTo({ step: 15 });
    const heard: (readonly Mark[])[] = [];
    watched.subscribe(() => heard.push(remade(watched.moment().watch?.compared ?? [])));
    const saving = watched.saved();
    await vi.advanceTimersByTimeAsync(5000);
    await saving;
    expect(heard[0]).toEqual([{ ...far, outdated: true }]);
    expect(watched.moment()).toMatchObject({ step: 15, script: { title: 'second' } });
    const marks = fulfilled(heard[0], watched.moment().watch?.compared ?? []);
    expect(marks).toMatchObject([{ step: 4000, moment: { step: 4000, script: { title: 'second, late' } } }]);
    expect(marks[0]).not.toHaveProperty('outdated');
    expect(late.isClosed()).toBe(true);
  } finally {
    vi.useRealTimers();
  }
});

test('of two saves at once the later one counts', async () => {
  const titles = ['second', 'third'];
  const watched = new WatchedPlayback(
    runOf('first', 30).client,
    async () => runOf(titles.shift() ?? '', 30).client,
    () => true,
  );
  await Promise.all([watched.saved(), watched.saved()]);
  expect(watched.moment()).toMatchObject({ script: { title: 'third' }, watch: { runs: 1 } });
});
