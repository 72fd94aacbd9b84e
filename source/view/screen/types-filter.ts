import { type Pressed, show } from '../effect.ts';
import type { Prompt } from './prompts.ts';
import type { ScreenView } from './screen-view.ts';

/** Other choices for the types table. */
export function chooseTypes(view: ScreenView, choices: Partial<ScreenView['types']>): Pressed {
  return show({ ...view, types: { ...view.types, ...choices } });
}

/** The prompt for its filter, which works while it is typed. */
export const TYPES_FILTER: Prompt = {
  kind: 'types',
  label: '/',
  hint: 'part of the name of a type, !part for the others',
  accept: (text, view) => chooseTypes(view, { filter: text }),
  change: (text, view) => chooseTypes(view, { filter: text }).view,
  cancel: (view) => chooseTypes(view, { filter: '' }).view,
};
