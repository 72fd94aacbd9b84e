import { binding, type Command, HINTS } from '../keymap.ts';
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
export function hintLine(view: ScreenView, columns: number): Line {
  if (view.prompt !== null) return promptLine(view.prompt, columns);
  const roomy = hintsWithGap(view, columns, '  ');
  return roomy.complete ? roomy.line : hintsWithGap(view, columns, ' ').line;
}

function promptLine({ kind, text }: NonNullable<ScreenView['prompt']>, columns: number): Line {
  const { label, hint } = promptOf(kind);
  const start: Line = [segment(` ${label}`, 'key'), segment(' ')];
  const room = Math.max(1, columns - lineWidth(start) - 2);
  // The end of a long text is what is being typed.
  const typed = [...start, segment(textTail(visibleText(text), room)), segment(' ', 'current')];
  return text === '' ? [...typed, segment(` ${hint}`, 'quiet')] : typed;
}

interface Hints {
  readonly line: Line;
  readonly complete: boolean;
}

function hintsWithGap(view: ScreenView, columns: number, gap: string): Hints {
  const always = [...hint(['help'], 'help', gap), ...hint(['quit'], 'quit', gap)];
  const line: Segment[] = [];
  const { notice } = view;
  if (notice !== '') {
    const room = Math.max(1, columns - lineWidth(always) - 2);
    line.push(segment(` ${cutMiddle(notice, room)} `, 'warn'));
  }
  const first = line.length === 0 ? ' ' : gap;
  const hints = [...panelHints(view), ...HINTS.map(({ commands, text }) => ({ label: labels(commands), text }))];
  for (const { label, text } of hints) {
    const next = [segment(line.length === 0 ? first : gap), segment(label, 'key'), segment(` ${text}`)];
    if (lineWidth(line) + lineWidth(next) + lineWidth(always) > columns)
      return { line: [...line, ...always], complete: false };
    line.push(...next);
  }
  return { line: [...line, ...always], complete: true };
}

/** What the panel in focus can do. */
function panelHints({ focus }: ScreenView): { label: string; text: string }[] {
  const keys = PANELS.find(({ id }) => id === focus)?.keys ?? [];
  return keys.filter(({ hint: text }) => text !== '').map(({ label, hint: text }) => ({ label, text }));
}

function labels(commands: readonly Command[]): string {
  return commands.map((command) => binding(command).label).join(' ');
}

function hint(commands: readonly Command[], text: string, gap: string): Segment[] {
  return [segment(gap), segment(labels(commands), 'key'), segment(` ${text}`)];
}

/** Exactly so wide: for help's columns of keys. */
export function keyColumn(label: string, columns: number): Segment {
  return segment(` ${padEnd(label, columns)}`, 'key');
}
