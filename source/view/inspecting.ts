import { notice, type Pressed, show } from './effect.ts';
import type { WantedObjectPart } from './heap-facts.ts';
import type { KnownObject } from './inspection.ts';
import { focusOn } from './screen/focus.ts';
import type { ScreenView } from './screen/screen-view.ts';

/** The inspector's place among the panels. */
export const OBJECT_PANEL = 'object';

/** Objects that a reader walked to, the one looked at last. */
export type Trail = readonly KnownObject[];

/** As many steps back as there are. */
const LONGEST = 100;

/** Opens the inspector for an object that stands somewhere on the screen. */
export function inspectObject(view: ScreenView, object: KnownObject): Pressed {
  const from = view.focus === OBJECT_PANEL ? view.trail : [];
  const trail = from.at(-1)?.id === object.id ? from : [...from, object].slice(-LONGEST);
  const { [OBJECT_PANEL]: _forgotten, ...cursors } = view.cursors;
  return show({ ...focusOn(view, OBJECT_PANEL), trail, cursors });
}

/** Back to the object before; from the first one, out of the inspector. */
export function inspectBefore(view: ScreenView): Pressed {
  const { [OBJECT_PANEL]: _forgotten, ...cursors } = view.cursors;
  if (view.trail.length > 1) return show({ ...view, cursors, trail: view.trail.slice(0, -1) });
  const recent = view.recent.filter((id) => id !== OBJECT_PANEL);
  if (view.trail.length === 0 && view.focus !== OBJECT_PANEL) return notice(view, 'no object is being looked at');
  return show({ ...view, cursors, trail: [], recent, focus: recent[0] ?? null, expanded: false });
}

/** The inspector open for the object that was found. */
export function lookingAt(view: ScreenView, object: KnownObject): ScreenView {
  return { ...focusOn(view, OBJECT_PANEL), trail: [object] };
}

/** What the inspector needs to know of the heap. */
export function objectParts({ trail }: ScreenView): WantedObjectPart[] {
  const object = trail.at(-1);
  return object === undefined ? [] : [`object ${object.id}`];
}
