import type { PanelId, Scroll } from './panel.ts';
import type { ScreenView } from './screen-view.ts';

/** The panel that up and down mean when none has been chosen. */
export const MAIN_PANEL: PanelId = 'top';

export function focusOn(view: ScreenView, id: PanelId): ScreenView {
  return { ...bringUp(view, id), focus: id };
}

/** Of panels that share a place, this one is seen now. It takes the focus from another one, which might be gone. */
export function bringUp(view: ScreenView, id: PanelId): ScreenView {
  const recent = [id, ...view.recent.filter((other) => other !== id)];
  return { ...view, recent, focus: view.focus === null ? null : id };
}

export type Movement = 'up' | 'down' | 'page-up' | 'page-down' | 'first' | 'last';

/** The view after a movement in the panel `id`; the same view when there is nowhere to go. */
export function moveIn(
  view: ScreenView,
  id: PanelId,
  { count, page, at, kind, key }: Scroll,
  by: Movement,
): ScreenView {
  const last = Math.max(0, kind === 'rows' ? count - 1 : count - page);
  const steps = { up: -1, down: 1, 'page-up': -page, 'page-down': page, first: -count, last: count }[by];
  const row = Math.min(last, Math.max(0, at + steps));
  if (row === at) return view;
  return { ...view, cursors: { ...view.cursors, [id]: { row, key: count > 0 ? (key?.(row) ?? null) : null } } };
}
