import type { Loop } from '../scenario/session/commands.ts';
import type { Target } from '../scenario/session/locate.ts';
import type { HeapPart } from './heap-facts.ts';
import type { Moment, ReadAgain, ScriptError, Watch } from './moment.ts';
import type { Listener, Playback, Speed, StepTarget } from './playback.ts';
import type { PlaybackClient } from './playback-client.ts';
import { samePlace } from './same-place.ts';

/** So long a new run may take to come to where the reader is before it is shown on its way. In milliseconds. */
const PATIENCE = 1500;

/**
 * A playback whose script is run anew when it is saved. The new run comes in the place of the old one when it is where the
 * reader was; what cannot run at all leaves the old one where it is, and is told beside it.
 */
export class WatchedPlayback implements Playback {
  readonly broken: Promise<Error>;
  private readonly reopen: () => Promise<PlaybackClient>;
  private readonly isWatched: (file: string) => boolean;
  private readonly listeners = new Set<Listener>();
  private current!: PlaybackClient;
  private stopHearing: () => void = () => {};
  private candidate: PlaybackClient | null = null;
  /** Goes to marks that are far away; nobody sees it. */
  private reader: PlaybackClient | null = null;
  private saves = 0;
  private speed: Speed = 1;
  private parts: readonly HeapPart[] = [];
  private compared: readonly Moment[] = [];
  private watch: Watch = { runs: 0, trouble: null, compared: [] };
  private shown: { readonly bare: Moment; readonly watch: Watch; readonly moment: Moment } | null = null;
  private breakDown: (error: Error) => void = () => {};
  private closed = false;
  private release: () => void = () => {};

  /**
   * @param reopen - starts a run of the script as it is now; what it throws is shown
   * @param isWatched - whether a file of a traceback is one that will be run anew when it is mended
   */
  constructor(first: PlaybackClient, reopen: () => Promise<PlaybackClient>, isWatched: (file: string) => boolean) {
    this.reopen = reopen;
    this.isWatched = isWatched;
    this.broken = new Promise((resolve) => {
      this.breakDown = resolve;
    });
    this.take(first);
  }

  moment(): Moment {
    const bare = this.current.moment();
    const { shown, watch } = this;
    if (shown?.bare === bare && shown.watch === watch) return shown.moment;
    const moment = { ...bare, watch };
    this.shown = { bare, watch, moment };
    return moment;
  }

  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  play(speed: Speed, loop?: Loop): void {
    this.speed = speed;
    this.current.play(speed, loop);
  }

  pause(): void {
    this.current.pause();
  }

  stepTo(target: StepTarget): Promise<boolean> {
    return this.current.stepTo(target);
  }

  want(parts: readonly HeapPart[]): void {
    this.parts = parts;
    this.current.want(parts);
  }

  compareWith(moments: readonly Moment[]): void {
    this.compared = moments;
  }

  /** Calls `release` when the playback is closed. */
  whenClosed(release: () => void): void {
    this.release = release;
  }

  async close(): Promise<void> {
    this.closed = true;
    this.release();
    this.saves += 1;
    await Promise.all([this.candidate?.close(), this.reader?.close(), this.current.close()]);
  }

  /** The script, or a module of it, has another text now. A later call takes the place of one under way. */
  async saved(): Promise<void> {
    this.saves += 1;
    const save = this.saves;
    const isLate = (): boolean => save !== this.saves;
    void this.candidate?.close();
    void this.reader?.close();
    this.candidate = null;
    this.reader = null;
    let next: PlaybackClient;
    try {
      next = await this.reopen();
    } catch (error) {
      if (!isLate()) this.tell(troubleOf(error));
      return;
    }
    if (isLate()) return next.close();
    this.candidate = next;
    void next.broken.then((error) => {
      if (this.candidate === next || this.current === next) this.breakDown(error);
    });
    next.want(this.parts);
    const compared: ReadAgain[] = [];
    for (const was of this.compared) {
      const place = samePlace(was, next.moment());
      const reached = await soon(next.go(place));
      if (isLate()) return;
      const moment = reached ? next.moment() : null;
      compared.push({ was, step: moment?.step ?? stepOf(place, next.moment()), moment });
    }
    const before = this.current.moment();
    const neverRan = before.state === 'failed' && before.step <= 1;
    const arrived = await soon(next.go(neverRan ? 'start' : samePlace(before, next.moment())));
    if (isLate()) return;
    this.candidate = null;
    const error = arrived ? await this.syntaxError(next) : null;
    if (isLate() || error !== null) {
      await next.close();
      if (!isLate()) this.tell(error);
      return;
    }
    this.watch = { runs: this.watch.runs + 1, trouble: null, compared };
    const previous = this.current;
    this.take(next);
    if (before.state === 'running') next.play(this.speed);
    await previous.close();
    await this.readAgain(isLate);
  }

  /** What was too far away to wait for is read from one more run, while the reader goes on in this one. */
  private async readAgain(isLate: () => boolean): Promise<void> {
    const missing = this.watch.compared.filter(({ moment }) => moment === null);
    if (missing.length === 0 || isLate()) return;
    let run: PlaybackClient;
    try {
      run = await this.reopen();
    } catch {
      // Gone or broken again: the next save tells.
      return;
    }
    this.reader = run;
    for (const { was, step } of missing) {
      if (isLate()) break;
      run.want(this.parts);
      await run.go({ step });
      if (isLate()) break;
      const moment = run.moment();
      const compared = this.watch.compared.map((each) => (each.was === was ? { ...each, moment } : each));
      this.watch = { ...this.watch, compared };
      this.announce(this.current.moment().state);
    }
    if (this.reader === run) this.reader = null;
    await run.close();
  }

  /** What the compiler refuses, of the script or of a module of its own: there is nothing in it to look at. */
  private async syntaxError(next: PlaybackClient): Promise<ScriptError | null> {
    // A run of one step has run no line.
    if (next.moment().totalSteps === 1 && next.moment().state === 'ready') {
      await next.go('end');
      if (next.moment().error === null) await next.go('start');
    }
    const { error } = next.moment();
    if (error === null || !/^(SyntaxError|IndentationError|TabError)\b/.test(error.summary)) return null;
    const file = [...error.traceback.matchAll(/^ +File "(.+)", line \d+/gm)].at(-1)?.[1];
    return file !== undefined && this.isWatched(file) ? error : null;
  }

  private take(client: PlaybackClient): void {
    this.stopHearing();
    this.current = client;
    this.stopHearing = client.subscribe((state) => this.announce(state));
    void client.broken.then((error) => {
      if (this.current === client) this.breakDown(error);
    });
    this.announce(client.moment().state);
  }

  private tell(trouble: ScriptError | null): void {
    this.watch = { ...this.watch, trouble };
    this.announce(this.current.moment().state);
  }

  private announce(state: Moment['state']): void {
    if (!this.closed) for (const listener of [...this.listeners]) listener(state);
  }
}

/** The step of a place that the run has not come to. */
function stepOf(place: Target, { totalSteps, step }: Moment): number {
  if (typeof place === 'object' && 'step' in place) return place.step;
  return place === 'start' ? 0 : (totalSteps ?? step);
}

/** Whether it is done within a reasonable time. */
async function soon(going: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE);
  });
  const done = await Promise.race([going.then(() => true), patience]);
  clearTimeout(timer);
  return done;
}

function troubleOf(error: unknown): ScriptError {
  const summary = error instanceof Error ? error.message : String(error);
  return { summary, traceback: summary };
}
