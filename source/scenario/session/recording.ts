import type { CollectionRecord } from '../../heap/collection-log.ts';
import { CollectionSteps } from './collection-steps.ts';
import { EventPlaces } from './event-places.ts';

/** A collection that is to be shown with all its figures. */
export interface RecentCollection {
  readonly step: number;
  readonly record: CollectionRecord;
}

/** So many collections are kept with all their figures. */
const RECENT = 64;

/** What happened in a run, from its start to where it is: the places that one can go to. */
export class Recording {
  /** All collections, in order. */
  readonly collections = new CollectionSteps();
  readonly recent: RecentCollection[] = [];
  /** The step at which each cell began; index = cell. */
  readonly cells: number[] = [];
  readonly events = new EventPlaces();
  /** The step at which a line of the script ran first. */
  readonly lines = new Map<number, number>();
  /** The place behind the last step, once the run has ended. */
  end: number | null = null;

  /** Objects that the collections of each generation have looked at. */
  readonly candidates = [0, 0, 0];

  addCollection(step: number, record: CollectionRecord): void {
    this.candidates[record.generation] += record.candidates;
    this.collections.add(step, record);
    this.recent.push({ step, record });
    if (this.recent.length > RECENT) this.recent.shift();
    this.events.add(step + 1);
  }

  /** A cell begins; the cells that were jumped over begin with it. */
  beginCell(cell: number, step: number): void {
    if (this.cells.length <= cell) this.events.add(step);
    while (this.cells.length <= cell) this.cells.push(step);
  }
}
