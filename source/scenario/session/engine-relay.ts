import { availableParallelism, loadavg } from 'node:os';
import type { Command, Elsewhere, GoCommand, Report, Stand } from './commands.ts';
import type { EngineThread } from './engine-thread.ts';
import { nextParking } from './parking-places.ts';

/** An engine's thread, as far as the relay needs it. */
export type RelayEngine = Pick<EngineThread<unknown>, 'send' | 'wantMoment' | 'broken' | 'close'>;

/** Starts an engine; all but the first one are `spare`. */
export type StartEngine<M> = (isSpare: boolean, hear: (report: Report<M>) => void) => RelayEngine;

export interface RelayLimits {
  /** Engines wait for others to be needed only where a run from the last one takes so many steps. */
  readonly narrow: number;
  /** Spare engines at most. */
  readonly spares: number;
  /** A script that has allocated more gets none. */
  readonly bytes: number;
  /** So long the reader must have done nothing. In milliseconds. */
  readonly rest: number;
  /** Whether an engine comes behind while another one is on its way to a far step for the first time. */
  readonly follows: boolean;
}

const LIMITS: RelayLimits = {
  narrow: 300_000,
  spares: 3,
  bytes: 256 * 2 ** 20,
  rest: 300,
  // Where all cores are busy, it would take half of what the other one gets of them.
  follows: loadavg()[0] <= availableParallelism() - 1,
};

/** The one that comes behind is sent to this part of the way. */
const FOLLOWING = 7 / 8;

interface Runner {
  readonly engine: RelayEngine;
  /** The step where it stands, or one before that while it runs. */
  at: number;
  /** Steps at which it was seen: perhaps it has kept their moments. */
  readonly seen: Set<number>;
  /** The `want` that it was sent last. */
  wanted: Command | null;
}

/** A `go` that is under way. */
interface Journey {
  readonly id: number;
  /** Those that would have to begin again. */
  readonly declined: Set<Runner>;
}

/**
 * Several engines on threads of their own that run the same script, seen as one. A run cannot be copied; but one that waits
 * on the way is as good as a copy that was made there. One engine is current: it gets the commands, its moments are seen.
 * The others are parked, unseen, behind it, and the nearest one takes over when the way back would begin at the start.
 * A step has one moment, whichever engine comes by.
 */
export class EngineRelay<M extends { readonly step: number }> {
  /** The current engine broke. A spare one that breaks is missing, no more. */
  readonly broken: Promise<Error>;
  private readonly start: StartEngine<M>;
  private readonly hear: (report: Report<M>) => void;
  private readonly limits: RelayLimits;
  private readonly runners: Runner[] = [];
  private current: Runner;
  /** The one that runs to where it will wait. */
  private parking: Runner | null = null;
  private started = 0;
  private journey: Journey | null = null;
  private wanted: Command | null = null;
  private shownStep = 0;
  private mostBytes = 0;
  private end: number | null = null;
  private isResting = false;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;
  private breakDown: (error: Error) => void = () => {};

  constructor(start: StartEngine<M>, hear: (report: Report<M>) => void, limits: Partial<RelayLimits> = {}) {
    this.start = start;
    this.hear = hear;
    this.limits = { ...LIMITS, ...limits };
    this.broken = new Promise((resolve) => {
      this.breakDown = resolve;
    });
    this.current = this.startRunner(false);
  }

  send(command: Command): void {
    this.busy();
    if (command.do === 'want') {
      this.wanted = command;
      this.current.wanted = command;
    }
    if (command.do !== 'want') this.journey = null;
    if (command.do === 'go') this.go(command);
    else this.current.engine.send(command);
  }

  wantMoment(): void {
    this.current.engine.wantMoment();
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await Promise.all(this.runners.map(({ engine }) => engine.close()));
  }

  private startRunner(isSpare: boolean): Runner {
    const engine = this.start(isSpare, (report) => this.listen(runner, report));
    const runner: Runner = { engine, at: 0, seen: new Set(), wanted: null };
    if (isSpare) this.started += 1;
    this.runners.push(runner);
    void engine.broken.then((error) => this.lose(runner, error));
    return runner;
  }

  private lose(runner: Runner, error: Error): void {
    if (this.closed) return;
    if (runner === this.current) return this.breakDown(error);
    this.runners.splice(this.runners.indexOf(runner), 1);
    if (this.parking === runner) this.parking = null;
    void runner.engine.close();
  }

  private listen(runner: Runner, report: Report<M>): void {
    if (this.closed) return;
    const isCurrent = runner === this.current;
    if (report.is === 'stands') this.place(runner, report);
    else if (report.is === 'source') this.hear(report);
    else if (!isCurrent) return;
    else if (report.is === 'elsewhere') {
      if (report.id === this.journey?.id) this.handOver(report, this.journey);
    } else {
      if (report.is === 'moment') this.shownStep = report.moment.step;
      if (report.is === 'arrived') runner.seen.add(this.shownStep);
      this.hear(report);
    }
  }

  private go(command: GoCommand): void {
    const { current } = this;
    this.journey = { id: command.id, declined: new Set() };
    const place = this.known(command);
    const nearest = place === null ? null : this.nearest(place, this.journey);
    if (place !== null && nearest !== null && place >= nearest.at && nearest.at >= current.at + this.limits.narrow) {
      this.takeOver(nearest);
      current.engine.send({ do: 'park', at: null });
      nearest.engine.send({ ...command, to: { step: place }, from: this.shownStep, spared: true });
    } else current.engine.send({ ...command, spared: this.runners.some((each) => each !== current && each.at > 0) });
  }

  /** The step of a target that is the same wherever the reader is; null if that is not known. */
  private known({ to }: GoCommand): number | null {
    if (to === 'end') return this.end;
    if (typeof to !== 'object') return null;
    if ('step' in to) return Math.min(to.step, this.end ?? to.step);
    return 'percent' in to && this.end !== null ? Math.round((this.end * to.percent) / 100) : null;
  }

  /** The current engine would have to begin again for this. */
  private handOver({ id, place, from }: Elsewhere, journey: Journey): void {
    const previous = this.current;
    journey.declined.add(previous);
    const next = this.nearest(place, journey);
    const isLastResort = next === null;
    this.takeOver(next ?? this.first());
    if (isLastResort) this.current.at = 0;
    if (this.current !== previous) previous.engine.send({ do: 'park', at: null });
    this.current.engine.send({ do: 'go', to: { step: place }, id, from, spared: !isLastResort });
  }

  /** Who may have kept the step, or has the shortest way to it. */
  private nearest(place: number, { declined }: Journey): Runner | null {
    const others = this.runners.filter((each) => !declined.has(each));
    const kept = others.find(({ at, seen }) => at >= place && seen.has(place));
    if (kept !== undefined) return kept;
    const before = others.filter(({ at }) => at > 0 && at <= place);
    return before.reduce<Runner | null>((a, b) => (a === null || b.at > a.at ? b : a), null);
  }

  /** The one that loses least when it begins again. */
  private first(): Runner {
    const spares = this.runners.filter((each) => each !== this.current);
    return spares.reduce((a, b) => (b.at < a.at ? b : a), spares[0] ?? this.current);
  }

  private takeOver(runner: Runner): void {
    if (runner === this.current) return;
    this.current = runner;
    if (this.parking === runner) this.parking = null;
    if (this.wanted !== null && runner.wanted !== this.wanted) runner.engine.send(this.wanted);
    runner.wanted = this.wanted;
    runner.engine.wantMoment();
  }

  /** An engine tells where it stands. */
  private place(runner: Runner, { at, bytes, end, resting }: Stand): void {
    runner.at = at;
    this.end ??= end;
    this.mostBytes = Math.max(this.mostBytes, bytes);
    if (runner === this.parking && resting) this.parking = null;
    if (runner === this.current) this.isResting = resting;
    if (this.isResting) this.rest();
    else if (runner === this.current) this.follow();
  }

  /** The reader acts: the processor is for the current engine. */
  private busy(): void {
    this.isResting = false;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.parking?.engine.send({ do: 'park', at: null });
    this.parking = null;
  }

  private rest(): void {
    if (this.timer !== undefined || this.parking !== null) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (this.closed || !this.isResting || this.parking !== null || this.mostBytes > this.limits.bytes) return;
      const spares = this.runners.filter((each) => each !== this.current);
      const unstarted = this.limits.spares - this.started;
      const steps = spares.map(({ at }) => at);
      const parking = nextParking(this.current.at, steps, unstarted, this.limits.narrow);
      if (parking !== null) this.park(spares[parking.engine] ?? this.startRunner(true), parking.at);
    }, this.limits.rest);
  }

  /** On the first way to a far step, one engine comes behind. */
  private follow(): void {
    const { limits, current, parking } = this;
    if (!limits.follows || this.runners.length > 2 || parking !== null || this.mostBytes > limits.bytes) return;
    const spare = this.runners.find((each) => each !== current);
    const at = Math.floor(current.at * FOLLOWING);
    if (at - (spare?.at ?? 0) < limits.narrow || (spare === undefined && this.started > 0)) return;
    this.park(spare ?? this.startRunner(true), at);
  }

  private park(runner: Runner, at: number): void {
    this.parking = runner;
    if (at < runner.at) runner.at = 0;
    runner.engine.send({ do: 'park', at });
  }
}
