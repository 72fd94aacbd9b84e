import { UsageError } from './errors.ts';

/**
 * A moment of a scenario's run, as `--at` names it: its end, a step (from 0), the first time that a line is reached
 * (from 1), the end of a cell (from 1, as counted on screen), or the end of a collection (from 1).
 */
export type MomentName =
  | { readonly kind: 'end' }
  | { readonly kind: 'step' | 'line' | 'cell' | 'collection'; readonly number: number };

const KINDS = { line: 'line', cell: 'cell', gc: 'collection' } as const;

/**
 * Reads `end`, `STEP`, `line:N`, `cell:N` or `gc:N`.
 *
 * @throws UsageError when it is none of these
 */
export function momentNameOf(text: string): MomentName {
  if (text === 'end') return { kind: 'end' };
  const { kind, number = '' } = /^(?:(?<kind>line|cell|gc):)?(?<number>\d{1,15})$/.exec(text)?.groups ?? {};
  const found = Number(number);
  if (number === '' || (kind !== undefined && found === 0)) {
    throw new UsageError(
      `"${text}" is no moment of a scenario`,
      'a moment is end, a step number, line:N, cell:N or gc:N',
    );
  }
  if (kind === 'line' || kind === 'cell' || kind === 'gc') return { kind: KINDS[kind], number: found };
  return { kind: 'step', number: found };
}
