import { expect, test } from 'vitest';
import { formatBytes, formatBytesShort, formatCount } from '../../source/view/bytes.ts';
import { colorLevel } from '../../source/view/color-choice.ts';
import { bindingOf, HINTS, KEYMAP } from '../../source/view/keymap.ts';
import { collectionMarks, columnGlyph, gaugeCells, plotColumns, roundScale, shareBar } from '../../source/view/plot.ts';
import { nextCollection } from '../../source/view/screen/generations-panel.ts';
import { PANELS } from '../../source/view/screen/panels.ts';
import {
  cutLocation,
  cutMiddle,
  padEnd,
  padStart,
  textHead,
  textTail,
  textWidth,
  wrapText,
} from '../../source/view/text-width.ts';
import { visibleText } from '../../source/view/visible-text.ts';
import { middle } from './moments.ts';

test('sizes read as tracemalloc prints them', () => {
  // What CPython 3.13's tracemalloc._format_size(size, False) returns.
  const printed = [
    [0, '0 B'],
    [512, '512 B'],
    [10_239, '10239 B'],
    [10_240, '10.0 KiB'],
    [102_348, '99.9 KiB'],
    [102_400, '100 KiB'],
    [10_485_759, '10240 KiB'],
    [10_485_760, '10.0 MiB'],
    [123_456_789, '118 MiB'],
    [-2048, '-2048 B'],
    [102_912, '100 KiB'],
    [103_936, '102 KiB'],
  ] as const;
  for (const [bytes, text] of printed) expect(formatBytes(bytes)).toBe(text);
});

test('axis labels take at most five characters', () => {
  expect([0, 999, 1000, 20_480, 1_500_000, 5e11].map(formatBytesShort)).toEqual([
    '0B',
    '999B',
    '1.0K',
    '20K',
    '1.4M',
    '466G',
  ]);
  expect(formatCount(1234567)).toBe('1,234,567');
});

test('control characters are shown, not sent', () => {
  expect(visibleText('\x1b[2J\x07\x7f\x9b\u202e\ufeff')).toBe('^[[2J^G^?\\x9b\\u202e\\ufeff');
  expect(visibleText('a\tb')).toBe('a   b');
  expect(visibleText('lone \ud800 half')).toBe('lone \\ud800 half');
  expect(visibleText('日本語 👩‍👩‍👧')).toBe('日本語 👩‍👩‍👧');
});

test('text is cut between graphemes and padded by cells', () => {
  expect(textHead('日本語', 5)).toBe('日本');
  expect(textTail('日本語', 3)).toBe('語');
  expect(padEnd('日本', 6)).toBe('日本  ');
  expect(padStart('語', 4)).toBe('  語');
  expect(cutMiddle('abcdefghij', 5)).toBe('ab…ij');
  expect(textWidth(cutMiddle('日本語日本語', 6))).toBeLessThanOrEqual(6);
  expect(wrapText('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrapText('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
});

test('a location keeps its line number', () => {
  expect(cutLocation('/usr/lib/python3.13/abc.py', 106, 40)).toBe('/usr/lib/python3.13/abc.py:106');
  expect(cutLocation('/usr/lib/python3.13/abc.py', 106, 22)).toBe('…/abc.py:106');
  expect(cutLocation('averyveryverylongname.py', 7, 12)).toBe('aver…me.py:7');
});

test('a plot column shows the largest value of its steps, on the scale of the whole run', () => {
  const timeline = { steps: [0, 1, 2, 3, 9], traced: [0, 80, 20, 40, 10], collections: [], cells: [] };
  const { values, max, playhead, known } = plotColumns(timeline, 3, 9, 4);
  expect(values).toEqual([80, 40, 40, 10]);
  expect({ max, playhead, known }).toEqual({ max: 80, playhead: 1, known: 3 });
  expect([0, 1, 2].map((level) => columnGlyph(40, 80, 3, level)).join('')).toBe('█▄ ');
  expect(columnGlyph(1, 1_000_000, 1, 0)).toBe('▁');
  expect(gaugeCells(1, 2000, 10)).toBe(1);
  expect(gaugeCells(1999, 2000, 10)).toBe(9);
  expect(gaugeCells(2001, 2000, 10)).toBe(10);
  expect(shareBar(50, 100, 8)).toBe('████');
  expect(shareBar(1, 100_000, 8)).toBe('▏');
});

test.each([
  [1, '1B'],
  [794 * 1024, '800K'],
  [812_950, '800K'],
  [801 * 1024, '1.0M'],
  [5837, '6.0K'],
  [279_000, '300K'],
  [1.41 * 2 ** 20, '1.5M'],
])('the plot of %d bytes goes up to %s', (bytes, scale) => {
  expect(formatBytesShort(roundScale(bytes))).toBe(scale);
  expect(roundScale(bytes)).toBeGreaterThanOrEqual(bytes);
});

test('where collections share a column, stuck objects win over the oldest generation', () => {
  const marks = [
    { step: 0, generation: 0, stuck: false },
    { step: 1, generation: 1, stuck: false },
    { step: 99, generation: 2, stuck: true },
    { step: 100, generation: 0, stuck: false },
  ];
  expect(collectionMarks(marks, 100, 5)).toEqual(['1', ' ', ' ', '!', '0']);
});

test('the next collection is told as CPython chooses it', () => {
  const { gc } = middle;
  expect(nextCollection(gc)).toBe('next: gen 0 in 1,289 allocations');
  const counts = (a: number, b: number, c: number) => gc.generations.map((g, i) => ({ ...g, count: [a, b, c][i] }));
  expect(nextCollection({ ...gc, generations: counts(2000, 11, 0) })).toBe('next: gen 1 in 1 allocation');
  // Gen 2 is over its threshold, but too few objects are pending.
  expect(nextCollection({ ...gc, generations: counts(2000, 11, 11) })).toBe('next: gen 1 in 1 allocation');
  expect(nextCollection({ ...gc, generations: counts(2000, 0, 11), longLivedPending: 1226 })).toBe(
    'next: gen 2 in 1 allocation',
  );
  expect(nextCollection({ ...gc, enabled: false })).toBe('disabled: only gc.collect() collects');
});

test('every key leads to one command, and every hint to a key', () => {
  const keys = KEYMAP.flatMap((entry) => entry.keys);
  expect(new Set(keys).size).toBe(keys.length);
  const labels = [...KEYMAP, ...PANELS.flatMap((panel) => panel.keys ?? [])].flatMap(({ label }) => label.split(' '));
  for (const hint of HINTS) for (const label of hint.keys.split(' ')) expect(labels).toContain(label);
  expect(bindingOf('x')).toBeUndefined();
});

test('colours: the flag beats NO_COLOR, NO_COLOR beats the terminal, an empty NO_COLOR is none', () => {
  expect(colorLevel('auto', {}, true)).toBe('16');
  expect(colorLevel('auto', { NO_COLOR: '1' }, true)).toBe('mono');
  expect(colorLevel('auto', { NO_COLOR: '' }, true)).toBe('16');
  expect(colorLevel('always', { NO_COLOR: '1' }, false)).toBe('16');
  expect(colorLevel('never', {}, true)).toBe('none');
  expect(colorLevel('auto', {}, false)).toBe('none');
  expect(colorLevel('auto', { TERM: 'dumb' }, true)).toBe('none');
});
