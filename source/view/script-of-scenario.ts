import { releaseOf, VERSIONS } from '../heap/version-facts.ts';
import { codeCells } from '../scenario/code-cells.ts';
import type { PythonVersion } from '../scenario/python-versions.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Script, SourceText } from './moment.ts';

/** The part of every moment of a scenario's run that never changes. */
export function scriptOfScenario(scenario: Scenario, python: PythonVersion): Script {
  const { name, title, filename, source } = scenario;
  return {
    name,
    title,
    python: releaseOf(VERSIONS[python]),
    sources: [sourceText(filename, source)],
    cells: codeCells(scenario).map(({ title: heading, line, narration }) => ({
      title: heading,
      file: filename,
      line,
      narration,
    })),
  };
}

/** A file's text as the screen shows it, by lines. */
export function sourceText(file: string, text: string): SourceText {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return { file, lines };
}
