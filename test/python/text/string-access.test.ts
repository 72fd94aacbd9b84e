import { expect, test } from 'vitest';
import { endsAt, lengthOf, unitAt, unitIndexOf, unitsBetween } from '../../../source/python/text/string-access.ts';

test.each(['', 'a', 'ascii', 'é', 'żółw', 'a😀b', 'x'.repeat(100)])('%j is seen as JavaScript sees it', (text) => {
  expect(lengthOf(text)).toBe(text.length);
  expect(unitAt(text, 0)).toEqual(text.charCodeAt(0));
  expect(unitsBetween(text, 1, 3)).toBe(text.slice(1, 3));
  expect(unitIndexOf(text, 'b', 0)).toBe(text.indexOf('b'));
  expect(endsAt(text, text.slice(-1), text.length)).toBe(true);
});
