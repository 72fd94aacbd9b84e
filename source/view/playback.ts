import type { Loop } from '../scenario/session/commands.ts';
import type { Target } from '../scenario/session/locate.ts';
import type { HeapPart } from './heap-facts.ts';
import type { Moment, RunState } from './moment.ts';

/** Where to go. Relative targets stop at the first and last step; `{ steps: 1 }` is one line on. */
export type StepTarget = Target;

/** How fast to play, as a multiple of two steps a second; `max` is as fast as the engine runs. */
export type Speed = number | 'max';

/** Steps a second at speed 1. */
export const STEPS_PER_SECOND = 2;

export const SPEEDS: readonly Speed[] = [0.25, 0.5, 1, 2, 4, 8, 16, 32, 64, 'max'];

/** Hears that there is a newer moment, and may take it later: while the run moves, no other one comes before that. */
export type Listener = (state: RunState) => void;

/** A run that can be played, paused and stepped both ways. The timing is the playback's, the keys are the dashboard's. */
export interface Playback {
  /** The newest moment. The same step gives an equal moment, whichever way it was reached. */
  moment(): Moment;
  /** Calls `listener` after each change of the moment. Returns the way to stop that. */
  subscribe(listener: Listener): () => void;
  /** Starts playing, or changes the speed while playing; with a loop, over and over between its two steps. */
  play(speed: Speed, loop?: Loop): void;
  pause(): void;
  /**
   * Pauses and goes to `target`; a later call takes the place of one that is still under way.
   * Resolves to false when there is nowhere to go: already there, or no such collection or cell.
   */
  stepTo(target: StepTarget): Promise<boolean>;
  /** Moments tell this besides, from now on; the one that stands is sent again when it lacks some of it. */
  want(parts: readonly HeapPart[]): void;
  /** These moments are to be read again when the script is run anew (`moment.watch.compared`). */
  compareWith?(moments: readonly Moment[]): void;
  /** Resolves with the cause if the engine breaks (our fault, not the script's); stays pending otherwise. */
  readonly broken: Promise<Error>;
  /** Ends the engine's thread. */
  close(): Promise<void>;
}
