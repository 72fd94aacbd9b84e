import type { PythonVersion } from './python-versions.ts';

/** What every run of a script needs. */
export interface RunOptions {
  readonly python: PythonVersion;
  /** The script's own arguments: `sys.argv[1:]`. */
  readonly args: readonly string[];
}
