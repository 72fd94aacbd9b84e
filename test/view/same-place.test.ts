import { expect, test } from 'vitest';
import type { Moment } from '../../source/view/moment.ts';
import { samePlace } from '../../source/view/same-place.ts';
import { middle } from './moments.ts';

function at(step: number, cell: number, cells: readonly number[], more: Partial<Moment> = {}): Moment {
  return { ...middle, step, cell, timeline: { ...middle.timeline, cells }, ...more };
}

test('a place is kept by its cell and the steps behind its beginning', () => {
  const next = at(0, -1, [1, 30, 80], { state: 'ready', totalSteps: 100 });
  expect(samePlace(at(12, 1, [1, 10, 40]), next)).toEqual({ step: 32 });
  expect(samePlace(at(45, 2, [1, 10, 40]), next)).toEqual({ step: 85 });
  // A shorter cell ends before the next one begins.
  expect(samePlace(at(45, 1, [1, 10]), next)).toEqual({ step: 65 });
  expect(samePlace(at(75, 1, [1, 10]), next)).toEqual({ step: 79 });
});

test('the start stays the start, the end the end', () => {
  const next = at(0, -1, [1, 30], { state: 'ready', totalSteps: 100 });
  expect(samePlace(at(0, -1, [1], { state: 'ready' }), next)).toBe('start');
  expect(samePlace(at(90, 1, [1, 10], { state: 'ended' }), next)).toBe('end');
  expect(samePlace(at(50, 1, [1, 10], { state: 'failed' }), next)).toBe('end');
});

test('a cell that is gone leaves the reader at the end; one that nobody has seen yet, at the same step', () => {
  expect(samePlace(at(45, 2, [1, 10, 40]), at(0, -1, [1, 30], { totalSteps: 60 }))).toBe('end');
  expect(samePlace(at(45, 2, [1, 10, 40]), at(0, -1, [], { totalSteps: null }))).toEqual({ step: 45 });
});
