import { expect, test } from 'vitest';
import { asciiText } from '../../../source/view/screen/ascii.ts';
import { paint } from '../../../source/view/screen/style.ts';
import { looksOf, nextTheme, THEMES } from '../../../source/view/screen/themes.ts';
import { textWidth } from '../../../source/view/text-width.ts';

/** The contrast of two colours as WCAG 2 has it, 1 to 21. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(rgb: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(rgb.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test.each(THEMES)('every colour of the theme %s can be read on its background', (theme) => {
  const background = theme === 'light' ? '#ffffff' : '#16181d';
  for (const { hue } of Object.values(looksOf(theme)))
    if (hue !== undefined) expect(contrast(hue.rgb, background)).toBeGreaterThanOrEqual(4.5);
});

test.each(THEMES)('the playhead of the theme %s is told from what is before and behind it', (theme) => {
  const { playhead, plot, quiet } = looksOf(theme);
  const seen = ({ hue, attributes = [] }: typeof plot): string =>
    `${hue?.ansi} ${attributes.includes('reverse') ? 'reverse' : ''}`;
  expect(seen(playhead)).not.toBe(seen(plot));
  expect(seen(playhead)).not.toBe(seen(quiet));
});

test('the themes follow one another in a circle', () => {
  let theme = THEMES[0];
  for (const expected of [...THEMES.slice(1), THEMES[0]]) {
    theme = nextTheme(theme as (typeof THEMES)[number]) as typeof theme;
    expect(theme).toBe(expected);
  }
});

test('what is opened is closed again, and mono has no colour', () => {
  for (const level of ['mono', '16', '256', 'true'] as const) {
    for (const theme of THEMES) {
      const painted = paint('x', 'bad', level, theme);
      expect(painted.split('x').length).toBe(2);
      const codes = (part: string) => part.split('\x1b[').length;
      const [open, close] = painted.split('x');
      expect(codes(open)).toBe(codes(close));
      if (level === 'mono' || theme === 'mono') expect(painted).not.toMatch(/\[3[0-8]/);
    }
  }
});

test('ASCII is as wide as what it stands for', () => {
  for (const text of ['╭─ source ─┬─╮', '█▇▆▅▄▃▂▁ ▏▎▍▌▋▊▉', '● ▸ ‖ ✗ ✓ ◆ … ≥ ¼', '日本語 e\u0301 👩‍👩‍👧']) {
    const ascii = asciiText(text);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is the claim
    expect(ascii).toMatch(/^[\x00-\x7f]*$/);
    expect(ascii.length).toBe(textWidth(text));
  }
});

test('what heaptop draws with has a likeness in ASCII', () => {
  expect(asciiText('rc 2 − 1 from garbage = 1 ══61══▸ ≥ 25% … ▸')).toBe('rc 2 - 1 from garbage = 1 ==61==> > 25% ~ >');
});
