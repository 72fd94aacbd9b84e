import { expect, test } from 'vitest';
import { loadBundled } from '../../../source/scenario/load.ts';
import type { Moment } from '../../../source/view/moment.ts';
import { renderScreen } from '../../../source/view/screen/screen.ts';
import { DEFAULT_VIEW } from '../../../source/view/screen/screen-view.ts';
import { runsOf, type Seen } from '../../every-step/every-step.ts';
import { expectAgreement } from '../agreeing.ts';
import { middle, stuck } from '../moments.ts';

const SIZES = [
  [80, 24],
  [79, 24],
  [120, 40],
  [200, 60],
] as const;

function number(text: string | undefined): number {
  return Number((text ?? 'NaN').replaceAll(',', ''));
}

/** A panel on the whole of a wide screen, where no column is missing. */
function expanded(moment: Moment, id: string): string {
  const view = { ...DEFAULT_VIEW, focus: id, recent: [id], expanded: true };
  return renderScreen(moment, { columns: 160, rows: 50, color: 'none', view });
}

const blocks = ({ memory }: Moment) => memory.sites.reduce((sum, { count }) => sum + count, memory.otherSites.count);

for (const [name, moment] of Object.entries({ middle, stuck })) {
  test.each(SIZES)(`${name} at %ix%i: the rows of the top 10 and what is left out are all blocks`, (columns, rows) => {
    const screen = renderScreen(moment, { columns, rows, color: 'none' });
    const shown = Array.from(screen.matchAll(/^[│ ]+\d+ {2}\S.*?:\d+ +[\d.]+ \w+ +([\d,]+) /gm), (row) =>
      number(row[1]),
    );
    expect(shown.length).toBe(10);
    const others = number(/other lines?: .*? in ([\d,]+) blocks/.exec(screen)?.[1]);
    expect(shown.reduce((sum, count) => sum + count, others)).toBe(blocks(moment));
  });

  test(`${name}: each collection's objects were freed, kept or stuck`, () => {
    const rows = Array.from(
      expanded(moment, 'collections').matchAll(/^│ +([\d,]+) +\d +([\d,]+) +([\d,]+) +([\d,]+) +([\d,]+)/gm),
      ([, ...row]) => row.map(number),
    );
    expect(rows.length).toBe(moment.gc.collections.length);
    for (const [, looked, freed, kept, left] of rows) expect(freed + kept + left).toBe(looked);
  });

  test.each(SIZES)(`${name} at %ix%i: generations, memory and step are those of the moment`, (columns, rows) => {
    const screen = renderScreen(moment, { columns, rows, color: 'none' });
    const populations = Array.from(screen.matchAll(/^(?:│.*?│)?\s+([012]) +([\d,]+) +[━─]+/gm), (row) =>
      number(row[2]),
    );
    expect(populations).toEqual(moment.gc.generations.map(({ objects }) => objects));
    expect(screen).toContain(`step ${moment.step.toLocaleString('en')}/3,020`);
    expect(screen).toMatch(/total 266 KiB/);
    expect(screen).toMatch(/(?:traced +266 KiB|266 KiB now)/);
  });
}

const LONG = { timeout: 120_000 };
const INCREMENTAL = ['generations', 'thresholds-and-freeze', 'circular-references', 'uncollectable', 'leak-hunt'];
const bundled = await loadBundled();

test.each(INCREMENTAL)('3.14.0, %s: the figures of the incremental collector agree', LONG, async (name) => {
  const scenario = bundled.find((each) => each.name === name);
  if (scenario === undefined) throw new Error(`there is no scenario ${name}`);
  const { end, show } = await runsOf(scenario, '3.14.0');
  const stride = Math.ceil(end / 40);
  let ran = 0;
  const look = ({ place, moment }: Seen): void => {
    if (place % stride !== 0) return;
    const now = moment();
    expectAgreement(renderScreen(now, { columns: 120, rows: 40, color: 'none' }));
    const { collections, incremental } = now.gc;
    if (incremental === null) throw new Error('this collector is not incremental');
    // Increments that only mark are in the log and in nobody's counter (Python/gc.c, gc_collect_increment()).
    for (const { candidates, freed, promoted, uncollectable } of collections)
      expect(freed + promoted + uncollectable).toBe(candidates);
    const wide = expanded(now, 'generations');
    expect(wide).toContain(`phase ${incremental.phase}`);
    expect(wide).toContain(`heap ${incremental.heapSize.toLocaleString('en')}`);
    ran += 1;
  };
  show(0, end, look, stride);
  expect(ran).toBeGreaterThan(20);
});
