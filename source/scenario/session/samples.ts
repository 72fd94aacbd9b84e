/** So many intervals at most lie between step 0 and the current step. */
const INTERVALS = 510;

/**
 * Traced memory over the steps of a run. Samples are taken at the multiples of an interval, the smallest power of two that
 * needs at most 510 of them; when it doubles, two samples become one, the larger. So what is known at a step depends on
 * the step alone, not on when somebody looked.
 */
export class Samples {
  /** Steps between two samples. */
  interval = 1;
  private readonly traced: number[] = [];

  /** The step at which `add()` wants to be called next. */
  get next(): number {
    return this.traced.length * this.interval;
  }

  add(traced: number): void {
    this.traced.push(traced);
    if (this.traced.length <= INTERVALS + 1) return;
    this.interval *= 2;
    // Sample 0 stays; sample n covers the steps since the sample before.
    for (let i = 1; 2 * i < this.traced.length; i++)
      this.traced[i] = Math.max(this.traced[2 * i - 1], this.traced[2 * i]);
    this.traced.length = Math.ceil(this.traced.length / 2);
  }

  /** The samples, with one for `step` itself. */
  around(step: number, traced: number): { steps: number[]; traced: number[] } {
    const samples = { steps: this.traced.map((_, i) => i * this.interval), traced: this.traced.slice() };
    const at = Math.min(samples.steps.length, Math.ceil(step / this.interval));
    if (samples.steps[at] === step) return samples;
    samples.steps.splice(at, 0, step);
    samples.traced.splice(at, 0, traced);
    return samples;
  }
}
