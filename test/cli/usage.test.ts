import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CLI, heaptop } from './heaptop.ts';

const HELP = '  heaptop --help shows the commands and options\n';

test('--version tells the version of package.json', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(heaptop('--version')).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
});

test.each(['play', 'run', 'snapshot', 'table', 'explain', 'list'])('%s has a help text, in English', (command) => {
  const { status, stdout, stderr } = heaptop(command, '--help');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(new RegExp(`^heaptop ${command}\\b`));
  expect(stdout).toContain('Show help');
});

test('the help names every command, with examples', () => {
  const { stdout } = heaptop('--help');
  for (const part of ['play <scenario>', 'run <scenario>', 'snapshot <scenario>', 'list', 'Examples:', '--python']) {
    expect(stdout).toContain(part);
  }
});

test('list names the bundled scenarios and their titles', () => {
  const { status, stdout } = heaptop('list');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^circular-references {2,}Circular references$/m);
  expect(stdout.trimEnd().split('\n')).toHaveLength(readdirSync('scenarios').length);
});

test.each([
  [['fly'], 'there is no command or option "fly"\n', HELP],
  [['run'], 'the scenario is missing (0 arguments, 1 needed)\n', HELP],
  [['run', 'ring', 'more'], 'there is no command or option "more"\n', HELP],
  [['run', 'ring', '--loud'], 'there is no command or option "loud"\n', HELP],
  [
    ['run', '--python', '2.7', 'ring'],
    '--python cannot be "2.7": it is one of "3.14", "3.14.0", "3.13", "3.12", "3.11", "3.10", "3.9"\n',
    HELP,
  ],
  [['snapshot', '--format', 'png', 'ring'], '--format cannot be "png": it is one of "text", "json", "svg"\n', HELP],
  [
    ['snapshot', '--color', 'red', 'ring'],
    '--color cannot be "red": it is one of "auto", "always", "never", "16", "256", "true"\n',
    HELP,
  ],
  [['table', 'ring', '--sort', 'colour'], 'there is no column "colour" to sort by\n', /size-diff/],
  [['table', 'ring', '--limit', 'few'], '"few" is no number of rows\n', ''],
  [['table', 'ring', '--since', 'gc:900'], 'the run has no collection 900\n', /ends at step/],
  [['snapshot', 'ring', '--at'], '--at needs a value\n', HELP],
  [['snapshot', 'ring', '--rows', 'many'], '"many" is no size of a screen\n', /a number of characters/],
  [['snapshot', 'ring', '--at', 'noon'], '"noon" is no moment of a scenario\n', /line:N/],
  [
    ['explain', 'ring', '--object', 'nobody', '--at', '5'],
    'there is no object nobody at step 5\n',
    /the names there are gc, sys/,
  ],
  [['run', 'rign'], 'there is no scenario "rign", and no file of that name\n', '  did you mean "ring"?\n'],
  [['run', 'nowhere/x.py'], 'there is no file nowhere/x.py\n', '  heaptop list shows the bundled scenarios\n'],
  [['run', 'scenarios'], 'scenarios is a directory, not a Python script\n', ''],
  [['run', 'package.json/x.py'], 'there is no file package.json/x.py\n', /heaptop list/],
] as const)('heaptop %j ends with status 2 and one sentence', (args, sentence, hint) => {
  const { status, stdout, stderr } = heaptop(...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr.slice(0, stderr.indexOf('\n') + 1)).toBe(`heaptop: ${sentence}`);
  const rest = stderr.slice(stderr.indexOf('\n') + 1);
  if (typeof hint === 'string') expect(rest).toBe(hint);
  else expect(rest).toMatch(hint);
});

test('the chooser needs a terminal', () => {
  const { status, stdout, stderr } = heaptop();
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^heaptop: .*needs a terminal.*\n.*heaptop list.*\n$/);
});

test('without a terminal play prints the screen at the end, as snapshot does', () => {
  const { status, stdout, stderr } = heaptop('play', 'ring');
  expect(status).toBe(0);
  expect(stdout).toBe(heaptop('snapshot', 'ring', '--columns', '80', '--rows', '24').stdout);
  expect(stderr).toMatch(/^heaptop: .*needs a terminal.*\n$/);
});

test('a reader that goes away ends the command quietly', () => {
  const command = `"${process.execPath}" "${CLI}" list | head -c 1; exit "\${PIPESTATUS[0]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', command], { encoding: 'utf8' });
  expect({ stdout, stderr }).toEqual({ stdout: 'c', stderr: '' });
});

test('--help and run load no Ink', () => {
  const chunksOf = (file: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(file)) return seen;
    seen.add(file);
    // Not those that a function asks for later: `() => require(…)`.
    for (const [, chunk] of readFileSync(`dist/${file}`, 'utf8').matchAll(
      /(?:=require|^load|;load)\("\.\/([\w.-]+)"\)/g,
    )) {
      if (chunk) chunksOf(chunk, seen);
    }
    return seen;
  };
  const run = readdirSync('dist').filter((file) => /^run-\w+\.js$/.test(file));
  expect(run).toHaveLength(1);
  const files = ['cli.js', ...run].flatMap((entry) => [...chunksOf(entry)]);
  expect(files.length).toBeGreaterThan(5);
  for (const file of files) {
    expect(readFileSync(`dist/${file}`, 'utf8'), file).not.toMatch(/Minified React error|Raw mode is not supported/);
  }
});

test('the built command can be executed', () => {
  expect(statSync(CLI).mode & 0o111).toBe(0o111);
  expect(readFileSync(CLI, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
});
