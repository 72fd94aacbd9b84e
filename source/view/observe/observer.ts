import type { Machine } from '../../machine.ts';
import type { Onlooker } from '../../scenario/session/onlooker.ts';
import type { Foresight } from '../../scenario/session/prescan.ts';
import type { ScriptRun } from '../../scenario/session/script-run.ts';
import type { Execution, Moment, RunState } from '../moment.ts';
import { observeCollector } from './collector.ts';
import { observeExecution, observeFailure } from './execution.ts';
import { observeMemory } from './memory.ts';
import { OnDemand } from './on-demand.ts';
import type { Clock } from './ration.ts';
import { observeTimeline } from './timeline.ts';
import { WaitingLook } from './waiting-garbage.ts';
import { WantedObject } from './wanted-object.ts';

/** A moment on its way to the main thread, which has the script already. */
export type SentMoment = Omit<Moment, 'script'>;

/** What is read from the heap itself; the rest of a moment is known beside it. */
export type HeapLook = Pick<Moment, 'execution' | 'gc' | 'memory' | 'pools' | 'types' | 'asked' | 'object'>;

/**
 * Turns a run into moments. It reads and changes nothing: the same place of the same script gives the same moment,
 * whoever looked before.
 */
export class Observer implements Onlooker<Machine, HeapLook, SentMoment> {
  private readonly filename: string;
  private readonly send: (moment: SentMoment) => void;
  private readonly clock: Clock;
  private readonly onDemand: OnDemand;
  private readonly waiting: WaitingLook;
  private readonly object: WantedObject;
  /** What these three cost in the last look, in milliseconds: each has its own ration while a run moves. */
  aside = 0;

  /** @param clock rations what is costly to read while a run moves; it gets into no moment */
  constructor(filename: string, send: (moment: SentMoment) => void, clock: Clock) {
    this.filename = filename;
    this.send = send;
    this.clock = clock;
    this.onDemand = new OnDemand(clock);
    this.waiting = new WaitingLook(clock);
    this.object = new WantedObject(filename, clock);
  }

  want(parts: readonly string[]): boolean {
    const isAnother = this.object.want(parts);
    return this.onDemand.want(parts) || isAnother;
  }

  lacks({ asked }: HeapLook): boolean {
    return this.object.isMissing(asked);
  }

  look(run: ScriptRun<Machine>, when: 'moving' | 'still' | 'end'): HeapLook {
    const { machine, recording, place, siteSamples } = run;
    const { vm } = machine;
    const since = this.clock();
    const waiting = this.waiting.look(vm, place, when);
    const onDemand = { ...this.onDemand.look(vm, place, when), object: this.object.look(run, when) };
    this.aside = this.clock() - since;
    return {
      asked: this.object.asked,
      execution: this.execution(run),
      gc: observeCollector(vm, recording, waiting),
      memory: observeMemory(vm, siteSamples, place),
      ...onDemand,
    };
  }

  private execution({ machine, place, done, exception }: ScriptRun<Machine>): Execution {
    if (!done) return observeExecution(machine, this.filename, place === 0 ? 'before' : 'running');
    return observeFailure(machine, exception) ?? observeExecution(machine, this.filename, 'after');
  }

  moment(look: HeapLook, run: ScriptRun<Machine>, foresight: Foresight): SentMoment {
    const { place, recording, failure } = run;
    return {
      ...look,
      ...this.onDemand.wanted(look),
      object: this.object.wanted(look.object),
      state: stateOf(run),
      step: place,
      totalSteps: foresight.recording.end ?? recording.end,
      cell: cellAt(place, recording.cells),
      timeline: observeTimeline(run, look.memory.traced, foresight),
      output: run.output.last(),
      error: failure,
    };
  }

  show(moment: SentMoment, { moving }: { readonly moving: boolean }): void {
    const goesOn = moving && (moment.state === 'ready' || moment.state === 'paused');
    this.send(goesOn ? { ...moment, state: 'running' } : moment);
  }
}

/** Of a run that stands still. */
function stateOf({ place, done, failure }: ScriptRun<Machine>): RunState {
  if (done) return failure === null ? 'ended' : 'failed';
  return place === 0 ? 'ready' : 'paused';
}

/** The cell that began last. Cells that were jumped over began with the one behind them. */
function cellAt(place: number, cells: readonly number[]): number {
  return place === 0 ? -1 : cells.length - 1;
}
