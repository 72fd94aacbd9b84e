import { F_LINE } from '../../python/run/frames.ts';
import type { Sought } from './locate.ts';
import type { ScriptRun } from './script-run.ts';

/** Looks at a run at one place after the other, and tells at which of them something has come about. */
export interface StepWatch {
  /** The places at which it wants to look: all of them, or those at which the run stops by itself. */
  readonly looksAt: 'every step' | 'events';
  /** The place from which the reader goes, forwards or back: later places are compared with it. */
  from(run: ScriptRun): void;
  /** The first call only begins: nothing has come about by then. */
  look(run: ScriptRun): boolean;
}

export function watchFor(sought: Sought): StepWatch {
  if ('over' in sought) return new LineWatch();
  return 'allocation' in sought ? new AllocationWatch() : new EventWatch();
}

/** Another line of the same frame, or any of a frame that called it: what a line calls is stepped over. */
class LineWatch implements StepWatch {
  readonly looksAt = 'every step';
  private here: LineOfStep = { line: 0, depth: 0 };

  from(run: ScriptRun): void {
    this.here = { line: lineOf(run), depth: depthOf(run) };
  }

  look(run: ScriptRun): boolean {
    return isAnotherLine({ line: lineOf(run), depth: depthOf(run) }, this.here);
  }
}

/** The line that runs next, and how many frames there are; both are 0 at the start and at the end, where no frame runs. */
export interface LineOfStep {
  readonly line: number;
  readonly depth: number;
}

/** Whether stepping over lines goes to `there`. From between lines any line is another one. */
export function isAnotherLine(there: LineOfStep, here: LineOfStep): boolean {
  return here.depth === 0 || there.depth < here.depth || (there.depth === here.depth && there.line !== here.line);
}

/** At the start and at the end no frame runs. */
function isBetweenLines({ place, done }: ScriptRun): boolean {
  return place === 0 || done;
}

export function depthOf(run: ScriptRun): number {
  return isBetweenLines(run) ? 0 : run.machine.vm.frames.depth;
}

export function lineOf(run: ScriptRun): number {
  const { words, frames } = run.machine.vm;
  return isBetweenLines(run) ? 0 : words[frames.current + F_LINE];
}

/** The line before this place has allocated memory; blocks that it has freed again count. */
class AllocationWatch implements StepWatch {
  readonly looksAt = 'every step';
  private place = -1;
  private live = 0;

  from(): void {}

  look({ machine, place }: ScriptRun): boolean {
    const { trace } = machine.vm.heap;
    const most = trace.takeRecentPeak();
    const isNext = place === this.place + 1;
    const { live } = this;
    this.place = place;
    this.live = trace.live;
    return isNext && most > live;
  }
}

/** A collection, the beginning of a cell, output. */
class EventWatch implements StepWatch {
  readonly looksAt = 'events';
  private seen = 0;
  private run: ScriptRun | null = null;

  from(): void {}

  look(run: ScriptRun): boolean {
    const { recording, output } = run;
    const before = this.run === run ? this.seen : null;
    this.run = run;
    this.seen = recording.collections.length + recording.cells.length + output.writes;
    return before !== null && this.seen > before;
  }
}
