import { formatCount } from '../bytes.ts';
import type { Moment } from '../moment.ts';
import { padStart } from '../text-width.ts';
import { generationStyle, shortReason } from './generations-panel.ts';
import { type Line, segment } from './line.ts';
import type { Panel } from './panel.ts';

/** The collection log, newest first. */
export function collectionsPanel(moment: Moment): Panel {
  const { collections, generations } = moment.gc;
  return {
    title: 'collections',
    note: `${generations.map((generation) => formatCount(generation.collections)).join(' / ')} runs`,
    draw: (columns, rows) => {
      if (collections.length === 0) return [[segment(' none yet', 'quiet')]];
      const wide = columns >= 60;
      const heading = wide ? '     step gen looked at  freed   kept stuck  why' : '     step gen   freed of looked at';
      const lines = collections.slice(-Math.max(0, rows - 1)).reverse();
      return [
        [segment(heading, 'heading')],
        ...lines.map((run): Line => {
          const stuck = segment(
            padStart(run.uncollectable > 0 ? `${run.uncollectable} !` : '0', 6),
            run.uncollectable > 0 ? 'bad' : 'plain',
          );
          const start = [
            segment(padStart(formatCount(run.step), 9)),
            segment(padStart(String(run.generation), 4), generationStyle(run.generation)),
          ];
          if (!wide) {
            const text = `${padStart(formatCount(run.freed), 8)} of ${formatCount(run.candidates)}`;
            return [
              ...start,
              segment(text),
              ...(run.uncollectable > 0 ? [segment(`, ${run.uncollectable} stuck !`, 'bad')] : []),
            ];
          }
          const numbers = [run.candidates, run.freed, run.promoted].map((n, i) =>
            padStart(formatCount(n), i === 0 ? 10 : 7),
          );
          return [...start, segment(numbers.join('')), stuck, segment(`  ${shortReason(run)}`)];
        }),
      ];
    },
  };
}
