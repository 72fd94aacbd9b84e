import type { Loop } from './commands.ts';
import type { Target } from './locate.ts';
import type { Search } from './search.ts';

/** What a session is about. */
export type Goal =
  | { readonly kind: 'rest' }
  /** `from`: the run has begun again and plays from this place on. */
  | { readonly kind: 'play'; stepsPerSecond: number; due: number; from: number; readonly loop: Loop | null }
  | {
      readonly kind: 'seek';
      readonly to: Target;
      readonly from: number;
      readonly since: number;
      /** null: nobody waits for an answer. */
      readonly id: number | null;
      /** The run has begun again for this. */
      readonly again: boolean;
      readonly spared: boolean;
    }
  /** A place that has to be found first. */
  | {
      readonly kind: 'search';
      readonly search: Search;
      readonly from: number;
      readonly since: number;
      readonly id: number | null;
    }
  /** Another engine is to be asked; what is pressed meanwhile starts from `place`. */
  | { readonly kind: 'elsewhere'; readonly place: number }
  /** Unseen, to a place or where it is. */
  | { readonly kind: 'park'; readonly at: number | null };
