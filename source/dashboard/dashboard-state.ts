import { effect, notice, type Pressed, play, show, step } from '../view/effect.ts';
import { bindingOf, type KeyBinding } from '../view/keymap.ts';
import { toggleLoop } from '../view/loop.ts';
import { goToMark, toggleMark } from '../view/marks.ts';
import type { Moment } from '../view/moment.ts';
import { SPEEDS, type Speed, type StepTarget } from '../view/playback.ts';
import { focusOn, MAIN_PANEL, type Movement, moveIn } from '../view/screen/focus.ts';
import { helpPageCount } from '../view/screen/help.ts';
import type { PanelId, Scroll } from '../view/screen/panel.ts';
import { focusNext, following, PANELS, panelKey, panelOf } from '../view/screen/panels.ts';
import { openPrompt, pressInPrompt, screenFileName } from '../view/screen/prompts.ts';
import { composeScreen, type Size } from '../view/screen/screen.ts';
import type { ScreenView } from '../view/screen/screen-view.ts';
import { nextTheme } from '../view/screen/themes.ts';

/** What a key does at this moment, on a screen of this size. A key that can do nothing says why. */
export function press(view: ScreenView, key: string, moment: Moment, size: Size): Pressed {
  const pressed = pressKey(view, key, moment, size);
  const moves = pressed.effect !== null && ['play', 'step', 'replay'].includes(pressed.effect.do);
  return moves ? { ...pressed, view: following(pressed.view) } : pressed;
}

function pressKey(view: ScreenView, key: string, moment: Moment, size: Size): Pressed {
  const clean = view.notice === '' ? view : { ...view, notice: '' };
  if (key === 'ctrl+c') return effect(clean, { do: 'quit', printing: false });
  if (clean.prompt !== null) return pressInPrompt(clean, key, moment);
  const binding = bindingOf(key);
  if (clean.help !== null) return show(pressInHelp(clean, clean.help, binding, size));
  const own = panelKey(key, clean);
  if (own !== undefined && (own.panel.id === clean.focus || binding === undefined))
    return own.key.press({ view: clean, moment, row: rowOf(own.panel.id, clean, moment, size) });
  const digit = PANELS.find((panel) => panel.digit === key);
  if (digit !== undefined) return show(focusOn(clean, digit.id));
  if (binding !== undefined) return perform(clean, binding, moment, size);
  return notice(clean, `${key} does nothing here: ? shows the keys`);
}

/** Help hides the run, so keys only turn its pages or close it. */
function pressInHelp(view: ScreenView, page: number, binding: KeyBinding | undefined, size: Size): ScreenView {
  const last = helpPageCount(size.columns, size.rows) - 1;
  const forward = binding?.command === 'go' && binding.keys.includes('right');
  const back = binding?.command === 'go' && binding.keys.includes('left');
  switch (forward ? 'page-down' : back ? 'page-up' : binding?.command) {
    case 'play-pause':
      return { ...view, help: page < last ? page + 1 : null };
    case 'page-down':
    case 'down':
      return { ...view, help: Math.min(last, page + 1) };
    case 'page-up':
    case 'up':
      return { ...view, help: Math.max(0, page - 1) };
    case 'help':
    case 'close':
    case 'quit':
    case 'quit-printing':
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

function perform(view: ScreenView, { command, to }: KeyBinding, moment: Moment, size: Size): Pressed {
  const atEnd = moment.state === 'ended' || moment.state === 'failed';
  const playing = moment.state === 'running';
  switch (command) {
    case 'play-pause':
      if (playing) return effect(view, { do: 'pause' });
      return play(view, atEnd && view.loop === null ? 'replay' : 'play');
    case 'go':
      return to === undefined ? show(view) : travel(view, to, moment, atEnd);
    case 'restart':
      return play(view, 'replay');
    case 'go-to':
      return show(openPrompt(view, 'go-to'));
    case 'faster':
      return changeSpeed(view, SPEEDS[SPEEDS.indexOf(view.speed) + 1], 'already at full speed', playing);
    case 'slower':
      return changeSpeed(view, SPEEDS[SPEEDS.indexOf(view.speed) - 1], 'already at the lowest speed', playing);
    case 'normal-speed':
      return changeSpeed(view, view.speed === 1 ? undefined : 1, 'already at normal speed', playing);
    case 'mark':
      return toggleMark(view, moment);
    case 'next-mark':
      return goToMark(view, moment, 1);
    case 'previous-mark':
      return goToMark(view, moment, -1);
    case 'loop':
      return toggleLoop(view, moment);
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
      return view.focus === null ? travel(view, 'start', moment, atEnd) : move(view, 'first', moment, size);
    case 'last-row':
      return view.focus === null ? travel(view, 'end', moment, atEnd) : move(view, 'last', moment, size);
    case 'write':
      return show(openPrompt(view, 'write', screenFileName(moment)));
    case 'theme':
      return changeTheme(view);
    case 'repaint':
      return effect(view, { do: 'repaint' });
    case 'suspend':
      return effect(view, { do: 'suspend' });
    case 'help':
      return show({ ...view, help: 0 });
    case 'close':
      return show(close(view));
    case 'quit':
      return effect(view, { do: 'quit', printing: false });
    case 'quit-printing':
      return effect(view, { do: 'quit', printing: true });
  }
}

/** To another step, unless there is none in that direction. */
function travel(view: ScreenView, to: StepTarget, { step: at, state }: Moment, atEnd: boolean): Pressed {
  const isBack = to === 'start' || (to !== 'end' && Object.values(to).some((by) => by < 0));
  if (isBack && at === 0 && state !== 'running') return notice(view, 'already at the first step');
  if (!isBack && atEnd) return notice(view, 'already at the end');
  return step(view, to);
}

/** Why a step that the playback refused led nowhere. */
export function refusal(to: StepTarget): string {
  if (to === 'start' || to === 'end' || 'step' in to || 'steps' in to || 'percent' in to) return 'already there';
  if ('line' in to) return `line ${to.line} never runs, or this is its first time`;
  if ('endOfCell' in to) return `there is no cell ${to.endOfCell}, or this is its end`;
  if ('endOfCollection' in to) return `there is no collection ${to.endOfCollection}, or this is its end`;
  const [[what, by]] = Object.entries(to);
  return `no ${by > 0 ? 'later' : 'earlier'} ${what === 'over' ? 'line' : what}`;
}

function changeTheme(view: ScreenView): Pressed {
  const theme = nextTheme(view.theme);
  return notice({ ...view, theme }, `theme ${theme}`);
}

function changeSpeed(view: ScreenView, speed: Speed | undefined, why: string, playing: boolean): Pressed {
  if (speed === undefined) return notice(view, why);
  const changed = { ...view, speed };
  return playing ? play(changed) : show(changed);
}
