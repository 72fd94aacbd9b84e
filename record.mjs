// Records what a real CPython 3.13 prints for each bundled scenario into test/fixtures/scenarios/NAME.out, for the tests
// to compare with. `--check` writes nothing and fails when something is not as recorded.
//
// The interpreter is the one that PYTHON_3_13 names, or else python3.13 on PATH.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const fixtures = join(root, 'test/fixtures/scenarios');
const check = process.argv.includes('--check');
const python = process.env.PYTHON_3_13 ?? 'python3.13';

// The same script must print the same in any environment: with another hash seed, another length of path, and other
// modules loaded at start-up. A scenario whose output depends on these could not be compared with a simulation.
const ENVIRONMENTS = [
  { flags: [], hashSeed: '0', folder: 'scenarios' },
  { flags: ['-I'], hashSeed: 'random', folder: 'a-folder-with-a-much-longer-name-than-that/scenarios' },
  { flags: ['-S'], hashSeed: '7', folder: 's' },
];

function output(folder, file, { flags, hashSeed }) {
  const { error, status, stdout, stderr } = spawnSync(python, [...flags, file], {
    cwd: folder,
    encoding: 'utf8',
    env: { LC_ALL: 'C.UTF-8', PYTHONDONTWRITEBYTECODE: '1', PYTHONHASHSEED: hashSeed },
  });
  if (error) throw new Error(`${python} cannot be run (${error.code}): set PYTHON_3_13 to a Python 3.13`);
  if (status !== 0) throw new Error(`${file} ended with status ${status}:\n${stderr}`);
  return stdout.replaceAll(`${folder}/`, ''); // CPython shows the script's absolute path
}

const version = spawnSync(python, ['--version'], { encoding: 'utf8' }).stdout ?? '';
if (!version.startsWith('Python 3.13.')) {
  console.error(`record: ${python} is no Python 3.13: set PYTHON_3_13`);
  process.exit(2);
}

const copies = mkdtempSync(join(tmpdir(), 'heaptop-record-'));
let differences = 0;
try {
  mkdirSync(fixtures, { recursive: true });
  for (const { folder } of ENVIRONMENTS) cpSync(join(root, 'scenarios'), join(copies, folder), { recursive: true });
  for (const file of readdirSync(join(root, 'scenarios')).filter((name) => name.endsWith('.py'))) {
    const outputs = ENVIRONMENTS.map((environment) => output(join(copies, environment.folder), file, environment));
    if (new Set(outputs).size > 1) throw new Error(`${file} prints different things in different environments`);
    const fixture = join(fixtures, file.replace(/\.py$/, '.out'));
    if (!check) {
      writeFileSync(fixture, outputs[0]);
    } else if (readFileSync(fixture, 'utf8') !== outputs[0]) {
      console.error(`record: ${file} does not print what was recorded`);
      differences++;
    }
  }
} catch (error) {
  console.error(`record: ${error.message}`);
  differences++;
} finally {
  rmSync(copies, { recursive: true, force: true });
}
process.exitCode = differences > 0 ? 1 : 0;
