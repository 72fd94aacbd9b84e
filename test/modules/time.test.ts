import { expect, test } from 'vitest';
import { civilFromSeconds, formatCivil, secondsFromCivil } from '../../source/modules/civil-time.ts';
import { matchesPattern } from '../../source/modules/file-name-pattern.ts';
import { lines } from './play.ts';

test('the clock is the same in every run, and sleeping moves it on', () => {
  const script = `
import time
a = time.perf_counter()
time.sleep(1.5)
b = time.perf_counter()
print(1.5 <= b - a < 1.51, time.gmtime(0)[:3], time.strftime('%Y', time.gmtime()))
`;
  expect(lines(script)).toEqual(['True (1970, 1, 1) 2025']);
});

test('civil time there and back', () => {
  for (const seconds of [0, 951782399, 951782400, -1, 4102444799]) {
    expect(secondsFromCivil(civilFromSeconds(seconds))).toBe(seconds);
  }
  expect(formatCivil('%a %d %b %Y %H:%M:%S %j', civilFromSeconds(951782400))).toBe('Tue 29 Feb 2000 00:00:00 060');
});

test('file name patterns', () => {
  expect(matchesPattern('/a/b.py', '*.py')).toBe(true);
  expect(matchesPattern('a.py', '?.p[xyz]')).toBe(true);
  expect(matchesPattern('a.py', '[!a].py')).toBe(false);
  expect(matchesPattern('<frozen a>', '<frozen *>')).toBe(true);
});
