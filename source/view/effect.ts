import type { Loop } from '../scenario/session/commands.ts';
import type { Speed, StepTarget } from './playback.ts';
import type { ScreenView } from './screen/screen-view.ts';

/** What a key makes the dashboard do, besides changing what is shown. */
export type Effect =
  | { readonly do: 'play'; readonly speed: Speed; readonly loop?: Loop }
  | { readonly do: 'pause' }
  | { readonly do: 'step'; readonly to: StepTarget }
  /** From the start, as soon as it is reached. */
  | { readonly do: 'replay'; readonly speed: Speed; readonly loop?: Loop }
  /** What is on the screen, to a new file. */
  | { readonly do: 'write'; readonly file: string }
  | { readonly do: 'repaint' }
  | { readonly do: 'suspend' }
  /** `printing`: the screen is left behind as text. */
  | { readonly do: 'quit'; readonly printing: boolean };

/** What comes of a key: what is shown now, and what is to be done. */
export interface Pressed {
  readonly view: ScreenView;
  readonly effect: Effect | null;
}

/** The key only changed what is shown. */
export function show(view: ScreenView): Pressed {
  return { view, effect: null };
}

/** The key did nothing, and says why. */
export function notice(view: ScreenView, text: string): Pressed {
  return { view: { ...view, notice: text }, effect: null };
}

/** The key asks the playback for something. */
export function effect(view: ScreenView, what: Effect): Pressed {
  return { view, effect: what };
}

/** Plays as the reader has chosen: how fast, and whether in a loop. */
export function play(view: ScreenView, how: 'play' | 'replay' = 'play'): Pressed {
  const { speed, loop } = view;
  return effect(view, { do: how, speed, ...(loop && { loop }) });
}

export function step(view: ScreenView, to: StepTarget): Pressed {
  return effect(view, { do: 'step', to });
}
