import { notice, type Pressed, show } from '../effect.ts';
import type { Moment } from '../moment.ts';
import { GROUPINGS, SORT_KEYS } from '../top-sites.ts';
import { focusOn } from './focus.ts';
import { markOf, nextAgainst } from './marked.ts';
import type { PanelKey, PanelPress } from './panel.ts';
import { openPrompt } from './prompts.ts';
import type { ScreenView } from './screen-view.ts';
import { choose } from './top-filter.ts';
import { topRowsOf } from './top-panel.ts';

/** The next column to sort by, from left to right; differences only while they are told. */
function sortTop(view: ScreenView, moment: Moment, by: 1 | -1): Pressed {
  const hasDiff = markOf(view, view.top.against, moment) !== undefined;
  const keys = SORT_KEYS.filter((key) => hasDiff || !key.endsWith('-diff'));
  const at = keys.indexOf(view.top.sort);
  return choose(view, { sort: keys[(at + by + keys.length) % keys.length], reversed: false });
}

function toggleDifferences({ view }: PanelPress): Pressed {
  if (view.marks.length === 0) return notice(view, 'nothing to compare with: m sets a mark');
  return choose(view, { against: view.top.against === 'off' ? 'auto' : 'off' });
}

/** The source pane at the row's line. */
function showSource({ view, moment, row }: PanelPress): Pressed {
  const chosen = topRowsOf(view, moment).rows.rows[row];
  if (chosen === undefined) return show(view);
  const shown = moment.script.sources.find(({ file }) => file === moment.execution.file) ?? moment.script.sources[0];
  if (chosen.line === 0 || chosen.file !== shown?.file)
    return notice(view, 'the source of that line is not on the screen');
  const cursors = { ...view.cursors, source: { row: chosen.line - 1, key: null } };
  return show(focusOn({ ...view, cursors }, 'source'));
}

/** Keys of the top 10. */
export const TOP_KEYS: readonly PanelKey[] = [
  {
    keys: ['s'],
    label: 's',
    hint: 'sort',
    help: 'Sort by the next column',
    press: ({ view, moment }) => sortTop(view, moment, 1),
  },
  {
    keys: ['S'],
    label: 'S',
    hint: '',
    help: 'Sort by the column before',
    press: ({ view, moment }) => sortTop(view, moment, -1),
  },
  {
    keys: ['r'],
    label: 'r',
    hint: 'reverse',
    help: 'Sort the other way round',
    press: ({ view }) => choose(view, { reversed: !view.top.reversed }),
  },
  {
    keys: ['b'],
    label: 'b',
    hint: 'group',
    help: 'Group the top 10 by line, file or traceback',
    press: ({ view }) => choose(view, { group: GROUPINGS[(GROUPINGS.indexOf(view.top.group) + 1) % GROUPINGS.length] }),
  },
  {
    keys: ['/'],
    label: '/',
    hint: 'filter',
    help: 'Show only rows with this text; ! in front: those without it',
    press: ({ view }) => show(openPrompt(focusOn(view, 'top'), 'top', view.top.filter)),
  },
  {
    keys: ['d'],
    label: 'd',
    hint: 'differences',
    help: 'Tell differences against a mark, or stop that',
    press: toggleDifferences,
  },
  {
    keys: ['D'],
    label: 'D',
    hint: '',
    help: 'Tell differences against the next mark',
    press: (press) =>
      press.view.marks.length === 0
        ? toggleDifferences(press)
        : choose(press.view, { against: nextAgainst(press.view, press.view.top.against) }),
  },
  { keys: ['enter'], label: 'enter', hint: 'source', help: "Show the row's line in the source", press: showSource },
  {
    keys: ['escape'],
    label: 'esc',
    hint: '',
    help: 'Clear the filter of the top 10',
    press: ({ view }) =>
      view.top.filter === ''
        ? show({ ...view, expanded: false, focus: view.expanded ? view.focus : null })
        : choose(view, { filter: '' }),
  },
];
