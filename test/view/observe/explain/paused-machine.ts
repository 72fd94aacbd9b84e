import type { PythonVersion } from '../../../../source/heap/version-facts.ts';
import { Machine } from '../../../../source/machine.ts';
import { Stopped } from '../../../../source/python/protocols/errors.ts';
import { codeCells } from '../../../../source/scenario/code-cells.ts';
import { cellsOf } from '../../../../source/scenario/load-percent.ts';
import { ScriptRun } from '../../../../source/scenario/session/script-run.ts';
import type { Inspection } from '../../../../source/view/inspection.ts';
import { inspect } from '../../../../source/view/observe/explain/inspect.ts';
import { namedObject } from '../../../../source/view/observe/explain/named-object.ts';
import { known } from '../../../../source/view/observe/explain/naming.ts';

/** A machine that stands before the line with `# here` ran for the first time; or at the end of the script. */
export function pausedMachine(source: string, python: PythonVersion = '3.13'): { machine: Machine; step: number } {
  const here = source.split('\n').findIndex((line) => line.includes('# here')) + 1;
  const scenario = {
    name: 't',
    title: 't',
    summary: '',
    filename: 't.py',
    source,
    cells: cellsOf(source),
    echo: false,
  };
  const script = {
    source,
    filename: 't.py',
    cells: codeCells(scenario),
    echo: new Set<number>(),
    files: { readSource: () => source, readModule: () => null },
  };
  const run = new ScriptRun<Machine>(
    script,
    (host) => new Machine({ python, argv: ['t.py'], host, memoryLimit: 2 ** 28 }),
  );
  run.play(
    ({ place }) => {
      if (here > 0 && run.recording.lines.get(here) === place) throw new Stopped();
      return place + 1;
    },
    () => {
      if (here === 0) throw new Stopped();
    },
  );
  return { machine: run.machine, step: run.place };
}

/** What is told of an object at that moment. */
export function inspected(source: string, expression: string, python?: PythonVersion): Inspection {
  const { machine, step } = pausedMachine(source, python);
  const object = namedObject(machine, expression);
  if (object === 0) throw new Error(`there is no ${expression}`);
  return inspect(machine, object, { step, asked: expression });
}

/** The same of an object whose id the script has in a name. */
export function inspectedById(source: string, name: string, python?: PythonVersion): Inspection {
  const { machine, step } = pausedMachine(source, python);
  const id = known(machine.vm, namedObject(machine, name)).label;
  return inspect(machine, namedObject(machine, id), { step, asked: id });
}
