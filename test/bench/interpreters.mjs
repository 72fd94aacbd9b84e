// What can run the programs on this machine: heaptop, and a real CPython 3.13 where there is one.

import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export const HEAPTOP = join(import.meta.dirname, '../../dist/cli.js');

/** No PYTHON… setting of the user's shell changes what is measured. */
export const ENVIRONMENT = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PYTHON'))),
  LC_ALL: 'C.UTF-8',
};

/** The commands that run a program of one size, heaptop first: everything is measured against it. */
export function interpreters() {
  const python = findPython();
  const heaptop = {
    name: 'heaptop',
    command: (file, size) => [process.execPath, HEAPTOP, 'run', file, '--', size],
  };
  if (python === undefined) return [heaptop];
  return [
    heaptop,
    { name: '3.13', command: (file, size) => [python, file, size] },
    { name: '3.13 traced', command: (file, size) => [python, '-X', 'tracemalloc=1', file, size] },
  ];
}

/** A CPython 3.13: the one that PYTHON_3_13 names, pyenv's newest, or the one on PATH. */
function findPython() {
  const candidates = [process.env.PYTHON_3_13, ...pyenvPythons(), 'python3.13'];
  return candidates.find((python) => python !== undefined && versionOf(python)?.startsWith('Python 3.13.'));
}

function pyenvPythons() {
  const versions = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions');
  try {
    const found = readdirSync(versions).filter((name) => /^3\.13\.\d+$/.test(name));
    return found.sort((a, b) => b.slice(5) - a.slice(5)).map((name) => join(versions, name, 'bin/python'));
  } catch {
    return []; // no pyenv here
  }
}

function versionOf(python) {
  return spawnSync(python, ['--version'], { encoding: 'utf8' }).stdout;
}
