import { type PythonVersion, seriesOf } from '../../heap/version-facts.ts';

/** What syntax trees of one CPython version do differently from others. */
export interface TreeFacts {
  /** Types of nodes have `__match_args__` (since 3.10). */
  readonly hasMatchArgs: boolean;
  /** Types tell the types of their fields, and a constructor gives those that are left out their empty values (since 3.13). */
  readonly hasFieldTypes: boolean;
}

export function treeFacts(version: PythonVersion): TreeFacts {
  const series = seriesOf(version);
  const isBefore3_13 = ['3.9', '3.10', '3.11', '3.12'].includes(series);
  return { hasMatchArgs: series !== '3.9', hasFieldTypes: !isBefore3_13 };
}
