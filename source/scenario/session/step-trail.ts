import type { Sought } from './locate.ts';
import type { ScriptRun } from './script-run.ts';
import { depthOf, isAnotherLine, lineOf } from './step-watch.ts';

/** So many steps are remembered. */
const REMEMBERED = 512;

interface StepFacts {
  readonly line: number;
  readonly depth: number;
  /** Whether the line before has allocated memory; null where the run was not seen at the step before. */
  readonly allocated: boolean | null;
}

/**
 * What searches ask of a step, of the steps at which runs were seen. A step has the same facts in every run, so that going
 * back over them takes no other one.
 */
export class StepTrail {
  private readonly facts = new Map<number, StepFacts>();
  private latest: { readonly run: ScriptRun; readonly place: number; readonly live: number } | null = null;

  /** A run is seen at its place. Nobody else may ask for recent peaks meanwhile. */
  note(run: ScriptRun): void {
    const { place } = run;
    const { facts, latest } = this;
    const { trace } = run.machine.vm.heap;
    if (latest?.run === run && latest.place === place) return;
    const most = trace.takeRecentPeak();
    const isNext = latest?.run === run && latest.place === place - 1;
    this.latest = { run, place, live: trace.live };
    const allocated = isNext ? most > latest.live : (facts.get(place)?.allocated ?? null);
    facts.delete(place);
    facts.set(place, { line: lineOf(run), depth: depthOf(run), allocated });
    const [oldest] = facts.keys();
    if (facts.size > REMEMBERED) facts.delete(oldest);
  }

  /** The last step before `from` that a search back looks for; undefined if that is not known. */
  before(sought: Sought, from: number): number | undefined {
    const here = this.facts.get(from);
    if (here === undefined || 'event' in sought) return undefined;
    for (let at = from - 1; at >= 0; at--) {
      const there = this.facts.get(at);
      if (there === undefined) return undefined;
      if ('over' in sought && isAnotherLine(there, here)) return at;
      if ('allocation' in sought && there.allocated !== false) return there.allocated === null ? undefined : at;
    }
    return undefined;
  }
}
