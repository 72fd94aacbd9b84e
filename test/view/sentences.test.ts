import { expect, test } from 'vitest';
import { farewell } from '../../source/view/farewell.ts';
import { needsAscii, wantsSentences } from '../../source/view/screen-options.ts';
import { news, sentenceOf } from '../../source/view/sentences.ts';
import { middle, nasty, ready, stuck } from './moments.ts';

test('a moment as a sentence', () => {
  expect(sentenceOf(ready)).toBe('Step 0, ready; 0 B traced, peak 0 B; generations hold 312, 0, 4,592 objects.');
  expect(sentenceOf(middle)).toBe(
    'Step 2,715 of 3,020, paused, line 30 is next: rows = [[i] for i in range(3000)]; 266 KiB traced, peak 294 KiB; ' +
      'generations hold 712, 2,001, 4,904 objects.',
  );
  expect(sentenceOf(stuck)).toContain('the run has failed');
  expect(sentenceOf(stuck)).toContain('2 stuck in gc.garbage');
});

test('what happened on the way, and nothing when going back', () => {
  expect(news(middle, stuck)).toEqual([
    'Printed: 14',
    'Printed: gc: uncollectable <Legacy 0x7f0000000010>',
    'Generation 2 was collected because of gc.collect(): of 7,617 objects 12 were freed, 7,603 kept, 2 could not be freed.',
    'Failed with ValueError: nothing more to do.',
  ]);
  expect(news(stuck, middle)).toEqual([]);
});

test('no sentence has a control character in it', () => {
  for (const text of [sentenceOf(nasty), farewell(nasty), ...news(ready, nasty)]) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that there are none is the claim
    expect(text.replaceAll('\n', '')).not.toMatch(/[\x00-\x1f\x7f-\x9f\u202a-\u202e]/);
  }
});

test('two lines stay behind', () => {
  const lines = farewell(middle).split('\n');
  expect(lines.length).toBe(3);
  expect(lines[0]).toContain('circular-references paused at step 2,715 of 3,020, CPython 3.13.0');
  expect(lines[1]).toContain('--at 2715');
});

test('what the environment asks for', () => {
  expect(needsAscii({})).toBe(false);
  expect(needsAscii({ LANG: 'C' })).toBe(true);
  expect(needsAscii({ LANG: 'C', LC_ALL: 'de_DE.UTF-8' })).toBe(false);
  expect(needsAscii({ LC_CTYPE: 'C.utf8' })).toBe(false);
  expect(wantsSentences({ ACCESSIBLE: '' })).toBe(false);
  expect(wantsSentences({ ACCESSIBLE: '1' })).toBe(true);
});
