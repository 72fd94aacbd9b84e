import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';

/** Steps that can never be reached. */
const NEVER = Number.MAX_SAFE_INTEGER;
/** Steps granted at once: what a word holds. */
const MOST_STEPS = 2 ** 30;

/** The steps of a run, LINE instructions that were executed, and where somebody wants to look. */
export class Steps {
  /** Address of a word that counts down with each step; at 0 `reached()` is due. */
  readonly left: Address;
  /** Called between two steps; may throw `Stopped`. Sets `stopAt` for its next call. */
  atStop: () => void = () => {};
  /** What `done` will be when `left` is 0. */
  private granted = 0;
  private stop = NEVER;
  private readonly words: Int32Array;

  constructor({ words, heap }: Vm) {
    this.words = words;
    this.left = heap.memory.reserveStatic(16);
    this.grant(0);
  }

  /** How many there were: a moment of the run. */
  get done(): number {
    return this.granted - this.words[this.left];
  }

  /** `atStop` is called when `done` reaches this. */
  get stopAt(): number {
    return this.stop;
  }

  set stopAt(step: number) {
    this.stop = step;
    this.grant(this.done);
  }

  /** Ends the step for which `left` got 0, and lets the host look. */
  reached(): void {
    if (this.done >= this.stop) this.atStop();
    if (this.words[this.left] === 0) this.grant(this.done);
  }

  private grant(now: number): void {
    const count = Math.max(1, Math.min(this.stop - now, MOST_STEPS));
    this.granted = now + count;
    this.words[this.left] = count;
  }
}
