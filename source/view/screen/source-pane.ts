import { formatBytesShort } from '../bytes.ts';
import { step } from '../effect.ts';
import type { Moment, SourceText } from '../moment.ts';
import type { StepStory } from '../step-story.ts';
import { cutLocation, padEnd, padStart, textWidth } from '../text-width.ts';
import { visibleText } from '../visible-text.ts';
import { fit, type Line, lineWidth, scriptText, segment } from './line.ts';
import { rowsScroll, selectedLine, selectedRow } from './list-panel.ts';
import type { Panel, PanelKey, PanelLook, Scroll } from './panel.ts';

/** The source around the line that runs next; enter goes to the first time that the selected line is reached. */
export function sourcePanel(moment: Moment, look: PanelLook): Panel {
  const { execution, script, cell } = moment;
  const { file, line, code, depth } = execution;
  const where = line === 0 ? '' : `line ${line}`;
  const frame = depth > 1 ? `, in ${visibleText(code)}(), depth ${depth}` : '';
  const source = shownSource(moment);
  const count = source?.lines.length ?? 0;
  // Between lines (ready, end) the pane stays at the cell that is next or was last.
  const anchor = line > 0 ? line : (script.cells[Math.max(0, cell)]?.line ?? 1);
  const scroll = (_: number, rows: number): Scroll => {
    if (look.cursor !== null) return rowsScroll(count, rows, selectedRow({ count }, look));
    const at = Math.max(0, Math.min(anchor, count) - 1);
    return { ...rowsScroll(count, rows, at), first: firstLineShown(anchor, count, rows) - 1 };
  };
  return {
    title: file === '' ? 'source' : `source ${visibleText(baseName(file))}`,
    ...(where === '' ? {} : { note: `${where}${frame}` }),
    scroll,
    draw: (columns, rows) => {
      if (source === undefined) return [[scriptText(` no source for ${file}`, 'quiet')]];
      const { first, at } = scroll(columns, rows);
      const lines = sourceLines(moment, look.view.story, source, first, rows, columns);
      const chosen = at - first;
      return look.focused && lines[chosen] ? lines.with(chosen, selectedLine(lines[chosen], columns)) : lines;
    },
  };
}

/** The file that runs; a file whose text is not known leaves the script's own on the screen. */
function shownSource({ execution, script }: Moment): SourceText | undefined {
  return script.sources.find(({ file }) => file === execution.file) ?? script.sources[0];
}

function sourceLines(
  moment: Moment,
  story: StepStory | null,
  { file, lines }: SourceText,
  first: number,
  rows: number,
  columns: number,
): Line[] {
  const current = moment.execution.line;
  const failed = moment.state === 'failed';
  const digits = String(lines.length).length;
  const held = columns < HELD_FROM ? null : heldByLine(moment, file);
  return lines.slice(first, first + rows).map((text, i) => {
    const number = first + 1 + i;
    const name = padStart(String(number), digits);
    const bytes = held === null ? '' : ` ${padStart(held.get(number) ?? '', 5)}`;
    const left = columns - digits - bytes.length - 3 - textWidth(visibleText(text));
    const told = story?.line === number && story.file === file ? storySegments(story, storyRoom(columns, left)) : [];
    const room = columns - lineWidth(told);
    const line: Line =
      number === current
        ? [
            segment(failed ? '✗' : '▸', failed ? 'bad' : 'accent'),
            scriptText(padEnd(`${name}${bytes}  ${visibleText(text)}`, room - 1), 'current'),
          ]
        : [segment(` ${name}`, 'quiet'), segment(bytes, 'plot'), segment('  '), scriptText(text)];
    return told.length === 0 ? line : [...fit(line, room), ...told];
  });
}

/** What the source leaves, up to most of the pane; at least some part of it. */
function storyRoom(columns: number, left: number): number {
  return Math.floor(Math.min(columns * 0.6, Math.max(columns * 0.4, left)));
}

/** What the line did when it ran last, as much as has room. */
function storySegments({ parts }: StepStory, columns: number): Line {
  let text = '';
  for (const part of parts) {
    const longer = `${text}  ${visibleText(part)}`;
    if (textWidth(longer) > columns) break;
    text = longer;
  }
  return text === '' ? [] : [segment(`${text} `, 'good')];
}

/** Room that the pane must have to tell what lines hold, in cells. */
const HELD_FROM = 40;

/** Live bytes of each line of a file, short. */
function heldByLine({ memory }: Moment, file: string): ReadonlyMap<number, string> {
  const own = memory.sites.filter((site) => site.file === file);
  return new Map(own.map(({ line, bytes }) => [line, formatBytesShort(bytes)]));
}

/** Its keys. */
export const SOURCE_KEYS: readonly PanelKey[] = [
  {
    keys: ['enter'],
    label: 'enter',
    hint: 'run to line',
    help: 'To the first time that the selected line is reached',
    press: ({ view, row }) => step(view, { line: row + 1 }),
  },
];

/** A third of the pane shows what led here, the rest what comes. */
function firstLineShown(anchor: number, total: number, rows: number): number {
  return Math.max(1, Math.min(anchor - Math.floor(rows / 3), total - rows + 1));
}

function baseName(file: string): string {
  return file.split(/[\\/]/).at(-1) ?? file;
}

/** The line that runs next, on one row, with the last thing printed beside it. */
export function currentLine(moment: Moment, columns: number, story: StepStory | null = null): Line {
  const { execution, script } = moment;
  const text = script.sources.find(({ file }) => file === execution.file)?.lines[execution.line - 1];
  const room = columns >= 76 ? Math.floor(columns * 0.62) : columns;
  const sign = moment.state === 'failed' ? '✗' : '▸';
  const left =
    execution.line === 0
      ? segment(padEnd(noLineText(moment), room), 'quiet')
      : text === undefined
        ? segment(
            padEnd(`${sign} ${cutLocation(visibleText(execution.file), execution.line, room - 2)}`, room),
            'current',
          )
        : segment(padEnd(`${sign} ${execution.line}  ${visibleText(text)}`, room), 'current');
  if (room === columns) return [left];
  const told = story === null || story.printed ? [] : storySegments(story, columns - room - 1);
  return told.length > 0 && moment.error === null ? [left, ...told] : [left, segment(' '), ...lastOutputLine(moment)];
}

/** The last thing that the script printed, or what it failed with. */
export function lastOutputLine({ output, error, watch }: Moment): Line {
  const trouble = watch?.trouble ?? null;
  if (trouble !== null) return [segment(' ✗ not run: ', 'bad'), scriptText(trouble.summary, 'bad')];
  if (error !== null) return [segment(' ✗ ', 'bad'), scriptText(error.summary, 'bad')];
  const last = output.at(-1);
  return last === undefined ? [] : [segment(' prints ', 'heading'), scriptText(last.text)];
}

/** Before the first line and behind the last one. */
function noLineText({ state, step }: Moment): string {
  if (state === 'ready') return ' space plays, → runs one line';
  return step === 0 ? ' the first line is next' : ' no line left to run';
}
