import { expect, test } from 'vitest';
import * as points from '../../../source/python/text/code-points.ts';
import * as layout from '../../../source/python/text/layout.ts';
import * as search from '../../../source/python/text/search.ts';
import * as splitting from '../../../source/python/text/split.ts';
import { outcome } from './outcome.ts';

test('indices count code points', () => {
  expect(points.codePointLength('a😀b')).toBe(3);
  expect(points.characterAt('a😀b', 2)).toBe('b');
  expect(points.sliceCodePoints('a😀b😀', 1, 3)).toBe('😀b');
  expect(points.stepCodePoints('a😀b', 2, 3, -1)).toBe('b😀a');
  expect(search.find('😀😀x', 'x')).toBe(2);
  expect(search.rfind('x😀x😀', 'x')).toBe(2);
  expect(search.find('a😀b', 'b', -1)).toBe(2);
  expect(points.compareText('\uffff', '😀')).toBeLessThan(0);
});

test('kinds of PEP 393', () => {
  expect(['', 'a', 'é', '€', '😀', '\ud800'].map(points.maxCharKind)).toEqual([1, 1, 2, 3, 4, 3]);
  expect([`${'a'.repeat(99)}é`, `${'a'.repeat(99)}😀`].map(points.maxCharKind)).toEqual([2, 4]);
});

test('search', () => {
  expect(search.find('', '')).toBe(0);
  expect(search.find('abc', '', 4)).toBe(-1);
  expect(search.rfind('abc', '')).toBe(3);
  expect(search.count('aaaa', 'aa')).toBe(2);
  expect(search.count('a😀', '')).toBe(3);
  expect(search.startsWith('heap', 'ea', 1)).toBe(true);
  expect(search.endsWith('heap', 'ea', 0, -1)).toBe(true);
  expect(search.replace('ab', '', '-')).toBe('-a-b-');
  expect(search.replace('aaa', 'a', 'b', 2)).toBe('bba');
  expect(search.removeSuffix('heap.py', '.py')).toBe('heap');
  expect(outcome(() => search.index('abc', 'x'))).toBe('ValueError: substring not found');
});

test('split', () => {
  expect(splitting.splitWhitespace(' a  b c ', 1)).toEqual(['a', 'b c ']);
  expect(splitting.rsplitWhitespace(' a  b c ', 1)).toEqual([' a  b', 'c']);
  expect(splitting.split('a,b,,c', ',', 2)).toEqual(['a', 'b', ',c']);
  expect(splitting.rsplit('a,b,,c', ',', 2)).toEqual(['a,b', '', 'c']);
  expect(splitting.splitLines('a\r\nb\x1cc\n\nd', true)).toEqual(['a\r\n', 'b\u001c', 'c\n', '\n', 'd']);
  expect(splitting.partition('k=v=w', '=')).toEqual(['k', '=', 'v=w']);
  expect(splitting.rpartition('k', '=')).toEqual(['', '', 'k']);
  expect(splitting.stripCharacters('xyheapyx', 'xy', 'left')).toBe('heapyx');
  expect(splitting.stripWhitespace('\u3000a\x1f', 'both')).toBe('a');
  expect(outcome(() => splitting.split('a', ''))).toBe('ValueError: empty separator');
});

test('layout', () => {
  expect([3, 4].map((width) => layout.center('ab', width, '*'))).toEqual(['*ab', '*ab*']);
  expect(layout.center('abc', 6, '*')).toBe('*abc**');
  expect(layout.zfill('-42', 6)).toBe('-00042');
  expect(layout.expandTabs('a\tbc\n\td', 4)).toBe('a   bc' + '\n    d');
  expect(layout.translate('heap', (code) => (code === 0x65 ? '' : undefined))).toBe('hap');
});
