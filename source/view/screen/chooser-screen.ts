import { cutEnd, padEnd, textTail, textWidth, wrapText } from '../text-width.ts';
import { visibleText } from '../visible-text.ts';
import { asciiLine } from './ascii.ts';
import { type Block, fitBlock, type Line, lineWidth, segment } from './line.ts';

/** A scenario that can be chosen. */
export interface Choice {
  readonly name: string;
  readonly title: string;
  /** What it teaches, a few sentences. */
  readonly summary: string;
  /** Its chapters, by their titles. */
  readonly cells: readonly { readonly title: string; readonly kind: string }[];
}

/** What the chooser shows: the reader's place in the list, and the path that is being typed. */
export interface ChooserView {
  readonly selected: number;
  /** null: no path is being typed. */
  readonly path: string | null;
  /** Files that the path may become. */
  readonly files: readonly string[];
  readonly notice: string;
  readonly ascii: boolean;
}

/** Beside the list from this width on, else under it, the chosen scenario is told. */
const TWO_COLUMNS = 100;
const LONGEST = 96;

/** The list of scenarios with what the chosen one teaches. Exactly `rows` rows of `columns` cells. */
export function chooserScreen(choices: readonly Choice[], view: ChooserView, columns: number, rows: number): Block {
  const head: Line[] = [
    [segment(' heaptop ', 'current'), segment('  top for a Python heap')],
    [],
    [segment(columns < 50 ? ' Choose a scenario:' : ' Choose a scenario, or open a file of your own:', 'title')],
  ];
  const foot = footLine(view, columns);
  const body = rows - head.length - 1;
  const about = aboutLines(choices[view.selected], columns >= TWO_COLUMNS ? Math.floor(columns * 0.45) : columns);
  const block =
    columns >= TWO_COLUMNS
      ? besideEachOther(choices, view.selected, about, columns, body)
      : underEachOther(choices, view.selected, about, columns, body);
  const lines = [
    ...fitBlock(head, columns, Math.max(0, rows - 1 - block.length)),
    ...block,
    ...fitBlock([foot], columns, 1),
  ];
  const screen = fitBlock(lines.slice(-rows), columns, rows);
  return view.ascii ? screen.map(asciiLine) : screen;
}

function besideEachOther(
  choices: readonly Choice[],
  selected: number,
  about: Line[],
  columns: number,
  rows: number,
): Block {
  const width = columns - Math.floor(columns * 0.45) - 2;
  const list = fitBlock(listLines(choices, selected, width, rows), width, rows);
  const told = fitBlock(about, columns - width - 1, rows);
  return list.map((line, i) => [...line, segment('│', 'frame'), ...told[i]]);
}

function underEachOther(
  choices: readonly Choice[],
  selected: number,
  about: Line[],
  columns: number,
  rows: number,
): Block {
  const told = Math.min(about.length, Math.max(0, Math.min(9, rows - 6)));
  const room = Math.max(1, Math.min(choices.length, rows - told - 1));
  const position = ` ${selected + 1}/${choices.length} `;
  const rule = [segment(position, 'frame'), segment('─'.repeat(Math.max(0, columns - position.length - 1)), 'frame')];
  return fitBlock(
    [...listLines(choices, selected, columns, room), rule, ...about.slice(0, told)],
    columns,
    Math.max(1, rows),
  );
}

function listLines(choices: readonly Choice[], selected: number, columns: number, rows: number): Line[] {
  const first = Math.max(0, Math.min(selected - Math.floor(rows / 2), choices.length - rows));
  const width = Math.min(32, Math.max(4, ...choices.map(({ name }) => textWidth(visibleText(name)))));
  return choices.slice(first, first + rows).map((entry, i): Line => {
    const text = `${padEnd(visibleText(entry.name), width)}  ${visibleText(entry.title)}`;
    return first + i === selected
      ? [segment(' ▸ ', 'accent'), segment(padEnd(text, columns - 4), 'current'), segment(' ')]
      : [segment('   '), segment(cutEnd(text, columns - 4))];
  });
}

function aboutLines(choice: Choice | undefined, columns: number): Line[] {
  if (choice === undefined) return [];
  const width = Math.max(10, Math.min(columns - 4, LONGEST));
  const chapters = choice.cells.filter(({ kind, title }) => kind === 'code' && title !== '');
  return [
    [segment(`  ${cutEnd(visibleText(choice.title), width)}`, 'strong')],
    ...wrapText(visibleText(choice.summary).replace(/(\*\*|\*|`)(.+?)\1/g, '$2'), width).map(
      (text): Line => [segment(`  ${text}`)],
    ),
    [],
    ...chapters.map(
      ({ title }, i): Line => [
        segment(`  ${String(i + 1).padStart(2)} `, 'quiet'),
        segment(cutEnd(visibleText(title), width)),
      ],
    ),
  ];
}

function footLine({ path, files, notice }: ChooserView, columns: number): Line {
  const told: Line = notice === '' ? [] : [segment(` ${notice} `, 'warn')];
  if (path !== null) {
    const start: Line = [...told, segment(' open:', 'key'), segment(' ')];
    const typed = textTail(visibleText(path), Math.max(1, columns - lineWidth(start) - 2));
    const hint = path === '' && files.length === 0 ? 'a .py or .ipynb file' : files.map(visibleText).join('  ');
    return [...start, segment(typed), segment(' ', 'current'), segment(`  ${hint}`, 'quiet')];
  }
  const keys: readonly (readonly [string, string])[] = [
    ['↑ ↓', 'choose'],
    ['enter', 'play'],
    ['o', columns < 50 ? 'open' : 'open a file'],
    ['q', 'quit'],
  ];
  return [...told, ...keys.flatMap(([key, what]) => [segment(` ${key}`, 'key'), segment(` ${what} `)])];
}
