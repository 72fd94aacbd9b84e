import { type Pressed, show } from '../effect.ts';
import { TYPE_SORT_KEYS } from '../type-rows.ts';
import type { PanelKey } from './panel.ts';
import { openPrompt } from './prompts.ts';
import type { ScreenView } from './screen-view.ts';
import { chooseTypes } from './types-filter.ts';

function sortTypes(view: ScreenView, by: 1 | -1): Pressed {
  const at = TYPE_SORT_KEYS.indexOf(view.types.sort);
  const sort = TYPE_SORT_KEYS[(at + by + TYPE_SORT_KEYS.length) % TYPE_SORT_KEYS.length];
  return chooseTypes(view, { sort, reversed: false });
}

/** Keys of the types table. */
export const TYPES_KEYS: readonly PanelKey[] = [
  {
    keys: ['s'],
    label: 's',
    hint: 'sort',
    help: 'Sort by the next column',
    press: ({ view }) => sortTypes(view, 1),
  },
  {
    keys: ['S'],
    label: 'S',
    hint: '',
    help: 'Sort by the column before',
    press: ({ view }) => sortTypes(view, -1),
  },
  {
    keys: ['r'],
    label: 'r',
    hint: 'reverse',
    help: 'Sort the other way round',
    press: ({ view }) => chooseTypes(view, { reversed: !view.types.reversed }),
  },
  {
    keys: ['/'],
    label: '/',
    hint: 'filter',
    help: 'Show only types with this in their name; ! in front: the others',
    press: ({ view }) => show(openPrompt(view, 'types', view.types.filter)),
  },
  {
    keys: ['escape'],
    label: 'esc',
    hint: '',
    help: 'Clear the filter of the types',
    press: ({ view }) =>
      view.types.filter === ''
        ? show({ ...view, expanded: false, focus: view.expanded ? view.focus : null })
        : chooseTypes(view, { filter: '' }),
  },
];
