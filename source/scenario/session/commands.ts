import type { RunOptions } from '../run-options.ts';
import type { Scenario } from '../scenario.ts';
import type { ErrorReport } from './error-report.ts';
import type { Target } from './locate.ts';
import type { Foresight } from './prescan.ts';
import type { StreamsSoFar } from './streams-so-far.ts';

/** What the main thread asks of a session. */
export type Command =
  | { readonly do: 'play'; readonly stepsPerSecond: number; readonly loop?: Loop }
  | { readonly do: 'pause' }
  /** What a moment is to tell besides, from now on; what that is, the onlooker knows. */
  | { readonly do: 'want'; readonly parts: readonly string[] }
  | GoCommand
  /** Runs to a step, unseen, and waits there; null: waits where it is. */
  | { readonly do: 'park'; readonly at: number | null }
  /** What a scout has found out of the run. */
  | { readonly do: 'foresee'; readonly foresight: Foresight };

/** From the second step on the run plays from the first one again. */
export interface Loop {
  readonly from: number;
  readonly to: number;
}

/** Answered by `arrived` with the same id, unless another command comes first. */
export interface GoCommand {
  readonly do: 'go';
  readonly to: Target;
  readonly id: number;
  /** Other engines are there, too: what takes another run is not done, but answered by `elsewhere`. */
  readonly spared?: boolean;
  /** In the place of another engine: where the reader is. */
  readonly from?: number;
}

/**
 * Whether an engine looks through the run first. `as scout`: to the end of a short run, which it plays then; when the run
 * turns out to be a long one it says so, tells what it has found, and ends.
 */
export type LooksAhead = 'always' | 'as scout' | 'never';

/** What the engine's thread is started for. */
export type Assignment =
  | {
      readonly task: 'run';
      readonly scenario: Scenario;
      readonly options: RunOptions;
      /** What another thread had done when its stack ran out. */
      readonly streams: StreamsSoFar;
    }
  | {
      readonly task: 'play';
      readonly scenario: Scenario;
      readonly options: RunOptions;
      readonly looksAhead: LooksAhead;
      /** Whether another engine is current: this one gives way to it. */
      readonly isSpare: boolean;
      readonly control: SharedArrayBuffer;
    };

/** A file of the script's own, by the name that tracebacks print. */
export interface SourceFile {
  readonly file: string;
  readonly source: string;
}

/** Where a run has come to. */
export interface Stand {
  readonly at: number;
  /** Bytes that the script has allocated there. */
  readonly bytes: number;
  /** The place behind the last step, where that is known. */
  readonly end: number | null;
  /** It goes on only when it is asked to. */
  readonly resting: boolean;
}

/** A `go` that a run would have to begin again for. */
export interface Elsewhere {
  readonly id: number;
  /** Where it leads. */
  readonly place: number;
  /** Where the reader is. */
  readonly from: number;
}

/** What the engine's thread sends. */
export type Report<M> =
  | { readonly is: 'moment'; readonly moment: M }
  /** A module beside the script has been read: the moments after this may be in its lines. */
  | ({ readonly is: 'source' } & SourceFile)
  | { readonly is: 'arrived'; readonly id: number; readonly moved: boolean }
  | ({ readonly is: 'elsewhere' } & Elsewhere)
  | ({ readonly is: 'stands' } & Stand)
  /** The run is a long one: another engine is to play it, this one looks ahead. */
  | { readonly is: 'scouts' }
  | { readonly is: 'foresees'; readonly foresight: Foresight }
  | { readonly is: 'exit'; readonly status: number }
  | { readonly is: 'broken'; readonly error: ErrorReport };
