import type { RunOptions } from '../run-options.ts';
import type { Scenario } from '../scenario.ts';
import type { ErrorReport } from './error-report.ts';
import type { Target } from './locate.ts';
import type { StreamsSoFar } from './streams-so-far.ts';

/** What the main thread asks of a session. */
export type Command =
  | { readonly do: 'play'; readonly stepsPerSecond: number }
  | { readonly do: 'pause' }
  /** What a moment is to tell besides, from now on; what that is, the onlooker knows. */
  | { readonly do: 'want'; readonly parts: readonly string[] }
  /** Answered by `arrived` with the same id, unless another command comes first. */
  | { readonly do: 'go'; readonly to: Target; readonly id: number };

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
      /** Whether commands wait until the run has been looked through. */
      readonly patient: boolean;
      readonly control: SharedArrayBuffer;
    };

/** A file of the script's own, by the name that tracebacks print. */
export interface SourceFile {
  readonly file: string;
  readonly source: string;
}

/** What the engine's thread sends. */
export type Report<M> =
  | { readonly is: 'moment'; readonly moment: M }
  /** A module beside the script has been read: the moments after this may be in its lines. */
  | ({ readonly is: 'source' } & SourceFile)
  | { readonly is: 'arrived'; readonly id: number; readonly moved: boolean }
  | { readonly is: 'exit'; readonly status: number }
  | { readonly is: 'broken'; readonly error: ErrorReport };
