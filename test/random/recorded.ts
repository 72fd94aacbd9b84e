import type { PythonVersion } from '../../source/heap/version-facts.ts';
import type { Outcome } from './outcome.ts';

/** A random program and what CPython prints for it: a file of test/fixtures/random/. */
export interface Recorded {
  readonly seed: number;
  /** Its lines. */
  readonly program: readonly string[];
  readonly expected: Readonly<Partial<Record<PythonVersion, Outcome>>>;
}

export const RECORDED_VERSIONS: readonly PythonVersion[] = ['3.9', '3.10', '3.11', '3.12', '3.13'];

/** The script's name in tracebacks. */
export const FILENAME = '/random/program.py';
