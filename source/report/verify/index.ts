// A script run on the simulated heap and by a real CPython, and what both printed, side by side.

import { lstatSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, isAbsolute, join, sep } from 'node:path';
import type { Readable } from 'node:stream';
import type { Scenario } from '../../scenario/scenario.ts';
import { runBoth } from './both-runs.ts';
import { plainEnvironment } from './environment.ts';
import type { Interpreter } from './interpreters.ts';
import { comparable, type Difference, firstDifference, linesOf, type Outcome } from './outcome.ts';
import { sideBySide } from './side-by-side.ts';

export { findInterpreter, type Interpreter } from './interpreters.ts';

export interface VerifyOptions {
  readonly interpreter: Interpreter;
  /** How heaptop is called, as a command and its first arguments. */
  readonly heaptop: readonly string[];
  /** `sys.argv[1:]` of the script. */
  readonly args: readonly string[];
  /** What both read as stdin; null is an empty one. */
  readonly input: Readable | null;
}

export interface Verdict {
  readonly scenario: string;
  readonly interpreter: Interpreter;
  readonly heaptop: Outcome;
  readonly cpython: Outcome;
  readonly difference: Difference | null;
  /** CPython itself printed something else at the difference when it was asked again. */
  readonly isUncertain: boolean;
}

/** Runs a scenario both ways and compares. */
export async function verify(scenario: Scenario, options: VerifyOptions): Promise<Verdict> {
  const { interpreter, heaptop, args, input } = options;
  const folder = mkdtempSync(join(tmpdir(), 'heaptop-verify-'));
  try {
    // What is run is what was read: a notebook's code, a bundled script and a pipe have no script file of their own.
    const isBundled = !isAbsolute(scenario.filename);
    const isPipe = !isBundled && lstatSync(scenario.filename, { throwIfNoEntry: false })?.isFile() === false;
    const needsFile = scenario.echo || isBundled || isPipe;
    const file = needsFile ? join(folder, basename(scenario.filename)) : scenario.filename;
    if (needsFile) writeFileSync(file, scenario.source);
    const beside = needsFile && !isBundled ? dirname(scenario.filename) : undefined;
    const environment = plainEnvironment(process.env, beside);
    const asNamed = (outcome: Outcome) => withName(outcome, file, scenario.filename);
    const theirs = {
      name: `CPython ${interpreter.release}`,
      command: [...interpreter.command, file, ...args],
      environment,
    };
    const named = isBundled ? scenario.name : isPipe ? file : scenario.filename;
    const words = ['run', '--python', interpreter.python, named, ...(args.length > 0 ? ['--', ...args] : [])];
    const ours = { name: 'heaptop', command: [...heaptop, ...words], environment };
    const [told, real] = (await runBoth([ours, theirs], input)).map(asNamed);
    const simulated = withoutNotes(told, scenario);
    const difference = firstDifference(simulated, real);
    let isUncertain = false;
    if (difference !== null && input === null) {
      const other = { ...theirs, environment: { ...environment, PYTHONHASHSEED: '1' } };
      const [again] = (await runBoth([other], null)).map(asNamed);
      isUncertain = lineAt(real, difference) !== lineAt(again, difference);
    }
    return { scenario: scenario.name, interpreter, heaptop: simulated, cpython: real, difference, isUncertain };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The verdict in words and columns; ends with a newline. @param width - columns of the terminal */
export function verdictText(verdict: Verdict, width: number): string {
  const { heaptop, cpython, difference, interpreter } = verdict;
  const names = [`heaptop, ${interpreter.python}`, `CPython ${interpreter.release}`] as const;
  return `${sideBySide(heaptop, cpython, difference, names, width)}\n${sentence(verdict)}\n`;
}

/** One line: `ring: equal, 31 lines`. */
export function verdictLine(verdict: Verdict): string {
  return `${verdict.scenario}: ${sentence(verdict)}\n`;
}

function sentence({ difference, cpython, isUncertain, interpreter }: Verdict): string {
  if (difference === null) {
    const count = linesOf(cpython.stdout).length + linesOf(cpython.stderr).length;
    return `equal: ${count} ${count === 1 ? 'line' : 'lines'}, exit status ${cpython.status}, as CPython ${interpreter.release} prints`;
  }
  const { stream, line, column } = difference;
  const place = stream === 'status' ? 'in the exit status' : `in ${stream}, line ${line}, character ${column}`;
  const hint = isUncertain ? '\n  CPython itself prints something else there in each run (an address, or chance)' : '';
  return `different: first ${place}${hint}`;
}

/** The verdict for programs. */
export function verdictRecord(verdict: Verdict): Record<string, unknown> {
  const { scenario, interpreter, heaptop, cpython, difference, isUncertain } = verdict;
  return {
    scenario,
    python: interpreter.python,
    interpreter: { command: interpreter.command, release: interpreter.release },
    equal: difference === null,
    difference: difference && { ...difference, cpythonVaries: isUncertain },
    heaptop,
    cpython,
  };
}

function lineAt(outcome: Outcome, { stream, line }: Difference): string | undefined {
  return linesOf(comparable(outcome[stream]))[line - 1];
}

/** What `heaptop run` says of a notebook before it runs is not the script's. */
function withoutNotes(outcome: Outcome, { notes = [] }: Scenario): Outcome {
  return { ...outcome, stderr: outcome.stderr.split('\n').slice(notes.length).join('\n') };
}

/** The script has one name in both: the one heaptop shows. A bundled one has no folder. */
function withName(outcome: Outcome, file: string, name: string): Outcome {
  if (file === name) return outcome;
  const renamed = (text: string) => text.replaceAll(file, name).replaceAll(dirname(file) + sep, '');
  return { ...outcome, stdout: renamed(outcome.stdout), stderr: renamed(outcome.stderr) };
}
