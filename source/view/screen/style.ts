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
  | 'peak'
  | 'number';

/**
 * `none` writes no escape sequence at all; `mono` has bold, dim and reverse only (NO_COLOR);
 * `16` leaves the colours themselves to the user's terminal.
 */
export type ColorLevel = 'none' | 'mono' | '16';

type Attribute = readonly [open: number, close: number];

const BOLD: Attribute = [1, 22];
const DIM: Attribute = [2, 22];
const REVERSE: Attribute = [7, 27];
const RED: Attribute = [31, 39];
const GREEN: Attribute = [32, 39];
const YELLOW: Attribute = [33, 39];
const BLUE: Attribute = [34, 39];
const MAGENTA: Attribute = [35, 39];
const CYAN: Attribute = [36, 39];

const SIXTEEN: Record<Style, readonly Attribute[]> = {
  plain: [],
  strong: [BOLD],
  quiet: [DIM],
  frame: [DIM],
  title: [BOLD],
  heading: [CYAN],
  accent: [BOLD, CYAN],
  good: [GREEN],
  warn: [YELLOW],
  bad: [BOLD, RED],
  current: [REVERSE],
  key: [BOLD, CYAN],
  gen0: [GREEN],
  gen1: [YELLOW],
  gen2: [MAGENTA],
  plot: [BLUE],
  peak: [MAGENTA],
  number: [],
};

const MONO: Record<Style, readonly Attribute[]> = {
  ...SIXTEEN,
  heading: [BOLD],
  accent: [BOLD],
  good: [],
  warn: [BOLD],
  bad: [BOLD, REVERSE],
  key: [BOLD],
  gen0: [],
  gen1: [],
  gen2: [],
  plot: [],
  peak: [],
};

/** `text` wrapped in the SGR sequences of its style; each one is closed again at the end. */
export function paint(text: string, style: Style, level: ColorLevel): string {
  if (level === 'none' || text === '') return text;
  const attributes = (level === 'mono' ? MONO : SIXTEEN)[style];
  let painted = text;
  for (const [open, close] of attributes) painted = `\x1b[${open}m${painted}\x1b[${close}m`;
  return painted;
}
