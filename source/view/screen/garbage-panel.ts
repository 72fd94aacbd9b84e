import { formatCount } from '../bytes.ts';
import type { Collector, GarbageObject, Moment } from '../moment.ts';
import { cutLocation, wrapText } from '../text-width.ts';
import { visibleText } from '../visible-text.ts';
import { nextCollection } from './generations-panel.ts';
import { type Line, scriptText, segment } from './line.ts';
import type { Panel } from './panel.ts';

/** What is in gc.garbage, each object with the reason why the collector left it alone. */
export function garbagePanel(moment: Moment): Panel {
  const { garbage, garbageTotal } = moment.gc;
  return {
    title: 'gc.garbage',
    note: garbageTotal === 0 ? 'empty' : `${formatCount(garbageTotal)} ${garbageTotal === 1 ? 'object' : 'objects'} !`,
    draw: (columns, rows) => {
      if (garbageTotal === 0) {
        return wrapText('Nothing is uncollectable: each unreachable object could be freed.', columns - 2).map(
          (line) => [segment(` ${line}`, 'quiet')],
        );
      }
      return garbageLines(garbage, garbageTotal, columns, rows);
    },
  };
}

function garbageLines(garbage: readonly GarbageObject[], total: number, columns: number, rows: number): Line[] {
  const lines: Line[] = [];
  let shown = 0;
  let reason = '';
  for (const object of garbage) {
    const entry: Line[] = [
      [
        segment(' ! ', 'bad'),
        scriptText(object.label, 'strong'),
        segment(`  rc ${object.refcount}`),
        ...(object.birth === null ? [] : [segment(`  born ${birthplace(object, 24)}`)]),
      ],
    ];
    // Neighbours that are stuck for the same reason share its sentence.
    if (object.reason !== reason) {
      reason = object.reason;
      for (const line of wrapText(visibleText(reason), columns - 4)) entry.push([segment(`   ${line}`)]);
    }
    const needed = shown + 1 < total ? 1 : 0;
    if (lines.length > 0 && lines.length + entry.length + needed > rows) break;
    lines.push(...entry);
    shown += 1;
  }
  if (shown < total)
    return [...lines.slice(0, rows - 1), [segment(`   and ${formatCount(total - shown)} more`, 'quiet')]];
  return lines;
}

function birthplace({ birth }: GarbageObject, columns: number): string {
  return birth === null ? '' : cutLocation(visibleText(birth.file), birth.line, columns);
}

/** gc.garbage on one row; with nothing in it, what the next collection waits for. */
export function garbageLine(gc: Collector): Line {
  const first = gc.garbage[0];
  if (gc.garbageTotal === 0 || first === undefined) {
    return [segment(' gc.garbage 0   ', 'heading'), segment(nextCollection(gc))];
  }
  return [
    segment(` gc.garbage ${formatCount(gc.garbageTotal)} !  `, 'bad'),
    scriptText(first.label, 'strong'),
    segment(` rc ${first.refcount}`),
    segment(first.birth === null ? ': ' : ` (${birthplace(first, 20)}): `),
    scriptText(first.reason),
  ];
}
