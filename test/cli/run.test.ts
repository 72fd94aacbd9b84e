import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CLI, heaptop } from './heaptop.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'heaptop-run-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function script(source: string): string {
  const path = join(folder, 'script.py');
  writeFileSync(path, source);
  return path;
}

test('a script has its arguments, its own streams and its exit status', () => {
  const file = script('import sys\nprint(sys.argv[1:])\nprint("no", file=sys.stderr)\nsys.exit(7)\n');
  expect(heaptop('run', file, '--', '-x', '1e3')).toEqual({ status: 7, stdout: "['-x', '1e3']\n", stderr: 'no\n' });
});

test('an exception that nobody catches is a traceback and status 1', () => {
  const file = script('print(1)\nx = [][0]\n');
  const { status, stdout, stderr } = heaptop('run', file);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '1\n' });
  expect(stderr).toContain(`  File "${file}", line 2, in <module>\n`);
  expect(stderr).toMatch(/IndexError: list index out of range\n$/);
});

test('what is IPython in a notebook is told on stderr, and the rest runs', () => {
  const path = join(folder, 'notes.ipynb');
  const cell = { cell_type: 'code', metadata: {}, outputs: [], source: '%matplotlib inline\n%timeit print(1)\n!ls' };
  writeFileSync(path, JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [cell] }));
  expect(heaptop('run', path)).toEqual({
    status: 0,
    stdout: '1\n',
    stderr: [
      `heaptop: ${path}, cell 1, line 1: "%matplotlib inline" is IPython, not Python: not run\n`,
      `heaptop: ${path}, cell 1, line 2: "%timeit print(1)" is IPython, not Python: run once, not measured\n`,
      `heaptop: ${path}, cell 1, line 3: "!ls" is IPython, not Python: not run\n`,
    ].join(''),
  });
});

const SYNTAX_ERROR = `    x = (1
        ^
SyntaxError: '(' was never closed
`;

test.each([
  ['a syntax error', 'x = (1\ny = 2\n', 1, (file: string) => `  File "${file}", line 1\n${SYNTAX_ERROR}`],
  [
    'what is not supported yet',
    'import tkinter\n',
    1,
    () => 'unittest.util, urllib, urllib.parse, uuid, warnings, weakref\n',
  ],
  ['binary rubbish', '\x7fELF\0\x01\xff', 2, (file: string) => `${file} is not a Python script: it is a binary file\n`],
  ['an empty file', '', 2, (file: string) => `${file} is empty: there is nothing to run\n`],
])('%s: a sentence on stderr and nothing of ours', (_what, source, expectedStatus, sentence) => {
  const file = script(source);
  const { status, stdout, stderr } = heaptop('run', file);
  expect({ status, stdout }).toEqual({ status: expectedStatus, stdout: '' });
  expect(stderr.endsWith(sentence(file))).toBe(true);
  expect(stderr).not.toMatch(/\.js|\bat .*:\d+:\d+/);
});

test('what is written comes in the order of writing, on one pipe too', () => {
  const file = script('import sys\nfor i in range(3):\n    print(i, flush=True)\n    print(-i, file=sys.stderr)\n');
  const command = `'${process.execPath}' '${CLI}' run '${file}' 2>&1`;
  expect(spawnSync('sh', ['-c', command], { encoding: 'utf8' }).stdout).toBe('0\n0\n1\n-1\n2\n-2\n');
});

test('a reader that goes away ends the run quietly', () => {
  const file = script('while True: print("y" * 1000)\n');
  const command = `{ '${process.execPath}' '${CLI}' run '${file}'; echo "status $?" >&2; } | head -c 1`;
  const { stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8', timeout: 20_000 });
  expect(stderr).toBe('status 141\n');
});

test('input() reads standard input, and an interrupt ends an endless loop', async () => {
  const file = script('print(input() + "!", flush=True)\nwhile True: pass\n');
  const child = spawn(process.execPath, [CLI, 'run', file]);
  child.stdin.write('hello\n');
  const [chunk] = await once(child.stdout, 'data');
  expect(String(chunk)).toBe('hello!\n');
  child.kill('SIGINT');
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGINT');
});

const DEEP = `import sys
class Deep:
    def __init__(self, left): self.left = left
    def __repr__(self): return repr(Deep(self.left - 1)) if self.left else 'the bottom'
sys.setrecursionlimit(10_000)
print(input())
print('first', file=sys.stderr, flush=True)
print(repr(Deep(3000)), input())
try:
    sys.setrecursionlimit(1000)
    print(repr(Deep(-1)))
except RecursionError as error:
    print(error)
`;

test('calls that nest deeper than the stack of the main thread: nothing is written or read twice', () => {
  const run = spawnSync(process.execPath, [CLI, 'run', script(DEEP)], { input: 'one\ntwo\n', encoding: 'utf8' });
  expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: 'first\n' });
  expect(run.stdout).toBe('one\nthe bottom two\nmaximum recursion depth exceeded\n');
});
