import { expect, test } from 'vitest';
import { compilePattern } from '../../../../source/python/text/regex/compile-pattern.ts';
import { MatchState } from '../../../../source/python/text/regex/match-state.ts';
import { parsePattern } from '../../../../source/python/text/regex/parse-pattern.ts';
import { search } from '../../../../source/python/text/regex/search.ts';
import { subjectOf } from '../../../../source/python/text/regex/subject.ts';

/** Places of the first match and of its groups. */
function spans(pattern: string, text: string): number[][] | null {
  const parsed = parsePattern(pattern, 0, true);
  const subject = subjectOf(text);
  const state = new MatchState(subject, parsed.state.groups - 1, 0, subject.length);
  if (!search(compilePattern(parsed), state)) return null;
  const groups = Array.from({ length: parsed.state.groups - 1 }, (_, i) => i + 1);
  return [[state.start, state.at], ...groups.map((group) => [state.groupStart(group), state.groupEnd(group)])];
}

test('the leftmost match with its groups; those that took no part are -1', () => {
  expect(spans('(b+)(c)?', 'aabbd')).toEqual([
    [2, 4],
    [2, 4],
    [-1, -1],
  ]);
});

test('a repeat that matches nothing ends', () => {
  expect(spans('(?:a*)*b', 'aab')).toEqual([[0, 3]]);
  expect(spans('(a?)*?$', 'aa')?.[0]).toEqual([0, 2]);
});

test('atomic groups and possessive repeats give nothing back', () => {
  expect(spans('(?>a*)ab', 'aab')).toBeNull();
  expect(spans('a*+b', 'aab')).toEqual([[0, 3]]);
});

test('places count characters, not code units', () => {
  expect(spans('x', '\u{1f600}x')).toEqual([[1, 2]]);
});

test('a long subject does not make the stack deeper', () => {
  expect(spans('(?:ab)*$', 'ab'.repeat(50_000))).toEqual([[0, 100_000]]);
});
