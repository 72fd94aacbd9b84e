import { Stopped } from '../../python/protocols/errors.ts';
import type { Command, LooksAhead, Loop, Stand } from './commands.ts';
import type { Goal } from './goal.ts';
import { Inbox } from './inbox.ts';
import type { Link } from './link.ts';
import { isSought, locate, type Target } from './locate.ts';
import { FAR, FEW_BEFORE, LookingBack } from './looking-back.ts';
import type { Onlooker } from './onlooker.ts';
import type { MakeMachine, PlayableMachine } from './playable-machine.ts';
import { PollRhythm } from './poll-rhythm.ts';
import { type Foresight, prescan, receivedForesight } from './prescan.ts';
import { scout } from './scouting.ts';
import { type Script, ScriptRun } from './script-run.ts';
import { Search } from './search.ts';
import { SHOW_INTERVAL, Showing } from './showing.ts';
import { StepTrail } from './step-trail.ts';

/** A search that takes longer shows where it is. In milliseconds. */
const SEARCH_UNSEEN = 150;
/** A run that begins again, to play on or for another look at the same step, is seen on its way only when that takes longer. In milliseconds. */
const AGAIN_UNSEEN = 1000;
/** Nothing is done behind the reader's back before he has rested for so long. In milliseconds. */
const REST = 200;

/**
 * A session of one scenario, on the engine's thread: plays, pauses, seeks. Runs go forward only; going back is a new run up
 * to the earlier step, or a kept moment while the run waits where it is. All of it is synchronous: inside a run the
 * session is visited at places that it chose, and sleeps there while nothing is asked of it.
 */
export class Session<M extends PlayableMachine, Look, Moment> {
  private readonly script: Script;
  private readonly make: MakeMachine<M>;
  private readonly link: Link;
  private readonly inbox: Inbox;
  private readonly showing: Showing<M, Look, Moment>;
  private goal: Goal = { kind: 'rest' };
  /** The place that is shown while the run waits at another one, mostly a later one. */
  private apart: number | null = null;
  private told: Stand | null = null;
  private toldAt = 0;
  private readonly rhythm: PollRhythm;
  private readonly trail = new StepTrail();
  private readonly lookingBack: LookingBack<M, Look, Moment>;

  constructor(script: Script, make: MakeMachine<M>, link: Link, onlooker: Onlooker<M, Look, Moment>) {
    this.script = script;
    this.make = make;
    this.link = link;
    this.inbox = new Inbox(link);
    this.showing = new Showing(link, onlooker);
    this.rhythm = new PollRhythm(() => link.now());
    this.lookingBack = new LookingBack(script, make, link, this.inbox, this.showing, this.rhythm, this.trail);
  }

  /** Works until the thread ends; a scout, until it has told what it has found. */
  start(looksAhead: LooksAhead): void {
    let run: ScriptRun<M> | null = new ScriptRun(this.script, this.make);
    if (looksAhead !== 'never') {
      const first = run;
      const foresight =
        looksAhead === 'always'
          ? prescan(this.script, this.make, () => false)
          : scout(this.script, this.make, this.link, () => this.show(first, false));
      if (foresight === null) return;
      this.foresee(foresight);
    }
    for (;;) {
      run ??= new ScriptRun(this.script, this.make);
      this.showing.endLook = null;
      run.play(
        (visited) => this.visit(visited),
        (visited) => this.showing.lookAtEnd(visited),
      );
      run.machine.release();
      run = null;
    }
  }

  private foresee(foresight: Foresight): void {
    this.showing.foresight = foresight;
    // They did not know yet what comes.
    this.showing.forget();
  }

  /** Returns the next place to visit; goes back by throwing. */
  private visit(run: ScriptRun<M>): number {
    if (this.goal.kind !== 'search') this.trail.note(run);
    const begins = run.place === 0 || run.recording.cells.at(-1) === run.place;
    if (begins && !this.showing.has(run.place)) this.showing.keep(run);
    for (;;) {
      for (let command = this.inbox.take(); command !== null; command = this.inbox.take()) this.obey(command, run);
      const next = this.advance(run);
      if (next !== null && !run.done) return Math.min(next, this.rhythm.next(run.place));
      if (next !== null) this.goal = { kind: 'rest' };
    }
  }

  /** Moments that were made before do not have what is wanted now. */
  private lookAgain(run: ScriptRun<M>): void {
    const isGone = this.apart === null && this.showing.lacksEnd(run);
    if (this.goal.kind !== 'rest' || (this.apart === null && !isGone)) return;
    const place = this.placeOn(run);
    const to = { step: place };
    this.goal = { kind: 'seek', to, from: place, since: this.link.now(), id: null, again: true, spared: false };
    if (isGone) throw new Stopped();
  }

  private obey(command: Command, run: ScriptRun<M>): void {
    const { goal, link } = this;
    this.told = null;
    if (command.do === 'want') {
      if (this.showing.want(command.parts)) this.lookAgain(run);
      return;
    }
    if (command.do === 'foresee') {
      this.foresee(receivedForesight(command.foresight));
      this.lookAgain(run);
      return;
    }
    this.rhythm.polled();
    if ((goal.kind === 'seek' || goal.kind === 'search') && goal.id !== null) link.arrived(goal.id, true);
    if (command.do === 'pause') this.pause(run);
    else if (command.do === 'park') {
      this.goal = { kind: 'park', at: command.at };
      this.apart = null;
      this.showing.showAnew();
    } else if (command.do === 'play') {
      const { stepsPerSecond, loop = null } = command;
      const due = goal.kind === 'play' ? Math.min(goal.due, link.now() + 1000 / stepsPerSecond) : link.now();
      this.goal = { kind: 'play', stepsPerSecond, due, from: goal.kind === 'play' ? goal.from : 0, loop };
    } else {
      const { id, spared = false } = command;
      const from = command.from ?? this.headingFor(run);
      const to = this.knownBefore(command.to, from, run) ?? command.to;
      const isFromAfar = command.from !== undefined && typeof to === 'object' && 'step' in to && to.step < from;
      const again = isFromAfar || (goal.kind === 'seek' && goal.again);
      this.goal = isSought(to)
        ? { kind: 'search', search: new Search(to, from), from, since: link.now(), id }
        : { kind: 'seek', to, from, since: link.now(), id, again, spared };
    }
  }

  /** A search leaves the reader where it began. */
  private pause(run: ScriptRun<M>): void {
    const { goal } = this;
    this.goal = { kind: 'rest' };
    if (goal.kind !== 'search' || goal.from === run.place) return;
    const { from } = goal;
    if (this.showing.has(from)) this.apart = from;
    else
      this.goal = {
        kind: 'seek',
        to: { step: from },
        from,
        since: this.link.now(),
        id: null,
        again: true,
        spared: false,
      };
  }

  /** Where a search back leads, as far as it need not be searched for. */
  private knownBefore(to: Target, from: number, run: ScriptRun<M>): Target | undefined {
    if (!isSought(to) || !Object.values(to).includes(-1) || from === 0) return undefined;
    const step = 'event' in to ? this.eventBefore(from, run) : this.trail.before(to, from);
    return step === undefined ? undefined : { step };
  }

  /** Events are written down, as far as that reaches. */
  private eventBefore(from: number, run: ScriptRun<M>): number | undefined {
    const { reach, recording } = this.showing.foresight;
    if (Math.max(run.place, reach) < from) return undefined;
    return (run.place >= from ? run.recording : recording).events.before(from);
  }

  /** Where the run will be: keys that are pressed faster than it moves add up. */
  private headingFor(run: ScriptRun<M>): number {
    const { goal } = this;
    if (goal.kind === 'search') return goal.from;
    if (goal.kind === 'elsewhere') return goal.place;
    return (goal.kind === 'seek' ? this.placeOf(goal, run) : undefined) ?? this.placeOn(run);
  }

  /** Where the reader is. */
  private placeOn(run: ScriptRun<M>): number {
    return this.apart ?? run.place;
  }

  /** Of what is known, as far as the run has come or farther: a shorter recording has other last cells and collections. */
  private placeOf({ to, from }: Goal & { kind: 'seek' }, run: ScriptRun<M>): number | undefined {
    const { reach, recording } = this.showing.foresight;
    return locate(to, from, reach >= run.place ? recording : run.recording);
  }

  /** One move towards the goal: the place to run to, or null when something else has changed. */
  private advance(run: ScriptRun<M>): number | null {
    const { goal } = this;
    if (goal.kind === 'rest') return this.rest(run);
    if (goal.kind === 'search') return this.searchOn(run, goal);
    if (goal.kind === 'park') return this.park(run, goal.at);
    if (goal.kind === 'elsewhere') {
      this.link.sleep(Number.POSITIVE_INFINITY);
      return null;
    }
    return goal.kind === 'play' ? this.playOn(run, goal) : this.seek(run, goal);
  }

  /** Runs, and runs again, until the place is known; then it is one to go to. */
  private searchOn(run: ScriptRun<M>, goal: Goal & { kind: 'search' }): number | null {
    const { search, from, since, id } = goal;
    if (this.link.now() - since > SEARCH_UNSEEN) this.showIfDue(run);
    const move = search.advance(run);
    // What is found just before the reader's place needs no other run to be shown.
    if (search.lastFind === run.place && from - run.place <= FEW_BEFORE && !this.showing.has(run.place))
      this.showing.keep(run);
    switch (move.is) {
      case 'going':
        this.apart = null;
        return move.to;
      case 'again':
        throw new Stopped();
      case 'found':
        this.goal = {
          kind: 'seek',
          to: { step: move.place },
          from,
          since,
          id,
          again: move.place < from,
          spared: false,
        };
        return null;
      case 'none':
        this.giveUp(run, { kind: 'seek', to: { step: from }, from, since, id, again: true, spared: false });
        return null;
    }
  }

  private park(run: ScriptRun<M>, at: number | null): number | null {
    if (at !== null && run.place > at) throw new Stopped();
    if (at !== null && run.place < at && !run.done) {
      if (this.link.now() - this.toldAt > SHOW_INTERVAL) this.tell(run, false);
      return at;
    }
    this.tell(run, true);
    this.link.sleep(Number.POSITIVE_INFINITY);
    return null;
  }

  /** Where it is, for those who choose between engines. */
  private tell(run: ScriptRun<M>, resting: boolean): void {
    const { told } = this;
    const stand = { at: run.place, bytes: run.traced, end: run.recording.end, resting };
    this.toldAt = this.link.now();
    if (told?.at === stand.at && told.resting === resting) return;
    this.told = stand;
    this.link.stands(stand);
  }

  private rest(run: ScriptRun<M>): null {
    this.show(run, false);
    this.tell(run, true);
    const place = this.placeOn(run);
    if (this.lookingBack.isWorthwhile(place, run)) {
      const since = this.link.now();
      this.link.sleep(REST + 1);
      if (!this.link.hasCommand() && this.link.now() - since >= REST)
        this.lookingBack.start(place, run.recording, () => this.showIfDue(run));
    } else this.link.sleep(Number.POSITIVE_INFINITY);
    return null;
  }

  private playOn(run: ScriptRun<M>, goal: Goal & { kind: 'play' }): number | null {
    const { link } = this;
    const { loop } = goal;
    const isUnbounded = goal.stepsPerSecond === Number.POSITIVE_INFINITY;
    if (isUnbounded && loop === null && this.apart !== null) {
      goal.from = Math.max(goal.from, this.apart);
      this.apart = null;
    }
    if (run.place < goal.from) {
      if (link.now() - goal.due > AGAIN_UNSEEN) this.showIfDue(run);
      return goal.from;
    }
    if (loop !== null && this.placeOn(run) >= loop.to && link.now() >= goal.due) {
      this.beginAgain(goal, loop, run);
      return null;
    }
    if (run.done && this.apart === null && loop === null) {
      this.goal = { kind: 'rest' };
      return null;
    }
    if (isUnbounded && this.apart === null) {
      this.showIfDue(run);
      return loop?.to ?? Number.POSITIVE_INFINITY;
    }
    if (link.wantsMoment()) this.show(run, true);
    const early = goal.due - link.now();
    if (early > 0) {
      const isShown = this.showing.isShown(run, this.placeOn(run));
      link.sleep(isShown ? early : Math.min(early, SHOW_INTERVAL));
      return null;
    }
    // A machine that was busy elsewhere does not make up for it by a rush.
    goal.due = Math.max(goal.due, link.now() - SHOW_INTERVAL) + 1000 / goal.stepsPerSecond;
    if (this.apart === null) return run.place + 1;
    goal.from = this.apart + 1;
    if (!this.standAt(goal.from, run)) throw new Stopped();
    return null;
  }

  /** From the start of a loop, which is mostly behind the run. */
  private beginAgain(goal: Goal & { kind: 'play' }, { from }: Loop, run: ScriptRun<M>): void {
    goal.from = from;
    goal.due = this.link.now() + 1000 / goal.stepsPerSecond;
    if (!this.standAt(from, run)) throw new Stopped();
  }

  private seek(run: ScriptRun<M>, goal: Goal & { kind: 'seek' }): number | null {
    const place = this.placeOf(goal, run);
    const { apart } = this;
    if (place === undefined && (run.done || this.showing.foresight.recording.end !== null || isBack(goal.to))) {
      this.giveUp(run, goal);
      return null;
    }
    if (place !== undefined && !this.standAt(place, run)) {
      if (goal.spared && goal.id !== null) {
        this.goal = { kind: 'elsewhere', place };
        this.apart = apart;
        this.link.elsewhere({ id: goal.id, place, from: goal.from });
        return null;
      }
      // The next run begins without knowing what this one has seen.
      this.goal = { ...goal, to: { step: place }, again: true };
      throw new Stopped();
    }
    if (run.done || (place !== undefined && place <= run.place)) {
      this.goal = { kind: 'rest' };
      this.show(run, false);
      if (goal.id !== null) this.link.arrived(goal.id, this.placeOn(run) !== goal.from);
      return null;
    }
    if (this.link.now() - goal.since > (goal.id === null ? AGAIN_UNSEEN : SEARCH_UNSEEN)) this.showIfDue(run);
    if (place === undefined || !goal.again || place < FAR) return place ?? Number.POSITIVE_INFINITY;
    const first = place - this.lookingBack.affordable();
    if (run.place >= first) this.showing.keep(run);
    return Math.max(first, run.place + 1);
  }

  /** Whether a place can be come to without another run; what lies behind the run then is shown while the run waits. */
  private standAt(place: number, run: ScriptRun<M>): boolean {
    const isKept = place < run.place && this.showing.has(place);
    this.apart = isKept ? place : null;
    return isKept || place >= run.place;
  }

  /** There is no such place: back to where the search began. */
  private giveUp(run: ScriptRun<M>, goal: Goal & { kind: 'seek' }): void {
    this.goal = { ...goal, to: { step: goal.from }, id: null };
    if (run.place === goal.from) {
      this.goal = { kind: 'rest' };
      this.show(run, false);
    }
    if (goal.id !== null) this.link.arrived(goal.id, false);
  }

  private showIfDue(run: ScriptRun<M>): void {
    if (this.link.now() - this.toldAt >= SHOW_INTERVAL) this.tell(run, false);
    this.showing.showIfDue(run, this.placeOn(run));
  }

  private show(run: ScriptRun<M>, moving: boolean): void {
    this.showing.show(run, this.placeOn(run), moving);
  }
}

/** What lies behind is known: it need not be looked for. */
function isBack(to: Target): boolean {
  if (typeof to !== 'object') return false;
  return ('collection' in to && to.collection < 0) || ('cell' in to && to.cell < 0);
}
