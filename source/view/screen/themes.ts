import type { Style } from './style.ts';

/** The themes, in the order in which `T` goes through them. */
export const THEMES = ['dark', 'light', 'colour-blind', 'mono'] as const;
export type Theme = (typeof THEMES)[number];

export function nextTheme(theme: Theme): Theme {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
}

/** A colour: SGR code of one of the terminal's sixteen, and what it is where colours can be named. */
export interface Hue {
  readonly ansi: number;
  /** `#rrggbb` */
  readonly rgb: string;
}

export interface Look {
  readonly attributes?: readonly ('bold' | 'dim' | 'reverse')[];
  readonly hue?: Hue;
}

type Looks = Readonly<Record<Style, Look>>;

/** Light colours for a dark background: each has a contrast of at least 4.5:1 against #16181d. */
const DARK = {
  grey: { ansi: 90, rgb: '#8b93a3' },
  red: { ansi: 31, rgb: '#ff7b72' },
  green: { ansi: 32, rgb: '#7ee787' },
  yellow: { ansi: 33, rgb: '#e3b341' },
  blue: { ansi: 34, rgb: '#79b8ff' },
  magenta: { ansi: 35, rgb: '#d2a8ff' },
  cyan: { ansi: 36, rgb: '#67d4e4' },
} as const satisfies Record<string, Hue>;

/** Dark colours for a light background: each has a contrast of at least 4.5:1 against white. */
const LIGHT = {
  grey: { ansi: 90, rgb: '#5f6672' },
  red: { ansi: 31, rgb: '#b42318' },
  green: { ansi: 32, rgb: '#1a7f37' },
  // Yellow and cyan of sixteen colours can hardly be read on white.
  brown: { ansi: 35, rgb: '#8a5300' },
  blue: { ansi: 34, rgb: '#0550ae' },
  magenta: { ansi: 35, rgb: '#8250df' },
} as const satisfies Record<string, Hue>;

/** Blue, orange and white: told apart whatever the eye's cones (after Okabe and Ito). */
const SAFE = {
  grey: { ansi: 90, rgb: '#8b93a3' },
  blue: { ansi: 94, rgb: '#56b4e9' },
  orange: { ansi: 33, rgb: '#e69f00' },
  white: { ansi: 97, rgb: '#f0f0f0' },
} as const satisfies Record<string, Hue>;

const ATTRIBUTES_ALONE: Looks = {
  plain: {},
  strong: { attributes: ['bold'] },
  quiet: { attributes: ['dim'] },
  frame: { attributes: ['dim'] },
  title: { attributes: ['bold'] },
  heading: {},
  accent: { attributes: ['bold'] },
  good: {},
  warn: {},
  bad: { attributes: ['bold'] },
  current: { attributes: ['reverse'] },
  key: { attributes: ['bold'] },
  gen0: {},
  gen1: {},
  gen2: {},
  plot: {},
  playhead: { attributes: ['bold'] },
  peak: {},
  number: {},
};

/** Where there are no colours, or they are not wanted: bold, dim and reverse. */
export const MONO_LOOKS: Looks = {
  ...ATTRIBUTES_ALONE,
  heading: { attributes: ['bold'] },
  warn: { attributes: ['bold'] },
  bad: { attributes: ['bold', 'reverse'] },
  // A full block that is bold looks like the one beside it.
  playhead: { attributes: ['reverse'] },
};

export const THEME_LOOKS: Readonly<Record<Exclude<Theme, 'mono'>, Looks>> = {
  dark: {
    ...ATTRIBUTES_ALONE,
    heading: { hue: DARK.cyan },
    accent: { attributes: ['bold'], hue: DARK.cyan },
    good: { hue: DARK.green },
    warn: { hue: DARK.yellow },
    bad: { attributes: ['bold'], hue: DARK.red },
    key: { attributes: ['bold'], hue: DARK.cyan },
    gen0: { hue: DARK.green },
    gen1: { hue: DARK.yellow },
    gen2: { hue: DARK.magenta },
    plot: { hue: DARK.blue },
    playhead: { attributes: ['bold'], hue: DARK.cyan },
    peak: { hue: DARK.magenta },
  },
  light: {
    ...ATTRIBUTES_ALONE,
    // Dim text fades away on white.
    quiet: { hue: LIGHT.grey },
    frame: { hue: LIGHT.grey },
    heading: { hue: LIGHT.blue },
    accent: { attributes: ['bold'], hue: LIGHT.blue },
    good: { hue: LIGHT.green },
    warn: { attributes: ['bold'], hue: LIGHT.brown },
    bad: { attributes: ['bold'], hue: LIGHT.red },
    key: { attributes: ['bold'], hue: LIGHT.blue },
    gen0: { hue: LIGHT.green },
    gen1: { hue: LIGHT.blue },
    gen2: { hue: LIGHT.magenta },
    plot: { hue: LIGHT.blue },
    playhead: { attributes: ['bold'], hue: LIGHT.brown },
    peak: { hue: LIGHT.magenta },
  },
  'colour-blind': {
    ...ATTRIBUTES_ALONE,
    heading: { hue: SAFE.blue },
    accent: { attributes: ['bold'], hue: SAFE.blue },
    good: { hue: SAFE.blue },
    warn: { hue: SAFE.orange },
    bad: { attributes: ['bold', 'reverse'], hue: SAFE.orange },
    key: { attributes: ['bold'], hue: SAFE.blue },
    gen0: { hue: SAFE.blue },
    gen1: { hue: SAFE.orange },
    gen2: { attributes: ['bold'], hue: SAFE.white },
    plot: { hue: SAFE.blue },
    playhead: { attributes: ['bold'], hue: SAFE.orange },
    peak: { hue: SAFE.orange },
  },
};

/** How each style looks in a theme. */
export function looksOf(theme: Theme): Looks {
  return theme === 'mono' ? MONO_LOOKS : THEME_LOOKS[theme];
}
