import type { Pressed } from '../effect.ts';
import type { HeapPart } from '../heap-facts.ts';
import type { Moment } from '../moment.ts';
import type { Line } from './line.ts';
import type { Cursor, ScreenView } from './screen-view.ts';
import type { TopTable } from './top-table.ts';

/** `source`, `top`, …: what the registry (panels.ts) calls it. */
export type PanelId = string;

/**
 * Where a panel belongs. Small layouts give several places one part of the screen; of the panels that share a part the one
 * that had the focus last is shown, at first the one that stands first in the registry.
 */
export type Place =
  | 'code'
  | 'collector'
  | 'plot'
  | 'aside'
  | 'story'
  | 'table'
  | 'log'
  | 'names'
  | 'stuck'
  | 'object'
  | 'types'
  | 'pools';

/** A part of the dashboard: one line in the registry makes it reachable by tab, by its digit and in the help. */
export interface PanelDefinition {
  readonly id: PanelId;
  /** The key that focuses it; null if only tab does. */
  readonly digit: string | null;
  /** One or two words, for help and messages. */
  readonly name: string;
  /** A sentence for the help. */
  readonly about: string;
  readonly place: Place;
  readonly compose: (moment: Moment, look: PanelLook) => Panel;
  /** What it shows that is read from the heap only while it is seen. */
  readonly needs?: readonly HeapPart[];
  /** It goes where the run goes: as soon as that moves, what the reader had scrolled to is forgotten. */
  readonly follows?: true;
  /**
   * Keys of its own. The panel in focus is asked before the frame's own keys; a key that neither has goes to the first
   * panel of the registry that knows it. `enter` is a key like any other.
   */
  readonly keys?: readonly PanelKey[];
}

/** How a panel is looked at. */
export interface PanelLook {
  readonly view: ScreenView;
  readonly focused: boolean;
  readonly expanded: boolean;
  /** Where the reader is in it; null: it was never scrolled. */
  readonly cursor: Cursor | null;
}

export interface PanelKey {
  /** Characters, or key names as `keyNames()` gives them: `enter`, `ctrl+f`. */
  readonly keys: readonly string[];
  /** How help and hints write the keys. */
  readonly label: string;
  /** A word for the hint line, shown while the panel has the focus; empty for none. */
  readonly hint: string;
  /** A sentence for the help. */
  readonly help: string;
  readonly press: (press: PanelPress) => Pressed;
}

/** What a panel's key can see. */
export interface PanelPress {
  readonly view: ScreenView;
  readonly moment: Moment;
  /** The selected row of a list, from 0; the first line shown of a text. */
  readonly row: number;
}

/** A panel composed for one moment. `draw` is asked for exactly the room that is there. */
export interface Panel {
  readonly title: string;
  /** A short fact at the right end of the title rule. */
  readonly note?: string;
  readonly draw: (columns: number, rows: number) => readonly Line[];
  /** For a panel that can be longer than its room: how far it goes. */
  readonly scroll?: (columns: number, rows: number) => Scroll;
  /** For the top 10: the part of it that ink-table draws, and the row of the body at which it begins. */
  readonly table?: (columns: number, rows: number) => { readonly y: number; readonly table: TopTable };
}

export interface Scroll {
  /** Selectable rows, or lines. */
  readonly count: number;
  /** How many of them are seen at a time. */
  readonly page: number;
  /** The selected row, or the first line shown. */
  readonly at: number;
  /** The first one shown. */
  readonly first: number;
  /** `rows` has a selected one, `lines` only scrolls. */
  readonly kind: 'rows' | 'lines';
  /** How much of it is seen is told even while it has not the focus. */
  readonly told?: boolean;
  /** Lines above the first row, as headings; 0 if left out. */
  readonly head?: number;
  /** A row's name, by which it is found again when rows change places. */
  readonly key?: (row: number) => string;
}
