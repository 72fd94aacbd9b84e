import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CLI, heaptop } from './heaptop.ts';

// No real Python is needed: a shell script that says it is one, and prints what the test wants.
const onPosix = test.skipIf(process.platform === 'win32');
let folder = '';

beforeAll(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'heaptop-verify-')), 'with spaces');
  mkdirSync(folder);
});
afterAll(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

function fake(release: string, body: string): string {
  const path = join(folder, 'python3.13');
  writeFileSync(path, `#!/bin/sh\nif [ "$1" = -I ]; then echo "cpython ${release}"; exit; fi\n${body}\n`);
  chmodSync(path, 0o755);
  return path;
}

function script(source: string): string {
  const path = join(folder, 'a script.py');
  writeFileSync(path, source);
  return path;
}

onPosix('the same output, and the same end: status 0', () => {
  const file = script('import sys\nprint("hello", sys.argv[1:])\nsys.exit(4)\n');
  const { status, stdout, stderr } = heaptop(
    'verify',
    file,
    '--with',
    fake('3.13.7', 'echo "hello [\'-x\']"; exit 4'),
    '--',
    '-x',
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('heaptop, 3.13');
  expect(stdout).toContain('CPython 3.13.7');
  expect(stdout).toMatch(/\nequal: 1 line, exit status 4, as CPython 3\.13\.7 prints\n$/);
});

onPosix('what heaptop says of a notebook is not compared', () => {
  const notebook = join(folder, 'notes.ipynb');
  const cell = { cell_type: 'code', metadata: {}, outputs: [], source: '%matplotlib inline\nprint(1)' };
  writeFileSync(notebook, JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [cell] }));
  const { status, stdout } = heaptop('verify', notebook, '--with', fake('3.13.7', 'echo 1'));
  expect(status).toBe(0);
  expect(stdout).not.toContain('matplotlib');
});

onPosix('another output: status 1, and the place is told', () => {
  const { status, stdout } = heaptop(
    'verify',
    script('print(1)\nprint(22)\n'),
    '--with',
    fake('3.13.7', 'printf "1\\n23\\n"'),
  );
  expect(status).toBe(1);
  expect(stdout).toMatch(/^▶ 22 +≠ 23$/m);
  expect(stdout).toContain('different: first in stdout, line 2, character 2');
});

onPosix('--json tells both outcomes', () => {
  const { status, stdout } = heaptop(
    'verify',
    script('print(1)\n'),
    '--json',
    '--with',
    fake('3.13.7', 'echo 2; exit 3'),
  );
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    python: '3.13',
    equal: false,
    difference: { stream: 'stdout', line: 1, column: 1 },
    heaptop: { stdout: '1\n', stderr: '', status: '0' },
    cpython: { stdout: '2\n', stderr: '', status: '3' },
  });
});

onPosix('what is piped in is given to both', () => {
  const args = ['verify', script('print(input())\nprint(input())\n'), '--with', fake('3.13.7', 'cat')];
  const { status, stdout } = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
    input: 'one\ntwo\n',
    timeout: 20_000,
  });
  expect(stdout).toContain('equal: 2 lines');
  expect(status).toBe(0);
});

onPosix('a version that is not the one asked for, or that is not modelled', () => {
  const file = script('print(1)\n');
  expect(heaptop('verify', file, '--with', fake('3.13.7', ''), '--python', '3.12')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('is Python 3.13.7, not 3.12'),
  });
  expect(heaptop('verify', file, '--with', fake('2.7.18', ''))).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('is Python 2.7.18, which heaptop does not model'),
  });
});

test('clear errors: no scenario, no file, no interpreter', () => {
  expect(heaptop('verify')).toMatchObject({ status: 2, stderr: expect.stringContaining('the scenario is missing') });
  expect(heaptop('verify', 'nowhere.py')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('there is no file'),
  });
  expect(heaptop('verify', 'ring', '--with', '/nowhere/python')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('--with /nowhere/python cannot be run'),
  });
  expect(heaptop('verify', 'ring', '--bundled')).toMatchObject({ status: 2 });
});
