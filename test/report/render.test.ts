import { expect, test } from 'vitest';
import { render } from '../../source/report/index.ts';
import { renderScreen } from '../../source/view/screen/screen.ts';
import { MOMENTS, middle, nasty } from '../view/moments.ts';

const SIZE = { columns: 120, rows: 40 };

test.each(Object.entries(MOMENTS))('text of %s is the screen, and a newline', (_name, moment) => {
  const text = render(moment, { format: 'text', size: SIZE, color: 'none' });
  expect(text).toBe(`${renderScreen(moment, { ...SIZE, color: 'none' })}\n`);
});

test('json is the whole moment, keys in order', () => {
  const text = render(middle, { format: 'json', size: SIZE, color: 'none' });
  expect(JSON.parse(text)).toEqual(middle);
  const keys = [...text.matchAll(/^ {2}"(\w+)":/gm)].map(([, key]) => key);
  expect(keys).toEqual(Object.keys(middle).sort());
});

test.each(Object.entries(MOMENTS))(
  'svg of %s is well-formed, with every word of the screen at its column',
  (_name, moment) => {
    const svg = render(moment, { format: 'svg', size: SIZE, color: 'none' });
    expect(wellFormed(svg)).toBe(true);
    // What a script prints may not become markup or leave the picture.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(svg).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]|<script|\u202e/);
    const words = [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)" textLength="([\d.]+)"[^>]*>([^<]*)</g)];
    for (const [, x, y, length] of words) {
      expect(Number(x) + Number(length)).toBeLessThanOrEqual(12 + 120 * 8.428 + 0.2);
      expect(Number(y)).toBeLessThan(12 + 40 * 18);
    }
    const screen = renderScreen(moment, { ...SIZE, color: 'none' }).replace(/\s+/g, '');
    expect(
      words
        .map(([, , , , text]) => unescaped(text))
        .join('')
        .replace(/\s+/g, ''),
    ).toBe(screen);
  },
);

test('the same moment gives the same bytes', () => {
  for (const format of ['text', 'json', 'svg'] as const) {
    const options = { format, size: { columns: 80, rows: 24 }, color: '16' } as const;
    expect(render(nasty, options)).toBe(render(structuredClone(nasty), options));
  }
});

function unescaped(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
}

/** Every tag is closed, in order; no bare ampersand. */
function wellFormed(xml: string): boolean {
  const open: string[] = [];
  for (const [, slash, name, rest] of xml.matchAll(/<(\/?)(\w+)((?:[^>"]|"[^"]*")*)>/g)) {
    if (slash === '/') {
      if (open.pop() !== name) return false;
    } else if (!rest.endsWith('/')) open.push(name);
  }
  return open.length === 0 && !/&(?!#\d+;)/.test(xml);
}
