import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CLI, heaptop } from './heaptop.ts';
import { inTerminal } from './terminal.ts';

// Where the output goes: full disks, slow readers.

const SLOW = { timeout: 60_000 };

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'heaptop-output-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The built command in a shell's command line. */
function withCli(line: string): string {
  return line.replace('heaptop', `'${process.execPath}' '${CLI}'`);
}

function shell(line: string, cwd = folder) {
  const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', withCli(line)], { cwd, encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** A disk on which a file can have a block: what is larger fails when a part of it has been written. */
const SMALL_DISK = "trap '' XFSZ; ulimit -f 1; exec";

test.skipIf(!existsSync('/dev/full'))('a full disk is one sentence and status 1, whatever is written', SLOW, () => {
  const script = join(folder, 'prints.py');
  writeFileSync(script, 'print("x" * 100)\n');
  for (const command of [`run ${script}`, 'snapshot ring', 'table ring --format jsonl', 'list'])
    expect({ command, ...shell(`heaptop ${command} >/dev/full`) }).toEqual({
      command,
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(/^heaptop: the (standard )?output cannot be written: the disk is full\n$/),
    });
  expect(heaptop('snapshot', 'ring', '-o', '/dev/full')).toEqual({
    status: 1,
    stdout: '',
    stderr: 'heaptop: /dev/full cannot be written: the disk is full\n',
  });
  expect(heaptop('table', 'ring', '-o', join(folder, 'no/such/folder.txt')).stderr).toMatch(
    /there is no such folder\n$/,
  );
});

test('-o leaves what is there as it was until all of the new file is written', SLOW, () => {
  const place = join(folder, 'small-disk');
  mkdirSync(place, { recursive: true });
  const file = join(place, 'out.txt');
  writeFileSync(file, 'before\n');
  const large = 'snapshot ring --columns 200 --rows 60 -o out.txt';
  const { status, stderr } = shell(`${SMALL_DISK} heaptop ${large}`, place);
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: 'heaptop: out.txt cannot be written: it would be too large a file\n',
  });
  expect(readFileSync(file, 'utf8')).toBe('before\n');
  expect(readdirSync(place)).toEqual(['out.txt']);
  symlinkSync('out.txt', join(place, 'link.txt'));
  expect(shell(`heaptop ${large.replace('out', 'link')}`, place).status).toBe(0);
  expect(readFileSync(file, 'utf8')).toMatch(/^ heaptop {2}ring .*\n[\s\S]*\? +help +q quit\n$/);
  expect(readdirSync(place)).toEqual(['link.txt', 'out.txt']);
});

test.skipIf(!existsSync('/sys'))('w where nothing can be written says so, and the screen stays', SLOW, async () => {
  const { press, shows, left } = await inTerminal(['play', 'ring'], 120, 40, { cwd: folder });
  await shows(/READY +step +0\/\d/);
  press('w\x15/sys/screen.svg\r');
  await shows(/(permission denied|read-only) +write to: \/sys\/screen\.svg/);
  press('\x15/dev/full\r');
  await shows('that file exists already');
  press('\x1b');
  await shows('space play');
  press('q');
  expect(await left()).toBe(0);
});

test('a reader that is slow holds up the run: nothing piles up, nothing is lost', SLOW, async () => {
  const script = join(folder, 'floods.py');
  const lines = 400_000;
  writeFileSync(script, `for i in range(${lines}):\n    print('line', i, 'x' * 80)\n`);
  const child = spawn(process.execPath, [CLI, 'run', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  // Nobody reads: when it has started, however late, it stands still.
  let grown = Number.POSITIVE_INFINITY;
  for (let looks = 0; looks < 20 && grown >= 16 * 2 ** 20; looks += 1) {
    const before = residentBytes(child);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    grown = looks === 0 ? grown : residentBytes(child) - before;
  }
  expect(child.exitCode).toBe(null);
  expect(grown).toBeLessThan(16 * 2 ** 20);
  let text = '';
  for await (const chunk of child.stdout) text += chunk;
  const all = text.split('\n');
  expect(all).toHaveLength(lines + 1);
  expect(all.slice(0, -1).every((line, i) => line.startsWith(`line ${i} x`))).toBe(true);
});

test('jsonl for a slow reader: every line is whole', SLOW, async () => {
  const command = 'heaptop table ring --format jsonl --of types --limit 100';
  const slowly = shell(`${command} | (sleep 1; while read -r line; do echo "$line"; done)`);
  const lines = slowly.stdout.trimEnd().split('\n');
  const kinds = lines.map((line) => JSON.parse(line).kind);
  expect(kinds.length).toBeGreaterThan(20);
  expect([kinds[0], kinds[1], kinds.at(-1)]).toEqual(['table', 'row', 'total']);
  expect(slowly.stdout).toBe(shell(command).stdout);
});

/** Memory that a process really has; 0 where the system does not tell. */
function residentBytes({ pid }: ChildProcess): number {
  try {
    const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) * 1024;
  } catch {
    return 0;
  }
}
