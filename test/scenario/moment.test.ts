import { expect, test } from 'vitest';
import { UsageError } from '../../source/scenario/errors.ts';
import { momentOf } from '../../source/scenario/moment.ts';

test('the ways to name a moment', () => {
  expect(momentOf('end')).toEqual({ kind: 'end' });
  expect(momentOf('0')).toEqual({ kind: 'step', number: 0 });
  expect(momentOf('120')).toEqual({ kind: 'step', number: 120 });
  expect(momentOf('line:14')).toEqual({ kind: 'line', number: 14 });
  expect(momentOf('cell:3')).toEqual({ kind: 'cell', number: 3 });
  expect(momentOf('gc:1')).toEqual({ kind: 'collection', number: 1 });
});

test.each(['', 'start', '-1', '1.5', 'line:', 'line:0', 'gc:x', 'step:3', 'end '])('%j is none', (text) => {
  expect(() => momentOf(text)).toThrow(UsageError);
});
