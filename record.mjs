// Records what a real CPython 3.13 prints for each bundled scenario into test/fixtures/scenarios/NAME.out, for the tests
// to compare with. `--check` writes nothing and fails when something is not as recorded.
//
// The interpreter is the one that PYTHON_3_13 names, or else python3.13 on PATH. With `--versions` it records
// test/fixtures/versions/NAME.py instead, as each of 3.9 to 3.13 runs it (PYTHON_3_9, … or python3.9, …): NAME.3.9.out
// and NAME.3.9.err. With `--incremental` it records test/fixtures/incremental/NAME.py as the CPython 3.14.2 of pyodide runs it,
// which has the incremental collector (test/judge/wasm-python.mjs): NAME.out and NAME.err.

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

function recordVersions() {
  const folder = join(root, 'test/fixtures/versions');
  let differing = 0;
  for (const version of ['3.9', '3.10', '3.11', '3.12', '3.13']) {
    const interpreter = process.env[`PYTHON_${version.replace('.', '_')}`] ?? `python${version}`;
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.py'))) {
      const { error, stdout, stderr } = spawnSync(interpreter, [file], {
        cwd: folder,
        encoding: 'utf8',
        env: { LC_ALL: 'C.UTF-8', PYTHONDONTWRITEBYTECODE: '1', PYTHONHASHSEED: '0' },
      });
      if (error) throw new Error(`${interpreter} cannot be run (${error.code})`);
      for (const [ending, text] of Object.entries({ out: stdout, err: stderr })) {
        const fixture = join(folder, file.replace(/py$/, `${version}.${ending}`));
        const shown = text.replaceAll(`${folder}/`, '');
        if (!check && shown !== '') writeFileSync(fixture, shown);
        else if (!check) rmSync(fixture, { force: true });
        else if ((existsSync(fixture) ? readFileSync(fixture, 'utf8') : '') !== shown) {
          console.error(`record: ${file} does not print under ${version} what was recorded`);
          differing++;
        }
      }
    }
  }
  return differing;
}

function recordIncremental() {
  const folder = join(root, 'test/fixtures/incremental');
  let differing = 0;
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.py'))) {
    const args = [join(root, 'test/judge/wasm-python.mjs'), join(folder, file)];
    const { error, status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (error || status !== 0) throw new Error(`${file} ended with status ${status}:\n${stderr}`);
    for (const [ending, text] of Object.entries({ out: stdout, err: stderr })) {
      const fixture = join(folder, file.replace(/py$/, ending));
      const shown = text.replaceAll('/script/', '').replace(/0x[0-9a-f]+/g, '0x…');
      if (!check && shown !== '') writeFileSync(fixture, shown);
      else if (check && (existsSync(fixture) ? readFileSync(fixture, 'utf8') : '') !== shown) {
        console.error(`record: ${file} does not print under 3.14.2 what was recorded`);
        differing++;
      }
    }
  }
  return differing;
}

if (process.argv.includes('--incremental')) process.exit(recordIncremental() > 0 ? 1 : 0);
if (process.argv.includes('--versions')) process.exit(recordVersions() > 0 ? 1 : 0);

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
