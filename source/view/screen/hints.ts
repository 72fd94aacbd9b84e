import { HINTS } from '../keymap.ts';
import type { RunState } from '../moment.ts';
import { cutMiddle, padEnd, textTail } from '../text-width.ts';
import { visibleText } from '../visible-text.ts';
import { type Line, lineWidth, type Segment, segment } from './line.ts';
import { PANELS } from './panels.ts';
import { promptOf } from './prompts.ts';
import type { ScreenView } from './screen-view.ts';

/**
 * The foot of the screen: the line that is being typed, or the keys. Whole hints only, the most needed first; `?` and `q`
 * are always among them.
 */
export function hintLine(view: ScreenView, columns: number, state: RunState): Line {
  if (view.prompt !== null) return promptLine(view.prompt, view.notice, columns);
  const roomy = hintsWithGap(view, columns, '  ', state);
  return roomy.complete ? roomy.line : hintsWithGap(view, columns, ' ', state).line;
}

function promptLine({ kind, text }: NonNullable<ScreenView['prompt']>, notice: string, columns: number): Line {
  const { label, hint } = promptOf(kind);
  const why: Line = notice === '' ? [] : [segment(` ${cutMiddle(notice, Math.floor(columns / 2))} `, 'warn')];
  const start: Line = [...why, segment(` ${label}`, 'key'), segment(' ')];
  const room = Math.max(1, columns - lineWidth(start) - 2);
  // The end of a long text is what is being typed.
  const typed = [...start, segment(textTail(visibleText(text), room)), segment(' ', 'current')];
  return text === '' ? [...typed, segment(` ${hint}`, 'quiet')] : typed;
}

/** Playing and stepping are told whatever has the focus. */
const FIRST = 2;

interface Hints {
  readonly line: Line;
  readonly complete: boolean;
}

function hintsWithGap(view: ScreenView, columns: number, gap: string, state: RunState): Hints {
  const always = [...hint('?', 'help', gap), ...hint('q', 'quit', gap)];
  const line: Segment[] = [];
  const { notice } = view;
  if (notice !== '') {
    const room = Math.max(1, columns - lineWidth(always) - 2);
    line.push(segment(` ${cutMiddle(notice, room)} `, 'warn'));
  }
  const first = line.length === 0 ? ' ' : gap;
  const own = panelHints(view);
  const others = HINTS.filter(({ keys }) => own.every((mine) => mine.keys !== keys));
  // What everybody needs, then what the panel in focus can do, then the rest.
  const hints = [...others.slice(0, FIRST), ...own, ...others.slice(FIRST)];
  for (const { keys, text } of hints) {
    const word = keys === 'space' && state === 'running' ? 'pause' : text;
    const next = [segment(line.length === 0 ? first : gap), segment(keys, 'key'), segment(` ${word}`)];
    if (lineWidth(line) + lineWidth(next) + lineWidth(always) > columns)
      return { line: [...line, ...always], complete: false };
    line.push(...next);
  }
  return { line: [...line, ...always], complete: true };
}

/** What the panel in focus can do. */
function panelHints({ focus }: ScreenView): { keys: string; text: string }[] {
  const own = PANELS.find(({ id }) => id === focus)?.keys ?? [];
  return own.filter(({ hint: text }) => text !== '').map(({ label, hint: text }) => ({ keys: label, text }));
}

function hint(keys: string, text: string, gap: string): Segment[] {
  return [segment(gap), segment(keys, 'key'), segment(` ${text}`)];
}

/** Exactly so wide: for help's columns of keys. */
export function keyColumn(label: string, columns: number): Segment {
  return segment(` ${padEnd(label, columns)}`, 'key');
}
