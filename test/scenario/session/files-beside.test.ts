import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { FilesBeside } from '../../../source/scenario/session/files-beside.ts';

const root = mkdtempSync(join(tmpdir(), 'heaptop-beside-'));
const folder = join(root, 'app');
mkdirSync(join(folder, 'both'), { recursive: true });
mkdirSync(join(folder, 'bare'));
writeFileSync(join(root, 'outside.py'), 'x = 1\n');
writeFileSync(join(folder, 'helper.py'), 'x = 1\r\ny = 2\n');
writeFileSync(join(folder, 'both.py'), '');
writeFileSync(join(folder, 'both', '__init__.py'), '# package\n');
symlinkSync(join(root, 'outside.py'), join(folder, 'linked.py'));
afterAll(() => rmSync(root, { recursive: true }));

const script = join(folder, 'script.py');

test('a module is read once and its text can be shown afterwards', () => {
  const files = new FilesBeside(script, 'import helper\n');
  const read: string[] = [];
  files.onRead = ({ file }) => read.push(file);
  const filename = join(folder, 'helper.py');
  expect(files.readSource(filename)).toBeNull();
  expect(files.readModule(folder, 'helper')).toEqual({ filename, source: 'x = 1\ny = 2\n' });
  writeFileSync(filename, 'changed\n');
  expect(files.readModule(folder, 'helper')?.source).toBe('x = 1\ny = 2\n');
  expect(files.readSource(filename)).toBe('x = 1\ny = 2\n');
  expect(files.readSource(script)).toBe('import helper\n');
  expect(read).toEqual([filename]);
});

test('a package comes before a file, a directory without __init__ last', () => {
  const files = new FilesBeside(script, '');
  expect(files.readModule(folder, 'both')?.filename).toBe(join(folder, 'both', '__init__.py'));
  expect(files.readModule(folder, 'bare')).toEqual({ filename: join(folder, 'bare'), source: null });
  expect(files.readModule(folder, 'missing')).toBeNull();
});

test('nothing outside the folder of the script is read', () => {
  const files = new FilesBeside(script, '');
  expect(files.readModule(root, 'outside')).toBeNull();
  expect(files.readModule(folder, '../outside')).toBeNull();
  expect(files.readModule(folder, 'linked')).toBeNull();
  expect(new FilesBeside('bundled.py', '').readModule(folder, 'helper')).toBeNull();
});
