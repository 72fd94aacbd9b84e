import { type Pressed, show, step } from '../view/effect.ts';
import type { Moment } from '../view/moment.ts';
import { focusOn, moveIn } from '../view/screen/focus.ts';
import { following } from '../view/screen/panels.ts';
import { composeScreen, type Size } from '../view/screen/screen.ts';
import type { ScreenView } from '../view/screen/screen-view.ts';
import { stepAtColumn } from '../view/screen/state-line.ts';

/** What the mouse did, with the cell it was over, from 0. */
export interface MouseAction {
  readonly kind: 'click' | 'wheel-up' | 'wheel-down';
  readonly x: number;
  readonly y: number;
}

const BUTTONS: Readonly<Record<string, MouseAction['kind']>> = { 0: 'click', 64: 'wheel-up', 65: 'wheel-down' };

/** The row of the scrubber. */
const SCRUBBER = 1;

/** The reports in one input event: SGR mouse mode, `ESC [ < button ; column ; row M`, of which Ink takes the ESC away. */
export function mouseActions(input: string): MouseAction[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a report begins with one
  const reports = input.matchAll(/(?:\x1b)?\[<(\d+);(\d+);(\d+)M/g);
  return Array.from(reports).flatMap(([, button, column, row]) => {
    const kind = BUTTONS[button];
    return kind === undefined ? [] : [{ kind, x: Number(column) - 1, y: Number(row) - 1 }];
  });
}

/** A click goes to a step on the scrubber, else it focuses a panel and selects a row; the wheel scrolls what it is over. */
export function pointAt(view: ScreenView, { kind, x, y }: MouseAction, moment: Moment, size: Size): Pressed {
  if (view.help !== null || view.prompt !== null) return show(view);
  if (kind === 'click' && y === SCRUBBER) {
    const at = stepAtColumn(moment, x, size.columns);
    return at === null ? show(view) : step(following(view), { step: at });
  }
  const { regions } = composeScreen(moment, view, size);
  for (const [id, region] of regions) {
    const isOver = x >= region.x && x < region.x + region.columns && y >= region.y - 1 && y < region.y + region.rows;
    if (!isOver) continue;
    const focused = kind === 'click' ? focusOn(view, id) : view;
    const scroll = region.panel.scroll?.(region.columns, region.rows);
    if (scroll === undefined) return show(focused);
    if (kind !== 'click') return show(moveIn(focused, id, scroll, kind === 'wheel-up' ? 'up' : 'down'));
    const row = scroll.first + y - region.y - (scroll.head ?? 0);
    if (scroll.kind !== 'rows' || row < scroll.first || row >= Math.min(scroll.count, scroll.first + scroll.page))
      return show(focused);
    return show({ ...focused, cursors: { ...focused.cursors, [id]: { row, key: scroll.key?.(row) ?? null } } });
  }
  return show(view);
}
