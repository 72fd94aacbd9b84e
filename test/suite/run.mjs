#!/usr/bin/env node
// Runs cases of the interpreter's own test suite on heaptop. The tests are those of a CPython on the machine; nothing of
// them is kept here. What they import of `test.support` are the files in shims/.
//
//   node test/suite/run.mjs [--python-lib DIR] [--command 'node dist/cli.js run'] [--verbose] [test_gc test_weakref.ReferencesTestCase …]

import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { FILES, KNOWN } from './known.mjs';

const here = dirname(fileURLToPath(import.meta.url));
/** Files that tests share. */
const COMPANIONS = [
  'list_tests',
  'seq_tests',
  'mapping_tests',
  'string_tests',
  'test_grammar',
  'typinganndata',
  'pickletester',
];
/** Seconds that a case may take before it counts as hanging. */
const PATIENCE = 120;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'python-lib': { type: 'string', default: findLibrary() },
    command: { type: 'string', default: `node ${join(here, '../../dist/cli.js')} run` },
    verbose: { type: 'boolean', default: false },
  },
});

const library = join(values['python-lib'] ?? '', 'test');
if (!existsSync(join(library, 'test_gc.py'))) {
  console.error(
    'no CPython with its test suite: name its library with --python-lib, as in --python-lib /usr/lib/python3.13',
  );
  process.exit(2);
}

const total = { pass: 0, known: 0, skip: 0, bad: 0 };
for (const wanted of positionals.length > 0 ? positionals : FILES) {
  const [file, ...rest] = wanted.split('.');
  await runFile(file, rest.length > 0 ? [`.${rest.join('.')}`] : []);
}
console.log(`total: ${line(total)}`);
process.exitCode = total.bad > 0 ? 1 : 0;

/** Runs a file's cases in one process; in another one what is left when a case brings it down. */
async function runFile(file, only) {
  const folder = mkdtempSync(join(tmpdir(), 'heaptop-suite-'));
  cpSync(join(here, 'shims'), folder, { recursive: true });
  for (const each of [...COMPANIONS, file]) copy(each, folder);
  const outcomes = new Map();
  for (let tries = 0; tries < 20; tries++) {
    const left = await runProcess(
      folder,
      [`test.${file}`, ...only, ...[...outcomes.keys()].map((id) => `-${id}`)],
      outcomes,
    );
    if (left === null) break;
    outcomes.set(left.id, { outcome: 'crash', why: left.why });
    if (left.id === `test.${file}`) break;
  }
  rmSync(folder, { recursive: true });
  report(file, outcomes);
}

function copy(name, folder) {
  for (const each of [`${name}.py`, name]) {
    const from = join(library, each);
    if (existsSync(from)) cpSync(from, join(folder, 'test', each), { recursive: true });
  }
}

/** Fills `outcomes`. Returns the case that was running when the process ended or hung, null if all are done. */
function runProcess(folder, words, outcomes) {
  const [program, ...args] = values.command.split(' ');
  const child = spawn(program, [...args, join(folder, 'main.py'), '--', ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve) => {
    let running = words[0];
    let done = false;
    let rest = '';
    let errors = '';
    let timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE * 1000);
    child.stdout.setEncoding('utf8').on('data', (text) => {
      clearTimeout(timer);
      timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE * 1000);
      const lines = (rest + text).split('\n');
      rest = lines.pop();
      for (const each of lines) {
        const told = /^@@ (\w+) (.*?)(?:\t(.*))?$/.exec(each);
        if (told === null) continue;
        const [, outcome, id, why] = told;
        if (outcome === 'start') running = id;
        else if (outcome === 'done') done = true;
        else {
          const before = outcomes.get(id);
          if (before === undefined || before.outcome === 'pass') outcomes.set(id, { outcome, why: why ?? '' });
          if (id === words[0]) done = true;
        }
      }
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      errors = (errors + text).slice(-4000);
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve(done ? null : { id: running, why: signal ? `no end within ${PATIENCE} s` : `exit ${code}: ${errors}` });
    });
  });
}

function report(file, outcomes) {
  const count = { pass: 0, known: 0, skip: 0, bad: 0 };
  for (const [id, { outcome, why }] of outcomes) {
    const name = id.replace(/^test\./, '');
    const known = KNOWN.find(([pattern]) => pattern.test(name));
    if (outcome === 'pass') count.pass++;
    else if (outcome === 'skip') count.skip++;
    else if (known !== undefined) count.known++;
    else count.bad++;
    if (outcome !== 'pass' && outcome !== 'skip' && (known === undefined || values.verbose)) {
      console.log(
        `  ${outcome} ${name}${known ? ` (known: ${known[1]})` : ''}: ${values.verbose ? shown(why) : lastLine(why)}`,
      );
    }
    if (outcome === 'skip' && values.verbose) console.log(`  skip ${name}: ${why}`);
  }
  for (const each of Object.keys(total)) total[each] += count[each];
  console.log(`${file}: ${line(count)}`);
}

function line({ pass, known, skip, bad }) {
  return `${pass} passed, ${bad} failed, ${known} failed as known, ${skip} skipped`;
}

/** A repr of Python, unfolded. */
function shown(why) {
  return `\n${why
    .replace(/^['"]|['"]$/g, '')
    .replaceAll('\\n', '\n')
    .replaceAll("\\'", "'")}`;
}

function lastLine(why) {
  return (
    shown(why)
      .trimEnd()
      .split('\n')
      .findLast((each) => /^\S/.test(each))
      ?.slice(0, 200) ?? ''
  );
}

function findLibrary() {
  const versions = join(homedir(), '.pyenv/versions');
  const found = existsSync(versions) ? readdirSync(versions).filter((each) => each.startsWith('3.13.')) : [];
  const places = [
    ...found.map((each) => join(versions, each, 'lib/python3.13')),
    '/usr/local/lib/python3.13',
    '/usr/lib/python3.13',
  ];
  return places.find((each) => existsSync(join(each, 'test/test_gc.py')));
}
