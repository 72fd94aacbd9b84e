import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FileWatch } from '../../source/scenario/watch-files.ts';

let folder = '';
let watch: FileWatch | null = null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heaptop-watch-'));
});
afterEach(() => {
  watch?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A watch over two files, and the way to wait for what it tells next. */
function watching() {
  const files = ['script.py', 'module.py'].map((name) => join(folder, name));
  writeFileSync(files[0], 'a = 1\n');
  let told = 0;
  let hear: () => void = () => {};
  watch = new FileWatch(
    () => files,
    () => {
      told++;
      hear();
    },
  );
  const next = () =>
    new Promise<void>((resolve) => {
      hear = resolve;
    });
  return { script: files[0], module: files[1], next, told: () => told };
}

test('a file that is written, renamed over, taken away or made is told; its own text again is not', async () => {
  const { script, module, next, told } = watching();
  let heard = next();
  writeFileSync(script, 'a = 2\n');
  await heard;
  heard = next();
  writeFileSync(`${script}.new`, 'a = 3\n');
  renameSync(`${script}.new`, script);
  await heard;
  heard = next();
  writeFileSync(module, 'b = 1\n');
  await heard;
  heard = next();
  writeFileSync(script, 'a = 3\n');
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(told()).toBe(3);
  rmSync(script);
  await heard;
  expect(told()).toBe(4);
});

test('many saves in a moment are one', async () => {
  const { script, next, told } = watching();
  const heard = next();
  for (let i = 0; i < 20; i++) {
    writeFileSync(script, `a = ${i}\n`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  await heard;
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(told()).toBe(1);
});
