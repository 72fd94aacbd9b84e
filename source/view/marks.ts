import { formatCount } from './bytes.ts';
import { notice, type Pressed, step } from './effect.ts';
import type { Moment } from './moment.ts';
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

/** The marks of a run that has begun anew, at the moments that were found in it. */
export function remade(moments: readonly Moment[]): readonly Mark[] {
  const steps = new Map(moments.map((moment) => [moment.step, { step: moment.step, moment }]));
  return [...steps.values()].sort((a, b) => a.step - b.step);
}

/** A mark that was set before the types had been counted gets them when they are. */
export function refreshed(marks: readonly Mark[], moment: Moment): readonly Mark[] {
  const { step, types } = moment;
  const lacks = (mark: Mark): boolean => mark.step === step && mark.moment.types === null && types?.step === step;
  return marks.some(lacks) ? marks.map((mark) => (lacks(mark) ? { ...mark, moment } : mark)) : marks;
}
