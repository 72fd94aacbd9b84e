import type { Moment } from '../moment.ts';
import { cutEnd, textWidth } from '../text-width.ts';
import { collectionsPanel } from './collections-panel.ts';
import { garbageLine, garbagePanel } from './garbage-panel.ts';
import { generationTable, lastCollectionLine } from './generations-panel.ts';
import type { Panel } from './grid.ts';
import { hintLine } from './hints.ts';
import { fit, fitBlock, type Line, segment } from './line.ts';
import { markLine, memoryPanel, sparkLine } from './memory-panel.ts';
import { namesPanel } from './names-panel.ts';
import { outputPanel } from './output-panel.ts';
import type { Screen } from './screen.ts';
import { type ScreenView, turned } from './screen-view.ts';
import { currentLine, lastOutputLine, sourcePanel } from './source-pane.ts';
import { scrubberLine, stateLine } from './state-line.ts';
import { storyPanel } from './story-panel.ts';
import { otherSitesLine, type TopTable, tableLines, topTable } from './top-table.ts';

const TOP = 10;
const TOP_ROWS = TOP + 2;
/** The fewest rows of the lower part: a heading and two rows. */
const LOWER_MINIMUM = 3;
/** Two panels stand side by side in the lower part from this width on. */
const TWO_PANELS = 110;

/**
 * Without frames, for screens from 40 x 10 on. At 80 x 24 nothing essential is lost: state, playhead, the line that
 * runs next, generations, the last collection, garbage, memory with its collections, ten lines of memory. tab puts
 * another panel in the place of the top 10. A smaller screen loses rows in the order of {@link Row.worth}; a taller
 * one shows more of the source, or, where the source stands beside the top 10 anyway, more of the plot.
 */
export function plainLayout(moment: Moment, view: ScreenView, columns: number, rows: number): Screen {
  const upper = upperRows(moment, view, columns);
  const room = Math.max(1, rows - 1 - LOWER_MINIMUM);
  const kept = new Set([...upper].sort((a, b) => b.worth - a.worth).slice(0, room));
  const shown = upper.filter((row) => kept.has(row));
  const free = rows - 1 - shown.length;
  const lowerRows = Math.min(free, TOP_ROWS);
  const extra = free - lowerRows;

  const grows = columns >= TWO_PANELS ? 'plot' : 'source';
  const lines = shown.flatMap((row): readonly Line[] => {
    if (extra < 3 || row.part === undefined) return [row.line];
    if (grows === 'source') return row.part === 'source' ? contextBlock(moment, columns, extra) : [row.line];
    if (row.part === 'plot') return panelLines(memoryPanel(moment), columns, extra + 2, true);
    return row.part === 'marks' ? [] : [row.line];
  });
  if (extra < 3) lines.push(...fitBlock([], columns, extra));
  const lower = lowerPart(moment, view, columns, lowerRows);
  const y = lines.length;
  lines.push(...fitBlock(lower.lines, columns, lowerRows), hintLine(view.notice, columns));
  return { lines, table: lower.table === null ? null : { x: 0, y, table: lower.table } };
}

interface Row {
  readonly line: Line;
  /** Rows of small worth go first when there are too few rows. */
  readonly worth: number;
  readonly part?: 'source' | 'plot' | 'marks';
}

function upperRows(moment: Moment, view: ScreenView, columns: number): Row[] {
  const { gc } = moment;
  const [heading, ...generations] = generationTable(gc, columns);
  return [
    { line: stateLine(moment, view, columns), worth: 9 },
    { line: scrubberLine(moment, columns), worth: 4 },
    { line: currentLine(moment, columns), worth: 7, part: 'source' },
    { line: heading, worth: 2 },
    ...generations.map((line) => ({ line, worth: 8 })),
    { line: lastCollectionLine(gc, columns), worth: 3 },
    { line: garbageLine(gc), worth: gc.garbageTotal > 0 ? 6 : 1 },
    { line: sparkLine(moment, columns), worth: 5, part: 'plot' },
    { line: markLine(moment, columns), worth: 0, part: 'marks' },
  ];
}

/** The source around the current line and what was printed last; from 13 more rows on, the output under it. */
function contextBlock(moment: Moment, columns: number, extra: number): Line[] {
  const source = extra < 13 ? extra : Math.ceil(extra * 0.6);
  const output = extra - source;
  if (output < 2) return [...panelLines(sourcePanel(moment), columns, extra, false), lastOutputLine(moment)];
  return [
    ...panelLines(sourcePanel(moment), columns, source + 1, false),
    ...panelLines(outputPanel(moment), columns, output, true),
  ];
}

interface Lower {
  readonly lines: readonly Line[];
  readonly table: TopTable | null;
}

type LowerPanel = 'top 10' | ((moment: Moment) => Panel);

const LOWER_PANELS: readonly LowerPanel[] = [
  'top 10',
  sourcePanel,
  outputPanel,
  namesPanel,
  collectionsPanel,
  garbagePanel,
  storyPanel,
];

function lowerPart(moment: Moment, view: ScreenView, columns: number, rows: number): Lower {
  if (columns >= TWO_PANELS) {
    const left = 66;
    const { lines, table } = lowerTop(moment, view, left, rows);
    const panel = turned(LOWER_PANELS.slice(1) as readonly ((moment: Moment) => Panel)[], view.turns)(moment);
    const right = panelLines(panel, columns - left - 1, rows, true);
    const top = fitBlock(lines, left, rows);
    return { lines: top.map((line, i) => [...line, segment('│', 'frame'), ...right[i]]), table };
  }
  const choice = turned(LOWER_PANELS, view.turns);
  if (choice === 'top 10') return lowerTop(moment, view, columns, rows);
  return { lines: panelLines(choice(moment), columns, rows, true), table: null };
}

function lowerTop(moment: Moment, view: ScreenView, columns: number, rows: number): Lower {
  // The line that says what is left out is worth more than the last row of the table.
  const limit = Math.max(1, Math.min(TOP, rows - 2));
  const table = topTable(moment, view.sort, limit, columns);
  return { lines: [...tableLines(table), otherSitesLine(moment, view.sort, limit)], table };
}

function panelLines(panel: Panel, columns: number, rows: number, titled: boolean): Line[] {
  const body = titled ? rows - 1 : rows;
  const lines = fitBlock(panel.draw(columns, body), columns, body);
  if (!titled) return [...lines];
  const note =
    panel.note === undefined ? '' : ` ${cutEnd(panel.note, Math.max(0, columns - textWidth(panel.title) - 8))} `;
  const rule = '─'.repeat(Math.max(0, columns - textWidth(panel.title) - textWidth(note) - 4));
  return [
    fit(
      [
        segment('─', 'frame'),
        segment(` ${panel.title} `, 'title'),
        segment(rule, 'frame'),
        segment(note),
        segment('─', 'frame'),
      ],
      columns,
    ),
    ...lines,
  ];
}
