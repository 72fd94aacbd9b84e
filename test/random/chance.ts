/** What decides in a generated program: the same seed makes the same choices (mulberry32). */
export class Chance {
  private state: number;

  constructor(seed: number) {
    this.state = Math.imul(seed, 0x9e37_79b1) ^ 0x5bd1_e995;
  }

  /** From 0 up to, not including, `limit`. */
  below(limit: number): number {
    this.state = (this.state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }

  /** Inclusive at both ends. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  /** True so many times of a hundred. */
  percent(share: number): boolean {
    return this.below(100) < share;
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)];
  }

  /** So many of them, each at most once, in their order. */
  some<T>(choices: readonly T[], count: number): T[] {
    let needed = count;
    return choices.filter((_, at) => {
      const taken = this.below(choices.length - at) < needed;
      if (taken) needed--;
      return taken;
    });
  }

  /** One of the choices, each as often as its weight says; it is made only when it is picked. */
  weighted<T>(choices: readonly (readonly [weight: number, make: () => T])[]): T {
    let rest = this.below(choices.reduce((sum, [weight]) => sum + weight, 0));
    for (const [weight, make] of choices) {
      if (rest < weight) return make();
      rest -= weight;
    }
    throw new RangeError('no choices');
  }
}
