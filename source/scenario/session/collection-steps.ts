import type { CollectionRecord } from '../../heap/collection-log.ts';

/** One collection and the step whose line was running. */
export interface StepOfCollection {
  readonly step: number;
  readonly generation: number;
  /** It found objects that it could not free. */
  readonly stuck: boolean;
}

/** So many collections are remembered at most: 9 bytes each. Of more, the older half is forgotten. */
const REMEMBERED = 2 ** 20;
/** So many marks stand on a timeline at most. */
const MARKS = 512;

/** The collections of a run by the steps at which they came, in a memory that is bounded however long the run. */
export class CollectionSteps {
  /** Of all that there were. */
  length = 0;
  private steps = new Float64Array(64);
  /** The generation, and 16 where objects were stuck. */
  private kinds = new Uint8Array(64);
  private forgotten = 0;
  /** One mark for each stretch of `interval` steps that had a collection, ascending. */
  private thinned: StepOfCollection[] = [];
  private interval = 1;

  add(step: number, { generation, uncollectable }: Pick<CollectionRecord, 'generation' | 'uncollectable'>): void {
    let at = this.length - this.forgotten;
    if (at === REMEMBERED) {
      at = REMEMBERED / 2;
      this.steps.copyWithin(0, at);
      this.kinds.copyWithin(0, at);
      this.forgotten += at;
    } else if (at === this.steps.length) {
      this.steps = grown(this.steps, new Float64Array(2 * at));
      this.kinds = grown(this.kinds, new Uint8Array(2 * at));
    }
    this.steps[at] = step;
    this.kinds[at] = generation | (uncollectable > 0 ? 16 : 0);
    this.length += 1;
    this.mark({ step, generation, stuck: uncollectable > 0 });
  }

  /** The collection at an index, from 0; undefined if there is none, or if it was forgotten. */
  at(index: number): StepOfCollection | undefined {
    const at = index - this.forgotten;
    if (at < 0 || index >= this.length) return undefined;
    return { step: this.steps[at], generation: this.kinds[at] & 15, stuck: (this.kinds[at] & 16) !== 0 };
  }

  /** The last `count` collections before `step`, oldest first. */
  before(step: number, count: number): StepOfCollection[] {
    const found: StepOfCollection[] = [];
    for (let at = this.length - this.forgotten - 1; at >= 0 && found.length < count; at -= 1) {
      const entry = this.steps[at] < step ? this.at(at + this.forgotten) : undefined;
      if (entry !== undefined) found.unshift(entry);
    }
    return found;
  }

  /**
   * At most {@link MARKS} of them, ascending: of a stretch of the run the one that matters most, stuck before old before
   * young. Which they are depends on the collections alone, not on when somebody asks.
   */
  marks(): readonly StepOfCollection[] {
    return this.thinned.slice();
  }

  private mark(mark: StepOfCollection): void {
    const { thinned, interval } = this;
    const last = thinned.at(-1);
    if (last === undefined || Math.floor(last.step / interval) < Math.floor(mark.step / interval)) thinned.push(mark);
    else if (weight(mark) > weight(last)) thinned[thinned.length - 1] = mark;
    if (thinned.length <= MARKS) return;
    this.thinned = [];
    this.interval *= 2;
    for (const kept of thinned) this.mark(kept);
  }
}

function weight({ generation, stuck }: StepOfCollection): number {
  return generation + (stuck ? 10 : 0);
}

function grown<A extends Float64Array | Uint8Array>(before: A, after: A): A {
  after.set(before);
  return after;
}
