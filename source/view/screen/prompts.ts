import { type Pressed, show } from '../effect.ts';
import type { Moment } from '../moment.ts';
import type { ScreenView } from './screen-view.ts';

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

export const PROMPTS: readonly Prompt[] = [];

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
