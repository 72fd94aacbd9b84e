import { formatCount } from '../bytes.ts';
import { notice, step } from '../effect.ts';
import type { Collection, Moment } from '../moment.ts';
import { padStart } from '../text-width.ts';
import { generationStyle, shortReason } from './generations-panel.ts';
import { type Line, lineWidth, segment } from './line.ts';
import { listPanel } from './list-panel.ts';
import type { Panel, PanelKey, PanelLook } from './panel.ts';

/** Enough columns for a column a number. */
const WIDE = 60;

/** The collection log, newest first; enter goes to the step behind the selected one. */
export function collectionsPanel(moment: Moment, look: PanelLook): Panel {
  const { collections, generations } = moment.gc;
  const newestFirst = [...collections].reverse();
  const runs = generations.reduce((sum, generation) => sum + generation.collections, 0);
  return listPanel(
    {
      title: 'collections',
      note: `${generations.map((generation) => formatCount(generation.collections)).join('/')} runs`,
      head: (columns) => [[segment(columns >= WIDE ? HEADING : SHORT_HEADING, 'heading')]],
      count: newestFirst.length,
      row: (row, columns) => collectionLine(newestFirst[row], columns),
      key: (row) => String(newestFirst[row].ordinal),
      ...(runs > newestFirst.length && {
        foot: (_columns, below) => [
          [segment(` and ${formatCount(runs - newestFirst.length + below)} earlier ones`, 'quiet')],
        ],
      }),
      empty: () => [[segment(' none yet', 'quiet')]],
    },
    look,
  );
}

const HEADING = '     step gen looked at  freed   kept stuck  why';
const SHORT_HEADING = '     step gen   freed of looked at';

function collectionLine(run: Collection, columns: number): Line {
  const start = [
    segment(padStart(formatCount(run.step), 9)),
    segment(padStart(String(run.generation), 4), generationStyle(run.generation)),
  ];
  const isStuck = run.uncollectable > 0;
  if (columns < WIDE) {
    const text = `${padStart(formatCount(run.freed), 8)} of ${formatCount(run.candidates)}`;
    return [
      ...start,
      segment(text),
      ...(isStuck ? [segment(', '), segment(`${run.uncollectable} stuck !`, 'bad')] : []),
    ];
  }
  const numbers = [run.candidates, run.freed, run.promoted].map((n, i) => padStart(formatCount(n), i === 0 ? 10 : 7));
  const stuck = segment(padStart(isStuck ? `${run.uncollectable} !` : '0', 6), isStuck ? 'bad' : 'plain');
  const line = [...start, segment(numbers.join('')), stuck, segment(`  ${shortReason(run)}`)];
  const room = columns - lineWidth(line);
  const words = [besides(run, 'gen 2 held back by the 25% rule'), besides(run, '25% rule')];
  return [...line, segment(words.find((text) => text.length <= room) ?? ' …')];
}

/** What was special about it. */
function besides({ heldBack, resurrected, increment }: Collection, rule: string): string {
  const facts = [];
  if (heldBack) facts.push(rule);
  if (resurrected > 0) facts.push(`${formatCount(resurrected)} resurrected`);
  if (increment !== null) {
    if (increment.outcome === 'marked') facts.push(`marked ${formatCount(increment.marked)} as alive`);
    else if (increment.outcome === 'paid off') facts.push('earlier work pays for it');
    if (increment.completesCycle) facts.push('cycle complete');
  }
  return facts.length === 0 ? '' : `  (${facts.join(', ')})`;
}

/** Its keys. */
export const COLLECTION_KEYS: readonly PanelKey[] = [
  {
    keys: ['enter'],
    label: 'enter',
    hint: 'go there',
    help: 'To the step at which the selected collection had just run',
    press: ({ view, moment, row }) => {
      const run = moment.gc.collections.at(-1 - row);
      return run === undefined ? notice(view, 'no collection yet') : step(view, { step: run.step + 1 });
    },
  },
];
