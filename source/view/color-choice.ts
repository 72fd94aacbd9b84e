import type { ColorLevel } from './screen/style.ts';

/** What `--color` takes. */
export const COLOR_CHOICES = ['auto', 'always', 'never'] as const;
export type ColorChoice = (typeof COLOR_CHOICES)[number];

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The flag beats the environment. With `auto`: NO_COLOR (any text, see no-color.org) leaves bold and reverse on a
 * terminal; output that is no terminal, or TERM=dumb, gets no escape sequence at all.
 */
export function colorLevel(choice: ColorChoice, environment: Environment, isTerminal: boolean): ColorLevel {
  if (choice === 'never') return 'none';
  if (choice === 'always') return '16';
  if (!isTerminal || environment.TERM === 'dumb') return 'none';
  return environment.NO_COLOR ? 'mono' : '16';
}
