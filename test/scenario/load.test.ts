import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ScenarioError, UsageError } from '../../source/scenario/errors.ts';
import { loadBundled, loadFile, loadScenario } from '../../source/scenario/load.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'heaptop-load-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test('a bundled scenario by its name', async () => {
  const scenario = await loadScenario('circular-references');
  expect(scenario).toMatchObject({
    name: 'circular-references',
    title: 'Circular references',
    filename: 'circular-references.py',
    echo: false,
  });
  expect(scenario.summary).toMatch(/^Two objects that refer to each other .* such islands\.$/);
  expect(scenario.cells.map(({ kind }) => kind).slice(0, 2)).toEqual(['markdown', 'code']);
});

test('the seed notebook is there as a script and as a notebook, with the same code', async () => {
  const script = await loadScenario('seed-notebook');
  const notebook = await loadScenario('seed-notebook.ipynb');
  expect([script.echo, notebook.echo]).toEqual([false, true]);
  const codeOf = ({ cells }: typeof script) => cells.filter(({ kind }) => kind === 'code').map(({ text }) => text);
  expect(codeOf(script)).toEqual(codeOf(notebook));
  expect([script.title, notebook.title]).toEqual([
    'Python Memory Management',
    'Python Memory Management, the notebook',
  ]);
});

test('every bundled scenario tells its story in cells', async () => {
  const scenarios = await loadBundled();
  expect(scenarios.length).toBeGreaterThanOrEqual(14);
  for (const { name, title, summary, cells } of scenarios) {
    expect(title, name).not.toBe(name);
    expect(summary, name).not.toBe('');
    expect(cells.length, name).toBeGreaterThanOrEqual(4);
    const untitled = cells.filter((cell) => cell.title === '' && cell.kind === 'code');
    if (!name.endsWith('.ipynb')) expect(untitled, name).toEqual([]);
  }
});

test("a file's name is absolute, as CPython's", async () => {
  const path = file('own.py', 'x = 1\r\ny = 2\r\n');
  const scenario = await loadFile(path);
  expect(scenario).toMatchObject({ name: 'own', title: 'own', summary: '', filename: path, source: 'x = 1\ny = 2\n' });
  const relative = await loadFile('./scenarios/../scenarios/ring.py');
  expect(relative.filename).toBe(`${process.cwd()}/./scenarios/../scenarios/ring.py`);
});

test('a byte order mark is no part of the script', async () => {
  expect((await loadFile(file('bom.py', '\uFEFFx = 1\n'))).source).toBe('x = 1\n');
});

test.each([
  ['circular-reference', 'did you mean "circular-references"?'],
  ['genrators', 'did you mean "generators"?'],
  ['leak', 'did you mean "leak-hunt"?'],
  ['nothing-like-it', 'heaptop list shows the bundled scenarios'],
])('the unknown scenario %s', async (name, hint) => {
  const error: unknown = await loadScenario(name).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UsageError);
  expect(error).toMatchObject({
    message: `there is no scenario "${name}", and no file of that name`,
    hint,
    exitCode: 2,
  });
});

test('a missing file and a directory', async () => {
  await expect(loadScenario(join(folder, 'missing.py'))).rejects.toThrow(/^there is no file .*missing\.py$/);
  await expect(loadScenario('missing.py')).rejects.toThrow(UsageError);
  mkdirSync(join(folder, 'scripts.py'));
  await expect(loadFile(join(folder, 'scripts.py'))).rejects.toThrow(/scripts\.py is a directory/);
});

test.each([
  ['empty.py', '', 'is empty'],
  ['blank.py', ' \n\n', 'is empty'],
  ['zero.py', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0), 'it is a binary file'],
  ['latin.py', Uint8Array.of(0x78, 0x3d, 0x27, 0xe9, 0x27), 'is not UTF-8 text: see line 1'],
  ['large.py', 'x = 1\n'.repeat(2_000_000), 'is too large for a script: 11 MiB'],
  ['json.ipynb', 'x = 1', 'is not a Jupyter notebook'],
  ['nocells.ipynb', '{"nbformat": 4, "cells": []}', 'is empty'],
] as const)('%s is refused', async (name, content, words) => {
  const read = loadFile(file(name, content));
  await expect(read).rejects.toThrow(ScenarioError);
  await expect(read).rejects.toThrow(words);
});
