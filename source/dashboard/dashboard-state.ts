import { type Command, commandOf } from '../view/keymap.ts';
import type { Moment } from '../view/moment.ts';
import { SPEEDS, type Speed, type StepTarget } from '../view/playback.ts';
import { DEFAULT_VIEW, type ScreenView } from '../view/screen/screen-view.ts';
import { SORT_KEYS } from '../view/top-sites.ts';

/** What a key makes the dashboard do, besides changing what is shown. */
export type Effect =
  | { readonly do: 'play'; readonly speed: Speed }
  | { readonly do: 'pause' }
  | { readonly do: 'step'; readonly to: StepTarget }
  /** From the start, as soon as it is reached. */
  | { readonly do: 'replay'; readonly speed: Speed }
  | { readonly do: 'quit' };

export interface Pressed {
  readonly view: ScreenView;
  readonly effect: Effect | null;
}

export function initialView(speed: Speed = 1): ScreenView {
  return { ...DEFAULT_VIEW, speed };
}

/** What a key does at this moment. A key that can do nothing says why. */
export function press(view: ScreenView, key: string, moment: Moment): Pressed {
  const command = commandOf(key);
  const clean = view.notice === '' ? view : { ...view, notice: '' };
  if (command === undefined) return { view: clean, effect: null };
  if (view.help) return pressInHelp(clean, command, key);
  return perform(clean, command, moment);
}

/** Help hides the run, so keys only close it; ctrl+c still quits. */
function pressInHelp(view: ScreenView, command: Command, key: string): Pressed {
  if (key === 'ctrl+c') return { view, effect: { do: 'quit' } };
  const closes = command === 'help' || command === 'close' || command === 'quit';
  return { view: closes ? { ...view, help: false } : view, effect: null };
}

function perform(view: ScreenView, command: Command, moment: Moment): Pressed {
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
    case 'next-view':
      return show({ ...view, turns: view.turns + 1 });
    case 'previous-view':
      return show({ ...view, turns: view.turns - 1 });
    case 'help':
      return show({ ...view, help: true });
    case 'close':
      return show(view);
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
  return to.cell > 0 ? 'no later cell' : 'no earlier cell';
}

function changeSpeed(view: ScreenView, by: 1 | -1, playing: boolean): Pressed {
  const speed = SPEEDS[SPEEDS.indexOf(view.speed) + by];
  if (speed === undefined) return notice(view, by > 0 ? 'already at full speed' : 'already at the lowest speed');
  return { view: { ...view, speed }, effect: playing ? { do: 'play', speed } : null };
}

function step(view: ScreenView, to: StepTarget): Pressed {
  return effect(view, { do: 'step', to });
}

function effect(view: ScreenView, what: Effect): Pressed {
  return { view, effect: what };
}

function show(view: ScreenView): Pressed {
  return { view, effect: null };
}

function notice(view: ScreenView, text: string): Pressed {
  return { view: { ...view, notice: text }, effect: null };
}
