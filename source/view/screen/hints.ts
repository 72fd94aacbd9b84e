import { binding, type Command, HINTS, KEYMAP } from '../keymap.ts';
import { padEnd, wrapText } from '../text-width.ts';
import { type Block, fitBlock, type Line, lineWidth, type Segment, segment } from './line.ts';

/** The keys at the foot of the screen: whole hints only, the most needed first; `?` and `q` are always among them. */
export function hintLine(notice: string, columns: number): Line {
  const roomy = hintsWithGap(notice, columns, '  ');
  return roomy.complete ? roomy.line : hintsWithGap(notice, columns, ' ').line;
}

function hintsWithGap(
  notice: string,
  columns: number,
  gap: string,
): { readonly line: Line; readonly complete: boolean } {
  const always = [...hint(['help'], 'help', gap), ...hint(['quit'], 'quit', gap)];
  const line: Segment[] = [];
  if (notice !== '') line.push(segment(` ${notice} `, 'warn'));
  for (const { commands, text } of HINTS) {
    const next = hint(commands, text, line.length === 0 ? ' ' : gap);
    if (lineWidth(line) + lineWidth(next) + lineWidth(always) > columns)
      return { line: [...line, ...always], complete: false };
    line.push(...next);
  }
  return { line: [...line, ...always], complete: true };
}

function hint(commands: readonly Command[], text: string, gap: string): Segment[] {
  const labels = commands.map((command) => binding(command).label).join(' ');
  return [segment(gap), segment(labels, 'key'), segment(` ${text}`)];
}

/** The help: every key of the table, and what the signs on the screen mean. */
export function helpScreen(columns: number, rows: number): Block {
  const width = Math.max(...KEYMAP.map(({ label }) => label.length)) + 2;
  const lines: Line[] = [[segment(' heaptop: keys', 'title')], []];
  for (const { label, help } of KEYMAP) {
    const text = wrapText(help, Math.max(10, columns - width - 3));
    text.forEach((part, i) => {
      lines.push([segment(` ${padEnd(i === 0 ? label : '', width)}`, 'key'), segment(part)]);
    });
  }
  const signs = [
    '! uncollectable objects   ● ▲ where the run is   ╋ a collection   1 2 3 cells',
    '0 1 2 under the memory plot: the generation that was collected there',
  ];
  if (lines.length + signs.length + 2 <= rows) lines.push([], ...signs.map((text) => [segment(` ${text}`)]));
  const foot: Line = [segment(' '), segment('? q esc', 'key'), segment(' close the help')];
  return [...fitBlock(lines, columns, rows - 1), ...fitBlock([foot], columns, 1)];
}
