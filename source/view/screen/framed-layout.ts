import type { Moment } from '../moment.ts';
import { type Band, drawGrid } from './grid.ts';
import { hintLine } from './hints.ts';
import type { Place } from './panel.ts';
import { panelAt, placed } from './panels.ts';
import type { Screen } from './screen.ts';
import type { ScreenView } from './screen-view.ts';
import { scrubberLine, stateLine } from './state-line.ts';

/** Heading, ten rows, what is left out. */
const TOP_ROWS = 12;
/** The generations' table and the sentences under it. */
const GENERATION_ROWS = 8;
const GENERATION_COLUMNS = 69;
/** State, scrubber and hints; five rules around four bands. */
const OTHER_ROWS = 3 + 5;

/** Rows of panels; each part of the screen is for the panels of some places. */
type Plan = readonly { readonly rows: number; readonly parts: readonly Part[] }[];

interface Part {
  readonly places: readonly Place[];
  /** Of the body; the last part of a band takes the rest. */
  readonly columns: number;
}

/** From 110 x 36 on: nine panels at once. */
export function mediumLayout(moment: Moment, view: ScreenView, columns: number, rows: number): Screen {
  const spare = rows - OTHER_ROWS - GENERATION_ROWS - TOP_ROWS;
  const bottom = Math.max(3, Math.floor(spare * 0.4));
  const first = GENERATION_ROWS + Math.floor((spare - bottom) * 0.2);
  const plot = rows - OTHER_ROWS - TOP_ROWS - bottom - first;
  const third = Math.floor((columns - 4) / 3);
  return framed(moment, view, columns, [
    {
      rows: first,
      parts: [
        { places: ['code'], columns: columns - GENERATION_COLUMNS - 3 },
        { places: ['collector'], columns: 0 },
      ],
    },
    {
      rows: plot,
      parts: [
        { places: ['plot'], columns: Math.floor((columns - 3) * 0.62) },
        { places: hasOnlyStory(moment, view) ? ['story'] : ['aside', 'story'], columns: 0 },
      ],
    },
    { rows: TOP_ROWS, parts: [{ places: ['table', 'types', 'pools'], columns: 0 }] },
    {
      rows: bottom,
      parts: [
        { places: ['log'], columns: third },
        { places: ['names', 'object'], columns: third },
        { places: ['stuck'], columns: 0 },
      ],
    },
  ]);
}

/** From 170 x 48 on: everything on one screen. */
export function wideLayout(moment: Moment, view: ScreenView, columns: number, rows: number): Screen {
  const spare = rows - OTHER_ROWS - TOP_ROWS;
  const bottom = Math.floor(spare * 0.27);
  const plot = Math.floor(spare * 0.3);
  const side = Math.floor((columns - GENERATION_COLUMNS - 4) / 2);
  const left = columns - side - 3;
  const half = Math.floor((left - 1) / 2);
  return framed(moment, view, columns, [
    {
      rows: spare - bottom - plot,
      parts: [
        { places: ['code'], columns: left - GENERATION_COLUMNS - 1 },
        { places: ['collector'], columns: GENERATION_COLUMNS },
        { places: ['names', 'object'], columns: 0 },
      ],
    },
    {
      rows: plot,
      parts: [
        { places: ['plot'], columns: left },
        { places: ['types', 'pools'], columns: 0 },
      ],
    },
    {
      rows: TOP_ROWS,
      parts: [
        { places: ['table'], columns: left },
        { places: ['stuck'], columns: 0 },
      ],
    },
    {
      rows: bottom,
      parts: [
        { places: ['log'], columns: half },
        { places: ['aside'], columns: left - half - 1 },
        { places: ['story'], columns: 0 },
      ],
    },
  ]);
}

/** Before anything is printed, the story has the place that output shares with it, unless the reader has chosen. */
function hasOnlyStory({ output, error, watch, script }: Moment, { recent }: ScreenView): boolean {
  const isQuiet = output.length === 0 && error === null && (watch?.trouble ?? null) === null;
  return isQuiet && !recent.includes('output') && script.cells.some(({ narration }) => narration.length > 0);
}

function framed(moment: Moment, view: ScreenView, columns: number, plan: Plan): Screen {
  const bands = plan.map(
    ({ rows, parts }): Band => ({
      rows,
      panels: parts.map((part) => ({
        placed: placed(panelAt(part.places, view), moment, view),
        columns: part.columns,
      })),
    }),
  );
  const { block, regions } = drawGrid(bands, columns);
  const header = [stateLine(moment, view, columns), scrubberLine(moment, view, columns)];
  return {
    lines: [...header, ...block, hintLine(view, columns, moment.state)],
    regions: new Map([...regions].map(([id, region]) => [id, { ...region, y: region.y + header.length }])),
  };
}
