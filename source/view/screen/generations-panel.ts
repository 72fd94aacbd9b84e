import { formatCount } from '../bytes.ts';
import type { Collection, Collector, Generation, Moment } from '../moment.ts';
import { gaugeCells } from '../plot.ts';
import { padEnd, padStart } from '../text-width.ts';
import { visibleText } from '../visible-text.ts';
import { type Line, type Segment, segment } from './line.ts';
import type { Panel } from './panel.ts';
import type { Style } from './style.ts';

/** The generations, why the last collection ran, and what the next one waits for. */
export function generationsPanel(moment: Moment): Panel {
  const { gc } = moment;
  return {
    title: 'generations',
    note: nextCollection(gc),
    draw: (columns) => [
      ...generationTable(gc, columns),
      settingsLine(gc),
      ...lastCollectionLines(gc.collections.at(-1)),
      oldestWaitsLine(gc),
    ],
  };
}

const GAUGE = 10;

/** A heading and a row a generation, with as many columns as there is room for. */
export function generationTable(gc: Collector, columns: number): Line[] {
  const wide = columns >= 68;
  const words = columns >= 54;
  const count = wide ? 21 : words ? 14 : 11;
  const heading = wide
    ? ` gen   objects  ${padEnd('count/threshold', count)}  runs  collected uncollectable`
    : words
      ? ` gen   objects  ${padEnd('count/thresh.', count)}  runs collected stuck`
      : ` gen objects  ${padEnd('count/thr.', count)}  runs stuck`;
  const rows = gc.generations.map((generation, i) => {
    const stuck: Style = generation.uncollectable > 0 ? 'bad' : 'number';
    const stuckText = formatCount(generation.uncollectable) + (generation.uncollectable > 0 ? ' !' : '');
    const line: Segment[] = [
      segment(`  ${i}  `, generationStyle(i)),
      segment(padStart(formatCount(generation.objects), words ? 9 : 7)),
      segment('  '),
      ...(wide ? [...gauge(generation, i), segment(' ')] : []),
      segment(padEnd(`${generation.count}/${generation.threshold}`, wide ? count - GAUGE - 1 : count)),
      segment(padStart(formatCount(generation.collections), 6)),
    ];
    if (words) line.push(segment(padStart(formatCount(generation.collected), wide ? 11 : 10)));
    line.push(segment(padStart(stuckText, wide ? 14 : 6), stuck));
    return line;
  });
  return [[segment(heading, 'heading')], ...rows];
}

export function generationStyle(generation: number): Style {
  return generation === 0 ? 'gen0' : generation === 1 ? 'gen1' : 'gen2';
}

function gauge({ count, threshold }: Generation, generation: number): Segment[] {
  const full = gaugeCells(count, threshold, GAUGE);
  return [segment('█'.repeat(full), generationStyle(generation)), segment('░'.repeat(GAUGE - full), 'quiet')];
}

function settingsLine({ enabled, debug, frozen }: Collector): Line {
  return [
    segment(' gc '),
    enabled ? segment('enabled', 'good') : segment('DISABLED', 'warn'),
    segment(`   debug ${debug.length === 0 ? 'none' : debug.join(' ')}   frozen ${formatCount(frozen)}`),
  ];
}

function lastCollectionLines(last: Collection | undefined): Line[] {
  if (last === undefined) return [[segment(' last  no collection yet', 'quiet')], []];
  return [
    [
      segment(' last  ', 'heading'),
      segment(`gen ${last.generation}`, generationStyle(last.generation)),
      segment(` at step ${formatCount(last.step)}: ${visibleText(last.reason)}`),
    ],
    [segment('       '), ...outcome(last)],
  ];
}

/** What became of the candidates; the three numbers add up to them. */
function outcome({ candidates, freed, promoted, uncollectable }: Collection): Segment[] {
  return [
    segment(`${formatCount(candidates)} looked at: `),
    segment(`${formatCount(freed)} freed`, freed > 0 ? 'good' : 'plain'),
    segment(`, ${formatCount(promoted)} kept`),
    segment(
      `, ${formatCount(uncollectable)} uncollectable${uncollectable > 0 ? ' !' : ''}`,
      uncollectable > 0 ? 'bad' : 'plain',
    ),
  ];
}

/** `count0 2001 > 2000`: which threshold it was follows from the count's name. */
export function shortReason({ reason }: Collection): string {
  return visibleText(reason.replace(/> threshold\d /, '> '));
}

/** The last collection on one row, for small screens. */
export function lastCollectionLine(gc: Collector, columns: number): Line {
  const last = gc.collections.at(-1);
  if (last === undefined) return [segment(' last  no collection yet', 'quiet')];
  const line = [
    segment(' last  ', 'heading'),
    segment(`gen ${last.generation}`, generationStyle(last.generation)),
    segment(
      ` @${last.step} ${columns < 76 ? shortReason(last) : visibleText(last.reason)}: ${formatCount(last.freed)} of ${formatCount(last.candidates)} freed`,
    ),
  ];
  if (columns >= 76) line.push(segment(`, ${formatCount(last.promoted)} kept`));
  return line;
}

/**
 * Which collection comes next, and after how much. The oldest generation whose count is over its threshold is taken
 * (Python/gc.c, gc_select_generation()).
 */
export function nextCollection(gc: Collector): string {
  const young = gc.generations[0];
  if (young === undefined) return '';
  if (!gc.enabled) return 'disabled: only gc.collect() collects';
  if (young.threshold === 0) return 'threshold0 is 0: only gc.collect() collects';
  const oldest = gc.generations.length - 1;
  let next = 0;
  for (let i = oldest; i > 0; i -= 1) {
    const { count, threshold } = gc.generations[i];
    if (count > threshold && (i < oldest || oldestMayRun(gc))) {
      next = i;
      break;
    }
  }
  const missing = Math.max(0, young.threshold - young.count + 1);
  return `next: gen ${next} in ${formatCount(missing)} ${missing === 1 ? 'allocation' : 'allocations'}`;
}

/** A full collection waits until the pending objects are a quarter of those that outlived the last one. */
function oldestMayRun({ longLivedPending, longLivedTotal }: Collector): boolean {
  return longLivedPending >= Math.floor(longLivedTotal / 4);
}

function oldestWaitsLine(gc: Collector): Line {
  const { longLivedPending, longLivedTotal } = gc;
  const oldest = gc.generations.length - 1;
  return [
    segment(` gen ${oldest} also needs  `, 'heading'),
    segment(
      `pending ${formatCount(longLivedPending)} ≥ ¼ of ${formatCount(longLivedTotal)} long-lived: ${oldestMayRun(gc) ? 'met' : 'not yet'}`,
    ),
  ];
}
