import type { Loop } from '../../source/scenario/session/commands.ts';
import type { Moment } from '../../source/view/moment.ts';
import type { Listener, Playback, Speed, StepTarget } from '../../source/view/playback.ts';

/** A playback of canned moments, one a step. It plays only when `tick` is called; it writes down what it was asked. */
export class FakePlayback implements Playback {
  readonly calls: string[] = [];
  readonly broken: Promise<Error>;
  breakDown: (error: Error) => void = () => {};
  readonly #moments: readonly Moment[];
  readonly #listeners = new Set<Listener>();
  #at = 0;
  #playing = false;

  constructor(moments: readonly Moment[], at = 0) {
    this.#moments = moments;
    this.#at = at;
    this.broken = new Promise((resolve) => {
      this.breakDown = resolve;
    });
  }

  moment(): Moment {
    const moment = this.#moments[this.#at];
    return this.#playing ? { ...moment, state: 'running' } : moment;
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  play(speed: Speed, loop?: Loop): void {
    this.calls.push(loop === undefined ? `play ${speed}` : `play ${speed} from ${loop.from} to ${loop.to}`);
    this.#playing = true;
    this.#changed();
  }

  pause(): void {
    this.calls.push('pause');
    this.#playing = false;
    this.#changed();
  }

  async stepTo(target: StepTarget): Promise<boolean> {
    this.calls.push(`step ${JSON.stringify(target)}`);
    this.#playing = false;
    const last = this.#moments.length - 1;
    const wanted =
      target === 'start'
        ? 0
        : target === 'end'
          ? last
          : 'step' in target
            ? target.step
            : 'steps' in target
              ? this.#at + target.steps
              : this.#at;
    const before = this.#at;
    this.#at = Math.max(0, Math.min(last, wanted));
    this.#changed();
    return this.#at !== before;
  }

  want(): void {}

  /** One step of playing. */
  tick(): void {
    this.#at = Math.min(this.#moments.length - 1, this.#at + 1);
    this.#changed();
  }

  async close(): Promise<void> {
    this.calls.push('close');
  }

  #changed(): void {
    for (const listener of this.#listeners) listener(this.moment().state);
  }
}
