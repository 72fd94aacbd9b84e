/*
 * What the commands are given, and what each gives back: the agreement between cli.tsx and the parts that do the work.
 * Each is reached by one dynamic import, so that a command loads only what it needs:
 *
 *   scenario/run.ts       runScript: RunScript
 *   dashboard/index.tsx   choose: Choose, play: Play
 *   report/index.ts       snapshot: Snapshot
 *
 * All of them throw a HeaptopError for what the user can put right.
 */
import type { Moment } from './moment.ts';
import type { PythonVersion } from './python-versions.ts';
import type { Scenario } from './scenario.ts';

/** What every run of a script needs. */
export interface RunOptions {
  readonly python: PythonVersion;
  /** The script's own arguments: `sys.argv[1:]`. */
  readonly args: readonly string[];
}

/** `auto` follows the terminal, NO_COLOR and FORCE_COLOR. */
export const COLOR_MODES = ['auto', 'always', 'never'] as const;
export type ColorMode = (typeof COLOR_MODES)[number];

/** What every drawn screen needs. */
export interface ScreenOptions extends RunOptions {
  /** Width in characters; undefined: the terminal's. */
  readonly columns: number | undefined;
  /** Height in lines; undefined: the terminal's. */
  readonly rows: number | undefined;
  readonly color: ColorMode;
}

/** The formats of `snapshot`. */
export const SNAPSHOT_FORMATS = ['text', 'json', 'svg'] as const;
export type SnapshotFormat = (typeof SNAPSHOT_FORMATS)[number];

export interface SnapshotOptions extends ScreenOptions {
  readonly at: Moment;
  readonly format: SnapshotFormat;
}

/** Runs a script as `python FILE` does: its output to stdout and stderr. The result is its exit status. */
export type RunScript = (scenario: Scenario, options: RunOptions) => Promise<number>;

/** Plays a scenario on the live dashboard until the user quits. The result is the exit status. */
export type Play = (scenario: Scenario, options: ScreenOptions) => Promise<number>;

/** Lets the user choose one of the bundled scenarios, and plays it. The result is the exit status. */
export type Choose = (scenarios: readonly Scenario[], options: ScreenOptions) => Promise<number>;

/** The screen at one moment of a scenario, in one of the formats; ends with a newline. */
export type Snapshot = (scenario: Scenario, options: SnapshotOptions) => Promise<string>;
