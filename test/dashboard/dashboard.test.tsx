import { render } from 'ink-testing-library';
import { afterEach, expect, test, vi } from 'vitest';
import { Chooser, type Choosing } from '../../source/dashboard/chooser.tsx';
import { Dashboard } from '../../source/dashboard/dashboard.tsx';
import { fillHole, type Picture } from '../../source/dashboard/picture.ts';
import type { Canvas } from '../../source/dashboard/screen-on-canvas.tsx';
import type { Moment } from '../../source/view/moment.ts';
import { PANELS } from '../../source/view/screen/panels.ts';
import { renderScreen, type Size } from '../../source/view/screen/screen.ts';
import { DEFAULT_VIEW } from '../../source/view/screen/screen-view.ts';
import { FakePlayback } from '../view/fake-playback.ts';
import { MOMENTS, middle, nasty, ready, stuck } from '../view/moments.ts';

// ink-testing-library draws on 100 columns.
const SIZE: Size = { columns: 100, rows: 30 };
const open: { unmount: () => void }[] = [];
afterEach(() => {
  for (const app of open.splice(0)) app.unmount();
});

/** What a terminal would show: the picture, with Ink's frame in it. */
class Eyes implements Canvas {
  #picture: Picture = { rows: [], hole: null };

  draw(picture: Picture): void {
    this.#picture = picture;
  }

  see(frame: string | undefined): string {
    return fillHole(this.#picture, frame ?? '').join('\n');
  }
}

const tick = () => new Promise((resolve) => setImmediate(resolve));

function mount(moments: readonly Moment[], at = 0, size = SIZE) {
  const playback = new FakePlayback(moments, at);
  const left: string[] = [];
  const eyes = new Eyes();
  const app = render(
    <Dashboard
      playback={playback}
      canvas={eyes}
      size={size}
      color="none"
      initial={DEFAULT_VIEW}
      render={async (file) => `the screen for ${file}`}
      mouse
      onQuit={({ exitCode, printing }) => left.push(`quit ${exitCode}${printing ? ' printing' : ''}`)}
      onSuspend={() => left.push('suspend')}
      onRepaint={() => left.push('repaint')}
    />,
  );
  open.push(app);
  const type = async (keys: string) => {
    app.stdin.write(keys);
    await tick();
    await tick();
  };
  return { playback, left, type, screen: () => eyes.see(app.lastFrame()) };
}

test.each(Object.entries(MOMENTS))(
  'the live screen of %s is the snapshot, row by row, ink-table included',
  async (_, moment) => {
    for (const size of [{ columns: 80, rows: 24 }, SIZE, { columns: 100, rows: 12 }]) {
      const { screen } = mount([moment], 0, size);
      await tick();
      expect(screen().trimEnd()).toBe(renderScreen(moment, { ...size, color: 'none' }).trimEnd());
    }
  },
);

test('keys go to the playback as the key table says', async () => {
  const { playback, type, left } = mount([ready, middle, stuck], 1);
  await type(' ');
  await type(' ');
  await type('\x1b[C');
  await type('\x1b[D');
  await type(']');
  await type('[');
  await type('}');
  await type('{');
  await type('g');
  await type('G');
  expect(playback.calls).toEqual([
    'play 1',
    'pause',
    'step {"steps":1}',
    'step {"steps":-1}',
    'step {"collection":1}',
    'step {"collection":-1}',
    'step {"cell":1}',
    'step {"cell":-1}',
    'step "start"',
    'step "end"',
  ]);
  await type('q');
  expect(left).toEqual(['quit 0']);
});

test('keys typed in one chunk all count; mouse reports and unknown keys do nothing', async () => {
  const { playback, type, screen } = mount([ready, middle, stuck], 1);
  await type('++');
  expect(screen()).toContain(' 4x');
  await type('\x1b[<0;10;5M');
  await type('zx%');
  expect(playback.calls).toEqual([]);
});

test('a change of speed while playing reaches the playback', async () => {
  const { playback, type, screen } = mount([middle]);
  await type(' ');
  await type('+');
  await type('-');
  await type('-');
  await type('-');
  await type('-');
  expect(playback.calls).toEqual(['play 1', 'play 2', 'play 1', 'play 0.5', 'play 0.25']);
  expect(screen()).toContain('already at the lowest speed');
});

test('L plays over and over between the marks around the step, until L again', async () => {
  const { playback, type, screen } = mount([ready, middle, stuck], 0);
  await type('L');
  expect(screen()).toContain('a loop is between two marks');
  for (const keys of ['m', '\x1b[C', 'm', '\x1b[D', 'L']) await type(keys);
  expect(screen()).toContain('over and over from step 0 to 2,715');
  await type('+');
  await type('L');
  expect(playback.calls.slice(-3)).toEqual(['play 1 from 0 to 2715', 'play 2 from 0 to 2715', 'play 2']);
});

test('a key that can do nothing says why', async () => {
  const { type, screen, playback } = mount([ready, middle]);
  await type('\x1b[D');
  expect(screen()).toContain('already at the first step');
  await type(']');
  expect(screen()).toContain('no later collection');
  await type('s');
  expect(screen()).not.toContain('no later collection');
  expect(playback.calls).toEqual(['step {"collection":1}']);
});

test('space at the end plays from the start', async () => {
  const { type, playback } = mount([ready, middle, stuck], 2);
  await type(' ');
  expect(playback.calls).toEqual(['step "start"', 'play 1']);
});

test('s goes through the sort orders and shows which it is', async () => {
  const { type, screen } = mount([middle]);
  const headings: string[] = [];
  for (let i = 0; i < 8; i += 1) {
    headings.push(/(\S+[▾▴])|sorted by .*/.exec(screen())?.[0] ?? '');
    await type('s');
  }
  // A column that the screen has no room for is named under the table.
  const hidden = 'sorted by source';
  expect(headings).toEqual(['size▾', 'count▾', 'average▾', '%▾', 'trend▾', hidden, 'file:line▴', 'size▾']);
  await type('S');
  expect(screen()).toContain('size▾');
  await type('r');
  expect(screen()).toContain('size▴');
});

test('the top 10 is filtered while the filter is typed, grouped, and compared with a mark', async () => {
  const earlier = { ...middle, step: 100, memory: { ...middle.memory, traced: 1000, sites: [], otherSites: REST } };
  const { type, screen, playback } = mount([earlier, middle]);
  await type('/');
  for (const letter of 'obj2') await type(letter);
  expect(screen()).toMatch(/filter obj2 +2 other lines: 1000 B/);
  await type('\r');
  await type('\x1b');
  expect(screen()).not.toMatch(/filter obj2/);
  await type('m');
  await playback.stepTo({ step: 1 });
  await type('4');
  expect(screen()).toMatch(/\+\/- size/);
  await vi.waitFor(() => expect(screen()).toMatch(/\+258 KiB/));
  expect(screen()).toMatch(/\+265 KiB since @100/);
  await type('d');
  expect(screen()).not.toMatch(/\+\/- size/);
  await type('b');
  expect(screen()).toMatch(/ file /);
  await type('b');
  expect(screen()).toMatch(/ traceback /);
});

test('a key of the top 10 brings it up when another panel has its place', async () => {
  const { type, screen } = mount([stuck]);
  await type('6');
  await type('\x1b');
  expect(screen()).toMatch(/^─ \[6\] garbage /m);
  await type('b');
  expect(screen()).not.toMatch(/garbage ─/);
  expect(screen()).toMatch(/ file /);
  await type('6');
  await type('s');
  expect(screen()).toContain('count▾');
});

const REST = { sites: 2, bytes: 1000, count: 4 };

test('tab goes through the panels of the lower part and back; esc leaves them', async () => {
  const { type, screen } = mount([stuck]);
  const seen = new Set<string>();
  for (let i = 0; i < PANELS.length; i += 1) {
    await type('\t');
    seen.add(/^─▸\[.\] (.*?) ─/m.exec(screen())?.[1] ?? 'top');
  }
  expect(seen.size).toBe(PANELS.length);
  expect(seen).toContain('output');
  await type('\x1b[Z');
  await type('9');
  expect(screen()).toContain('─▸[9] story ─');
  await type('\x1b');
  expect(screen()).toContain('─ [9] story ─');
});

test('a digit chooses a panel, e expands it and esc gives the others back', async () => {
  const { type, screen } = mount([stuck]);
  await type('9');
  expect(screen()).toContain('─▸[9] story ─');
  await type('e');
  expect(screen()).toContain('╭─▸[9] story ─');
  expect(screen()).not.toContain('gen   objects');
  await type('\x1b');
  expect(screen()).toContain('gen   objects');
});

test('rows of the panel in focus are chosen with the arrows', async () => {
  const { type, screen } = mount([stuck], 0, { columns: 120, rows: 40 });
  await type('\x1b[B');
  expect(screen()).toContain('▸[4] top 10');
  await type('\x1b[A');
  expect(screen()).toContain('already at the top');
  await type('\x1b[B\x1b[B');
  expect(screen()).not.toContain('already');
  await type('\x1b[F');
  await type('\x1b[B');
  expect(screen()).toContain('already at the bottom');
});

test('help lists every key; q closes it first; ctrl+c always quits', async () => {
  const { type, screen, left } = mount([middle]);
  await type('?');
  expect(screen()).toContain('One step back: exactly the same screen again');
  await type('q');
  expect(screen()).toContain('file:line');
  expect(left).toEqual([]);
  await type('?');
  await type('\x03');
  expect(left).toEqual(['quit 130']);
});

test('ctrl+z and ctrl+l go to the session', async () => {
  const { type, left } = mount([middle]);
  await type('\x1a');
  await type('\x0c');
  expect(left).toEqual(['suspend', 'repaint']);
});

test('the screen follows the playback', async () => {
  const { playback, screen } = mount([ready, middle, stuck]);
  await tick();
  expect(screen()).toContain('READY');
  await playback.stepTo('end');
  await vi.waitFor(() => expect(screen()).toContain('FAILED'));
  expect(screen()).toContain('ValueError: nothing more to do');
});

test('what a script prints can not draw outside its place', async () => {
  const { screen } = mount([nasty]);
  await tick();
  expect(screen()).toContain('^[');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that there are none is the claim
  expect(screen().replaceAll('\n', '')).not.toMatch(/[\x00-\x1f\x7f-\x9f]/);
});

test('the chooser shows what each scenario teaches, and enter takes one', async () => {
  const results: Choosing[] = [];
  const eyes = new Eyes();
  const choices = [
    { name: 'refcounts', title: 'Reference counting', summary: 'Why sys.getrefcount says one more.', cells: [] },
    {
      name: 'circular-references',
      title: 'Circular references',
      summary: 'What reference counting can not free.',
      cells: [{ title: 'A ring', kind: 'code' }],
    },
  ];
  const app = render(
    <Chooser
      choices={choices}
      canvas={eyes}
      size={SIZE}
      color="none"
      onDone={(result) => results.push(result)}
      onSuspend={() => {}}
    />,
  );
  open.push(app);
  await tick();
  expect(eyes.see(app.lastFrame())).toContain('Why sys.getrefcount says one more.');
  app.stdin.write('\x1b[B');
  await tick();
  await tick();
  expect(eyes.see(app.lastFrame())).toContain('What reference counting can not free.');
  expect(eyes.see(app.lastFrame())).toContain('1 A ring');
  app.stdin.write('opack\t');
  await tick();
  await tick();
  expect(eyes.see(app.lastFrame())).toContain('open: pack');
  app.stdin.write('\r');
  await tick();
  await tick();
  expect(eyes.see(app.lastFrame())).toContain('there is no file pack');
  app.stdin.write('\x15');
  app.stdin.write('\x7f');
  await tick();
  await tick();
  app.stdin.write('\r');
  await tick();
  app.stdin.write('q');
  await tick();
  expect(results).toEqual([{ name: 'circular-references' }, { exitCode: 0 }]);
});
