import { expect, test } from 'vitest';
import { cellsOf, headingOf, paragraphOf } from '../../source/scenario/load-percent.ts';

test('a plain script is one cell from its first line to its last', () => {
  expect(cellsOf('import gc\ngc.collect()\n')).toEqual([
    { index: 0, title: '', kind: 'code', firstLine: 1, lastLine: 2, text: 'import gc\ngc.collect()' },
  ]);
});

test('a script of comments alone is one cell', () => {
  expect(cellsOf('# nothing to do\n')).toMatchObject([{ firstLine: 1, lastLine: 1, text: '# nothing to do' }]);
});

test('each marker starts a cell, and the cells cover the source', () => {
  const cells = cellsOf('# %% First\na = 1\n\n# %%\nb = 2\nc = 3\n');
  expect(cells).toEqual([
    { index: 0, title: 'First', kind: 'code', firstLine: 1, lastLine: 3, text: 'a = 1' },
    { index: 1, title: '', kind: 'code', firstLine: 4, lastLine: 6, text: 'b = 2\nc = 3' },
  ]);
});

test('code before the first marker is a cell; comments there are not', () => {
  expect(cellsOf('import gc\n# %% Next\nx = 1\n').map(({ firstLine, lastLine }) => [firstLine, lastLine])).toEqual([
    [1, 1],
    [2, 3],
  ]);
  expect(cellsOf('#!/usr/bin/env python3\n# a comment\n\n# %% Only\nx = 1\n')).toMatchObject([
    { index: 0, title: 'Only', firstLine: 4 },
  ]);
});

test('narration loses its comment signs; its heading is the title', () => {
  expect(cellsOf('# %% [markdown]\n# # Rings\n#\n# Text.\n#   indented\n\n# %%\npass\n')[0]).toEqual({
    index: 0,
    title: 'Rings',
    kind: 'markdown',
    firstLine: 1,
    lastLine: 6,
    text: '# Rings\n\nText.\n  indented',
  });
});

test('narration may be one string', () => {
  expect(cellsOf('# %% [md]\n"""\n# Rings\nText.\n"""\n')[0]).toMatchObject({
    kind: 'markdown',
    text: '# Rings\nText.',
  });
});

test('the ways to write a marker', () => {
  const titleOf = (marker: string) => cellsOf(`${marker}\nx = 1\n`)[0]?.title;
  expect(titleOf('#%% Spyder')).toBe('Spyder');
  expect(titleOf('# %% Jupytext {"tags": ["a"]}')).toBe('Jupytext');
  expect(titleOf('# %% tags=["a"]')).toBe('');
  expect(titleOf('# %%')).toBe('');
});

test('what only looks like a marker is code', () => {
  expect(cellsOf('x = "# %% no"\n  # %% indented\n# %%% deeper\n')).toHaveLength(1);
});

test('a cell may be empty', () => {
  expect(cellsOf('# %%\n\n# %% Two\nx = 1\n').map(({ text }) => text)).toEqual(['', 'x = 1']);
});

test('the headline of a text', () => {
  const text = 'Before.\n\n## A heading ##\n\nOne\nparagraph.\n\nAnother.';
  expect(headingOf(text)).toBe('A heading');
  expect(paragraphOf(text)).toBe('Before.');
  expect(paragraphOf('# Title\n\n- a list\n\nOne\nparagraph.')).toBe('One paragraph.');
  expect(headingOf('no heading')).toBeUndefined();
  expect(paragraphOf('# only a heading')).toBeUndefined();
});
