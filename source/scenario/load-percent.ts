import type { Cell } from './scenario.ts';

/** `# %% Title`, `# %% [markdown] Title`, `#%% [md]`: VS Code, Spyder and Jupytext agree on these. */
const MARKER = /^#\s?%%(?!%)\s*(?:\[(?<kind>markdown|md)\])?\s*(?<title>.*?)\s*$/;
/** Jupytext writes metadata behind the title: `{"tags": ["x"]}` or `tags=["x"]`. */
const METADATA = /\s*(?:\{.*\}|\b\w+=.*)$/;

/**
 * Cuts a script in percent format into cells. What stands before the first marker is a cell of its own if there is code
 * in it; a script without any marker is one cell.
 *
 * @param source - the script, with `\n` line ends
 */
export function cellsOf(source: string): Cell[] {
  const lines = source.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const starts = lines.flatMap((line, at) => (MARKER.test(line) ? [at] : []));
  const cells: Cell[] = [];
  const first = starts[0] ?? lines.length;
  if (starts.length === 0 || lines.slice(0, first).some(isCode)) {
    cells.push(codeCell(0, '', 0, lines.slice(0, first), 0));
  }
  starts.forEach((start, n) => {
    const end = starts[n + 1] ?? lines.length;
    const { kind, title = '' } = MARKER.exec(lines[start] ?? '')?.groups ?? {};
    const body = lines.slice(start + 1, end);
    const named = title.replace(METADATA, '');
    cells.push(
      kind === undefined
        ? codeCell(cells.length, named, start, body, 1)
        : markdownCell(cells.length, named, start, body),
    );
  });
  return cells;
}

function isCode(line: string): boolean {
  const text = line.trim();
  return text !== '' && !text.startsWith('#');
}

function codeCell(index: number, title: string, start: number, body: readonly string[], markers: number): Cell {
  return {
    index,
    title,
    kind: 'code',
    firstLine: start + 1,
    lastLine: start + markers + body.length,
    text: withoutBlankEdges(body),
  };
}

function markdownCell(index: number, title: string, start: number, body: readonly string[]): Cell {
  const text = narration(body);
  return {
    index,
    title: title || (headingOf(text) ?? ''),
    kind: 'markdown',
    firstLine: start + 1,
    lastLine: start + 1 + body.length,
    text,
  };
}

/** Narration is written as comments, or (Jupytext) as one triple-quoted string. */
function narration(body: readonly string[]): string {
  const text = withoutBlankEdges(body);
  const quoted = /^(?:[rR]?)("""|''')([\s\S]*)\1$/.exec(text)?.[2];
  if (quoted !== undefined) return withoutBlankEdges(quoted.split('\n'));
  return withoutBlankEdges(body.map((line) => line.replace(/^\s*#( |$)?/, '')));
}

function withoutBlankEdges(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .trimEnd();
}

/** The first heading (`# …`) of a Markdown text. */
export function headingOf(markdown: string): string | undefined {
  return /^#{1,6}\s+(.+?)\s*#*$/m.exec(markdown)?.[1];
}

/** The first paragraph of a Markdown text that is neither heading nor list, on one line. */
export function paragraphOf(markdown: string): string | undefined {
  const paragraphs = markdown.split(/\n\s*\n/).map((part) => part.replace(/^#{1,6}\s.*$/gm, '').trim());
  return paragraphs.find((part) => part !== '' && !/^([-*>|]|\d+\.|```)/.test(part))?.replace(/\s*\n\s*/g, ' ');
}
