import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CLI } from './heaptop.ts';

const DIST = dirname(CLI);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'heaptop-start-'));
  cpSync(DIST, join(folder, 'dist'), { recursive: true });
  cpSync(join(DIST, '../scenarios'), join(folder, 'scenarios'), { recursive: true });
  writeFileSync(join(folder, 'script.py'), 'print("hello")\n');
});
afterAll(() => {
  chmodSync(join(folder, 'dist'), 0o755);
  rmSync(folder, { recursive: true });
});

function node(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });
  return { status, stdout, stderr };
}

function run() {
  return node(join(folder, 'dist/cli.js'), 'run', join(folder, 'script.py'));
}

const codes = () => readdirSync(join(folder, 'dist')).filter((file) => file.endsWith('.code'));

test('V8 takes the code that lies beside each chunk', () => {
  expect(codes().length).toBeGreaterThan(5);
  const rejected = node(
    '-e',
    `const { readFileSync } = require('node:fs');
     const { Script } = require('node:vm');
     for (const code of process.argv.slice(1)) {
       const filename = code.slice(0, -'.code'.length);
       const script = new Script(readFileSync(filename, 'latin1'), { filename, cachedData: readFileSync(code) });
       if (script.cachedDataRejected) console.log(filename);
     }`,
    ...codes().map((file) => join(folder, 'dist', file)),
  );
  expect(rejected).toEqual({ status: 0, stdout: '', stderr: '' });
});

test('a folder that cannot be written, and options that make V8 refuse the code', () => {
  chmodSync(join(folder, 'dist'), 0o555);
  expect(run()).toEqual({ status: 0, stdout: 'hello\n', stderr: '' });
  const options = ['--stack-size=900', '--max-lazy'];
  const refused = node(...options, join(folder, 'dist/cli.js'), 'run', join(folder, 'script.py'));
  expect(refused).toEqual({ status: 0, stdout: 'hello\n', stderr: '' });
  chmodSync(join(folder, 'dist'), 0o755);
});

test('chunks are ASCII, for they are read as Latin-1; esbuild leaves regular expressions as they are', () => {
  const chunks = readdirSync(DIST).filter((name) => name.endsWith('.js'));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with them
  const others = chunks.filter((name) => !/^[\x00-\x7f]*$/.test(readFileSync(join(DIST, name), 'utf8')));
  expect(others).toEqual([]);
});

test('code that is cut off, and none at all', () => {
  for (const code of codes()) truncateSync(join(folder, 'dist', code), 100);
  expect(run()).toEqual({ status: 0, stdout: 'hello\n', stderr: '' });
  for (const code of codes()) rmSync(join(folder, 'dist', code));
  expect(run()).toEqual({ status: 0, stdout: 'hello\n', stderr: '' });
});
