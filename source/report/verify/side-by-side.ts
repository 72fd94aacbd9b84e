// Two outcomes in two columns, the first difference marked. Pure text: every character that was printed can be seen.

import { textHead, textWidth } from '../../view/text-width.ts';
import { visibleText } from '../../view/visible-text.ts';
import { comparable, type Difference, linesOf, type Outcome, STREAMS } from './outcome.ts';

/** Between the columns: ` │ ` for lines that are the same, ` ≠ ` for others. */
const GUTTER = 3;
const NARROWEST = 20;
const MARK = '▶ ';

/**
 * Both outcomes side by side, a heading above each; lines that are too long go on in the next row. Ends with a newline.
 *
 * @param width - columns of the whole, 43 at least
 * @param names - what stands above the two columns
 */
export function sideBySide(
  ours: Outcome,
  theirs: Outcome,
  difference: Difference | null,
  names: readonly [string, string],
  width: number,
): string {
  const column = Math.max(NARROWEST, Math.floor((width - GUTTER - MARK.length) / 2));
  const rows: string[] = [row(names[0], names[1], ' │ ', column, '  '), rule('', column)];
  for (const stream of STREAMS) {
    const [left, right] = [linesOf(ours[stream]), linesOf(theirs[stream])];
    if (left.length === 0 && right.length === 0) continue;
    if (stream !== 'stdout') rows.push(rule(stream === 'status' ? 'exit status' : stream, column));
    for (let at = 0; at < Math.max(left.length, right.length); at++) {
      const isFirst = difference?.stream === stream && difference.line === at + 1;
      rows.push(...pair(left[at], right[at], column, isFirst));
    }
    if (difference?.stream === stream && stream !== 'status')
      rows.push(...endings(ours[stream], theirs[stream], column));
  }
  return `${rows.map((one) => one.trimEnd()).join('\n')}\n`;
}

/** A line of each, wrapped; a line that one of them has not is told by `·`. */
function pair(left: string | undefined, right: string | undefined, column: number, isFirst: boolean): string[] {
  const same = left !== undefined && right !== undefined && comparable(left) === comparable(right);
  const [a, b] = [wrapped(left, column), wrapped(right, column)];
  return Array.from({ length: Math.max(a.length, b.length) }, (_, at) =>
    row(a[at] ?? '', b[at] ?? '', same ? ' │ ' : ' ≠ ', column, isFirst && at === 0 ? MARK : '  '),
  );
}

/** Texts may differ in their last newline only. */
function endings(ours: string, theirs: string, column: number): string[] {
  const [left, right] = [ours.endsWith('\n'), theirs.endsWith('\n')];
  if (left === right || ours === '' || theirs === '') return [];
  const told = (ends: boolean) => (ends ? '' : '(no newline at the end)');
  return [row(told(left), told(right), ' ≠ ', column, '  ')];
}

function row(left: string, right: string, gutter: string, column: number, mark: string): string {
  return mark + filled(left, column) + gutter + right;
}

function filled(text: string, column: number): string {
  return text + ' '.repeat(Math.max(0, column - textWidth(text)));
}

function rule(title: string, column: number): string {
  const head = title === '' ? '' : `─ ${title} `;
  return `  ${head}${'─'.repeat(Math.max(0, column - head.length + 1))}┼${'─'.repeat(column + 1)}`;
}

function wrapped(line: string | undefined, column: number): string[] {
  if (line === undefined) return ['·'];
  const parts: string[] = [];
  let rest = visibleText(line);
  do {
    const head = textHead(rest, column) || rest.slice(0, 1);
    parts.push(head);
    rest = rest.slice(head.length);
  } while (rest !== '');
  return parts;
}
