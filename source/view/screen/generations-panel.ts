import { formatCount } from '../bytes.ts';
import type { Collection, Collector, IncrementalState, Moment } from '../moment.ts';
import { gaugeCells } from '../plot.ts';
import { cutEnd, padEnd, padStart } from '../text-width.ts';
import { visibleText } from '../visible-text.ts';
import { type Line, type Segment, segment } from './line.ts';
import type { Panel } from './panel.ts';
import type { Style } from './style.ts';

/** The generations, why the last collection ran, what the next one waits for, and how objects flow between them. */
export function generationsPanel(moment: Moment): Panel {
  const { gc } = moment;
  return {
    title: gc.incremental === null ? 'generations' : 'generations, incremental',
    note: nextCollection(gc),
    draw: (columns, rows) => {
      const waits = gc.incremental === null ? oldestWaitsLine(gc) : incrementLine(gc.incremental);
      const lines = [
        ...generationTable(gc, columns),
        settingsLine(gc),
        ...lastCollectionLines(gc.collections.at(-1)),
        waits,
      ];
      const more = [
        waitingLine(gc),
        ...(gc.incremental === null ? [...whyNotOldest(gc), ...unsimulatedLine(gc)] : incrementSteps(gc, columns)),
        ...flowLines(gc, columns),
      ];
      return [...lines, ...more].slice(0, Math.max(rows, lines.length));
    },
  };
}

/** From so many columns on, a gauge; from so many on, a column for each number. */
const GAUGES = 66;
const ALL_NUMBERS = 76;
const GAUGE = 8;

/** A heading and a row a generation, with as many columns as there is room for. */
export function generationTable(gc: Collector, columns: number): Line[] {
  const gauges = columns >= GAUGES;
  const looked = columns >= ALL_NUMBERS;
  const words = columns >= 54;
  const gaugeWidth = gc.incremental === null ? GAUGE : GAUGE - 4;
  const countWidth = words ? 13 : 10;
  const nameWidth = gc.incremental === null ? 5 : 9;
  const heading = [
    ` ${padEnd('gen', nameWidth - 1)}${padStart('objects', words ? 9 : 7)}  `,
    gauges
      ? padEnd('count/threshold', gaugeWidth + 1 + countWidth)
      : padEnd(words ? 'count/thresh.' : 'count/thr.', countWidth),
    padStart('runs', 5),
    looked ? padStart('looked at', 11) : '',
    words ? padStart('freed', 9) : '',
    gauges ? padStart('kept', 9) : '',
    padStart('stuck', 6),
  ].join('');
  const rows = gc.generations.map((generation, i) => {
    const { objects, count, threshold, collections, candidates, collected, uncollectable } = generation;
    const compared = hasThreshold(gc, i);
    const number = (value: number, width: number): Segment => segment(padStart(formatCount(value), width));
    const line: Segment[] = [
      segment(` ${padEnd(nameOf(gc, i), nameWidth - 1)}`, generationStyle(i)),
      number(objects, words ? 9 : 7),
      segment('  '),
    ];
    if (gauges) line.push(...gauge(compared ? count : 0, threshold, gaugeWidth, i), segment(' '));
    line.push(segment(padEnd(countText(gc, i, countWidth), countWidth)), number(collections, 5));
    if (looked) line.push(number(candidates, 11));
    if (words) line.push(number(collected, 9));
    if (gauges) line.push(number(Math.max(0, candidates - collected - uncollectable), 9));
    const isStuck = uncollectable > 0;
    line.push(segment(padStart(formatCount(uncollectable) + (isStuck ? ' !' : ''), 6), isStuck ? 'bad' : 'number'));
    return line;
  });
  return [[segment(heading, 'heading')], ...rows];
}

function counted(count: number, one: string): string {
  return `${formatCount(count)} ${one}${count === 1 ? '' : 's'}`;
}

/** A row a generation that tells its numbers' names itself, for screens without room for the heading. */
export function generationLines(gc: Collector): Line[] {
  return gc.generations.map(({ objects, collections }, i) => [
    segment(` ${padEnd(gc.incremental === null ? `gen ${i}` : nameOf(gc, i), 7)} `, generationStyle(i)),
    segment(padEnd(countText(gc, i, 11), 11)),
    segment(` ${counted(objects, 'object')}, ${counted(collections, 'run')}`),
  ]);
}

/** `278/2,000`, without commas where they have no room. */
function countText(gc: Collector, generation: number, columns: number): string {
  const { count, threshold } = gc.generations[generation];
  if (!hasThreshold(gc, generation)) return formatCount(count);
  const text = `${formatCount(count)}/${formatCount(threshold)}`;
  return text.length < columns ? text : `${count}/${threshold}`;
}

/** What the incremental collector calls its lists. */
export const INCREMENTAL_LISTS = ['young', 'visited', 'pending'] as const;

function nameOf({ incremental }: Collector, generation: number): string {
  return incremental === null ? ` ${generation}` : INCREMENTAL_LISTS[generation];
}

/** The old spaces of the incremental collector have counts that nothing is compared with. */
function hasThreshold({ incremental }: Collector, generation: number): boolean {
  return incremental === null || generation === 0;
}

export function generationStyle(generation: number): Style {
  return generation === 0 ? 'gen0' : generation === 1 ? 'gen1' : 'gen2';
}

function gauge(count: number, threshold: number, width: number, generation: number): Segment[] {
  const full = gaugeCells(count, threshold, width);
  return [segment('━'.repeat(full), generationStyle(generation)), segment('─'.repeat(width - full), 'quiet')];
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
    segment(`, ${formatCount(promoted)} kept, `),
    segment(
      `${formatCount(uncollectable)} uncollectable${uncollectable > 0 ? ' !' : ''}`,
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
  const missing = Math.max(0, young.threshold - young.count + 1);
  const after =
    missing === 0 ? 'at once' : `in ${formatCount(missing)} ${missing === 1 ? 'allocation' : 'allocations'}`;
  if (gc.incremental !== null) return `next: ${incrementKind(gc.incremental, missing)} ${after}`;
  const oldest = gc.generations.length - 1;
  let next = 0;
  for (let i = oldest; i > 0; i -= 1) {
    const { count, threshold } = gc.generations[i];
    if (count > threshold && (i < oldest || oldestMayRun(gc))) {
      next = i;
      break;
    }
  }
  return `next: gen ${next} ${after}`;
}

/** What the next increment will do: its work is what is left over, and at least the new objects. */
function incrementKind({ phase, workToDo }: IncrementalState, missing: number): string {
  if (workToDo + missing < 0) return 'a paid-off increment';
  return phase === 'mark' ? 'a marking increment' : 'an increment';
}

/** A full collection waits until the pending objects are a quarter of those that outlived the last one. */
function oldestMayRun({ longLivedPending, longLivedTotal }: Collector): boolean {
  return longLivedPending >= Math.floor(longLivedTotal / 4);
}

function oldestWaitsLine(gc: Collector): Line {
  const { longLivedPending, longLivedTotal } = gc;
  const oldest = gc.generations.length - 1;
  const met = oldestMayRun(gc);
  return [
    segment(` gen ${oldest} also needs  `, 'heading'),
    segment(
      `pending ${formatCount(longLivedPending)} ≥ 25% of ${formatCount(longLivedTotal)} = ${formatCount(Math.floor(longLivedTotal / 4))}: `,
    ),
    segment(met ? 'met' : 'not yet', met ? 'good' : 'warn'),
  ];
}

/** Why the 25 % are those of more objects than the table shows. */
function unsimulatedLine({ unsimulated }: Collector): Line[] {
  if (unsimulated === 0) return [];
  const objects = `${formatCount(unsimulated)} ${unsimulated === 1 ? 'object' : 'objects'}`;
  return [[segment(' 25% counts, too    ', 'heading'), segment(`${objects} of Python's own modules, not simulated`)]];
}

/** Why the next collection will not be a full one, as inequalities. */
function whyNotOldest(gc: Collector): Line[] {
  const oldest = gc.generations.length - 1;
  return gc.generations.flatMap(({ count, threshold }, i): Line[] => {
    if (i === 0) return [];
    const over = count > threshold;
    const held = over && i === oldest && !oldestMayRun(gc);
    const verdict = held
      ? 'over, but held back'
      : over
        ? 'over: its turn'
        : `${formatCount(threshold - count + 1)} more gen ${i - 1} ${threshold === count ? 'run' : 'runs'}`;
    const sum = `count${i} ${formatCount(count)} ${over ? '>' : '≤'} threshold${i} ${formatCount(threshold)}`;
    return [
      [
        segment(` gen ${i} waits for   `, 'heading'),
        segment(`${padEnd(sum, 28)} `),
        segment(verdict, over && !held ? 'good' : 'plain'),
      ],
    ];
  });
}

/** The incremental collector's own figures. */
function incrementLine({ phase, workToDo, heapSize, cycles }: IncrementalState): Line {
  const state =
    workToDo < 0 ? `${formatCount(-workToDo)} objects ahead` : `${formatCount(workToDo)} objects of work left`;
  return [
    segment(' phase ', 'heading'),
    segment(phase, 'strong'),
    segment(
      `   ${state}   heap ${formatCount(heapSize)}   ${formatCount(cycles)} ${cycles === 1 ? 'cycle' : 'cycles'}`,
    ),
  ];
}

/** What the last increments did with their work. */
function incrementSteps({ collections }: Collector, columns: number): Line[] {
  const last = collections.at(-1)?.increment;
  if (last === null || last === undefined) return [];
  const { outcome, marked, workBefore, workAfter } = last;
  const what =
    outcome === 'paid off'
      ? 'paid by earlier work'
      : outcome === 'marked'
        ? `${formatCount(marked)} marked as alive`
        : 'collected';
  const text = `work ${formatCount(workBefore)} → ${formatCount(workAfter)}: ${what}${last.completesCycle ? ', the cycle is complete' : ''}`;
  return [[segment(' last increment ', 'heading'), segment(cutEnd(text, Math.max(0, columns - 17)))]];
}

/** Garbage that no collection has found yet. */
function waitingLine({ waiting }: Collector): Line {
  if (waiting === null)
    return [segment(' garbage waiting  ', 'heading'), segment('not looked for in so large a heap', 'quiet')];
  const { objects, rings } = waiting;
  const text =
    objects === 0 ? 'none' : `${formatCount(objects)} in ${formatCount(rings)} ${rings === 1 ? 'ring' : 'rings'}`;
  return [segment(' garbage waiting  ', 'heading'), segment(text, objects === 0 ? 'plain' : 'warn')];
}

/**
 * Promotion in the last collection of each generation: `new ══701══▸ gen 0 ══61══▸ gen 1 ══1,192══▸ gen 2`, and under each
 * arrow what was freed on the way.
 */
function flowLines({ collections, incremental }: Collector, columns: number): Line[] {
  if (incremental !== null || columns < 50) return [];
  const last = [0, 1, 2].map((generation) => collections.findLast((run) => run.generation === generation));
  if (last.every((run) => run === undefined)) return [];
  const upper: Segment[] = [segment(' new')];
  let lower = '    ';
  last.forEach((run, i) => {
    const inflow = i === 0 ? run?.candidates : last[i - 1]?.promoted;
    const arrow = inflow === undefined ? ' ─────▸ ' : ` ══${formatCount(inflow)}══▸ `;
    upper.push(segment(arrow, inflow === undefined ? 'quiet' : 'plain'), segment(`gen ${i}`, generationStyle(i)));
    lower += ' '.repeat(arrow.length);
    const fate =
      run === undefined
        ? ''
        : `▾ ${formatCount(run.freed)} freed${run.uncollectable > 0 ? `, ${formatCount(run.uncollectable)} stuck !` : ''}`;
    lower = `${lower.slice(0, lower.length)}${fate === '' ? '     ' : fate}`;
    if (fate !== '') upper.push(segment(' '.repeat(Math.max(0, fate.length - 5))));
  });
  return [[segment(' flow, in the last run of each', 'heading')], upper, [segment(lower)]];
}
