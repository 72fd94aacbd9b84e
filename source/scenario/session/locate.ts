import type { Recording } from './recording.ts';

/** Where to go: a playback's targets, and the moments that `--at` names. */
export type Target =
  | { readonly step: number }
  | { readonly steps: number }
  | { readonly collection: 1 | -1 }
  | { readonly cell: 1 | -1 }
  | { readonly line: number }
  | { readonly endOfCell: number }
  | { readonly endOfCollection: number }
  /** A part of the way, 0 … 100. */
  | { readonly percent: number }
  | Sought
  | 'start'
  | 'end';

/** What can only be found by looking at the run: see step-watch.ts. The number is the direction. */
export type Sought =
  /** Another line, of the frame that runs now or of one that called it. */
  | { readonly over: 1 | -1 }
  /** A step behind which memory has been allocated. */
  | { readonly allocation: 1 | -1 }
  /** A collection, the beginning of a cell, output; the end, if there is nothing before it. */
  | { readonly event: 1 | -1 };

export function isSought(target: Target): target is Sought {
  return typeof target === 'object' && ('over' in target || 'allocation' in target || 'event' in target);
}

/** What a recording can be asked for. */
export interface Places extends Pick<Recording, 'cells' | 'lines' | 'end'> {
  readonly collections: { readonly length: number; at(index: number): { readonly step: number } | undefined };
}

/**
 * The step of a target as seen from step `from`; undefined if the recording does not reach that far, or there is none.
 * A collection is shown at the step behind it, when its line is done.
 */
export function locate(target: Target, from: number, places: Places): number | undefined {
  if (target === 'start') return 0;
  if (target === 'end') return places.end ?? undefined;
  if ('step' in target) return within(target.step, places);
  if ('percent' in target) return places.end === null ? undefined : Math.round((places.end * target.percent) / 100);
  if (isSought(target)) return undefined;
  if ('steps' in target) return within(Math.max(0, from + target.steps), places);
  if ('line' in target) return places.lines.get(target.line);
  if ('endOfCollection' in target) return behind(places.collections.at(target.endOfCollection - 1));
  if ('endOfCell' in target) return endOfCell(target.endOfCell, places);
  if ('collection' in target) {
    const { collections } = places;
    const at = firstIndex(
      collections.length,
      (i) => (behind(collections.at(i)) ?? 0) >= from + (target.collection > 0 ? 1 : 0),
    );
    const index = target.collection > 0 ? at : at - 1;
    return index < 0 ? undefined : behind(collections.at(index));
  }
  const { cells } = places;
  const at = firstIndex(cells.length, (i) => cells[i] >= from + (target.cell > 0 ? 1 : 0));
  return cells[target.cell > 0 ? at : at - 1];
}

/** The step itself, but not behind the end. */
function within(step: number, { end }: Places): number {
  return end === null ? step : Math.min(step, end);
}

function behind(collection: { readonly step: number } | undefined): number | undefined {
  return collection && collection.step + 1;
}

/** Where the cell after it begins, or the end of the run behind the last one; cells count from 1. */
function endOfCell(cell: number, { cells, end }: Places): number | undefined {
  if (cell < cells.length) return cells[cell];
  return cell === cells.length && end !== null ? end : undefined;
}

/** The first index of 0 … length for which `test` holds, and then for all behind it; length if for none. */
function firstIndex(length: number, test: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
