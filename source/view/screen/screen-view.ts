import type { Speed } from '../playback.ts';
import type { SortKey } from '../top-sites.ts';

/** What the screen shows besides the moment: the reader's choices. Plain data, so a snapshot can ask for any of them. */
export interface ScreenView {
  readonly sort: SortKey;
  /** How often tab was pressed: each layout shows its own next panel. May be negative. */
  readonly turns: number;
  readonly speed: Speed;
  readonly help: boolean;
  /** Why the last key did nothing; empty for none. */
  readonly notice: string;
}

export const DEFAULT_VIEW: ScreenView = { sort: 'size', turns: 0, speed: 1, help: false, notice: '' };

export function speedText(speed: Speed): string {
  return speed === 'max' ? 'max' : `${speed}x`;
}

/** The panel that `turns` presses of tab lead to. */
export function turned<T>(choices: readonly T[], turns: number): T {
  return choices[((turns % choices.length) + choices.length) % choices.length];
}
