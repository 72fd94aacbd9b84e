import { formatBytes } from '../bytes.ts';
import type { Moment } from '../moment.ts';
import { collectionsPanel } from './collections-panel.ts';
import { garbagePanel } from './garbage-panel.ts';
import { generationsPanel } from './generations-panel.ts';
import { type Band, drawGrid, type Panel } from './grid.ts';
import { hintLine } from './hints.ts';
import { memoryPanel } from './memory-panel.ts';
import { namesPanel } from './names-panel.ts';
import { outputPanel } from './output-panel.ts';
import type { Screen } from './screen.ts';
import { type ScreenView, turned } from './screen-view.ts';
import { sourcePanel } from './source-pane.ts';
import { scrubberLine, stateLine } from './state-line.ts';
import { storyPanel } from './story-panel.ts';
import { otherSitesLine, tableLines, topTable } from './top-table.ts';

const TOP = 10;
/** Heading, ten rows, what is left out. */
const TOP_ROWS = TOP + 2;
/** The generations' table and the sentences under it. */
const GENERATION_ROWS = 8;
const GENERATION_COLUMNS = 69;
/** State, scrubber and hints; five rules around four bands. */
const OTHER_ROWS = 3 + 5;

/** From 110 x 36 on: all panels at once but the story, which tab shows in the place of the output. */
export function mediumLayout(moment: Moment, view: ScreenView, columns: number, rows: number): Screen {
  const spare = rows - OTHER_ROWS - GENERATION_ROWS - TOP_ROWS;
  const bottom = Math.max(3, Math.floor(spare * 0.4));
  const first = GENERATION_ROWS + Math.floor((spare - bottom) * 0.2);
  const plot = rows - OTHER_ROWS - TOP_ROWS - bottom - first;
  const source = columns - GENERATION_COLUMNS - 3;
  const third = Math.floor((columns - 4) / 3);
  const top = topPanel(moment, view);
  return framed(moment, view, columns, top, [
    {
      rows: first,
      panels: [
        { panel: sourcePanel(moment), columns: source },
        { panel: generationsPanel(moment), columns: 0 },
      ],
    },
    {
      rows: plot,
      panels: [
        { panel: memoryPanel(moment), columns: Math.floor((columns - 3) * 0.62) },
        { panel: turned([outputPanel, storyPanel], view.turns)(moment), columns: 0 },
      ],
    },
    { rows: TOP_ROWS, panels: [{ panel: top, columns: 0 }] },
    {
      rows: bottom,
      panels: [
        { panel: collectionsPanel(moment), columns: third },
        { panel: namesPanel(moment), columns: third },
        { panel: garbagePanel(moment), columns: 0 },
      ],
    },
  ]);
}

/** From 170 x 48 on: everything on one screen. */
export function wideLayout(moment: Moment, view: ScreenView, columns: number, rows: number): Screen {
  const spare = rows - OTHER_ROWS - TOP_ROWS;
  const bottom = Math.floor(spare * 0.27);
  const plot = Math.floor(spare * 0.32);
  const side = Math.floor((columns - GENERATION_COLUMNS - 4) / 2);
  const left = columns - side - 3;
  const source = left - GENERATION_COLUMNS - 1;
  const top = topPanel(moment, view);
  return framed(moment, view, columns, top, [
    {
      rows: spare - bottom - plot,
      panels: [
        { panel: sourcePanel(moment), columns: source },
        { panel: generationsPanel(moment), columns: GENERATION_COLUMNS },
        { panel: namesPanel(moment), columns: 0 },
      ],
    },
    {
      rows: plot,
      panels: [
        { panel: memoryPanel(moment), columns: left },
        { panel: collectionsPanel(moment), columns: 0 },
      ],
    },
    {
      rows: TOP_ROWS,
      panels: [
        { panel: top, columns: left },
        { panel: garbagePanel(moment), columns: 0 },
      ],
    },
    {
      rows: bottom,
      panels: [
        { panel: outputPanel(moment), columns: left },
        { panel: storyPanel(moment), columns: 0 },
      ],
    },
  ]);
}

function topPanel(moment: Moment, view: ScreenView): Panel {
  const { memory } = moment;
  return {
    title: 'top 10 lines by memory',
    note: `sorted by ${view.sort}   ${formatBytes(memory.traced)} traced, tracemalloc ${memory.tracing ? 'on' : 'off'} in the script`,
    draw: (columns) => [
      ...fillTable(tableLines(topTable(moment, view.sort, TOP, columns))),
      otherSitesLine(moment, view.sort, TOP),
    ],
  };
}

/** Keeps the line under the table in its place while there are fewer than ten rows. */
function fillTable<T>(lines: (readonly T[])[]): (readonly T[])[] {
  while (lines.length < TOP + 1) lines.push([]);
  return lines;
}

function framed(moment: Moment, view: ScreenView, columns: number, top: Panel, bands: readonly Band[]): Screen {
  const { block, regions } = drawGrid(bands, columns);
  const header = [stateLine(moment, view, columns), scrubberLine(moment, columns)];
  const region = regions.get(top.title);
  return {
    lines: [...header, ...block, hintLine(view.notice, columns)],
    table:
      region === undefined
        ? null
        : { x: region.x, y: region.y + header.length, table: topTable(moment, view.sort, TOP, region.columns) },
  };
}
