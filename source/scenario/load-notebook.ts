import { ScenarioError } from './errors.ts';
import { pythonOfCell } from './ipython-lines.ts';
import { headingOf } from './load-percent.ts';
import type { Cell } from './scenario.ts';

/** A notebook as one script: percent format text, and the cells that lie in it. */
export interface NotebookScript {
  readonly source: string;
  readonly cells: readonly Cell[];
  /** A sentence for each line that is IPython's and not Python's: what became of it. */
  readonly notes: readonly string[];
}

/**
 * Reads a Jupyter notebook (nbformat 4). Its code cells become `# %%` cells, its Markdown cells `# %% [markdown]` cells;
 * recorded outputs, raw cells and empty cells are left out. Of IPython's own syntax only what magics measure is Python and runs.
 *
 * @param json - the `.ipynb` file's text
 * @param shown - the file's name for messages
 * @throws ScenarioError when it is no notebook, or not a Python one
 */
export function scriptOfNotebook(json: string, shown: string): NotebookScript {
  const lines: string[] = [];
  const cells: Cell[] = [];
  const notes: string[] = [];
  for (const { kind, text } of notebookCells(json, shown)) {
    if (lines.length > 0) lines.push('');
    const firstLine = lines.length + 1;
    let body = text;
    if (kind === 'code') {
      const python = pythonOfCell(text);
      body = python.code;
      for (const { line, text, outcome } of python.notes) {
        notes.push(`${shown}, cell ${cells.length + 1}, line ${line}: "${text}" is IPython, not Python: ${outcome}`);
      }
      lines.push('# %%', ...body.split('\n'));
    } else {
      lines.push('# %% [markdown]', ...body.split('\n').map((line) => `# ${line}`.trimEnd()));
    }
    const title = kind === 'markdown' ? (headingOf(body) ?? '') : '';
    cells.push({ index: cells.length, title, kind, firstLine, lastLine: lines.length, text: body });
  }
  return { source: `${lines.join('\n')}\n`, cells, notes };
}

interface NotebookCell {
  readonly kind: Cell['kind'];
  readonly text: string;
}

function notebookCells(text: string, shown: string): NotebookCell[] {
  const notebook = parsed(text, shown);
  if (Array.isArray(notebook.worksheets)) {
    throw new ScenarioError(
      `${shown} is a notebook of the old format ${notebook.nbformat ?? 3}`,
      `bring it up to date: jupyter nbconvert --to notebook --inplace ${shown}`,
    );
  }
  const cells = notebook.cells;
  if (!Array.isArray(cells) || notebook.nbformat !== 4) {
    throw new ScenarioError(`${shown} is not a Jupyter notebook: it lacks "nbformat": 4 and "cells"`);
  }
  const language = languageOf(notebook.metadata);
  if (language !== 'python') {
    throw new ScenarioError(`${shown} is a notebook in ${language}, not in Python`);
  }
  return cells.flatMap((cell: unknown, at): NotebookCell[] => {
    if (!isRecord(cell)) throw new ScenarioError(`${shown} is not a Jupyter notebook: cell ${at + 1} is no object`);
    const kind = cell.cell_type;
    const body = sourceOf(cell.source, at + 1, shown);
    return (kind === 'code' || kind === 'markdown') && body !== '' ? [{ kind, text: body }] : [];
  });
}

function parsed(text: string, shown: string): Record<string, unknown> {
  let notebook: unknown;
  try {
    notebook = JSON.parse(text);
  } catch (cause) {
    throw new ScenarioError(`${shown} is not a Jupyter notebook: it is no JSON`, undefined, { cause });
  }
  if (!isRecord(notebook)) throw new ScenarioError(`${shown} is not a Jupyter notebook: it is no JSON object`);
  return notebook;
}

function languageOf(metadata: unknown): string {
  if (!isRecord(metadata)) return 'python';
  const { language_info: info, kernelspec } = metadata;
  const name = (isRecord(info) && info.name) || (isRecord(kernelspec) && kernelspec.language) || 'python';
  return String(name).toLowerCase();
}

/** `source` is a string, or a list of lines that keep their line ends. */
function sourceOf(source: unknown, cell: number, shown: string): string {
  const text = Array.isArray(source) ? source.join('') : source;
  if (typeof text !== 'string') throw new ScenarioError(`${shown}: cell ${cell} has no source text`);
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .trimEnd();
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
