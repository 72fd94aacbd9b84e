import { expect, test } from 'vitest';
import { generationsPanel } from '../../../source/view/screen/generations-panel.ts';
import { fitBlock, paintLine } from '../../../source/view/screen/line.ts';
import type { Panel } from '../../../source/view/screen/panel.ts';
import { poolsPanel } from '../../../source/view/screen/pools-panel.ts';
import { DEFAULT_VIEW, type ScreenView } from '../../../source/view/screen/screen-view.ts';
import { typesPanel } from '../../../source/view/screen/types-panel.ts';
import { textWidth } from '../../../source/view/text-width.ts';
import { TYPE_SORT_KEYS, typeRows } from '../../../source/view/type-rows.ts';
import { middle, ready } from '../moments.ts';

function look(view: Partial<ScreenView> = {}, expanded = true) {
  return { view: { ...DEFAULT_VIEW, ...view }, focused: false, expanded, cursor: null };
}

function textOf(panel: Panel, columns: number, rows: number): string {
  return panel
    .draw(columns, rows)
    .map((line) => paintLine(line, 'none'))
    .join('\n');
}

test('the types table adds up to the generations', () => {
  const { types, gc } = middle;
  if (types === null) throw new Error('there is a census');
  const { total } = typeRows(types, DEFAULT_VIEW.types, null);
  expect(total.generations).toEqual(gc.generations.map(({ objects }) => objects));
  const text = textOf(typesPanel(middle, look()), 100, 20);
  expect(text).toMatch(/^ str +9,120 +598 KiB +\+60 +0 +0 +0 +9,120 +0$/m);
  expect(text).toMatch(/^ all 7 .* 712 +2,001 +4,904 +12,169 +0$/m);
});

test('types are sorted by each column, and told against a mark', () => {
  if (middle.types === null) throw new Error('there is a census');
  for (const sort of TYPE_SORT_KEYS) {
    const forth = typeRows(middle.types, { sort, reversed: false, filter: '' }, null).rows.map(({ type }) => type);
    const back = typeRows(middle.types, { sort, reversed: true, filter: '' }, null).rows.map(({ type }) => type);
    expect(forth[0]).toBe({ type: 'MyObject', count: 'str', growth: 'list' }[sort as string] ?? forth[0]);
    expect(back.toSorted()).toEqual(forth.toSorted());
  }
  const before = { step: 1, types: middle.types.types.filter(({ type }) => type === 'list' || type === 'int') };
  const mark = { step: 1, moment: { ...ready, step: 1, types: { ...before, types: [...before.types, gone] } } };
  const panel = typesPanel(middle, look({ marks: [mark] }));
  expect(panel.note).toContain('since @1');
  const text = textOf(panel, 100, 20);
  expect(text).toMatch(/^ list +3,000 +258 KiB +0 /m);
  expect(text).toMatch(/^ str +9,120 +598 KiB +\+9,120 /m);
  expect(text).toMatch(/^ Gone +0 +0 B +-3 /m);
});

const gone = { type: 'Gone', tracked: [3, 0, 0, 0], untracked: 0, bytes: 100, ownCount: 3, ownBytes: 100 };

test('the 25 % of more objects than the table shows are explained', () => {
  const moment = { ...middle, gc: { ...middle.gc, unsimulated: 5010 } };
  expect(textOf(generationsPanel(moment), 100, 20)).toMatch(
    /^ 25% counts, too +5,010 objects of Python's own modules/m,
  );
  expect(textOf(generationsPanel(middle), 100, 20)).not.toContain('counts, too');
});

test('the map: the parts of the arenas, each class with its pools, each arena with its tiles', () => {
  const text = textOf(poolsPanel(middle, look()), 118, 40);
  expect(text).toContain('arenas 7168 KiB = 2476 KiB in blocks + 4090 KiB in free blocks + 464 KiB in free pools');
  expect(text).toMatch(/^ +3 +48 B +100 +34,000\/34,000 +100.0% +full +▇{40,} \+\d+$/m);
  expect(text).toMatch(/^ +4 +64 B +312 +14,112\/79,560 +17.7% +29cb70 +▃▁+ \+\d+$/m);
  const arenas = [...text.matchAll(/^ (\d04000) +([34·]+) +(\d+)\/63$/gm)];
  expect(arenas).toHaveLength(7);
  for (const [, , tiles, used] of arenas) expect(tiles.replaceAll('·', '').length).toBe(Number(used));
  expect(arenas.reduce((sum, [, , , used]) => sum + Number(used), 0)).toBe(middle.pools?.poolsInUse);
});

test('what was read at an earlier step says so', () => {
  const later = { ...middle, step: 2800 };
  expect(typesPanel(later, look()).note).toContain('as of step 2,715');
  expect(poolsPanel(later, look()).note).toContain('as of step 2,715');
  expect(textOf(typesPanel({ ...middle, types: null }, look()), 60, 5)).toContain('being counted');
});

test('no row is longer than its panel', () => {
  for (const columns of [38, 63, 78, 118, 198]) {
    for (const expanded of [false, true]) {
      for (const compose of [typesPanel, poolsPanel]) {
        const lines = compose(middle, look({}, expanded)).draw(columns, 30);
        for (const line of fitBlock(lines, columns, 30)) expect(textWidth(paintLine(line, 'none'))).toBe(columns);
      }
    }
  }
});
