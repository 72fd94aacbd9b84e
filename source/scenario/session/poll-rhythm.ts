/** Commands are looked for about so often. In milliseconds. */
const INTERVAL = 5;
/** Steps between two looks at most. */
const MOST = 50_000;

/** After how many steps a run looks for commands: as many as take some milliseconds. */
export class PollRhythm {
  private readonly now: () => number;
  private steps = 100;
  private last = 0;

  constructor(now: () => number) {
    this.now = now;
  }

  /** A look has been taken. */
  polled(): void {
    this.last = this.now();
  }

  /** The place of the next look; this is one. */
  next(place: number): number {
    const before = this.last;
    this.polled();
    const took = this.last - before;
    if (took > 2 * INTERVAL) this.steps = Math.max(1, this.steps >> 1);
    else if (took < INTERVAL / 2) this.steps = Math.min(MOST, this.steps * 2);
    return place + this.steps;
  }
}
