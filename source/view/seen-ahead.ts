import type { Loop } from '../scenario/session/commands.ts';
import type { HeapPart } from './heap-facts.ts';
import type { Moment } from './moment.ts';
import type { Listener, Playback, Speed, StepTarget } from './playback.ts';

/**
 * A playback whose moments also tell what its reader has already seen behind them. The engine knows what lies ahead of a
 * step as far as it has looked before the run began, so that each step has one moment; of a longer run the reader who goes
 * back would lose the end, and the plot its scale.
 */
export class SeenAhead implements Playback {
  readonly broken: Promise<Error>;
  private readonly playback: Playback;
  /** The run that it was seen of: a saved script has another one. */
  private runs = 0;
  private farthest: Moment['timeline'] | null = null;
  private end: number | null = null;
  private told: { readonly bare: Moment; readonly moment: Moment } | null = null;

  constructor(playback: Playback) {
    this.playback = playback;
    this.broken = playback.broken;
  }

  moment(): Moment {
    const bare = this.playback.moment();
    if (this.told?.bare !== bare) this.told = { bare, moment: this.withAhead(bare) };
    return this.told.moment;
  }

  subscribe(listener: Listener): () => void {
    return this.playback.subscribe(listener);
  }

  play(speed: Speed, loop?: Loop): void {
    this.playback.play(speed, loop);
  }

  pause(): void {
    this.playback.pause();
  }

  stepTo(target: StepTarget): Promise<boolean> {
    return this.playback.stepTo(target);
  }

  want(parts: readonly HeapPart[]): void {
    this.playback.want(parts);
  }

  compareWith(moments: readonly Moment[]): void {
    this.playback.compareWith?.(moments);
  }

  close(): Promise<void> {
    return this.playback.close();
  }

  private withAhead(moment: Moment): Moment {
    const runs = moment.watch?.runs ?? 0;
    if (runs !== this.runs) {
      this.runs = runs;
      this.farthest = null;
      this.end = null;
    }
    this.end ??= moment.totalSteps;
    if (this.farthest === null || lastStep(moment.timeline) >= lastStep(this.farthest)) this.farthest = moment.timeline;
    // The engine has looked to the end: it has told all.
    if (moment.totalSteps !== null || (this.farthest === moment.timeline && this.end === null)) return moment;
    return { ...moment, totalSteps: this.end, timeline: this.farthest };
  }
}

function lastStep({ steps }: Moment['timeline']): number {
  return steps.at(-1) ?? 0;
}
