import { formatBytes, formatCount } from '../bytes.ts';
import type { Moment } from '../moment.ts';
import { wrapText } from '../text-width.ts';
import { hintLine } from './hints.ts';
import { type Block, fitBlock, type Line, scriptText, segment } from './line.ts';
import type { ScreenView } from './screen-view.ts';
import { currentLine } from './source-pane.ts';
import { scrubberLine } from './state-line.ts';

/** Below this the screen is a sentence. */
export const SMALLEST = { columns: 20, rows: 3 } as const;

/** Some lines without columns, the most needed first, for screens that are too small for the others. */
export function tinyLayout(moment: Moment, view: ScreenView, columns: number, rows: number): Block {
  if (columns < SMALLEST.columns || rows < SMALLEST.rows) return sentence(moment, columns, rows);
  const { step, totalSteps, state, gc, memory } = moment;
  const total = totalSteps === null ? '' : `/${formatCount(totalSteps)}`;
  const counts = gc.generations.map(({ count, threshold }) => `${count}/${threshold}`).join(' ');
  const stuck: Line = gc.garbageTotal > 0 ? [segment(` stuck ${formatCount(gc.garbageTotal)}!`, 'bad')] : [];
  const lines: Line[] = [
    [segment(`step ${formatCount(step)}${total} `, 'strong'), segment(state)],
    [segment(`gc ${counts}`), ...stuck],
    [segment(formatBytes(memory.traced), 'strong'), segment(` peak ${formatBytes(memory.peak)}`)],
    currentLine(moment, columns),
    scrubberLine(moment, view, columns),
    ...memory.sites.slice(0, 10).map(({ file, line, bytes }): Line => {
      const name = file.split(/[\\/]/).at(-1) ?? file;
      return [segment(`${formatBytes(bytes).padStart(9)}  `, 'strong'), scriptText(`${name}:${line}`)];
    }),
  ];
  const hints = view.notice !== '' || view.prompt !== null || rows > 5;
  if (!hints) return fitBlock(lines, columns, rows);
  return [...fitBlock(lines, columns, rows - 1), hintLine(view, columns, moment.state)];
}

function sentence({ state, step, memory, gc }: Moment, columns: number, rows: number): Block {
  const needs = `heaptop needs ${SMALLEST.columns}x${SMALLEST.rows}, has ${columns}x${rows}; q quits.`;
  const facts = `${state}, step ${step}, ${formatBytes(memory.traced)}, ${gc.garbageTotal} stuck.`;
  return wrapText(`${needs} ${facts}`, columns).map((text) => [segment(text)]);
}
