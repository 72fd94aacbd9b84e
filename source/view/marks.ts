import { formatCount } from './bytes.ts';
import { notice, type Pressed, step } from './effect.ts';
import type { Moment, ReadAgain } from './moment.ts';
import type { Mark, ScreenView } from './screen/screen-view.ts';

/** More marks than this are more than anybody keeps apart; each holds its moment. */
const MOST = 20;

/** `m`: marks the step, or takes its mark away. */
export function toggleMark(view: ScreenView, moment: Moment): Pressed {
  const without = view.marks.filter(({ step: at }) => at !== moment.step);
  const at = `step ${formatCount(moment.step)}`;
  if (without.length < view.marks.length) return notice({ ...view, marks: without }, `no mark at ${at} any more`);
  if (without.length === MOST) return notice(view, `there are ${MOST} marks already: m on one takes it away`);
  const marks = [...without, { step: moment.step, moment }].sort((a, b) => a.step - b.step);
  const number = marks.findIndex((mark) => mark.step === moment.step) + 1;
  return notice({ ...view, marks }, `mark ${number} at ${at}`);
}

/** `'` and `"`: to the next mark or the one before. */
export function goToMark(view: ScreenView, moment: Moment, by: 1 | -1): Pressed {
  if (view.marks.length === 0) return notice(view, 'no marks yet: m makes one');
  const found =
    by > 0
      ? view.marks.find((mark) => mark.step > moment.step)
      : view.marks.findLast((mark) => mark.step < moment.step);
  if (found === undefined) return notice(view, by > 0 ? 'no later mark' : 'no earlier mark');
  return step(view, { step: found.step });
}

/** `mark 2` typed behind `:`. */
export function goToNumberedMark(view: ScreenView, number: number): Pressed {
  const mark = view.marks[number - 1];
  if (mark !== undefined) return step(view, { step: mark.step });
  const { length } = view.marks;
  return notice(view, length === 0 ? 'no marks yet: m makes one' : `there are ${length} marks`);
}

/** The marks of a run that has begun anew. Where it has not come to yet, what the run before had there stands in. */
export function remade(compared: readonly ReadAgain[]): readonly Mark[] {
  return inOrder(compared.map(({ was, step, moment }) => markFrom(was, step, moment)));
}

function markFrom(was: Moment, step: number, moment: Moment | null): Mark {
  return moment === null ? { step, moment: was, outdated: true } : { step, moment };
}

/** The same marks, with the moments that the run has come to since. */
export function fulfilled(marks: readonly Mark[], compared: readonly ReadAgain[]): readonly Mark[] {
  const found = (mark: Mark): Moment | null =>
    (mark.outdated && compared.find(({ was }) => was === mark.moment)?.moment) || null;
  if (marks.every((mark) => found(mark) === null)) return marks;
  const renewed = marks.map((mark): Mark => {
    const moment = found(mark);
    // A run that ends before the step was looked at there.
    return moment === null ? mark : { step: moment.step, moment };
  });
  return inOrder(renewed);
}

/** One mark a step. */
function inOrder(marks: readonly Mark[]): readonly Mark[] {
  return [...new Map(marks.map((mark) => [mark.step, mark])).values()].sort((a, b) => a.step - b.step);
}

/** A mark gets the moment that the reader sees there, if it lacks the types or has only what a run before had. */
export function refreshed(marks: readonly Mark[], moment: Moment): readonly Mark[] {
  const { step, types } = moment;
  const lacks = (mark: Mark): boolean =>
    mark.step === step && (mark.outdated === true || (mark.moment.types === null && types?.step === step));
  return marks.some(lacks) ? marks.map((mark) => (lacks(mark) ? { step, moment } : mark)) : marks;
}
