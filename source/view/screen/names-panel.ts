import type { Moment } from '../moment.ts';
import { padEnd, padStart, textWidth } from '../text-width.ts';
import { visibleText } from '../visible-text.ts';
import { type Line, segment } from './line.ts';
import type { Panel } from './panel.ts';

/** Names of the running frame with the object each is bound to. */
export function namesPanel(moment: Moment): Panel {
  const { names, otherNames, code } = moment.execution;
  return {
    title: 'names',
    note: code === '<module>' ? 'module' : `in ${visibleText(code)}()`,
    draw: (columns, rows) => {
      if (names.length === 0) return [[segment(' no names yet', 'quiet')]];
      const nameWidth = Math.min(16, Math.max(4, ...names.map(({ name }) => textWidth(name))));
      const shown = names.slice(0, names.length + otherNames > rows ? rows - 1 : rows);
      const typed = columns >= 60;
      const labelWidth = Math.max(4, columns - nameWidth - (typed ? 28 : 12));
      const lines: Line[] = shown.map(({ name, type, label, refcount }) => [
        segment(' '),
        segment(padEnd(visibleText(name), nameWidth), 'strong'),
        segment(' '),
        segment(padEnd(visibleText(label), labelWidth)),
        ...(typed ? [segment(padEnd(visibleText(type), 16))] : []),
        segment(padStart(refcount === null ? 'immortal' : `rc ${refcount}`, 9)),
      ]);
      const left = names.length - shown.length + otherNames;
      return left > 0 ? [...lines, [segment(` and ${left} more`, 'quiet')]] : lines;
    },
  };
}
