import { effect, notice, type Pressed, show, step } from '../view/effect.ts';
import { type Command, commandOf } from '../view/keymap.ts';
import type { Moment } from '../view/moment.ts';
import { SPEEDS, type Speed, type StepTarget } from '../view/playback.ts';
import { focusOn, MAIN_PANEL, type Movement, moveIn } from '../view/screen/focus.ts';
import { helpPageCount } from '../view/screen/help.ts';
import type { PanelId, Scroll } from '../view/screen/panel.ts';
import { focusNext, following, PANELS, panelKey, panelOf } from '../view/screen/panels.ts';
import { pressInPrompt } from '../view/screen/prompts.ts';
import { composeScreen, type Size } from '../view/screen/screen.ts';
import { DEFAULT_VIEW, type ScreenView } from '../view/screen/screen-view.ts';
import { SORT_KEYS } from '../view/top-sites.ts';

export function initialView(speed: Speed = 1): ScreenView {
  return { ...DEFAULT_VIEW, speed };
}

/** What a key does at this moment, on a screen of this size. A key that can do nothing says why. */
export function press(view: ScreenView, key: string, moment: Moment, size: Size): Pressed {
  const pressed = pressKey(view, key, moment, size);
  const moves = pressed.effect !== null && pressed.effect.do !== 'pause' && pressed.effect.do !== 'quit';
  return moves ? { ...pressed, view: following(pressed.view) } : pressed;
}

function pressKey(view: ScreenView, key: string, moment: Moment, size: Size): Pressed {
  const clean = view.notice === '' ? view : { ...view, notice: '' };
  if (key === 'ctrl+c') return effect(clean, { do: 'quit' });
  if (clean.prompt !== null) return pressInPrompt(clean, key, moment);
  const command = commandOf(key);
  if (clean.help !== null) return show(pressInHelp(clean, clean.help, command, size));
  const own = panelKey(key, clean);
  if (own !== undefined && (own.panel.id === clean.focus || command === undefined))
    return own.key.press({ view: clean, moment, row: rowOf(own.panel.id, clean, moment, size) });
  const digit = PANELS.find((panel) => panel.digit === key);
  if (digit !== undefined) return show(focusOn(clean, digit.id));
  return command === undefined ? show(clean) : perform(clean, command, moment, size);
}

/** Help hides the run, so keys only turn its pages or close it. */
function pressInHelp(view: ScreenView, page: number, command: Command | undefined, size: Size): ScreenView {
  const last = helpPageCount(size.columns, size.rows) - 1;
  switch (command) {
    case 'play-pause':
    case 'page-down':
    case 'down':
    case 'step-forward':
      return page < last ? { ...view, help: page + 1 } : command === 'play-pause' ? { ...view, help: null } : view;
    case 'page-up':
    case 'up':
    case 'step-back':
      return { ...view, help: Math.max(0, page - 1) };
    case 'help':
    case 'close':
    case 'quit':
      return { ...view, help: null };
    default:
      return view;
  }
}

/** The panel as it is on the screen; undefined when it has no place there. */
function scrollOf(id: PanelId, view: ScreenView, moment: Moment, size: Size): Scroll | undefined {
  const region = composeScreen(moment, view, size).regions.get(id);
  return region?.panel.scroll?.(region.columns, region.rows);
}

function rowOf(id: PanelId, view: ScreenView, moment: Moment, size: Size): number {
  return scrollOf(id, view, moment, size)?.at ?? 0;
}

/** Rows move in the panel in focus; the first such key only shows where the reader is. */
function move(view: ScreenView, by: Movement, moment: Moment, size: Size): Pressed {
  if (view.focus === null) return show(focusOn(view, MAIN_PANEL));
  const scroll = scrollOf(view.focus, view, moment, size);
  if (scroll === undefined) return notice(view, `${panelOf(view.focus).name} has nothing to scroll`);
  const moved = moveIn(view, view.focus, scroll, by);
  if (moved !== view) return show(moved);
  return notice(
    view,
    by === 'up' || by === 'page-up' || by === 'first' ? 'already at the top' : 'already at the bottom',
  );
}

function close(view: ScreenView): ScreenView {
  if (view.expanded) return { ...view, expanded: false };
  return view.focus === null ? view : { ...view, focus: null };
}

function perform(view: ScreenView, command: Command, moment: Moment, size: Size): Pressed {
  const atStart = moment.step === 0;
  const atEnd = moment.state === 'ended' || moment.state === 'failed';
  const playing = moment.state === 'running';
  switch (command) {
    case 'play-pause':
      if (playing) return effect(view, { do: 'pause' });
      return effect(view, atEnd ? { do: 'replay', speed: view.speed } : { do: 'play', speed: view.speed });
    case 'step-forward':
      return atEnd ? notice(view, END) : step(view, { steps: 1 });
    case 'step-back':
      return atStart ? notice(view, START) : step(view, { steps: -1 });
    case 'next-collection':
      return atEnd ? notice(view, END) : step(view, { collection: 1 });
    case 'previous-collection':
      return atStart ? notice(view, START) : step(view, { collection: -1 });
    case 'next-cell':
      return atEnd ? notice(view, END) : step(view, { cell: 1 });
    case 'previous-cell':
      return atStart ? notice(view, START) : step(view, { cell: -1 });
    case 'start':
      return atStart ? notice(view, START) : step(view, 'start');
    case 'end':
      return atEnd ? notice(view, END) : step(view, 'end');
    case 'faster':
      return changeSpeed(view, 1, playing);
    case 'slower':
      return changeSpeed(view, -1, playing);
    case 'sort':
      return show({ ...view, sort: SORT_KEYS[(SORT_KEYS.indexOf(view.sort) + 1) % SORT_KEYS.length] });
    case 'next-panel':
      return show(focusNext(view, 1));
    case 'previous-panel':
      return show(focusNext(view, -1));
    case 'expand':
      return show({ ...focusOn(view, view.focus ?? MAIN_PANEL), expanded: !view.expanded });
    case 'up':
    case 'down':
    case 'page-up':
    case 'page-down':
      return move(view, command, moment, size);
    case 'first-row':
      return view.focus === null ? perform(view, 'start', moment, size) : move(view, 'first', moment, size);
    case 'last-row':
      return view.focus === null ? perform(view, 'end', moment, size) : move(view, 'last', moment, size);
    case 'help':
      return show({ ...view, help: 0 });
    case 'close':
      return show(close(view));
    case 'quit':
      return effect(view, { do: 'quit' });
  }
}

const START = 'already at the first step';
const END = 'already at the end';

/** Why a step that the playback refused led nowhere. */
export function refusal(to: StepTarget): string {
  if (to === 'start' || to === 'end' || 'step' in to || 'steps' in to) return 'already there';
  if ('collection' in to) return to.collection > 0 ? 'no later collection' : 'no earlier collection';
  if ('line' in to) return `line ${to.line} is never reached, or just now`;
  if ('cell' in to) return to.cell > 0 ? 'no later cell' : 'no earlier cell';
  return 'already there, or there is no such moment';
}

function changeSpeed(view: ScreenView, by: 1 | -1, playing: boolean): Pressed {
  const speed = SPEEDS[SPEEDS.indexOf(view.speed) + by];
  if (speed === undefined) return notice(view, by > 0 ? 'already at full speed' : 'already at the lowest speed');
  return { view: { ...view, speed }, effect: playing ? { do: 'play', speed } : null };
}
