import { releaseOf, VERSIONS } from '../heap/version-facts.ts';
import { codeCells } from '../scenario/code-cells.ts';
import type { PythonVersion } from '../scenario/python-versions.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Script } from './moment.ts';

/** The part of every moment of a scenario's run that never changes. */
export function scriptOfScenario(scenario: Scenario, python: PythonVersion): Script {
  const { name, title, filename, source } = scenario;
  const lines = source.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return {
    name,
    title,
    python: releaseOf(VERSIONS[python]),
    sources: [{ file: filename, lines }],
    cells: codeCells(scenario).map(({ title: heading, line, narration }) => ({
      title: heading,
      file: filename,
      line,
      narration,
    })),
  };
}
