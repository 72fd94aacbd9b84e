import { UsageError } from './errors.ts';

/**
 * A moment of a scenario's run, as `--at` and the dashboard's `:` name it: its start or end, a step (from 0), a part of the
 * way (0 to 100 percent of its steps), the first time that a line is reached (from 1), the end of a cell (from 1, as counted
 * on screen), or the end of a collection (from 1).
 */
export type MomentName =
  | { readonly kind: 'start' | 'end' }
  | { readonly kind: 'step' | 'percent' | 'line' | 'cell' | 'collection'; readonly number: number };

const KINDS = { line: 'line', cell: 'cell', gc: 'collection', step: 'step' } as const;

/** What {@link momentNameOf} takes, in words. */
export const MOMENT_NAMES = 'start, end, a step number, 50%, line:N, cell:N or gc:N';

/**
 * Reads `start`, `end`, `STEP`, `50%`, `line:N`, `cell:N` or `gc:N`; a space does for the colon.
 *
 * @throws UsageError when it is none of these
 */
export function momentNameOf(text: string): MomentName {
  if (text === 'start' || text === 'end') return { kind: text };
  const percent = /^(\d{1,3}(?:\.\d{1,6})?)%$/.exec(text)?.[1];
  if (percent !== undefined && Number(percent) <= 100) return { kind: 'percent', number: Number(percent) };
  const { kind, number = '' } = /^(?:(?<kind>line|cell|gc|step)[: ])?(?<number>\d{1,15})$/.exec(text)?.groups ?? {};
  const found = Number(number);
  if (number === '' || (kind !== undefined && kind !== 'step' && found === 0)) {
    throw new UsageError(`"${text}" is no moment of a scenario`, `a moment is ${MOMENT_NAMES}`);
  }
  return { kind: kind === undefined ? 'step' : KINDS[kind as keyof typeof KINDS], number: found };
}
