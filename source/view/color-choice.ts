import type { ColorLevel } from './screen/style.ts';

/** What `--color` takes. */
export const COLOR_CHOICES = ['auto', 'always', 'never', '16', '256', 'true'] as const;
export type ColorChoice = (typeof COLOR_CHOICES)[number];

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The flag beats the environment. With `auto`: NO_COLOR (any text, see no-color.org) leaves bold and reverse on a
 * terminal; FORCE_COLOR, a level from 0 to 3, chooses one even where the output is no terminal; else output that is no
 * terminal, or TERM=dumb, gets no escape sequence at all, and a terminal its own sixteen colours.
 */
export function colorLevel(choice: ColorChoice, environment: Environment, isTerminal: boolean): ColorLevel {
  if (choice === 'never') return 'none';
  if (choice === 'always') return '16';
  if (choice !== 'auto') return choice;
  const { NO_COLOR, FORCE_COLOR, TERM } = environment;
  if (NO_COLOR) return isTerminal && TERM !== 'dumb' ? 'mono' : 'none';
  const forced = FORCED[FORCE_COLOR ?? ''];
  if (forced !== undefined) return forced === 'none' && isTerminal && TERM !== 'dumb' ? 'mono' : forced;
  return isTerminal && TERM !== 'dumb' ? '16' : 'none';
}

/** What FORCE_COLOR's values mean, as Node reads them; other values say nothing. */
const FORCED: Readonly<Record<string, ColorLevel>> = {
  0: 'none',
  false: 'none',
  1: '16',
  true: '16',
  2: '256',
  3: 'true',
};
