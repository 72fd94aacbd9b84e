import { codeCells } from '../code-cells.ts';
import type { Scenario } from '../scenario.ts';
import { FilesBeside } from './files-beside.ts';
import type { Script } from './script-run.ts';

/** A scenario as it is run. Only a notebook shows the values of expressions, and only then a parser is needed for that. */
export async function scriptOf(scenario: Scenario): Promise<Script & { readonly files: FilesBeside }> {
  const { source, filename } = scenario;
  const echo: ReadonlySet<number> = scenario.echo
    ? (await import('../echo-lines.ts')).echoLines(scenario)
    : new Set<number>();
  const files = new FilesBeside(filename, source);
  return { source, filename, cells: codeCells(scenario), echo, isNotebook: scenario.echo, files };
}
