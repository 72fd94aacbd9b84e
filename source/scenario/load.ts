import { readFileSync, statSync } from 'node:fs';
import { basename, extname, isAbsolute } from 'node:path';
import { ScenarioError, UsageError } from './errors.ts';
import { bundledFiles, nearestName } from './load-bundled.ts';
import { cellsOf, headingOf, paragraphOf } from './load-percent.ts';
import type { Cell, Scenario } from './scenario.ts';

/** A script is written by hand: what is larger is some other file. In bytes. */
const LARGEST = 10 * 1024 * 1024;

/**
 * Reads a scenario: a bundled one by its name, or a file: a Python script (`# %%` starts a cell) or a Jupyter notebook.
 *
 * @param nameOrPath - as typed; a bundled name comes before a file of that name in the working directory
 * @throws UsageError when there is no such scenario or file
 * @throws ScenarioError when the file is no readable Python script or notebook
 */
export async function loadScenario(nameOrPath: string): Promise<Scenario> {
  const bundled = bundledFiles();
  const found = bundled.find(({ name, file }) => name === nameOrPath || file === nameOrPath);
  if (found) return read(found.path, { name: found.name, shown: found.file, filename: found.file });
  const looksLikeName = /^[\w-]+$/.test(nameOrPath);
  if (looksLikeName && statSync(nameOrPath, { throwIfNoEntry: false }) === undefined) {
    const near = nearestName(
      nameOrPath,
      bundled.map(({ name }) => name),
    );
    throw new UsageError(
      `there is no scenario "${nameOrPath}", and no file of that name`,
      near ? `did you mean "${near}"?` : 'heaptop list shows the bundled scenarios',
    );
  }
  return loadFile(nameOrPath);
}

/**
 * Reads a script or notebook from a file, as `python FILE` would name it.
 *
 * @param shown - how messages name it
 * @throws UsageError when there is no such file
 * @throws ScenarioError when the file is no readable Python script or notebook
 */
export async function loadFile(path: string, shown = path): Promise<Scenario> {
  const name = basename(path).replace(/\.(py|ipynb)$/, '');
  return read(path, { name, shown, filename: absolute(path) });
}

/** All bundled scenarios, read, in the order of the alphabet. */
export async function loadBundled(): Promise<Scenario[]> {
  return Promise.all(bundledFiles().map(({ name, file, path }) => read(path, { name, shown: file, filename: file })));
}

interface Names {
  readonly name: string;
  /** The name for messages. */
  readonly shown: string;
  readonly filename: string;
}

async function read(path: string, { name, shown, filename }: Names): Promise<Scenario> {
  const text = textOf(path, shown);
  const echo = extname(path) === '.ipynb';
  const { source, cells, notes } = echo
    ? (await import('./load-notebook.ts')).scriptOfNotebook(text, shown)
    : { source: text, cells: cellsOf(text), notes: [] };
  if (source.trim() === '') throw new ScenarioError(`${shown} is empty: there is nothing to run`);
  const { title, summary } = headlineOf(cells, name);
  // Bundled both ways, it is named with its ending: the two tell the same.
  const isTwin = name.endsWith('.ipynb');
  const headline = { title: isTwin ? `${title}, the notebook` : title, summary };
  return { name, ...headline, filename, source, cells, echo, ...(notes.length > 0 && { notes }) };
}

function headlineOf(cells: readonly Cell[], name: string): { title: string; summary: string } {
  const narration = cells.find(({ kind }) => kind === 'markdown')?.text ?? '';
  return { title: headingOf(narration) ?? name, summary: paragraphOf(narration) ?? '' };
}

function textOf(path: string, shown: string): string {
  const bytes = bytesOf(path, shown);
  if (bytes.includes(0)) throw new ScenarioError(`${shown} is not a Python script: it is a binary file`);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ScenarioError(`${shown} is not UTF-8 text: see line ${lineThatIsNoText(bytes)}`, undefined, { cause });
  }
  return text.replace(/\r\n?/g, '\n');
}

/** The first one that has a byte that no UTF-8 text can have there. */
function lineThatIsNoText(bytes: Uint8Array): number {
  const lines = Buffer.from(bytes).toString('latin1').split('\n');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const isText = (line: string): boolean => {
    try {
      decoder.decode(Buffer.from(line, 'latin1'));
      return true;
    } catch {
      return false;
    }
  };
  // No character of UTF-8 has the byte of a newline in it: each line is text for itself, or is not.
  return lines.findIndex((line) => !isText(line)) + 1;
}

function bytesOf(path: string, shown: string): Uint8Array {
  try {
    const found = statSync(path);
    if (found.isDirectory()) throw new UsageError(`${shown} is a directory, not a Python script`);
    if (!found.isFile() && !found.isFIFO()) throw new UsageError(`${shown} is a device, not a Python script`);
    if (found.size > LARGEST) {
      throw new ScenarioError(
        `${shown} is too large for a script: ${Math.round(found.size / 2 ** 20)} MiB, at most 10`,
      );
    }
    return readFileSync(path);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === undefined) throw cause;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new UsageError(`there is no file ${shown}`, 'heaptop list shows the bundled scenarios', { cause });
    }
    const reason = code === 'EACCES' ? 'permission denied' : String(code);
    throw new ScenarioError(`${shown} cannot be read: ${reason}`, undefined, { cause });
  }
}

/** As CPython 3.9+ makes the script's name absolute (Python/fileutils.c, _Py_abspath()): joined, not normalised. */
function absolute(path: string): string {
  if (isAbsolute(path)) return path;
  return `${process.cwd()}/${path}`;
}
