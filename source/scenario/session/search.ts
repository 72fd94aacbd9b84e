import type { Sought } from './locate.ts';
import type { ScriptRun } from './script-run.ts';
import { type StepWatch, watchFor } from './step-watch.ts';

/** What a search asks for next. */
export type SearchMove =
  /** To be called again there, or where the run stops before; at Infinity only where it stops by itself. */
  | { readonly is: 'going'; readonly to: number }
  /** A run cannot go back: another one, please. */
  | { readonly is: 'again' }
  | { readonly is: 'found'; readonly place: number }
  | { readonly is: 'none' };

/** Backwards, so many steps are looked at first; each time that nothing is found, so many times as many. */
const FIRST_WINDOW = 64;
const WIDER = 32;

/**
 * Finds the next or the last place at which something came about. Forwards a run is looked at step by step. Backwards a new
 * run goes at full speed to a window of steps before the reader's place, and the last find in the window counts.
 */
export class Search {
  private readonly watch: StepWatch;
  private readonly from: number;
  private readonly isBack: boolean;
  /** An event is found at the end or the start of the run, too. */
  private readonly endsCount: boolean;
  /** Where the reader is has been looked at. */
  private isOriented = false;
  /** The watch looks at each place from here on; null until it begins to. */
  private begun: number | null = null;
  private lookedAt = -1;
  private window: number;
  /** Of a search back, the last find so far. */
  lastFind: number | null = null;

  constructor(sought: Sought, from: number) {
    this.watch = watchFor(sought);
    this.from = from;
    this.isBack = Object.values(sought).includes(-1);
    this.endsCount = 'event' in sought;
    this.window = this.watch.looksAt === 'events' ? Number.POSITIVE_INFINITY : FIRST_WINDOW;
  }

  advance(run: ScriptRun): SearchMove {
    if (!this.isOriented) {
      if (run.place !== this.from) return this.goTo(this.from, run);
      this.watch.from(run);
      this.isOriented = true;
    }
    return this.isBack ? this.lookBack(run) : this.lookAhead(run);
  }

  private lookAhead(run: ScriptRun): SearchMove {
    if (this.isFirstLookAt(run) && this.watch.look(run) && run.place > this.from)
      return { is: 'found', place: run.place };
    if (run.done) return this.endsCount ? { is: 'found', place: run.place } : { is: 'none' };
    return this.goOn(run);
  }

  private lookBack(run: ScriptRun): SearchMove {
    const start = Math.max(0, this.from - this.window - 1);
    if (this.begun !== start) {
      if (run.place !== start) return this.goTo(start, run);
      this.begun = start;
      this.lookedAt = -1;
    }
    if (run.place < this.from) {
      if (this.isFirstLookAt(run) && this.watch.look(run)) this.lastFind = run.place;
      const move = this.goOn(run);
      return move.is === 'going' ? { is: 'going', to: Math.min(move.to, this.from) } : move;
    }
    if (this.lastFind !== null) return { is: 'found', place: this.lastFind };
    if (start === 0) return this.endsCount && this.from > 0 ? { is: 'found', place: 0 } : { is: 'none' };
    this.window *= WIDER;
    return { is: 'again' };
  }

  private goTo(place: number, run: ScriptRun): SearchMove {
    return run.place > place ? { is: 'again' } : { is: 'going', to: place };
  }

  private goOn({ place }: ScriptRun): SearchMove {
    return { is: 'going', to: this.watch.looksAt === 'events' ? Number.POSITIVE_INFINITY : place + 1 };
  }

  private isFirstLookAt({ place }: ScriptRun): boolean {
    const isFirst = place !== this.lookedAt;
    this.lookedAt = place;
    return isFirst;
  }
}
