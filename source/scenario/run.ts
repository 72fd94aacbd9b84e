import type { PythonVersion } from './python-versions.ts';
import type { Scenario } from './scenario.ts';

/** What every run of a script needs. */
export interface RunOptions {
  readonly python: PythonVersion;
  /** The script's own arguments: `sys.argv[1:]`. */
  readonly args: readonly string[];
}

/** Runs a script as `python FILE` does: its output to stdout and stderr. The result is its exit status. */
export async function runScript(_scenario: Scenario, _options: RunOptions): Promise<number> {
  throw new Error('the engine is not wired up yet');
}
