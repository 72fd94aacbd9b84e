import type { CollectionRecord } from '../../heap/collection-log.ts';
import type { Host } from '../../python/host.ts';
import type { SiteTally } from './site-samples.ts';

/** What a session needs of a machine. `Machine` has it and more. */
export interface PlayableMachine {
  readonly vm: {
    readonly interpreter: {
      readonly steps: { readonly done: number; stopAt: number; atStop: () => void };
      displayHook: (value: number) => void;
    };
    readonly words: { readonly [address: number]: number };
    /** `current` is the address of the running frame, `depth` the number of frames. */
    readonly frames: {
      readonly current: number;
      readonly depth: number;
      onFirstRun(code: LineOwner, line: number): void;
    };
    readonly heap: {
      readonly trace: SiteTally & { readonly live: number; takeRecentPeak(): number };
      readonly gc: { readonly log: { onCollection: ((record: CollectionRecord) => void) | null } };
    };
  };
  run(source: string, filename: string, options: RunHooks): number;
  /** Nobody looks at the machine any more: what it holds may be used again. */
  release(): void;
}

/** The code object that a line belongs to. */
export interface LineOwner {
  readonly unit: { readonly name: string; readonly filename: string };
}

export interface RunHooks {
  readonly echo?: (line: number) => boolean;
  readonly isNotebook?: boolean;
  readonly beforeShutdown?: (failure: number) => void;
}

/** Makes the machine of one run. */
export type MakeMachine<M extends PlayableMachine> = (host: Host) => M;
