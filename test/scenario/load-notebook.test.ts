import { expect, test } from 'vitest';
import { ScenarioError } from '../../source/scenario/errors.ts';
import { scriptOfNotebook } from '../../source/scenario/load-notebook.ts';

function notebook(cells: readonly object[], more: object = {}): string {
  return JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells, ...more });
}

function code(...source: string[]): object {
  return { cell_type: 'code', metadata: {}, outputs: [], execution_count: null, source };
}

test('cells become one script in percent format', () => {
  const text = notebook([
    { cell_type: 'markdown', metadata: {}, source: ['# Title\n', '\n', 'Text.'] },
    code('import gc\n', 'gc.collect()'),
    { cell_type: 'raw', metadata: {}, source: 'left out' },
    code(''),
    { cell_type: 'code', metadata: {}, source: 'x = 1\n' },
  ]);
  const { source, cells } = scriptOfNotebook(text, 'n.ipynb');
  expect(source).toBe('# %% [markdown]\n# # Title\n#\n# Text.\n\n# %%\nimport gc\ngc.collect()\n\n# %%\nx = 1\n');
  expect(cells).toEqual([
    { index: 0, title: 'Title', kind: 'markdown', firstLine: 1, lastLine: 4, text: '# Title\n\nText.' },
    { index: 1, title: '', kind: 'code', firstLine: 6, lastLine: 8, text: 'import gc\ngc.collect()' },
    { index: 2, title: '', kind: 'code', firstLine: 10, lastLine: 11, text: 'x = 1' },
  ]);
});

test('what is IPython in it is told, by cell and line, and the rest runs', () => {
  const { source, cells, notes } = scriptOfNotebook(
    notebook([code('ok = 1'), code('import gc\n', '%matplotlib inline\n', 'gc.collect()')]),
    'n.ipynb',
  );
  expect(notes).toEqual(['n.ipynb, cell 2, line 2: "%matplotlib inline" is IPython, not Python: not run']);
  expect(cells[1].text).toBe('import gc\n# not run: %matplotlib inline\ngc.collect()');
  expect(source).toContain(cells[1].text);
});

test.each([
  'x = (7\n% 3)',
  'y = 7 \\\n  % 3',
  's = """\n%matplotlib inline\n!ls\n"""',
  'print("a" != "b", 5 % 3)',
  '# why not?',
  's = "really?"',
])('%j is Python', (text) => {
  const { cells, notes } = scriptOfNotebook(notebook([code(text)]), 'n.ipynb');
  expect(cells.map((cell) => cell.text)).toEqual([text]);
  expect(notes).toEqual([]);
});

test.each([
  ['no JSON', '{', 'it is no JSON'],
  ['JSON, but no object', '[1]', 'it is no JSON object'],
  ['JSON, but no notebook', '{"a": 1}', 'it lacks "nbformat": 4 and "cells"'],
  ['an old notebook', '{"nbformat": 3, "worksheets": []}', 'the old format 3'],
  ['another language', notebook([], { metadata: { kernelspec: { language: 'julia' } } }), 'a notebook in julia'],
  ['a cell that is none', notebook([]).replace('[]', '[1]'), 'cell 1 is no object'],
  ['a cell without text', notebook([{ cell_type: 'code' }]), 'cell 1 has no source text'],
])('%s is refused', (_what, text, words) => {
  expect(() => scriptOfNotebook(text, 'n.ipynb')).toThrow(ScenarioError);
  expect(() => scriptOfNotebook(text, 'n.ipynb')).toThrow(words);
});
