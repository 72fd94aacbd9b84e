import type { CollectionRecord } from '../../heap/collection-log.ts';

/** One collection and the step whose line was running. */
export interface StepOfCollection {
  readonly step: number;
  readonly generation: number;
  /** It found objects that it could not free. */
  readonly stuck: boolean;
}

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
  readonly collections: StepOfCollection[] = [];
  readonly recent: RecentCollection[] = [];
  /** The step at which each cell began; index = cell. */
  readonly cells: number[] = [];
  /** The step at which a line of the script ran first. */
  readonly lines = new Map<number, number>();
  /** The place behind the last step, once the run has ended. */
  end: number | null = null;

  addCollection(step: number, record: CollectionRecord): void {
    this.collections.push({ step, generation: record.generation, stuck: record.uncollectable > 0 });
    this.recent.push({ step, record });
    if (this.recent.length > RECENT) this.recent.shift();
  }

  /** A cell begins; the cells that were jumped over begin with it. */
  beginCell(cell: number, step: number): void {
    while (this.cells.length <= cell) this.cells.push(step);
  }
}
