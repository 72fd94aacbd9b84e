import { KEY_GROUPS } from '../keymap.ts';
import { wrapText } from '../text-width.ts';
import { keyColumn } from './hints.ts';
import { type Block, fitBlock, type Line, lineWidth, segment } from './line.ts';
import { PANELS } from './panels.ts';

/** What the signs on the screen mean. */
const SIGNS = [
  '! uncollectable objects   ● ▲ where the run is   ╋ a collection   1 2 3 cells   ◆ your marks',
  '0 1 2 under the memory plot: the generation that was collected there',
];

/** The help: every key of the frame and of the panels, a page at a time. */
export function helpScreen(page: number, columns: number, rows: number): Block {
  const body = Math.max(1, rows - 1);
  const pages = helpPages(columns, body);
  const shown = Math.min(page, pages.length - 1);
  const foot = footLine(shown, pages.length, columns);
  return [...fitBlock(pages[shown], columns, body), ...fitBlock([foot], columns, rows - body)];
}

/** Which page this is and which keys lead on; in fewer words where they would be cut. */
function footLine(shown: number, count: number, columns: number): Line {
  const isMore = shown + 1 < count;
  const full: Line = [
    segment(count === 1 ? ' ' : ` page ${shown + 1} of ${count}   `),
    ...(isMore ? [segment('space', 'key'), segment(' next page   ')] : []),
    segment('? q esc', 'key'),
    segment(' close the help'),
  ];
  if (lineWidth(full) <= columns) return full;
  return [
    segment(` ${shown + 1}/${count} `),
    ...(isMore ? [segment('space', 'key'), segment(' next ')] : []),
    segment('?', 'key'),
    segment(' close'),
  ];
}

export function helpPageCount(columns: number, rows: number): number {
  return helpPages(columns, Math.max(1, rows - 1)).length;
}

/** One column of keys, or two where they fit beside each other. */
function helpPages(columns: number, rows: number): Line[][] {
  const twice = columns >= 150;
  const width = twice ? Math.floor((columns - 2) / 2) : columns;
  const lines = helpLines(width);
  const step = twice ? rows * 2 : rows;
  const pages: Line[][] = [];
  for (let at = 0; at < lines.length; at += step) {
    const left = lines.slice(at, at + rows);
    const right = twice ? lines.slice(at + rows, at + 2 * rows) : [];
    pages.push(
      left.map((line, i) => (right[i] === undefined ? line : [...fitBlock([line], width + 2, 1)[0], ...right[i]])),
    );
  }
  return pages;
}

interface Entry {
  readonly label: string;
  readonly help: string;
}

interface Section {
  readonly title: string;
  readonly entries: readonly Entry[];
}

function sections(): Section[] {
  const digits = PANELS.flatMap(({ digit, name, about }) =>
    digit === null ? [] : [{ label: digit, help: `${name}: ${about}` }],
  );
  return [
    ...KEY_GROUPS.map(({ title, bindings }) => ({
      title,
      entries: title === 'panels' ? [...bindings, ...digits] : bindings,
    })),
    ...PANELS.flatMap(({ name, keys = [] }) => (keys.length === 0 ? [] : [{ title: `in ${name}`, entries: keys }])),
  ];
}

function helpLines(columns: number): Line[] {
  const all = sections();
  const width = Math.max(...all.flatMap(({ entries }) => entries.map(({ label }) => label.length))) + 2;
  const entryLines = ({ label, help }: Entry): Line[] =>
    wrapText(help, Math.max(10, columns - width - 3)).map((part, i) => [
      keyColumn(i === 0 ? label : '', width),
      segment(part),
    ]);
  const signs = SIGNS.flatMap((text) => wrapText(text, columns - 2));
  const lines: Line[] = [
    ...all.flatMap(({ title, entries }) => [[segment(` ${title}`, 'title')], ...entries.flatMap(entryLines), []]),
    [segment(' signs', 'title')],
    ...signs.map((text): Line => [segment(` ${text}`)]),
  ];
  return lines.map((line) => (lineWidth(line) > columns ? fitBlock([line], columns, 1)[0] : line));
}

const SPOKEN: Readonly<Record<string, string>> = { '→': 'right', '←': 'left', '↑': 'up', '↓': 'down' };

function spoken(label: string): string {
  return Array.from(label, (sign) => SPOKEN[sign] ?? sign).join('');
}

/** The keys as sentences, for those who hear them. */
export function helpText(): string[] {
  return sections().flatMap(({ title, entries }) => [
    `Keys: ${title}.`,
    ...entries.map(({ label, help }) => `${spoken(label)}: ${help}.`),
  ]);
}
