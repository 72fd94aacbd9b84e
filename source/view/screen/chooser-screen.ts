import { cutEnd, padEnd, textWidth, wrapText } from '../text-width.ts';
import { visibleText } from '../visible-text.ts';
import { type Block, fitBlock, type Line, segment } from './line.ts';

/** A scenario that can be chosen. */
export interface Choice {
  readonly name: string;
  readonly title: string;
  /** What it teaches, a few sentences. */
  readonly summary: string;
}

/** The list of scenarios with the chosen one's summary under it. Exactly `rows` rows of `columns` cells. */
export function chooserScreen(choices: readonly Choice[], selected: number, columns: number, rows: number): Block {
  const choice = choices[selected];
  const about =
    choice === undefined ? [] : wrapText(visibleText(choice.summary), Math.max(10, Math.min(columns - 4, 96)));
  const head: Line[] = [
    [segment(' heaptop ', 'current'), segment('  top for a Python heap')],
    [],
    [segment(' Choose a scenario:', 'title')],
  ];
  const foot: Line = [
    segment(' ↑ ↓', 'key'),
    segment(' choose'),
    segment('  enter', 'key'),
    segment(' play'),
    segment('  q', 'key'),
    segment(' quit'),
  ];
  const room = Math.max(1, Math.min(choices.length, rows - head.length - Math.min(about.length, 6) - 4));
  const first = Math.max(0, Math.min(selected - Math.floor(room / 2), choices.length - room));
  const width = Math.min(32, Math.max(4, ...choices.map(({ name }) => textWidth(visibleText(name)))));
  const list = choices.slice(first, first + room).map((entry, i): Line => {
    const text = `${padEnd(visibleText(entry.name), width)}  ${visibleText(entry.title)}`;
    return first + i === selected
      ? [segment(' ▸ ', 'accent'), segment(padEnd(text, columns - 4), 'current')]
      : [segment('   '), segment(cutEnd(text, columns - 4))];
  });
  const position = `${selected + 1}/${choices.length}`;
  const below: Line[] = [
    [segment(` ${position} ${'─'.repeat(Math.max(0, columns - position.length - 3))}`, 'frame')],
    ...about.map((text): Line => [segment(`   ${text}`)]),
  ];
  return [...fitBlock([...head, ...list, ...below], columns, rows - 1), ...fitBlock([foot], columns, 1)];
}
