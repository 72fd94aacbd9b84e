import { formatCount } from './bytes.ts';
import { notice, type Pressed, play } from './effect.ts';
import type { Moment } from './moment.ts';
import type { ScreenView } from './screen/screen-view.ts';

/** `L`: plays between the marks around the step, or between the two that are nearest to it; again: plays on from here. */
export function toggleLoop(view: ScreenView, { step, state }: Moment): Pressed {
  if (view.loop !== null) {
    const without = { ...view, loop: null, notice: 'no loop any more' };
    return state === 'running' ? play(without) : notice(without, without.notice);
  }
  const steps = view.marks.map((mark) => mark.step);
  if (steps.length < 2) return notice(view, 'a loop is between two marks: m makes one');
  const ahead = steps.findIndex((at) => at > step);
  const second = ahead < 0 ? steps.length - 1 : Math.max(1, ahead);
  const loop = { from: steps[second - 1], to: steps[second] };
  const text = `over and over from step ${formatCount(loop.from)} to ${formatCount(loop.to)}: L stops that`;
  return play({ ...view, loop, notice: text });
}
