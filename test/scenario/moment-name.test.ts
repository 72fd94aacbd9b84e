import { expect, test } from 'vitest';
import { UsageError } from '../../source/scenario/errors.ts';
import { momentNameOf } from '../../source/scenario/moment-name.ts';

test('the ways to name a moment', () => {
  expect(momentNameOf('end')).toEqual({ kind: 'end' });
  expect(momentNameOf('start')).toEqual({ kind: 'start' });
  expect(momentNameOf('0')).toEqual({ kind: 'step', number: 0 });
  expect(momentNameOf('120')).toEqual({ kind: 'step', number: 120 });
  expect(momentNameOf('line:14')).toEqual({ kind: 'line', number: 14 });
  expect(momentNameOf('cell:3')).toEqual({ kind: 'cell', number: 3 });
  expect(momentNameOf('gc:1')).toEqual({ kind: 'collection', number: 1 });
  expect(momentNameOf('line 14')).toEqual({ kind: 'line', number: 14 });
  expect(momentNameOf('50%')).toEqual({ kind: 'percent', number: 50 });
  expect(momentNameOf('99.9%')).toEqual({ kind: 'percent', number: 99.9 });
});

test.each(['', 'begin', '-1', '1.5', 'line:', 'line:0', 'gc:x', '101%', '%', 'end '])('%j is none', (text) => {
  expect(() => momentNameOf(text)).toThrow(UsageError);
});
