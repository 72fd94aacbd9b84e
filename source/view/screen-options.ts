import { THEMES } from './screen/themes.ts';

/** What the environment and the command line say about how to draw, besides colours. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The choices of `--theme`. */
export const THEME_CHOICES = THEMES;

/** A locale that is set, and to no UTF-8: the terminal would show the bytes of box characters. */
export function needsAscii(environment: Environment): boolean {
  const locale = environment.LC_ALL || environment.LC_CTYPE || environment.LANG;
  return locale !== undefined && locale !== '' && !/utf-?8/i.test(locale);
}

/** A reader of screens cannot be detected; those who use one set a variable. */
export function wantsSentences(environment: Environment): boolean {
  const { INK_SCREEN_READER, ACCESSIBLE } = environment;
  return INK_SCREEN_READER === 'true' || INK_SCREEN_READER === '1' || (ACCESSIBLE !== undefined && ACCESSIBLE !== '');
}
