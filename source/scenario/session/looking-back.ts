import { Stopped } from '../../python/protocols/errors.ts';
import type { Command } from './commands.ts';
import type { Inbox } from './inbox.ts';
import type { Link } from './link.ts';
import type { MakeMachine, PlayableMachine } from './playable-machine.ts';
import type { PollRhythm } from './poll-rhythm.ts';
import type { Recording } from './recording.ts';
import { type Script, ScriptRun } from './script-run.ts';
import type { Showing } from './showing.ts';
import type { StepTrail } from './step-trail.ts';

/** To run again up to a step behind this one takes long: when somebody goes back there, the moments before it are kept. */
export const FAR = 100_000;
/** When so few are left, another run gets more; it gives up after some seconds if nobody asks. */
export const FEW_BEFORE = 8;

const BEFORE_FAR = 32;
const COLLECTIONS_BEFORE_FAR = 8;
/** Milliseconds that may take while somebody waits. */
const KEEPING = 40;
const LOOKING_BACK = 10_000;
const LOOKING_BACK_BYTES = 128 * 2 ** 20;

/** Gets the moments before a far place while nothing else is to be done. Steps back meanwhile wait for them. */
export class LookingBack<M extends PlayableMachine, Look, Moment> {
  private readonly script: Script;
  private readonly make: MakeMachine<M>;
  private readonly link: Link;
  private readonly inbox: Inbox;
  private readonly showing: Showing<M, Look, Moment>;
  private readonly rhythm: PollRhythm;
  private readonly trail: StepTrail;
  /** The place that was looked back from last. */
  private from = 0;

  constructor(
    script: Script,
    make: MakeMachine<M>,
    link: Link,
    inbox: Inbox,
    showing: Showing<M, Look, Moment>,
    rhythm: PollRhythm,
    trail: StepTrail,
  ) {
    this.script = script;
    this.make = make;
    this.link = link;
    this.inbox = inbox;
    this.showing = showing;
    this.rhythm = rhythm;
    this.trail = trail;
  }

  isWorthwhile(place: number, { traced }: ScriptRun<M>): boolean {
    const hasFew = place >= FAR && !this.showing.has(place - FEW_BEFORE);
    return hasFew && this.from !== place && traced <= LOOKING_BACK_BYTES;
  }

  /**
   * Runs the script again up to a place, while the run that is seen waits there.
   *
   * @param wait - called now and then while somebody waits for it
   */
  start(place: number, { collections }: Recording, wait: () => void): void {
    const { link, inbox, showing } = this;
    const since = link.now();
    this.from = place;
    const last = place - BEFORE_FAR;
    const places = [...new Set(collections.before(last - 1, COLLECTIONS_BEFORE_FAR).map(({ step }) => step + 1))];
    for (let step = last; step < place; step++) places.push(step);
    const run = new ScriptRun(this.script, this.make);
    run.play(() => {
      const command = inbox.read();
      const isAwaited = inbox.hasRead;
      if (command !== null && !waitsForIt(command)) throw new Stopped();
      if (!isAwaited && link.now() - since > LOOKING_BACK) throw new Stopped();
      if (isAwaited) wait();
      this.trail.note(run);
      if (run.place === places[0]) {
        showing.keep(run);
        places.shift();
      }
      if (places.length === 0) throw new Stopped();
      return Math.min(places[0], this.rhythm.next(run.place));
    });
    run.machine.release();
  }

  /** So many moments are kept on the way back to a far step: those of a large heap take long, and somebody waits. */
  affordable(): number {
    return Math.max(1, Math.min(BEFORE_FAR, Math.floor(KEEPING / Math.max(this.showing.momentCost, 0.1))));
  }
}

/** A step back, where only another run leads there. */
function waitsForIt(command: Command): boolean {
  if (command.do !== 'go' || command.spared === true || typeof command.to !== 'object') return false;
  return ('steps' in command.to && command.to.steps < 0) || ('collection' in command.to && command.to.collection < 0);
}
