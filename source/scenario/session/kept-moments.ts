/** So many moments are kept: some megabytes. */
const KEPT = 128;

/**
 * The moments that were shown of a run standing still, those at which it and its cells begin, and those before a far step at which
 * somebody rests or to which somebody went back. A step has one moment, whichever run came by, so a kept one is as good as another run up to there.
 */
export class KeptMoments<Moment> {
  private readonly moments = new Map<number, Moment>();

  get(place: number): Moment | undefined {
    return this.moments.get(place);
  }

  /** The one that was kept first makes room. */
  keep(place: number, moment: Moment): void {
    const [first] = this.moments.keys();
    if (this.moments.size >= KEPT && !this.moments.has(place)) this.moments.delete(first);
    this.moments.set(place, moment);
  }

  clear(): void {
    this.moments.clear();
  }
}
