import { textWidth } from '../text-width.ts';
import type { Line } from './line.ts';

/** What stands for each sign that screens are drawn with, one ASCII character each. */
const SIGNS: Readonly<Record<string, string>> = {
  ...same('─━', '-'),
  ...same('│╎‖┤', '|'),
  ...same('╭╮╰╯┬┴├┼┌┐└┘', '+'),
  ...same('╋', '='),
  ...same('█▇▆▓▉▊▋', '#'),
  ...same('▅▄▒▌▍', '='),
  ...same('▃▂▎', '-'),
  ...same('▁░▏·', '.'),
  ...same('●■', '@'),
  ...same('○□', 'o'),
  ...same('◆◇✗×', 'x'),
  ...same('✓', 'v'),
  ...same('▲▴↑', '^'),
  ...same('▼▾↓', 'v'),
  ...same('▸▶→≥', '>'),
  ...same('◂◀←≤', '<'),
  ...same('–—−', '-'),
  ...same('═', '='),
  ...same('…', '~'),
  ...same('≠', '!'),
  ...same('¼', '4'),
  ...same('½', '2'),
  ...same('“”', '"'),
  ...same('‘’', "'"),
};

function same(signs: string, ascii: string): Record<string, string> {
  return Object.fromEntries(Array.from(signs, (sign) => [sign, ascii]));
}

/** The same text for a terminal that knows ASCII only, as wide as before: `?` for what has no likeness. */
export function asciiText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with them
  if (/^[\x00-\x7f]*$/.test(text)) return text;
  const width = textWidth(text);
  let ascii = '';
  for (const character of text) {
    const known = SIGNS[character];
    if (known !== undefined) ascii += known;
    else ascii += character <= '\x7f' ? character : '?'.repeat(textWidth(character));
  }
  // Parts of one grapheme were counted one by one.
  return ascii.slice(0, width).padEnd(width);
}

export function asciiLine(line: Line): Line {
  return line.map(({ text, style }) => ({ text: asciiText(text), style }));
}
