import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadBundled } from '../../../source/scenario/load.ts';
import type { Moment } from '../../../source/view/moment.ts';
import { chooserScreen } from '../../../source/view/screen/chooser-screen.ts';
import { lineWidth, paintLine, sliceLine } from '../../../source/view/screen/line.ts';
import { PANELS } from '../../../source/view/screen/panels.ts';
import { composeScreen, renderScreen, tableOn } from '../../../source/view/screen/screen.ts';
import { DEFAULT_VIEW, type ScreenView } from '../../../source/view/screen/screen-view.ts';
import { tableLines } from '../../../source/view/screen/top-table.ts';
import { textWidth } from '../../../source/view/text-width.ts';
import { GROUPINGS, SORT_KEYS, TOP_CHOICES } from '../../../source/view/top-sites.ts';
import { TYPE_SORT_KEYS } from '../../../source/view/type-rows.ts';
import { MOMENTS, middle, nasty } from '../moments.ts';

const SIZES = ['80x24', '120x40', '200x60', '79x24', '120x30', '60x20', '40x10', '20x3'] as const;

function size(text: string) {
  const [columns, rows] = text.split('x').map(Number);
  return { columns, rows };
}

for (const name of Object.keys(MOMENTS)) {
  test.each(SIZES)(`the ${name} screen at %s`, async (text) => {
    const screen = renderScreen(MOMENTS[name], { ...size(text), color: 'none' });
    await expect(`${screen}\n`).toMatchFileSnapshot(`screens/${name}-${text}.txt`);
  });
}

const HELD = { ...TOP_CHOICES, filter: 'circular' };
const ended: Moment = { ...middle, state: 'ended', step: 3020, totalSteps: 3020 };

/** What is open on the screen, or what the reader has chosen. */
const OPEN: Readonly<Record<string, readonly [Moment, string, Partial<ScreenView>]>> = {
  end: [ended, '80x24', {}],
  running: [{ ...middle, state: 'running' }, '80x24', { speed: 64, marks: [{ step: 300, moment: MOMENTS.ready }] }],
  filter: [middle, '120x40', { top: HELD, focus: 'top', recent: ['top'] }],
  prompt: [middle, '80x24', { prompt: { kind: 'go-to', text: 'line 3' } }],
  help: [middle, '80x24', { help: 0 }],
  'help-wide': [middle, '160x60', { help: 0 }],
  'expanded-generations': [MOMENTS.stuck, '80x24', { focus: 'generations', expanded: true }],
  'expanded-garbage': [MOMENTS.stuck, '120x40', { focus: 'garbage', expanded: true }],
  'expanded-types': [middle, '120x40', { focus: 'types', expanded: true }],
  ascii: [MOMENTS.stuck, '120x40', { ascii: true }],
  nothing: [middle, '1x1', {}],
};

test.each(Object.entries(OPEN))('the screen with this open: %s', async (name, [moment, text, chosen]) => {
  const screen = renderScreen(moment, { ...size(text), color: 'none', view: { ...DEFAULT_VIEW, ...chosen } });
  await expect(`${screen}\n`).toMatchFileSnapshot(`screens/${name}-${text}.txt`);
});

test('the screen in sixteen colours', async () => {
  const screen = renderScreen(MOMENTS.stuck, { ...size('80x24'), color: '16' });
  await expect(`${screen.replaceAll('\x1b', '␛')}\n`).toMatchFileSnapshot('screens/stuck-80x24.ansi.txt');
});

test.each(['80x24', '120x40', '40x10', '1x1'])('the chooser at %s', async (text) => {
  const { columns, rows } = size(text);
  const choices = await Promise.all(['ring', 'generations', 'uncollectable', 'leak-hunt'].map(choiceOf));
  const view = { selected: 1, path: null, files: [], notice: '', ascii: false };
  const screen = chooserScreen(choices, view, columns, rows).map((line) => paintLine(line, 'none').trimEnd());
  expect(screen.length).toBe(rows);
  await expect(`${screen.join('\n')}\n`).toMatchFileSnapshot(`screens/chooser-${text}.txt`);
});

async function choiceOf(name: string) {
  const bundled = await loadBundled();
  const found = bundled.find((scenario) => scenario.name === name);
  if (found === undefined) throw new Error(`no scenario ${name}`);
  return found;
}

test('the cursor is parked where the reader is: the typed text, the selected row, the line that runs next', () => {
  const on = (chosen: Partial<ScreenView>): string => {
    const { lines, cursor } = composeScreen(middle, { ...DEFAULT_VIEW, ...chosen }, size('120x40'));
    if (cursor === undefined) throw new Error('it is nowhere');
    return paintLine(lines[cursor.y], 'none').slice(cursor.x);
  };
  expect(on({})).toMatch(/^30 .*rows = \[\[i\]/);
  expect(on({ focus: 'top', recent: ['top'], cursors: { top: { row: 2, key: null } } })).toMatch(/^ *3 /);
  expect(on({ focus: 'source', recent: ['source'], cursors: { source: { row: 24, key: null } } })).toMatch(/^ *25 /);
  expect(on({ prompt: { kind: 'go-to', text: 'li' } })).toMatch(/^ +$/);
});

test('numbers of cells on the scrubber never run together; the later cell keeps its own', () => {
  const at = (...cells: number[]) => {
    const timeline = { steps: [0], traced: [0], cells, collections: [] };
    const moment = { ...middle, step: 90, totalSteps: 100, timeline };
    return renderScreen(moment, { columns: 120, rows: 40, color: 'none' }).split('\n')[1].slice(1, 62);
  };
  expect(at(0, 30, 32, 34)).toMatch(/^1━+2━4━+●─+$/);
  expect(at(0, 0, 0)).toMatch(/^3━+●─+$/);
  expect(at(...Array.from({ length: 11 }, (_, i) => 50 + i))).toMatch(/^━+1━5━8━11━+●─+$/);
});

test('what lies ahead of the playhead is told from what was, without a colour', () => {
  const plot = renderScreen(middle, { columns: 120, rows: 40, color: 'none' }).split('\n').slice(13, 18);
  const floor = plot[4];
  const playhead = renderScreen(middle, { columns: 120, rows: 40, color: 'none' }).split('\n')[19].indexOf('▲');
  expect(floor.slice(9, playhead + 1)).toMatch(/^[▁-█]+$/);
  expect(floor.slice(playhead + 1, playhead + 5)).toBe('░░░░');
});

test('the coloured screen says the same as the plain one', () => {
  const options = { columns: 120, rows: 40 };
  const plain = renderScreen(MOMENTS.stuck, { ...options, color: 'none' });
  for (const color of ['mono', '16'] as const) {
    const painted = renderScreen(MOMENTS.stuck, { ...options, color });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what is taken away
    expect(painted.replace(/\x1b\[\d+m/g, '')).toBe(plain);
  }
  expect(renderScreen(MOMENTS.stuck, { ...options, color: 'mono' })).not.toMatch(/\[3\dm/);
});

test('a screen is exactly as large as its terminal, at every size', () => {
  const sizes = fc.record({ columns: fc.integer({ min: 1, max: 300 }), rows: fc.integer({ min: 1, max: 100 }) });
  const panel = fc.constantFrom(...PANELS.map(({ id }) => id));
  const view: fc.Arbitrary<ScreenView> = fc
    .record({
      top: fc.record({
        sort: fc.constantFrom(...SORT_KEYS),
        reversed: fc.boolean(),
        filter: fc.constantFrom('', 'ref', '!obj'),
        group: fc.constantFrom(...GROUPINGS),
        against: fc.constantFrom<'off' | 'auto'>('off', 'auto'),
      }),
      types: fc.record({
        sort: fc.constantFrom(...TYPE_SORT_KEYS),
        reversed: fc.boolean(),
        filter: fc.constantFrom('', 'i'),
      }),
      marks: fc.constantFrom([], [{ step: 1, moment: MOMENTS.ready }], [{ step: 4000, moment: MOMENTS.nasty }]),
      help: fc.constantFrom(null, 0, 1, 9),
      notice: fc.constantFrom('', 'already at the first step'),
      focus: fc.constantFrom(null, ...PANELS.map(({ id }) => id)),
      recent: fc.array(panel),
      expanded: fc.boolean(),
      cursors: fc.dictionary(panel, fc.record({ row: fc.nat(200), key: fc.constant(null) })),
    })
    .map((chosen) => ({ ...DEFAULT_VIEW, ...chosen }));
  fc.assert(
    fc.property(fc.constantFrom(...Object.values(MOMENTS)), sizes, view, (moment, { columns, rows }, chosen) => {
      const screen = composeScreen(moment, chosen, { columns, rows });
      const { lines } = screen;
      const table = tableOn(screen);
      expect(lines.length).toBe(rows);
      for (const line of lines) {
        expect(lineWidth(line)).toBe(columns);
        // Measured piece by piece or as one text, the row is equally wide: no grapheme spans two segments.
        expect(textWidth(line.map(({ text }) => text).join(''))).toBe(columns);
      }
      if (table !== null) {
        tableLines(table.table).forEach((line, i) => {
          const drawn = sliceLine(lines[table.y + i], table.x, table.x + lineWidth(line));
          expect(drawn.map(({ text }) => text).join('')).toBe(line.map(({ text }) => text).join(''));
        });
      }
    }),
    { numRuns: 150 },
  );
});

test('nothing that a script chooses reaches the terminal as a control character', () => {
  for (const { columns, rows } of SIZES.map(size)) {
    for (const { id } of PANELS) {
      const view = { ...DEFAULT_VIEW, focus: id, recent: [id] };
      const screen = renderScreen(nasty, { columns, rows, color: 'none', view });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that there are none is the claim
      expect(screen.replaceAll('\n', '')).not.toMatch(/[\x00-\x1f\x7f-\x9f\u202a-\u202e]/);
    }
  }
});

test('nothing essential is lost at 80x24', () => {
  const screen = renderScreen(middle, { columns: 80, rows: 24, color: 'none' });
  for (const fact of [
    'CPython 3.13.0',
    'PAUSED',
    'step 2,715/3,020',
    '89%',
    'cell 4/4',
    '▸ 30  rows = [[i] for i in range(3000)]',
    '712/2,000',
    '2/10',
    'count0 2001 > threshold0 2000',
    'garbage 0',
    '266 KiB',
    '294 KiB',
    'total 266 KiB',
    'space play',
    '? help',
    'q quit',
  ]) {
    expect(screen).toContain(fact);
  }
});

test('the top table and its last line add up to the traced memory', () => {
  for (const sort of SORT_KEYS) {
    const { lines } = composeScreen(
      middle,
      { ...DEFAULT_VIEW, top: { ...TOP_CHOICES, sort } },
      { columns: 120, rows: 40 },
    );
    expect(lines.length).toBe(40);
  }
  const { memory } = middle;
  const bytes = memory.sites.reduce((sum, site) => sum + site.bytes, memory.otherSites.bytes);
  expect(bytes).toBe(memory.traced);
});

test('the foot of the help is whole on every page and at every width', () => {
  for (let columns = 40; columns <= 120; columns += 1)
    for (const help of [0, 1, 50]) {
      const foot = renderScreen(middle, { columns, rows: 10, color: 'none', view: { ...DEFAULT_VIEW, help } });
      expect(foot.trimEnd().split('\n').at(-1)).toMatch(/^ (page )?\d+(\/| of )\d+ .*\? .*close( the help)?$/);
    }
});
