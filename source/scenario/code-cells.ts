import type { Scenario } from './scenario.ts';

/** A cell with code in it, and the narration that leads to it. */
export interface CodeCell {
  readonly title: string;
  /** First and last line of the cell in the source, its `# %%` line included. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** The first line with code. */
  readonly line: number;
  readonly narration: readonly string[];
}

/** The cells that a run comes through: those with code. The narration before a cell without code goes to the next. */
export function codeCells({ source, cells }: Scenario): CodeCell[] {
  const lines = source.split('\n');
  const found: CodeCell[] = [];
  let narration: string[] = [];
  for (const { kind, title, firstLine, lastLine, text } of cells) {
    if (kind === 'markdown') {
      if (narration.length > 0) narration.push('');
      narration.push(...text.split('\n'));
      continue;
    }
    const at = lines.slice(firstLine - 1, lastLine).findIndex((line) => /^\s*[^\s#]/.test(line));
    if (at < 0) continue;
    found.push({ title, firstLine, lastLine, line: firstLine + at, narration });
    narration = [];
  }
  return found;
}
