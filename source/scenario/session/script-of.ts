import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { codeCells } from '../code-cells.ts';
import type { Scenario } from '../scenario.ts';
import type { Script } from './script-run.ts';

/** A scenario as it is run. Only a notebook shows the values of expressions, and only then a parser is needed for that. */
export async function scriptOf(scenario: Scenario): Promise<Script> {
  const { source, filename } = scenario;
  const echo: ReadonlySet<number> = scenario.echo
    ? (await import('../echo-lines.ts')).echoLines(scenario)
    : new Set<number>();
  return { source, filename, cells: codeCells(scenario), echo, readModule: modulesBeside(filename) };
}

/** Modules beside a user's script; read once, so that a session sees the same text on every run. */
export function modulesBeside(filename: string): Script['readModule'] {
  const known = new Map<string, { filename: string; source: string } | null>();
  return (name) => {
    let module = known.get(name);
    if (module === undefined) {
      module = isAbsolute(filename) && /^\w+$/.test(name) ? read(join(dirname(filename), `${name}.py`)) : null;
      known.set(name, module);
    }
    return module;
  };
}

function read(path: string): { filename: string; source: string } | null {
  try {
    return { filename: path, source: readFileSync(path, 'utf8').replace(/\r\n?/g, '\n') };
  } catch {
    return null;
  }
}
