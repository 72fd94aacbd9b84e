import { formatCount } from '../bytes.ts';
import type { Moment, RunState } from '../moment.ts';
import { columnOfStep } from '../plot.ts';
import { cutEnd, cutMiddle, padEnd, padStart, textWidth } from '../text-width.ts';
import { visibleText } from '../visible-text.ts';
import { joined, type Line, lineWidth, type Segment, segment, spread } from './line.ts';
import { type ScreenView, speedText } from './screen-view.ts';
import type { Style } from './style.ts';

const STATES: Record<RunState, { readonly text: string; readonly style: Style }> = {
  ready: { text: '○ READY', style: 'accent' },
  running: { text: '▸ RUNNING', style: 'good' },
  paused: { text: '‖ PAUSED', style: 'warn' },
  ended: { text: '■ END', style: 'accent' },
  failed: { text: '✗ FAILED', style: 'bad' },
};

/** The last step that the scrubber and the plot have room for. */
export function lastKnownStep(moment: Moment): number {
  return Math.max(moment.totalSteps ?? 0, moment.step, moment.timeline.steps.at(-1) ?? 0);
}

/**
 * What plays, which Python it models, whether it runs, and where it is. The model is never left out: the same script
 * behaves differently under another version. Room is taken from the title, the name, then heaptop's own name.
 */
export function stateLine(moment: Moment, view: ScreenView, columns: number): Line {
  const { script, step, totalSteps, state } = moment;
  const narrow = columns < 72;
  const total = totalSteps === null ? '' : `/${formatCount(totalSteps)}`;
  const steps = padStart(formatCount(step), Math.max(formatCount(step).length, total.length - 1));
  const right: Segment[] = [
    segment(narrow ? STATES[state].text : padEnd(STATES[state].text, 9), STATES[state].style),
    segment(narrow ? ' ' : '  step '),
    segment(steps, 'strong'),
    segment(`${total} ${narrow ? speedText(view.speed) : padStart(speedText(view.speed), 5)} `),
  ];
  const brand = columns < 60 ? [segment(' ')] : [segment(' heaptop ', 'current'), segment(' ')];
  const model = `${narrow ? '' : ' CPython'} ${visibleText(script.python)} `;
  const room = columns - lineWidth(right) - lineWidth(brand) - textWidth(model) - 1;
  const name = room < 2 ? '' : cutMiddle(visibleText(script.name), room);
  const left = [...brand, segment(name, 'strong'), segment(` ${model}`), ...watchSegments(moment, columns)];
  const title = columns - lineWidth(right) - lineWidth(left) - 3;
  if (title >= 16 && !['', script.name].includes(script.title))
    left.push(segment(` ${cutEnd(visibleText(script.title), title)}`, 'quiet'));
  return spread(left, right, columns);
}

/** Whether the script is run anew when it is saved, and whether it is what was saved last that is shown. */
function watchSegments({ watch }: Moment, columns: number): Segment[] {
  if (watch === undefined) return [];
  if (watch.trouble !== null) return [segment(columns < 90 ? '✗ not run ' : '✗ what was saved does not run ', 'bad')];
  return columns < 100 ? [] : [segment(watch.runs === 0 ? 'watched ' : `watched, run ${watch.runs + 1} `, 'quiet')];
}

/** The whole run as a bar: what has been played, cells by number, collections as ticks, marks, the playhead. */
export function scrubberLine(moment: Moment, view: ScreenView, columns: number): Line {
  const { script, cell, step, totalSteps, timeline } = moment;
  const last = lastKnownStep(moment);
  const cellTitle = cell < 0 ? '' : visibleText(script.cells[cell]?.title ?? '');
  const label = cell < 0 ? 'before the first cell' : `cell ${cell + 1}/${script.cells.length} ${cellTitle}`;
  const percent = totalSteps === null ? '?' : `${last === 0 ? 0 : Math.floor((step / last) * 100)}%`;
  const { x: left, width, labelWidth } = scrubberPlace(columns);
  if (width < 4) return [segment(` ${padStart(percent, 4)}`)];

  const playhead = columnOfStep(step, last, width);
  const cells: Tick[] = Array.from({ length: width }, (_, x) =>
    x <= playhead ? { glyph: '━', style: 'plot' } : { glyph: '─', style: 'quiet' },
  );
  if (view.loop !== null)
    for (let x = columnOfStep(view.loop.from, last, width); x <= columnOfStep(view.loop.to, last, width); x++)
      cells[x] = { ...cells[x], style: 'warn' };
  for (const mark of timeline.collections) {
    const x = columnOfStep(mark.step, last, width);
    if (mark.stuck) cells[x] = { glyph: '!', style: 'bad' };
    else if (cells[x].style !== 'bad') cells[x] = { ...cells[x], glyph: x <= playhead ? '╋' : '┼' };
  }
  for (const { number, x } of cellNumbers(timeline.cells, last, width))
    for (let k = 0; k < number.length; k += 1) cells[x + k] = { ...cells[x + k], glyph: number[k] };
  for (const mark of view.marks)
    cells[columnOfStep(mark.step, last, width)] = { glyph: mark.outdated ? '◇' : '◆', style: 'warn' };
  cells[playhead] = { glyph: '●', style: 'playhead' };
  return [
    segment(' '.repeat(left)),
    ...joined(cells.map(({ glyph, style }) => segment(glyph, style))),
    segment(` ${padStart(percent, 4)}`),
    ...(labelWidth === 0 ? [] : [segment('  '), segment(cutEnd(label, labelWidth))]),
  ];
}

/** Where cells begin. Two numbers beside each other would read as one: the earlier cell's is left out. */
function cellNumbers(starts: readonly number[], last: number, width: number): { number: string; x: number }[] {
  const found: { number: string; x: number }[] = [];
  let free = width;
  for (let i = starts.length - 1; i >= 0; i -= 1) {
    const number = String(i + 1);
    const x = columnOfStep(starts[i], last, width);
    if (x + number.length > free) continue;
    found.push({ number, x });
    free = x - 1;
  }
  return found;
}

interface Tick {
  readonly glyph: string;
  readonly style: Style;
}

/** Where the bar lies in its row: its place does not depend on what the label says, so that it never moves. */
export function scrubberPlace(columns: number): { readonly x: number; readonly width: number; labelWidth: number } {
  const labelWidth = columns >= 60 ? Math.min(48, Math.floor(columns * 0.4)) : 0;
  return { x: 1, width: columns - 8 - (labelWidth === 0 ? 0 : labelWidth + 2), labelWidth };
}

/** The step that a click on the scrubber means; null beside it. */
export function stepAtColumn(moment: Moment, x: number, columns: number): number | null {
  const place = scrubberPlace(columns);
  const at = x - place.x;
  if (at < 0 || at >= place.width || place.width < 4) return null;
  return Math.round((at / (place.width - 1)) * lastKnownStep(moment));
}
