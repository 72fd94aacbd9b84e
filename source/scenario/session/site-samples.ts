/** So many intervals at most lie between step 0 and the last sample. */
const INTERVALS = 24;

/** What a sample is taken of: `heap.trace`. */
export interface SiteTally {
  readonly siteCount: number;
  liveBytes(site: number): number;
}

/**
 * Live bytes of every site at some steps of a run: the multiples of the smallest power of two that makes few enough of
 * them, so that they depend on the step alone and stay few however long the run.
 */
export class SiteSamples {
  private interval = 1;
  private samples: Int32Array[] = [];

  /** The step at which `add()` wants to be called next. */
  get next(): number {
    return this.samples.length * this.interval;
  }

  add(tally: SiteTally): void {
    const sample = new Int32Array(tally.siteCount);
    for (let site = 0; site < sample.length; site++) sample[site] = tally.liveBytes(site);
    this.samples.push(sample);
    if (this.samples.length <= INTERVALS + 1) return;
    this.interval *= 2;
    this.samples = this.samples.filter((_, i) => i % 2 === 0);
  }

  /** The steps of the samples before `step`. */
  stepsBefore(step: number): number[] {
    return this.samples.map((_, i) => i * this.interval).filter((each) => each < step);
  }

  /** Live bytes of the sites together, at the steps of {@link stepsBefore}. */
  trendBefore(step: number, sites: readonly number[]): number[] {
    const count = this.stepsBefore(step).length;
    // A site that was made later had nothing then.
    return this.samples.slice(0, count).map((sample) => sites.reduce((sum, site) => sum + (sample[site] ?? 0), 0));
  }
}
