import type { Moment } from '../moment.ts';
import { MAIN_PANEL } from './focus.ts';
import { garbageLine } from './garbage-panel.ts';
import { generationLines, generationTable, lastCollectionLine } from './generations-panel.ts';
import { cutFacts, noteOf, type Placed, type Region, titleSegments } from './grid.ts';
import { hintLine } from './hints.ts';
import { fit, fitBlock, type Line, lineWidth, segment } from './line.ts';
import { markLine, sparkLine } from './memory-panel.ts';
import type { PanelDefinition, PanelId } from './panel.ts';
import { panelOf, placed } from './panels.ts';
import type { Screen } from './screen.ts';
import type { ScreenView } from './screen-view.ts';
import { currentLine, lastOutputLine } from './source-pane.ts';
import { scrubberLine, stateLine } from './state-line.ts';

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
  const upper = upperRows(moment, view, columns, rows);
  const room = Math.max(1, rows - 1 - LOWER_MINIMUM);
  const kept = new Set([...upper].sort((a, b) => b.worth - a.worth).slice(0, room));
  const shown = upper.filter((row) => kept.has(row));
  const free = rows - 1 - shown.length;
  const lowerRows = Math.min(free, TOP_ROWS);
  const extra = free - lowerRows;

  const grows = columns >= TWO_PANELS ? 'plot' : 'source';
  const lines = shown.flatMap((row): readonly Line[] => {
    if (extra < 3 || row.part === undefined) return [row.line];
    if (grows === 'source') return row.part === 'source' ? contextBlock(moment, view, columns, extra) : [row.line];
    if (row.part === 'plot') return panelLines(unfocused('memory', moment, view), columns, extra + 2, true);
    return row.part === 'marks' ? [] : [row.line];
  });
  if (extra < 3) lines.push(...fitBlock([], columns, extra));
  const lower = lowerPart(moment, view, columns, lowerRows);
  const y = lines.length;
  lines.push(...lower.lines, hintLine(view, columns, moment.state));
  return {
    lines,
    regions: new Map([...lower.regions].map(([id, region]) => [id, { ...region, y: region.y + y }])),
  };
}

interface Row {
  readonly line: Line;
  /** Rows of small worth go first when there are too few rows. */
  readonly worth: number;
  readonly part?: 'source' | 'plot' | 'marks';
}

/** Below this many rows the generations' heading is among those that go; one row more where there is garbage to tell of. */
const HEADED = 13;

function upperRows(moment: Moment, view: ScreenView, columns: number, rows: number): Row[] {
  const { gc } = moment;
  const [heading, ...table] = generationTable(gc, columns);
  const headed = rows >= HEADED + (gc.garbageTotal > 0 ? 1 : 0);
  const generations = headed ? table : generationLines(gc);
  return [
    { line: stateLine(moment, view, columns), worth: 9 },
    { line: scrubberLine(moment, view, columns), worth: 4 },
    { line: currentLine(moment, columns, view.story), worth: 7, part: 'source' },
    ...(headed ? [{ line: heading, worth: 2 }] : []),
    ...generations.map((line) => ({ line, worth: 8 })),
    { line: lastCollectionLine(gc, columns), worth: 3 },
    { line: garbageLine(gc), worth: gc.garbageTotal > 0 ? 6 : 1 },
    { line: sparkLine(moment, columns), worth: 5, part: 'plot' },
    { line: markLine(moment, columns), worth: 0, part: 'marks' },
  ];
}

/** The source around the current line and what was printed last; from 13 more rows on, the output under it. */
function contextBlock(moment: Moment, view: ScreenView, columns: number, extra: number): Line[] {
  const source = unfocused('source', moment, view);
  const sourceRows = extra < 13 ? extra : Math.ceil(extra * 0.6);
  const output = extra - sourceRows;
  if (output < 2) return [...panelLines(source, columns, extra, false), lastOutputLine(moment)];
  return [
    ...panelLines(source, columns, sourceRows + 1, false),
    ...panelLines(unfocused('output', moment, view), columns, output, true),
  ];
}

/** A panel that is part of the upper half, whatever the reader does in the lower one. */
function unfocused(id: PanelId, moment: Moment, view: ScreenView): Placed {
  return placed(panelOf(id), moment, { ...view, focus: null, cursors: {} });
}

interface Lower {
  readonly lines: readonly Line[];
  readonly regions: ReadonlyMap<PanelId, Region>;
}

/** What may stand in the lower part: at first the top 10, then whatever has the focus. */
function lowerPanel(view: ScreenView, without: PanelId | null): PanelDefinition {
  const latest = view.recent.find((id) => id !== without);
  return panelOf(latest ?? (without === MAIN_PANEL ? 'source' : MAIN_PANEL));
}

function lowerPart(moment: Moment, view: ScreenView, columns: number, rows: number): Lower {
  if (columns < TWO_PANELS) return onePanel(placed(lowerPanel(view, null), moment, view), 0, columns, rows);
  const left = 66;
  const top = onePanel(placed(panelOf(MAIN_PANEL), moment, view), 0, left, rows);
  const beside = onePanel(placed(lowerPanel(view, MAIN_PANEL), moment, view), left + 1, columns - left - 1, rows);
  return {
    lines: top.lines.map((line, i) => [...line, segment('│', 'frame'), ...beside.lines[i]]),
    regions: new Map([...top.regions, ...beside.regions]),
  };
}

/** The top 10 needs no title: its headings tell what it is, and the title's row is a row for it. */
function onePanel(what: Placed, x: number, columns: number, rows: number): Lower {
  const titled = what.id !== MAIN_PANEL;
  const y = titled ? 1 : 0;
  return {
    lines: fitBlock(panelLines(what, columns, rows, titled), columns, rows),
    regions: new Map([[what.id, { panel: what.panel, x, y, columns, rows: rows - y }]]),
  };
}

function panelLines(what: Placed, columns: number, rows: number, titled: boolean): Line[] {
  const { panel } = what;
  const body = titled ? rows - 1 : rows;
  const lines = fitBlock(panel.draw(columns, body), columns, body);
  if (!titled) return [...lines];
  const title = titleSegments(what, Math.max(0, columns - 6));
  const room = columns - lineWidth(title) - 6;
  const note = cutFacts(noteOf(what, columns, body), room);
  const right: Line = note === '' ? [] : [segment(` ${note} `), segment('─', 'frame')];
  const rule = '─'.repeat(Math.max(0, columns - 1 - lineWidth(title) - lineWidth(right)));
  return [fit([segment('─', 'frame'), ...title, segment(rule, 'frame'), ...right], columns), ...lines];
}
