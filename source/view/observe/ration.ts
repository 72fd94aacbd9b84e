/** Milliseconds of a clock that only goes on. */
export type Clock = () => number;

/** Rations a look at the heap while a run moves: the run gets so many times as long as the last look took. */
export class Ration {
  private readonly clock: Clock;
  private readonly runPerLook: number;
  private readonly interval: number;
  private due = 0;

  /** @param interval the least time between two looks, in milliseconds */
  constructor(clock: Clock, runPerLook: number, interval = 0) {
    this.clock = clock;
    this.runPerLook = runPerLook;
    this.interval = interval;
  }

  isDue(): boolean {
    return this.clock() >= this.due;
  }

  /** Looks, and sees when the next look is due. */
  spend<Found>(look: () => Found): Found {
    const since = this.clock();
    const found = look();
    const now = this.clock();
    this.due = now + Math.max(this.interval, (now - since) * this.runPerLook);
    return found;
  }
}
