import type { PlayableMachine } from './playable-machine.ts';
import type { Foresight } from './prescan.ts';
import type { ScriptRun } from './script-run.ts';

/** Makes moments of a run and hands them on. The session says when. */
export interface Onlooker<M extends PlayableMachine, Look, Moment> {
  /** What the heap is like now. At the `end` everything is looked at that could be wanted later: the heap goes then. */
  look(run: ScriptRun<M>, when: 'moving' | 'still' | 'end'): Look;
  /** Milliseconds of the last look that it rations itself. */
  readonly aside?: number;
  /** Whether moments are to have more than those made up to now. */
  want(parts: readonly string[]): boolean;
  /** Whether a look at the end of a run lacks what is wanted now: that takes another run. */
  lacks(look: Look): boolean;
  /** The run at its place, standing still. */
  moment(look: Look, run: ScriptRun<M>, foresight: Foresight): Moment;
  show(moment: Moment, state: { readonly moving: boolean }): void;
}
