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
  | 'start'
  | 'end';

/** What a recording can be asked for. */
export type Places = Pick<Recording, 'collections' | 'cells' | 'lines' | 'end'>;

/**
 * The step of a target as seen from step `from`; undefined if the recording does not reach that far, or there is none.
 * A collection is shown at the step behind it, when its line is done.
 */
export function locate(target: Target, from: number, places: Places): number | undefined {
  if (target === 'start') return 0;
  if (target === 'end') return places.end ?? undefined;
  if ('step' in target) return within(target.step, places);
  if ('steps' in target) return within(Math.max(0, from + target.steps), places);
  if ('line' in target) return places.lines.get(target.line);
  if ('endOfCollection' in target) return behind(places.collections[target.endOfCollection - 1]);
  if ('endOfCell' in target) return endOfCell(target.endOfCell, places);
  if ('collection' in target) {
    const { collections } = places;
    const at = firstIndex(collections.length, (i) => collections[i].step + 1 >= from + (target.collection > 0 ? 1 : 0));
    return behind(collections[target.collection > 0 ? at : at - 1]);
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
