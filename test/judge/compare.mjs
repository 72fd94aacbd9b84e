// Compares what heaptop and the CPython 3.14.2 of pyodide print for the programs of a folder.
//
//   node test/judge/compare.mjs FOLDER [--topic gc,weakref] [--program NAME] [--python 3.14.0] [--cli dist/cli.js]
//        [--outputs FOLDER]
//
// A topic is what a program's name begins with. `--outputs` keeps what 3.14.2 printed, and takes it from there the next time:
// starting it takes three seconds. The exit status is 0 if all is equal.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    topic: { type: 'string' },
    program: { type: 'string', default: '' },
    python: { type: 'string', default: '3.14.0' },
    cli: { type: 'string', default: join(here, '../../dist/cli.js') },
    outputs: { type: 'string' },
    brief: { type: 'boolean', default: false },
  },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error('usage: node test/judge/compare.mjs FOLDER [--topic T] [--program P] [--python V] [--outputs FOLDER]');
  process.exit(2);
}

function run(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    timeout: 60_000,
    env: { PATH: process.env.PATH, PYTHONHASHSEED: '0' },
  });
  return `${stdout}--- stderr ---\n${stderr}--- status ${status}\n`;
}

/** What differs from run to run or place to place, and nobody promises. */
function comparable(text) {
  return text
    .replaceAll('/script/', '')
    .replaceAll(`${resolve(folder)}/`, '')
    .replace(/0x[0-9a-f]+/g, '0x…')
    .replace(/\d+\.\d+s elapsed/g, '…s elapsed');
}

function judged(program) {
  const kept = values.outputs && join(values.outputs, program.replace(/py$/, 'txt'));
  if (kept && existsSync(kept)) return readFileSync(kept, 'utf8');
  const text = run(join(here, 'wasm-python.mjs'), join(folder, program));
  if (kept) {
    mkdirSync(values.outputs, { recursive: true });
    writeFileSync(kept, text);
  }
  return text;
}

const topics = values.topic?.split(',');
const programs = readdirSync(folder)
  .filter((name) => name.endsWith('.py') && name.includes(values.program))
  .filter((name) => topics === undefined || topics.includes(name.split('-')[0]));
let equal = 0;
for (const program of programs) {
  const theirs = comparable(judged(program)).split('\n');
  const ours = comparable(run(resolve(values.cli), 'run', '--python', values.python, program)).split('\n');
  const at = theirs.findIndex((line, i) => line !== ours[i]);
  const isEqual = at < 0 && ours.length === theirs.length;
  if (isEqual) equal++;
  console.log(`${isEqual ? 'equal ' : 'DIFFERS'} ${program}`);
  if (isEqual || values.brief) continue;
  const count = Math.max(ours.length, theirs.length);
  for (let i = 0; i < count; i++) {
    if (ours[i] === theirs[i]) continue;
    console.log(`  line ${i + 1}\n    CPython  ${theirs[i] ?? ''}\n    heaptop  ${ours[i] ?? ''}`);
  }
}
console.log(`${equal} of ${programs.length} equal`);
process.exitCode = equal === programs.length ? 0 : 1;
