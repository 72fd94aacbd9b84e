import { expect, test } from 'vitest';
import { compilePattern } from '../../../../source/python/text/regex/compile-pattern.ts';
import { parsePattern } from '../../../../source/python/text/regex/parse-pattern.ts';
import { PatternFault } from '../../../../source/python/text/regex/pattern-tree.ts';

/** Pattern, flags and the code that `re._compiler._code()` of CPython 3.13 makes of them. */
const CODES: readonly (readonly [pattern: string, flags: number, code: readonly number[]])[] = [
  ['abc', 0, [14, 12, 3, 3, 3, 3, 3, 97, 98, 99, 0, 0, 0, 16, 97, 16, 98, 16, 99, 1]],
  ['a|b', 0, [14, 8, 4, 1, 1, 22, 97, 98, 0, 13, 5, 22, 97, 98, 0, 1]],
  ['(a)+?b', 0, [14, 4, 0, 2, 4294967295, 23, 9, 1, 4294967295, 17, 0, 16, 97, 17, 1, 19, 16, 98, 1]],
  ['\\d{2,}', 0, [14, 4, 0, 2, 4294967295, 24, 9, 2, 4294967295, 13, 4, 8, 10, 0, 1, 1]],
  ['[a-cx]y', 2, [14, 4, 0, 2, 2, 39, 7, 22, 97, 99, 16, 120, 0, 40, 121, 1]],
  ['(?<=ab)c(?!d)', 0, [14, 4, 0, 1, 1, 4, 7, 2, 16, 97, 16, 98, 1, 16, 99, 5, 5, 0, 16, 100, 1, 1]],
  [
    'foo(bar)?|fox',
    0,
    [
      14, 10, 1, 3, 6, 2, 2, 102, 111, 0, 0, 16, 102, 16, 111, 7, 20, 16, 111, 23, 13, 0, 1, 17, 0, 16, 98, 16, 97, 16,
      114, 17, 1, 18, 15, 7, 5, 16, 120, 15, 2, 0, 1,
    ],
  ],
  [
    '(?P<q>["\\\']).*?(?P=q)',
    0,
    [
      14, 9, 4, 2, 4294967295, 16, 34, 16, 39, 0, 17, 0, 13, 6, 16, 34, 16, 39, 0, 17, 1, 26, 5, 0, 4294967295, 2, 1,
      11, 0, 1,
    ],
  ],
  [
    '(?>a*)b++',
    0,
    [14, 4, 0, 1, 4294967295, 27, 9, 24, 6, 0, 4294967295, 16, 97, 1, 1, 29, 6, 1, 4294967295, 16, 98, 1, 1],
  ],
  ['(x)?(?(1)y|z)', 8, [14, 4, 0, 1, 2, 23, 9, 0, 1, 17, 0, 16, 120, 17, 1, 18, 12, 0, 6, 16, 121, 15, 3, 16, 122, 1]],
  ['straße', 2, [14, 4, 0, 6, 6, 39, 6, 16, 115, 16, 383, 0, 40, 116, 40, 114, 40, 97, 40, 223, 40, 101, 1]],
  ['abab', 0, [14, 14, 3, 4, 4, 4, 4, 97, 98, 97, 98, 0, 0, 1, 2, 16, 97, 16, 98, 16, 97, 16, 98, 1]],
];

test.each(CODES)('%s with flags %i is compiled to the code of CPython', (pattern, flags, code) => {
  expect([...compilePattern(parsePattern(pattern, flags, true))]).toEqual(code);
});

/** Pattern, message and place of the PatternError. */
const FAULTS: readonly (readonly [pattern: string, message: string, at: number | null])[] = [
  ['(', 'missing ), unterminated subpattern', 0],
  ['a)', 'unbalanced parenthesis', 1],
  ['*a', 'nothing to repeat', 0],
  ['a**', 'multiple repeat', 2],
  ['[z-a]', 'bad character range z-a', 1],
  ['(?P<1a>x)', "bad character in group name '1a'", 4],
  ['(?<=a*)b', 'look-behind requires fixed-width pattern', null],
  ['é(?z)', 'unknown extension ?z', 2],
];

test.each(FAULTS)('%s is no pattern: %s', (pattern, message, at) => {
  const compile = () => compilePattern(parsePattern(pattern, 0, true));
  expect(compile).toThrow(PatternFault);
  try {
    compile();
  } catch (fault) {
    expect([(fault as PatternFault).message, (fault as PatternFault).at]).toEqual([message, at]);
  }
});
