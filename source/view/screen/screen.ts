import type { Moment } from '../moment.ts';
import { textWidth } from '../text-width.ts';
import { asciiLine } from './ascii.ts';
import { expandedLayout } from './expanded-layout.ts';
import { mediumLayout, wideLayout } from './framed-layout.ts';
import type { Region } from './grid.ts';
import { helpScreen } from './help.ts';
import { type Block, fitBlock, paintLine } from './line.ts';
import type { PanelId } from './panel.ts';
import { panelOf } from './panels.ts';
import { plainLayout } from './plain-layout.ts';
import { DEFAULT_VIEW, type ScreenView } from './screen-view.ts';
import type { ColorLevel } from './style.ts';
import { tinyLayout } from './tiny-layout.ts';
import type { TopTable } from './top-table.ts';

/**
 * One picture of a moment: rows of styled text, the same for the live screen and for every snapshot.
 *
 * DECISION: the whole layout is made here, by pure functions of (moment, view, size). The live screen paints these rows
 * as they are, and Ink reads keys, looks after the lifecycle and draws the top 10 by ink-table, at the place that
 * {@link tableOn} tells. The same table is part of `lines`, so a snapshot needs neither Ink nor a terminal and cannot differ from
 * what `play` shows. ink-table gets finished texts and a frame that draws nothing: its own needs 23 rows for ten.
 */
export interface Screen {
  /** Exactly `rows` rows of exactly `columns` cells. */
  readonly lines: Block;
  /** Where the panels' bodies lie in `lines`, by id. */
  readonly regions: ReadonlyMap<PanelId, Region>;
  /** Where the reader is: the typed text, the selected row, else the line that runs next. For magnifiers. */
  readonly cursor?: Cell;
  /** The lines are ASCII, and so must be what is drawn over them. */
  readonly ascii?: true;
}

/** A cell of the screen, from 0. */
export interface Cell {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** Below this there are no panels. */
const SMALL: Size = { columns: 40, rows: 10 };

export function composeScreen(moment: Moment, view: ScreenView, { columns, rows }: Size): Screen {
  const screen = layOut(moment, view, columns, rows);
  const lines = fitBlock(screen.lines, columns, rows);
  const cursor = cursorOn(lines, view, view.focus === null ? undefined : screen.regions.get(view.focus));
  const drawn = { ...screen, lines, ...(cursor !== undefined && { cursor }) };
  return view.ascii ? { ...drawn, lines: lines.map(asciiLine), ascii: true } : drawn;
}

/** Rows in reverse are where the reader is; the first line's are heaptop's own name. */
function cursorOn(lines: Block, { prompt }: ScreenView, region: Region | undefined): Cell | undefined {
  const last = lines.length - 1;
  if (prompt !== null) return reversed(lines, last, last + 1, 0);
  const { x = 0, y = 1, rows = last - 1 } = region ?? {};
  const found = reversed(lines, y, y + rows, x);
  if (region?.panel.scroll === undefined || found === undefined) return found ?? reversed(lines, 1, last, 0);
  // The source has the line that runs next in reverse besides the selected one.
  const { first, at } = region.panel.scroll(region.columns, rows);
  return reversed(lines, y + at - first, y + at - first + 1, x) ?? found;
}

/** The first cell in reverse of these rows, from column `from` on. */
function reversed(lines: Block, top: number, end: number, from: number): Cell | undefined {
  for (let y = Math.max(0, top); y < Math.min(end, lines.length); y += 1) {
    let x = 0;
    for (const { text, style } of lines[y]) {
      if (style === 'current' && x >= from) return { x, y };
      x += textWidth(text);
    }
  }
  return undefined;
}

/** Where the top 10's table lies in the lines, if it is on the screen. */
export function tableOn(screen: Screen): TableOnScreen | null {
  let found = tables.get(screen);
  if (found === undefined) {
    found = findTable(screen);
    tables.set(screen, found);
  }
  return found;
}

export interface TableOnScreen {
  readonly x: number;
  readonly y: number;
  readonly table: TopTable;
}

/** Several ask for the same screen's. */
const tables = new WeakMap<Screen, TableOnScreen | null>();

function findTable({ regions }: Screen): TableOnScreen | null {
  for (const { panel, x, y, columns, rows } of regions.values()) {
    const found = panel.table?.(columns, rows);
    if (found !== undefined) return { x, y: y + found.y, table: found.table };
  }
  return null;
}

function layOut(moment: Moment, view: ScreenView, columns: number, rows: number): Screen {
  if (columns < SMALL.columns || rows < SMALL.rows) {
    return { lines: tinyLayout(moment, view, columns, rows), regions: NO_PANELS };
  }
  if (view.help !== null) return { lines: helpScreen(view.help, columns, rows), regions: NO_PANELS };
  if (view.expanded && view.focus !== null) return expandedLayout(panelOf(view.focus), moment, view, columns, rows);
  if (columns >= 170 && rows >= 48) return wideLayout(moment, view, columns, rows);
  if (columns >= 110 && rows >= 36) return mediumLayout(moment, view, columns, rows);
  return plainLayout(moment, view, columns, rows);
}

const NO_PANELS: Screen['regions'] = new Map();

export interface RenderOptions extends Size {
  readonly color: ColorLevel;
  readonly view?: ScreenView;
}

/** The screen as text: rows joined by newlines, no newline at the end, spaces at line ends cut. */
export function renderScreen(moment: Moment, { columns, rows, color, view = DEFAULT_VIEW }: RenderOptions): string {
  return composeScreen(moment, view, { columns, rows })
    .lines.map((line) =>
      color === 'none' ? paintLine(line, color).trimEnd() : paintLine(trimEnd(line), color, view.theme),
    )
    .join('\n');
}

/** Cuts unstyled spaces at the end of a line; a reversed row keeps its width. */
function trimEnd(line: Block[number]): Block[number] {
  let end = line.length;
  while (end > 0 && line[end - 1].style !== 'current' && line[end - 1].text.trimEnd() === '') end -= 1;
  const last = line[end - 1];
  if (last === undefined || last.style === 'current') return line.slice(0, end);
  return [...line.slice(0, end - 1), { text: last.text.trimEnd(), style: last.style }];
}
