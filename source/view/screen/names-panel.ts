import { formatCount } from '../bytes.ts';
import { notice } from '../effect.ts';
import { inspectObject } from '../inspecting.ts';
import type { Moment, NameInScope } from '../moment.ts';
import { padEnd, padStart, textWidth } from '../text-width.ts';
import { visibleText } from '../visible-text.ts';
import { type Line, segment } from './line.ts';
import { listPanel } from './list-panel.ts';
import type { Panel, PanelKey, PanelLook, PanelPress } from './panel.ts';

/** Names of the running frame with the object each is bound to; enter shows why that is alive. */
export function namesPanel(moment: Moment, look: PanelLook): Panel {
  const { names, otherNames, code } = moment.execution;
  const nameWidth = Math.min(16, Math.max(4, ...names.map(({ name }) => textWidth(name))));
  return listPanel(
    {
      title: 'names',
      note: code === '<module>' ? 'module' : `in ${visibleText(code)}()`,
      count: names.length,
      row: (row, columns) => nameLine(names[row], nameWidth, columns),
      key: (row) => names[row].name,
      ...(otherNames > 0 && {
        foot: (_columns, below) => [[segment(` and ${formatCount(otherNames + below)} more`, 'quiet')]],
      }),
      empty: () => [[segment(code === '<module>' ? ' no names yet' : ' no local names', 'quiet')]],
    },
    look,
  );
}

function nameLine({ name, type, label, refcount }: NameInScope, nameWidth: number, columns: number): Line {
  const typed = columns >= 60;
  const labelWidth = Math.max(4, columns - nameWidth - (typed ? 28 : 12));
  return [
    segment(' '),
    segment(padEnd(visibleText(name), nameWidth), 'strong'),
    segment(' '),
    segment(`${padEnd(visibleText(label), labelWidth - 1)} `),
    ...(typed ? [segment(padEnd(visibleText(type), 16))] : []),
    segment(padStart(refcount === null ? 'immortal' : `rc ${formatCount(refcount)}`, 9)),
  ];
}

/** Its keys. */
export const NAMES_KEYS: readonly PanelKey[] = [
  {
    keys: ['enter', 'i'],
    label: 'i enter',
    hint: 'why alive',
    help: 'Why the object of the selected name is alive: who refers to it, its ring, what the collector would do',
    press: ({ view, moment, row }: PanelPress) => {
      const name = moment.execution.names[row];
      return name === undefined ? notice(view, 'there is no name yet') : inspectObject(view, name);
    },
  },
];
