import { HEAP_PARTS, type HeapPart } from '../heap-facts.ts';
import { OBJECT_PANEL, objectParts } from '../inspecting.ts';
import type { Moment } from '../moment.ts';
import { COLLECTION_KEYS, collectionsPanel } from './collections-panel.ts';
import { focusOn } from './focus.ts';
import { GARBAGE_KEYS, garbagePanel } from './garbage-panel.ts';
import { generationsPanel } from './generations-panel.ts';
import type { Placed } from './grid.ts';
import { memoryPanel } from './memory-panel.ts';
import { NAMES_KEYS, namesPanel } from './names-panel.ts';
import { OBJECT_KEYS, objectPanel } from './object-panel.ts';
import { outputPanel } from './output-panel.ts';
import type { PanelDefinition, PanelId, PanelKey, Place } from './panel.ts';
import { poolsPanel } from './pools-panel.ts';
import type { ScreenView } from './screen-view.ts';
import { SOURCE_KEYS, sourcePanel } from './source-pane.ts';
import { storyPanel } from './story-panel.ts';
import { TOP_KEYS } from './top-keys.ts';
import { topPanel } from './top-panel.ts';
import { TYPES_KEYS } from './types-keys.ts';
import { typesPanel } from './types-panel.ts';

/** Every panel of the dashboard, in the order in which tab goes through them. */
export const PANELS: readonly PanelDefinition[] = [
  {
    id: 'source',
    digit: '1',
    name: 'source',
    about: 'the script around the line that runs next',
    place: 'code',
    compose: sourcePanel,
    keys: SOURCE_KEYS,
    follows: true,
  },
  {
    id: 'generations',
    digit: '2',
    name: 'generations',
    about: 'the collector: populations, counts against thresholds, why it ran and what it waits for',
    place: 'collector',
    compose: generationsPanel,
  },
  {
    id: 'memory',
    digit: '3',
    name: 'memory',
    about: 'traced memory over the whole run, with the collections under it',
    place: 'plot',
    compose: memoryPanel,
  },
  {
    id: 'top',
    digit: '4',
    name: 'top 10',
    about: 'the lines that hold the most memory, as tracemalloc counts it',
    place: 'table',
    compose: topPanel,
    keys: TOP_KEYS,
  },
  {
    id: 'collections',
    digit: '5',
    name: 'collections',
    about: 'what each collection looked at, freed and kept',
    place: 'log',
    compose: collectionsPanel,
    keys: COLLECTION_KEYS,
  },
  {
    id: 'garbage',
    digit: '6',
    name: 'garbage',
    about: 'rings that wait for the collector, and objects that it could not free: why, and what helps',
    place: 'stuck',
    compose: garbagePanel,
    keys: GARBAGE_KEYS,
  },
  {
    id: 'names',
    digit: '7',
    name: 'names',
    about: 'names of the running frame and what they are bound to',
    place: 'names',
    compose: namesPanel,
    keys: NAMES_KEYS,
  },
  {
    id: OBJECT_PANEL,
    digit: '0',
    name: 'object',
    about: 'one object: what holds it and why it is alive, what it holds, its ring, what the collector would do',
    place: 'object',
    compose: objectPanel,
    keys: OBJECT_KEYS,
  },
  {
    id: 'output',
    digit: '8',
    name: 'output',
    about: 'what the script has printed, and the traceback of an error',
    place: 'aside',
    compose: outputPanel,
    follows: true,
  },
  {
    id: 'story',
    digit: '9',
    name: 'story',
    about: "what the scenario's author says about the cell that runs",
    place: 'story',
    compose: storyPanel,
    follows: true,
  },
  {
    id: 'types',
    digit: 't',
    name: 'types',
    about: 'live objects by type: how many, how large, how many more than at a mark, in which generation',
    place: 'types',
    compose: typesPanel,
    needs: ['types'],
    keys: TYPES_KEYS,
  },
  {
    id: 'pools',
    digit: 'p',
    name: 'pymalloc',
    about: 'size classes, pools and arenas, how full they are and where the next block comes from',
    place: 'pools',
    compose: poolsPanel,
    needs: ['pools'],
  },
];

/** What the panels on a screen need to be read; a mark keeps the types, to compare with. */
export function partsNeeded(shown: Iterable<PanelId>, view: ScreenView): HeapPart[] {
  const { marks } = view;
  const ids = new Set(shown);
  const needed = PANELS.filter(({ id }) => ids.has(id)).flatMap(({ needs = [] }) => needs);
  const parts = HEAP_PARTS.filter((part) => needed.includes(part) || (part === 'types' && marks.length > 0));
  return ids.has(OBJECT_PANEL) ? [...parts, ...objectParts(view)] : parts;
}

const BY_ID = new Map(PANELS.map((panel) => [panel.id, panel]));

/** @throws RangeError when there is no such panel */
export function panelOf(id: PanelId): PanelDefinition {
  const panel = BY_ID.get(id);
  if (panel === undefined) throw new RangeError(`there is no panel ${id}`);
  return panel;
}

/** Of the panels that belong to `places` the one that had the focus last, else the first of them. */
export function panelAt(places: readonly Place[], { recent }: ScreenView): PanelDefinition {
  const candidates = PANELS.filter(({ place }) => places.includes(place));
  const chosen = recent.find((id) => candidates.some((panel) => panel.id === id));
  return chosen === undefined ? candidates[0] : panelOf(chosen);
}

/** Composes a panel as the reader looks at it. */
export function placed({ id, digit, compose }: PanelDefinition, moment: Moment, view: ScreenView): Placed {
  const focused = view.focus === id;
  const cursor = view.cursors[id] ?? null;
  return { id, digit, focused, panel: compose(moment, { view, focused, cursor, expanded: focused && view.expanded }) };
}

/** Who takes a key that the frame has not: the panel in focus, else the first that knows it. */
export function panelKey(key: string, { focus }: ScreenView): { panel: PanelDefinition; key: PanelKey } | undefined {
  const inFocus = PANELS.filter(({ id }) => id === focus);
  for (const panel of [...inFocus, ...PANELS]) {
    const found = panel.keys?.find(({ keys }) => keys.includes(key));
    if (found !== undefined) return { panel, key: found };
  }
  return undefined;
}

/** tab and shift+tab: the next panel of the registry, around its ends. */
export function focusNext(view: ScreenView, by: 1 | -1): ScreenView {
  const at = PANELS.findIndex(({ id }) => id === view.focus);
  const next = at < 0 ? (by > 0 ? 0 : PANELS.length - 1) : (at + by + PANELS.length) % PANELS.length;
  return focusOn(view, PANELS[next].id);
}

/** The run moves: panels that follow it let go of what the reader had scrolled to. */
export function following(view: ScreenView): ScreenView {
  const cursors = Object.entries(view.cursors);
  const kept = cursors.filter(([id]) => panelOf(id).follows !== true);
  return kept.length === cursors.length ? view : { ...view, cursors: Object.fromEntries(kept) };
}
