// Finding the real CPython that a script is compared with.

import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../../scenario/errors.ts';
import { modelOfRelease, type PythonVersion, seriesOfVersion } from '../../scenario/python-versions.ts';

/** A real CPython on this machine. */
export interface Interpreter {
  /** The command and the arguments in front of the script: `['py', '-3.13']`. */
  readonly command: readonly string[];
  /** As in `3.13.0`. */
  readonly release: string;
  /** The version of ours that models it. */
  readonly python: PythonVersion;
}

/** What the search depends on, for tests. */
export interface Machine {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
}

export const THIS_MACHINE: Machine = { environment: process.env, platform: process.platform, home: homedir() };

/** What is asked of a command, to know whether it is a CPython and which. */
const QUESTION = 'import sys; print(sys.implementation.name, "%d.%d.%d" % sys.version_info[:3])';

/**
 * The interpreter to compare with: the one that `--with` names, or else one of the version asked for.
 *
 * @param wanted - a command or path, as typed behind `--with`
 * @throws UsageError when there is none, or it is no CPython of that version
 */
export function findInterpreter(
  wanted: string | undefined,
  python: PythonVersion | undefined,
  defaultVersion: PythonVersion,
  machine: Machine = THIS_MACHINE,
): Interpreter {
  if (wanted !== undefined) return namedInterpreter(wanted, python);
  const version = python ?? defaultVersion;
  const places = placesOf(version, machine);
  for (const command of places) {
    const found = interpreterOf(command);
    if (found?.python === version) return found;
  }
  const series = seriesOfVersion(version);
  throw new UsageError(
    `there is no CPython ${version} on this machine to compare with`,
    `looked for ${shortList(places)}; install Python ${series}, or name one: --with /path/to/python${series}`,
  );
}

function namedInterpreter(wanted: string, python: PythonVersion | undefined): Interpreter {
  // A path may have spaces; a command may have arguments: py -3.13.
  const words = wanted.trim().split(/\s+/);
  const answer = ask([wanted]) ?? (words.length > 1 ? ask(words) : null);
  if (answer === null) {
    throw new UsageError(`--with ${wanted} cannot be run`, 'it is a command such as python3.13, or the path of one');
  }
  if (answer.release === null) {
    throw new UsageError(`--with ${wanted} is no CPython`, `it should print its version, but ${answer.said}`);
  }
  const model = modelOfRelease(answer.release);
  if (model === null) {
    throw new UsageError(
      `--with ${wanted} is Python ${answer.release}, which heaptop does not model`,
      'heaptop list --versions shows those that it does',
    );
  }
  if (python !== undefined && python !== model) {
    throw new UsageError(
      `--with ${wanted} is Python ${answer.release}, not ${python}`,
      `leave --python out, or make it --python ${model}`,
    );
  }
  return { command: answer.command, release: answer.release, python: model };
}

/** Where a CPython of this version may be, the likeliest first. */
function placesOf(version: PythonVersion, { environment, platform, home }: Machine): string[][] {
  const series = seriesOfVersion(version);
  const places = [[`python${series}`]];
  const root = join(environment.PYENV_ROOT ?? join(home, '.pyenv'), 'versions');
  const program = platform === 'win32' ? 'python.exe' : join('bin', 'python');
  for (const release of pyenvReleases(root, series)) places.push([join(root, release, program)]);
  places.push(['python3'], ['python']);
  if (platform === 'win32') places.push(['py', `-${series}`]);
  return places;
}

/** pyenv's releases of a series, the newest first. */
function pyenvReleases(root: string, series: string): string[] {
  let names: string[];
  try {
    names = readdirSync(root);
  } catch {
    return []; // no pyenv here
  }
  const patch = (name: string) => Number(name.slice(series.length + 1));
  return names
    .filter((name) => name.startsWith(`${series}.`) && Number.isInteger(patch(name)))
    .sort((a, b) => patch(b) - patch(a));
}

function interpreterOf(command: readonly string[]): Interpreter | null {
  const release = ask(command)?.release;
  const python = release ? modelOfRelease(release) : null;
  return release && python ? { command, release, python } : null;
}

interface Answer {
  readonly command: readonly string[];
  /** null when it is no CPython. */
  readonly release: string | null;
  readonly said: string;
}

/** null when there is no such command. */
function ask(command: readonly string[]): Answer | null {
  const [program, ...args] = command;
  const { error, status, stdout, stderr } = spawnSync(program, [...args, '-I', '-S', '-c', QUESTION], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 10_000,
    windowsHide: true,
  });
  if (error && !('code' in error && error.code === 'ETIMEDOUT')) return null;
  const release = /^cpython (\d+\.\d+\.\d+)\s*$/.exec(stdout)?.[1] ?? null;
  const last = `${stdout}${stderr}`.trim().split('\n').at(-1);
  return { command, release, said: last ? `said "${last}"` : error ? 'said nothing' : `ended with status ${status}` };
}

function shortList(places: readonly (readonly string[])[]): string {
  const names = places.map((command) => command.join(' '));
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
