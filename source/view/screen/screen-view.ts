import type { Loop } from '../../scenario/session/commands.ts';
import type { KnownObject } from '../inspection.ts';
import type { Moment } from '../moment.ts';
import type { Speed } from '../playback.ts';
import type { StepStory } from '../step-story.ts';
import { type TableChoices, TOP_CHOICES, type TopChoices } from '../top-sites.ts';
import { TYPE_CHOICES, type TypeSortKey } from '../type-rows.ts';
import type { PanelId } from './panel.ts';
import type { Theme } from './themes.ts';

/**
 * What the screen shows besides the moment: the reader's choices. Plain data, so a snapshot can ask for any of them. A panel
 * that has choices of its own adds a field for them here.
 */
export interface ScreenView {
  /** What the top 10 shows, and how. */
  readonly top: TopChoices;
  readonly types: TableChoices<TypeSortKey>;
  readonly speed: Speed;
  /** The page of the help that is open, from 0; null for none. */
  readonly help: number | null;
  /** Why the last key did nothing, or what it did that cannot be seen; empty for none. */
  readonly notice: string;
  /** The panel that keys go to first; null: none has been chosen. */
  readonly focus: PanelId | null;
  /** Panels that had the focus, the last one first: of panels that share a place, the latest is shown. */
  readonly recent: readonly PanelId[];
  /** The panel in focus has the whole body of the screen. */
  readonly expanded: boolean;
  /** Where the reader is in each panel that was scrolled. */
  readonly cursors: Readonly<Record<PanelId, Cursor>>;
  /** The line that is being typed at the foot of the screen; null for none. */
  readonly prompt: TypedLine | null;
  /** Steps that the reader has marked, ascending. */
  readonly marks: readonly Mark[];
  /** Between these steps the run plays over and over; null: it plays on. */
  readonly loop: Loop | null;
  /** Objects that the reader walked to, the one in the inspector last; empty for none. */
  readonly trail: readonly KnownObject[];
  /** What the last step did, if the reader saw it happen. */
  readonly story: StepStory | null;
  readonly theme: Theme;
  /** Nothing but ASCII is drawn. */
  readonly ascii: boolean;
}

/** A place in a panel's rows: the row itself where rows have names, else its number. */
export interface Cursor {
  readonly row: number;
  readonly key: string | null;
}

export interface TypedLine {
  /** Which of the prompts (prompts.ts) asks. */
  readonly kind: string;
  readonly text: string;
}

/** A step to come back to, and to compare with: what was there is kept with it. */
export interface Mark {
  readonly step: number;
  readonly moment: Moment;
  /** The moment is of the run before the script was saved: the new one is still on its way there. */
  readonly outdated?: boolean;
}

export const DEFAULT_VIEW: ScreenView = {
  top: TOP_CHOICES,
  types: TYPE_CHOICES,
  speed: 1,
  help: null,
  notice: '',
  focus: null,
  recent: [],
  expanded: false,
  cursors: {},
  prompt: null,
  marks: [],
  loop: null,
  trail: [],
  story: null,
  theme: 'dark',
  ascii: false,
};

export function speedText(speed: Speed): string {
  return speed === 'max' ? 'max' : `${speed}x`;
}
