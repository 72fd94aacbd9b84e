import { availableParallelism } from 'node:os';
import type { Command, Elsewhere, GoCommand, Report, Stand } from './commands.ts';
import type { EngineThread } from './engine-thread.ts';
import { nextFollowing, nextParking, type Parking } from './parking-places.ts';
import type { Foresight } from './prescan.ts';
import { SpareCores } from './spare-cores.ts';

/** An engine's thread, as far as the relay needs it. */
export type RelayEngine = Pick<EngineThread<unknown>, 'send' | 'wantMoment' | 'broken' | 'close'>;

/** The first engine looks ahead. Of a long run it is the scout, and a `player` of its own begins it; the `spare` ones come behind. */
export type Role = 'first' | 'player' | 'spare';

export type StartEngine<M> = (role: Role, hear: (report: Report<M>) => void) => RelayEngine;

export interface RelayLimits {
  /** Engines wait for others to be needed only where a run from the last one takes so many steps. */
  readonly narrow: number;
  /** Spare engines at most. */
  readonly spares: number;
  /** A script that has allocated more gets none. */
  readonly bytes: number;
  /** So long the reader must have done nothing. In milliseconds. */
  readonly rest: number;
  /** So many of them run at once while he rests. */
  readonly together: number;
  /** So many come behind while the current one is on its way to a far step for the first time. */
  readonly followers: () => number;
}

/** Where all cores are busy, one that comes behind would be of no use. */
function usualLimits(): RelayLimits {
  const cores = new SpareCores();
  return {
    narrow: 300_000,
    spares: 3,
    bytes: 256 * 2 ** 20,
    rest: 150,
    // Besides the current one, which fetches the moments just before.
    together: Math.max(1, availableParallelism() - 1),
    followers: () => cores.forFollowers(),
  };
}

interface Runner {
  readonly engine: RelayEngine;
  /** The step where it stands, or one before that while it runs. */
  at: number;
  /** The step to which it is on its way, unseen. */
  target: number | null;
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
  /** One that only looks ahead. */
  private scout: Runner | null = null;
  private started = 0;
  private journey: Journey | null = null;
  private wanted: Command | null = null;
  /** What the first engine may not come to obey. */
  private unheard: Command[] | null = [];
  /** What the scout has found. */
  private foresight: Foresight | null = null;
  private shownStep = 0;
  private mostBytes = 0;
  private end: number | null = null;
  private isResting = false;
  /** … and has done so for long enough. */
  private hasRested = false;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;
  private breakDown: (error: Error) => void = () => {};

  constructor(start: StartEngine<M>, hear: (report: Report<M>) => void, limits: Partial<RelayLimits> = {}) {
    this.start = start;
    this.hear = hear;
    this.limits = { ...usualLimits(), ...limits };
    this.broken = new Promise((resolve) => {
      this.breakDown = resolve;
    });
    this.current = this.startRunner('first');
  }

  send(command: Command): void {
    this.busy();
    this.unheard?.push(command);
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
    const scout = this.scout === null ? [] : [this.scout];
    await Promise.all([...scout, ...this.runners].map(({ engine }) => engine.close()));
  }

  private startRunner(role: Role): Runner {
    const engine = this.start(role, (report) => this.listen(runner, report));
    const runner: Runner = { engine, at: 0, target: null, seen: new Set(), wanted: null };
    if (role === 'spare') this.started += 1;
    this.runners.push(runner);
    if (this.foresight !== null) engine.send({ do: 'foresee', foresight: this.foresight });
    void engine.broken.then((error) => this.lose(runner, error));
    return runner;
  }

  private lose(runner: Runner, error: Error): void {
    if (this.closed) return;
    if (runner === this.current) return this.breakDown(error);
    this.dismiss(runner);
  }

  private dismiss(runner: Runner): void {
    const at = this.runners.indexOf(runner);
    if (at >= 0) this.runners.splice(at, 1);
    void runner.engine.close();
  }

  /** The first engine only looks ahead: what it was told is for another one. */
  private replaceScout(scout: Runner): void {
    const unheard = this.unheard ?? [];
    this.unheard = null;
    this.runners.splice(this.runners.indexOf(scout), 1);
    this.scout = scout;
    this.current = this.startRunner('player');
    for (const command of unheard) this.send(command);
    this.current.engine.wantMoment();
  }

  private foresee(foresight: Foresight): void {
    this.foresight = foresight;
    for (const { engine } of this.runners) engine.send({ do: 'foresee', foresight });
    void this.scout?.engine.close();
    this.scout = null;
  }

  private listen(runner: Runner, report: Report<M>): void {
    if (this.closed) return;
    const isCurrent = runner === this.current;
    if (report.is === 'stands') this.place(runner, report);
    else if (report.is === 'source') this.hear(report);
    else if (report.is === 'scouts') this.replaceScout(runner);
    else if (report.is === 'foresees') this.foresee(report.foresight);
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
    const spares = this.spares();
    return spares.reduce((a, b) => (b.at < a.at ? b : a), spares[0] ?? this.current);
  }

  private takeOver(runner: Runner): void {
    if (runner === this.current) return;
    this.current = runner;
    runner.target = null;
    if (this.wanted !== null && runner.wanted !== this.wanted) runner.engine.send(this.wanted);
    runner.wanted = this.wanted;
    runner.engine.wantMoment();
  }

  /** An engine tells where it stands. */
  private place(runner: Runner, { at, bytes, end, resting }: Stand): void {
    runner.at = at;
    this.unheard = null;
    this.end ??= end;
    this.mostBytes = Math.max(this.mostBytes, bytes);
    if (resting) runner.target = null;
    if (runner === this.current) this.isResting = resting;
    if (this.isResting) this.rest();
    else if (runner === this.current) this.follow();
  }

  /** The reader acts: the processor is for the current engine. */
  private busy(): void {
    this.isResting = false;
    this.hasRested = false;
    clearTimeout(this.timer);
    this.timer = undefined;
    for (const runner of this.spares()) {
      if (runner.target !== null) runner.engine.send({ do: 'park', at: null });
      runner.target = null;
    }
  }

  private rest(): void {
    if (this.timer !== undefined) return;
    this.timer = setTimeout(
      () => {
        this.timer = undefined;
        if (this.closed || !this.isResting || this.mostBytes > this.limits.bytes) return;
        this.hasRested = true;
        while (this.spares().filter(({ target }) => target !== null).length < this.limits.together) {
          const parking = nextParking(this.current.at, this.stands(), this.unstarted(), this.limits.narrow);
          if (parking === null || this.isOnItsWay(parking)) return;
          this.park(parking);
        }
      },
      this.hasRested ? 0 : this.limits.rest,
    );
  }

  /** On the first way to a far step. */
  private follow(): void {
    const { narrow, bytes, followers } = this.limits;
    if (this.mostBytes > bytes) return;
    const place = nextFollowing(this.current.at, this.stands(), this.unstarted(), followers(), narrow);
    if (place !== null) this.park(place);
  }

  private spares(): Runner[] {
    return this.runners.filter((each) => each !== this.current);
  }

  /** Where the spare ones are or will be. */
  private stands(): number[] {
    return this.spares().map(({ at, target }) => target ?? at);
  }

  /** A spare one that broke is not started again. */
  private unstarted(): number {
    return this.limits.spares - this.started;
  }

  private isOnItsWay({ engine }: Parking): boolean {
    return engine >= 0 && this.spares()[engine].target !== null;
  }

  private park({ engine, at }: Parking): void {
    const runner = this.spares()[engine] ?? this.startRunner('spare');
    if (at < runner.at) runner.at = 0;
    runner.target = at;
    runner.engine.send({ do: 'park', at });
  }
}
