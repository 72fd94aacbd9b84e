import { AddressSpaces } from '../../source/heap/address-space.ts';
import type { PythonVersion } from '../../source/heap/version-facts.ts';
import { Machine } from '../../source/machine.ts';
import { codeCells } from '../../source/scenario/code-cells.ts';
import { echoLines } from '../../source/scenario/echo-lines.ts';
import { cellsOf } from '../../source/scenario/load-percent.ts';
import type { Scenario } from '../../source/scenario/scenario.ts';
import type { Command } from '../../source/scenario/session/commands.ts';
import { readCompiled } from '../../source/scenario/session/compiled-library.ts';
import type { Link } from '../../source/scenario/session/link.ts';
import type { Script } from '../../source/scenario/session/script-run.ts';
import { Session } from '../../source/scenario/session/session.ts';
import { Observer, type SentMoment } from '../../source/view/observe/observer.ts';

class Over extends Error {}

/** What comes of the commands. */
export interface Hearer {
  moment?(moment: SentMoment): void;
  arrived?(moved: boolean): void;
  /** The session has nothing to do: it gets its first command now, or the next one. */
  rests?(): void;
}

/** A text as a script, and as a notebook if it shows its values. */
export function scriptFrom(source: string, echo = false): Script {
  const filename = 't.py';
  const scenario: Scenario = { name: 't', title: 't', summary: '', filename, source, cells: cellsOf(source), echo };
  return {
    source,
    filename,
    cells: codeCells(scenario),
    echo: echo ? echoLines(scenario) : new Set(),
    files: { readModule: () => null, readSource: (name) => (name === filename ? source : null) },
  };
}

/** A session as the engine's thread has it, without the thread: it gets one command after the other, each when it sleeps. */
export function playSession(
  script: Script,
  commands: readonly Command[],
  hear: Hearer,
  python: PythonVersion = '3.13',
): void {
  const coming = commands.values();
  let next: Command | undefined;
  const link: Link = {
    hasCommand: () => next !== undefined,
    command: () => {
      const command = next ?? null;
      next = undefined;
      return command;
    },
    sleep: () => {
      hear.rests?.();
      next = coming.next().value;
      if (next === undefined) throw new Over();
    },
    wantsMoment: () => true,
    arrived: (_, moved) => hear.arrived?.(moved),
    elsewhere: () => {},
    stands: () => {},
    scouts: () => {},
    foresees: () => {},
    now: () => 0,
  };
  const { filename } = script;
  const spaces = new AddressSpaces(2 ** 28);
  const observer = new Observer(
    filename,
    (moment) => hear.moment?.(moment),
    () => 0,
  );
  const session = new Session(
    script,
    (host) => new Machine({ python, argv: [filename], host: { ...host, readCompiled }, spaces }),
    link,
    observer,
  );
  try {
    session.start('always');
  } catch (error) {
    if (!(error instanceof Over)) throw error;
  }
}
