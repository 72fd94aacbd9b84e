import { KeptMoments } from './kept-moments.ts';
import type { Link } from './link.ts';
import type { Onlooker } from './onlooker.ts';
import type { PlayableMachine } from './playable-machine.ts';
import { type Foresight, NOTHING_KNOWN } from './prescan.ts';
import type { ScriptRun } from './script-run.ts';

/** A run that moves is shown at most so often. In milliseconds. */
export const SHOW_INTERVAL = 90;
/** A moment of a large heap takes long to make: the run gets so many times as long before the next one. */
const RUN_PER_SHOW = 20;

/** What the reader sees of a session's runs: has moments made, hands them on, and keeps those that may be wanted again. */
export class Showing<M extends PlayableMachine, Look, Moment> {
  /** Told with every moment. */
  foresight: Foresight = NOTHING_KNOWN;
  /** The last look at the heap of a run that is over. */
  endLook: Look | null = null;
  /** Milliseconds that the last moment of a run standing still took to make. */
  momentCost = 0;
  private readonly link: Link;
  private readonly onlooker: Onlooker<M, Look, Moment>;
  private readonly kept = new KeptMoments<Moment>();
  private shown: { readonly place: number; readonly moving: boolean; readonly run: ScriptRun<M> } | null = null;
  private shownAt = 0;
  private showCost = 0;

  constructor(link: Link, onlooker: Onlooker<M, Look, Moment>) {
    this.link = link;
    this.onlooker = onlooker;
  }

  /** Whether moments of a run standing still lack what is wanted from now on; what was kept then is forgotten. */
  want(parts: readonly string[]): boolean {
    if (!this.onlooker.want(parts)) return false;
    this.forget();
    return true;
  }

  /** Moments that were made before lack something. */
  forget(): void {
    this.kept.clear();
    this.shown = null;
  }

  /** Whatever is on the screen, the next moment is shown. */
  showAnew(): void {
    this.shown = null;
  }

  isShown(run: ScriptRun<M>, place: number): boolean {
    return this.shown?.run === run && this.shown.place === place;
  }

  /** Whether the end that was looked at lacks what is wanted now: that takes another run. */
  lacksEnd(run: ScriptRun<M>): boolean {
    return run.done && this.endLook !== null && this.onlooker.lacks(this.endLook);
  }

  has(place: number): boolean {
    return this.kept.get(place) !== undefined;
  }

  /** Keeps the moment of a run at its place. */
  keep(run: ScriptRun<M>): void {
    this.kept.keep(run.place, this.momentOf(run, 'still'));
  }

  /** At the end of a run, while its heap is there. */
  lookAtEnd(run: ScriptRun<M>): void {
    this.endLook = this.onlooker.look(run, 'end');
  }

  /** @param place - that of the run, or one whose moment was kept */
  show(run: ScriptRun<M>, place: number, moving: boolean): void {
    if (this.isShown(run, place) && this.shown?.moving === moving) return;
    this.shown = { place, moving, run };
    const since = this.link.now();
    const moment = this.kept.get(place) ?? this.momentOf(run, moving ? 'moving' : 'still');
    if (!moving) this.kept.keep(place, moment);
    this.onlooker.show(moment, { moving });
    this.shownAt = this.link.now();
    this.showCost = Math.max(0, this.shownAt - since - (this.onlooker.aside ?? 0));
  }

  /** Shows a run that moves, now and then. */
  showIfDue(run: ScriptRun<M>, place: number): void {
    const { link } = this;
    const interval = Math.max(SHOW_INTERVAL, this.showCost * RUN_PER_SHOW);
    if (link.now() - this.shownAt >= interval && link.wantsMoment()) this.show(run, place, true);
  }

  private momentOf(run: ScriptRun<M>, when: 'moving' | 'still'): Moment {
    const since = this.link.now();
    const look = (run.done ? this.endLook : null) ?? this.onlooker.look(run, when);
    const moment = this.onlooker.moment(look, run, this.foresight);
    if (when === 'still') this.momentCost = this.link.now() - since;
    return moment;
  }
}
