import type { Moment } from '../moment.ts';
import { padEnd, padStart } from '../text-width.ts';
import { visibleText } from '../visible-text.ts';
import { type Line, scriptText, segment } from './line.ts';
import type { Panel } from './panel.ts';

/** The source around the line that runs next. */
export function sourcePanel(moment: Moment): Panel {
  const { file, line, code, depth } = moment.execution;
  const where = line === 0 ? '' : `line ${line}`;
  const frame = depth > 1 ? `, in ${visibleText(code)}(), depth ${depth}` : '';
  return {
    title: file === '' ? 'source' : `source ${visibleText(baseName(file))}`,
    ...(where === '' ? {} : { note: `${where}${frame}` }),
    draw: (columns, rows) => sourceLines(moment, columns, rows),
  };
}

function sourceLines(moment: Moment, columns: number, rows: number): Line[] {
  const { execution, script, cell } = moment;
  const source = script.sources.find(({ file }) => file === execution.file);
  if (source === undefined) return [[scriptText(` no source for ${visibleText(execution.file)}`, 'quiet')]];
  const current = execution.line;
  // Between lines (ready, end) the pane stays at the cell that is next or was last.
  const anchor = current > 0 ? current : (script.cells[Math.max(0, cell)]?.line ?? 1);
  const first = firstLineShown(anchor, source.lines.length, rows);
  const digits = String(source.lines.length).length;
  return source.lines.slice(first - 1, first - 1 + rows).map((text, i) => {
    const number = first + i;
    const gutter = `${padStart(String(number), digits)}  `;
    return number === current
      ? [segment('▸', 'accent'), scriptText(padEnd(gutter + visibleText(text), columns - 1), 'current')]
      : [segment(` ${gutter}`, 'quiet'), scriptText(text)];
  });
}

/** A third of the pane shows what led here, the rest what comes. */
function firstLineShown(anchor: number, total: number, rows: number): number {
  return Math.max(1, Math.min(anchor - Math.floor(rows / 3), total - rows + 1));
}

function baseName(file: string): string {
  return file.split(/[\\/]/).at(-1) ?? file;
}

/** The line that runs next, on one row, with the last thing printed beside it. */
export function currentLine(moment: Moment, columns: number): Line {
  const { execution, script } = moment;
  const text = script.sources.find(({ file }) => file === execution.file)?.lines[execution.line - 1];
  const room = columns >= 76 ? Math.floor(columns * 0.62) : columns;
  const left =
    execution.line === 0 || text === undefined
      ? segment(
          padEnd(moment.state === 'ready' ? ' space plays, → runs one line' : ' no line left to run', room),
          'quiet',
        )
      : segment(padEnd(`▸ ${execution.line}  ${visibleText(text)}`, room), 'current');
  return room === columns ? [left] : [left, segment(' '), ...lastOutputLine(moment)];
}

/** The last thing that the script printed, or what it failed with. */
export function lastOutputLine({ output, error }: Moment): Line {
  if (error !== null) return [segment(' ✗ ', 'bad'), scriptText(error.summary, 'bad')];
  const last = output.at(-1);
  return last === undefined ? [] : [segment(' prints ', 'heading'), scriptText(last.text)];
}
