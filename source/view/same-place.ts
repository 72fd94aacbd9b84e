import type { Target } from '../scenario/session/locate.ts';
import type { Moment } from './moment.ts';

/**
 * Where a moment of an earlier run is in a run of the changed script: the same cell, as many steps behind its beginning.
 * The start stays the start, and who was at the end is at the end again.
 *
 * @param next - any moment of the new run, for where its cells begin
 */
export function samePlace({ state, step, cell, timeline }: Moment, next: Moment): Target {
  if (state === 'ready') return 'start';
  if (state === 'ended' || state === 'failed') return 'end';
  const began = timeline.cells[cell] ?? 0;
  const begins = next.timeline.cells[cell];
  // The new run has no such cell, or it is not known yet where that begins.
  if (begins === undefined) return next.totalSteps === null ? { step } : 'end';
  const behind = next.timeline.cells[cell + 1] ?? Number.POSITIVE_INFINITY;
  return { step: Math.min(begins + (step - began), Math.max(begins, behind - 1)) };
}
