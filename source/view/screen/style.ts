import { type Hue, looksOf, type Theme } from './themes.ts';

/**
 * What a piece of text means, not which colour it has. Nothing is said by a style alone: each has a word or a sign
 * beside it, so that a screen without colours loses nothing.
 */
export type Style =
  | 'plain'
  | 'strong'
  | 'quiet'
  | 'frame'
  | 'title'
  | 'heading'
  | 'accent'
  | 'good'
  | 'warn'
  | 'bad'
  | 'current'
  | 'key'
  | 'gen0'
  | 'gen1'
  | 'gen2'
  | 'plot'
  | 'playhead'
  | 'peak'
  | 'number';

/**
 * `none` writes no escape sequence at all; `mono` has bold, dim and reverse only (NO_COLOR); `16` leaves the colours
 * themselves to the user's terminal; `256` and `true` name them.
 */
export type ColorLevel = 'none' | 'mono' | '16' | '256' | 'true';

/** SGR codes of each attribute: on, off. */
const ATTRIBUTES = { bold: [1, 22], dim: [2, 22], reverse: [7, 27] } as const;

/** `text` wrapped in the SGR sequences of its style; each one is closed again at the end. */
export function paint(text: string, style: Style, level: ColorLevel, theme: Theme = 'dark'): string {
  if (level === 'none' || text === '') return text;
  const [open, close] = sequencesOf(style, level, theme);
  return open === '' ? text : `${open}${text}${close}`;
}

type Sequences = Map<Style, readonly [string, string]>;

/** Of each level and theme, as far as they were needed; and the ones that were needed last. */
const made = new Map<string, Sequences>();
let last: { readonly level: ColorLevel; readonly theme: Theme; readonly sequences: Sequences } | null = null;

function sequencesOf(style: Style, level: ColorLevel, theme: Theme): readonly [string, string] {
  if (last === null || last.level !== level || last.theme !== theme) {
    const name = `${level} ${theme}`;
    const sequences: Sequences = made.get(name) ?? new Map();
    made.set(name, sequences);
    last = { level, theme, sequences };
  }
  let found = last.sequences.get(style);
  if (found === undefined) {
    found = makeSequences(style, level, theme);
    last.sequences.set(style, found);
  }
  return found;
}

function makeSequences(style: Style, level: ColorLevel, theme: Theme): readonly [string, string] {
  const look = looksOf(level === 'mono' ? 'mono' : theme)[style];
  const open: (string | number)[] = [];
  const close: number[] = [];
  for (const attribute of look.attributes ?? []) {
    open.push(ATTRIBUTES[attribute][0]);
    close.unshift(ATTRIBUTES[attribute][1]);
  }
  if (look.hue !== undefined) {
    open.push(colorCode(look.hue, level));
    close.unshift(39);
  }
  return open.length === 0 ? ['', ''] : [sgr(open), sgr(close)];
}

function sgr(codes: readonly (string | number)[]): string {
  return codes.map((code) => `\x1b[${code}m`).join('');
}

function colorCode({ ansi, rgb }: Hue, level: ColorLevel): string | number {
  if (level !== '256' && level !== 'true') return ansi;
  const parts = [1, 3, 5].map((at) => Number.parseInt(rgb.slice(at, at + 2), 16));
  return level === 'true' ? `38;2;${parts.join(';')}` : `38;5;${indexOfColor(parts)}`;
}

/** The nearest of xterm's 6 x 6 x 6 colours. */
function indexOfColor(rgb: readonly number[]): number {
  const [red, green, blue] = rgb.map((part) => (part < 48 ? 0 : part < 115 ? 1 : Math.floor((part - 35) / 40)));
  return 16 + 36 * red + 6 * green + blue;
}
