import { UsageError } from '../../scenario/errors.ts';
import { MOMENT_NAMES, momentNameOf } from '../../scenario/moment-name.ts';
import { effect, notice, type Pressed, show, step } from '../effect.ts';
import { goToNumberedMark } from '../marks.ts';
import type { Moment } from '../moment.ts';
import { targetOfName } from '../target-of-name.ts';
import { visibleText } from '../visible-text.ts';
import type { ScreenView } from './screen-view.ts';
import { TOP_FILTER } from './top-filter.ts';
import { TYPES_FILTER } from './types-filter.ts';

/** A line typed at the foot of the screen. One entry in {@link PROMPTS} makes it work. */
export interface Prompt {
  /** What a view's `prompt.kind` says. */
  readonly kind: string;
  /** Stands before the text. */
  readonly label: string;
  /** Shown while nothing has been typed: what can be. */
  readonly hint: string;
  /** Enter. The prompt is closed already. */
  readonly accept: (text: string, view: ScreenView, moment: Moment) => Pressed;
  /** While typing: for a filter that works at once. */
  readonly change?: (text: string, view: ScreenView) => ScreenView;
  /** Escape, after the prompt was closed. */
  readonly cancel?: (view: ScreenView) => ScreenView;
  /** Tab: the text completed, or as it is. */
  readonly complete?: (text: string, moment: Moment) => string;
}

/** `:` */
const GO_TO: Prompt = {
  kind: 'go-to',
  label: 'go to:',
  hint: '412   50%   line 14   cell 3   gc 2   mark 1   start   end',
  accept: (text, view) => goTo(text.trim().toLowerCase(), view),
};

/** `w` */
const WRITE: Prompt = {
  kind: 'write',
  label: 'write to:',
  hint: 'a file that does not exist yet: .txt, .ansi, .svg or .json',
  accept: (text, view) => {
    const file = text.trim();
    return file === '' ? notice(view, 'nothing was written') : effect(view, { do: 'write', file });
  },
};

export const PROMPTS: readonly Prompt[] = [GO_TO, WRITE, TOP_FILTER, TYPES_FILTER];

function goTo(text: string, view: ScreenView): Pressed {
  if (text === '') return show(view);
  const mark = /^mark ?:?(\d{1,3})$/.exec(text);
  if (mark !== null) return goToNumberedMark(view, Number(mark[1]));
  try {
    return step(view, targetOfName(momentNameOf(text.replaceAll(',', ''))));
  } catch (error) {
    if (error instanceof UsageError) return notice(view, `${visibleText(text)}? ${MOMENT_NAMES}`);
    throw error;
  }
}

export function promptOf(kind: string): Prompt {
  const prompt = PROMPTS.find((entry) => entry.kind === kind);
  if (prompt === undefined) throw new RangeError(`there is no prompt ${kind}`);
  return prompt;
}

export function openPrompt(view: ScreenView, kind: string, text = ''): ScreenView {
  return { ...view, prompt: { kind, text } };
}

/** What a key does while a prompt is open. Every printable key is text. */
export function pressInPrompt(view: ScreenView, key: string, moment: Moment): Pressed {
  const { prompt } = view;
  if (prompt === null) return show(view);
  const { kind, text } = prompt;
  const definition = promptOf(kind);
  const closed = { ...view, prompt: null };
  if (key === 'enter') return definition.accept(text, closed, moment);
  if (key === 'escape') return show(definition.cancel?.(closed) ?? closed);
  const changed = editLine(text, key, (whole) => definition.complete?.(whole, moment) ?? whole);
  // Backspace in an empty line closes it, as in less.
  if (changed === null) return show(key === 'backspace' ? (definition.cancel?.(closed) ?? closed) : view);
  const next = { ...view, prompt: { kind, text: changed } };
  return show(definition.change?.(changed, next) ?? next);
}

/** The line after a key; null when the key does nothing to it. */
export function editLine(text: string, key: string, complete: (text: string) => string): string | null {
  if (key === 'backspace') return text === '' ? null : Array.from(text).slice(0, -1).join('');
  if (key === 'ctrl+u') return '';
  if (key === 'ctrl+w') return text.replace(/\S+\s*$/, '');
  if (key === 'tab') return complete(text);
  return Array.from(key).length === 1 ? text + key : null;
}

/** What `w` proposes: the scenario's name and the step. */
export function screenFileName({ script, step: at }: Moment): string {
  const name = script.name.replace(/\.(py|ipynb)$/, '').replace(/[^\w.-]+/g, '-');
  return `heaptop-${name}-${at}.txt`;
}
