import type { Moment } from '../moment.ts';
import type { Mark, ScreenView } from './screen-view.ts';

/** Which of the marks a table compares with: a step, or `auto` for the one that the reader came from last. */
export type Against = 'off' | 'auto' | number;

/** The mark to compare a moment with; undefined for none. */
export function markOf({ marks }: ScreenView, against: Against, { step }: Moment): Mark | undefined {
  if (against === 'off') return undefined;
  if (against !== 'auto') return marks.find((mark) => mark.step === against);
  return marks.findLast((mark) => mark.step <= step) ?? marks[0];
}

/** `since @300`, and `against @300 (later)` for a mark that lies ahead. */
export function sinceText(mark: Mark | undefined, { step }: Moment): string {
  if (mark === undefined) return '';
  const where = mark.step <= step ? `since @${mark.step}` : `against @${mark.step}, which comes later`;
  return mark.outdated ? `${where}, before it was saved` : where;
}

/** The next one in turn: each mark, then the one chosen by itself again. */
export function nextAgainst({ marks }: ScreenView, against: Against): Against {
  const steps: Against[] = ['auto', ...marks.map(({ step }) => step)];
  return steps[(steps.indexOf(against) + 1) % steps.length];
}
