import { type Pressed, show } from '../effect.ts';
import type { TopChoices } from '../top-sites.ts';
import { bringUp } from './focus.ts';
import type { Prompt } from './prompts.ts';
import type { ScreenView } from './screen-view.ts';

/** Other choices for the top 10, which is seen then. */
export function choose(view: ScreenView, choices: Partial<TopChoices>): Pressed {
  return show(bringUp({ ...view, top: { ...view.top, ...choices } }, 'top'));
}

/** The prompt for its filter, which works while it is typed. */
export const TOP_FILTER: Prompt = {
  kind: 'top',
  label: '/',
  hint: 'text of a row, !text for rows without it',
  accept: (text, view) => choose(view, { filter: text }),
  change: (text, view) => choose(view, { filter: text }).view,
  cancel: (view) => choose(view, { filter: '' }).view,
};
